"""Which names stand for one system: equal ones, those that a hub is kept in sync under, and aliases."""

from __future__ import annotations

from collections.abc import Iterable

from snitflade.diagram import Diagram, plain
from snitflade.names import TiedNames


class Identities:
    """The name of a system, whichever of its names is given: the first by which a diagram calls it."""

    def __init__(self, diagrams: Iterable[Diagram]) -> None:
        self._tied = TiedNames()
        self._order: dict[str, int] = {}
        aliases: list[tuple[str, str]] = []
        for diagram in diagrams:
            first, *others = map(plain, diagram.hub.names)
            self._order.setdefault(first, len(self._order))
            aliases += [(first, other) for other in others]
            for system in diagram.systems:
                self._order.setdefault(system.name, len(self._order))
                aliases += [(system.name, alias) for alias in system.aliases]
        for name, alias in aliases:
            self._order.setdefault(alias, len(self._order))
            self._tie(name, alias)

    def of(self, name: str) -> str:
        """The name of its node; the name itself when nothing is known of it."""
        return self._tied.leader_of(name)

    def names(self) -> tuple[str, ...]:
        """Every name that is known, in the order of the diagrams."""
        return tuple(self._order)

    def _tie(self, one: str, other: str) -> None:
        """Make one system of both, under the name that comes first."""
        self._tied.tie(*sorted((self.of(one), self.of(other)), key=self._order.__getitem__))
