"""What a diagram shows, in words that every diagram tool can say: nodes, edges with labels, legend entries."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from snitflade.diagram import Category, Diagram, Interface, Link

HUB = "hub"
_LABEL_COLUMNS = 36
_LEGEND_COLUMNS = 48


@dataclass(frozen=True, slots=True)
class Node:
    """``shape`` is the name of one of snitflade's shapes."""

    id: str
    name: str
    shape: str


@dataclass(frozen=True, slots=True)
class Edge:
    """``forward`` and ``backward`` say where it has arrowheads; ``colour`` is ``#rrggbb``."""

    start: str
    end: str
    label: str
    colour: str
    dashed: bool
    forward: bool
    backward: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the legend; ``colour`` is empty for a note, which has no line."""

    id: str
    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    legend: tuple[Entry, ...]


def picture_of(diagram: Diagram) -> Picture:
    ids = {system.name: f"system{number}" for number, system in enumerate(diagram.systems)}
    hub = Node(HUB, "\n= ".join(diagram.hub.names), "rectangle")
    systems = (Node(ids[s.name], s.name, diagram.kind(s.kind).shape.value) for s in diagram.systems)
    edges = (edge for link in diagram.links for edge in _edges(diagram, link, ids))
    title = f"{diagram.title}\n{diagram.subtitle}"
    return Picture(title, (hub, *systems), tuple(edges), tuple(_legend(diagram)))


def _edges(diagram: Diagram, link: Link, ids: dict[str, str]) -> Iterator[Edge]:
    """One for each category of the link, as snitflade draws them too."""
    start, end = (ids[link.system], ids[link.to]) if link.to else (HUB, ids[link.system])
    by_category: dict[str, list[Interface]] = {} if link.interfaces else {link.category: []}
    for interface in link.interfaces:
        by_category.setdefault(interface.category, []).append(interface)
    for key, interfaces in by_category.items():
        directions = {stated.value for stated in (link.direction, *(i.direction for i in interfaces)) if stated}
        forward, backward = bool(directions & {"out", "both"}), bool(directions & {"in", "both"})
        yield _edge(start, end, _label(interfaces), diagram.category(key), forward=forward, backward=backward)


def _edge(start: str, end: str, label: str, category: Category, *, forward: bool, backward: bool) -> Edge:
    return Edge(start, end, label, category.colour, category.dash.value != "solid", forward, backward)


def _label(interfaces: Iterable[Interface]) -> str:
    texts = (f"{', '.join(interface.codes)} {'; '.join(interface.texts)}".strip() for interface in interfaces)
    return "\n".join(_wrapped(text, _LABEL_COLUMNS) for text in texts)


def _legend(diagram: Diagram) -> Iterator[Entry]:
    for number, category in enumerate(diagram.drawn_categories):
        text = _wrapped(f"{category.heading} {category.text}".strip(), _LEGEND_COLUMNS)
        yield Entry(f"category{number}", text, category.colour)
    for number, kind in enumerate(diagram.drawn_kinds):
        yield Entry(f"kind{number}", kind.name, "")
    for number, note in enumerate(diagram.notes):
        yield Entry(f"note{number}", _wrapped(f"{note.heading} {note.text}", _LEGEND_COLUMNS), "")


def _wrapped(text: str, columns: int) -> str:
    """None of the tools breaks lines by itself."""
    return "\n".join(textwrap.wrap(text, columns))
