"""Checked nodes -> a Diagram. Nothing is looked for here: a spec with errors does not get this far."""

from __future__ import annotations

from dataclasses import dataclass

from snitflade.diagram import (
    Category,
    Diagram,
    Direction,
    DirectionMarks,
    Hub,
    Interface,
    Kind,
    Link,
    Marks,
    Note,
    System,
    Variant,
)
from snitflade.spec.marks import read_marks
from snitflade.spec.nodes import Mapping, Scalar


@dataclass(frozen=True, slots=True)
class Legend:
    """The legend as this diagram shows it."""

    categories: tuple[Category, ...]
    kinds: tuple[Kind, ...]
    notes: tuple[Note, ...]
    show_unused: bool


def build_diagram(root: Mapping, legend: Legend) -> Diagram:
    """The diagram that these nodes describe."""
    return Diagram(
        id=root.text("diagram"),
        variant=Variant(root.text("variant")),
        title=root.text("title"),
        subtitle=root.text("subtitle"),
        language=root.text("language") or "da",
        page=root.text("page") or None,
        theme=root.text("theme") or None,
        transition_from=root.text("transition_from") or None,
        hub=Hub(tuple(name.text for name in root.texts("hub")), root.place_of("hub")),
        kinds=legend.kinds,
        systems=_systems(root.mapping("systems")),
        links=tuple(_link(link) for link in root.mappings("links")),
        categories=legend.categories,
        notes=legend.notes,
        show_unused=legend.show_unused,
        direction_marks=DirectionMarks(root.text("direction_marks") or "where-mixed"),
        place=root.place_of("diagram"),
    )


def _systems(entries: Mapping) -> tuple[System, ...]:
    systems = []
    for name, place in entries.keys.items():
        node = entries.entries[name]
        if isinstance(node, Scalar):
            systems.append(System(name, node.text, Marks(), place))
        else:
            long_form = entries.mapping(name)
            systems.append(System(name, long_form.text("kind"), read_marks(long_form), place))
    return tuple(systems)


def _link(link: Mapping) -> Link:
    runs_to = link.text("to") or None
    category = link.text("category")
    # On a link between two systems the order "from, to" is the direction, where nothing else is said.
    default = Direction.OUT if runs_to else None
    interfaces = tuple(_interface(part, category, default) for part in link.mappings("interfaces"))
    return Link(
        system=link.text("from") or link.text("system"),
        to=runs_to,
        category=category,
        direction=None if interfaces else _direction(link, default),
        interfaces=interfaces,
        marks=read_marks(link),
        place=link.place,
    )


def _interface(part: Mapping, link_category: str, default: Direction | None) -> Interface:
    return Interface(
        codes=tuple(code.text for code in part.texts("codes")),
        texts=tuple(text.text for text in part.texts("text")),
        direction=_direction(part, default),
        category=part.text("category") or link_category,
        marks=read_marks(part),
        place=part.place,
    )


def _direction(part: Mapping, default: Direction | None) -> Direction | None:
    stated = part.text("direction")
    return Direction(stated) if stated else default
