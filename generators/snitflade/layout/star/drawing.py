"""Draws the systems above and below the hub: a group for each with its box, name, lines and labels. Em become points.

x = 0 of a group is the column's middle, y = 0 the edge of its box that faces the hub.
"""

from __future__ import annotations

from collections.abc import Iterator

from snitflade.diagram import Direction
from snitflade.geometry import ROUNDING, Point, Rectangle
from snitflade.layout.alternative_text import spoke_title
from snitflade.layout.label_drawing import DOWNWARDS, UPWARDS, LabelPlace, code_classes, draw_label
from snitflade.layout.labels import LinkLabel
from snitflade.layout.rows import JOINT_GAP, LEADING, Spoke
from snitflade.layout.star.columns import EDGE, TEXT_GAP, TWIN_OFFSET, PlacedBand, StarColumn
from snitflade.layout.star.geometry import ARM_PITCH
from snitflade.names import slug
from snitflade.picture.look import Look
from snitflade.picture.strokes import HEAD_LENGTH_EM, draw_arrow
from snitflade.picture.system_box import box_stroke
from snitflade.scene import Group, Part, Stroke
from snitflade.shapes.forms import end_inset
from snitflade.values import value


@value
class BandPlace:
    """Where a band stands, in points: the hub on the page and the length of the upright lines."""

    above: bool
    hub: Rectangle
    zone: float

    @property
    def box_edge(self) -> float:
        """The y (pt, on the page) of the boxes' edges that face the hub."""
        return self.hub.top - self.zone if self.above else self.hub.bottom + self.zone

    @property
    def hub_edge(self) -> float:
        """The y (pt, on the page) of the hub's edge that faces the boxes."""
        return self.hub.top if self.above else self.hub.bottom

    @property
    def towards_hub(self) -> float:
        """The sign of y on the way from a box to the hub."""
        return 1.0 if self.above else -1.0


def draw_columns(side: PlacedBand, place: BandPlace, look: Look) -> Iterator[Group]:
    """Draw the systems of a band, from left to right."""
    for number, column in enumerate(side.band.columns):
        yield _ColumnDrawer(side, place, look, number).draw(column)


@value
class _ColumnDrawer:
    """Draws one column of a band."""

    side: PlacedBand
    place: BandPlace
    look: Look
    number: int

    @property
    def em(self) -> float:
        """The em of the label font, in points."""
        return self.look.em

    @property
    def origin(self) -> Point:
        """Where the group stands on the page (pt)."""
        middle = (self.place.hub.left + self.place.hub.right) / 2
        return (round(middle + self.side.middles[self.number] * self.em, 2), round(self.place.box_edge, 2))

    def draw(self, column: StarColumn) -> Group:
        """The group of one system: box, name, lines and labels."""
        system = column.row.system
        parts = column.row.box(self.side.band.box_width).draw(self._rectangle(), self.look)
        top = self._texts_top(column)
        for number, spoke in enumerate(column.row.spokes):
            parts.append(self._spoke(column, spoke, number, top))
            if label := column.labels[number]:
                top += (self._lines(label) * LEADING + JOINT_GAP) * self.em
        return Group(
            self.look.ids.unique(f"system-{slug(system.name)}"),
            ("system", f"kind-{slug(system.kind)}"),
            *self.origin,
            tuple(parts),
            system.name,
            system.place,
        )

    def _rectangle(self) -> Rectangle:
        """The box, its height in even hundredths of a point, so that a stadium's ends meet."""
        half, height = self.side.band.box_width / 2 * self.em, 2 * round(self.side.band.box_height / 2 * self.em, 2)
        return Rectangle(-half, -height, half, 0.0) if self.place.above else Rectangle(-half, 0.0, half, height)

    def _box_stroke(self, column: StarColumn) -> Stroke:
        return box_stroke(self.look, column.row.badge, highlight=column.row.system.highlight)

    def _texts_top(self, column: StarColumn) -> float:
        """Where the texts start, from the group's origin: in the middle of the zone."""
        height = column.text_height(self.side.band.text_widths[self.number]) * self.em
        return self.place.towards_hub * self.place.zone / 2 - height / 2

    def _lines(self, label: LinkLabel) -> int:
        return label.lines(self.side.band.text_widths[self.number], split=False)

    def _spoke(self, column: StarColumn, spoke: Spoke, number: int, top: float) -> Group:
        look, category = self.look, spoke.category
        path = self._path(column, number)
        at_box = spoke.direction in (Direction.OUT, Direction.BOTH)
        at_hub = spoke.direction in (Direction.IN, Direction.BOTH)
        colour = look.line_colour(category)
        width = look.line_width * spoke.weight
        parts: list[Part] = [*draw_arrow(path, at_box, at_hub, colour, category.dash, width, self.em)]
        if spoke.assumed:
            parts.append(look.mark_assumed(self._mark_at(path, at_box, at_hub), category))
        if label := column.labels[number]:
            corner = (column.spread + TEXT_GAP) * self.em, top
            marks = UPWARDS if self.place.above else DOWNWARDS
            place = LabelPlace(corner, self.side.band.text_widths[self.number], marks)
            parts += draw_label(label, place, category, look)
        return Group(
            look.ids.unique(f"link-{slug(spoke.link.system)}"),
            ("link", f"category-{slug(category.key)}", *code_classes(spoke.label)),
            0.0,
            0.0,
            tuple(parts),
            spoke_title(spoke),
            spoke.link.place,
        )

    def _path(self, column: StarColumn, number: int) -> tuple[Point, ...]:
        """From the box to the hub: straight, or round one corner to the hub's side."""
        offset = -column.spread + number * TWIN_OFFSET
        x, page_x = offset * self.em, self.side.middles[self.number] + offset
        inset = end_inset(column.row.shape, self._rectangle(), self.em, x)
        start = (x, self.place.towards_hub * (self._box_stroke(column).width / 2 - inset))
        left, top = self.origin
        half = self.place.hub.width / 2 / self.em
        if abs(page_x) < half:
            return start, (x, self.place.hub_edge - top)
        nearer = sum(half < abs(other) < abs(page_x) - ROUNDING for other in self.side.lines if other * page_x > 0)
        y = self.place.hub_edge + self.place.towards_hub * (EDGE + nearer * ARM_PITCH) * self.em - top
        return start, (x, y), ((self.place.hub.left if page_x < 0 else self.place.hub.right) - left, y)

    def _mark_at(self, path: tuple[Point, ...], at_box: bool, at_hub: bool) -> Point:
        """The middle of what the arrowheads leave of the upright line."""
        (x, start), (_, end) = path[0], path[1]
        head = HEAD_LENGTH_EM * self.em * self.place.towards_hub
        start += head if at_box else 0.0
        end -= head if at_hub and len(path) == 2 else 0.0
        return (x, (start + end) / 2)
