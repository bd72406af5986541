"""Makes the rows of the cells and chooses the ways of their lines. In: a graph, its shelves and cells. Out: Lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from snitflade.geometry import Point
from snitflade.landscape.cells import Cell, Unit
from snitflade.landscape.graph import Edge, Graph
from snitflade.landscape.lines import NO_WISHES, Band, Lines, Port, PortRow, RowWishes, Way
from snitflade.landscape.shelves import Shelves, Spot


def make_lines(
    graph: Graph,
    shelves: Shelves,
    cells: Mapping[Cell, tuple[Unit, ...]],
    rough: Mapping[str, Point],
    group_of: Mapping[str, str],
    wishes: RowWishes = NO_WISHES,
) -> Lines:
    """The rows with their lines. ``group_of``: titles by system; a cell's systems stand by their order."""
    return _Liner(graph, shelves, cells, wishes).lines(rough, group_of)


class _Liner:
    def __init__(
        self, graph: Graph, shelves: Shelves, cells: Mapping[Cell, tuple[Unit, ...]], wishes: RowWishes
    ) -> None:
        self.graph, self.shelves, self.units, self.wishes = graph, shelves, cells, wishes
        nodes = {node.name: node for node in graph.nodes}
        self.rows = {
            n: PortRow(nodes[n], cell) for cell, units in cells.items() for unit in units for n in unit.systems
        }
        self.between: dict[int, PortRow] = {}
        self.bands: Counter[Band] = Counter()
        self.sides = {cell: _hubs_beside(cell, shelves) for cell in cells}

    def lines(self, rough: Mapping[str, Point], group_of: Mapping[str, str]) -> Lines:
        by_row: dict[str, list[Edge]] = {}
        for edge in self.graph.edges:
            first = edge.source if edge.source in self.rows else edge.target
            if first in self.rows and edge.source != edge.target:
                by_row.setdefault(first, []).append(edge)
        for name in sorted(by_row, key=lambda name: -self._hubs_elsewhere(name, by_row[name])):
            self._ports(self.rows[name], by_row[name])
        for cell, units in self.units.items():
            for unit in units:
                for edge in unit.between:
                    self.between[id(edge)] = self._between(cell, edge)
        cells = {cell: tuple(self._in_order(units, rough, group_of)) for cell, units in self.units.items()}
        for rows in cells.values():
            _turn_joints(rows)
            for row in rows:
                row.left.sort(key=_port_order)
                row.right.sort(key=_port_order)
        return Lines(self.shelves, cells, self._upright())

    def _upright(self) -> dict[tuple[str, str], tuple[Edge, ...]]:
        found: dict[tuple[str, str], tuple[Edge, ...]] = {}
        for edge in self.graph.edges:
            pair = self.shelves.find_stacked(edge.source, edge.target)
            if pair:
                found[pair] = (*found.get(pair, ()), edge)
        return found

    def _hubs_elsewhere(self, name: str, edges: Sequence[Edge]) -> int:
        cell = self.rows[name].cell
        return sum(self._beside(cell, edge.other(name)) is None for edge in edges)

    def _beside(self, cell: Cell, hub: str) -> bool | None:
        """Whether the hub stands right (else left) of the cell; None when it stands elsewhere."""
        return self.sides[cell].get(hub)

    def _ports(self, row: PortRow, edges: Sequence[Edge]) -> None:
        name = row.node.name if row.node else ""
        upper = self.wishes.upper.get(name, self._half(row.cell, name, edges))
        for edge in edges:
            other = edge.other(name)
            if other in self.rows:
                self._joint(row, self.rows[other], edge, upper)
                continue
            side = self._beside(row.cell, other)
            if side is None:
                self._by_lane(row, edge, other, upper, labelled=True)
            else:
                row.side(side).append(Port(edge, row, side, Way.STRAIGHT, True, other))

    def _half(self, cell: Cell, name: str, edges: Sequence[Edge]) -> bool:
        """Whether lines to other hubs of the same shelf run above it: where most others go, else the emptier band."""
        pull = lanes = 0
        for edge in edges:
            spot = self.shelves.spots.get(edge.other(name))
            if spot and self._beside(cell, edge.other(name)) is None:
                pull += (spot.shelf > cell.shelf) - (spot.shelf < cell.shelf)
                lanes += spot.shelf == cell.shelf
        above, below = Band(cell.shelf, True), Band(cell.shelf, False)
        return pull < 0 if pull else self.bands[above] <= self.bands[below]

    def _by_lane(
        self, row: PortRow, edge: Edge, hub: str, upper: bool, *, labelled: bool, side: bool | None = None
    ) -> None:
        spot = self.shelves.spots[hub]
        if spot.shelf != row.cell.shelf:
            upper = spot.shelf < row.cell.shelf
            band = Band(spot.shelf, not upper)
        else:
            band = Band(spot.shelf, upper)
        self.bands[band] += 1
        on_right = spot.slot >= row.cell.column if side is None else side
        far = abs(2 * spot.slot + 1 - 2 * row.cell.column) + abs(spot.shelf - row.cell.shelf)
        way = Way.UP if upper else Way.DOWN
        row.side(on_right).append(Port(edge, row, on_right, way, labelled, hub, band, far))

    def _joint(self, row: PortRow, other: PortRow, edge: Edge, upper: bool) -> None:
        """A line between two systems: beside their column when they share it, else by a lane of the first's shelf."""
        if row.cell == other.cell:
            on_right = len(row.right) + len(other.right) <= len(row.left) + len(other.left)
            sides = (on_right, on_right)
            band = None
        else:
            sides = (other.cell.column >= row.cell.column, other.cell.column < row.cell.column)
            band = Band(row.cell.shelf, upper)
            self.bands[band] += 1
        ways = (Way.UP if upper else Way.DOWN, self._way_to(other.cell, band))
        first = Port(edge, row, sides[0], ways[0], True, None, band)
        second = Port(edge, other, sides[1], ways[1], False, None, band, mate=first)
        first.mate = second
        row.side(sides[0]).append(first)
        other.side(sides[1]).append(second)

    def _way_to(self, cell: Cell, band: Band | None) -> Way:
        if band is None:
            return Way.STRAIGHT
        return Way.UP if (band.shelf, not band.upper) < (cell.shelf, True) else Way.DOWN

    def _between(self, cell: Cell, edge: Edge) -> PortRow:
        """The row of a line between two hubs: straight to the one beside the cell, and on to the other."""
        row = PortRow(None, cell)
        near = edge.source if self._beside(cell, edge.source) is not None else edge.target
        side = bool(self._beside(cell, near))
        row.side(side).append(Port(edge, row, side, Way.STRAIGHT, False, near))
        other = edge.other(near)
        far_side = self._beside(cell, other)
        if far_side is not None and far_side != side:
            row.side(far_side).append(Port(edge, row, far_side, Way.STRAIGHT, True, other))
        else:
            above = self.bands[Band(cell.shelf, True)] <= self.bands[Band(cell.shelf, False)]
            upper = self.wishes.upper.get(Unit((), (edge,)).name, above)
            self._by_lane(row, edge, other, upper, labelled=True, side=not side)
        return row

    def _in_order(
        self, units: Sequence[Unit], rough: Mapping[str, Point], group_of: Mapping[str, str]
    ) -> Iterator[PortRow]:
        """What goes up stands above, what goes down below; the most of it outermost."""
        found: list[tuple[tuple[str, float, float, int], list[PortRow]]] = []
        for unit in units if not group_of else _singly(units):
            rows = [self.rows[name] for name in unit.systems] or [self.between[id(edge)] for edge in unit.between]
            for row in rows:
                row.unit = unit.name
            pull = self.wishes.rank.get(unit.name, sum(row.pull for row in rows) / len(rows))
            title = group_of.get(unit.systems[0], "") if unit.systems else ""
            turning = any(port.way for row in rows for port in row.ports)
            # Where all lines run straight, nothing is gained by another order than the author's.
            height = rough[unit.systems[0]][1] if unit.systems and turning else 0.0
            found.append(((title, pull, height, len(found)), rows))
        for _, rows in sorted(found, key=lambda entry: entry[0]):
            yield from sorted(rows, key=lambda row: row.pull)


def _hubs_beside(cell: Cell, shelves: Shelves) -> dict[str, bool]:
    """The hubs next to a cell, and whether each stands right of it."""
    places = {Spot(cell.shelf, cell.column - 1): False, Spot(cell.shelf, cell.column): True}
    return {hub: places[spot] for hub, spot in shelves.spots.items() if spot in places}


def _singly(units: Sequence[Unit]) -> Iterator[Unit]:
    for unit in units:
        yield from ([Unit((name,)) for name in unit.systems] or [unit])


def _turn_joints(rows: Sequence[PortRow]) -> None:
    """Let the lines between systems of one cell leave the upper one below its other lines, and so on."""
    number = {id(row): at for at, row in enumerate(rows)}
    for row in rows:
        for port in row.ports:
            if port.mate and port.band is None:
                port.way = Way.DOWN if number[id(row)] < number[id(port.mate.row)] else Way.UP


def _port_order(port: Port) -> tuple[int, int]:
    """Ways up first, those that go farthest outermost; ways down last, those that go farthest outermost."""
    return port.way, -port.far if port.way is Way.UP else port.far
