"""From a graph to its picture: the arrangement that leaves the letters largest, on the page that it needs.

A plan is what does not depend on the page: which hub stands where, and which way each line takes. A sheet sets it on a
page between title and legend. The gate looks at the result; a conflict is an error, never a bad picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from snitflade.diagram import plain
from snitflade.geometry import Point
from snitflade.landscape.cells import Dealt, celled
from snitflade.landscape.crossings import crossings
from snitflade.landscape.drawing import Drawer
from snitflade.landscape.frame import Framer
from snitflade.landscape.graph import Graph, Node
from snitflade.landscape.improving import Arrangement, Build, Improved, improved
from snitflade.landscape.legend import legend_of
from snitflade.landscape.lines import Wishes, lined
from snitflade.landscape.measures import Measures, Widths
from snitflade.landscape.pages import GROWING, PAGES, custom
from snitflade.landscape.shelves import Shelves, shelved
from snitflade.layout.conflicts import conflicts
from snitflade.layout.legend_band import LegendPlan
from snitflade.layout.legend_drawing import legend_group
from snitflade.layout.look import Look
from snitflade.layout.measuring import FontMetrics
from snitflade.layout.pages import Page
from snitflade.layout.title_band import title_band
from snitflade.names import Ids
from snitflade.problems import ProblemsFound, SnitfladeError
from snitflade.scene import FontFace, Group, Scene
from snitflade.theme import Theme

_WIDTHS = (Widths(12.0, 8.0), Widths(10.0, 8.0), Widths(14.0, 9.0), Widths(9.0, 5.6))
_FEW_HUBS = 8
_TITLE_GAP = 1.3
_LEGEND_GAP = 1.1
_ROUNDS = 4
_LINE_SHARE = 0.85
_SLACK = 1e-3
_TRIED = 6
_READABLE = 1.5
_MARGIN_PT = 0.1


class Titles(NamedTuple):
    """The words of the picture: its id and title band; ``description`` is its alternative text."""

    id: str
    title: str
    subtitle: str
    description: str
    language: str


class Asked(NamedTuple):
    """``page``: None for the smallest of A3 and larger that does. ``group_of``: titles of systems by name."""

    titles: Titles
    page: Page | None
    labels: bool
    group_of: Mapping[str, str]


class _Plan(NamedTuple):
    dealt: Dealt
    build: Build
    measures: Measures
    found: Improved


def landscape_scene(
    graph: Graph, bars: Sequence[str], rough: Mapping[str, Point], theme: Theme, metrics: FontMetrics, asked: Asked
) -> tuple[Scene, Page]:
    """The picture of a graph, and the page that it is on.

    :param bars: the nodes that are drawn as hubs; there must be one.
    :param rough: a position for each node, see ``rough``.
    :raises SnitfladeError: when the page that was asked for is too small.
    :raises ProblemsFound: when the picture would have a conflict.
    """
    plans = list(_plans(graph, bars, rough, metrics, asked))
    sheets = (_Sheet(graph, bars, theme, metrics, asked, page) for page in _pages(asked))
    sheet = next((sheet for sheet in sheets if any(sheet.merit(plan) >= 0 for plan in plans)), None)
    if sheet is None and asked.page:
        raise _too_small(graph, bars, theme, metrics, asked, plans)
    if sheet is None:
        sheet = _Sheet(graph, bars, theme, metrics, asked, PAGES[GROWING[-1]]).grown(plans)
    best = max(plans, key=sheet.merit)
    better = best._replace(found=improved(best.dealt, len(graph.edges), best.build))
    scene = sheet.drawn(max(best, better, key=sheet.merit))
    found = conflicts(scene, graph.diagrams[0].place, crossings_allowed=True)
    if found:
        raise ProblemsFound(found)
    return scene, sheet.page


def _too_small(
    graph: Graph, bars: Sequence[str], theme: Theme, metrics: FontMetrics, asked: Asked, plans: Sequence[_Plan]
) -> SnitfladeError:
    page = asked.page or PAGES["a3"]
    fitting = [
        name
        for name in GROWING
        if PAGES[name].width > page.width
        and any(_Sheet(graph, bars, theme, metrics, asked, PAGES[name]).size(p) >= theme.sizes.smallest for p in plans)
    ]
    hint = f"try --page {fitting[0]}" if fitting else "leave out --page for one as large as it takes"
    return SnitfladeError(f"the landscape does not fit on page {page.name} at {theme.sizes.smallest:g} pt", hint)


def _pages(asked: Asked) -> list[Page]:
    return [asked.page] if asked.page else [PAGES[name] for name in GROWING]


def _plans(
    graph: Graph, bars: Sequence[str], rough: Mapping[str, Point], metrics: FontMetrics, asked: Asked
) -> Iterator[_Plan]:
    """Every arrangement that is worth a look: by the number of shelves and the width of the boxes."""
    nodes: dict[str, Node] = {node.name: node for node in graph.nodes}
    widths = _WIDTHS if len(bars) <= _FEW_HUBS else _WIDTHS[:1]
    measured = [Measures(metrics, asked.titles.language, own, labels=asked.labels) for own in widths]
    for shelves in _shelf_counts(len(bars)):
        for places in shelved(graph, bars, shelves, rough, _TRIED):
            dealt = celled(graph, places, rough)
            for measures in measured:

                def build(found: Arrangement, places: Shelves = places, measures: Measures = measures) -> Framer:
                    lines = lined(graph, places, found.cells, rough, asked.group_of, found.wishes)
                    return Framer(lines, measures, nodes, asked.group_of)

                framer = build(Arrangement(dealt.cells, Wishes()))
                least = framer.frame()
                yield _Plan(
                    dealt, build, measures, Improved(framer.lines, framer, least, crossings(framer.lines, least))
                )


def _shelf_counts(hubs: int) -> Sequence[int]:
    if hubs <= _FEW_HUBS:
        return range(1, hubs + 1) if hubs <= 3 else range(1, math.ceil(hubs / 2) + 1)
    usual = round(math.sqrt(hubs))
    return [n for n in (usual - 1, usual, usual + 1) if n >= 1]


class _Sheet:
    """One page with its title and legend."""

    def __init__(
        self, graph: Graph, bars: Sequence[str], theme: Theme, metrics: FontMetrics, asked: Asked, page: Page
    ) -> None:
        self.graph, self.bars, self.asked, self.page = graph, bars, asked, page
        self.theme, self.metrics = theme, metrics
        self.margin = theme.sizes.margin * page.scale
        self.width = page.width - 2 * self.margin
        like = replace(
            graph.diagrams[0], title=asked.titles.title, subtitle=asked.titles.subtitle, language=asked.titles.language
        )
        self.title = title_band(like, theme, metrics, self.width, page.scale)
        boxes = [node.name for node in graph.nodes if node.name not in set(bars)]
        self.legend = legend_of(graph, boxes, metrics, asked.titles.language, with_codes=asked.labels)
        self._plans: dict[float, LegendPlan | None] = {}

    def _legend_size(self, em: float) -> float:
        return max(self.theme.sizes.smallest, round(em * self.theme.sizes.legend_ratio, 2))

    def _legend_plan(self, em: float) -> LegendPlan | None:
        size = self._legend_size(em)
        if size not in self._plans:
            self._plans[size] = self.legend.plan(self.width / size)
        return self._plans[size]

    def room(self, em: float) -> float:
        """The height (pt) between title and legend."""
        plan = self._legend_plan(em)
        if plan is None:
            return 0.0
        legend = plan.height * self._legend_size(em) + _LEGEND_GAP * em
        return self.page.height - 2 * self.margin - self.title.height - _TITLE_GAP * em - legend

    def size(self, plan: _Plan) -> float:
        """The largest label size (pt) at which a plan fits, rounded down."""
        most = round(self.theme.sizes.label_max * self.page.scale, 2)
        em = min(most, self.width / plan.found.least.width)
        for _ in range(_ROUNDS):
            em = min(em, self.room(em) / plan.found.least.height)
        return math.floor(em * 20) / 20

    def merit(self, plan: _Plan) -> float:
        """How good a picture it makes: large letters, few crossings; below 0 when the letters are too small."""
        em = self.size(plan)
        if em < self.theme.sizes.smallest:
            return em - self.theme.sizes.smallest
        return round(
            min(em, _READABLE * self.theme.sizes.smallest) / (1 + plan.found.crossings / len(self.graph.edges)), 6
        )

    def grown(self, plans: Sequence[_Plan]) -> _Sheet:
        """The sheet of a page that is as large as the plan wants that takes the least paper."""
        em = self.theme.sizes.smallest + _MARGIN_PT
        sizes: list[tuple[float, float, float]] = []
        for plan in plans:
            width = max(plan.found.least.width * em + 2 * self.margin, PAGES[GROWING[0]].width)
            wide = self._on(custom(width, self.page.height))
            height = plan.found.least.height * em + self.page.height - wide.room(em)
            sizes.append((width * height, width, height))
        _, width, height = min(sizes)
        return self._on(custom(width, height))

    def _on(self, page: Page) -> _Sheet:
        return _Sheet(self.graph, self.bars, self.theme, self.metrics, self.asked, page)

    def drawn(self, plan: _Plan) -> Scene:
        em = max(self.size(plan), self.theme.sizes.smallest)
        frame = plan.found.framer.frame(self.width / em, self.room(em) / em)
        while frame.height > self.room(em) / em + _SLACK and em > self.theme.sizes.smallest:
            em = round(em - 0.05, 2)  # with more slack across, a lane more may be needed
            frame = plan.found.framer.frame(self.width / em, self.room(em) / em)
        look = Look(self.theme, self.metrics, em, round(self.theme.sizes.line * self._line_scale(), 3), Ids())
        top = self.margin + self.title.height + _TITLE_GAP * em
        left = self.margin + max(self.width - frame.width * em, 0.0) / 2
        origin = left, top + max(self.room(em) - frame.height * em, 0.0) / 2
        drawer = Drawer(plan.found.lines, frame, plan.measures, self.graph.categories, look, origin)
        nodes = {node.name: node for node in self.graph.nodes}
        groups = [self._title_group(), *drawer.groups(nodes, self.asked.group_of), *self._legend(look)]
        return self._scene(em, tuple(groups))

    def _line_scale(self) -> float:
        return self.page.scale * _LINE_SHARE

    def _title_group(self) -> Group:
        group, margin = self.title.group, round(self.margin, 2)
        return Group(group.id, group.classes, margin, margin, group.parts, group.title, group.place)

    def _legend(self, look: Look) -> Iterator[Group]:
        plan = self._legend_plan(look.em)
        if plan and (plan.blocks or self.legend.kinds):
            size = self._legend_size(look.em)
            foot = self.page.height - self.margin - plan.height * size
            yield legend_group(self.legend, plan, size, self.margin, foot, self.width, look)

    def _scene(self, em: float, groups: tuple[Group, ...]) -> Scene:
        titles, theme = self.asked.titles, self.theme
        return Scene(
            id=titles.id,
            width=self.page.width,
            height=self.page.height,
            title=plain(f"{titles.title} – {titles.subtitle}" if titles.subtitle else titles.title),
            description=titles.description,
            language=titles.language,
            background=theme.colours.page,
            font=FontFace(theme.font.family, theme.font.fallbacks, theme.font.regular, theme.font.bold),
            label_size=round(em, 2),
            groups=groups,
        )
