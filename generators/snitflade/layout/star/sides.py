"""Which side of the hub each system stands on.

Starts: for every sensible number of systems above and below the hub, those that like it best there. Then single moves
and swaps improve the best starts, as long as the sum of what speaks against a deal falls: a smaller font, a system on
a side that it does not like (incoming data comes from the left or above, outgoing leaves to the right or below,
external parties stand right or below, long texts beside the hub), sides of unequal number, or none.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from snitflade.diagram import Direction, Side, Wishes
from snitflade.geometry import ROUNDING
from snitflade.layout.rows import RowBlock, SystemRow
from snitflade.layout.star.geometry import Deal, Geometry, Numbers
from snitflade.values import value

_SIDES = ("left", "right", "top", "bottom")

# What speaks against a deal is a sum of costs. The unit is that of one line on a side that its direction does not like.
# Larger: the rule outweighs the others, and the font is made smaller for it; smaller: it shows in fewer pictures.

# By side, for each line: incoming data comes from the left or above, outgoing leaves to the right or below.
_AWAY_FROM_DIRECTION = {
    Direction.IN: (0.0, 1.0, 0.2, 0.8),
    Direction.OUT: (1.0, 0.0, 0.8, 0.2),
}
_EXTERNAL = (0.5, 0.0, 0.3, 0.0)  # by side: other authorities stand right or below, if nothing stronger says otherwise
_UPRIGHT_LINES = 2.5  # each line more than one above or below the hub, as their texts stand far from the lines
_UPRIGHT_TEXT = 0.03  # each em of text beyond the next; 33 em more weigh as much as a wrong direction
_READILY_UPRIGHT = 16.0  # em of text that an upright line carries at no cost: about two lines of a column
_FONT = 40.0  # a font of no size; so 2.5 % of the font weigh as much as one wrong direction
_UNEQUAL = 0.35  # times the square of the difference of two opposite sides, in systems
_SHARE_ABOVE_AND_BELOW = 0.4  # of all systems: what looks like a star on a page that is wider than high
_AWAY_FROM_SHARE = 0.5  # times the square of the systems more or fewer than that share
_BARE_SIDE = 3.0  # a side without any system; less, and small diagrams would leave one side empty
_FORCED = 100.0  # a side other than the one that the author asks for; more than all wishes of a small diagram together
_MISFIT = 1000.0  # a deal that does not fit at all; more than anything else, so that any deal that fits is better

# How long the search may take; more finds a better deal in few diagrams and takes longer in all.
_STEP_PT = 0.25  # between two label sizes (pt) at which a deal is tried; the final size is finer
_STARTS = 2  # deals that are improved by moves
_MOST_IN_BAND = 5  # columns above, or below, in the deals to start from: more do not fit on a page of 16:9
_MOST_TESTS = 600  # questions whether a deal fits


@value
class JudgedDeal:
    """A deal, its cost (what speaks against it), and its label size as a place in the dealer's ``sizes``."""

    deal: Deal
    step: int
    cost: float


