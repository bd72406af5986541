"""Turns placed rows, hub and legend into groups of shapes and texts. Here em become points.

    x = 0 of a left row                        x = 0 of a right row
    ▼                                          ▼
    ┌──────┐ 10a Aktiverings…      ┌───────┐ 9  ↔ AMS …              ┌──────┐
    │      ├──────────────────────►│  hub  │◄────────────────────────┤      │   y = 0 of a row: its first line
    └──────┘                       └───────┘                         └──────┘
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from snitflade.diagram import Category, Direction
from snitflade.geometry import Point, Rectangle, Shape
from snitflade.layout.alternative_text import joint_title, row_title, spoke_title
from snitflade.layout.fitting import TEXT_LEFT, Fit
from snitflade.layout.hub import HubText
from snitflade.layout.labels import Label
from snitflade.layout.measuring import FontMetrics
from snitflade.layout.rows import ABOVE_LINE, BELOW_LINE, JOINT_GAP, LEADING, RIM, Joint, Spoke
from snitflade.layout.spreading import PlacedRow
from snitflade.layout.strokes import arrow
from snitflade.names import Ids, slug
from snitflade.palette import readable
from snitflade.scene import ArrowHead, Group, Line, Outline, Part, Stroke, Text
from snitflade.theme import Theme

TEXT_CONTRAST = 4.5
LINE_CONTRAST = 3.0
BASELINE_DROP = 0.33
_BOX_LINE_SHARE = 0.9
_CORNER = 0.3
_TIP = 0.85
_MARK_HALF = 0.34
_MARK_AT = 2.1
_TWIN_OFFSET = 0.9
_SIDEWAYS = {
    (True, Direction.IN): "→",
    (True, Direction.OUT): "←",
    (True, Direction.BOTH): "↔",
    (False, Direction.IN): "←",
    (False, Direction.OUT): "→",
    (False, Direction.BOTH): "↔",
}
_DOWN = {Direction.OUT: "↓", Direction.IN: "↑", Direction.BOTH: "↕"}
_UP = {Direction.OUT: "↑", Direction.IN: "↓", Direction.BOTH: "↕"}


@dataclass(frozen=True, slots=True)
class Look:
    """What all drawing shares: the theme, the label size ``em`` and the lines' width in points, the font's measures."""

    theme: Theme
    metrics: FontMetrics
    em: float
    line_width: float
    language: str
    ids: Ids

    def text_colour(self, category: Category, background: str) -> str:
        return readable(category.colour, background, TEXT_CONTRAST)

    def line_colour(self, category: Category) -> str:
        return readable(category.colour, self.theme.colours.page, LINE_CONTRAST)

    @property
    def box_stroke(self) -> Stroke:
        return Stroke(self.theme.colours.box_line, round(self.line_width * _BOX_LINE_SHARE, 3))

    def text(
        self, x: float, baseline: float, text: str, size: float, colour: str, role: str, bold: bool, centred: bool = False
    ) -> Text:
        width = round(self.metrics.width(text, bold) * size, 2)
        return Text(round(x, 2), round(baseline, 2), text, round(size, 3), colour, width, bold, centred, role)


@dataclass(frozen=True, slots=True)
class WingPlace:
    """Where a wing stands, in points: its rows' x = 0, the top, and the far end of the lines."""

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


def outline(shape: Shape, box: Rectangle, em: float, fill: str, stroke: Stroke, role: str) -> Outline:
    """The outline of a kind in a box, with the rim, corner or tip that its shape has."""
    box = Rectangle(round(box.left, 2), round(box.top, 2), round(box.right, 2), round(box.bottom, 2))
    rims = {
        Shape.CYLINDER: min(RIM * em, box.height / 4),
        Shape.RECTANGLE: _CORNER * em,
        Shape.STADIUM: box.height / 2,
    }
    rim = rims.get(shape, min(_TIP * em, box.height / 2, box.width / 4))
    return Outline(shape, box, round(rim, 2), fill, stroke, role)


def row_group(placed: PlacedRow, wing: WingPlace, fit: Fit, look: Look, prefix: str = "") -> Group:
    """A system: its box and name, its lines with their labels."""
    system = placed.row.system
    name = slug(system.name)
    parts: list[Part] = [_box(placed, wing, look), *_name(placed, wing, fit, look)]
    parts += _rail_labels(placed, wing, fit, look)
    for number, spoke in enumerate(placed.row.spokes):
        lines, split = placed.size.label_lines[number]
        parts.append(_spoke(spoke, placed.size.offsets[number], lines, split, name, wing, fit, look))
    return Group(
        look.ids.unique(f"system-{name}"),
        ("system", f"kind-{slug(system.kind)}"),
        round(wing.x, 2),
        round(wing.top + placed.first_line * look.em, 2),
        tuple(parts),
        row_title(system, look.language),
        system.place,
    )


