"""The two-wing layout: the hub as a tall bar in the centre, the systems in a column on either side of it.

    measure ─▶ frame ─▶ fit (font, sides, order) ─▶ spread the slack ─▶ draw ─▶ gate

Every link to the hub is a straight horizontal line with its text above it, so that no two of them can cross.
In: a Diagram, a Theme, a page. Out: a Scene. Raises ProblemsFound with the spec's lines when it does not fit, or
when the gate finds a conflict.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from snitflade.diagram import Diagram
from snitflade.geometry import Rectangle
from snitflade.layout.alternative_text import description
from snitflade.layout.conflicts import conflicts
from snitflade.layout.content import LONGEST_CHAIN, Content, content_of
from snitflade.layout.fitting import Fit, Frame, fit
from snitflade.layout.hub import hub_group
from snitflade.layout.legend_band import LegendPlan
from snitflade.layout.legend_drawing import legend_group
from snitflade.layout.look import Look
from snitflade.layout.measuring import FontMetrics
from snitflade.layout.pages import Page
from snitflade.layout.rails import plan_rails, rail_groups, top_room, widest_room
from snitflade.layout.spreading import spread
from snitflade.layout.title_band import TitleBand, title_band
from snitflade.layout.wing_drawing import wing_groups, wing_places
from snitflade.names import Ids
from snitflade.problems import Problem, ProblemsFound
from snitflade.scene import FontFace, Group, Scene
from snitflade.theme import BASE_WIDTH_PT, Theme

_TITLE_GAP = 1.0
_LEGEND_GAP = 1.1


@dataclass(slots=True)
class _Sheet:
    """The page's fixed parts, and how much they leave; points."""

    content: Content
    theme: Theme
    page: Page
    title: TitleBand
    _plans: dict[float, LegendPlan | None] = field(default_factory=dict)

    @property
    def scale(self) -> float:
        return self.page.width / BASE_WIDTH_PT

    @property
    def margin(self) -> float:
        return self.theme.sizes.margin * self.scale

    @property
    def width(self) -> float:
        return self.page.width - 2 * self.margin

    def legend_size(self, label_size: float) -> float:
        return max(self.theme.sizes.smallest, round(label_size * self.theme.sizes.legend_ratio, 2))

    def legend_plan(self, label_size: float) -> LegendPlan | None:
        size = self.legend_size(label_size)
        if size not in self._plans:
            self._plans[size] = self.content.legend.plan(self.width / size)
        return self._plans[size]

    def wing_top(self, label_size: float) -> float:
        over = top_room(len(self.content.rails)) if self.content.cut else 0.0
        return self.margin + self.title.height + (_TITLE_GAP + over) * label_size

    def wing_room(self, label_size: float) -> float:
        """The height for the wings at a label size; nothing when the legend does not fit."""
        plan = self.legend_plan(label_size)
        if plan is None:
            return 0.0
        legend = plan.height * self.legend_size(label_size)
        foot = self.page.height - self.margin - legend - _LEGEND_GAP * label_size
        return foot - self.wing_top(label_size)

    def frame(self) -> Frame:
        return Frame(
            width=self.width,
            wing_room=self.wing_room,
            smallest=self.theme.sizes.smallest,
            largest=round(self.theme.sizes.label_max * self.scale, 2),
            hub_width=self.content.hub.width,
            rail_room=widest_room(self.content.rails),
        )


def two_wing(diagram: Diagram, theme: Theme, page: Page, metrics: FontMetrics, show_assumed: bool = False) -> Scene:
    """Lays a diagram out on a page.

    :param show_assumed: mark the links of which something is assumed.
    :raises ProblemsFound: when the diagram does not fit at the theme's smallest size, or a conflict remains.
    """
    for longest_chain in _chain_lengths(diagram):
        content = content_of(diagram, metrics, show_assumed, longest_chain)
        sheet = _sheet(content, theme, page)
        placed = fit(content, sheet.frame())
        if placed:
            scene = _scene(content, sheet, placed)
            found = conflicts(scene, diagram.place)
            if found:
                raise ProblemsFound(found)
            return scene
    raise ProblemsFound([_too_long(diagram, page, theme)])


