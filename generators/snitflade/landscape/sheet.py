"""One page of a landscape with its title and legend: how large a plan is on it, and its scene."""

from __future__ import annotations

import math
from collections.abc import Sequence

from snitflade.geometry import ROUNDING
from snitflade.landscape.drawing import Drawer
from snitflade.landscape.graph import Graph
from snitflade.landscape.legend import legend_of
from snitflade.landscape.measures import SPACING
from snitflade.landscape.pages import GROWING, PAGES, custom
from snitflade.landscape.plans import Plan
from snitflade.landscape.request import Asked
from snitflade.picture.page_frame import make_page_frame
from snitflade.picture.pages import Page
from snitflade.scene import Scene
from snitflade.theme import Theme
from snitflade.typesetting.font_metrics import FontMetrics

_TITLE_GAP = 1.3  # em: between title and systems; larger than in a diagram, as lanes may run along the upper edge
_LEGEND_GAP = 1.1  # em: between systems and legend; smaller, and lanes touch its panel
_ROUNDS = 4  # of size and legend in turn, as the legend grows with the labels; fewer, and the size may be too large
_LINE_SHARE = 0.85  # of a diagram's line width: many lines run side by side here, and thicker ones would close the gaps
_READABLE = 1.5  # times the smallest size: beyond it, larger letters do not make up for crossings
_MARGIN_PT = 0.1  # pt: above the smallest size on a page made to measure, as a new width may need one more lane


class LandscapePage:
    """One page with its title and legend."""

    def __init__(
        self, graph: Graph, bars: Sequence[str], theme: Theme, metrics: FontMetrics, asked: Asked, page: Page
    ) -> None:
        self.graph, self.bars, self.asked, self.page = graph, bars, asked, page
        self.theme, self.metrics = theme, metrics
        boxes = [node.name for node in graph.nodes if node.name not in set(bars)]
        legend = legend_of(graph, boxes, metrics, asked.words.language, with_codes=asked.labels)
        self.page_frame = make_page_frame(asked.words, legend, theme, metrics, page)

    def room(self, em: float) -> float:
        """The height (pt) between title and legend."""
        return self.page_frame.room(em, _TITLE_GAP, _LEGEND_GAP)

    def size(self, plan: Plan) -> float:
        """The largest label size (pt) at which a plan fits, rounded down."""
        em = min(self.page_frame.largest, self.page_frame.width / plan.found.least.width)
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

    def grow(self, plans: Sequence[Plan]) -> LandscapePage:
        """The sheet of a page that is as large as the plan wants that takes the least paper."""
        em = self.theme.sizes.smallest + _MARGIN_PT
        sizes: list[tuple[float, float, float]] = []
        for plan in plans:
            width = max(plan.found.least.width * em + 2 * self.page_frame.margin, PAGES[GROWING[0]].width)
            wide = self._on(custom(width, self.page.height))
            height = plan.found.least.height * em + self.page.height - wide.room(em)
            sizes.append((width * height, width, height))
        _, width, height = min(sizes)
        return self._on(custom(width, height))

    def _on(self, page: Page) -> LandscapePage:
        return LandscapePage(self.graph, self.bars, self.theme, self.metrics, self.asked, page)

    def draw(self, plan: Plan) -> Scene:
        """The finished picture of a plan on this page, at the largest label size at which it fits."""
        em = max(self.size(plan), self.theme.sizes.smallest)
        frame = plan.found.framer.frame(self.page_frame.width / em, self.room(em) / em)
        while frame.height > self.room(em) / em + ROUNDING and em > self.theme.sizes.smallest:
            em = round(em - 0.05, 2)  # with more slack across, a lane more may be needed
            frame = plan.found.framer.frame(self.page_frame.width / em, self.room(em) / em)
        on_page = self.page_frame
        look = on_page.look(em, SPACING, _LINE_SHARE)
        top = on_page.top(em, _TITLE_GAP)
        left = on_page.margin + max(on_page.width - frame.width * em, 0.0) / 2
        origin = left, top + max(self.room(em) - frame.height * em, 0.0) / 2
        drawer = Drawer(plan.found.lines, frame, plan.measures, self.graph.categories, look, origin)
        nodes = {node.name: node for node in self.graph.nodes}
        drawn = drawer.groups(nodes, self.asked.group_of)
        groups = (on_page.title_group(), *drawn, *on_page.legend_groups(look))
        return on_page.scene(self.asked.words, em, groups)
