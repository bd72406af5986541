"""What a text, a name or a code says, whatever characters it was typed or pasted with."""

from __future__ import annotations

import re
from itertools import groupby
from unicodedata import combining

from snitflade.characters.hidden import BIDI_CONTROLS, IGNORABLE, ORDINARY, describe_ignorable

SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH_SPACE = "\u200b"
NO_BREAK_SPACE = "\u00a0"
BREAK_WISHES = SOFT_HYPHEN + ZERO_WIDTH_SPACE
"""Where a word may be broken: with a hyphen, and without one."""

# The category Zs and the line and paragraph separators; these have U+00A0, U+2007 and U+202F for no-break spaces.
_NO_BREAK_SPACES = "\u00a0\u2007\u202f"
_OTHER_SPACES = "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000\u2028\u2029"
# What word processors put before the items of a list; those from U+F02D on are of the fonts Symbol and
# Wingdings, which Word writes at places of Unicode that have no meaning.
_BULLETS = (
    "\u2023\u2043\u204c\u204d\u2219\u25a0\u25a1\u25aa\u25ab\u25b6\u25b8\u25b9\u25ba\u25c6\u25c7\u25cb\u25cf\u25d8"
    "\u25e6\u25fb\u25fc\u25fd\u25fe\u26aa\u26ab\u2756\u27a2\u27a4\u2b1b\u2b1c\u2b24\u2b25\u2b29\u2b2a"
    "\uf0b7\uf0a7\uf0a8\uf06e\uf06f\uf06c\uf071\uf075\uf076\uf077\uf0d8"
)
_PASTED = str.maketrans(
    dict.fromkeys(_BULLETS, "\u2022") | {"\uf0fc": "\u2713", "\uf0e0": "\u2192", "\uf02d": "\u2013"}
)
_SPACES = str.maketrans(dict.fromkeys(_NO_BREAK_SPACES, NO_BREAK_SPACE) | dict.fromkeys(_OTHER_SPACES, " "))
_SPACE = f"[ \\t\\r\\n{NO_BREAK_SPACE}]+"
# Bidi controls are not dropped: where they stand is refused, and the message shows what it is about.
_DROPPED_FROM_TEXTS = f"(?![{BREAK_WISHES}{BIDI_CONTROLS}])[{IGNORABLE}]"
_DROPPED_FROM_NAMES = f"(?![{SOFT_HYPHEN}{BIDI_CONTROLS}])[{IGNORABLE}]"
_DROPPED_FROM_WORDS = f"(?![{BIDI_CONTROLS}])[{IGNORABLE}]"
_BESIDE_A_BREAK = f"[ \\t\\r\\n{NO_BREAK_SPACE}~|]"
_LOOSE_WISH = f"(?:^|(?<={_BESIDE_A_BREAK}))[{BREAK_WISHES}]+|[{BREAK_WISHES}]+(?={_BESIDE_A_BREAK}|$)"
_MOST_NAMED = 3  # characters in one hint
# To compose takes time with the square of the marks of one letter. Unicode's own limit for texts that are exchanged,
# the Stream-Safe Text Format (UAX #15), is 30.
_MOST_MARKS = 30
_MAYBE_MARKS = rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}"
TOO_MANY_MARKS = "too many combining marks on one letter"
REMOVE_MARKS = f"at most {_MOST_MARKS}"


def say_what_to_remove(name: str) -> str:
    """The hint for a name or a code with default-ignorable characters; "" for one without.

    A soft hyphen is none of them, as it is a break wish; nor are bidi controls, which are refused in texts, too.

    >>> say_what_to_remove("A\\u200bB")
    'remove U+200B, a zero-width space'
    """
    if ORDINARY.issuperset(name):
        return ""
    found = tuple(dict.fromkeys(re.findall(_DROPPED_FROM_NAMES, name)))
    return f"remove {'; '.join(map(describe_ignorable, found[:_MOST_NAMED]))}" if found else ""


def has_too_many_marks(text: str) -> bool:
    """Whether a letter has more combining marks than any script needs; to compose them (NFC) could take minutes.

    >>> has_too_many_marks("a" + "\\u0300\\u0316" * 16)
    True
    """
    return any(_count_marks(run) > _MOST_MARKS for run in re.findall(_MAYBE_MARKS, text))


def _count_marks(run: str) -> int:
    """The longest row of combining marks in a run of characters that may be some."""
    return max(len(list(marks)) if is_mark else 0 for is_mark, marks in groupby(run, lambda c: combining(c) > 0))


def clean_text(text: str) -> str:
    """A text for people, as it is drawn: known spaces and bullets, and nothing invisible but break wishes in words.

    >>> clean_text("\\uf0b7 Sags\\u00adbehandling: 10\\u202f000\\u2009kr. \\u2713\\ufe0f")
    '• Sags\\xadbehandling: 10\\xa0000 kr. ✓'
    """
    return _join_spaces(re.sub(_DROPPED_FROM_TEXTS, "", text).translate(_PASTED))


def clean_name(text: str) -> str:
    """A name as it is drawn: known spaces, and nothing invisible but a soft hyphen in a word.

    >>> clean_name("Sags\\u00adsystem\\u200b\\u2003A")
    'Sags\\xadsystem A'
    """
    return _join_spaces(re.sub(_DROPPED_FROM_NAMES, "", text))


def clean_word(text: str) -> str:
    """A code or a key as it is compared: plain spaces, and nothing invisible at all.

    >>> clean_word("1\\u00ad2\\u200b\\u00a0a")
    '12 a'
    """
    return _join_spaces(re.sub(_DROPPED_FROM_WORDS, "", text)).replace(NO_BREAK_SPACE, " ")


def _join_spaces(text: str) -> str:
    """The text with one space for each run of spaces, a no-break one where the run holds one, and none at its ends.

    A wish for a break beside a space is none.
    """
    text = re.sub(_LOOSE_WISH, "", text.translate(_SPACES))
    joined = re.sub(_SPACE, lambda run: NO_BREAK_SPACE if NO_BREAK_SPACE in run[0] else " ", text)
    return joined.strip(" " + NO_BREAK_SPACE)


def without_wishes(text: str) -> str:
    """The text without its break wishes, as it is said and written on one line."""
    return text.replace(SOFT_HYPHEN, "").replace(ZERO_WIDTH_SPACE, "")
