"""A file as text: of bounded size, UTF-8, and free of characters that hide what it says."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from snitflade.problems import Place, Problem, ProblemsFound

MAX_FILE_BYTES = 2_000_000
_CHARACTERS_SHOWN = 5

# Control characters and the non-characters cannot stand in XML; U+0085, U+2028 and U+2029 are line breaks to YAML 1.1
# but not to an editor, so that places would drift; bidi controls make a text read otherwise than it is.
_BIDI_CONTROLS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_OTHERS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
FORBIDDEN = re.compile(f"[{_OTHERS}{_BIDI_CONTROLS}]")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_BIDI = re.compile(f"[{_BIDI_CONTROLS}]")


def file_name(path: Path) -> str:
    """The path as the user gave it, with "/" between its parts on every system."""
    return path.as_posix()


def read_text(path: Path) -> str:
    """The text of a file, without a byte order mark.

    :raises ProblemsFound: when there is no such file, it cannot be read, is larger than ``MAX_FILE_BYTES``, is not
        UTF-8, or holds a forbidden character.
    """
    data = _read_bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = place_at(file_name(path), data[: error.start].decode("utf-8-sig"), error.start)
        raise ProblemsFound([Problem(place, "invalid UTF-8", "save the file as UTF-8")]) from None
    faults = tuple(islice(_forbidden_characters(file_name(path), text), _CHARACTERS_SHOWN))
    if faults:
        raise ProblemsFound(faults)
    return text


def _read_bytes(path: Path) -> bytes:
    here = Place(file_name(path))
    try:
        # O_NONBLOCK: opening a named pipe would otherwise wait for a writer that never comes.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise ProblemsFound([Problem(here, "invalid file", "neither a folder nor a device can be read")])
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise ProblemsFound([Problem(here, "missing file")]) from None
    except IsADirectoryError:
        raise ProblemsFound([Problem(here, "invalid file", "it is a folder")]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ProblemsFound([Problem(here, "invalid file", f"cannot be read: {reason.lower()}")]) from None
    if len(data) > MAX_FILE_BYTES:
        raise ProblemsFound([Problem(here, "invalid size of the file", f"at most {MAX_FILE_BYTES:,} bytes")])
    return data


def _forbidden_characters(file: str, text: str) -> Iterator[Problem]:
    for match in FORBIDDEN.finditer(text):
        yield forbidden_character(match.group(), place_at(file, text, match.start()))


def forbidden_character(character: str, place: Place) -> Problem:
    """The problem that such a character is."""
    kind = "a hidden control of the text's direction" if _BIDI.match(character) else "a control character"
    return Problem(place, f"invalid character U+{ord(character):04X}", f"{kind}; remove it")


def place_at(file: str, text: str, offset: int) -> Place:
    """The place of the character at this offset, counting lines as YAML does."""
    line, start = 1, 0
    for line_break in _LINE_BREAK.finditer(text, 0, offset):
        line, start = line + 1, line_break.end()
    return Place(file, line, min(offset, len(text)) - start + 1)
