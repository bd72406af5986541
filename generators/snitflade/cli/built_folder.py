"""What ``snitflade check --output`` reports of a folder that was built into."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from snitflade.cli import console
from snitflade.cli.counting import count
from snitflade.cli.spec_argument import FOLDER
from snitflade.names import SPEC_SUFFIXES, spec_paths
from snitflade.problems import has_errors

if TYPE_CHECKING:
    from snitflade.building.run import BuildOptions, BuildReport
    from snitflade.building.stale import Staleness

_USUAL = "output"


def add_built_folder_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--output``, with or without a folder."""
    return click.option(
        "--output", type=click.Path(path_type=Path), is_flag=False, flag_value=Path(_USUAL), metavar="[DIR]",
        help="Fail when what was built into DIR (else output/) is stale. Before a SPEC, write --output=DIR.",
    )(command)  # fmt: skip


def refuse_spec(output: Path | None) -> None:
    """Refuse a spec behind ``--output``, which is easily taken for its folder.

    :raises click.BadOptionUsage: when the word names a spec, or a file.
    """
    if output is None or output.is_dir():
        return
    is_id = len(output.parts) == 1 and any(path.is_file() for path in spec_paths(FOLDER, output.name))
    if is_id or output.exists() or output.suffix in SPEC_SUFFIXES:
        raise click.BadOptionUsage("output", f"'{output}' is not a folder (before a spec, write --output=DIR)")


def compare_built(
    paths: Sequence[Path], specs: tuple[str, ...], output: Path, options: BuildOptions, checked: BuildReport
) -> int:  # fmt: skip
    """Report which files of the folder are stale, and the commands that make them fresh. Returns the exit code.

    :param specs: the specs as they were typed; none are all.
    :param checked: what has been reported of them already.
    :raises SnitfladeError: when the folder cannot be read.
    """
    from snitflade.building.stale import find_stale

    stale = find_stale(paths, output, options, all_specs=not specs)
    console.report(*(problem for problem in stale.problems if problem not in checked.problems))
    if has_errors(stale.problems):
        return 2
    console.write(*_list(stale))
    if not stale.number:
        return 0
    console.report(f"{count(stale.number, 'stale file')} in {output.as_posix()}; to make it fresh:")
    console.report(*(f"  {shlex.join(words)}" for words in _list_commands(stale, specs, output.as_posix(), options)))
    return 1


def _list(stale: Staleness) -> Iterator[str]:
    yield from (f"{path.as_posix()}: missing" for path in stale.missing)
    yield from (f"{path.as_posix()}: stale" for path in stale.differing)
    yield from (f"{path.as_posix()}: surplus page" for path in stale.surplus)
    yield from (f"{path.as_posix()}: its diagram was removed" for path in stale.left_over)


def _list_commands(stale: Staleness, specs: tuple[str, ...], folder: str, options: BuildOptions) -> Iterator[list[str]]:
    """The commands that make the folder fresh: PNGs may need one for each width."""
    names = [path.name for path in (*stale.missing, *stale.differing, *stale.surplus)]
    widths = sorted({stale.wanted.widths[name] for name in names if name in stale.wanted.widths})
    words = ["snitflade", "build", *specs, *([] if folder == _USUAL else ["-o", folder]), *_write_options(options)]
    words += ["--pair"] if stale.wanted.pair else []
    if any(name not in stale.wanted.widths for name in names):
        formats = ",".join(stale.wanted.formats)
        yield words + (["--format", formats] if formats not in {"", "svg,pdf"} else [])
    for width in widths:
        yield [*words, "--format", "png", *(["--width", str(width)] if width else [])]
    if stale.left_over:
        yield ["git", "rm", *(path.as_posix() for path in stale.left_over)]


def _write_options(options: BuildOptions) -> Iterator[str]:
    if options.page:
        yield from ("--page", options.page)
    if options.theme:
        yield from ("--theme", options.theme)
    if options.fit:
        yield "--fit"
    if options.show_assumed:
        yield "--show-assumed"
