"""An arrangement made better by small changes, kept when lines cross less and the frame does not grow.

Tried are, in turn: a system in another cell, two neighbours in each other's place, lines below the shelf instead of
above it. The number of trials is limited by the number of lines alone, so that the machine does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from snitflade.geometry import ROUNDING
from snitflade.landscape.cells import Cell, Dealt, Unit
from snitflade.landscape.crossings import count_crossings
from snitflade.landscape.frame import LandscapeFrame
from snitflade.landscape.framing import Framer
from snitflade.landscape.lines import Lines, RowWishes

_WORK = 130_000  # trials times lines, which bounds the time whatever the size; larger takes longer for fewer crossings
_MOST_LINES = 400  # with more lines, too few trials remain for a better arrangement to be found
_GROWTH = 6.0  # crossings: the cost of a hundredth more width or height; smaller, and letters shrink for few crossings
_LANE = 0.3  # crossings: the cost of a line that takes a lane; larger trades crossings for straight lines


class CellArrangement(NamedTuple):
    """What may be changed: who stands in which cell, and what is wished of the rows."""

    cells: Mapping[Cell, tuple[Unit, ...]]
    wishes: RowWishes


class Improved(NamedTuple):
    """An arrangement with its lines, its smallest frame and the number of its crossings."""

    lines: Lines
    framer: Framer
    least: LandscapeFrame
    crossings: int


Build = Callable[[CellArrangement], Framer]


def improve(dealt: Dealt, number_of_lines: int, build: Build) -> Improved:
    """The best arrangement that is found, from the one that was dealt. ``build`` makes its lines and sizes."""
    search = _Search(dealt, build)
    if 0 < number_of_lines <= _MOST_LINES:
        search.run(_WORK // number_of_lines)
    return search.best


class _Search:
    def __init__(self, dealt: Dealt, build: Build) -> None:
        self.possible, self.build = dealt.possible, build
        self.now = CellArrangement(dealt.cells, RowWishes())
        self.best = self._build_from(self.now)
        self.limits = self.best.least.width, self.best.least.height
        self.cost = self._cost(self.best)

    def run(self, trials: int) -> None:
        left, moved = trials, True
        while moved and left > 0:
            moved = False
            for change in (self._moves, self._swaps, self._flips):
                for number in range(self._count(change)):
                    for candidate in change(number):
                        left -= 1
                        moved |= self._take(candidate)
                        if left <= 0:
                            return

    def _count(self, change: Callable[[int], Iterator[CellArrangement]]) -> int:
        return len(self.now.cells) if change == self._swaps else len(self.possible)

    def _take(self, candidate: CellArrangement) -> bool:
        found = self._build_from(candidate)
        cost = self._cost(found)
        if cost >= self.cost - ROUNDING:
            return False
        self.now, self.best, self.cost = candidate, found, cost
        return True

    def _build_from(self, arrangement: CellArrangement) -> Improved:
        framer = self.build(arrangement)
        least = framer.frame()
        return Improved(framer.lines, framer, least, count_crossings(framer.lines, least))

    def _cost(self, found: Improved) -> float:
        wider = max(found.least.width - self.limits[0], 0.0) / self.limits[0]
        higher = max(found.least.height - self.limits[1], 0.0) / self.limits[1]
        by_lane = sum(port.band is not None for port in found.lines.ports)
        return found.crossings + _LANE * by_lane + _GROWTH * 100 * max(wider, higher)

    def _moves(self, number: int) -> Iterator[CellArrangement]:
        """A unit in another cell."""
        name = list(self.possible)[number]
        for cell in self.possible[name]:
            own, unit = next((c, u) for c, units in self.now.cells.items() for u in units if u.name == name)
            if cell != own:
                cells = {c: tuple(u for u in units if u is not unit) for c, units in self.now.cells.items()}
                cells[cell] = (*cells.get(cell, ()), unit)
                rank = {key: at for key, at in self.now.wishes.rank.items() if key != name}
                kept = {c: units for c, units in sorted(cells.items(), key=_cell_order) if units}
                yield CellArrangement(kept, self.now.wishes._replace(rank=rank))

    def _swaps(self, number: int) -> Iterator[CellArrangement]:
        """Neighbours of a cell in each other's place."""
        cell = list(self.now.cells)[number]
        count = len({row.unit for row in self.best.lines.cells[cell]})
        for at in range(count - 1):
            order = list(dict.fromkeys(row.unit for row in self.best.lines.cells[cell]))
            order[at], order[at + 1] = order[at + 1], order[at]
            rank = {**self.now.wishes.rank, **{name: float(place) for place, name in enumerate(order)}}
            yield CellArrangement(self.now.cells, self.now.wishes._replace(rank=rank))

    def _flips(self, number: int) -> Iterator[CellArrangement]:
        """The lines of a row on the other side of its shelf."""
        name = list(self.possible)[number]
        known = self.now.wishes.upper.get(name)
        for upper in (True, False):
            if upper != known:
                yield CellArrangement(
                    self.now.cells, self.now.wishes._replace(upper={**self.now.wishes.upper, name: upper})
                )


def _cell_order(entry: tuple[Cell, tuple[Unit, ...]]) -> tuple[int, int]:
    return entry[0].shelf, entry[0].column