class StarDealer:
    """Looks for the best deal at one width of the boxes (em). ``sizes`` are the label sizes (pt) to choose from."""

    def __init__(self, geometry: Geometry, box_width: float) -> None:
        self.geometry, self.box_width = geometry, box_width
        self.blocks = geometry.content.blocks
        self.order = {category.key: n for n, category in enumerate(geometry.content.request.diagram.categories)}
        smallest, largest = geometry.frame.smallest, geometry.frame.largest
        count = max(int((largest - smallest) / _STEP_PT), 0)
        self.sizes = [*(smallest + n * _STEP_PT for n in range(count)), largest]
        self.ranks = [block.rank(self.order) for block in self.blocks]
        self.wishes = [_dislikes_of(block) for block in self.blocks]
        self.tests = 0

    def find_best(self) -> JudgedDeal | None:
        """The best deal found; None when none fits at the smallest size."""
        judged = [dealt for deal in self._list_starts() if (dealt := self._judge(deal))]
        starts = sorted(judged, key=lambda dealt: dealt.cost)
        improved = [self._improve(start) for start in starts[:_STARTS]]
        best = min(improved, key=lambda dealt: dealt.cost, default=None)
        return best if best and best.cost < _MISFIT else None

    def _list_starts(self) -> Iterator[Deal]:
        singles = [n for n in range(len(self.blocks)) if self._may_stand(n, "top")]
        most = min(_MOST_IN_BAND, len(singles))
        for above in range(most + 1):
            for below in range(max(above - 1, 0), min(above + 1, len(singles) - above, most) + 1):
                yield self._make_start(singles, above, below)

    def _make_start(self, singles: list[int], above: int, below: int) -> Deal:
        liking = {n: min(self.wishes[n][:2]) for n in singles}
        top = sorted(singles, key=lambda n: (self.wishes[n][2] - liking[n], n))[:above]
        rest = [n for n in singles if n not in top]
        bottom = sorted(rest, key=lambda n: (self.wishes[n][3] - liking[n], n))[:below]
        others = [n for n in range(len(self.blocks)) if n not in top and n not in bottom]
        others.sort(key=lambda n: (self.wishes[n][0] - self.wishes[n][1], n))
        left: list[int] = []
        half = sum(len(self.blocks[n].rows) for n in others) / 2
        for number in others:
            if sum(len(self.blocks[n].rows) for n in left) + len(self.blocks[number].rows) / 2 <= half:
                left.append(number)
        right = [n for n in others if n not in left]
        return Deal(self._sort(left), self._sort(right), self._sort(top), self._sort(bottom))

    def _sort(self, numbers: list[int] | Numbers) -> Numbers:
        return tuple(sorted(numbers, key=lambda number: self.ranks[number]))

    def _improve(self, dealt: JudgedDeal) -> JudgedDeal:
        """The deal after all single moves and swaps that make it better, taken in turn until none does."""
        moves = self._list_moves()
        failed = tried = 0
        while moves and failed < len(moves) and self.tests < _MOST_TESTS:
            other = self._find_better(dealt, moves[tried % len(moves)])
            dealt, failed = (other, 0) if other else (dealt, failed + 1)
            tried += 1
        return dealt

    def _list_moves(self) -> list[tuple[int, int | str]]:
        """A block and the side that it moves to, or two blocks that change places."""
        numbers = range(len(self.blocks))
        single = [(n, side) for n in numbers for side in _SIDES if self._may_stand(n, side)]
        return [*single, *combinations(numbers, 2)]

    def _find_better(self, dealt: JudgedDeal, move: tuple[int, int | str]) -> JudgedDeal | None:
        """The deal after a move, if that makes it better."""
        at = {number: side for side, numbers in zip(_SIDES, dealt.deal.sides, strict=True) for number in numbers}
        number, target = move
        side = at[target] if isinstance(target, int) else target
        if at[number] == side or not self._may_stand(number, side):
            return None
        moves = {number: (at[number], side)}
        if isinstance(target, int):
            if not self._may_stand(target, at[number]):
                return None
            moves[target] = (side, at[number])
        return self._judge(self._move(dealt.deal, moves), dealt.cost)

    def _may_stand(self, number: int, side: str) -> bool:
        """A system that is tied to others, or for which the author asks something, stands left or right."""
        first, *others = self.blocks[number].rows
        is_free = first.system.wishes == Wishes() and not first.caption
        return side in ("left", "right") or (is_free and not others)

    def _move(self, deal: Deal, moves: dict[int, tuple[str, str]]) -> Deal:
        sides = {side: list(numbers) for side, numbers in zip(_SIDES, deal.sides, strict=True)}
        for number, (source, target) in moves.items():
            sides[source].remove(number)
            sides[target].append(number)
        touched = {side for move in moves.values() for side in move}
        return replace(deal, **{side: self._sort(sides[side]) for side in touched})

    def _judge(self, deal: Deal, most: float = math.inf) -> JudgedDeal | None:
        """The deal at its largest size; None when it costs ``most`` or more."""
        dislikes = self._dislike_of(deal)
        costs = [dislikes + _FONT * (1 - size / self.sizes[-1]) for size in self.sizes]
        low = next((step for step, cost in enumerate(costs) if cost < most - ROUNDING), len(costs))
        if low == len(costs):
            return None
        if not self._fits(deal, low):
            return self._judge_misfit(deal, dislikes, most) if low == 0 else None
        high = len(costs)
        while high - low > 1:
            middle = (low + high) // 2 if most == math.inf else low + 1
            low, high = (middle, high) if self._fits(deal, middle) else (low, middle)
        return JudgedDeal(deal, low, costs[low])

    def _fits(self, deal: Deal, step: int) -> bool:
        self.tests += 1
        return self.geometry.fits(deal, self.sizes[step], self.box_width)

    def _judge_misfit(self, deal: Deal, dislikes: float, most: float) -> JudgedDeal | None:
        """A deal that does not fit at the smallest size, by how much is lacking."""
        self.tests += 1
        cost = _MISFIT + self.geometry.measure_lack(deal, self.sizes[0], self.box_width) + dislikes / _MISFIT
        return JudgedDeal(deal, 0, cost) if cost < most - ROUNDING else None

    def _dislike_of(self, deal: Deal) -> float:
        """What speaks against a deal whatever its size."""
        disliked = sum(self.wishes[number][at] for at, side in enumerate(deal.sides) for number in side)
        left, right, top, bottom = (sum(len(self.blocks[number].rows) for number in side) for side in deal.sides)
        count = left + right + top + bottom
        unequal = _UNEQUAL * ((left - right) ** 2 + (top - bottom) ** 2)
        away = _AWAY_FROM_SHARE * (top + bottom - _SHARE_ABOVE_AND_BELOW * count) ** 2
        bare = max(min(count, len(_SIDES)) - sum(map(bool, deal.sides)), 0)
        return disliked + unequal + away + _BARE_SIDE * bare


def _dislikes_of(block: RowBlock) -> tuple[float, float, float, float]:
    """What speaks against each side, in the order of ``_SIDES``."""
    asked = {row.system.wishes.side for row in block.rows}
    costs = [_FORCED * (Side.RIGHT in asked), _FORCED * (Side.LEFT in asked), 0.0, 0.0]
    for row in block.rows:
        for spoke in row.spokes:
            for at, cost in enumerate(_AWAY_FROM_DIRECTION.get(spoke.direction, (0.0,) * 4) if spoke.direction else ()):
                costs[at] += cost
        for at, cost in enumerate(_EXTERNAL if row.external else ()):
            costs[at] += cost
        upright = _dislike_of_upright(row)
        costs[2] += upright
        costs[3] += upright
    return costs[0], costs[1], costs[2], costs[3]


def _dislike_of_upright(row: SystemRow) -> float:
    """What speaks against a place above or below the hub: lines of several categories, long texts."""
    texts = [text for s in row.spokes if s.label for entry in s.label.entries for text in entry.texts]
    excess = max(sum(text.natural_width for text in texts) - _READILY_UPRIGHT, 0.0)
    return _UPRIGHT_LINES * max(len(row.spokes) - 1, 0) + _UPRIGHT_TEXT * excess
