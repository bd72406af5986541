"""What changed of a link as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from snitflade.compare.changes import Act, Change, InterfacePair, Part, Subject
from snitflade.compare.linked_interfaces import ends_of, is_same_text
from snitflade.compare.matching import NewNames
from snitflade.compare.of_marks import find_mark_changes
from snitflade.diagram import Direction, Link

_MIRRORED = {Direction.IN: Direction.OUT, Direction.OUT: Direction.IN}


def subject_of_link(link: Link) -> Subject:
    """What a change of a link is about: its ends."""
    return Subject(Part.LINK, link.system, link.to)


def turn_direction(direction: Direction | None, mirrored: bool) -> Direction | None:
    """A direction, from the other end of the link when ``mirrored``."""
    return _MIRRORED.get(direction, direction) if mirrored and direction else direction


def is_mirrored(old: Link, new: Link, names: NewNames) -> bool:
    """Whether ``from`` and ``to`` of a link between two systems have changed places."""
    turned = new.to is not None and names.systems.get(old.system) == new.to
    return turned and ends_of(old, names.systems) == ends_of(new)


def is_recoloured(old: Link, new: Link, pairs: Sequence[InterfacePair], names: NewNames) -> bool:
    """Whether the link has another category, and this is seen: where it has no interface, or in one that takes it.

    ``pairs``: the interfaces that are in both links.
    """
    if names.same_category(old.category, new.category):
        return False
    return not old.interfaces or not new.interfaces or any(is_inherited(pair, old, new) for pair in pairs)


def is_inherited(pair: InterfacePair, old: Link, new: Link) -> bool:
    """Whether an interface has the category of its link, before and after."""
    was, now = pair
    if was is None or now is None:
        return False
    return was.interface.category == old.category and now.interface.category == new.category


def find_link_changes(old: Link, new: Link, pairs: Sequence[InterfacePair], names: NewNames) -> Iterator[Change]:
    """What became of a link that is in both diagrams, apart from its interfaces.

    ``pairs``: those of its interfaces that are in both links, in the order of the new one.
    """
    subject, was, now = subject_of_link(new), old.place, new.place
    if is_recoloured(old, new, pairs, names):
        yield Change(Act.RECOLOURED, subject, "category", old.category, new.category, (), was, now)
    direction = turn_direction(old.direction, is_mirrored(old, new, names))
    if not old.interfaces and not new.interfaces and direction is not new.direction:
        yield Change(
            Act.REDIRECTED,
            subject,
            "direction",
            key_of_direction(direction),
            key_of_direction(new.direction),
            (),
            was,
            now,
        )
    if _order(old, pairs) != sorted(_order(old, pairs)):
        yield Change(Act.REORDERED, subject, "interfaces", old=was, new=now)
    yield from find_mark_changes(subject, old.marks, new.marks, was, now)
    hints = ", ".join(_hints(old, new))
    if hints:
        yield Change(Act.ARRANGED, subject, hints, old=was, new=now)


def key_of_direction(direction: Direction | None) -> str:
    """Its key; "" when it is not stated."""
    return direction.value if direction else ""


def _order(old: Link, pairs: Sequence[InterfacePair]) -> list[int]:
    index = {id(interface): number for number, interface in enumerate(old.interfaces)}
    return [index[id(was.interface)] for was, _ in pairs if was is not None]


def _hints(old: Link, new: Link) -> Iterator[str]:
    if old.note != new.note and is_same_text(old.note, new.note):
        yield "breaks"
    if old.highlight != new.highlight:
        yield "highlight"
    if not is_same_text(old.note, new.note):
        yield "note"
