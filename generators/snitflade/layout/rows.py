"""The rows of a wing: a system's box, its lines to the hub with their labels, and how close two rows may stand.

    ┌──────┐  9  ↔ AMS Kommunikation …      ┐ text_above   A row is measured from its first line; ``span`` leads
    │ STAR │  16 → Samme snitflade …        ┘              to its last one, where a system has lines of several
    │      │◄─────────────────────────────►  first line    categories. Text may rise beside the box of the row
    └──────┘                                ] below        above, so the pitch of two rows is the larger of what
                                                           their texts and what their boxes need.

Lengths are in em of the label font; how close things stand is a :class:`~snitflade.picture.spacing.Spacing`.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeAlias

from snitflade.diagram import Category, Direction, Icon, Link, System
from snitflade.geometry import Shape
from snitflade.layout.anchor import Absent
from snitflade.layout.labels import LinkLabel
from snitflade.picture.icons import icon_room
from snitflade.picture.shown_changes import Badge
from snitflade.picture.spacing import BELOW_LINE as BELOW_LINE
from snitflade.picture.spacing import BOX_GAP as BOX_GAP
from snitflade.picture.spacing import LEADING as LEADING
from snitflade.picture.spacing import NORMAL, Spacing
from snitflade.picture.system_box import SystemBox, box_height, side_padding
from snitflade.typesetting.line_breaking import Paragraph
from snitflade.typesetting.step_function import Steps
from snitflade.values import value

JOINT_GAP = 0.45  # em between the texts of two links; larger, wings grow; smaller, the texts read as one
PORT_PITCH = 0.65  # em between two rails at one box; larger, boxes grow; smaller, their arrowheads touch
SPOKE_MARGIN = 0.75  # em from a line to the corner of its box; larger, boxes grow; smaller, lines meet rounded corners
CAPTION_SIZE = 0.84  # em: a group's title is smaller than its systems' names; larger, it reads as one of them
CAPTION_GAP = (
    0.55  # em between a group's title and its first box; larger, wings grow; smaller, the panel's edge touches it
)
PANEL_MARGIN = 0.4  # em of a panel around its boxes; larger, panels of neighbours touch; smaller, it hides behind them


@value
class Spoke:
    """One coloured line between a system and the hub. ``direction`` None means that the source does not state it."""

    link: Link
    category: Category
    direction: Direction | None
    label: LinkLabel | None
    assumed: bool
    weight: float = 1.0


@value
class Joint:
    """A satellite link, from the system ``source`` to the system ``target``, as it is drawn.

    ``weight``, here and in a spoke, is what the width of the line is multiplied by.
    """

    link: Link
    category: Category
    direction: Direction
    source: str
    target: str
    label: LinkLabel | None
    assumed: bool
    weight: float = 1.0


@value
class RowMeasures:
    """A row at one box and text width. Extents are from the first line upwards or the last line downwards.

    ``caption`` is the height of the title of the group that starts here.
    """

    name_lines: int
    label_lines: tuple[tuple[int, bool], ...]
    rail_lines: tuple[int, ...]
    offsets: tuple[float, ...]
    text_above: float
    box_half: float
    has_spoke: bool
    spacing: Spacing = NORMAL
    caption: float = 0.0

    @property
    def span(self) -> float:
        """The height (em) from the first line to the last one."""
        return self.offsets[-1] if self.offsets else 0.0

    @property
    def extent_above(self) -> float:
        """What the row takes above its first line (em)."""
        return max(self.text_above, self.box_half + self.caption)

    @property
    def extent_below(self) -> float:
        """What the row takes below its last line (em)."""
        return max(self.box_half, self.spacing.above_line)

    @property
    def cost(self) -> float:
        """What the row adds to a wing's height, near enough for choosing the sides."""
        spacing = self.spacing
        return max(self.text_above + spacing.below_line, 2 * self.box_half + spacing.box_gap + self.caption) + self.span


# The lines of the name, of the labels (and whether they stand in columns), of the rail's labels, and of the caption.
_LineCounts: TypeAlias = tuple[int, tuple[tuple[int, bool], ...], tuple[int, ...], int]
_NO_LINES = (0, False)


