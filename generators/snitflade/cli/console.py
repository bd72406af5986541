"""What a command prints: results to standard output, everything else to standard error.

None of these is a failure: a reader who closes the pipe, a terminal without "æ", a control character in a file's name,
which is shown as its number: ``<U+202E>``.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from snitflade.characters import show_hidden
from snitflade.problems import SnitfladeError

# GitHub takes a line of a log that begins with "::", or holds "##[", for a command to its runner.
_CI_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#\[)", re.MULTILINE)
_COLOUR = re.compile(r"(\x1b\[[0-9;]*m)")


def prepare() -> None:
    """Make both streams take every character, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write(*lines: object) -> None:
    """Print lines of the result.

    :raises SnitfladeError: when they cannot be written, on a full disk for example.
    """
    _put(sys.stdout, lines)


def takes_colours() -> bool:
    """Whether the result goes to a terminal that shows colours, and NO_COLOR (no-color.org) is not set."""
    if sys.stdout is None or not sys.stdout.isatty():
        return False
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_coloured(painted: str) -> None:
    """Print a result with colours in it. What it quotes of specs and names must be harmless already.

    :raises SnitfladeError: when it cannot be written.
    """
    _put(sys.stdout, painted.removesuffix("\n").split("\n"), coloured=True)


def report(*lines: object) -> None:
    """Print lines about the run, to standard error: problems, and how it went."""
    with suppress(SnitfladeError):
        _put(sys.stderr, lines)


def finish() -> None:
    """Print what is still in a buffer.

    :raises SnitfladeError: when it cannot be written.
    """
    _put(sys.stdout, ())
    report()


def _put(stream: TextIO | None, lines: Iterable[object], coloured: bool = False) -> None:
    """:raises SnitfladeError: when the stream cannot be written to, but not when its reader is gone."""
    if stream is None:  # closed before the program began
        return
    try:
        stream.writelines(f"{_harmless(str(line), coloured)}\n" for line in lines)
        if not lines:
            stream.flush()
    except BrokenPipeError:
        _silence(stream)
    except OSError as error:
        _silence(stream)
        reason = (error.strerror or str(error)).lower()
        raise SnitfladeError(f"the output cannot be written: {reason}") from None


def _harmless(text: str, coloured: bool) -> str:
    """The one gate to the terminal: a file's name or an option can hold what moves the cursor or turns a line about."""
    text = _CI_COMMAND.sub(lambda found: f"{found[1] or ''}<U+{ord(found[0][-1]):04X}>", text)
    if not coloured:
        return show_hidden(text, keep_breaks=True)
    parts = _COLOUR.split(text)  # every second one is a colour
    return "".join(part if at % 2 else show_hidden(part, keep_breaks=True) for at, part in enumerate(parts))


def _silence(stream: TextIO) -> None:
    """Discard the rest: at its end the interpreter would try to write it again, and fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
