"""The rows of the cells and the lines that leave them: on which side, in which order, and by which way.

A line runs straight to the hub beside its column; or it turns up or down in the channel beside the column, runs in a
lane of the band above or below a shelf, and meets its hub from there. A line between two hubs has a row without a box.
``lining`` makes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple

from snitflade.landscape.cells import Cell
from snitflade.landscape.graph import Edge, Node
from snitflade.landscape.shelves import Shelves
from snitflade.values import value


class Way(IntEnum):
    """How a line goes on from its port; the order of the ports on a side, top down."""

    UP = -1
    STRAIGHT = 0
    DOWN = 1


class Band(NamedTuple):
    """The room for lanes above (``upper``) or below a shelf, at the hubs' upper or lower ends."""

    shelf: int
    upper: bool


@dataclass(slots=True, eq=False, repr=False)
class Port:
    """Where a line leaves a row, on its left or right side. ``labelled``: its codes stand here.

    ``line`` is what it is a part of; ``hub`` is the one at its end, None when another port is.
    """

    edge: Edge
    row: PortRow
    on_right: bool
    way: Way
    labelled: bool
    hub: str | None
    band: Band | None = None
    far: int = 0
    mate: Port | None = None


@dataclass(slots=True, eq=False, repr=False)
class PortRow:
    """A system in its cell, or (``node`` None) the line between two hubs. ``unit`` is the name of what it belongs to.

    The ports of a side are in order, top down.
    """

    node: Node | None
    cell: Cell
    unit: str = ""
    left: list[Port] = field(default_factory=list)
    right: list[Port] = field(default_factory=list)

    def side(self, on_right: bool) -> list[Port]:
        """The ports on the left or the right side, top down."""
        return self.right if on_right else self.left

    @property
    def ports(self) -> list[Port]:
        """All ports of the row, those on the left first."""
        return [*self.left, *self.right]

    @property
    def pull(self) -> int:
        """How many more of its lines go down than up."""
        return sum(port.way for port in self.ports)


@value
class Lines:
    """``cells`` are the rows of each cell, top down.

    ``upright``: the lines between hubs that stand above one another, by the two.
    """

    shelves: Shelves
    cells: Mapping[Cell, tuple[PortRow, ...]]
    upright: Mapping[tuple[str, str], tuple[Edge, ...]]

    @property
    def rows(self) -> Iterator[PortRow]:
        """The rows of all cells."""
        for rows in self.cells.values():
            yield from rows

    @property
    def ports(self) -> Iterator[Port]:
        """The ports of all rows."""
        for row in self.rows:
            yield from row.ports


class RowWishes(NamedTuple):
    """What else is wanted of the rows, by system: ``rank``: a place in the cell's order; ``upper``: lines above it."""

    rank: Mapping[str, float] = MappingProxyType({})
    upper: Mapping[str, bool] = MappingProxyType({})


NO_WISHES = RowWishes()
