"""What the text of a scalar says, by where it stands: a text for people, a name, or a word such as a code or a key.

All come composed (NFC), with single spaces, and without characters that do not show, so that what looks alike is alike.
A text is drawn as well as its characters can be; in a name or a code an invisible character is a fault, as another
name that looks the same may be meant. A soft hyphen (and in texts a zero-width space) stays, as a wish for a break.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from snitflade.characters import (
    ORDINARY,
    REMOVE_MARKS,
    TOO_MANY_MARKS,
    clean_name,
    clean_text,
    clean_word,
    has_too_many_marks,
    say_what_to_remove,
)
from snitflade.problems import quote

LONGEST_TEXT = 10_000
"""Characters, five times as many as any key takes: more is no text, and is not looked at any closer."""
_LOOSE_SPACE = re.compile(r"[\t\r\n ]+")


class Role(Enum):
    """What a scalar is; ``TERMS`` and ``SYSTEMS`` are the mappings whose parts are not what their keys say."""

    TEXT = "text"
    NAME = "name"
    WORD = "word"
    FILE = "file"
    TERMS = "terms"
    SYSTEMS = "systems"


_ROLES = {
    **dict.fromkeys(("title", "subtitle", "heading", "text", "note"), Role.TEXT),
    **dict.fromkeys(("hub", "system", "from", "to", "was", "order", "group", "aliases", "owner"), Role.NAME),
    **dict.fromkeys(("icon", "logo", "regular", "bold"), Role.FILE),
    "terms": Role.TERMS,
    "systems": Role.SYSTEMS,
}
_CLEAN = {Role.TEXT: clean_text, Role.NAME: clean_name}


def role_below(role: Role, key: str) -> Role:
    """What stands under a key of a mapping that has this role itself."""
    return Role.TEXT if role is Role.TERMS else _ROLES.get(key, Role.WORD)


def role_of_keys(role: Role) -> Role:
    """What the keys of a mapping with this role are."""
    return Role.NAME if role is Role.SYSTEMS else Role.WORD


def clean_scalar(text: str, role: Role) -> str:
    """The text as it is compared and drawn; a file's name is only composed.

    :param text: of at most ``LONGEST_TEXT`` characters.
    """
    if not text.isascii() and not ORDINARY.issuperset(text):
        text = unicodedata.normalize("NFC", text)
        if role is not Role.FILE:
            return _CLEAN.get(role, clean_word)(text)
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or text[:1] == " " or text[-1:] == " ":
        text = _LOOSE_SPACE.sub(" ", text).strip(" ")
    return text


def find_fault(text: str, role: Role) -> tuple[str, str] | None:
    """What is wrong with the characters of a text, and how to mend it.

    >>> find_fault("A\\u200bB", Role.NAME)
    ("invalid character in 'A\\u200bB'", 'remove U+200B, a zero-width space')
    """
    if len(text) > LONGEST_TEXT:
        return f"the text is too long: {len(text):,} characters", f"at most {LONGEST_TEXT:,}"
    if text.isascii():
        return None
    if has_too_many_marks(text):
        return TOO_MANY_MARKS, REMOVE_MARKS
    hint = "" if role in (Role.TEXT, Role.FILE) else say_what_to_remove(text)
    return (f"invalid character in {quote(text)}", hint) if hint else None
