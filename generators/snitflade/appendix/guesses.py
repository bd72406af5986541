"""What the sources do not state, by diagram, system and code: assumed, or inferred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum

from snitflade.appendix.interface_table import NOTHING, category_name
from snitflade.appendix.wording import Wording
from snitflade.compare.joints import ends_told
from snitflade.diagram import Category, Diagram, Direction, Interface, Link, Marks, System, plain
from snitflade.values import value


class Basis(Enum):
    ASSUMED = "assumed"
    INFERRED = "inferred"


@value
class Guess:
    """Values of one part that are not stated. ``numbers`` are the indices of the diagrams that have it."""

    numbers: tuple[int, ...]
    system: str
    codes: str
    values: tuple[str, ...]


def guesses_of(diagrams: Sequence[Diagram], basis: Basis, wording: Wording) -> list[Guess]:
    """All guesses of a basis, diagram by diagram; those of a legend once for all diagrams that have it."""
    found = [guess for number, diagram in enumerate(diagrams) for guess in _of_diagram(diagram, number, basis, wording)]
    found = found if basis is Basis.ASSUMED else _gathered(found)
    return [*found, *_of_legends(diagrams, basis, wording)]


def _gathered(guesses: Sequence[Guess]) -> list[Guess]:
    """What nobody needs to confirm one by one: the systems of a diagram of which the same is said, in one."""
    systems: dict[tuple[object, ...], list[str]] = {}
    firsts: dict[tuple[object, ...], Guess] = {}
    for guess in guesses:
        own = "" if guess.codes == NOTHING else guess.system
        key = guess.numbers, guess.codes, guess.values, own
        firsts.setdefault(key, guess)
        systems.setdefault(key, []).append(guess.system)
    return [replace(first, system=", ".join(dict.fromkeys(systems[key]))) for key, first in firsts.items()]


def _of_diagram(diagram: Diagram, number: int, basis: Basis, wording: Wording) -> Iterator[Guess]:
    for system in diagram.systems:
        values = _told(_marked(system.marks, basis), _of_system(diagram, system), wording)
        yield from _guess(number, plain(system.name), "", values)
    for link in diagram.links:
        codes = [code for interface in link.interfaces for code in interface.codes]
        values = _told(_marked(link.marks, basis), _of_link(diagram, link, wording), wording)
        yield from _guess(number, plain(ends_told(link)), ", ".join(codes), values)
        for interface in link.interfaces:
            values = _told(_marked(interface.marks, basis), _of_interface(diagram, interface, wording), wording)
            yield from _guess(number, plain(ends_told(link)), ", ".join(interface.codes), values)


def _guess(number: int, system: str, codes: str, values: tuple[str, ...]) -> Iterator[Guess]:
    if values:
        yield Guess((number,), system, codes or NOTHING, values)


def _of_legends(diagrams: Sequence[Diagram], basis: Basis, wording: Wording) -> Iterator[Guess]:
    shared: dict[object, tuple[Category, str, list[int]]] = {}
    for number, diagram in enumerate(diagrams):
        for category in diagram.drawn_categories():
            if _marked(category.marks, basis):
                same = category.place, category.colour, category.dash, category.heading, category.marks
                shared.setdefault(same, (category, category_name(category, diagram, wording), []))[2].append(number)
    for category, own, numbers in shared.values():
        name = wording.category.format(name=own)
        values = _told(_marked(category.marks, basis), _of_category(category, wording), wording)
        yield Guess(tuple(numbers), f"{name[0].upper()}{name[1:]}", NOTHING, values)


def _marked(marks: Marks, basis: Basis) -> tuple[str, ...]:
    return marks.assumed if basis is Basis.ASSUMED else marks.inferred


def _told(fields: Sequence[str], values: dict[str, str], wording: Wording) -> tuple[str, ...]:
    """Each field with its value, if that says anything that the row does not say."""
    return tuple(
        f"{wording.fields[field]}: {values[field]}" if values[field] else wording.fields[field] for field in fields
    )


def _of_system(diagram: Diagram, system: System) -> dict[str, str]:
    return {"kind": diagram.kind(system.kind).name, "was": plain(system.was or "")}


def _of_link(diagram: Diagram, link: Link, wording: Wording) -> dict[str, str]:
    parts = link.interfaces or (link,)
    directions = dict.fromkeys(part.direction for part in parts)
    return {
        "category": category_name(diagram.category(link.category), diagram, wording),
        "direction": ", ".join(_direction(direction, wording) for direction in directions),
        "pairing": "",
    }


def _of_interface(diagram: Diagram, interface: Interface, wording: Wording) -> dict[str, str]:
    return {
        "category": category_name(diagram.category(interface.category), diagram, wording),
        "direction": _direction(interface.direction, wording),
        "replaces": ", ".join(interface.replaces),
    }


def _of_category(category: Category, wording: Wording) -> dict[str, str]:
    """Its name stands beside it, and its colour and text in the legend."""
    return {"colour": category.colour, "dash": wording.dashes[category.dash], "heading": "", "text": ""}


def _direction(direction: Direction | None, wording: Wording) -> str:
    return wording.directions[direction]
