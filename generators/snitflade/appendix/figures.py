"""Draws diagrams as pictures for a page of the appendix, each arranged as in the last build.

A picture takes the width of a landscape A4 page inside its margins. A diagram that does not fit there gets an A3 page,
with all diagrams of its chapter; there it is made to fit as ``build --fit`` does it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from snitflade.appendix.document import Paper
from snitflade.building.layout_records import read_record, record_name
from snitflade.diagram import Diagram
from snitflade.layout.anchor import Anchor, Stand, pair_anchor
from snitflade.picture.pages import PAGES, Page
from snitflade.pipeline import make_request, place, place_on_pages, sound_theme
from snitflade.problems import Problem, ProblemsFound, Severity
from snitflade.scene import Scene
from snitflade.theme import Theme
from snitflade.values import value

MARGIN_PT = 34.0
"""Left and right of a figure: 12 mm, which every office printer can print. A wider one makes the figures smaller."""
ROOM_HEIGHT_PT = {Paper.A4: 446.0, Paper.A3: 660.0}
"""What running head, headings, caption and foot leave of a page. With more, a figure would push its caption off."""
_DRAWN_ON = PAGES["16x9"]


def figure_page_of(paper: Paper) -> Page:
    """The page that a figure on this paper is laid out for."""
    width = round(PAGES[paper.value].width - 2 * MARGIN_PT, 2)
    return Page(paper.value, width, ROOM_HEIGHT_PT[paper])


@value
class FigurePictures:
    """The pictures of a diagram: several when it takes several pages."""

    paper: Paper
    scenes: tuple[Scene, ...]


class Illustrator:
    """Draws the diagrams of the appendix, chapter by chapter."""

    def __init__(self, records: Path | None, theme: str | None, show_assumed: bool) -> None:
        """:param records: the folder with the layout records of the last build, if there is one."""
        self._records, self._theme, self._show_assumed = records, theme, show_assumed

    def draw_chapter(
        self, diagrams: Sequence[Diagram], origin: Diagram | None
    ) -> tuple[tuple[FigurePictures, ...], tuple[Problem, ...]]:
        """Draw the diagrams of a chapter, all on one paper size; warnings say what was done to make them fit.

        :param origin: the as-is diagram that the others keep to; it need not be among them.
        :raises ProblemsFound: with the problems of all of them, when one fits on no page.
        :raises SnitfladeError: when there is no theme of this name.
        """
        themes = self._themes(diagrams)
        try:
            scenes = self._on_a4(diagrams, origin, themes)
        except ProblemsFound as error:
            pictures, problems = self._on_a3(diagrams, origin, themes)
            return pictures, (_on_larger_paper(error, themes), *problems)
        return tuple(FigurePictures(Paper.A4, (scene,)) for scene in scenes), ()

    def _themes(self, diagrams: Sequence[Diagram]) -> dict[str, Theme]:
        themes: dict[str, Theme] = {}
        problems: list[Problem] = []
        for diagram in diagrams:
            try:
                themes[diagram.id] = sound_theme(diagram, self._theme)
            except ProblemsFound as error:
                problems += error.problems
        if problems:
            raise ProblemsFound(problems)
        return themes

    def _on_a4(self, diagrams: Sequence[Diagram], origin: Diagram | None, themes: dict[str, Theme]) -> list[Scene]:
        page = figure_page_of(Paper.A4)
        start = self._place_origin(origin, page)
        scenes: list[Scene] = []
        for diagram in diagrams:
            former = self._former(diagram, origin, start, page)
            scenes.append(place(make_request(diagram, page, themes[diagram.id], self._show_assumed, former)).scene)
        return scenes

    def _on_a3(
        self, diagrams: Sequence[Diagram], origin: Diagram | None, themes: dict[str, Theme]
    ) -> tuple[tuple[FigurePictures, ...], tuple[Problem, ...]]:
        page = figure_page_of(Paper.A3)
        start = self._place_origin(origin, page)
        pictures: list[FigurePictures] = []
        problems: list[Problem] = []
        faults: list[Problem] = []
        for diagram in diagrams:
            former = self._former(diagram, origin, start, page)
            try:
                request = make_request(diagram, page, themes[diagram.id], self._show_assumed, former)
                found = place_on_pages(request, may_grow=False)
            except ProblemsFound as error:
                faults += error.problems
                continue
            # The table of texts that a picture leaves out is part of the interface table.
            scenes = tuple(replace(picture.scene, table=None) for picture in found.pictures)
            pictures.append(FigurePictures(Paper.A3, scenes))
            problems += found.problems
        if faults:
            raise ProblemsFound(faults)
        return tuple(pictures), tuple(problems)

    def _place_origin(self, origin: Diagram | None, page: Page) -> Anchor | None:
        """Where the systems of the as-is diagram are on this page; None when it does not fit."""
        if origin is None:
            return None
        try:
            theme = sound_theme(origin, self._theme)
            return place(make_request(origin, page, theme, former=self._own(origin, page))).anchor
        except ProblemsFound:
            return None

    def _former(self, diagram: Diagram, origin: Diagram | None, start: Anchor | None, page: Page) -> Anchor | None:
        own = self._own(diagram, page)
        if origin and start and diagram.transition_from == origin.id:
            return pair_anchor(diagram, origin, start, own)
        return own

    def _own(self, diagram: Diagram, page: Page) -> Anchor | None:
        """The layout of the last build, scaled to this page; None when there is none."""
        if self._records is None:
            return None
        anchors, _ = read_record(self._records / record_name(diagram.id), diagram.id)
        own = anchors.get(_DRAWN_ON.name)
        names = {name for system in diagram.systems for name in (system.name, system.was)}
        return _scale(own, page) if own and own.heights().keys() & names else None


def _on_larger_paper(error: ProblemsFound, themes: dict[str, Theme]) -> Problem:
    smallest = min(theme.sizes.smallest for theme in themes.values())
    message = f"the diagram does not fit on a4 at {smallest:g} pt: its chapter is drawn on a3"
    return Problem(error.problems[0].place, message, severity=Severity.WARNING)


def _scale(anchor: Anchor, page: Page) -> Anchor:
    """A layout for the usual page, scaled to another page."""
    across, down = page.width / _DRAWN_ON.width, page.height / _DRAWN_ON.height
    left, right = (
        tuple(Stand(stand.system, round(stand.y * down, 2)) for stand in wing) for wing in (anchor.left, anchor.right)
    )
    return Anchor(anchor.size * min(across, down), anchor.box_width * across, left, right)
