"""Links between two satellites: which rows they tie together, and in which order.

Systems that are linked to each other form a block. Inside a block the order that makes the most linked
pairs neighbours wins, so that their link is a short arrow between two boxes; what cannot be a neighbour runs in a rail
beside the boxes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise, permutations

from snitflade.layout.runs import Bonds, Run, bundle_runs, find_runs, flatten
from snitflade.layout.ties import Pair, Ties
from snitflade.names import TiedNames
from snitflade.values import value

_MOST_PERMUTED = 6  # runs of which all 720 orders are tried; 7 take seven times as long
_MOST_ROUNDS = 12  # of single moves: the walk is near its best order; larger, knots of links take longer
_MOST_EFFORT = 60_000
"""Runs² times links and wishes²: above it the walk's order stays. Larger, knots take longer than all the rest."""


_MOST_KEPT = 64  # orders that are kept: more than the blocks of a diagram that fits; larger, long builds hold memory


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
    bonds = Bonds(ties)
    return [Chain(part) for order in ordered for part in _cut(order, longest, bonds)]


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


def _cut(order: tuple[str, ...], longest: int, bonds: Bonds) -> list[tuple[str, ...]]:
    """An order in parts of at most ``longest`` systems, but for what the author has tied together."""
    return _part(order, lambda part, system: len(part) < longest or bonds.hold(part[-1], system))


def _part(systems: Sequence[str], goes_on: Callable[[list[str], str], bool]) -> list[tuple[str, ...]]:
    """An order in parts; ``goes_on`` says whether a system still belongs to the part before it."""
    parts: list[list[str]] = []
    for system in systems:
        if parts and goes_on(parts[-1], system):
            parts[-1].append(system)
        else:
            parts.append([system])
    return [tuple(part) for part in parts]


def join_neighbours(systems: Sequence[str], links: Sequence[Pair], ties: Ties) -> list[Chain]:
    """The systems in the order given, in blocks of neighbours that are linked or tied."""
    linked, bonds = {_pair(a, b) for a, b in links}, Bonds(ties)
    parts = _part(systems, lambda part, name: _pair(part[-1], name) in linked or bonds.hold(part[-1], name))
    return [Chain(part) for part in parts]


def _order(group: list[str], links: Sequence[Pair], ties: Ties) -> tuple[str, ...]:
    """The best order of a block: of its runs, as what stands ``after`` another is not to be parted from it."""
    if len(group) == 1:
        return tuple(group)
    inside = set(group)
    own = [(a, b) for a, b in links if a in inside and b in inside]
    return _search(tuple(group), tuple(own), ties.among(inside))


@lru_cache(_MOST_KEPT)
def _search(group: tuple[str, ...], own: tuple[Pair, ...], wishes: Ties) -> tuple[str, ...]:
    """The best order of linked or tied systems; asked for again for each length at which blocks are cut."""
    runs = find_runs(group, wishes)
    if len(runs) <= _MOST_PERMUTED:
        return flatten(min(permutations(runs), key=lambda order: _displeasure(flatten(order), own, wishes)))
    walked = _walk(runs, own, wishes)
    effort = len(runs) ** 2 * (len(own) + len(wishes.pairs())) ** 2
    return flatten(_improve(walked, own, wishes) if effort <= _MOST_EFFORT else walked)


def _displeasure(order: tuple[str, ...], links: Sequence[Pair], ties: Ties) -> tuple[int, int, int, int, int]:
    """Broken wishes, rails that cross, links that are no neighbours, their length, arrows that run upwards."""
    at = {system: number for number, system in enumerate(order)}
    spans = [(min(at[a], at[b]), max(at[a], at[b])) for a, b in links]
    rails = sorted({span for span in spans if span[1] - span[0] > 1})
    crossing = sum(a[0] < b[0] < a[1] < b[1] for n, a in enumerate(rails) for b in rails[n + 1 :])
    upwards = sum(at[a] > at[b] for a, b in links)
    return ties.count_broken(order), crossing, len(rails), sum(b - a for a, b in rails), upwards


def _improve(order: tuple[Run, ...], links: Sequence[Pair], ties: Ties) -> tuple[Run, ...]:
    """Moves one run at a time to where it pleases more, as long as that helps."""
    best = _displeasure(flatten(order), links, ties)
    for _ in range(_MOST_ROUNDS):
        moved = [_move(order, a, b) for a in range(len(order)) for b in range(len(order)) if a != b]
        candidate = min(moved, key=lambda other: _displeasure(flatten(other), links, ties))
        price = _displeasure(flatten(candidate), links, ties)
        if price >= best:
            break
        order, best = candidate, price
    return order


def _move(order: tuple[Run, ...], a: int, b: int) -> tuple[Run, ...]:
    others = order[:a] + order[a + 1 :]
    return (*others[:b], order[a], *others[b:])


def _walk(runs: Sequence[Run], links: Sequence[Pair], ties: Ties) -> tuple[Run, ...]:
    """A depth-first walk from the bundle with the fewest links: neighbours in the walk are mostly linked.

    A bundle holds the runs that groups tie together, or a run alone.
    """
    bundles = bundle_runs(runs, ties)
    at = {system: number for number, bundle in enumerate(bundles) for run in bundle for system in run}
    near: list[dict[int, None]] = [{} for _ in bundles]
    for a, b in links:
        if at[a] != at[b]:
            near[at[a]][at[b]] = near[at[b]][at[a]] = None
    order: list[Run] = []
    seen: set[int] = set()
    stack = [min(range(len(bundles)), key=lambda number: (len(near[number]), number))]
    while stack:
        number = stack.pop()
        if number in seen:
            continue
        seen.add(number)
        order += bundles[number]
        stack += sorted((n for n in near[number] if n not in seen), key=lambda n: (-len(near[n]), -n))
    return tuple(sorted(order, key=lambda run: (run[0] not in ties.first, run[-1] in ties.last)))
