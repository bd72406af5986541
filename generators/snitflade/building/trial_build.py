"""A build in a temporary folder: what a build into the output folder would write, while nothing there is changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from snitflade.building import run
from snitflade.building.deck_file import DECK
from snitflade.building.layout_records import ENDING
from snitflade.problems import Problem, SnitfladeError
from snitflade.project import leads_out
from snitflade.spec.sources import refuse_links_out


@contextmanager
def trial_build(
    specs: Sequence[Path], output: Path, options: run.BuildOptions, jobs: int | None = None
) -> Iterator[run.BuildReport]:
    """Build specs as into ``output``; the files of the report last as long as the ``with`` block.

    The build keeps to copies of the layout records and of the deck. Its problems are in the words of a real build.

    :raises SnitfladeError: when the output folder cannot be read.
    """
    with TemporaryDirectory(prefix="snitflade-") as place:
        folder = Path(place)
        refuse_links_out((*sorted(output.glob(f"*{ENDING}")), output / DECK))  # what a build would read there
        for name in list_files(output):
            if name.endswith(ENDING) or (name == DECK and "pptx" in options.formats):
                shutil.copyfile(output / name, folder / name)
        report = run.build(specs, folder, options, jobs)
        yield report._replace(
            problems=tuple(name_original(problem, folder, output.as_posix()) for problem in report.problems)
        )


def list_files(folder: Path) -> tuple[str, ...]:
    """The names of the files in a folder, sorted; none when there is no such folder.

    Links that lead out of the project are left out: a build replaces them, and what they lead to is not read.

    :raises SnitfladeError: when it cannot be read.
    """
    try:
        return tuple(sorted(path.name for path in folder.iterdir() if path.is_file() and not leads_out(path)))
    except FileNotFoundError:
        return ()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SnitfladeError(f"{folder.as_posix()}: cannot be read: {reason}") from None


def name_original(problem: Problem, copies: Path, original: str) -> Problem:
    """A problem of a copied file as one of the file that was copied from the folder ``original``."""
    file = Path(problem.place.file)
    if not file.is_relative_to(copies):
        return problem
    name = f"{original}/{file.relative_to(copies).as_posix()}"
    return replace(problem, place=replace(problem.place, file=name))
