"""How large a star can be drawn, its systems dealt out to the four sides: sizes of its parts, and where lines bend.

            ┌───┐      ┌───┐
            └─┬─┘      └─┬─┘     top band: boxes, then the zone of the upright lines
              │ text     │ text
    ┌───┐     ╰──►┌──────┴────┐  EDGE below the hub's top: the first line that arrives from the side
    │   ├─text───►│    hub    │  a line whose column stands outside the hub bends once ("arm")
    └───┘         └───────────┘

Lengths are in em of the label font; x = 0 is the page's middle, y = 0 the hub's top.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from snitflade.layout.content import Content
from snitflade.layout.fitting import NARROWEST_TEXT, TEXT_LEFT, TEXT_RIGHT, Frame, least_text_width
from snitflade.layout.rows import BELOW_LINE, BOX_GAP, Block, wing_gaps
from snitflade.layout.star_columns import TWIN_OFFSET, Band, Column, bands

EDGE = 1.0
ARM_PITCH = 1.0
_ARM_LEAST = 1.8
_HUB_PADDING = 0.9
_TEXT_CLEARANCE = 0.4
_WING_WIDTHS = 6
_STEP = 0.5
_ROUNDING = 1e-6

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Deal:
    """Which blocks (by number) stand on which side, in their order."""

    left: Numbers = ()
    right: Numbers = ()
    top: Numbers = ()
    bottom: Numbers = ()


@dataclass(frozen=True, slots=True)
class WingSize:
    """From the first line up, from the first to the last line, from the last line down."""

    above: float
    span: float
    below: float
    gaps: int


@dataclass(frozen=True, slots=True)
class Side:
    """A band of columns in its place, and the lines that bend: their x, nearest to the hub first."""

    band: Band
    middles: tuple[float, ...]
    arms_left: tuple[float, ...]
    arms_right: tuple[float, ...]

    @property
    def depth(self) -> float:
        """The height of boxes and lines."""
        return self.band.zone + self.band.box_height


@dataclass(frozen=True, slots=True)
class Limits:
    """Between which heights the lines of a wing may be: from the hub's top, and from its bottom."""

    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A star that fits: ``size`` in points, the rest in em. ``over`` and ``under`` are what stands out of the hub."""

    deal: Deal
    size: float
    box_width: float
    text_width: float
    hub_width: float
    hub_height: float
    top: Side
    bottom: Side
    wings: tuple[WingSize, WingSize]
    limits: tuple[Limits, Limits]
    over: float
    under: float

    @property
    def height(self) -> float:
        return self.over + self.hub_height + self.under

    @property
    def arms(self) -> int:
        return sum(len(s.arms_left) + len(s.arms_right) for s in (self.top, self.bottom))


@dataclass(slots=True)
class Geometry:
    """Measures the deals of one content on one page."""

    content: Content
    frame: Frame
    _columns: dict[int, Column] = field(default_factory=dict)
    _wings: dict[tuple[Numbers, float, float], WingSize] = field(default_factory=dict)
    _bands: dict[tuple[Numbers, float], list[Band]] = field(default_factory=dict)
    _least: dict[int, float] = field(default_factory=dict)

    def plans(self, deal: Deal, size: float, box_width: float) -> Iterator[Plan]:
        """Every way to set the deal at a label size (pt), whether it is low enough for the page or not."""
        width = self.frame.width / size - 2 * self.frame.rail_room
        tops, bottoms = self._sides(deal.top, box_width, width), self._sides(deal.bottom, box_width, width)
        if not tops or not bottoms:
            return
        for text_width in self._text_widths(deal, width, box_width):
            hub_width = width - 2 * (box_width + TEXT_LEFT + text_width + TEXT_RIGHT)
            for top, bottom in product(tops, bottoms):
                plan = self.plan(deal, size, box_width, text_width, hub_width, (top, bottom))
                if plan:
                    yield plan

    def least_lack(self, deal: Deal, size: float, box_width: float) -> tuple[float, int]:
        """How many em the page lacks in height (0: it fits), and the fewest arms then; 1e3 when it is too narrow."""
        room = self.frame.wing_room(size) / size
        found = ((max(plan.height - room - _ROUNDING, 0.0), plan.arms) for plan in self.plans(deal, size, box_width))
        return min(found, default=(1e3, 0))

    def plan(
        self, deal: Deal, size: float, box_width: float, text_width: float, hub_width: float, sides: tuple[Band, Band]
    ) -> Plan | None:
        """One setting of a deal; None when a line would meet the hub at a corner."""
        width = self.frame.width / size - 2 * self.frame.rail_room
        middles = [band.middles(width) for band in sides]
        if middles[0] is None or middles[1] is None:
            return None
        ends = [*_lines(sides[0], middles[0]), *_lines(sides[1], middles[1])]
        hub = _clear_hub(ends, hub_width, self.content.hub.width)
        if hub is None:
            return None
        top, bottom = _side(sides[0], middles[0], hub), _side(sides[1], middles[1], hub)
        wings = tuple(self.wing(numbers, box_width, text_width) for numbers in (deal.left, deal.right))
        left = _limits(wings[0], top, bottom, hub, on_left=True)
        right = _limits(wings[1], top, bottom, hub, on_left=False)
        needs = [limits.first + wing.span + limits.last for limits, wing in zip((left, right), wings, strict=True)]
        hub_height = max(self.content.hub.height + 2 * _HUB_PADDING, *needs)
        over = max(top.depth, *(w.above - lim.first for w, lim in zip(wings, (left, right), strict=True)))
        under = max(bottom.depth, *(w.below - lim.last for w, lim in zip(wings, (left, right), strict=True)))
        return Plan(
            deal, size, box_width, text_width, hub, hub_height, top, bottom, (wings[0], wings[1]), (left, right),
            over, under,
        )  # fmt: skip

    def blocks(self, numbers: Numbers) -> tuple[Block, ...]:
        return tuple(self.content.blocks[number] for number in numbers)

    def wing(self, numbers: Numbers, box_width: float, text_width: float) -> WingSize:
        key = (numbers, box_width, text_width)
        known = self._wings.get(key)
        if known is None:
            known = self._wings[key] = self._wing(numbers, box_width, text_width)
        return known

    def _wing(self, numbers: Numbers, box_width: float, text_width: float) -> WingSize:
        blocks = self.blocks(numbers)
        sizes = [row.size(box_width, text_width) for block in blocks for row in block.rows]
        if not sizes:
            return WingSize(0.0, 0.0, 0.0, 0)
        gaps = wing_gaps(blocks, sizes, text_width)
        span = sum(gap.pitch for gap in gaps) + sum(size.span for size in sizes)
        return WingSize(sizes[0].extent_above, span, sizes[-1].extent_below, len(gaps))

    def _sides(self, numbers: Numbers, box_width: float, width: float) -> list[Band]:
        key = (numbers, box_width)
        if key not in self._bands:
            self._bands[key] = bands([self.column(number) for number in numbers], box_width)
        return [band for band in self._bands[key] if band.middles(width) is not None]

    def column(self, number: int) -> Column:
        if number not in self._columns:
            self._columns[number] = Column(self.content.blocks[number].rows[0])
        return self._columns[number]

    def _text_widths(self, deal: Deal, width: float, box_width: float) -> list[float]:
        """Text widths of the wings worth trying, the widest (and so the slimmest hub) first."""
        widest = (width - self.content.hub.width) / 2 - box_width - TEXT_LEFT - TEXT_RIGHT
        numbers = (*deal.left, *deal.right)
        least = max([NARROWEST_TEXT, *(self._least_width(number) for number in numbers)])
        if widest < least:
            return []
        step = (widest - least) / (_WING_WIDTHS - 1)
        grid = [least + int((widest - least - step * n) / _STEP + _ROUNDING) * _STEP for n in range(_WING_WIDTHS)]
        return list(dict.fromkeys(grid))

    def _least_width(self, number: int) -> float:
        if number not in self._least:
            self._least[number] = least_text_width([self.content.blocks[number]])
        return self._least[number]


def _lines(band: Band, middles: Sequence[float]) -> list[tuple[float, float]]:
    """The outermost lines of each column that has any."""
    pairs = zip(band.columns, middles, strict=True)
    return [(x - column.spread, x + column.spread) for column, x in pairs if column.row.spokes]


def _clear_hub(ends: Sequence[tuple[float, float]], widest: float, least: float) -> float | None:
    """The widest hub that every column's lines either meet from above or below, or pass at a distance."""
    half = widest / 2
    while half >= least / 2 - _ROUNDING:
        at_corner = [min(abs(a), abs(b)) for a, b in ends if _is_at_corner(a, b, half)]
        if not at_corner:
            return 2 * half
        half = min(at_corner) - _ARM_LEAST - _ROUNDING
    return None


