"""Many diagrams as one graph: which system is which, and what runs between them. In: Diagrams. Out: a Graph.

Systems are one when their names are, or when a spec says so with ``aliases``. A hub of one diagram may be a system of
another; it is one node too. A line is a link in one category, as in the diagrams themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from snitflade.diagram import Diagram, Direction, Icon, Interface, Kind, Link, System, plain
from snitflade.landscape.categories import Categories
from snitflade.landscape.identity import Identities
from snitflade.problems import Place, Problem, ProblemsFound
from snitflade.values import value


@value
class Appearance:
    """A node in one diagram: as a system of it, or (``system`` None) as its hub."""

    diagram: Diagram
    system: System | None


@value
class Node:
    """A system of the landscape. ``labels``: its name as it is drawn; several are hubs kept in sync.

    ``kind`` is None of a hub that no diagram has as a system; ``icon`` is None of every hub.
    """

    name: str
    labels: tuple[str, ...]
    kind: Kind | None
    is_hub: bool
    owner: str | None
    icon: Icon | None
    place: Place
    appearances: tuple[Appearance, ...]


@value
class Edge:
    """The interfaces of one link that share a category. ``source`` and ``target`` are names of nodes.

    ``forward``: data runs to the target, ``backward``: to the source; neither where no direction is stated.
    ``category`` is the key of one of the landscape's categories.
    """

    source: str
    target: str
    category: str
    codes: tuple[str, ...]
    texts: tuple[str, ...]
    forward: bool
    backward: bool
    assumed: bool
    diagram: str
    place: Place

    def other(self, name: str) -> str:
        """The node at the other end than ``name``."""
        return self.target if name == self.source else self.source


@value
class Graph:
    """``nodes`` are in the order of the diagrams, each diagram's hub before its systems."""

    diagrams: tuple[Diagram, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    categories: Categories

    def node(self, name: str) -> Node:
        """:raises KeyError: when there is none of that name."""
        for node in self.nodes:
            if node.name == name:
                return node
        raise KeyError(name)

    def part(self, names: Iterable[str], edges: Iterable[Edge]) -> Graph:
        """The graph of some of its nodes and edges."""
        wanted = set(names)
        return Graph(self.diagrams, tuple(n for n in self.nodes if n.name in wanted), tuple(edges), self.categories)


def merge_diagrams(diagrams: Sequence[Diagram]) -> Graph:
    """The graph of these diagrams.

    :raises ProblemsFound: when aliases make one of two systems that a diagram has side by side.
    """
    identities = Identities(diagrams)
    found: dict[str, list[Appearance]] = {}
    problems: list[Problem] = []
    for diagram in diagrams:
        here: dict[str, str] = {}
        for said, appearance in _appearances(diagram):
            name = identities.of(said)
            if name in here and here[name] != said:
                problems.append(_one_name(said, here[name], appearance))
            elif name not in here:
                found.setdefault(name, []).append(appearance)
            here[name] = said if appearance.system else plain(diagram.hub.names[0])
    if problems:
        raise ProblemsFound(problems)
    categories = Categories(diagrams)
    nodes = tuple(_node(name, appearances) for name, appearances in found.items())
    edges = tuple(edge for diagram in diagrams for edge in _edges(diagram, identities, categories))
    return Graph(tuple(diagrams), nodes, edges, categories)


def _appearances(diagram: Diagram) -> Iterator[tuple[str, Appearance]]:
    yield plain(diagram.hub.names[0]), Appearance(diagram, None)
    for system in diagram.systems:
        yield system.name, Appearance(diagram, system)


def _one_name(said: str, other: str, appearance: Appearance) -> Problem:
    place = appearance.system.place if appearance.system else appearance.diagram.place
    hint = f"by the 'aliases' of the specs it is the same as '{other[:60]}', which this diagram has, too"
    return Problem(place, f"duplicate system '{said[:60]}'", hint)


def _node(name: str, appearances: Sequence[Appearance]) -> Node:
    hubs = [a.diagram.hub.names for a in appearances if a.system is None]
    systems = [(a.diagram, a.system) for a in appearances if a.system]
    stated = [pair for pair in systems if not {"kind"} & {*pair[1].marks.assumed, *pair[1].marks.inferred}]
    kinds = [diagram.kind(system.kind) for diagram, system in (*stated, *systems)]
    owners = [system.owner for _, system in systems if system.owner]
    own = [system.label or system.name for _, system in systems if system.name == name]
    first = appearances[0]
    return Node(
        name,
        max(hubs, key=len) if hubs else ((own or [name])[0],),
        kinds[0] if kinds else None,
        bool(hubs),
        owners[0] if owners else None,
        next((system.icon for _, system in systems if system.icon), None) if not hubs else None,
        first.system.place if first.system else first.diagram.hub.place,
        tuple(appearances),
    )


def _edges(diagram: Diagram, identities: Identities, categories: Categories) -> Iterator[Edge]:
    hub = identities.of(plain(diagram.hub.names[0]))
    for link in diagram.links:
        source, target = identities.of(link.system), identities.of(link.to) if link.to else hub
        for key, interfaces in _by_category(link):
            ways = [i.direction for i in interfaces] or [link.direction]
            # From a hub, data that comes in runs forward; of a satellite link, what goes out of its first system.
            onward = Direction.OUT if link.to else Direction.IN
            back = Direction.IN if link.to else Direction.OUT
            yield Edge(
                source,
                target,
                categories.key_of(diagram, key),
                tuple(code for i in interfaces for code in i.codes),
                tuple(plain(text) for i in interfaces for text in i.texts),
                any(way in (onward, Direction.BOTH) for way in ways),
                any(way in (back, Direction.BOTH) for way in ways),
                bool(link.marks.assumed or any(i.marks.assumed for i in interfaces)),
                diagram.id,
                link.place,
            )


def _by_category(link: Link) -> list[tuple[str, tuple[Interface, ...]]]:
    if not link.interfaces:
        return [(link.category, ())]
    keys = dict.fromkeys(interface.category for interface in link.interfaces)
    return [(key, tuple(i for i in link.interfaces if i.category == key)) for key in keys]
