"""The argument SPEC: a file, a folder, or the id of a diagram in ``specs/``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from snitflade.names import SPEC_SUFFIXES
from snitflade.problems import SnitfladeError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem

FOLDER = Path("specs")
_BEGIN = "'snitflade new NAME' writes a first spec"


def specs_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the argument: any number of specs, as they were typed."""
    return click.argument("specs", nargs=-1, metavar="[SPEC]...", shell_complete=complete_specs)(command)


def find_specs(wanted: Sequence[str]) -> tuple[Path, ...]:
    """The files of the specs that are wanted, each once; all of ``specs/`` when none is named.

    :raises SnitfladeError: when a folder has no spec or no diagram has that id.
    """
    paths = [path for word in wanted for path in _files(word)] if wanted else _in_folder(FOLDER)
    once: dict[str, Path] = {}
    for path in paths:
        once.setdefault(os.path.realpath(path), path)  # the first way to write it stays; a loop of links is no error
    return tuple(once.values())


def _files(word: str) -> Sequence[Path]:
    path = Path(word)
    if path.is_dir():
        return _in_folder(path)
    if path.suffix in SPEC_SUFFIXES or len(path.parts) != 1 or path.exists():
        return [path]  # if it is missing, the reader says so, together with all else that is wrong
    return [_by_id(word)]


def _in_folder(folder: Path) -> Sequence[Path]:
    from snitflade.spec import find_specs as specs_of

    if not folder.is_dir():
        raise SnitfladeError(f"{folder.as_posix()}: missing folder", _BEGIN)
    found = specs_of(folder)
    if not found:
        raise SnitfladeError(f"{folder.as_posix()}: missing specs, the folder has no *.yaml", _BEGIN)
    return found


def _by_id(name: str) -> Path:
    known = {path.stem: path for path in _spec_files()}
    if name in known:
        return known[name]
    hint = did_you_mean(name, tuple(known)) if known else _BEGIN
    raise SnitfladeError(f"unknown diagram '{name}' in {FOLDER.as_posix()}/", hint)


def _spec_files() -> Iterator[Path]:
    """Found without the reader, so that completion is quick."""
    if FOLDER.is_dir():
        yield from (path for path in sorted(FOLDER.iterdir()) if path.suffix in SPEC_SUFFIXES)


def complete_specs(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:  # noqa: ARG001
    """The ids of the diagrams in ``specs/``, else files."""
    from click.shell_completion import CompletionItem

    ids = [CompletionItem(path.stem) for path in _spec_files() if path.stem.startswith(begun)]
    return ids or [CompletionItem(begun, type="file")]
