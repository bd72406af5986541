"""What a pull request shows of a comparison: ``comment.md``, ``summary.json``, and pictures of what changed.

``<diagram>.svg`` is the new drawing, as a build would draw it; ``<diagram>-changes.svg`` marks what changed in it.
What is not in the working tree is read from git; nothing is checked out.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from snitflade.building import run
from snitflade.building.trial_build import name_original, trial_build
from snitflade.compare.as_json import as_json
from snitflade.compare.markdown import as_markdown
from snitflade.compare.review import Comparison, Review, Status
from snitflade.compare.sides import ComparedSide
from snitflade.pipeline import page_of, render, theme_for
from snitflade.problems import Problem, ProblemsFound, has_errors
from snitflade.spec import check
from snitflade.spec.git_revisions import Revision
from snitflade.spec.library import LEGEND_FOLDER
from snitflade.spec.themes import THEME_FOLDER
from snitflade.writing import write_files

COMMENT, SUMMARY, CHANGES = "comment.md", "summary.json", "-changes.svg"


class Written(NamedTuple):
    """The files of a review. ``problems`` are those of the drawings; those of the specs are in the comparison."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def write_review(
    comparison: Comparison, new: ComparedSide, output: Path, folder: Path, options: run.BuildOptions
) -> Written:
    """Write all files of a review into a folder, or none.

    :param new: the side that is drawn.
    :param output: the folder of the layout records that the drawings keep to.
    :param options: page, theme and fit of the drawings.
    :raises SnitfladeError: when the folder cannot be written to.
    """
    files = {COMMENT: as_markdown(comparison).encode("utf-8"), SUMMARY: as_json(comparison).encode("utf-8")}
    problems: list[Problem] = []
    with TemporaryDirectory(prefix="snitflade-") as copies:
        drawing = _ReviewPictures(new, output, Path(copies), options)
        for review in comparison.reviews:
            pictures, found = drawing.draw(review)
            files |= pictures
            problems += found
    written = write_files(folder, files, _find_outdated(comparison, folder, files))
    return Written(written, tuple(dict.fromkeys(problems)))


def _find_outdated(comparison: Comparison, folder: Path, files: Collection[str]) -> list[str]:
    """Pictures that an earlier review left in its folder, of diagrams that this one does not show."""
    if not (folder / SUMMARY).is_file():
        return []
    names = [f"{review.name}{ending}" for review in comparison.reviews for ending in (".svg", CHANGES)]
    return [name for name in names if name not in files and (folder / name).is_file()]


class _ReviewPictures:
    """Draws the diagrams of a side one by one, so that the errors of one are no other's."""

    def __init__(self, side: ComparedSide, output: Path, copies: Path, options: run.BuildOptions) -> None:
        """:param copies: an empty folder, for the specs of a git revision."""
        self._output, self._copies, self._options = output, copies, options._replace(formats=("svg",))
        self._specs, self._original = {path.stem: path for path in side.paths}, ""
        if isinstance(side.source, Revision):
            self._copy_specs(side.source, side.paths)

    def _copy_specs(self, revision: Revision, paths: tuple[Path, ...]) -> None:
        """Put the specs of a revision, with their legends and themes, where a build finds them."""
        for parent in sorted({path.parent for path in paths}):
            for part in ("", LEGEND_FOLDER, THEME_FOLDER):
                (self._copies / part).mkdir(exist_ok=True)
                for path in revision.files(parent / part):
                    (self._copies / part / path.name).write_bytes(_read(revision, path))
            self._original = revision.name(parent)
        self._specs = {path.stem: self._copies / path.name for path in paths}

    def draw(self, review: Review) -> tuple[dict[str, bytes], list[Problem]]:
        """The pictures of a diagram that differs, by their names, and what is wrong with them."""
        reading = review.new
        if review.status is Status.SAME or reading is None or reading.diagram is None:
            return {}, []
        spec = self._specs[reading.name]
        with trial_build((spec,), self._output, self._options, jobs=1) as report:
            files = {path.name: path.read_bytes() for path in report.files if path.suffix == ".svg"}
        problems = list(report.problems)
        if review.changes and not has_errors(problems):
            try:
                files |= self._draw_changes(review, spec)
            except ProblemsFound as error:
                # Each version may be sound, and both together too much for a page: neither is at fault.
                problems += [problem.as_warning() for problem in error.problems]
        named = [name_original(problem, self._copies, self._original) for problem in problems]
        return files, [problem for problem in named if problem not in reading.problems]

    def _draw_changes(self, review: Review, spec: Path) -> dict[str, bytes]:
        from snitflade.compare.picture import draw_changes

        diagram, _ = check(spec)
        if diagram is None or review.changes is None:
            return {}
        theme, problems = theme_for(diagram, self._options.theme)
        if theme is None:
            raise ProblemsFound(problems)
        scene = draw_changes(review.changes, theme, page_of(diagram, self._options.page))
        return {f"{diagram.id}{CHANGES}": render(scene, "svg")}


def _read(revision: Revision, path: Path) -> bytes:
    """Nothing, when the file is too large or not in this clone: the comparison reports that."""
    try:
        return revision.read(path)
    except ProblemsFound:
        return b""