def box_of(placed: PlacedRow, wing: WingPlace, em: float) -> Rectangle:
    """A row's box, in points from the row's origin."""
    half = placed.size.box_half * em
    return Rectangle(wing.box_left, -half, wing.box_left + wing.box_width, placed.size.span * em + half)


def _box(placed: PlacedRow, wing: WingPlace, look: Look) -> Outline:
    fill = look.theme.colours.box_fill
    return outline(placed.row.shape, box_of(placed, wing, look.em), look.em, fill, look.box_stroke, "box")


def _name(placed: PlacedRow, wing: WingPlace, fit: Fit, look: Look) -> list[Part]:
    row, em = placed.row, look.em
    lines = row.name.lines(row.name_width(fit.box_width))
    box = box_of(placed, wing, em)
    centre = (box.top + box.bottom) / 2 + (RIM * em if row.shape is Shape.CYLINDER else 0.0)
    first = centre - (len(lines) - 1) * LEADING * em / 2 + look.metrics.cap_height * em / 2
    x = (box.left + box.right) / 2
    colour = look.theme.colours.ink
    return [
        look.text(x, first + n * LEADING * em, line, em, colour, "name", bold=True, centred=True)
        for n, line in enumerate(lines)
    ]


def _spoke(
    spoke: Spoke, offset: float, lines: int, split: bool, name: str, wing: WingPlace, fit: Fit, look: Look
) -> Group:
    em = look.em
    y = round(offset * em, 2)
    parts: list[Part] = [*_line_to_hub(spoke, y, wing, look)]
    if spoke.assumed:
        parts.append(assumed_mark((wing.line_start + wing.line_length / 2, y), em, spoke.category, look))
    if spoke.label:
        top = y - (ABOVE_LINE + lines * LEADING) * em
        marks = {d.value: glyph for (left, d), glyph in _SIDEWAYS.items() if left is wing.is_left}
        parts += label_parts(spoke.label, fit.text_width, split, wing.line_start, top, marks, spoke.category, look)
    return Group(
        look.ids.unique(f"link-{name}"),
        ("link", f"category-{slug(spoke.category.key)}", *(_code_classes(spoke.label))),
        0.0,
        0.0,
        tuple(parts),
        spoke_title(spoke, look.language),
        spoke.link.place,
    )


def _line_to_hub(spoke: Spoke, y: float, wing: WingPlace, look: Look) -> tuple[Line | ArrowHead, ...]:
    """The line from the box's outer edge to the hub's edge; no head where no direction is stated."""
    at_box = spoke.direction in (Direction.OUT, Direction.BOTH)
    at_hub = spoke.direction in (Direction.IN, Direction.BOTH)
    edge = look.box_stroke.width / 2
    left, right = wing.line_start, wing.line_start + wing.line_length
    points: tuple[Point, Point] = ((left + edge, y), (right, y)) if wing.is_left else ((right - edge, y), (left, y))
    category = spoke.category
    return arrow(points, at_box, at_hub, look.line_colour(category), category.dash, look.line_width, look.em)


def assumed_mark(centre: Point, em: float, category: Category, look: Look) -> Outline:
    """A small hollow diamond on a line: something about it is assumed."""
    half = _MARK_HALF * em
    x, y = centre
    box = Rectangle(round(x - half, 2), round(y - half, 2), round(x + half, 2), round(y + half, 2))
    stroke = Stroke(look.line_colour(category), look.line_width)
    return Outline(Shape.HEXAGON, box, round(half, 2), look.theme.colours.page, stroke, "assumed")


def label_parts(
    label: Label,
    text_width: float,
    split: bool,
    line_start: float,
    top: float,
    marks: dict[str, str],
    category: Category,
    look: Look,
) -> list[Part]:
    """The texts of a label whose first line starts at ``top`` (pt)."""
    em = look.em
    code_colour = look.text_colour(category, look.theme.colours.page)
    parts: list[Part] = []
    for piece in label.placed(text_width, split):
        x = line_start + (TEXT_LEFT + piece.x) * em
        baseline = top + (piece.line + 1) * LEADING * em - BASELINE_DROP * em
        words = marks[piece.text] if piece.role == "mark" else piece.text
        colour = look.theme.colours.ink if piece.role == "label" else code_colour
        parts.append(look.text(x, baseline, words, em, colour, piece.role, bold=piece.role != "label"))
    return parts


