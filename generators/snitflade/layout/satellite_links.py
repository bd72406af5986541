"""Links between two satellites: which rows they tie together, and in which order.

Systems that are linked to each other form a block. Inside a block the order that makes the most linked
pairs neighbours wins, so that their link is a short arrow between two boxes; what cannot be a neighbour runs in a rail
beside the boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations

from snitflade.layout.ties import Pair, Ties
from snitflade.names import TiedNames
from snitflade.values import value

_MOST_PERMUTED = 6  # systems of which all 720 orders are tried; 7 take seven times as long
_MOST_ROUNDS = 12  # of single moves: the walk is near its best order; larger, knots of links take longer
_MOST_EFFORT = 60_000  # systems² times links²: above it the walk's order stays; larger, knots take longer than the rest


@value
class Chain:
    """Systems in the order in which they stand."""

    systems: tuple[str, ...]

    def neighbours(self) -> set[Pair]:
        """The pairs of systems that stand next to each other."""
        return {_pair(a, b) for a, b in pairwise(self.systems)}


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)


def chains(systems: Sequence[str], links: Sequence[Pair], longest: int, ties: Ties) -> list[Chain]:
    """The systems in blocks of those that are linked or tied, each in its best order; in the order of ``systems``.

    A block of more than ``longest`` systems is cut, so that its parts can stand on either side of the hub; then the
    author's ties alone hold systems together.
    """
    ordered = [_order(group, links, ties) for group in _groups(systems, (*links, *ties.pairs()))]
    return [Chain(part) for order in ordered for part in _cut(order, longest, ties)]


def tangles(systems: Sequence[str], links: Sequence[Pair]) -> list[tuple[list[str], int]]:
    """Groups of linked systems, with the number of their links, that no order can draw without a crossing.

    Lanes on one side of a column are a graph drawn on one page of a book, which is outerplanar: of ``n`` systems
    at most 2n - 3 pairs can be linked (Bernhart and Kainen, *The Book Thickness of a Graph*, 1979).
    """
    pairs = {_pair(a, b) for a, b in links}
    found = []
    for group in _groups(systems, links):
        inside = set(group)
        count = sum(a in inside for a, _ in pairs)
        if len(group) > 2 and count > 2 * len(group) - 3:
            found.append((group, count))
    return found


def _groups(systems: Sequence[str], links: Sequence[Pair]) -> list[list[str]]:
    """The systems that links tie together, in the order of ``systems``."""
    tied = TiedNames()
    for source, target in links:
        tied.tie(source, target)
    members: dict[str, list[str]] = {}
    for system in systems:
        members.setdefault(tied.leader_of(system), []).append(system)
    return list(members.values())


def _cut(order: tuple[str, ...], longest: int, ties: Ties) -> list[tuple[str, ...]]:
    """An order in parts of at most ``longest`` systems, but for what the author has tied together."""
    tied = {_pair(a, b) for a, b in ties.after}
    tied |= {_pair(a, b) for group in ties.groups for a in group for b in group}
    parts: list[list[str]] = []
    for system in order:
        if parts and (len(parts[-1]) < longest or _pair(parts[-1][-1], system) in tied):
            parts[-1].append(system)
        else:
            parts.append([system])
    return [tuple(part) for part in parts]


def join_neighbours(systems: Sequence[str], links: Sequence[Pair], ties: Ties) -> list[Chain]:
    """The systems in the order given, in blocks of neighbours that are linked or tied."""
    linked = {_pair(a, b) for a, b in (*links, *ties.after)}
    linked |= {_pair(a, b) for group in ties.groups for a in group for b in group}
    blocks: list[list[str]] = []
    for system in systems:
        if blocks and _pair(blocks[-1][-1], system) in linked:
            blocks[-1].append(system)
        else:
            blocks.append([system])
    return [Chain(tuple(block)) for block in blocks]


def _order(group: list[str], links: Sequence[Pair], ties: Ties) -> tuple[str, ...]:
    if len(group) == 1:
        return tuple(group)
    inside = set(group)
    own = [(a, b) for a, b in links if a in inside and b in inside]
    wishes = ties.among(inside)
    if len(group) <= _MOST_PERMUTED:
        return min(permutations(group), key=lambda order: _displeasure(order, own, wishes))
    walked = _walk(group, [*own, *wishes.pairs()])
    return _improve(walked, own, wishes) if len(group) ** 2 * len(own) ** 2 <= _MOST_EFFORT else walked


def _displeasure(order: tuple[str, ...], links: Sequence[Pair], ties: Ties) -> tuple[int, int, int, int, int]:
    """Broken wishes, rails that cross, links that are no neighbours, their length, arrows that run upwards."""
    at = {system: number for number, system in enumerate(order)}
    spans = [(min(at[a], at[b]), max(at[a], at[b])) for a, b in links]
    rails = sorted({span for span in spans if span[1] - span[0] > 1})
    crossing = sum(a[0] < b[0] < a[1] < b[1] for n, a in enumerate(rails) for b in rails[n + 1 :])
    upwards = sum(at[a] > at[b] for a, b in links)
    return ties.count_broken(order), crossing, len(rails), sum(b - a for a, b in rails), upwards


def _improve(order: tuple[str, ...], links: Sequence[Pair], ties: Ties) -> tuple[str, ...]:
    """Moves one system at a time to where it pleases more, as long as that helps."""
    best = _displeasure(order, links, ties)
    for _ in range(_MOST_ROUNDS):
        moved = [_move(order, a, b) for a in range(len(order)) for b in range(len(order)) if a != b]
        candidate = min(moved, key=lambda other: _displeasure(other, links, ties))
        price = _displeasure(candidate, links, ties)
        if price >= best:
            break
        order, best = candidate, price
    return order


def _move(order: tuple[str, ...], a: int, b: int) -> tuple[str, ...]:
    others = order[:a] + order[a + 1 :]
    return (*others[:b], order[a], *others[b:])


def _walk(group: list[str], links: Sequence[Pair]) -> tuple[str, ...]:
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
