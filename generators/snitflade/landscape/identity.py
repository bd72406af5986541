"""Which names stand for one system: equal ones, those that a hub is kept in sync under, and aliases."""

from __future__ import annotations

from collections.abc import Iterable

from snitflade.diagram import Diagram, plain


class Identities:
    """The name of a system, whichever of its names is given: the first by which a diagram calls it."""

    def __init__(self, diagrams: Iterable[Diagram]) -> None:
        self._leaders: dict[str, str] = {}
        aliases: list[tuple[str, str]] = []
        for diagram in diagrams:
            first, *others = map(plain, diagram.hub.names)
            self._leaders.setdefault(first, first)
            aliases += [(first, other) for other in others]
            for system in diagram.systems:
                self._leaders.setdefault(system.name, system.name)
                aliases += [(system.name, alias) for alias in system.aliases]
        self._order = {name: number for number, name in enumerate(self._leaders)}
        for name, alias in aliases:
            self._order.setdefault(alias, len(self._order))
            self._tie(name, alias)

    def of(self, name: str) -> str:
        """The name of its node; the name itself when nothing is known of it."""
        leader = name
        while (above := self._leaders.get(leader, leader)) != leader:
            leader = above
        if leader != name:
            self._leaders[name] = leader
        return leader

    def names(self) -> tuple[str, ...]:
        """Every name that is known, in the order of the diagrams."""
        return tuple(self._order)

    def _tie(self, one: str, other: str) -> None:
        first, second = sorted((self.of(one), self.of(other)), key=self._order.__getitem__)
        self._leaders[second] = first