def _rail_labels(placed: PlacedRow, wing: WingPlace, fit: Fit, look: Look) -> list[Part]:
    """The labels of satellite links that leave this row by a rail, above its other texts."""
    top = -placed.size.text_above * look.em
    parts: list[Part] = []
    for joint, lines in zip(placed.row.rail_joints, placed.size.rail_lines, strict=True):
        if joint.label:
            marks = {d.value: glyph for (left, d), glyph in _SIDEWAYS.items() if left is not wing.is_left}
            parts += label_parts(joint.label, fit.text_width, False, wing.line_start, top, marks, joint.category, look)
            top += (lines * LEADING + JOINT_GAP) * look.em
    return parts


def joint_groups(upper: PlacedRow, lower: PlacedRow, wing: WingPlace, fit: Fit, look: Look) -> list[Group]:
    """The arrows between the boxes of two neighbouring rows, with their labels beside them."""
    gap = lower.gap_above
    if gap is None or not gap.joints:
        return []
    em = look.em
    upper_box = box_of(upper, wing, em).moved(0.0, upper.first_line * em)
    lower_box = box_of(lower, wing, em).moved(0.0, lower.first_line * em)
    middle = (upper_box.left + upper_box.right) / 2
    last_line = upper.first_line + upper.size.span
    lowest = lower.first_line - (lower.size.text_above if lower.size.has_spoke else 0.0) - JOINT_GAP
    highest = last_line + (BELOW_LINE if upper.size.has_spoke else -upper.size.box_half)
    lines = sum(j.label.lines(fit.text_width, split=False) for j in gap.joints if j.label)
    centre = (upper_box.bottom + lower_box.top) / 2 / em
    top = max(min(centre - lines * LEADING / 2, lowest - lines * LEADING), highest) * em
    groups: list[Group] = []
    for number, joint in enumerate(gap.joints):
        x = middle + (number - (len(gap.joints) - 1) / 2) * _TWIN_OFFSET * em
        group, height = _joint(joint, upper, x, upper_box.bottom, lower_box.top, top, wing, fit, look)
        groups.append(group)
        top += height
    return groups


def _joint(
    joint: Joint, upper: PlacedRow, x: float, start: float, end: float, top: float, wing: WingPlace, fit: Fit, look: Look
) -> tuple[Group, float]:
    """One arrow from ``start`` down to ``end`` with its label; the group and the label's height, in points."""
    downwards = joint.source == upper.system_name
    at_lower = joint.direction is Direction.BOTH or (joint.direction is Direction.OUT) == downwards
    at_upper = joint.direction is Direction.BOTH or not at_lower
    edge = look.box_stroke.width / 2
    category = joint.category
    path = ((x, start + edge), (x, end - edge))
    parts: list[Part] = [
        *arrow(path, at_upper, at_lower, look.line_colour(category), category.dash, look.line_width, look.em)
    ]
    if joint.assumed:
        parts.append(assumed_mark((x, (start + end) / 2), look.em, category, look))
    height = 0.0
    if joint.label:
        marks = {d.value: glyph for d, glyph in (_DOWN if downwards else _UP).items()}
        parts += label_parts(joint.label, fit.text_width, False, wing.line_start, top, marks, category, look)
        height = joint.label.lines(fit.text_width, split=False) * LEADING * look.em
    return joint_group(joint, parts, wing.x, wing.top, look), height


def joint_group(joint: Joint, parts: Iterable[Part], x: float, y: float, look: Look) -> Group:
    """The group of a satellite link."""
    return Group(
        look.ids.unique(f"link-{slug(joint.source)}-{slug(joint.target)}"),
        ("link", "satellite-link", f"category-{slug(joint.category.key)}", *_code_classes(joint.label)),
        round(x, 2),
        round(y, 2),
        tuple(parts),
        joint_title(joint, look.language),
        joint.link.place,
    )


def hub_group(text: HubText, box: Rectangle, look: Look, title: str) -> Group:
    """The bar in the middle with its name in the middle of it; ``box`` is in page coordinates."""
    em, colours = look.em, look.theme.colours
    own = Rectangle(0.0, 0.0, round(box.width, 2), round(box.height, 2))
    top = own.height / 2 - text.height * em / 2
    bar = Outline(Shape.RECTANGLE, own, round(0.5 * em, 2), colours.hub_fill, None, "hub")
    lines = [
        look.text(
            own.width / 2, top + line.baseline * em, line.text, line.size * em, colours.hub_ink, line.role, line.bold, True
        )
        for line in text.lines
    ]
    group_id = look.ids.unique("hub")
    return Group(group_id, ("hub",), round(box.left, 2), round(box.top, 2), (bar, *lines), title)


def _code_classes(label: Label | None) -> Sequence[str]:
    """A class for each interface code of a label, such as ``code-5a``."""
    if label is None:
        return ()
    return tuple(dict.fromkeys(f"code-{slug(code)}" for code in label.codes))