@dataclass(slots=True, repr=False)
class SystemRow:
    """A system with its spokes.

    ``rail_joints`` are the satellite links that leave here and run in a rail; ``ports`` counts all that meet its box.
    ``caption`` is the title of the group whose uppermost system this is; ``absent`` says that only a place is kept.
    ``badge`` and ``former_name`` belong to a change picture.
    """

    system: System
    shape: Shape
    external: bool
    name: Paragraph
    spokes: tuple[Spoke, ...]
    number: int
    rail_joints: tuple[Joint, ...] = ()
    ports: int = 0
    caption: Paragraph | None = None
    absent: Absent | None = None
    spacing: Spacing = NORMAL
    badge: Badge | None = None
    former_name: Paragraph | None = None
    _name_lines: Steps[int] = field(init=False)
    _sizes: dict[_LineCounts, RowMeasures] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._name_lines = Steps(lambda box_width: sum(p.count(self.name_width(box_width)) for p in self.names))

    @property
    def names(self) -> tuple[Paragraph, ...]:
        """The name and, in a change picture, the one that it replaced."""
        return (self.name, self.former_name) if self.former_name else (self.name,)

    @property
    def side_padding(self) -> float:
        """The room (em) between either side of the box and what is in it."""
        return side_padding(self.shape, self.badge)

    @property
    def icon(self) -> Icon | None:
        """The system's icon; a system that is no longer there has none."""
        return None if self.absent else self.system.icon

    @property
    def beside_name(self) -> float:
        """What of a box's width is not for the name."""
        return 2 * self.side_padding + icon_room(self.icon)

    def name_width(self, box_width: float) -> float:
        """The width (em) that a box leaves for the name."""
        return box_width - self.beside_name

    def box(self, box_width: float) -> SystemBox:
        """What stands in the system's box at a width in em."""
        width = self.name_width(box_width)
        former = self.former_name.lines(width) if self.former_name else ()
        return SystemBox(
            self.shape,
            self.name.lines(width),
            former,
            self.icon,
            self.badge,
            highlight=self.system.highlight,
            is_ghost=self.absent is not None,
        )

    def size(self, box_width: float, text_width: float) -> RowMeasures:
        """The row's measures at a box width and a text width, both in em."""
        counts = self._line_counts(box_width, text_width)
        known = self._sizes.get(counts)
        if known is None:
            known = self._sizes[counts] = self._measure_with_caption(counts)
        return known

    def _line_counts(self, box_width: float, text_width: float) -> _LineCounts:
        labels = tuple([spoke.label.count(text_width) if spoke.label else _NO_LINES for spoke in self.spokes])
        rails: tuple[int, ...] = ()  # most systems have none, and this runs some thousand times a diagram
        if self.rail_joints:
            rails = tuple([j.label.lines(text_width, split=False) if j.label else 0 for j in self.rail_joints])
        caption = self.caption.count(box_width / CAPTION_SIZE) if self.caption else 0
        return self._name_lines.at(box_width), labels, rails, caption

    def _measure_with_caption(self, counts: _LineCounts) -> RowMeasures:
        names, labels, rails, caption = counts
        size = self._measure(names, labels, rails)
        if self.caption is None:
            return size
        return replace(size, caption=caption * self.spacing.leading * CAPTION_SIZE + CAPTION_GAP)

    def size_without_columns(self, size: RowMeasures, text_width: float, spoke: int) -> RowMeasures:
        """The row with the label of one spoke in a single column."""
        label = self.spokes[spoke].label
        if label is None:
            return size
        counts = list(size.label_lines)
        counts[spoke] = (label.lines(text_width, split=False), False)
        return replace(self._measure(size.name_lines, tuple(counts), size.rail_lines), caption=size.caption)

    def _measure(self, names: int, labels: tuple[tuple[int, bool], ...], rails: tuple[int, ...]) -> RowMeasures:
        return measure_row(self.shape, names, labels, rails, self.ports, self.spacing, has_icon=self.icon is not None)


@lru_cache(4096)
def measure_row(
    shape: Shape,
    name_lines: int,
    label_lines: tuple[tuple[int, bool], ...],
    rail_lines: tuple[int, ...],
    ports: int,
    spacing: Spacing = NORMAL,
    *,
    has_icon: bool = False,
) -> RowMeasures:
    """A row's measures from its line counts."""
    leading = spacing.leading
    offsets: list[float] = []
    rails = math.fsum(lines * leading + JOINT_GAP for lines in rail_lines if lines)
    for number, (lines, _) in enumerate(label_lines):
        above = spacing.above_line + lines * leading if lines else spacing.bare_line
        offsets.append(offsets[-1] + spacing.below_line + above if number else 0.0)
    span = offsets[-1] if offsets else 0.0
    name_height = box_height(shape, name_lines, spacing, has_icon=has_icon)
    box_half = max(max(name_height, (ports + 1) * PORT_PITCH) - span, 2 * SPOKE_MARGIN) / 2
    if label_lines:
        first = label_lines[0][0]
        text_above = rails + (spacing.above_line + first * leading if first else spacing.bare_line)
    else:
        text_above = max(box_half, rails - box_half)
    return RowMeasures(
        name_lines, label_lines, rail_lines, tuple(offsets), text_above, box_half, bool(label_lines), spacing
    )


