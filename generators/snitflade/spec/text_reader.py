"""A file as text: of bounded size, UTF-8, and free of characters that hide what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from snitflade.characters import BIDI_CONTROLS, number_of
from snitflade.problems import Place, Problem, ProblemsFound
from snitflade.spec.sources import WORKING_TREE, Source

_CHARACTERS_SHOWN = 5

# Control characters and the non-characters cannot stand in XML; bidi controls make a text read otherwise than it is.
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
FORBIDDEN = re.compile(f"[{_CONTROLS}{BIDI_CONTROLS}]")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_BIDI = re.compile(f"[{BIDI_CONTROLS}]")


def read_text(path: Path, source: Source = WORKING_TREE) -> str:
    """The text of a file, without a byte order mark.

    :raises ProblemsFound: when there is no such file, it cannot be read, is larger than ``MAX_FILE_BYTES``, is not
        UTF-8, or holds a forbidden character.
    """
    data = source.read(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = place_at(source.name(path), data[: error.start].decode("utf-8-sig"), error.start)
        raise ProblemsFound([Problem(place, "invalid UTF-8", "save the file as UTF-8")]) from None
    faults = tuple(islice(_forbidden_characters(source.name(path), text), _CHARACTERS_SHOWN))
    if faults:
        raise ProblemsFound(faults)
    return text


def _forbidden_characters(file: str, text: str) -> Iterator[Problem]:
    for match in FORBIDDEN.finditer(text):
        yield describe_forbidden_character(match.group(), place_at(file, text, match.start()))


def describe_forbidden_character(character: str, place: Place) -> Problem:
    """The problem to report for a character that hides what a text says."""
    kind = "a hidden control of the text's direction" if _BIDI.match(character) else "a control character"
    return Problem(place, f"invalid character {number_of(character)}", f"{kind}; remove it")


def place_at(file: str, text: str, offset: int) -> Place:
    """The place of the character at this offset, counting lines as YAML does."""
    line, start = 1, 0
    for line_break in _LINE_BREAK.finditer(text, 0, offset):
        line, start = line + 1, line_break.end()
    return Place(file, line, min(offset, len(text)) - start + 1)
