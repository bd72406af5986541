"""Where the hubs stand: on shelves, in slots. Hubs that share systems stand side by side.

            column 0      slot 0      column 1      slot 1      column 2
    shelf 0  systems  ┃ KMD Dagpenge ┃ systems  ┃ KMD Aktiv  ┃  systems
    shelf 1  systems  ┃     KSD      ┃ systems  ┃    KY      ┃  systems

Graphviz's positions give the first order; then hubs change places as long as that brings together what belongs
together. It is a quadratic assignment: solved by trying everything for a few hubs, by swapping for many.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from snitflade.geometry import ROUNDING, Point
from snitflade.landscape.graph import Graph
from snitflade.values import value

_MOST_TRIED = 6  # hubs of which every order is tried: 720 of six; of seven, seven times as many
_MOST_ROUNDS = 20  # of exchanges; they end when none helps, and this bounds the time that many hubs take
_ROUGH_WEIGHT = 1e-3  # lines: the cost of a hub one place from Graphviz's; so small that it only decides between equals
_APART = 0.5  # lines: the cost of hubs that are not neighbours, as a line then needs a lane at all
_DIRECT = 1.5  # lines: the cost of two steps across or down; larger keeps hubs with common systems closer together


class Spot(NamedTuple):
    """A hub's place."""

    shelf: int
    slot: int


@value
class Shelves:
    """``slots`` is the number on each shelf; the last shelf may have empty ones."""

    spots: Mapping[str, Spot]
    shelves: int
    slots: int

    def at(self, shelf: int, slot: int) -> str | None:
        """The hub that stands there."""
        return next((name for name, spot in self.spots.items() if spot == Spot(shelf, slot)), None)

    def find_stacked(self, one: str, other: str) -> tuple[str, str] | None:
        """The upper and the lower of two hubs that stand right above one another; None when they do not."""
        a, b = self.spots.get(one), self.spots.get(other)
        if a is None or b is None or a.slot != b.slot or abs(a.shelf - b.shelf) != 1:
            return None
        return (one, other) if a.shelf < b.shelf else (other, one)


def shelve(graph: Graph, bars: Sequence[str], shelves: int, rough: Mapping[str, Point], most: int) -> list[Shelves]:
    """The hubs ``bars`` on this many shelves: up to ``most`` arrangements, the one that promises most first.

    :param rough: a position for each node, see ``rough``.
    """
    slots = math.ceil(len(bars) / shelves)
    spots = _spots(len(bars), shelves, slots)
    weights = _weights(graph, bars)
    first = _by_position(bars, spots, rough)
    orders = _best_of_all(first, spots, weights, most) if len(bars) <= _MOST_TRIED else [_swap(first, spots, weights)]
    return [Shelves(dict(zip(order, spots, strict=True)), shelves, slots) for order in orders]


def _spots(count: int, shelves: int, slots: int) -> list[Spot]:
    """The places, shelf by shelf; a shelf that is not full is full in its middle."""
    spots: list[Spot] = []
    for shelf in range(shelves):
        here = min(slots, count - len(spots) - (shelves - shelf - 1))
        offset = (slots - here) // 2
        spots += [Spot(shelf, offset + slot) for slot in range(here)]
    return spots


def _weights(graph: Graph, bars: Sequence[str]) -> Counter[tuple[str, str]]:
    """How much each pair of hubs wants to be near: the systems they share, and the lines between them."""
    known = set(bars)
    hubs_of: dict[str, set[str]] = {}
    weights: Counter[tuple[str, str]] = Counter()
    for edge in graph.edges:
        ends = {edge.source, edge.target}
        if ends <= known and len(ends) > 1:
            weights[_pair(edge.source, edge.target)] += 1
        for hub in ends & known:
            hubs_of.setdefault(edge.other(hub), set()).add(hub)
    for name, hubs in sorted(hubs_of.items()):
        if name not in known:
            weights.update(_pair(a, b) for a, b in itertools.combinations(sorted(hubs), 2))
    return weights


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _distance(a: Spot, b: Spot) -> float:
    """What a line between what hangs on both costs: nothing for neighbours on a shelf."""
    across, down = abs(a.slot - b.slot), abs(a.shelf - b.shelf)
    if down == 0 and across == 1:
        return 0.0
    return _APART + _DIRECT * (across + down) / 2


def _by_position(bars: Sequence[str], spots: Sequence[Spot], rough: Mapping[str, Point]) -> list[str]:
    """In reading order of the rough positions: cut into shelves by height, then from left to right."""
    left = sorted(bars, key=lambda name: (rough[name][1], rough[name][0], name))
    order: list[str] = []
    for _, places in itertools.groupby(spots, key=lambda spot: spot.shelf):
        count = len(list(places))
        order += sorted(left[:count], key=lambda name: (rough[name][0], name))
        left = left[count:]
    return order


def _cost(order: Sequence[str], spots: Sequence[Spot], weights: Mapping[tuple[str, str], int]) -> float:
    place = dict(zip(order, spots, strict=True))
    return math.fsum(weight * _distance(place[a], place[b]) for (a, b), weight in weights.items())


def _best_of_all(
    first: list[str], spots: Sequence[Spot], weights: Mapping[tuple[str, str], int], most: int
) -> list[Sequence[str]]:
    """Every order is tried; among equals those most like Graphviz's come first."""

    def key(order: Sequence[str]) -> float:
        return round(_cost(order, spots, weights) + _ROUGH_WEIGHT * _unlike(order, first), 9)

    orders: Iterable[Sequence[str]] = itertools.permutations(first)
    return heapq.nsmallest(most, orders, key=key)


def _unlike(order: Sequence[str], first: Sequence[str]) -> float:
    stood = {name: number for number, name in enumerate(first)}
    return math.fsum(abs(stood[name] - number) for number, name in enumerate(order))


def _swap(first: list[str], spots: Sequence[Spot], weights: Mapping[tuple[str, str], int]) -> list[str]:
    """Pairs change places while that helps. Each round costs the square of the hubs times the hubs."""
    order = list(first)
    near: dict[str, list[tuple[str, int]]] = {name: [] for name in order}
    for (a, b), weight in sorted(weights.items()):
        near[a].append((b, weight))
        near[b].append((a, weight))
    place = dict(zip(order, spots, strict=True))

    def own(name: str, spot: Spot, other: str) -> float:
        return math.fsum(weight * _distance(spot, place[o]) for o, weight in near[name] if o != other)

    for _ in range(_MOST_ROUNDS):
        changed = False
        for a, b in itertools.combinations(order, 2):
            now = own(a, place[a], b) + own(b, place[b], a)
            then = own(a, place[b], b) + own(b, place[a], a)
            if then < now - ROUNDING:
                place[a], place[b] = place[b], place[a]
                changed = True
        if not changed:
            break
    at = {spot: name for name, spot in place.items()}
    return [at[spot] for spot in spots]
