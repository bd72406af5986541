"""What the command says: results to standard output, everything else to standard error.

A reader who closes the pipe, a terminal without "æ", a control character in a file's name: none of them is a failure.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from snitflade.problems import SnitfladeError

# A file's name can hold what moves the cursor or renames the window; nothing here means to.
_HARMLESS = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x0A}
_ESCAPE = 0x1B


def prepare() -> None:
    """Make both streams take every character, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(*lines: object) -> None:
    """Lines of the result. :raises SnitfladeError: when they cannot be written, on a full disk for example."""
    _write(sys.stdout, lines)


def takes_colours() -> bool:
    """Whether the result goes to a terminal that shows colours; NO_COLOR (no-color.org) says that it shall not."""
    if sys.stdout is None or not sys.stdout.isatty():
        return False
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(painted: str) -> None:
    """A result with colours in it. What it quotes of specs and names must be harmless already."""
    _write(sys.stdout, painted.removesuffix("\n").split("\n"), {**_HARMLESS, _ESCAPE: "\x1b"})


def tell(*lines: object) -> None:
    """Lines about the run: problems, and how it went."""
    with suppress(SnitfladeError):
        _write(sys.stderr, lines)


def finish() -> None:
    """Write what is still on its way. :raises SnitfladeError: as :func:`say` does."""
    _write(sys.stdout, ())
    tell()


def _write(stream: TextIO | None, lines: Iterable[object], table: dict[int, str] = _HARMLESS) -> None:
    if stream is None:  # closed before the program began
        return
    try:
        stream.writelines(f"{line}\n".translate(table) for line in lines)
        if not lines:
            stream.flush()
    except BrokenPipeError:
        _silence(stream)
    except OSError as error:
        _silence(stream)
        reason = (error.strerror or str(error)).lower()
        raise SnitfladeError(f"the output cannot be written: {reason}") from None


def _silence(stream: TextIO) -> None:
    """Send the rest nowhere; the interpreter would stumble over it once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
