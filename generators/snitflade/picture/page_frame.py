"""What frames every picture: the title band above, the legend band below, and the scene that holds it all.

┌ margin ─────────────────────────┐
│ title band                      │
│            top gap              │
│   room for hub and systems      │    The gaps and the legend grow with the labels, so that the room depends
│           bottom gap            │    on their size. Lengths are points, gaps in em of the label font.
│ legend band                     │
└─────────────────────────────────┘
"""

from __future__ import annotations

from dataclasses import dataclass, field

from snitflade.diagram import plain
from snitflade.names import Ids
from snitflade.picture.legend_band import LegendBand, LegendPlan
from snitflade.picture.legend_drawing import draw_legend
from snitflade.picture.look import Look
from snitflade.picture.pages import Page
from snitflade.picture.spacing import NORMAL, Spacing
from snitflade.picture.title_band import HasTitle, TitleBand, make_title_band
from snitflade.scene import FontFace, Group, Scene
from snitflade.theme import Theme
from snitflade.typesetting.font_metrics import FontMetrics
from snitflade.values import value


@value
class SceneWords:
    """What a scene says without being drawn: ``description`` is its alternative text, ``notes`` a line an interface."""

    id: str
    title: str
    subtitle: str
    description: str
    language: str
    notes: tuple[str, ...] = ()


@dataclass(slots=True, repr=False)
class PageFrame:
    """A page with its title band and legend.

    ``smallest_legend``: the legend is set at the theme's smallest size, whatever the size of the labels.
    """

    theme: Theme
    page: Page
    title: TitleBand
    legend: LegendBand
    smallest_legend: bool = False
    _plans: dict[float, LegendPlan | None] = field(default_factory=dict)

    @property
    def margin(self) -> float:
        """The margin (pt) on all four sides of the page."""
        return self.theme.sizes.margin * self.page.scale

    @property
    def width(self) -> float:
        """The width (pt) of the page within its margins."""
        return self.page.width - 2 * self.margin

    @property
    def largest(self) -> float:
        """The largest size (pt) that the labels may have on this page."""
        return round(self.theme.sizes.label_max * self.page.scale, 2)

    def top(self, em: float, gap: float) -> float:
        """Where the room below the title starts, in points from the page's top; ``gap`` in em of ``em`` points."""
        return self.margin + self.title.height + gap * em

    def room(self, em: float, top_gap: float, bottom_gap: float) -> float:
        """The height (pt) between title and legend at a label size (pt); 0 when the legend does not fit."""
        plan = self._legend_plan(em)
        if plan is None:
            return 0.0
        legend = plan.height * self._legend_size(em)
        return self.page.height - self.margin - legend - bottom_gap * em - self.top(em, top_gap)

    def look(self, em: float, spacing: Spacing = NORMAL, line_share: float = 1.0) -> Look:
        """How everything on this page is drawn, at a label size (pt); ``line_share`` makes all lines thinner."""
        line_width = round(self.theme.sizes.line * (self.page.scale * line_share), 3)
        return Look(self.theme, self.legend.metrics, em, line_width, Ids(), spacing)

    def title_group(self) -> Group:
        """The title band in its place on the page."""
        group, margin = self.title.group, round(self.margin, 2)
        return Group(group.id, group.classes, margin, margin, group.parts, group.title, group.place)

    def legend_groups(self, look: Look) -> list[Group]:
        """The legend in its place on the page; none where there is nothing to explain."""
        plan = self._legend_plan(look.em)
        if plan is None or not (plan.blocks or self.legend.kinds):
            return []
        size = self._legend_size(look.em)
        foot = self.page.height - self.margin - plan.height * size
        return [draw_legend(self.legend, plan, size, self.margin, foot, self.width, look)]

    def scene(self, words: SceneWords, em: float, groups: tuple[Group, ...]) -> Scene:
        """The finished picture of these groups, whose labels are ``em`` points large."""
        font = self.theme.font
        return Scene(
            id=words.id,
            width=self.page.width,
            height=self.page.height,
            title=plain(f"{words.title} – {words.subtitle}" if words.subtitle else words.title),
            description=words.description,
            language=words.language,
            background=self.theme.colours.page,
            font=FontFace(font.family, font.fallbacks, font.regular, font.bold),
            label_size=round(em, 2),
            groups=groups,
            notes=words.notes,
        )

    def _legend_size(self, em: float) -> float:
        if self.smallest_legend:
            return self.theme.sizes.smallest
        return max(self.theme.sizes.smallest, round(em * self.theme.sizes.legend_ratio, 2))

    def _legend_plan(self, em: float) -> LegendPlan | None:
        size = self._legend_size(em)
        if size not in self._plans:
            self._plans[size] = self.legend.plan(self.width / size)
        return self._plans[size]


def make_page_frame(
    titled: HasTitle,
    legend: LegendBand,
    theme: Theme,
    metrics: FontMetrics,
    page: Page,
    *,
    smallest_legend: bool = False,
) -> PageFrame:
    """Sets the title of a picture on a page, above room for its systems and its legend."""
    width = page.width - 2 * theme.sizes.margin * page.scale
    title = make_title_band(titled, theme, metrics, width, page.scale)
    return PageFrame(theme, page, title, legend, smallest_legend)
