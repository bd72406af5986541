"""Where the files of the spec language come from: the folders of this machine, or those of a git revision.

A path is that of a file within the source. To the reader of a message it is called ``source.name(path)``, such as
``specs/a.yaml`` or ``main:specs/a.yaml``.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from snitflade.problems import Place, Problem, ProblemsFound
from snitflade.project import leads_out, open_inside

MAX_FILE_BYTES = 2_000_000
LINK_HINT = "it is a link that leads out of the project, or to a hidden file; put the file itself there"


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
        """The files in a folder, in any order; none when it cannot be read.

        :raises ProblemsFound: when the folder is a link that leads out of the project.
        """
        ...


class WorkingTree:
    """The files as they stand on this machine. A link that leads out of its project is not followed."""

    def __init__(self, root: Path | None = None) -> None:
        """:param root: a folder that no link may lead out of, either."""
        self._root = root

    def name(self, path: Path) -> str:
        """The path as the user gave it, with "/" between its parts on every system."""
        return path.as_posix()

    def read(self, path: Path, most: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of a file.

        :param most: how many it may have.
        :raises ProblemsFound: when there is no such file, it cannot be read, has more, or is a link that leads out of
            the project.
        """
        here = Place(self.name(path))
        if leads_out(path, self._root):
            raise ProblemsFound([describe_link_out(path)])
        try:
            data = _read_regular(open_inside(path, self._root), here, most + 1)
        except FileNotFoundError:
            raise ProblemsFound([Problem(here, "missing file")]) from None
        except IsADirectoryError:
            raise ProblemsFound([Problem(here, "invalid file", "it is a folder")]) from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise ProblemsFound([Problem(here, "invalid file", f"cannot be read: {reason.lower()}")]) from None
        if len(data) > most:
            raise ProblemsFound([describe_too_large(here, most)])
        return data

    def is_file(self, path: Path) -> bool:
        """Whether there is anything but a folder of this path; reading it says when that is no file.

        Of a link that leads out of the project it is not said whether there is something at its end.
        """
        return leads_out(path, self._root) or (os.path.lexists(path) and not path.is_dir())

    def files(self, folder: Path) -> tuple[Path, ...]:
        """The files in a folder, and what else is there in their place; none when it cannot be read.

        :raises ProblemsFound: when the folder is a link that leads out of the project.
        """
        if leads_out(folder / ".", self._root):
            raise ProblemsFound([describe_link_out(folder)])
        try:
            # A hidden link to nowhere is how some editors lock a file.
            return tuple(p for p in folder.iterdir() if p.is_file() or (p.name[0] != "." and self.is_file(p)))
        except OSError:
            return ()


def _read_regular(handle: int, here: Place, most: int) -> bytes:
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ProblemsFound([Problem(here, "invalid file", "neither a folder nor a device can be read")])
        return file.read(most)


def describe_too_large(place: Place, most: int = MAX_FILE_BYTES) -> Problem:
    """The problem of a file with more bytes than it may have."""
    return Problem(place, "invalid size of the file", f"at most {most:,} bytes")


def refuse_links_out(paths: Iterable[Path]) -> None:
    """:raises ProblemsFound: when one of the files is a link that leads out of its project, or lies behind one."""
    found = [describe_link_out(path) for path in paths if leads_out(path)]
    if found:
        raise ProblemsFound(found)


def describe_link_out(path: Path) -> Problem:
    """The problem of a file or folder that is a link out of the project, or lies behind one."""
    return Problem(Place(path.as_posix()), "invalid file", LINK_HINT)


WORKING_TREE = WorkingTree()
