"""Where the files of the spec language come from: the folders of this machine, or those of a git revision.

A path is that of a file within the source. To the reader of a message it is called ``source.name(path)``, such as
``specs/a.yaml`` or ``main:specs/a.yaml``.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Protocol

from snitflade.problems import Place, Problem, ProblemsFound

MAX_FILE_BYTES = 2_000_000


class Source(Protocol):
    """What reads files. It never follows a path out of where the caller points it."""

    def name(self, path: Path) -> str:
        """What messages call the path, with "/" between its parts."""
        ...

    def read(self, path: Path) -> bytes:
        """The bytes of a file.

        :raises ProblemsFound: when there is no such file, it cannot be read or has more than ``MAX_FILE_BYTES``.
        """
        ...

    def is_file(self, path: Path) -> bool:
        """Whether there is a regular file of this path."""
        ...

    def files(self, folder: Path) -> tuple[Path, ...]:
        """The regular files in a folder, in any order; none when it cannot be read."""
        ...


class WorkingTree:
    """The files as they stand on this machine."""

    def name(self, path: Path) -> str:
        """The path as the user gave it, with "/" between its parts on every system."""
        return path.as_posix()

    def read(self, path: Path) -> bytes:
        """The bytes of a file.

        :raises ProblemsFound: when there is no such file, it cannot be read or has more than ``MAX_FILE_BYTES``.
        """
        here = Place(self.name(path))
        try:
            data = _read_regular(path, here)
        except FileNotFoundError:
            raise ProblemsFound([Problem(here, "missing file")]) from None
        except IsADirectoryError:
            raise ProblemsFound([Problem(here, "invalid file", "it is a folder")]) from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise ProblemsFound([Problem(here, "invalid file", f"cannot be read: {reason.lower()}")]) from None
        if len(data) > MAX_FILE_BYTES:
            raise ProblemsFound([describe_too_large(here)])
        return data

    def is_file(self, path: Path) -> bool:
        """Whether there is a regular file of this path, be it through a link."""
        return path.is_file()

    def files(self, folder: Path) -> tuple[Path, ...]:
        """The regular files in a folder; none when it cannot be read."""
        try:
            return tuple(path for path in folder.iterdir() if path.is_file())
        except OSError:
            return ()


def _read_regular(path: Path, here: Place) -> bytes:
    # O_NONBLOCK: opening a named pipe would otherwise wait for a writer that never comes.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ProblemsFound([Problem(here, "invalid file", "neither a folder nor a device can be read")])
        return file.read(MAX_FILE_BYTES + 1)


def describe_too_large(place: Place) -> Problem:
    """The problem of a file with more than ``MAX_FILE_BYTES``."""
    return Problem(place, "invalid size of the file", f"at most {MAX_FILE_BYTES:,} bytes")


WORKING_TREE = WorkingTree()
