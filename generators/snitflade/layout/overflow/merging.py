"""Systems with identical links become one box with all their names: nothing that the links say is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from snitflade.diagram import Diagram, Link, System, Wishes
from snitflade.values import value

_MOST_NAMES = 8  # in a box; more make a box higher than the texts beside it
_Likeness: TypeAlias = tuple[object, ...]


@value
class Merged:
    """A diagram with merged boxes; ``members`` holds the systems of each box of several, by the name of the box."""

    diagram: Diagram
    members: dict[str, tuple[str, ...]]


def merge(diagram: Diagram) -> Merged | None:
    """Put systems with identical links into one box, at the place of the first; None when no two are alike.

    Merged are systems of one kind with the same links in the same order: categories, codes, texts, directions and
    marks. Whatever sets a system apart keeps it so: a link to another system, a wish, a group, a note, a highlight,
    an icon. A box holds at most 8 names.
    """
    links: dict[str, list[Link]] = {system.name: [] for system in diagram.systems}
    for link in diagram.links:
        links[link.system].append(link)
    apart = {name for link in diagram.links if link.to for name in (link.system, link.to)}
    alike: dict[_Likeness, list[System]] = {}
    for system in diagram.systems:
        own = (system.name,) if system.name in apart or _is_special(system) else ()
        alike.setdefault((system.kind, *own, *map(_likeness, links[system.name])), []).append(system)
    boxes = [part for systems in alike.values() for part in _parts(systems)]
    if len(boxes) == len(diagram.systems):
        return None
    return _with_boxes(diagram, {part[0].name: part for part in boxes})


def _is_special(system: System) -> bool:
    return system.wishes != Wishes() or bool(system.group or system.note or system.highlight or system.icon)


def _likeness(link: Link) -> _Likeness:
    interfaces = tuple((i.codes, i.texts, i.direction, i.category, i.marks) for i in link.interfaces)
    return (link.category, link.direction, interfaces, link.marks, link.highlight, link.note)


def _parts(systems: Sequence[System]) -> list[Sequence[System]]:
    """The systems in as few boxes as hold them, of about the same size."""
    count = -(-len(systems) // _MOST_NAMES)
    edges = [round(number * len(systems) / count) for number in range(count + 1)]
    return [systems[a:b] for a, b in pairwise(edges)]


def _with_boxes(diagram: Diagram, boxes: dict[str, Sequence[System]]) -> Merged:
    names = {first: ", ".join(system.name for system in members) for first, members in boxes.items()}
    systems = tuple(_box(boxes[system.name], names[system.name]) for system in diagram.systems if system.name in boxes)
    links = tuple(replace(link, system=names[link.system]) for link in diagram.links if link.system in names)
    members = {names[first]: tuple(s.name for s in systems) for first, systems in boxes.items() if len(systems) > 1}
    return Merged(replace(diagram, systems=systems, links=links), members)


def _box(members: Sequence[System], name: str) -> System:
    if len(members) == 1:
        return members[0]
    return replace(members[0], name=name, label=",\n".join(s.label or s.name for s in members), was=None)
