"""The marks with which an author steers the breaking of a text: ``~`` for a no-break space, ``|`` for a line break.

A backslash before a mark makes it the character itself. Spaces and marks side by side are one break, and at the ends
of a text none. What the checks compare is the text as said aloud: each break is a space.
"""

from __future__ import annotations

import re

from snitflade.diagram import plain

_MARK = re.compile(r"\\([~|])| ?[~|\u00a0][ ~|\u00a0]*")
_BREAKS = " \u00a0\n"


def read_breaks(text: str) -> str:
    """The text with its marks as the breaks they stand for, U+00A0 and a line feed; "" when nothing else is in it.

    >>> read_breaks("Sorø | AS~IS, a\\\\|b")
    'Sorø\\nAS\\xa0IS, a|b'
    """
    if "~" not in text and "|" not in text and "\u00a0" not in text:
        return text
    return _MARK.sub(_break, text).strip(_BREAKS)


def _break(match: re.Match[str]) -> str:
    return match.group(1) or ("\n" if "|" in match.group() else "\u00a0")


def name_of(text: str) -> str:
    """The name that a text stands for, by which the links know a system: each break is a space.

    >>> name_of("KMD~Børn | og Voksne")
    'KMD Børn og Voksne'
    """
    return plain(read_breaks(text))
