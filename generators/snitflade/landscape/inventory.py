"""What the diagrams say of each system: where it stands, what it is joined to, and what becomes of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from snitflade.catalogue.rows import CatalogueRow, rows_of
from snitflade.diagram import Diagram, Direction, plain
from snitflade.landscape.graph import Appearance, Graph, Node
from snitflade.landscape.identity import Identities
from snitflade.values import value

ARROWS = {Direction.OUT: "→", Direction.IN: "←", Direction.BOTH: "↔", None: "–"}
_TURNED = {Direction.OUT: Direction.IN, Direction.IN: Direction.OUT, Direction.BOTH: Direction.BOTH, None: None}


@value
class InventoryLine:
    """An interface of a system, or a link of it without interfaces; ``other`` is what is at the other end.

    ``direction``: out when data runs from the system to the other, None when it is not stated.
    """

    row: CatalogueRow
    other: str
    direction: Direction | None

    @property
    def codes(self) -> str:
        """The codes of the line, with commas between them."""
        return ", ".join(self.row.codes)

    @property
    def category(self) -> str:
        """What the category is called: its heading, else its text."""
        category = self.row.category
        return plain(category.heading or category.text).rstrip(":. ")


@value
class Mention:
    """A system in one diagram; ``is_hub``: it is what the diagram is about."""

    diagram: Diagram
    is_hub: bool
    lines: tuple[InventoryLine, ...]

    @property
    def codes(self) -> str:
        """The codes of all its lines in this diagram, with commas between them."""
        return ", ".join(dict.fromkeys(code for line in self.lines for code in line.row.codes))

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories of its lines in this diagram, each once."""
        return tuple(dict.fromkeys(line.category for line in self.lines))


@value
class InventoryEntry:
    """A system with what each diagram says of it. ``other_names`` are those that it has besides ``node.name``."""

    node: Node
    other_names: tuple[str, ...]
    mentions: tuple[Mention, ...]


def inventory(graph: Graph, without: Sequence[str] = ()) -> tuple[InventoryEntry, ...]:
    """Every system of a graph, in its order.

    What becomes of the codes of an as-is diagram is reported where the graph has a transition from it.

    :param without: keys of categories whose lines are left out, and diagrams and systems that have no other.
    """
    identities = Identities(graph.diagrams)
    names: dict[str, list[str]] = {}
    for name in identities.names():
        names.setdefault(identities.of(name), []).append(name)
    lines = {diagram.id: _lines(diagram, graph.diagrams, identities, without) for diagram in graph.diagrams}
    found: list[InventoryEntry] = []
    for node in graph.nodes:
        mentions = [_mention(node, appearance, lines) for appearance in node.appearances]
        kept = tuple(mention for mention in mentions if mention.lines or not without)
        if kept:
            others = tuple(name for name in names.get(node.name, []) if name != node.name)
            found.append(InventoryEntry(node, others, kept))
    return tuple(found)


def _mention(node: Node, appearance: Appearance, lines: Mapping[str, Mapping[str, Sequence[InventoryLine]]]) -> Mention:
    diagram = appearance.diagram
    return Mention(diagram, appearance.system is None, tuple(lines[diagram.id].get(node.name, ())))


def _lines(
    diagram: Diagram, diagrams: Sequence[Diagram], identities: Identities, without: Sequence[str]
) -> dict[str, list[InventoryLine]]:
    """The lines of a diagram by the node at either end."""
    transition = next((other for other in diagrams if other.transition_from == diagram.id), None)
    found: dict[str, list[InventoryLine]] = {}
    for row in rows_of(diagram, transition):
        if row.category.key in without:
            continue
        for name, line in _ends(row, diagram, identities):
            found.setdefault(name, []).append(line)
    return found


def _ends(row: CatalogueRow, diagram: Diagram, identities: Identities) -> Iterator[tuple[str, InventoryLine]]:
    """The line as it is from either end."""
    source = identities.of(row.link.system)
    target = identities.of(row.link.to or plain(diagram.hub.names[0]))
    # A direction is said from the hub, but on a link between two systems from its first.
    onward = row.direction if row.link.to else _TURNED[row.direction]
    yield source, InventoryLine(row, target, onward)
    yield target, InventoryLine(row, source, _TURNED[onward])
