"""The argument SPEC: a file, a folder, or the id of a diagram in ``specs/``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from snitflade.names import SPEC_SUFFIXES
from snitflade.problems import SnitfladeError, did_you_mean
from snitflade.project import follow_named, leads_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem

FOLDER = Path("specs")
_BEGIN = "'snitflade new NAME' writes a first spec"


def specs_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the argument SPEC: any number of specs, as they were typed."""
    return click.argument("specs", nargs=-1, metavar="[SPEC]...", shell_complete=complete_specs)(command)


def find_specs(wanted: Sequence[str]) -> tuple[Path, ...]:
    """The files of the specs that the words of a call mean, each once; without words all of ``specs/``.

    :param wanted: files, folders and ids of diagrams.
    :raises SnitfladeError: when a folder has no spec or no diagram has that id.
    """
    paths = [path for word in wanted for path in _find_files(word)] if wanted else _find_in_folder(FOLDER)
    once: dict[str, Path] = {}
    for path in paths:
        # Of two ways to write one path, the first is kept. A loop of links is no error here.
        once.setdefault(os.path.realpath(path), path)
    return tuple(once.values())


def _find_files(word: str) -> Sequence[Path]:
    path = Path(word)
    if path.is_dir():
        return _find_in_folder(path)
    if path.suffix in SPEC_SUFFIXES or len(path.parts) != 1 or path.exists():
        return [follow_named(path)]  # if it is missing, the reader says so, together with all else that is wrong
    return [_find_by_id(word)]


def _find_in_folder(folder: Path) -> Sequence[Path]:
    """:raises SnitfladeError: when there is no such folder, or no spec in it."""
    from snitflade.spec import find_specs as find_spec_files

    if not folder.is_dir():
        raise SnitfladeError(f"{folder.as_posix()}: missing folder", _BEGIN)
    found = find_spec_files(folder)
    if not found:
        raise SnitfladeError(f"{folder.as_posix()}: missing specs, the folder has no *.yaml", _BEGIN)
    return found


def _find_by_id(name: str) -> Path:
    """:raises SnitfladeError: when no spec in ``specs/`` has the name, or the folder is a link out of the project."""
    if leads_out(FOLDER):
        _find_in_folder(FOLDER)
    known = {path.stem: path for path in _find_spec_files()}
    if name in known:
        return known[name]
    hint = did_you_mean(name, tuple(known)) if known else _BEGIN
    raise SnitfladeError(f"unknown diagram '{name}' in {FOLDER.as_posix()}/", hint)


def _find_spec_files() -> Iterator[Path]:
    """Found without the reader, so that completion is quick."""
    if FOLDER.is_dir() and not leads_out(FOLDER):
        yield from (path for path in sorted(FOLDER.iterdir()) if path.suffix in SPEC_SUFFIXES)


def complete_specs(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:  # noqa: ARG001
    """What can complete a word that a user has begun: the ids of the diagrams in ``specs/``, else files."""
    from click.shell_completion import CompletionItem

    ids = [CompletionItem(path.stem) for path in _find_spec_files() if path.stem.startswith(begun)]
    return ids or [CompletionItem(begun, type="file")]
