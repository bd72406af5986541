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

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from snitflade.geometry import ROUNDING
from snitflade.layout.content import Content
from snitflade.layout.fitting import NARROWEST_TEXT, TEXT_LEFT, TEXT_RIGHT, WingFrame, least_text_width
from snitflade.layout.rows import BELOW_LINE, BOX_GAP, RowBlock, wing_gaps
from snitflade.layout.star.columns import EDGE, PlacedBand, StarBand, StarColumn, find_bands, find_clear_hub, side_of
from snitflade.values import value

# All in em of the label font.
ARM_PITCH = (
    1.0  # between two level ends at one side of the hub; smaller, and their arrowheads (0.58 wide) would nearly touch
)
_HUB_PADDING = 0.9  # above and below the hub's name; larger only makes the hub higher
_TEXT_CLEARANCE = 0.4  # between a wing's row and what stands above or below it; smaller looks crowded
_STEP = 0.5  # the grid of text widths of the wings; finer gives widths that break the texts alike
_NO_WIDTH_FITS = 1e3  # what counts as lacking when the page is too narrow: more than any page lacks in height
# Text widths of the wings that are tried; more take longer, fewer miss the one at which a label needs a line less.
_WING_WIDTHS = 6

Numbers = tuple[int, ...]


@value
class Deal:
    """Which blocks (by number) stand on which side, in their order."""

    left: Numbers = ()
    right: Numbers = ()
    top: Numbers = ()
    bottom: Numbers = ()

    @property
    def sides(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """Left, right, top, bottom."""
        return self.left, self.right, self.top, self.bottom


@value
class WingSize:
    """How high a wing is, in em: from its first line up, from the first to the last line, from the last line down."""

    above: float
    span: float
    below: float
    gaps: int


@value
class LineLimits:
    """How far (em) the lines of a wing must stay below the hub's top, and above its bottom."""

    first: float
    last: float


@value
class StarPlan:
    """A star that fits: ``size`` in points, the rest in em. ``over`` and ``under`` are what stands out of the hub."""

    deal: Deal
    size: float
    box_width: float
    text_width: float
    hub_width: float
    hub_height: float
    top: PlacedBand
    bottom: PlacedBand
    wings: tuple[WingSize, WingSize]
    limits: tuple[LineLimits, LineLimits]
    over: float
    under: float

    @property
    def height(self) -> float:
        """The height (em) of all that is drawn between title and legend."""
        return self.over + self.hub_height + self.under

    @property
    def arms(self) -> int:
        """How many lines bend, as their column stands outside the hub."""
        return sum(abs(x) > self.hub_width / 2 for side in (self.top, self.bottom) for x in side.lines)

    @property
    def least_hub(self) -> float:
        """The width (em) that the lines from above and below need of the hub."""
        lines = (abs(x) for side in (self.top, self.bottom) for x in side.lines)
        return 2 * (max((x for x in lines if x < self.hub_width / 2), default=0.0) + EDGE)


@dataclass(slots=True, repr=False)
class Geometry:
    """Measures how one content fits on one page, for each deal of its systems; what was measured once is kept."""

    content: Content
    frame: WingFrame
    _columns: dict[int, StarColumn] = field(default_factory=dict)
    _wings: dict[tuple[Numbers, float, float], WingSize] = field(default_factory=dict)
    _bands: dict[tuple[Numbers, float], list[StarBand]] = field(default_factory=dict)
    _least: dict[int, float] = field(default_factory=dict)

    def find_plans(self, deal: Deal, size: float, box_width: float, room: float = math.inf) -> Iterator[StarPlan]:
        """The ways to set a deal at a label size (pt) with boxes ``box_width`` em wide.

        Those that are clearly higher than ``room`` em are passed over.
        """
        width = self.frame.width / size - 2 * self.frame.rail_room
        tops, bottoms = self._find_sides(deal.top, box_width, width), self._find_sides(deal.bottom, box_width, width)
        for text_width in self._list_text_widths(deal, width, box_width):
            hub_width = width - 2 * (box_width + TEXT_LEFT + text_width + TEXT_RIGHT)
            wings = max(self.measure_wing(numbers, box_width, text_width).span for numbers in (deal.left, deal.right))
            left_over = room - wings - 2 * EDGE
            for top, bottom in product(tops, bottoms):
                if top.band.depth + bottom.band.depth <= left_over:
                    plan = self.make_plan(deal, size, box_width, text_width, hub_width, (top, bottom))
                    if plan:
                        yield plan

    def fits(self, deal: Deal, size: float, box_width: float) -> bool:
        """Whether a deal is low enough for the page in one of its settings, at a label size (pt) and box width (em)."""
        room = self.frame.wing_room(size) / size + ROUNDING
        return any(plan.height <= room for plan in self.find_plans(deal, size, box_width, room))

    def measure_lack(self, deal: Deal, size: float, box_width: float) -> float:
        """How many em of height the page lacks for the lowest setting of a deal; very many when it is too narrow."""
        room = self.frame.wing_room(size) / size
        return max(
            min((plan.height for plan in self.find_plans(deal, size, box_width)), default=_NO_WIDTH_FITS) - room, 0.0
        )

    def make_plan(
        self,
        deal: Deal,
        size: float,
        box_width: float,
        text_width: float,
        hub_width: float,
        sides: tuple[PlacedBand, PlacedBand],
    ) -> StarPlan | None:
        """One setting of a deal: ``size`` in points, the widths in em; None when a line would meet the hub at a corner.

        :param hub_width: the widest that the hub may be.
        :param sides: the bands above and below.
        """
        top, bottom = sides
        hub = find_clear_hub((*top.ends, *bottom.ends), hub_width, self.content.hub.width)
        if hub is None:
            return None
        one, other = (self.measure_wing(numbers, box_width, text_width) for numbers in (deal.left, deal.right))
        left = _find_limits(one, top, bottom, hub, on_left=True)
        right = _find_limits(other, top, bottom, hub, on_left=False)
        needs = (left.first + one.span + left.last, right.first + other.span + right.last)
        hub_height = max(self.content.hub.height + 2 * _HUB_PADDING, *needs)
        over = max(top.band.depth, one.above - left.first, other.above - right.first)
        under = max(bottom.band.depth, one.below - left.last, other.below - right.last)
        return StarPlan(
            deal, size, box_width, text_width, hub, hub_height, top, bottom, (one, other), (left, right), over, under
        )

    def blocks_of(self, numbers: Numbers) -> tuple[RowBlock, ...]:
        """The blocks of these numbers, in this order."""
        return tuple(self.content.blocks[number] for number in numbers)

    def measure_wing(self, numbers: Numbers, box_width: float, text_width: float) -> WingSize:
        """How high a wing of these blocks is, with its texts as wide as given (em)."""
        key = (numbers, box_width, text_width)
        known = self._wings.get(key)
        if known is None:
            known = self._wings[key] = self._measure_wing(numbers, box_width, text_width)
        return known

    def _measure_wing(self, numbers: Numbers, box_width: float, text_width: float) -> WingSize:
        blocks = self.blocks_of(numbers)
        sizes = [row.size(box_width, text_width) for block in blocks for row in block.rows]
        if not sizes:
            return WingSize(0.0, 0.0, 0.0, 0)
        gaps = wing_gaps(blocks, sizes, text_width)
        span = sum(gap.pitch for gap in gaps) + sum(size.span for size in sizes)
        return WingSize(sizes[0].extent_above, span, sizes[-1].extent_below, len(gaps))

    def _find_sides(self, numbers: Numbers, box_width: float, width: float) -> list[PlacedBand]:
        key = (numbers, box_width)
        if key not in self._bands:
            self._bands[key] = find_bands([self.column_of(number) for number in numbers], box_width)
        return [side for band in self._bands[key] if (side := side_of(band, width))]

    def column_of(self, number: int) -> StarColumn:
        """The column of a block that holds one system."""
        if number not in self._columns:
            self._columns[number] = StarColumn(self.content.blocks[number].rows[0])
        return self._columns[number]

    def _list_text_widths(self, deal: Deal, width: float, box_width: float) -> list[float]:
        """Text widths of the wings worth trying, the widest (and so the slimmest hub) first."""
        widest = (width - self.content.hub.width) / 2 - box_width - TEXT_LEFT - TEXT_RIGHT
        numbers = (*deal.left, *deal.right)
        least = max([NARROWEST_TEXT, *(self._least_width_of(number) for number in numbers)])
        if widest < least:
            return []
        step = (widest - least) / (_WING_WIDTHS - 1)
        grid = [least + int((widest - least - step * n) / _STEP + ROUNDING) * _STEP for n in range(_WING_WIDTHS)]
        return list(dict.fromkeys(grid))

    def _least_width_of(self, number: int) -> float:
        if number not in self._least:
            self._least[number] = least_text_width([self.content.blocks[number]])
        return self._least[number]


def _find_limits(wing: WingSize, top: PlacedBand, bottom: PlacedBand, hub_width: float, *, on_left: bool) -> LineLimits:
    first = _find_limit(wing.above, top, hub_width, on_left, BELOW_LINE)
    last = _find_limit(wing.below, bottom, hub_width, on_left, _TEXT_CLEARANCE)
    return LineLimits(first, last)


def _find_limit(extent: float, side: PlacedBand, hub_width: float, on_left: bool, below_arm: float) -> float:
    """How far from the hub's edge the nearest line of a wing must stay for what is above (or below) it."""
    half = hub_width / 2
    arms = sum(x < -half if on_left else x > half for x in side.lines)
    if arms:
        return EDGE + (arms - 1) * ARM_PITCH + below_arm + extent
    boxes, texts = _find_overhang(side, hub_width, on_left)
    if texts:
        return max(EDGE, extent + _TEXT_CLEARANCE)
    return max(EDGE, extent + BOX_GAP - side.band.zone if boxes else extent - side.band.depth)


def _find_overhang(side: PlacedBand, hub_width: float, on_left: bool) -> tuple[bool, bool]:
    """Whether boxes, and whether texts, of a band reach beside the hub."""
    band, half = side.band, hub_width / 2
    if not side.middles:
        return False, False
    if on_left:
        return side.middles[0] - band.box_width / 2 < -half, False
    reach = max(x + own for x, own in zip(side.middles, band.text_reaches, strict=True))
    return side.middles[-1] + band.box_width / 2 > half, reach > half