def pitch(upper: RowMeasures, lower: RowMeasures, joint_lines: int | None, *, texts_above: bool = False) -> float:
    """The least distance from the upper row's last line to the lower row's first one.

    ``joint_lines`` is the number of text lines of the arrows that join the two boxes, None when nothing does.
    ``texts_above``: whether an arrow that comes down to the upper row has texts.
    """
    spacing = upper.spacing
    arrow = 0.0 if joint_lines is None else spacing.arrow_room
    boxes = upper.box_half + lower.caption + lower.box_half + spacing.box_gap + arrow
    start = _free_from(upper, texts_above)
    joint = joint_lines * spacing.leading + JOINT_GAP if joint_lines else 0.0
    return max(boxes, start + joint + (lower.text_above if lower.has_spoke or not joint else 0.0))


def _free_from(row: RowMeasures, texts_above: bool) -> float:
    """Where (em below its last line) the room for the texts of the next row starts."""
    if row.has_spoke:
        return row.spacing.below_line
    if any(row.rail_lines):
        return row.box_half
    # The texts of an arrow above a box without a line come down to the middle of that box.
    return 0.0 if texts_above else -row.box_half


@dataclass(slots=True, repr=False)
class RowBlock:
    """Rows that stay together in this order, as satellite links join them; most blocks hold one row.

    ``joints[n]`` are the links drawn as arrows between the boxes of rows n and n + 1.
    """

    rows: tuple[SystemRow, ...]
    joints: tuple[tuple[Joint, ...], ...] = ()

    @property
    def number(self) -> int:
        """The place in the spec of the first of the block's systems."""
        return min(row.number for row in self.rows)

    def joint_lines(self, gap: int, text_width: float) -> int | None:
        """The lines of text of the arrows in a gap, at a text width (em); None when there is no arrow."""
        if not self.joints or not self.joints[gap]:
            return None
        return sum(joint.label.lines(text_width, split=False) for joint in self.joints[gap] if joint.label)

    def cost(self, box_width: float, text_width: float) -> float:
        """What the block adds to a wing's height (em), near enough for choosing the sides."""
        sizes = [row.size(box_width, text_width) for row in self.rows]
        total = sizes[-1].span
        for number, (upper, lower) in enumerate(itertools.pairwise(sizes)):
            total += upper.span + pitch(upper, lower, self.joint_lines(number, text_width))
        first, last = sizes[0], sizes[-1]
        spacing = first.spacing
        texts, boxes = first.text_above + spacing.below_line, first.box_half + last.box_half + spacing.box_gap
        return total + max(texts, boxes + first.caption)

    def labels(self) -> Iterator[LinkLabel]:
        """The labels of the block's lines to the hub, of its arrows between boxes, and of what runs in a rail."""
        for row in self.rows:
            yield from (spoke.label for spoke in row.spokes if spoke.label)
            yield from (joint.label for joint in row.rail_joints if joint.label)
        yield from (joint.label for joints in self.joints for joint in joints if joint.label)

    def rank(self, order: Mapping[str, int]) -> tuple[int, int, bool, int]:
        """The place in a wing: the author's ends, category, internal before external, the order in the spec.

        :param order: the number of each category by its key.
        """
        category = min((order[spoke.category.key] for row in self.rows for spoke in row.spokes), default=len(order))
        wishes = [row.system.wishes for row in self.rows]
        end = any(wish.last for wish in wishes) - any(wish.first for wish in wishes)
        return end, category, all(row.external for row in self.rows), self.number


@value
class Gap:
    """The space between two neighbouring rows of a wing: the least pitch, and what joins them."""

    pitch: float
    joints: tuple[Joint, ...]
    new_category: bool


def wing_gaps(blocks: Sequence[RowBlock], sizes: Sequence[RowMeasures], text_width: float) -> list[Gap]:
    """The gaps between the rows of a wing, top down; ``sizes`` are those of its rows in order."""
    gaps: list[Gap] = []
    number = 0
    for at, block in enumerate(blocks):
        for inner in range(len(block.rows)):
            if number == 0:
                number = 1
                continue
            inside = inner > 0
            lines = block.joint_lines(inner - 1, text_width) if inside else None
            joints = block.joints[inner - 1] if inside and block.joints else ()
            fresh = not inside and _category(blocks[at - 1]) != _category(block)
            texts_above = bool(gaps) and any(joint.label for joint in gaps[-1].joints)
            gaps.append(Gap(pitch(sizes[number - 1], sizes[number], lines, texts_above=texts_above), joints, fresh))
            number += 1
    return gaps


def _category(block: RowBlock) -> str:
    for row in block.rows:
        if row.spokes:
            return row.spokes[0].category.key
    return ""


def wing_height(sizes: Sequence[RowMeasures], gaps: Sequence[Gap]) -> float:
    """The least height (em) of a wing."""
    if not sizes:
        return 0.0
    inner = math.fsum(gap.pitch for gap in gaps) + math.fsum(size.span for size in sizes)
    return sizes[0].extent_above + inner + sizes[-1].extent_below
