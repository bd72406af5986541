"""The largest label font at which everything fits, and which system stands where.

In: a :class:`~snitflade.layout.content.Content` and the frame of the page. Out: a :class:`Fit`: font size, box width
and the order of the blocks in either wing. Points unless said otherwise; what depends on the font is in em of it.

1. The largest font at which some box width lets the blocks be dealt out to two wings.
2. At a slightly smaller font, the sides that are liked best (incoming left, outgoing and external right).
3. With the sides fixed, the largest font again, and the box width with the fewest wrapped names near it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TypeAlias

from snitflade.diagram import Direction, Side
from snitflade.geometry import ROUNDING, largest
from snitflade.layout.content import Content
from snitflade.layout.rows import RowBlock, SystemRow, wing_gaps, wing_height
from snitflade.layout.sides import Wish, best_sides, can_be_split
from snitflade.values import value

STEP_PT = 0.05  # pt between two fonts that are tried: larger, room is left over; smaller, no eye sees the difference
TEXT_LEFT = 1.05  # em from a line's left end to its text: clear of an arrowhead; larger, texts have less width
TEXT_RIGHT = 0.95  # em from the text to the line's right end: clear of an arrowhead; larger, texts have less width
NARROWEST_TEXT = 11.0  # em: narrower, texts break after each word or two; larger, full pages need a smaller font
_NARROWEST_BOX = 5.0  # em: narrower, a box of a short name is no box; larger, texts have less width
_WIDEST_BOX = 18.0  # em: wider, boxes take the room of the texts; narrower, long names take many lines

# Shares of the largest font. What is liked better may cost as much as is left to 1.
_PREFERENCE_SHARE = 0.97  # at which the sides that are liked best are looked for; larger, hardly any choice is left
_LEAST_SHARE = 0.94  # that these sides must reach; larger, incoming systems more often stand on the right
_FALLBACK_SHARES = (1.0, 0.97, 0.94, 0.9)  # tried when they do not; the last as the costs of blocks are estimates
_TIDY_SHARE = 0.985  # for a box width with fewer wrapped names; smaller, texts shrink for the sake of names
_NEAR = (0.9, 1.06)  # shares of a font between which that of fixed sides lies; wider, more fonts are tried in vain

_ADDITIVE_SLACK = 0.4
"""em that a wing may be too high by the estimate, which counts each block alone; the exact test comes after. Larger,
sides are tried that do not fit; smaller, some that fit are passed over."""

Sides: TypeAlias = tuple[tuple[RowBlock, ...], tuple[RowBlock, ...]]
_FORCED = 1000.0  # dislikes: more than all other wishes of a diagram together, so that a side asked for is given


@value
class WingFrame:
    """What the page leaves for the wings: the width within the margins, and their top and height at a label size (pt).

    ``hub_width`` and ``rail_room`` are in em: the hub, and the satellite links' lanes beside each column of boxes.
    """

    width: float
    wing_room: Callable[[float], float]
    wing_top: Callable[[float], float]
    smallest: float
    largest: float
    hub_width: float
    rail_room: float = 0.0

    def text_width(self, size: float, box_width: float) -> float:
        """The room for a label (em) beside a line, at a label size (pt)."""
        inner = self.width / size - self.hub_width - 2 * box_width - 2 * self.rail_room
        return inner / 2 - TEXT_LEFT - TEXT_RIGHT


@value
class Fit:
    """``size`` is the label font in points; ``box_width`` and ``text_width`` are in em of it.

    ``anchored``: whether it keeps to a former layout.
    """

    size: float
    box_width: float
    text_width: float
    left: tuple[RowBlock, ...]
    right: tuple[RowBlock, ...]
    anchored: bool = False


@value
class _DealtSides:
    """The blocks of either wing, and the largest font (pt) at each box width (em) at which they fit."""

    sides: Sides
    sizes: dict[float, float]

    @property
    def best(self) -> float:
        return max(self.sizes.values(), default=0.0)


def fit(content: Content, frame: WingFrame) -> Fit | None:
    """The best fit, or None when the content does not fit at the smallest font."""
    return _Fitter(content, frame).fit()


class _Fitter:
    def __init__(self, content: Content, frame: WingFrame) -> None:
        self.blocks, self.frame = content.blocks, frame
        self.rows = [row for block in content.blocks for row in block.rows]
        self.order = {category.key: n for n, category in enumerate(content.request.diagram.categories)}
        self.box_widths = box_widths(self.rows)
        self.least_text_width = least_text_width(content.blocks)

    def fit(self) -> Fit | None:
        sizes = sizes_between(self.frame.smallest, self.frame.largest)
        size = largest(sizes, lambda size: self._splitting_box(size) is not None)
        dealt = self._deal(size) if size else None
        if dealt is None or not dealt.sizes:
            return None
        near = [width for width, size in dealt.sizes.items() if size >= _TIDY_SHARE * dealt.best]
        box_width = min(near, key=lambda width: (self._name_lines(width), width))
        size = dealt.sizes[box_width]
        box_width = whole_hundredths(box_width, size)
        return Fit(size, box_width, self.frame.text_width(size, box_width), *dealt.sides)

    def _deal(self, most: float) -> _DealtSides | None:
        """The sides liked best that cost little font, else any that fit."""
        size = max(_PREFERENCE_SHARE * most, self.frame.smallest)
        liked = self._size_sides(self._sides(size, [_wish_of(block) for block in self.blocks]), most)
        plain = [_author_wish_of(block) for block in self.blocks]
        if liked and liked.best >= _LEAST_SHARE * most:
            return liked
        for share in _FALLBACK_SHARES:
            dealt = self._size_sides(self._sides(max(share * most, self.frame.smallest), plain), most)
            if dealt and dealt.sizes:
                return dealt
        return liked

    def _size_sides(self, sides: Sides | None, most: float) -> _DealtSides | None:
        if sides is None:
            return None
        sizes = {width: self._largest(sides, width, most) for width in self.box_widths}
        return _DealtSides(sides, {width: size for width, size in sizes.items() if size})

    def _name_lines(self, box_width: float) -> int:
        return sum(name.count(row.name_width(box_width)) for row in self.rows for name in row.names)

    def _sides(self, size: float, wishes: Sequence[Wish]) -> Sides | None:
        box_width = self._splitting_box(size)
        if box_width is None:
            return None
        text_width = self.frame.text_width(size, box_width)
        costs = [block.cost(box_width, text_width) for block in self.blocks]
        left = best_sides(costs, wishes, self._room(size))
        if left is None:
            return None
        sides: tuple[list[RowBlock], list[RowBlock]] = ([], [])
        for block, is_left in zip(self.blocks, left, strict=True):
            sides[0 if is_left else 1].append(block)
        left_wing, right_wing = (tuple(sorted(side, key=lambda block: block.rank(self.order))) for side in sides)
        return left_wing, right_wing

    def _room(self, size: float) -> float:
        return self.frame.wing_room(size) / size + _ADDITIVE_SLACK

    def _splitting_box(self, size: float) -> float | None:
        """The first box width at which the blocks can be dealt out at this font; None when there is none."""
        room = self._room(size)
        if room <= 0:
            return None
        for box_width in self.box_widths:
            text_width = self.frame.text_width(size, box_width)
            if not self._words_fit(text_width):
                continue
            if can_be_split([block.cost(box_width, text_width) for block in self.blocks], room):
                return box_width
        return None

    def _words_fit(self, text_width: float) -> bool:
        return text_width >= self.least_text_width

    def _largest(self, sides: Sides, box_width: float, near: float) -> float | None:
        """The largest font (pt) with the sides and the box width given, looked for near a known one."""
        low, high = max(self.frame.smallest, _NEAR[0] * near), min(self.frame.largest, _NEAR[1] * near)
        return largest(sizes_between(low, high), lambda size: self._holds(sides, box_width, size))

    def _holds(self, sides: Sides, box_width: float, size: float) -> bool:
        text_width = self.frame.text_width(size, box_width)
        if not self._words_fit(text_width):
            return False
        room = self.frame.wing_room(size) / size
        return all(least_height(side, box_width, text_width) <= room for side in sides)


def least_height(blocks: Sequence[RowBlock], box_width: float, text_width: float) -> float:
    """The least height (em) of a wing with these blocks."""
    sizes = [row.size(box_width, text_width) for block in blocks for row in block.rows]
    return wing_height(sizes, wing_gaps(blocks, sizes, text_width))


def size_of(step: int) -> float:
    """The font size (pt) at a step, without the dust of a product of floats."""
    return round(step * STEP_PT, 2)


def sizes_between(least: float, most: float) -> list[float]:
    """The font sizes (pt) from one to another, in steps, both with them; ``most`` alone when it is below ``least``."""
    low, high = round(least / STEP_PT), round(most / STEP_PT)
    return [size_of(step) for step in range(min(low, high), high + 1)]


def whole_hundredths(width: float, size: float) -> float:
    """A width (em) cut to hundredths of a point, so that a layout made from its record is the same to the last bit."""
    return math.floor(width * size * 100 + ROUNDING) / 100 / size


def least_text_width(blocks: Sequence[RowBlock]) -> float:
    """The text width (em) below which some word of a label has no room, or which no reader would like."""
    return max([NARROWEST_TEXT, *(label.least_width for block in blocks for label in block.labels())])


def box_widths(rows: Sequence[SystemRow]) -> list[float]:
    """Box widths (em) worth trying: those at which the names take one line each, or two, and some between."""
    whole = sorted(row.name.natural_width + row.beside_name for row in rows)
    halves = [row.name.narrowest(2) + row.beside_name for row in rows]
    least = max((p.widest_piece + row.beside_name for row in rows for p in row.names), default=_NARROWEST_BOX)
    wanted = [whole[-1], whole[len(whole) * 3 // 4], whole[len(whole) // 2], max(halves), least] if whole else []
    widths = {max(least, _NARROWEST_BOX, min(width, max(_WIDEST_BOX, least))) + 0.02 for width in wanted}
    return sorted(round(width, 2) + 0.01 for width in widths)


def _author_wish_of(block: RowBlock) -> Wish:
    """The sides that the author asks for; nothing outweighs them."""
    sides = {row.system.wishes.side for row in block.rows}
    return Wish(_FORCED * (Side.RIGHT in sides), _FORCED * (Side.LEFT in sides))


def _wish_of(block: RowBlock) -> Wish:
    """Incoming systems like the left, outgoing and external ones the right."""
    forced = _author_wish_of(block)
    left, right = forced.left, forced.right
    for row in block.rows:
        for spoke in row.spokes:
            if spoke.direction is Direction.IN:
                right += 1.0
            elif spoke.direction is Direction.OUT:
                left += 1.0
        if row.external:
            left += 0.6
    return Wish(left, right)
