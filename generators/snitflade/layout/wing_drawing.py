"""Draws a wing: a group for each system with its box, name, lines and labels. Here em become points.

x = 0 of a left row                        x = 0 of a right row
▼                                          ▼
┌──────┐ 10a Aktiverings…      ┌───────┐ 9  ↔ AMS …              ┌──────┐
│      ├──────────────────────►│  hub  │◄────────────────────────┤      │   y = 0 of a row: its first line
└──────┘                       └───────┘                         └──────┘
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from snitflade.diagram import Category, Direction
from snitflade.geometry import Point, Rectangle
from snitflade.layout.alternative_text import joint_title, spoke_title
from snitflade.layout.fitting import TEXT_LEFT, Fit
from snitflade.layout.label_drawing import (
    DOWNWARDS,
    LEFTWARDS,
    RIGHTWARDS,
    UPWARDS,
    LabelPlace,
    code_classes,
    draw_label,
)
from snitflade.layout.labels import LinkLabel
from snitflade.layout.rows import (
    CAPTION_SIZE,
    JOINT_GAP,
    PANEL_MARGIN,
    Joint,
    Spoke,
)
from snitflade.layout.spreading import PlacedRow, Wing
from snitflade.names import slug
from snitflade.picture.group_panel import draw_group_panel
from snitflade.picture.look import BASELINE_DROP, Look
from snitflade.picture.spacing import Spacing
from snitflade.picture.strokes import draw_arrow
from snitflade.picture.system_box import box_stroke
from snitflade.scene import ArrowHead, Group, Line, Part, Stroke
from snitflade.shapes.forms import end_inset, side_inset
from snitflade.values import value

_TWIN_OFFSET = 0.9  # em between two arrows of one pair of boxes; smaller, arrowheads touch; larger, they drift apart
_TWINS_SHARE = 0.7  # of a box's width for all its arrows; larger, the outer ones miss the straight part of an outline


@value
class WingPlace:
    """Where a wing stands, in points: its rows' x = 0, the top, the length of the lines and the width of the boxes."""

    is_left: bool
    x: float
    top: float
    line_length: float
    box_width: float

    @property
    def line_start(self) -> float:
        """The left end of the lines."""
        return self.box_width if self.is_left else 0.0

    @property
    def box_left(self) -> float:
        """The left edge of the boxes (pt), from the wing's x = 0."""
        return 0.0 if self.is_left else self.line_length


def wing_places(
    fit: Fit, margin: float, width: float, hub_width: float, rails: tuple[float, float]
) -> tuple[WingPlace, WingPlace]:
    """The left and the right wing on a page ``width`` points wide, the hub in its middle; their tops are yet to come.

    ``rails`` is the room (pt) that the satellite links' lanes take beside the left and the right boxes.
    """
    box = fit.box_width * fit.size
    hub_left, hub_right = (width - hub_width) / 2, (width + hub_width) / 2
    left_x = margin + rails[0]
    right_end = width - margin - rails[1]
    left = WingPlace(True, left_x, 0.0, hub_left - left_x - box, box)
    return left, WingPlace(False, hub_right, 0.0, right_end - hub_right - box, box)


def box_of(placed: PlacedRow, place: WingPlace, em: float) -> Rectangle:
    """A row's box, in points from the row's origin."""
    half = placed.size.box_half * em
    return Rectangle(place.box_left, -half, place.box_left + place.box_width, placed.size.span * em + half)


def wing_groups(wing: Wing, place: WingPlace, fit: Fit, look: Look) -> Iterator[Group]:
    """The systems of a wing top down, with the arrows between neighbours in between."""
    drawer = _WingDrawer(place, fit.text_width, fit.box_width, look)
    yield from drawer.brackets(wing.rows)
    for number, row in enumerate(wing.rows):
        if number:
            yield from drawer.joints(wing.rows[number - 1], row)
        if not row.row.absent or row.row.absent.drawn:
            yield drawer.row(row)


def joint_group(joint: Joint, parts: Iterable[Part], origin: Point, look: Look) -> Group:
    """The group of a satellite link."""
    return Group(
        look.ids.unique(f"link-{slug(joint.source)}-{slug(joint.target)}"),
        ("link", "satellite-link", f"category-{slug(joint.category.key)}", *code_classes(joint.label)),
        round(origin[0], 2),
        round(origin[1], 2),
        tuple(parts),
        joint_title(joint),
        joint.link.place,
    )


