"""The page's fixed parts, title band and legend, and how much they leave for the wings. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass, field

from snitflade.layout.content import Content
from snitflade.layout.fitting import Frame
from snitflade.layout.rails import top_room, widest_room
from snitflade.picture.legend_band import LegendPlan
from snitflade.picture.legend_drawing import legend_group
from snitflade.picture.look import Look
from snitflade.picture.pages import Page
from snitflade.picture.title_band import TitleBand, title_band
from snitflade.scene import Group
from snitflade.theme import Theme

_TITLE_GAP = 1.0
_LEGEND_GAP = 1.1
_CLOSE_GAP = 0.35
_HUB_ENDS = 0.8


@dataclass(slots=True, repr=False)
class Sheet:
    """One page with a title band; the legend's plan depends on the label size.

    ``close``: the wings come closer to title and legend, so that a font can be kept.
    """

    content: Content
    theme: Theme
    page: Page
    title: TitleBand
    close: bool = False
    _plans: dict[float, LegendPlan | None] = field(default_factory=dict)

    @property
    def scale(self) -> float:
        return self.page.scale

    @property
    def margin(self) -> float:
        return self.theme.sizes.margin * self.scale

    @property
    def width(self) -> float:
        return self.page.width - 2 * self.margin

    def legend_size(self, label_size: float) -> float:
        if self.content.spacing.smallest_legend:
            return self.theme.sizes.smallest
        return max(self.theme.sizes.smallest, round(label_size * self.theme.sizes.legend_ratio, 2))

    def legend_plan(self, label_size: float) -> LegendPlan | None:
        size = self.legend_size(label_size)
        if size not in self._plans:
            self._plans[size] = self.content.legend.plan(self.width / size)
        return self._plans[size]

    def wing_top(self, label_size: float) -> float:
        """Where the room for the wings starts, from the page's top."""
        over = top_room(len(self.content.rails)) if self.content.cut else 0.0
        gap = _CLOSE_GAP if self.close else _TITLE_GAP
        return self.margin + self.title.height + (gap + over) * label_size

    def wing_room(self, label_size: float) -> float:
        """The height for the wings at a label size; nothing when the legend or the hub's name does not fit."""
        plan = self.legend_plan(label_size)
        if plan is None:
            return 0.0
        legend = plan.height * self.legend_size(label_size)
        gap = _CLOSE_GAP if self.close else _LEGEND_GAP
        foot = self.page.height - self.margin - legend - gap * label_size
        room = foot - self.wing_top(label_size)
        return room if room >= (self.content.hub.height + _HUB_ENDS) * label_size else 0.0

    def frame(self) -> Frame:
        return Frame(
            width=self.width,
            wing_room=self.wing_room,
            wing_top=self.wing_top,
            smallest=self.theme.sizes.smallest,
            largest=round(self.theme.sizes.label_max * self.scale, 2),
            hub_width=self.content.hub.width,
            rail_room=widest_room(self.content.rails),
        )

    def title_group(self) -> Group:
        group, margin = self.title.group, round(self.margin, 2)
        return Group(group.id, group.classes, margin, margin, group.parts, group.title, group.place)

    def legend_groups(self, look: Look) -> list[Group]:
        plan = self.legend_plan(look.em)
        if plan is None or not (plan.blocks or self.content.legend.kinds):
            return []
        size = self.legend_size(look.em)
        foot = self.page.height - self.margin - plan.height * size
        return [legend_group(self.content.legend, plan, size, self.margin, foot, self.width, look)]


def sheet(content: Content, theme: Theme, page: Page, *, close: bool = False) -> Sheet:
    """The page for a content."""
    inner = page.width - 2 * theme.sizes.margin * page.scale
    return Sheet(content, theme, page, title_band(content.diagram, theme, content.metrics, inner, page.scale), close)
