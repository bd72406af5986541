"""The two-wing layout: the hub as a tall bar in the centre, the systems in a column on either side of it.

    measure ─▶ frame ─▶ fit (font, sides, order) ─▶ spread the slack ─▶ draw ─▶ gate

Every link to the hub is a straight horizontal line with its text above it, so that no two of them can cross.
In: a Diagram, a Theme, a page. Out: a Scene. Raises ProblemsFound with the spec's lines when it does not fit, or when the
gate finds a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from snitflade.diagram import Diagram
from snitflade.geometry import Rectangle
from snitflade.layout.alternative_text import description
from snitflade.layout.conflicts import conflicts
from snitflade.layout.content import Content, content_of
from snitflade.layout.drawing import Look, WingPlace, hub_group, joint_groups, row_group, wing_places
from snitflade.layout.fitting import Fit, Frame, fit
from snitflade.layout.legend_band import LegendPlan
from snitflade.layout.legend_drawing import legend_group
from snitflade.layout.measuring import FontMetrics
from snitflade.layout.pages import Page
from snitflade.layout.rails import rail_groups, rail_room
from snitflade.layout.spreading import Wing, spread
from snitflade.layout.title_band import TitleBand, title_band
from snitflade.names import Ids
from snitflade.problems import Problem, ProblemsFound
from snitflade.scene import FontFace, Group, Scene
from snitflade.theme import BASE_WIDTH_PT, Theme

_TITLE_GAP = 1.0
_LEGEND_GAP = 1.1
_UNUSED_BOTTOM = 1e-6


@dataclass(slots=True)
class _Sheet:
    """The page's fixed parts, and how much they leave; points."""

    content: Content
    theme: Theme
    page: Page
    title: TitleBand

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
        return self.content.legend.plan(self.width / self.legend_size(label_size))

    def wing_top(self, label_size: float) -> float:
        return self.margin + self.title.height + _TITLE_GAP * label_size

    def wing_room(self, label_size: float) -> float:
        """The height for the wings at a label size; nothing when the legend does not fit."""
        plan = self.legend_plan(label_size)
        if plan is None:
            return 0.0
        legend = plan.height * self.legend_size(label_size)
        foot = self.page.height - self.margin - legend - _LEGEND_GAP * label_size
        return foot - self.wing_top(label_size)


def two_wing(
    diagram: Diagram, theme: Theme, page: Page, metrics: FontMetrics, show_assumed: bool = False
) -> Scene:
    """Lays a diagram out on a page.

    :param show_assumed: mark the links of which something is assumed.
    :raises ProblemsFound: when the diagram does not fit at the theme's smallest size, or a conflict remains.
    """
    content = content_of(diagram, metrics, show_assumed)
    scale = page.width / BASE_WIDTH_PT
    inner = page.width - 2 * theme.sizes.margin * scale
    sheet = _Sheet(content, theme, page, title_band(diagram, theme, metrics, inner, scale))
    frame = Frame(
        width=sheet.width,
        wing_room=sheet.wing_room,
        smallest=theme.sizes.smallest,
        largest=round(theme.sizes.label_max * scale, 2),
        hub_width=content.hub.width,
        rail_room=rail_room(content.rails),
    )
    placed = fit(content, frame)
    if placed is None:
        raise ProblemsFound([_too_long(diagram, page, theme)])
    scene = _scene(content, sheet, placed, frame)
    found = conflicts(scene, diagram.place)
    if found:
        raise ProblemsFound(found)
    return scene


def _too_long(diagram: Diagram, page: Page, theme: Theme) -> Problem:
    larger = {"16x9": "try --page a3, shorter texts, or two diagrams", "a4": "try --page a3, shorter texts, or two diagrams"}
    message = f"the diagram does not fit on page {page.name} at {theme.sizes.smallest:g} pt"
    return Problem(diagram.place, message, larger.get(page.name, "shorten the texts, or make two diagrams of it"))


def _scene(content: Content, sheet: _Sheet, placed: Fit, frame: Frame) -> Scene:
    diagram, theme, page = content.diagram, sheet.theme, sheet.page
    em = placed.size
    look = Look(theme, content.metrics, em, round(theme.sizes.line * sheet.scale, 3), diagram.language, Ids())
    room = sheet.wing_room(em) / em
    wings = [spread(blocks, placed.box_width, placed.text_width, room) for blocks in (placed.left, placed.right)]
    height = max(wing.height for wing in wings)
    height = max(height, min(content.hub.height + 2.0, room))
    top = sheet.wing_top(em) + (room - height) / 2 * em
    places = wing_places(placed, sheet.margin, page.width, top, frame.rail_room)
    groups = [_moved(sheet.title.group, sheet.margin, sheet.margin)]
    left, right = places
    hub_left = left.x + left.box_width + left.line_length
    hub_box = Rectangle(hub_left, top, right.x, top + height * em)
    groups.append(hub_group(content.hub, hub_box, look, " = ".join(diagram.hub.names)))
    tops = [top + (height - wing.height) / 2 * em for wing in wings]
    at = [WingPlace(p.is_left, p.x, t, p.line_length, p.box_width) for p, t in zip(places, tops, strict=True)]
    for wing, place in zip(wings, at, strict=True):
        groups += _wing_groups(wing, place, placed, look)
    groups += rail_groups(content.rails, wings, at, placed, look, top)
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


def _wing_groups(wing: Wing, place: WingPlace, placed: Fit, look: Look) -> Iterator[Group]:
    for number, row in enumerate(wing.rows):
        if number:
            yield from joint_groups(wing.rows[number - 1], row, place, placed, look)
        yield row_group(row, place, placed, look)


def _moved(group: Group, x: float, y: float) -> Group:
    return Group(group.id, group.classes, round(x, 2), round(y, 2), group.parts, group.title, group.place)


def _joined(title: str, subtitle: str) -> str:
    return f"{title} – {subtitle}" if subtitle else title
