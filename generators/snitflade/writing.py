"""Files that appear together, whole, or not at all.

New files are written to an area, a folder of their own inside the folder they are meant for, so that a rename moves
them to their place at once. A failure puts back what the renames before it had replaced, and removes what was made.
:func:`write_files` does all of that; :func:`staging` gives the area to several processes that write to it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from snitflade.problems import SnitfladeError

if TYPE_CHECKING:
    from types import FrameType

_LINKS_TO_LINKS = os.link in os.supports_follow_symlinks
_REQUESTS = (signal.SIGINT, signal.SIGTERM)
_FOLDER_HINTS = {
    "FileExistsError": "it is a file; choose another folder",
    "NotADirectoryError": "a part of it is a file; choose another folder",
}


class Staging:
    """New files of a folder that are not in their places yet; see :func:`staging`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: list[Path] = []
        self._area: Path | None = None
        self._committed = False

    @property
    def area(self) -> Path:
        """The folder to write the new files to.

        :raises ValueError: before ``open``.
        """
        if self._area is None:
            raise ValueError("the staging is not open")
        return self._area

    def open(self) -> None:
        """Create the folder, if it is missing, and the area in it.

        :raises SnitfladeError: when the folder cannot be created or written to.
        """
        try:
            with _hold_interruptions():
                _make(self._folder, self._made)
                self._area = _new_area(self._folder)
        except OSError as error:
            hint = _FOLDER_HINTS.get(type(error).__name__, "choose another folder with -o")
            raise _unwritable(self._folder, error, hint) from None

    def commit(self, names: Iterable[str], gone: Iterable[str] = ()) -> tuple[Path, ...]:
        """Move these files of the area to their places, and return where that is.

        :param gone: names of files of the folder that are to be removed at the same time.
        :raises SnitfladeError: when one cannot be moved or removed; then the folder is as it was.
        """
        moved: list[str] = []
        with _hold_interruptions():
            for name in names:
                try:
                    _keep(self._folder / name, self.area / f"{name}~")
                    moved.append(name)
                    (self.area / name).replace(self._folder / name)
                except OSError as error:
                    self._put_back(moved)
                    raise _unwritable(self._folder / name, error) from None
            self._remove(gone, moved)
        self._committed = True
        return tuple(self._folder / name for name in moved)

    def _remove(self, names: Iterable[str], moved: Sequence[str]) -> None:
        removed: list[str] = []
        for name in names:
            try:
                _keep(self._folder / name, self.area / f"{name}~")
                removed.append(name)
                (self._folder / name).unlink()
            except OSError as error:
                self._put_back([*moved, *removed])
                raise _unwritable(self._folder / name, error) from None

    def _put_back(self, names: Iterable[str]) -> None:
        for name in names:
            with suppress(OSError):
                kept = self.area / f"{name}~"
                if os.path.lexists(kept):  # a link may lead nowhere
                    kept.replace(self._folder / name)
                elif not (self.area / name).exists():
                    (self._folder / name).unlink()

    def close(self) -> None:
        """Remove the area and, when nothing was committed, the folders that were created for it."""
        with _hold_interruptions():
            _remove([*([] if self._committed else self._made), *_with_files(self._area)])


@contextmanager
def staging(folder: Path) -> Iterator[Staging]:
    """New files for a folder: write them to ``area``, then ``commit``. What is not committed is removed at the end.

    :raises SnitfladeError: when the folder cannot be created or written to.
    """
    stage = Staging(folder)
    try:
        stage.open()
        yield stage
    finally:
        stage.close()


def write_files(folder: Path, files: Mapping[str, bytes], gone: Iterable[str] = ()) -> tuple[Path, ...]:
    """Write files into a folder, all or none, replacing those of the same names, and return where they are.

    :param files: what is in them, by name.
    :param gone: names of files of the folder that are to be removed at the same time.
    :raises SnitfladeError: when one cannot be written or removed; then the folder is as it was.
    """
    with staging(folder) as stage:
        write_into(stage.area, files)
        return stage.commit(files, gone)


def write_into(area: Path, files: Mapping[str, bytes]) -> None:
    """Write files to the area of a staging, which another process may have opened.

    :raises SnitfladeError: when one cannot be written; it names the place that the file was meant for.
    """
    for name, data in files.items():
        try:
            (area / name).write_bytes(data)
        except OSError as error:
            raise _unwritable(area.parent / name, error) from None


def write_new(files: dict[Path, str]) -> None:
    """Write text files that must not exist yet, with the folders they need: all or none.

    :raises SnitfladeError: when one exists already or cannot be written.
    """
    made: list[Path] = []
    try:
        for path, text in files.items():
            try:
                _make(path.parent, made)
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    made.append(path)
                    file.write(text)
            except OSError as error:
                raise _unwritable(path, error) from None
    except BaseException:
        _remove(made)
        raise


def _unwritable(path: Path, error: OSError, hint: str = "") -> SnitfladeError:
    """The error that says why a file cannot be written."""
    reason = (error.strerror or str(error)).lower()
    return SnitfladeError(f"{path.as_posix()}: cannot be written: {reason}", hint)


def _make(folder: Path, made: list[Path]) -> None:
    """Create a folder and those above it; ``made`` gets the ones that were missing, the outermost first."""
    if not folder.is_dir():
        if folder.parent != folder:
            _make(folder.parent, made)
        folder.mkdir(exist_ok=True)
        made.append(folder)


def _with_files(area: Path | None) -> list[Path]:
    return [area, *area.iterdir()] if area is not None and area.is_dir() else []


def _remove(paths: list[Path]) -> None:
    """Remove files and empty folders, the last first."""
    for path in reversed(paths):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()


def _new_area(folder: Path) -> Path:
    number = 0
    while True:
        area = folder / f".snitflade-{os.getpid()}-{number}"
        try:
            area.mkdir()
        except FileExistsError:  # left by a process that was killed, or used by one in another container
            number += 1
        else:
            return area


def _keep(path: Path, kept: Path) -> None:
    """Give the file at ``path``, if there is one, a second name; where the file system cannot do that, copy it.

    A link is kept as a link: what it leads to is not read.
    """
    try:
        os.link(path, kept, follow_symlinks=False) if _LINKS_TO_LINKS else os.link(path, kept)
    except FileNotFoundError:
        return
    except (OSError, NotImplementedError):
        if path.is_symlink():
            kept.symlink_to(path.readlink())
        else:
            kept.write_bytes(path.read_bytes())


@contextmanager
def _hold_interruptions() -> Iterator[None]:
    """Let Ctrl-C and a request to end wait: a few renames take no time, and must not be done by half."""
    caught: list[tuple[int, FrameType | None]] = []
    try:
        before = {number: signal.signal(number, lambda *what: caught.append(what)) for number in _REQUESTS}
    except ValueError:  # not the main thread, which alone is interrupted
        yield
        return
    try:
        yield
    finally:
        for request, handler in before.items():
            signal.signal(request, handler)
    for number, frame in caught[:1]:
        handler = before[signal.Signals(number)]
        if callable(handler):
            handler(number, frame)
        elif handler == signal.SIG_DFL:
            signal.raise_signal(number)
