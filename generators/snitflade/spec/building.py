"""Checked nodes -> a Diagram. Nothing is looked for here: a spec with errors does not get this far."""

from __future__ import annotations

from dataclasses import replace

from snitflade.diagram import (
    Category,
    Diagram,
    Direction,
    DirectionMarks,
    Gone,
    Hub,
    Icon,
    Interface,
    Kind,
    LayoutKind,
    Link,
    Marks,
    Note,
    Side,
    System,
    Variant,
    Wishes,
    plain,
)
from snitflade.problems import Place
from snitflade.spec.breaks import drawn, name_of
from snitflade.spec.marks import read_marks
from snitflade.spec.nodes import Mapping, Scalar
from snitflade.spec.wishes import followed_system
from snitflade.values import value


@value
class Legend:
    """The legend as this diagram shows it."""

    categories: tuple[Category, ...]
    kinds: tuple[Kind, ...]
    notes: tuple[Note, ...]
    show_unused: bool


def build_diagram(root: Mapping, legend: Legend, icons: dict[str, Icon]) -> Diagram:
    """The diagram that these nodes describe. ``icons``: by the words for them."""
    return Diagram(
        id=root.text("diagram"),
        variant=Variant(root.text("variant")),
        title=drawn(root.text("title")),
        subtitle=drawn(root.text("subtitle")),
        language=root.text("language") or "da",
        page=root.text("page") or None,
        theme=root.text("theme") or None,
        transition_from=root.text("transition_from") or None,
        hub=Hub(tuple(drawn(name.text) for name in root.texts("hub")), root.place_of("hub")),
        kinds=legend.kinds,
        systems=_systems(root.mapping("systems"), icons),
        links=tuple(_link(link) for link in root.mappings("links")),
        categories=legend.categories,
        notes=legend.notes,
        show_unused=legend.show_unused,
        direction_marks=DirectionMarks(root.text("direction_marks") or "where-mixed"),
        place=root.place_of("diagram"),
        layout=LayoutKind(root.text("layout") or "two-wing"),
        gone=Gone(root.text("gone") or "close"),
    )


def _systems(entries: Mapping, icons: dict[str, Icon]) -> tuple[System, ...]:
    systems = []
    titles: dict[str, str] = {}  # a group is one group, however its title is broken in each of its systems
    for key, place in entries.keys.items():
        node, label = entries.entries[key], drawn(key)
        name = plain(label)
        label = "" if label == name else label
        if isinstance(node, Scalar):
            systems.append(System(name, node.text, Marks(), place, label))
        else:
            part = entries.mapping(key)
            system = _system(part, name, label, place, titles)
            systems.append(replace(system, icon=icons[part.text("icon")]) if part.text("icon") else system)
    return tuple(systems)


def _system(part: Mapping, name: str, label: str, place: Place, titles: dict[str, str]) -> System:
    group = drawn(part.text("group"))
    return System(
        name=name,
        kind=part.text("kind"),
        marks=read_marks(part),
        place=place,
        label=label,
        was=name_of(part.text("was")) or None,
        wishes=_wishes(part),
        group=titles.setdefault(plain(group), group) or None,
        highlight=part.truth("highlight"),
        note=drawn(part.text("note")) or None,
        aliases=tuple(name_of(alias.text) for alias in part.texts("aliases")),
        owner=name_of(part.text("owner")) or None,
    )


def _wishes(part: Mapping) -> Wishes:
    side, order = part.text("side"), part.text("order")
    return Wishes(Side(side) if side else None, order == "first", order == "last", followed_system(order) or None)


def _link(link: Mapping) -> Link:
    runs_to = name_of(link.text("to")) or None
    category = link.text("category")
    # On a link between two systems the order "from, to" is the direction, where nothing else is said.
    default = Direction.OUT if runs_to else None
    interfaces = tuple(_interface(part, category, default) for part in link.mappings("interfaces"))
    return Link(
        system=name_of(link.text("from") or link.text("system")),
        to=runs_to,
        category=category,
        direction=None if interfaces else _direction(link, default),
        interfaces=interfaces,
        marks=read_marks(link),
        place=link.place,
        highlight=link.truth("highlight"),
        note=drawn(link.text("note")) or None,
    )


def _interface(part: Mapping, link_category: str, default: Direction | None) -> Interface:
    return Interface(
        codes=tuple(code.text for code in part.texts("codes")),
        texts=tuple(drawn(text.text) for text in part.texts("text")),
        direction=_direction(part, default),
        category=part.text("category") or link_category,
        marks=read_marks(part),
        place=part.place,
        replaces=tuple(code.text for code in part.texts("replaces")),
    )


def _direction(part: Mapping, default: Direction | None) -> Direction | None:
    stated = part.text("direction")
    return Direction(stated) if stated else default