def _is_at_corner(a: float, b: float, half: float) -> bool:
    straight = a >= EDGE - half and b <= half - EDGE
    return not straight and a < half + _ARM_LEAST and b > -half - _ARM_LEAST


def _side(band: Band, middles: tuple[float, ...], hub_width: float) -> Side:
    half = hub_width / 2
    pairs = list(zip(band.columns, middles, strict=True))
    lines = [x - c.spread + number * TWIN_OFFSET for c, x in pairs for number in range(len(c.row.spokes))]
    left = sorted((x for x in lines if x < -half), reverse=True)
    right = sorted(x for x in lines if x > half)
    return Side(band, middles, tuple(left), tuple(right))


def _limits(wing: WingSize, top: Side, bottom: Side, hub_width: float, *, on_left: bool) -> Limits:
    first = _limit(wing.above, top, hub_width, on_left, BELOW_LINE)
    last = _limit(wing.below, bottom, hub_width, on_left, _TEXT_CLEARANCE)
    return Limits(first, last)


def _limit(extent: float, side: Side, hub_width: float, on_left: bool, below_arm: float) -> float:
    """How far from the hub's edge the nearest line of a wing must stay for what is above (or below) it."""
    arms = side.arms_left if on_left else side.arms_right
    if arms:
        return EDGE + (len(arms) - 1) * ARM_PITCH + below_arm + extent
    boxes, texts = _overhang(side, hub_width, on_left)
    if texts:
        return max(EDGE, extent + _TEXT_CLEARANCE)
    return max(EDGE, extent + BOX_GAP - side.band.zone if boxes else extent - side.depth)


def _overhang(side: Side, hub_width: float, on_left: bool) -> tuple[bool, bool]:
    """Whether boxes, and whether texts, of a band reach beside the hub."""
    band, half = side.band, hub_width / 2
    if not side.middles:
        return False, False
    if on_left:
        return side.middles[0] - band.box_width / 2 < -half, False
    reaches = (x + c.reach(w, 0.0) for c, w, x in zip(band.columns, band.text_widths, side.middles, strict=True))
    return side.middles[-1] + band.box_width / 2 > half, max(reaches) > half
