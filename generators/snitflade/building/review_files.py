"""What a pull request shows of a comparison: ``comment.md``, ``summary.json``, and pictures of what changed.

``<diagram>.svg`` is the new drawing, anchored as that of a build; ``<diagram>-changes.svg`` marks what changed in it.
What is not in the working tree is read from git; nothing is checked out.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from snitflade.building import run
from snitflade.building.layout_records import ENDING
from snitflade.compare.as_json import as_json
from snitflade.compare.markdown import as_markdown
from snitflade.compare.review import Comparison, Review, Status
from snitflade.compare.sides import Side
from snitflade.pipeline import page_of, render, theme_for
from snitflade.problems import Problem, ProblemsFound, has_errors
from snitflade.spec import check
from snitflade.spec.git_revisions import Revision
from snitflade.spec.library import LEGEND_FOLDER
from snitflade.spec.themes import THEME_FOLDER
from snitflade.writing import staging

COMMENT, SUMMARY, CHANGES = "comment.md", "summary.json", "-changes.svg"


class Written(NamedTuple):
    """``problems`` are those of the drawings; those of the specs are in the comparison."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def write_review(comparison: Comparison, new: Side, output: Path, folder: Path, options: run.Options) -> Written:
    """Write all files of a review into a folder, or none.

    :param new: the side that is drawn.
    :param output: the folder of the layout records that the drawings keep to.
    :param options: page, theme and fit of the drawings.
    :raises SnitfladeError: when the folder cannot be written to.
    """
    files = {COMMENT: as_markdown(comparison).encode("utf-8"), SUMMARY: as_json(comparison).encode("utf-8")}
    problems: list[Problem] = []
    with TemporaryDirectory(prefix="snitflade-") as place, staging(folder) as stage:
        drawing = _Drawing(new, output, Path(place), options)
        for review in comparison.reviews:
            pictures, found = drawing.of(review)
            files |= pictures
            problems += found
        for name, data in files.items():
            (stage.area / name).write_bytes(data)
        return Written(stage.commit(files, _outdated(comparison, folder, files)), tuple(dict.fromkeys(problems)))


def _outdated(comparison: Comparison, folder: Path, files: Collection[str]) -> list[str]:
    """Pictures that an earlier review left in its folder, of diagrams that this one does not show."""
    if not (folder / SUMMARY).is_file():
        return []
    names = [f"{review.name}{ending}" for review in comparison.reviews for ending in (".svg", CHANGES)]
    return [name for name in names if name not in files and (folder / name).is_file()]


class _Drawing:
    """Draws the diagrams of a side one by one, so that the errors of one are no other's."""

    def __init__(self, side: Side, output: Path, place: Path, options: run.Options) -> None:
        self._built = place / "built"
        self._built.mkdir()
        self._options = options._replace(formats=("svg",))
        self._specs, self._original = {path.stem: path for path in side.paths}, ""
        if isinstance(side.source, Revision):
            self._take_from(side.source, side.paths, place / "specs")
        _copy_records(output, self._built)

    def _take_from(self, revision: Revision, paths: tuple[Path, ...], folder: Path) -> None:
        """Put the specs of a revision, with their legends and themes, where a build finds them."""
        for parent in sorted({path.parent for path in paths}):
            for part in ("", LEGEND_FOLDER, THEME_FOLDER):
                (folder / part).mkdir(parents=True, exist_ok=True)
                for path in revision.files(parent / part):
                    (folder / part / path.name).write_bytes(_contents(revision, path))
            self._original = revision.name(parent)
        self._specs = {path.stem: folder / path.name for path in paths}

    def of(self, review: Review) -> tuple[dict[str, bytes], list[Problem]]:
        """The pictures of a diagram that differs, by their names, and what is wrong with them."""
        reading = review.new
        if review.status is Status.SAME or reading is None or reading.diagram is None:
            return {}, []
        spec = self._specs[reading.name]
        report = run.build((spec,), self._built, self._options, jobs=1)
        files = {path.name: path.read_bytes() for path in report.files if path.suffix == ".svg"}
        problems = list(report.problems)
        if review.changes and not has_errors(report.problems):
            try:
                files |= self._changes(review, spec)
            except ProblemsFound as error:
                # Each version may be sound, and both together too much for a page: nobody's fault.
                problems += [problem.as_warning() for problem in error.problems]
        return files, [self._told(problem, spec) for problem in problems if problem not in reading.problems]

    def _changes(self, review: Review, spec: Path) -> dict[str, bytes]:
        from snitflade.compare.picture import change_scene

        diagram, _ = check(spec)
        if diagram is None or review.changes is None:
            return {}
        theme, problems = theme_for(diagram, self._options.theme)
        if theme is None:
            raise ProblemsFound(problems)
        scene = change_scene(review.changes, theme, page_of(diagram, self._options.page))
        return {f"{diagram.id}{CHANGES}": render(scene, "svg")}

    def _told(self, problem: Problem, spec: Path) -> Problem:
        """The same problem with the name that git has for a copied file."""
        file = Path(problem.place.file)
        if not self._original or not file.is_relative_to(spec.parent):
            return problem
        name = f"{self._original}/{file.relative_to(spec.parent).as_posix()}"
        return replace(problem, place=replace(problem.place, file=name))


def _contents(revision: Revision, path: Path) -> bytes:
    """Nothing, when the file is too large or not in this clone: whoever reads it tells of it."""
    try:
        return revision.read(path)
    except ProblemsFound:
        return b""


def _copy_records(output: Path, folder: Path) -> None:
    for path in _records(output):
        shutil.copyfile(path, folder / path.name)


def _records(output: Path) -> Iterator[Path]:
    if output.is_dir():
        yield from (path for path in sorted(output.iterdir()) if path.name.endswith(ENDING) and path.is_file())
