"""A build of many specs: one report of all their problems, and all files or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from snitflade.building.deck_file import DECK, make_deck
from snitflade.building.former_layouts import FormerLayouts
from snitflade.building.layout_records import record_name, record_text
from snitflade.building.parallel import count_cores, run_each
from snitflade.building.surplus_pages import find_surplus_pages
from snitflade.pipeline import (
    TOGETHER,
    make_request,
    page_of,
    place,
    place_on_pages,
    place_or_advise,
    prepare,
    render,
    theme_for,
)
from snitflade.problems import Place, Problem, ProblemsFound, Severity, SnitfladeError, has_errors, in_order
from snitflade.writing import staging, write_into

if TYPE_CHECKING:
    from snitflade.diagram import Diagram
    from snitflade.layout.anchor import Anchor
    from snitflade.picture.pages import Page
    from snitflade.scene import Scene
    from snitflade.spec import Library, MarkedValue
    from snitflade.theme import Theme

# Roughly, on a machine of 2024; only the number of processes depends on it.
_MS_A_DIAGRAM = {"layout": 17, "svg": 3, "pdf": 17, "png": 120, "pptx": 0}  # the slides are made when all are drawn
_MS_A_PROCESS = 80  # to start it and to talk to it; larger: fewer processes

# A library keeps all that it has read, some 150 kB a spec; larger: more memory, smaller: legends are read more often.
_SPECS_A_LIBRARY = 50


class BuildOptions(NamedTuple):
    """What a build is asked for; ``page``, ``theme`` and ``show_assumed`` are those of :func:`snitflade.layout`.

    ``width``: of a PNG, in pixels. ``fresh``: forget where the systems were in the last build. ``pair``: also draw each
    transition beside its as-is diagram. ``fit``: change what does not fit its page until it does. ``template``: the
    deck or template to begin the slides with.
    """

    formats: tuple[str, ...] = ("svg", "pdf")
    page: str | None = None
    theme: str | None = None
    width: int | None = None
    show_assumed: bool = False
    fresh: bool = False
    pair: bool = False
    fit: bool = False
    template: Path | None = None


class SpecOutcome(NamedTuple):
    """What one spec gave. ``name`` is the diagram's id, or "" when it cannot be read; ``files`` are names.

    ``scenes`` are those to put into one file with those of other diagrams.
    """

    name: str
    place: Place
    problems: tuple[Problem, ...]
    marked: tuple[MarkedValue, ...] = ()
    files: tuple[str, ...] = ()
    scenes: tuple[Scene, ...] = ()


class DrawnDiagram(NamedTuple):
    """What the drawing of one diagram gave: its files by name, its scenes and warnings."""

    files: dict[str, bytes]
    scenes: tuple[Scene, ...] = ()
    problems: tuple[Problem, ...] = ()


class BuildReport(NamedTuple):
    """What a build gave: the problems, marked values and written files of all diagrams."""

    problems: tuple[Problem, ...]
    marked: tuple[MarkedValue, ...] = ()
    files: tuple[Path, ...] = ()


def _ignore() -> None:
    return


def build(
    specs: Sequence[Path],
    output: Path,
    options: BuildOptions,
    jobs: int | None = None,
    done: Callable[[], None] = _ignore,
) -> BuildReport:
    """Draw specs into a folder as ``<diagram>.<format>``: all files, or none when one of the diagrams has an error.

    A diagram on several pages is ``<diagram>-1.svg``, ``<diagram>-2.svg`` and so on, as PNG too, but one PDF. Pages of
    an earlier build that had more of them are removed. The slides of all diagrams are one file; where it exists, only
    its slides of these diagrams are replaced.

    :param jobs: how many processes share the work; when left out, as many as make it shorter. The files are the same.
    :param done: called after each diagram.
    :raises SnitfladeError: when the folder cannot be written to, or the deck is not valid.
    """
    with staging(output) as stage:
        outcomes = run_each(
            partial(SpecBuilder, options, stage.area, output), specs, jobs or choose_jobs(specs, options), done
        )
        report = _make_report(outcomes)
        if has_errors(report.problems):
            return report
        names = [name for outcome in outcomes for name in outcome.files]
        names += _write_deck(outcomes, options, stage.area, output)
        drawn = [(outcome.name, Path(outcome.place.file)) for outcome in outcomes]
        gone = find_surplus_pages(output, drawn, set(names), options.formats)
        return BuildReport(report.problems, report.marked, stage.commit(names, gone))


def _write_deck(outcomes: Sequence[SpecOutcome], options: BuildOptions, area: Path, output: Path) -> list[str]:
    """Write the deck into the area, if one is wanted, and return the names of what was written."""
    if "pptx" not in options.formats:
        return []
    figures = [(outcome.name, outcome.scenes) for outcome in outcomes]
    write_into(area, {DECK: make_deck(figures, output / DECK, options.template)})
    return [DECK]


def check(specs: Sequence[Path], options: BuildOptions, done: Callable[[], None] = _ignore) -> BuildReport:
    """Read and lay out specs as :func:`build` does, but write nothing.

    ``marked`` in the report has the values that the specs mark as assumed or inferred.

    :param done: called after each diagram.
    """
    options = BuildOptions((), options.page, options.theme, show_assumed=options.show_assumed, fit=options.fit)
    return _make_report(run_each(partial(SpecBuilder, options, None, None), specs, choose_jobs(specs, options), done))


def choose_jobs(specs: Sequence[Path], options: BuildOptions) -> int:
    """How many processes make a build shortest: each must save more time than it costs to start it."""
    work_ms = len(specs) * sum(_MS_A_DIAGRAM[step] for step in ("layout", *options.formats))
    return max(1, min(count_cores(), work_ms // _MS_A_PROCESS))


class SpecBuilder:
    """Takes specs through all steps, one after the other, and reads a legend that they share only once."""

    def __init__(self, options: BuildOptions, folder: Path | None, output: Path | None) -> None:
        """``folder``: where the files go; None only checks. ``output``: where the layout records are."""
        prepare(options.formats)
        self._options = options
        self._folder = folder
        self._former = FormerLayouts(None if options.fresh else output, options.page, options.theme)
        self._library: Library | None = None
        self._taken = 0

    def __call__(self, path: Path) -> SpecOutcome:
        """Take one spec through all steps.

        :raises SnitfladeError: when a file cannot be written.
        """
        from snitflade.spec import Library
        from snitflade.spec import check as check_spec

        if self._library is None or self._taken % _SPECS_A_LIBRARY == 0:
            self._library = Library()
        self._taken += 1
        library = self._library
        diagram, problems = check_spec(path, library)
        if diagram is None:
            return SpecOutcome("", Place(path.as_posix()), problems)
        return self._draw(diagram, problems, library)

    def _draw(self, diagram: Diagram, problems: tuple[Problem, ...], library: Library) -> SpecOutcome:
        from snitflade.palette import check_palette
        from snitflade.spec import find_marked_values

        marked: tuple[MarkedValue, ...] = ()
        if self._folder is None:
            from snitflade.compare.baseline import warn_of_unaccounted_codes

            marked = find_marked_values(diagram)
            problems += warn_of_unaccounted_codes(diagram, library)
        drawn = DrawnDiagram({})
        try:
            theme, found = theme_for(diagram, self._options.theme)
            problems += found
            if theme:
                problems += check_palette(diagram.drawn_categories, theme.colours.page, theme.category_colours)
                drawn = self._render(diagram, theme, library)
                problems += drawn.problems
        except ProblemsFound as error:
            problems += error.problems
        except SnitfladeError as error:
            problems = (*problems, Problem(diagram.place, error.message, error.hint))
        if self._folder is not None:
            write_into(self._folder, drawn.files)
        return SpecOutcome(diagram.id, diagram.place, problems, marked, tuple(drawn.files), drawn.scenes)

    def _render(self, diagram: Diagram, theme: Theme, library: Library) -> DrawnDiagram:
        """The files of a diagram, its layout record among them, and warnings of the former record."""
        from snitflade.layout.overflow.outcome import DiagramPages

        options, page = self._options, page_of(diagram, self._options.page)
        former, problems = self._former.find(diagram, page, library)

        def find_former(other: Page) -> Anchor | None:
            return self._former.find(diagram, other, library)[0].anchor

        request = make_request(diagram, page, theme, options.show_assumed, former.anchor)
        if options.fit:
            found = place_on_pages(request, find_former, may_grow=options.page is None)
        else:
            found = DiagramPages((place_or_advise(request, find_former),), page)
        scenes = tuple(picture.scene for picture in found.pictures)
        files = self._render_pictures(diagram.id, scenes)
        if options.pair and diagram.transition_from:
            pair, warnings = self._draw_pair(diagram, theme, page, library)
            files |= self._render_pictures(pair.id, [pair])
            problems += warnings
        anchor = found.pictures[0].anchor
        if anchor and not options.show_assumed:
            record = record_text(diagram.id, {**former.pages, found.page.name: anchor})
            files[record_name(diagram.id)] = record.encode("utf-8")
        together = scenes if set(TOGETHER) & set(options.formats) else ()
        return DrawnDiagram(files, together, problems + found.problems)

    def _render_pictures(self, name: str, scenes: Sequence[Scene]) -> dict[str, bytes]:
        files: dict[str, bytes] = {}
        for wanted in self._options.formats:
            if wanted in TOGETHER:
                continue
            if wanted == "pdf":
                files[f"{name}.pdf"] = render(scenes, "pdf")
            else:
                width = self._options.width
                files |= {f"{scene.id}.{wanted}": render(scene, wanted, width=width) for scene in scenes}
        return files

    def _draw_pair(
        self, diagram: Diagram, theme: Theme, page: Page, library: Library
    ) -> tuple[Scene, tuple[Problem, ...]]:
        """The transition and its as-is diagram on one page, with a warning when it had to be another one.

        :raises ProblemsFound: when they fit on none.
        """
        from snitflade.layout.pair import pair_scene, pair_sheets

        for number, sheets in enumerate(pair_sheets(page.name)):
            former, _ = self._former.find(diagram, sheets.half, library)
            as_is, before = self._former.lay_out_as_is(diagram, sheets.half, library)
            if as_is is None or before is None:
                continue
            try:
                after = place(make_request(diagram, sheets.half, theme, self._options.show_assumed, former.anchor))
            except ProblemsFound:
                continue
            scene = pair_scene(before.scene, after.scene, sheets, f"{diagram.id}-pair")
            if not number:
                return scene, ()
            message = f"the pair with '{diagram.transition_from}' is on upright a3, as it does not fit otherwise"
            return scene, (Problem(diagram.place, message, severity=Severity.WARNING),)
        message = f"the pair with '{diagram.transition_from}' does not fit on one page"
        hint = "draw the as-is diagram alone to see why"
        raise ProblemsFound([Problem(diagram.place, message, hint)])


def _make_report(outcomes: Sequence[SpecOutcome]) -> BuildReport:
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    problems += (*_find_duplicate_names(outcomes), *_find_shared_files(outcomes))
    marked = {value for outcome in outcomes for value in outcome.marked}
    return BuildReport(in_order(problems), tuple(sorted(marked)))


def _find_duplicate_names(outcomes: Sequence[SpecOutcome]) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for outcome in outcomes:
        if outcome.name in first:
            yield Problem(outcome.place, f"duplicate diagram '{outcome.name}'", f"first at {first[outcome.name]}")
        elif outcome.name:
            first[outcome.name] = outcome.place


def _find_shared_files(outcomes: Sequence[SpecOutcome]) -> Iterator[Problem]:
    """A page of one diagram that would be named like another diagram."""
    owner: dict[str, SpecOutcome] = {}
    for outcome in outcomes:
        for file in outcome.files:
            other = owner.setdefault(file, outcome)
            if other.name != outcome.name:
                message = f"the diagrams '{other.name}' and '{outcome.name}' would share the file '{file}'"
                yield Problem(outcome.place, message, "rename one of them")
