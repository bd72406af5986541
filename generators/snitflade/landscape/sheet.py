"""One page of a landscape with its title and legend: how large a plan is on it, and its scene."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from snitflade.diagram import plain
from snitflade.geometry import ROUNDING
from snitflade.landscape.drawing import Drawer
from snitflade.landscape.graph import Graph
from snitflade.landscape.legend import legend_of
from snitflade.landscape.pages import GROWING, PAGES, custom
from snitflade.landscape.plans import Plan
from snitflade.landscape.request import Asked
from snitflade.names import Ids
from snitflade.picture.legend_band import LegendPlan
from snitflade.picture.legend_drawing import legend_group
from snitflade.picture.look import Look
from snitflade.picture.pages import Page
from snitflade.picture.title_band import title_band
from snitflade.scene import FontFace, Group, Scene
from snitflade.theme import Theme
from snitflade.typesetting.font_metrics import FontMetrics

_TITLE_GAP = 1.3
_LEGEND_GAP = 1.1
_ROUNDS = 4
_LINE_SHARE = 0.85
_READABLE = 1.5
_MARGIN_PT = 0.1


class Sheet:
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

    def size(self, plan: Plan) -> float:
        """The largest label size (pt) at which a plan fits, rounded down."""
        most = round(self.theme.sizes.label_max * self.page.scale, 2)
        em = min(most, self.width / plan.found.least.width)
        for _ in range(_ROUNDS):
            em = min(em, self.room(em) / plan.found.least.height)
        return math.floor(em * 20) / 20

    def merit(self, plan: Plan) -> float:
        """How good a picture it makes: large letters, few crossings; below 0 when the letters are too small."""
        em = self.size(plan)
        if em < self.theme.sizes.smallest:
            return em - self.theme.sizes.smallest
        return round(
            min(em, _READABLE * self.theme.sizes.smallest) / (1 + plan.found.crossings / len(self.graph.edges)), 6
        )

    def grown(self, plans: Sequence[Plan]) -> Sheet:
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

    def _on(self, page: Page) -> Sheet:
        return Sheet(self.graph, self.bars, self.theme, self.metrics, self.asked, page)

    def drawn(self, plan: Plan) -> Scene:
        em = max(self.size(plan), self.theme.sizes.smallest)
        frame = plan.found.framer.frame(self.width / em, self.room(em) / em)
        while frame.height > self.room(em) / em + ROUNDING and em > self.theme.sizes.smallest:
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
