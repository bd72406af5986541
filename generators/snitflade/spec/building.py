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
from snitflade.spec.breaks import name_of, read_breaks
from snitflade.spec.marks import read_marks
from snitflade.spec.nodes import Mapping, Scalar
from snitflade.spec.wishes import find_followed_system
from snitflade.values import value


@value
class DiagramLegend:
    """The legend as this diagram shows it."""

    categories: tuple[Category, ...]
    kinds: tuple[Kind, ...]
    notes: tuple[Note, ...]
    show_unused: bool


def build_diagram(root: Mapping, legend: DiagramLegend, icons: dict[str, Icon]) -> Diagram:
    """The diagram that these nodes describe. ``icons``: by the words for them."""
    return Diagram(
        id=root.text("diagram"),
        variant=Variant(root.text("variant")),
        title=read_breaks(root.text("title")),
        subtitle=read_breaks(root.text("subtitle")),
        language=root.text("language") or "da",
        page=root.text("page") or None,
        theme=root.text("theme") or None,
        transition_from=root.text("transition_from") or None,
        hub=Hub(tuple(read_breaks(name.text) for name in root.texts("hub")), root.place_of("hub")),
        kinds=legend.kinds,
        systems=_build_systems(root.mapping("systems"), icons),
        links=tuple(_build_link(link) for link in root.mappings("links")),
        categories=legend.categories,
        notes=legend.notes,
        show_unused=legend.show_unused,
        direction_marks=DirectionMarks(root.text("direction_marks") or "where-mixed"),
        place=root.place_of("diagram"),
        layout=LayoutKind(root.text("layout") or "two-wing"),
        gone=Gone(root.text("gone") or "close"),
    )


def _build_systems(entries: Mapping, icons: dict[str, Icon]) -> tuple[System, ...]:
    systems = []
    titles: dict[str, str] = {}  # a group is one group, however its title is broken in each of its systems
    for key, place in entries.keys.items():
        node, label = entries.entries[key], read_breaks(key)
        name = plain(label)
        label = "" if label == name else label
        if isinstance(node, Scalar):
            systems.append(System(name, node.text, Marks(), place, label))
        else:
            part = entries.mapping(key)
            system = _build_system(part, name, label, place, titles)
            systems.append(replace(system, icon=icons[part.text("icon")]) if part.text("icon") else system)
    return tuple(systems)


def _build_system(part: Mapping, name: str, label: str, place: Place, titles: dict[str, str]) -> System:
    group = read_breaks(part.text("group"))
    return System(
        name=name,
        kind=part.text("kind"),
        marks=read_marks(part),
        place=place,
        label=label,
        was=name_of(part.text("was")) or None,
        wishes=_read_wishes(part),
        group=titles.setdefault(plain(group), group) or None,
        highlight=part.truth("highlight"),
        note=read_breaks(part.text("note")) or None,
        aliases=tuple(name_of(alias.text) for alias in part.texts("aliases")),
        owner=name_of(part.text("owner")) or None,
    )


def _read_wishes(part: Mapping) -> Wishes:
    side, order = part.text("side"), part.text("order")
    return Wishes(Side(side) if side else None, order == "first", order == "last", find_followed_system(order) or None)


def _build_link(link: Mapping) -> Link:
    runs_to = name_of(link.text("to")) or None
    category = link.text("category")
    # On a link between two systems the order "from, to" is the direction, where nothing else is said.
    default = Direction.OUT if runs_to else None
    interfaces = tuple(_build_interface(part, category, default) for part in link.mappings("interfaces"))
    return Link(
        system=name_of(link.text("from") or link.text("system")),
        to=runs_to,
        category=category,
        direction=None if interfaces else _read_direction(link, default),
        interfaces=interfaces,
        marks=read_marks(link),
        place=link.place,
        highlight=link.truth("highlight"),
        note=read_breaks(link.text("note")) or None,
    )


def _build_interface(part: Mapping, link_category: str, default: Direction | None) -> Interface:
    return Interface(
        codes=tuple(code.text for code in part.texts("codes")),
        texts=tuple(read_breaks(text.text) for text in part.texts("text")),
        direction=_read_direction(part, default),
        category=part.text("category") or link_category,
        marks=read_marks(part),
        place=part.place,
        replaces=tuple(code.text for code in part.texts("replaces")),
    )


def _read_direction(part: Mapping, default: Direction | None) -> Direction | None:
    stated = part.text("direction")
    return Direction(stated) if stated else default
