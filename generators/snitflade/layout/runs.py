"""What the author's wishes leave open in the order of a block: its runs, and the bundles that groups make of them.

A run is one unit of the search: systems of which each stands ``after`` the one before it. So a chain of hundreds takes
no search at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from snitflade.layout.ties import Pair, Ties
from snitflade.names import TiedNames

Run = tuple[str, ...]


class Bonds:
    """Which neighbours the author's wishes hold together."""

    def __init__(self, ties: Ties) -> None:
        self._after: set[Pair] = set(ties.after)
        self._groups = _group_numbers_of(ties)

    def hold(self, upper: str, lower: str) -> bool:
        """Whether two neighbours are not to be parted: one stands after the other, or both are in one group."""
        group = self._groups.get(upper)
        return (upper, lower) in self._after or (group is not None and group == self._groups.get(lower))


def _group_numbers_of(ties: Ties) -> dict[str, int]:
    return {member: number for number, group in enumerate(ties.groups) for member in group}


def flatten(runs: Iterable[Run]) -> tuple[str, ...]:
    """The systems of runs, in their order."""
    return tuple(chain.from_iterable(runs))


def find_runs(systems: Sequence[str], ties: Ties) -> list[Run]:
    """The systems in runs, each where the first of its systems stood."""
    below = dict(ties.after)
    followers = set(below.values())
    found = []
    for system in systems:
        if system not in followers:
            run = [system]
            while run[-1] in below:
                run.append(below[run[-1]])
            found.append(tuple(run))
    return found


def bundle_runs(runs: Sequence[Run], ties: Ties) -> list[list[Run]]:
    """The runs with those that groups tie to them, in an order that tears no group; each where its first run stood."""
    tied = TiedNames()
    for run in runs:
        for system in run:
            tied.tie(run[0], system)
    for group in ties.groups:
        for member in group:
            tied.tie(group[0], member)
    bundles: dict[str, list[Run]] = {}
    for run in runs:
        bundles.setdefault(tied.leader_of(run[0]), []).append(run)
    groups = _group_numbers_of(ties)
    return [_line_up(bundle, groups) if len(bundle) > 1 else bundle for bundle in bundles.values()]


def _line_up(runs: Sequence[Run], groups: dict[str, int]) -> list[Run]:
    """The runs of a bundle, group after group: what leads into a group before its members, what leads out after them.

    A run that leads out of one group and into another is followed.
    """
    members: dict[int | None, list[Run]] = {}
    for run in runs:
        for number in dict.fromkeys(groups[system] for system in run if system in groups):
            members.setdefault(number, []).append(run)
    led_to = {groups.get(run[-1]) for run in runs if groups.get(run[0], groups.get(run[-1])) != groups.get(run[-1])}
    order: dict[Run, None] = {}
    for start in sorted(members, key=lambda number: number in led_to):
        at = start
        while at in members:
            own = sorted(members.pop(at), key=lambda run: (groups.get(run[-1]) != at) - (groups.get(run[0]) != at))
            order |= dict.fromkeys(own)
            at = groups.get(own[-1][-1])
    return list(order)
