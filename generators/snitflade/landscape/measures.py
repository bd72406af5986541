"""How large the parts of a landscape are: labels, boxes and rows. Lengths are in em of the label font.

label zone    box      label zone     A row is as high as its box, its lines and their labels; a label stands
─── 22a ─── ┌─────┐ ─── 1a, 5 ───     above its line, beside the box.
            │ Sag │ ─── 28a ─────
            └─────┘
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from snitflade.geometry import Shape
from snitflade.landscape.graph import Edge, Node
from snitflade.landscape.lines import Port, PortRow
from snitflade.picture.hub import HubText, set_hub_name
from snitflade.picture.icons import icon_room
from snitflade.picture.spacing import Spacing
from snitflade.picture.system_box import box_height, side_padding
from snitflade.typesetting.font_metrics import FontMetrics
from snitflade.typesetting.line_breaking import Paragraph
from snitflade.values import value

# closer than in a diagram, as only codes stand at the lines; looser, and the letters become smaller
SPACING = Spacing(leading=1.16, above_line=0.28, below_line=0.32, bare_line=0.36, box_gap=0.55, name_padding=0.34)
# between what belongs to two lines of neighbouring rows; smaller, and a label seems to be of the line above
LINE_GAP = 0.18
CAPTION = 1.5  # the height of the title above a group; smaller, and it touches the row above
_NARROW = 1.2  # a label zone without codes: room for an arrowhead; larger wastes width in a picture of lines alone
_LINE_MARGIN = 0.55  # from the outermost line to the corner of its box; smaller, and a line would leave a round corner


@value
class CodeLabel:
    """The codes of a line, set in lines; no lines where nothing is shown."""

    lines: tuple[str, ...]
    width: float

    @property
    def above(self) -> float:
        """What it needs above its line."""
        return SPACING.above_line + len(self.lines) * SPACING.leading if self.lines else SPACING.bare_line


NOTHING = CodeLabel((), 0.0)


@value
class PortRowSize:
    """``offsets``: of the ports of each side, left and right, from the middle of the box."""

    name: tuple[str, ...]
    box_half: float
    offsets: tuple[tuple[float, ...], tuple[float, ...]]
    above: tuple[float, float]
    below: tuple[float, float]
    caption: float = 0.0

    @property
    def top(self) -> float:
        """From the middle up to the uppermost ink."""
        return max(self.box_half + self.caption, *self.above)

    @property
    def bottom(self) -> float:
        """From the middle down to the lowest ink."""
        return max(self.box_half, *self.below)


class Widths(NamedTuple):
    """The width of all boxes, and the widest that a label may be."""

    box: float
    label: float


class Measures:
    """The sizes at one width of boxes and labels. ``labels``: whether the codes stand at the lines."""

    def __init__(self, metrics: FontMetrics, language: str, widths: Widths, *, labels: bool) -> None:
        self.metrics, self.language, self.labels = metrics, language, labels
        self.box_width, self.widest_label = widths
        self._labels: dict[tuple[str, ...], CodeLabel] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._hubs: dict[tuple[str, ...], HubText] = {}

    def label(self, edge: Edge) -> CodeLabel:
        """The codes of a line, broken at the widest that a label may be; nothing where no codes are shown."""
        if not self.labels or not edge.codes:
            return NOTHING
        if edge.codes not in self._labels:
            codes = Paragraph(", ".join(edge.codes), self._bold, self.widest_label, self.language)
            lines = codes.lines(self.widest_label)
            self._labels[edge.codes] = CodeLabel(lines, max(map(self._bold, lines)))
        return self._labels[edge.codes]

    def hub(self, node: Node) -> HubText:
        """The name of a hub, as it stands in its bar."""
        if node.labels not in self._hubs:
            self._hubs[node.labels] = set_hub_name(node.labels, self.metrics, self.language)
        return self._hubs[node.labels]

    def port_label(self, port: Port) -> CodeLabel:
        """The label that stands at a port; nothing where the line has its label at its other end."""
        return self.label(port.edge) if port.labelled else NOTHING

    def name_lines(self, node: Node) -> tuple[str, ...]:
        """The lines of the name in a box of the common width."""
        if node.name not in self._names:
            width = self.box_width - 2 * side_padding(shape_of(node)) - icon_room(node.icon)
            self._names[node.name] = Paragraph("\n= ".join(node.labels), self._bold, width, self.language).lines(width)
        return self._names[node.name]

    def row(self, row: PortRow, caption: bool = False) -> PortRowSize:
        """The size of a row; ``caption``: the title of a group stands above it."""
        sides = [self._side(ports) for ports in (row.left, row.right)]
        left, right = sides
        if row.node is None:
            return PortRowSize((), 0.0, (left[0], right[0]), (left[1], right[1]), (left[2], right[2]))
        name = self.name_lines(row.node)
        spans = [offsets[-1] - offsets[0] + 2 * _LINE_MARGIN for offsets, _, _ in sides if offsets]
        height = box_height(shape_of(row.node), len(name), SPACING, has_icon=row.node.icon is not None)
        half = max(height, *spans, 2 * SPACING.name_padding) / 2
        extra = CAPTION if caption else 0.0
        return PortRowSize(name, half, (left[0], right[0]), (left[1], right[1]), (left[2], right[2]), extra)

    def _side(self, ports: Sequence[Port]) -> tuple[tuple[float, ...], float, float]:
        """The ports' heights around the middle, and how far the side reaches above and below it."""
        if not ports:
            return (), 0.0, 0.0
        at = [0.0]
        for _, port in pairwise(ports):
            at.append(at[-1] + SPACING.below_line + self.port_label(port).above)
        middle = at[-1] / 2
        return tuple(y - middle for y in at), middle + self.port_label(ports[0]).above, middle + SPACING.below_line

    def zone(self, ports: Sequence[Port]) -> float:
        """The width of a label zone with these ports."""
        widest = max((self.port_label(port).width for port in ports), default=0.0)
        return max(widest + 1.0, 2.4 if self.labels else _NARROW) if ports else 0.0

    def _bold(self, text: str) -> float:
        return self.metrics.width(text, True)


def shape_of(node: Node) -> Shape:
    """The outline of a system's box; a hub is a rectangle wherever it stands."""
    return node.kind.shape if node.kind and not node.is_hub else Shape.RECTANGLE


def least_pitch(upper: PortRowSize, lower: PortRowSize) -> float:
    """The least distance between the middles of two rows."""
    # The label of a line between two hubs stands where the boxes of other rows do.
    above = lower.box_half + lower.caption if lower.name else lower.top
    boxes = (upper.box_half if upper.name else upper.bottom) + above + SPACING.box_gap
    beside = [upper.below[n] + lower.above[n] + LINE_GAP for n in (0, 1) if upper.offsets[n] and lower.offsets[n]]
    return max([boxes, *beside])


def column_height(sizes: Sequence[PortRowSize]) -> float:
    """The least height (em) of rows below one another."""
    if not sizes:
        return 0.0
    inner = math.fsum(least_pitch(upper, lower) for upper, lower in pairwise(sizes))
    return sizes[0].top + inner + sizes[-1].bottom


def find_captions(rows: Sequence[PortRow], group_of: Mapping[str, str]) -> list[bool]:
    """Which rows begin a group with a title."""
    titles = [group_of.get(row.node.name, "") if row.node else "" for row in rows]
    return [bool(title) and (n == 0 or titles[n - 1] != title) for n, title in enumerate(titles)]
