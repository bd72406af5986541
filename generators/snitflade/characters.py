"""Characters that do not show, or look like others: what stands for them in a text, and what they are called.

Four kinds have rules of their own. Those that Unicode calls default-ignorable have no glyph: two of them, soft hyphen
and zero-width space, say where a word may be broken (break wishes), the rest say nothing in a picture. Those that are
not to be printed (controls, and all that turn the direction of a text) move a cursor or make a message read otherwise
than it is. Spaces come in many widths. Bullets come with lists that are pasted from other programs.
"""

from __future__ import annotations

import re
from itertools import groupby
from unicodedata import combining

# Patterns are strings here: their classes take 8 ms to compile, which `re` does once, for the first text that needs it.
ORDINARY = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180)))).union("–—‘’“”„•…′″€→×")
"""Characters with a glyph, composed, that nothing here is about: a text of these alone needs no second look."""
SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH_SPACE = "\u200b"
NO_BREAK_SPACE = "\u00a0"
BREAK_WISHES = SOFT_HYPHEN + ZERO_WIDTH_SPACE
"""Where a word may be broken: with a hyphen, and without one."""

# The property Default_Ignorable_Code_Point of Unicode, 4174 code points; it has grown by none since Unicode 6.
_IGNORABLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
BIDI_CONTROLS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters that turn the direction of a text, for a class of a regular expression; all are default-ignorable."""
# The categories Cc, Cf, Cs, Zl and Zp of Unicode, and the non-characters.
_CONTROLS = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_FORMATS = r"\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
_UNPRINTABLE = f"[{_IGNORABLE}{_CONTROLS}{_FORMATS}]"
_BREAKS_IN_A_REPORT = "\n\t"
_KEPT = dict.fromkeys(map(ord, _BREAKS_IN_A_REPORT))

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
_DROPPED_FROM_TEXTS = f"(?![{BREAK_WISHES}{BIDI_CONTROLS}])[{_IGNORABLE}]"
_DROPPED_FROM_NAMES = f"(?![{SOFT_HYPHEN}{BIDI_CONTROLS}])[{_IGNORABLE}]"
_DROPPED_FROM_WORDS = f"(?![{BIDI_CONTROLS}])[{_IGNORABLE}]"
_BESIDE_A_BREAK = f"[ {NO_BREAK_SPACE}~|]"
_LOOSE_WISH = f"(?:^|(?<={_BESIDE_A_BREAK}))[{BREAK_WISHES}]+|[{BREAK_WISHES}]+(?={_BESIDE_A_BREAK}|$)"
_MOST_NAMED = 3  # characters in one hint
# To compose takes time with the square of the marks of one letter. Unicode's own limit for texts that are exchanged,
# the Stream-Safe Text Format (UAX #15), is 30.
_MOST_MARKS = 30
_MAYBE_MARKS = rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}"
TOO_MANY_MARKS = "too many combining marks on one letter"
REMOVE_MARKS = f"at most {_MOST_MARKS}"
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
    return re.sub(_LOOSE_WISH, "", join_spaces(re.sub(_DROPPED_FROM_TEXTS, "", text).translate(_PASTED)))


def clean_name(text: str) -> str:
    """A name as it is drawn: known spaces, and nothing invisible but a soft hyphen in a word.

    >>> clean_name("Sags\\u00adsystem\\u200b\\u2003A")
    'Sags\\xadsystem A'
    """
    return re.sub(_LOOSE_WISH, "", join_spaces(re.sub(_DROPPED_FROM_NAMES, "", text)))


def clean_word(text: str) -> str:
    """A code or a key as it is compared: plain spaces, and nothing invisible at all.

    >>> clean_word("1\\u00ad2\\u200b\\u00a0a")
    '12 a'
    """
    return join_spaces(re.sub(_DROPPED_FROM_WORDS, "", text)).replace(NO_BREAK_SPACE, " ")


def join_spaces(text: str) -> str:
    """The text with one space for each run of spaces, a no-break one where the run holds one, and none at its ends."""
    joined = re.sub(_SPACE, lambda run: NO_BREAK_SPACE if NO_BREAK_SPACE in run[0] else " ", text.translate(_SPACES))
    return joined.strip(" " + NO_BREAK_SPACE)


def without_wishes(text: str) -> str:
    """The text without its break wishes, as it is said and written on one line."""
    return text.replace(SOFT_HYPHEN, "").replace(ZERO_WIDTH_SPACE, "")
