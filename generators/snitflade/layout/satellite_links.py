"""Links between two satellites: which rows they tie together, and in which order.

Systems that are linked to each other form a block (union-find). Inside a block the order that makes the most linked
pairs neighbours wins, so that their link is a short arrow between two boxes; what cannot be a neighbour runs in a rail
beside the boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

_MOST_PERMUTED = 7

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Chain:
    """Systems in the order in which they stand."""

    systems: tuple[str, ...]

    def neighbours(self) -> set[Pair]:
        return {_pair(a, b) for a, b in pairwise(self.systems)}


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)


def chains(systems: Sequence[str], links: Sequence[Pair], longest: int) -> list[Chain]:
    """The systems in blocks of those that are linked, each in its best order; blocks in the order of ``systems``.

    A block of more than ``longest`` systems is cut, so that its parts can stand on either side of the hub.
    """
    parent = {system: system for system in systems}

    def root(system: str) -> str:
        while parent[system] != system:
            parent[system] = parent[parent[system]]
            system = parent[system]
        return system

    for source, target in links:
        parent[root(target)] = root(source)
    members: dict[str, list[str]] = {}
    for system in systems:
        members.setdefault(root(system), []).append(system)
    ordered = [_ordered(group, links) for group in members.values()]
    return [Chain(order[at : at + longest]) for order in ordered for at in range(0, len(order), longest)]


def linked_neighbours(systems: Sequence[str], links: Sequence[Pair]) -> list[Chain]:
    """The systems in the order given, in blocks of neighbours that are linked."""
    linked = {_pair(a, b) for a, b in links}
    blocks: list[list[str]] = []
    for system in systems:
        if blocks and _pair(blocks[-1][-1], system) in linked:
            blocks[-1].append(system)
        else:
            blocks.append([system])
    return [Chain(tuple(block)) for block in blocks]


def _ordered(group: list[str], links: Sequence[Pair]) -> tuple[str, ...]:
    if len(group) == 1:
        return tuple(group)
    inside = set(group)
    own = [(a, b) for a, b in links if a in inside and b in inside]
    if len(group) <= _MOST_PERMUTED:
        return min(permutations(group), key=lambda order: _displeasure(order, own))
    return _walked(group, own)


def _displeasure(order: tuple[str, ...], links: Sequence[Pair]) -> tuple[int, int, int, int]:
    """Rails that cross, links that are no neighbours, their length, arrows that run upwards."""
    at = {system: number for number, system in enumerate(order)}
    spans = [(min(at[a], at[b]), max(at[a], at[b])) for a, b in links]
    rails = sorted({span for span in spans if span[1] - span[0] > 1})
    crossing = sum(a[0] < b[0] < a[1] < b[1] for n, a in enumerate(rails) for b in rails[n + 1 :])
    return crossing, len(rails), sum(b - a for a, b in rails), sum(at[a] > at[b] for a, b in links)


def _walked(group: list[str], links: Sequence[Pair]) -> tuple[str, ...]:
    """A depth-first walk from the system with the fewest links: neighbours in the walk are mostly linked."""
    near: dict[str, list[str]] = {system: [] for system in group}
    for a, b in links:
        if b not in near[a]:
            near[a].append(b)
            near[b].append(a)
    order: list[str] = []
    seen: set[str] = set()
    stack = [min(group, key=lambda system: (len(near[system]), group.index(system)))]
    while stack:
        system = stack.pop()
        if system in seen:
            continue
        seen.add(system)
        order.append(system)
        stack += sorted((n for n in near[system] if n not in seen), key=lambda n: (-len(near[n]), -group.index(n)))
    return tuple(order)
