"""Characters that must not be printed as they are: what shows them, and what they are called.

Patterns are strings in this room: their classes take 8 ms to compile, which `re` does once, for the first text that
needs it.
"""

from __future__ import annotations

import re

ORDINARY = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180)))).union("–—‘’“”„•…′″€→×")
"""Characters with a glyph, composed, that nothing here is about: a text of these alone needs no second look."""
# The property Default_Ignorable_Code_Point of Unicode, 4174 code points; it has grown by none since Unicode 6.
IGNORABLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""The default-ignorable characters, for a class of a regular expression."""
BIDI_CONTROLS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters that turn the direction of a text, for a class of a regular expression; all are default-ignorable."""
# The categories Cc, Cf, Cs, Zl and Zp of Unicode, and the non-characters.
_CONTROLS = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_FORMATS = r"\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
_UNPRINTABLE = f"[{IGNORABLE}{_CONTROLS}{_FORMATS}]"
_BREAKS_IN_A_REPORT = "\n\t"
_KEPT = dict.fromkeys(map(ord, _BREAKS_IN_A_REPORT))
_NAMES = {
    "\u00ad": "a soft hyphen", "\u200b": "a zero-width space", "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner", "\u2060": "a word joiner", "\ufeff": "a byte order mark",
}  # fmt: skip
_KINDS = (
    (f"[{BIDI_CONTROLS}]", "a hidden control of the text's direction"),
    (r"[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]", "a variation selector"),
    (r"[\U000e0000-\U000e007f]", "an invisible tag"),
)


def show_hidden(text: str, *, keep_breaks: bool = False) -> str:
    """The text with each character that must not be printed as its number.

    :param keep_breaks: whether line feeds and tabs stay, in a report of many lines.

    >>> show_hidden("Sags\\u00adsystem \\u202e")
    'Sags<U+00AD>system <U+202E>'
    """
    kept = _BREAKS_IN_A_REPORT if keep_breaks else ""
    if ORDINARY.issuperset(text.translate(_KEPT) if kept else text):
        return text
    return re.sub(_UNPRINTABLE, lambda match: match[0] if match[0] in kept else f"<{number_of(match[0])}>", text)


def escape_hidden(text: str) -> str:
    """JSON in which each character that must not be printed is written as JSON's escape for it: no value changes.

    >>> escape_hidden('"\\u202e"')
    '"\\\\u202e"'
    """
    return re.sub(
        _UNPRINTABLE, lambda match: match[0] if match[0] in _BREAKS_IN_A_REPORT else _json_escape(match[0]), text
    )


def _json_escape(character: str) -> str:
    """A character beyond the first 65,536 is two escapes, those of its surrogates."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def number_of(character: str) -> str:
    """What Unicode calls it: ``U+200B``."""
    return f"U+{ord(character):04X}"


def describe_ignorable(character: str) -> str:
    """A default-ignorable character in words.

    >>> describe_ignorable("\\u200b")
    'U+200B, a zero-width space'
    """
    kinds = (name for kind, name in _KINDS if re.match(kind, character))
    name = _NAMES.get(character) or next(kinds, "a character that does not show")
    return f"{number_of(character)}, {name}"
