"""What the author wants to stand together or at an end of a wing, beside what satellite links tie together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from snitflade.diagram import Diagram, Side

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ties:
    """``after`` holds pairs of a system and the one right below it; ``groups`` the members of each bracket."""

    after: tuple[Pair, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    first: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()

    def pairs(self) -> list[Pair]:
        """Systems that must stand in one block."""
        return [*self.after, *((group[0], member) for group in self.groups for member in group[1:])]

    def broken(self, order: Sequence[str]) -> int:
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


def wanted_side(diagram: Diagram) -> dict[str, Side]:
    """The side that a system's author asks for."""
    return {system.name: system.wishes.side for system in diagram.systems if system.wishes.side}
