"""Which column each system stands in: beside the hubs that it hangs on, the columns of a shelf about equally high.

A cell is a column of one shelf; the hub of slot ``n`` stands between the columns ``n`` and ``n + 1``. A system in the
column beside a hub reaches it with a straight line; other hubs it reaches through lanes above and below the shelves.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from snitflade.geometry import Point
from snitflade.landscape.graph import Edge, Graph
from snitflade.landscape.shelves import Shelves, Spot
from snitflade.values import value

_MOST_TOGETHER = 5  # linked systems that share a cell; more, and one column would grow far above the others
_ROUNDS = 6  # of dealing anew, now that the loads of all cells are known; it ends when nothing moves, this bounds it
_BETWEEN = 3.0  # the weight of a line between two hubs, by that of another; smaller, and such a line takes a detour
_LANE = 1.0  # the cost of one line that takes a lane; all costs here are counted in it
# lanes: the cost of each column or shelf that a line has to pass; larger, and systems crowd about their hubs
_STEP = 0.35
_FULL = 5.0  # lanes: the cost of a cell as high again as its share; larger evens the columns, smaller lets one tower
_LOAD = 0.3  # lanes: the cost of a cell that just has its share; it breaks ties in favour of empty cells
_ROW = 1.0  # em: what a box adds to the height of its cell, beside its lines
_LINE = 1.6  # em: what a line with its label adds to the height of its cell
_ROOMY = 14.0  # em: as high as any column may be, so that a small landscape is not spread over too many columns


class Cell(NamedTuple):
    """A column of one shelf, both counted from 0 at the upper left."""

    shelf: int
    column: int


@value
class Unit:
    """What stays together in one cell: systems that are linked to each other, or the lines between two hubs."""

    systems: tuple[str, ...]
    between: tuple[Edge, ...] = ()

    @property
    def name(self) -> str:
        """That of its first system, or of the pair of hubs."""
        return self.systems[0] if self.systems else f"{self.between[0].source}\n{self.between[0].target}"


@value
class _Wants:
    """How many lines a unit has to each hub, and its height in em, near enough."""

    hubs: Mapping[str, int]
    height: float


def deal_systems(graph: Graph, shelves: Shelves, rough: Mapping[str, Point]) -> Dealt:
    """The units of each cell, in the order of the graph; cells without any are left out."""
    dealer = _Dealer(graph, shelves, rough)
    return Dealt(dealer.deal(), {unit.name: tuple(dealer.possible(unit)) for unit in dealer.units})


class Dealt(NamedTuple):
    """``possible``: the cells in which a unit may stand, by its name."""

    cells: Mapping[Cell, tuple[Unit, ...]]
    possible: Mapping[str, tuple[Cell, ...]]


class _Dealer:
    def __init__(self, graph: Graph, shelves: Shelves, rough: Mapping[str, Point]) -> None:
        self.graph, self.shelves, self.rough = graph, shelves, rough
        self.units = [*_systems(graph, shelves), *_between(graph, shelves)]
        self.lines_of: dict[str, list[Edge]] = {}
        for edge in graph.edges:
            for name in {edge.source, edge.target}:
                self.lines_of.setdefault(name, []).append(edge)
        self.wants = [self._wants_of(unit) for unit in self.units]
        self.all = [Cell(s, c) for s in range(shelves.shelves) for c in range(shelves.slots + 1)]
        self.usable = [cell for cell in self.all if any(self._beside(cell))] or self.all
        total = math.fsum(want.height for want in self.wants)
        self.target = max(total / len(self.usable), _ROOMY)

    def deal(self) -> dict[Cell, tuple[Unit, ...]]:
        loads: defaultdict[Cell, float] = defaultdict(float)
        chosen: dict[int, Cell] = {}
        costs = [{cell: self._cost(n, cell) for cell in self.possible(unit)} for n, unit in enumerate(self.units)]
        order = sorted(range(len(self.units)), key=self._turn)
        for turn in range(_ROUNDS):
            moved = False
            for number in order:
                height = self.wants[number].height
                if turn:
                    loads[chosen[number]] -= height
                best = min(costs[number], key=lambda cell: self._total(costs[number][cell], loads[cell], height))
                moved |= chosen.get(number) != best
                chosen[number] = best
                loads[best] += height
            if not moved:
                break
        cells: dict[Cell, list[Unit]] = {}
        for number, unit in enumerate(self.units):
            cells.setdefault(chosen[number], []).append(unit)
        return {cell: tuple(cells[cell]) for cell in self.all if cell in cells}

    def _turn(self, number: int) -> tuple[float, ...]:
        """Those with many hubs choose first."""
        first = self.units[number].systems[:1]
        x, y = self.rough[first[0]] if first else (0.0, 0.0)
        return (-len(self.wants[number].hubs), y, x, number)

    def _total(self, cost: float, load: float, height: float) -> float:
        after = (load + height) / self.target
        return round(cost + _LOAD * after + _FULL * max(0.0, after - 1.0), 9)

    def _wants_of(self, unit: Unit) -> _Wants:
        if unit.between:
            hubs: Counter[str] = Counter(
                {unit.between[0].source: len(unit.between), unit.between[0].target: len(unit.between)}
            )
            return _Wants(hubs, _LINE * len(unit.between))
        hubs = Counter()
        height = 0.0
        for name in unit.systems:
            lines = self.lines_of.get(name, [])
            hubs.update(edge.other(name) for edge in lines if edge.other(name) in self.shelves.spots)
            height += _ROW + _LINE * max(1.0, len(lines) / 2)
        return _Wants(hubs, height)

    def possible(self, unit: Unit) -> Sequence[Cell]:
        if not unit.between:
            return self.usable
        ends = [self.shelves.spots[name] for name in (unit.between[0].source, unit.between[0].target)]
        beside = [{Cell(spot.shelf, spot.slot), Cell(spot.shelf, spot.slot + 1)} for spot in ends]
        cells = beside[0] & beside[1] or beside[0] | beside[1]
        return [cell for cell in self.all if cell in cells]

    def _cost(self, number: int, cell: Cell) -> float:
        """What the lanes to the hubs cost that do not stand beside the cell."""
        beside = set(self._beside(cell))
        weight = _BETWEEN if self.units[number].between else 1.0
        return weight * math.fsum(
            count * self._lane(self.shelves.spots[hub], cell)
            for hub, count in self.wants[number].hubs.items()
            if hub not in beside
        )

    def _lane(self, spot: Spot, cell: Cell) -> float:
        across = max(cell.column - spot.slot - 1, spot.slot - cell.column, 0)
        return _LANE + _STEP * (across + abs(spot.shelf - cell.shelf))

    def _beside(self, cell: Cell) -> Iterator[str]:
        for slot in (cell.column - 1, cell.column):
            name = self.shelves.at(cell.shelf, slot)
            if name is not None:
                yield name


def _systems(graph: Graph, shelves: Shelves) -> Iterator[Unit]:
    """Systems that are linked to each other stay together when they are few."""
    names = [node.name for node in graph.nodes if node.name not in shelves.spots]
    tied: dict[str, list[str]] = {name: [name] for name in names}
    for edge in graph.edges:
        if edge.source in tied and edge.target in tied:
            one, other = tied[edge.source], tied[edge.target]
            if one is not other and len(one) + len(other) <= _MOST_TOGETHER:
                one += other
                for name in other:
                    tied[name] = one
    seen: set[str] = set()
    for name in names:
        if name not in seen:
            seen.update(tied[name])
            yield Unit(tuple(tied[name]))


def _between(graph: Graph, shelves: Shelves) -> Iterator[Unit]:
    """The lines between each pair of hubs, but for those that stand above one another."""
    found: dict[frozenset[str], list[Edge]] = {}
    for edge in graph.edges:
        if {edge.source, edge.target} <= shelves.spots.keys() and not shelves.find_stacked(edge.source, edge.target):
            found.setdefault(frozenset((edge.source, edge.target)), []).append(edge)
    for edges in found.values():
        yield Unit((), tuple(edges))
