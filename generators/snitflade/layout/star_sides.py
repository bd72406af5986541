"""Which side of the hub each system stands on.

Starts: for every sensible number of systems above and below the hub, those that like it best there. Then single moves
and swaps improve the best starts, as long as the sum of what speaks against a deal falls: a smaller font, a system on
a side that it does not like (incoming data comes from the left or above, outgoing leaves to the right or below,
external parties stand right or below, long texts beside the hub), sides of unequal number, lines that bend.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from snitflade.diagram import Direction
from snitflade.layout.rows import Block, Row
from snitflade.layout.star_geometry import Deal, Geometry, Numbers

_SIDES = ("left", "right", "top", "bottom")
_AWAY_FROM_DIRECTION = {
    Direction.IN: (0.0, 1.0, 0.2, 0.8),
    Direction.OUT: (1.0, 0.0, 0.8, 0.2),
}
_EXTERNAL = (0.5, 0.0, 0.3, 0.0)
_UPRIGHT_LINES = 2.5
_UPRIGHT_TEXT = 0.03
_READILY_UPRIGHT = 16.0
_FONT = 40.0
_UNEQUAL = 0.35
_SHARE_ABOVE_AND_BELOW = 0.4
_AWAY_FROM_SHARE = 0.3
_BEND = 0.5
_MISFIT = 1000.0
_STEP_PT = 0.25
_STARTS = 2
_MOST_IN_BAND = 5


@dataclass(frozen=True, slots=True)
class Dealt:
    """A deal and what speaks against it; ``step`` counts the sizes from the smallest up."""

    deal: Deal
    step: int
    cost: float


class Dealer:
    """Looks for the best deal at one width of the boxes (em)."""

    def __init__(self, geometry: Geometry, box_width: float) -> None:
        self.geometry, self.box_width = geometry, box_width
        self.blocks = geometry.content.blocks
        self.order = {category.key: n for n, category in enumerate(geometry.content.diagram.categories)}
        smallest, largest = geometry.frame.smallest, geometry.frame.largest
        count = max(int((largest - smallest) / _STEP_PT), 0)
        self.sizes = [*(smallest + n * _STEP_PT for n in range(count)), largest]
        self.ranks = [self._rank(block) for block in self.blocks]
        self.wishes = [_wishes(block) for block in self.blocks]
        self.known: dict[Deal, Dealt] = {}

    def best(self) -> Dealt | None:
        """The best deal found; None when none fits at the smallest size."""
        starts = sorted((self._judged(deal) for deal in self._starts()), key=lambda dealt: dealt.cost)
        improved = [self._improved(start) for start in starts[:_STARTS]]
        best = min(improved, key=lambda dealt: dealt.cost, default=None)
        return best if best and best.cost < _MISFIT else None

    def _rank(self, block: Block) -> tuple[int, bool, int]:
        """The order on a side: category, internal before external, the order in the spec."""
        spokes = [spoke for row in block.rows for spoke in row.spokes]
        category = min((self.order[spoke.category.key] for spoke in spokes), default=len(self.order))
        return category, all(row.external for row in block.rows), block.number

    def _starts(self) -> Iterator[Deal]:
        singles = [n for n, block in enumerate(self.blocks) if len(block.rows) == 1]
        most = min(_MOST_IN_BAND, len(singles))
        for above in range(most + 1):
            for below in range(max(above - 1, 0), min(above + 1, len(singles) - above, most) + 1):
                yield self._start(singles, above, below)

    def _start(self, singles: list[int], above: int, below: int) -> Deal:
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
        return Deal(self._sorted(left), self._sorted(right), self._sorted(top), self._sorted(bottom))

    def _sorted(self, numbers: list[int] | Numbers) -> Numbers:
        return tuple(sorted(numbers, key=lambda number: self.ranks[number]))

    def _improved(self, dealt: Dealt) -> Dealt:
        """The deal after all single moves and swaps that make it better, the first one found each time."""
        improving = True
        while improving:
            improving = False
            for deal in self._neighbours(dealt.deal):
                if self._least_cost(deal) >= dealt.cost:
                    continue
                other = self._judged(deal, dealt)
                if other.cost < dealt.cost - 1e-9:
                    dealt, improving = other, True
                    break
        return dealt

    def _neighbours(self, deal: Deal) -> Iterator[Deal]:
        at = {number: side for side in _SIDES for number in getattr(deal, side)}
        for number, side in at.items():
            for other in _SIDES:
                if other != side and self._may_stand(number, other):
                    yield self._moved(deal, {number: (side, other)})
        for (a, side), (b, other) in combinations(at.items(), 2):
            if side != other and self._may_stand(a, other) and self._may_stand(b, side):
                yield self._moved(deal, {a: (side, other), b: (other, side)})

    def _may_stand(self, number: int, side: str) -> bool:
        return side in ("left", "right") or len(self.blocks[number].rows) == 1

    def _moved(self, deal: Deal, moves: dict[int, tuple[str, str]]) -> Deal:
        sides = {side: list(getattr(deal, side)) for side in _SIDES}
        for number, (source, target) in moves.items():
            sides[source].remove(number)
            sides[target].append(number)
        touched = {side for move in moves.values() for side in move}
        return replace(deal, **{side: self._sorted(sides[side]) for side in touched})

    def _judged(self, deal: Deal, rival: Dealt | None = None) -> Dealt:
        if deal not in self.known:
            self.known[deal] = self._judge(deal, rival)
        return self.known[deal]

    def _judge(self, deal: Deal, rival: Dealt | None) -> Dealt:
        """The largest size, looked for near that of a rival."""
        lack, arms = self._lack(deal, 0)
        dislikes = self._least_cost(deal)
        if lack > 0:
            return Dealt(deal, -1, _MISFIT + lack + dislikes / _MISFIT)
        low, high = 0, len(self.sizes)
        step = rival.step if rival and rival.step > 0 else len(self.sizes) - 1
        while low < high - 1:
            lack, bends = self._lack(deal, step)
            low, high, arms = (step, high, bends) if lack <= 0 else (low, step, arms)
            step = low + 1 if rival and low + 1 < high and low >= rival.step else (low + high) // 2
        return Dealt(deal, low, dislikes + _FONT * (1 - self.sizes[low] / self.sizes[-1]) + _BEND * arms)

    def _lack(self, deal: Deal, step: int) -> tuple[float, int]:
        return self.geometry.least_lack(deal, self.sizes[step], self.box_width)

    def _least_cost(self, deal: Deal) -> float:
        """What speaks against a deal whatever its size."""
        sides = [getattr(deal, side) for side in _SIDES]
        disliked = sum(self.wishes[number][at] for at, side in enumerate(sides) for number in side)
        left, right, top, bottom = (sum(len(self.blocks[number].rows) for number in side) for side in sides)
        share = _SHARE_ABOVE_AND_BELOW * (left + right + top + bottom)
        unequal = _UNEQUAL * ((left - right) ** 2 + (top - bottom) ** 2)
        return disliked + unequal + _AWAY_FROM_SHARE * abs(top + bottom - share)


def _wishes(block: Block) -> tuple[float, float, float, float]:
    """What speaks against each side, in the order of ``_SIDES``."""
    costs = [0.0, 0.0, 0.0, 0.0]
    for row in block.rows:
        for spoke in row.spokes:
            for at, cost in enumerate(_AWAY_FROM_DIRECTION.get(spoke.direction, (0.0,) * 4) if spoke.direction else ()):
                costs[at] += cost
        for at, cost in enumerate(_EXTERNAL if row.external else ()):
            costs[at] += cost
        upright = _upright(row)
        costs[2] += upright
        costs[3] += upright
    return costs[0], costs[1], costs[2], costs[3]


def _upright(row: Row) -> float:
    """What speaks against a place above or below the hub: lines of several categories, long texts."""
    texts = [text for s in row.spokes if s.label for entry in s.label.entries for text in entry.texts]
    excess = max(sum(text.natural_width for text in texts) - _READILY_UPRIGHT, 0.0)
    return _UPRIGHT_LINES * max(len(row.spokes) - 1, 0) + _UPRIGHT_TEXT * excess