def _chain_lengths(diagram: Diagram) -> list[int]:
    """How many linked systems stay together: all of them, and when that does not fit, fewer."""
    if any(link.to for link in diagram.links):
        return [LONGEST_CHAIN, *(n for n in (8, 4, 2, 1) if n < len(diagram.systems))]
    return [LONGEST_CHAIN]


def _sheet(content: Content, theme: Theme, page: Page) -> _Sheet:
    scale = page.width / BASE_WIDTH_PT
    inner = page.width - 2 * theme.sizes.margin * scale
    return _Sheet(content, theme, page, title_band(content.diagram, theme, content.metrics, inner, scale))


def _too_long(diagram: Diagram, page: Page, theme: Theme) -> Problem:
    larger = {
        "16x9": "try --page a3, shorter texts, or two diagrams",
        "a4": "try --page a3, shorter texts, or two diagrams",
    }
    message = f"the diagram does not fit on page {page.name} at {theme.sizes.smallest:g} pt"
    return Problem(diagram.place, message, larger.get(page.name, "shorten the texts, or make two diagrams of it"))


def _scene(content: Content, sheet: _Sheet, placed: Fit) -> Scene:
    diagram, theme, page = content.diagram, sheet.theme, sheet.page
    em = placed.size
    look = Look(theme, content.metrics, em, round(theme.sizes.line * sheet.scale, 3), Ids())
    room = sheet.wing_room(em) / em
    wings = [spread(blocks, placed.box_width, placed.text_width, room) for blocks in (placed.left, placed.right)]
    height = max(*(wing.height for wing in wings), min(content.hub.height + 2.0, room))
    top = sheet.wing_top(em) + (room - height) / 2 * em
    rails = plan_rails(content.rails, [[row.system_name for row in wing.rows] for wing in wings])
    hub_width = content.hub.width * em
    lanes = (rails.room()[0] * em, rails.room()[1] * em)
    places = [
        replace(place, top=top + (height - wing.height) / 2 * em)
        for place, wing in zip(wing_places(placed, sheet.margin, page.width, hub_width, lanes), wings, strict=True)
    ]
    hub_box = Rectangle((page.width - hub_width) / 2, top, (page.width + hub_width) / 2, top + height * em)
    groups = [_moved(sheet.title.group, sheet.margin, sheet.margin)]
    groups.append(hub_group(content.hub, hub_box, look, " = ".join(diagram.hub.names)))
    for wing, place in zip(wings, places, strict=True):
        groups += wing_groups(wing, place, placed, look)
    groups += rail_groups(content.rails, rails, wings, places, look, top)
    plan = sheet.legend_plan(em)
    if plan and (plan.blocks or content.legend.kinds):
        size = sheet.legend_size(em)
        foot = page.height - sheet.margin - plan.height * size
        groups.append(legend_group(content.legend, plan, size, sheet.margin, foot, sheet.width, look))
    font = FontFace(theme.font.family, theme.font.fallbacks, theme.font.regular, theme.font.bold)
    return Scene(
        id=diagram.id,
        width=page.width,
        height=page.height,
        title=_joined(diagram.title, diagram.subtitle),
        description=description(diagram),
        language=diagram.language,
        background=theme.colours.page,
        font=font,
        label_size=round(em, 2),
        groups=tuple(groups),
    )


def _moved(group: Group, x: float, y: float) -> Group:
    return Group(group.id, group.classes, round(x, 2), round(y, 2), group.parts, group.title, group.place)


def _joined(title: str, subtitle: str) -> str:
    return f"{title} – {subtitle}" if subtitle else title
