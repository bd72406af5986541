"""Where a project ends: what its files may lead to, and what of it is never run.

The project is the folder that holds ``specs/``; for specs in a folder of another name it is that folder. The folder
``output/`` lies in a project in the same way, where it is no link to elsewhere (which only its user can ask for).

A repository can hold links to anywhere: one that leads out of the project is not followed, nor one to a hidden file,
as ``.git/config`` and ``.env`` hold secrets.
"""

from __future__ import annotations

import os
from pathlib import Path

SPECS, OUTPUT = "specs", "output"
BESIDE_SPECS = ("legends", "themes")
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
# O_NONBLOCK: opening a named pipe would otherwise wait for a writer that never comes.
_FILE = _READ | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
# O_PATH, where there is one: a folder may let pass whom it does not let list its files.
_FOLDER = getattr(os, "O_PATH", _READ) | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_TAKES_FOLDERS = os.open in os.supports_dir_fd


def find_project(folder: Path) -> Path:
    """The project that a folder of specs, legends, themes or output belongs to, without links on the way to it."""
    here = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow the links that are to be judged
    here = here.parent if here.name in BESIDE_SPECS else here
    real = Path(os.path.realpath(here))
    holders = [part.parent for part in (here, *here.parents) if part.name == SPECS]
    if not holders and here.name == OUTPUT and real.is_relative_to(os.path.realpath(here.parent)):
        holders = [here.parent]
    return Path(os.path.realpath(holders[0])) if holders else real


def leads_out(path: Path, root: Path | None = None) -> bool:
    """Whether a link on the way to a path leads out of the project, or to a hidden file that the path does not name.

    :param root: a folder of the project that it must not lead out of, either.
    """
    try:
        _find_inner(path, _find_root(path, root))
    except ValueError:
        return "\0" not in str(path)  # a name that no file can have; reading it says so
    return False


def _find_root(path: Path, root: Path | None) -> Path:
    return find_project(path.parent) if root is None else Path(os.path.realpath(root))


def _find_inner(path: Path, root: Path) -> Path:
    """The path below the root, without links. :raises ValueError: when it leads out."""
    inner = Path(os.path.realpath(path)).relative_to(root)
    if any(part.startswith(".") and part not in path.parts for part in inner.parts):
        raise ValueError("a hidden file")
    return inner


def open_inside(path: Path, root: Path | None = None) -> int:
    """Open a file that does not lead out, to read it; the descriptor.

    Every folder from the project down is opened by its own name: a link that comes after the check is not followed.

    :param root: as for :func:`leads_out`.
    :raises OSError: when it cannot be opened.
    :raises ValueError: when it leads out, or no file can have its name.
    """
    top = _find_root(path, root)
    inner = _find_inner(path, top)
    if not _TAKES_FOLDERS:  # Windows
        return os.open(top / inner, _FILE)
    *above, name = inner.parts or (".",)
    at = os.open(top, _FOLDER)
    try:
        for part in above:
            within = os.open(part, _FOLDER, dir_fd=at)
            os.close(at)
            at = within
        return os.open(name, _FILE, dir_fd=at)
    finally:
        os.close(at)


def follow_named(path: Path) -> Path:
    """The file that a user means by a path: what a link leads to, wherever that is.

    A link in ``specs/`` came with the project, whoever names it, and stays what it is.
    """
    try:
        if path.is_symlink() and find_project(path.parent) == Path(os.path.realpath(path.parent)):
            return Path(os.path.realpath(path))
    except (OSError, ValueError):  # reading it says what is wrong
        pass
    return path


def find_program(name: str) -> str | None:
    """A program on the PATH; None when there is none. One in the folder at hand is never meant, as on Windows."""
    import shutil  # late: few commands run a program, and it brings the libraries of all archives

    folders = (folder for folder in os.environ.get("PATH", os.defpath).split(os.pathsep) if Path(folder).is_absolute())
    found = shutil.which(name, path=os.pathsep.join(folders))
    return found if found and Path(found).is_absolute() else None
