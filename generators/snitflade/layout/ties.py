"""What the author wants to stand together or at an end of a wing, beside what satellite links tie together."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from snitflade.diagram import Diagram, Side, System
from snitflade.problems import Problem
from snitflade.values import value

Pair = tuple[str, str]


@value
class Ties:
    """``after`` holds pairs of a system and the one right below it; ``groups`` the members of each bracket."""

    after: tuple[Pair, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    first: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()

    def pairs(self) -> list[Pair]:
        """Systems that must stand in one block."""
        return [*self.after, *((group[0], member) for group in self.groups for member in group[1:])]

    def among(self, systems: AbstractSet[str]) -> Ties:
        """What concerns these systems, which hold every party of a tie or none."""
        return Ties(
            tuple(pair for pair in self.after if pair[0] in systems),
            tuple(group for group in self.groups if group[0] in systems),
            self.first & systems,
            self.last & systems,
        )

    def count_broken(self, order: Sequence[str]) -> int:
        """How many wishes an order of systems does not meet."""
        at = {system: number for number, system in enumerate(order)}
        end = len(order) - 1
        count = sum(at[b] != at[a] + 1 for a, b in self.after if a in at and b in at)
        for group in self.groups:
            places = [at[member] for member in group if member in at]
            count += bool(places) and max(places) - min(places) >= len(places)
        return count + sum(at.get(s, 0) != 0 for s in self.first) + sum(at.get(s, end) != end for s in self.last)


def ties_of(diagram: Diagram) -> Ties:
    """The wishes of a diagram's systems."""
    groups: dict[str, list[str]] = {}
    for system in diagram.systems:
        if system.group:
            groups.setdefault(system.group, []).append(system.name)
    wishes = [(system.name, system.wishes) for system in diagram.systems]
    return Ties(
        tuple((wish.after, name) for name, wish in wishes if wish.after),
        tuple(tuple(members) for members in groups.values()),
        frozenset(name for name, wish in wishes if wish.first),
        frozenset(name for name, wish in wishes if wish.last),
    )


def arrange(wings: Sequence[Sequence[str]], ties: Ties) -> list[list[str]]:
    """Two wings, their systems moved as little as the wishes ask for: after another, beside their group, to an end."""
    lists = [list(wing) for wing in wings]
    for group in ties.groups:
        placed = [member for wing in lists for member in wing if member in group]
        for upper, lower in itertools.pairwise(placed):
            _move_below(lists, upper, lower)
    for upper, lower in _top_down(ties.after):
        _move_below(lists, upper, lower)
    for wing in lists:
        wing.sort(key=lambda name: (name not in ties.first, name in ties.last))
    return lists


def _top_down(after: Sequence[Pair]) -> list[Pair]:
    """The pairs of a chain from its uppermost system down, so that each finds the one above it in place."""
    below = dict(after)
    starts = [upper for upper, _ in after if upper not in below.values()]
    ordered: list[Pair] = []
    for upper in starts:
        while upper in below:
            ordered.append((upper, below[upper]))
            upper = below.pop(upper)  # noqa: PLW2901 - it walks down the chain
    return ordered


def _move_below(wings: list[list[str]], upper: str, lower: str) -> None:
    home = next((wing for wing in wings if upper in wing), None)
    if home is None or (lower in home and home.index(lower) == home.index(upper) + 1):
        return
    for wing in wings:
        if lower in wing:
            wing.remove(lower)
            home.insert(home.index(upper) + 1, lower)
            return


def unmet_wishes(diagram: Diagram, wings: Sequence[Sequence[str]]) -> list[Problem]:
    """The wishes that a finished layout does not meet, each at its system's line, with the other's line beside it."""
    problems: list[Problem] = []
    at = {name: (Side.RIGHT if number else Side.LEFT, place) for number, wing in enumerate(wings)
          for place, name in enumerate(wing)}  # fmt: skip
    lines = {system.name: system.place for system in diagram.systems}
    for system in diagram.systems:
        wish = system.wishes
        side, place = at[system.name]
        wing = wings[0 if side is Side.LEFT else 1]
        other = ""
        if wish.side and side is not wish.side:
            problems.append(
                _unmet(system, f"side: {wish.side.value}", "there is no room there; ask for fewer, or a larger page")
            )
        if wish.first and place:
            other = next((n for n in wing if n != system.name and n in _ends(diagram, first=True)), wing[0])
        if wish.last and place != len(wing) - 1:
            other = next((n for n in wing if n != system.name and n in _ends(diagram, first=False)), wing[-1])
        if wish.after and at[wish.after] != (side, place - 1):
            other = wish.after
        if other:
            problems.append(_unmet(system, "order", f"in the way: '{other}' at {lines[other]}"))
    return problems


def _ends(diagram: Diagram, *, first: bool) -> set[str]:
    return {system.name for system in diagram.systems if (system.wishes.first if first else system.wishes.last)}


def _unmet(system: System, wish: str, hint: str) -> Problem:
    return Problem(system.place, f"the layout cannot keep the wish '{wish}' of '{system.name}'", hint)