@value
class _WingDrawer:
    """Draws the rows of one wing; ``text_width`` and ``box_width`` in em."""

    place: WingPlace
    text_width: float
    box_width: float
    look: Look

    @property
    def em(self) -> float:
        return self.look.em

    @property
    def spacing(self) -> Spacing:
        return self.look.spacing

    def brackets(self, rows: Sequence[PlacedRow]) -> Iterator[Group]:
        """A panel behind the boxes of each titled group, its title at the top."""
        for title, members in itertools.groupby(rows, key=lambda row: row.row.system.group):
            if title:
                yield self._group_panel(title, list(members))

    def _group_panel(self, title: str, members: list[PlacedRow]) -> Group:
        first, last, em = members[0], members[-1], self.em
        margin = PANEL_MARGIN * em
        upper = box_of(first, self.place, em)
        top = upper.top - first.size.caption * em - margin / 2
        bottom = box_of(last, self.place, em).bottom + (last.first_line - first.first_line) * em + margin
        panel = Rectangle(upper.left - margin, top, upper.right + margin, bottom)
        size = CAPTION_SIZE * em
        lines = first.row.caption.lines(self.box_width / CAPTION_SIZE) if first.row.caption else ()
        baselines = (
            top + margin / 2 + (number * self.spacing.leading - BASELINE_DROP) * size for number in itertools.count(1)
        )
        starts = ((upper.left, baseline) for baseline in baselines)
        origin = (self.place.x, self.place.top + first.first_line * em)
        titles = zip(starts, lines, strict=False)
        return draw_group_panel(title, panel, titles, size, self.look, origin, first.row.system.place)

    def row(self, placed: PlacedRow) -> Group:
        """A system: its box and name, its lines with their labels; or the ghost of an absent one."""
        if placed.row.absent:
            return self._ghost(placed)
        system = placed.row.system
        parts = self._box(placed)
        parts += self._rail_labels(placed)
        parts += [self._spoke(placed, number) for number in range(len(placed.row.spokes))]
        return Group(
            self.look.ids.unique(f"system-{slug(system.name)}"),
            ("system", f"kind-{slug(system.kind)}"),
            round(self.place.x, 2),
            round(self.place.top + placed.first_line * self.em, 2),
            tuple(parts),
            system.name,
            system.place,
        )

    def _ghost(self, placed: PlacedRow) -> Group:
        """A pale, dashed box where a system stood that is no longer there."""
        system = placed.row.system
        return Group(
            self.look.ids.unique(f"ghost-{slug(system.name)}"),
            ("ghost",),
            round(self.place.x, 2),
            round(self.place.top + placed.first_line * self.em, 2),
            tuple(self._box(placed)),
            system.name,
            system.place,
        )

    def _box(self, placed: PlacedRow) -> list[Part]:
        return placed.row.box(self.box_width).draw(box_of(placed, self.place, self.em), self.look)

    def _box_stroke(self, placed: PlacedRow) -> Stroke:
        return box_stroke(self.look, placed.row.badge, highlight=placed.row.system.highlight)

    def _spoke(self, placed: PlacedRow, number: int) -> Group:
        spoke = placed.row.spokes[number]
        lines, split = placed.size.label_lines[number]
        y = round(placed.size.offsets[number] * self.em, 2)
        parts: list[Part] = [*self._line_to_hub(placed, spoke, y)]
        if spoke.assumed:
            middle = self.place.line_start + self.place.line_length / 2
            parts.append(self.look.mark_assumed((middle, y), spoke.category))
        if spoke.label:
            top = y - (self.spacing.above_line + lines * self.spacing.leading) * self.em
            marks = LEFTWARDS if self.place.is_left else RIGHTWARDS
            parts += self._label(spoke.label, top, marks, spoke.category, split=split)
        return Group(
            self.look.ids.unique(f"link-{slug(spoke.link.system)}"),
            ("link", f"category-{slug(spoke.category.key)}", *code_classes(spoke.label)),
            0.0,
            0.0,
            tuple(parts),
            spoke_title(spoke),
            spoke.link.place,
        )

    def _line_to_hub(self, placed: PlacedRow, spoke: Spoke, y: float) -> tuple[Line | ArrowHead, ...]:
        """The line from the outline's outer edge to the hub's edge; no head where no direction is stated."""
        place, look, category = self.place, self.look, spoke.category
        box = box_of(placed, place, self.em)
        inset = side_inset(placed.row.shape, box, self.em, y, on_left=not place.is_left)
        reach = inset - self._box_stroke(placed).width / 2
        left, right = place.line_start, place.line_start + place.line_length
        points: tuple[Point, Point] = (
            ((left - reach, y), (right, y)) if place.is_left else ((right + reach, y), (left, y))
        )
        at_box = spoke.direction in (Direction.OUT, Direction.BOTH)
        at_hub = spoke.direction in (Direction.IN, Direction.BOTH)
        width = look.line_width * spoke.weight
        return draw_arrow(points, at_box, at_hub, look.line_colour(category), category.dash, width, self.em)

    def _label(
        self, label: LinkLabel, top: float, marks: Mapping[Direction, str], category: Category, *, split: bool = False
    ) -> list[Part]:
        """The texts of a label whose first line starts at ``top`` (pt)."""
        place = LabelPlace((self.place.line_start, top), self.text_width, marks, split, TEXT_LEFT)
        return draw_label(label, place, category, self.look)

    def _rail_labels(self, placed: PlacedRow) -> list[Part]:
        """The labels of satellite links that leave this row by a rail, above its other texts."""
        top = -placed.size.text_above * self.em
        parts: list[Part] = []
        for joint, lines in zip(placed.row.rail_joints, placed.size.rail_lines, strict=True):
            if joint.label:
                parts += self._label(joint.label, top, RIGHTWARDS, joint.category)
                top += (lines * self.spacing.leading + JOINT_GAP) * self.em
        return parts

    def joints(self, upper: PlacedRow, lower: PlacedRow) -> list[Group]:
        """The arrows between the boxes of two neighbouring rows, with their labels beside them."""
        joints = lower.gap_above.joints if lower.gap_above else ()
        if not joints:
            return []
        upper_box = box_of(upper, self.place, self.em).shift(0.0, upper.first_line * self.em)
        lower_box = box_of(lower, self.place, self.em).shift(0.0, lower.first_line * self.em)
        top = self._joint_labels_top(joints, upper, lower, (upper_box.bottom + lower_box.top) / 2)
        middle = (upper_box.left + upper_box.right) / 2
        offset = min(_TWIN_OFFSET * self.em, _TWINS_SHARE * upper_box.width / len(joints))
        groups: list[Group] = []
        for number, joint in enumerate(joints):
            x = middle + (number - (len(joints) - 1) / 2) * offset
            start = upper_box.bottom - end_inset(upper.row.shape, upper_box, self.em, x)
            end = lower_box.top + end_inset(lower.row.shape, lower_box, self.em, x)
            path = ((x, start + self._box_stroke(upper).width / 2), (x, end - self._box_stroke(lower).width / 2))
            groups.append(self._joint(joint, joint.source == upper.system_name, path, top, upper.first_line))
            top += self._joint_lines(joint) * self.spacing.leading * self.em
        return groups

    def _joint_lines(self, joint: Joint) -> int:
        return joint.label.lines(self.text_width, split=False) if joint.label else 0

    def _joint_labels_top(self, joints: Sequence[Joint], upper: PlacedRow, lower: PlacedRow, middle: float) -> float:
        """Where the labels start (pt): centred on the arrows, but clear of the texts and lines of both rows."""
        height = sum(map(self._joint_lines, joints)) * self.spacing.leading
        lowest = lower.first_line - (lower.size.text_above if lower.size.has_spoke else 0.0) - JOINT_GAP
        last_line = upper.first_line + upper.size.span
        highest = last_line + (self.spacing.below_line if upper.size.has_spoke else -upper.size.box_half)
        return max(min(middle / self.em - height / 2, lowest - height), highest) * self.em

    def _joint(self, joint: Joint, downwards: bool, path: tuple[Point, Point], top: float, origin: float) -> Group:
        """One arrow from the upper to the lower box, ``downwards`` when its link's source is the upper one.

        ``origin`` (em) is the height from which the group measures: the upper row's first line.
        """
        look, category = self.look, joint.category
        up = origin * self.em
        (x, start), (_, end) = path
        at_lower = joint.direction is Direction.BOTH or (joint.direction is Direction.OUT) == downwards
        at_upper = joint.direction is Direction.BOTH or not at_lower
        width = look.line_width * joint.weight
        points = ((x, start - up), (x, end - up))
        colour = look.line_colour(category)
        parts: list[Part] = [*draw_arrow(points, at_upper, at_lower, colour, category.dash, width, self.em)]
        if joint.assumed:
            parts.append(look.mark_assumed((x, (start + end) / 2 - up), category))
        if joint.label:
            parts += self._label(joint.label, top - up, DOWNWARDS if downwards else UPWARDS, category)
        return joint_group(joint, parts, (self.place.x, self.place.top + up), look)
