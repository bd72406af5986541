"""Collects what the sources do not state, assumed or inferred, by diagram, system and code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum

from snitflade.appendix.interface_table import NOTHING, category_name_of
from snitflade.appendix.wording import Wording
from snitflade.compare.linked_interfaces import describe_ends
from snitflade.diagram import Category, Diagram, Direction, Interface, Link, Marks, System, plain
from snitflade.values import value


class Basis(Enum):
    """Why a value that no source states is in a spec: a guess, or a reading between the lines."""

    ASSUMED = "assumed"
    INFERRED = "inferred"


@value
class Guess:
    """The values of one part of a diagram that are not stated. ``numbers``: the indices of its diagrams."""

    numbers: tuple[int, ...]
    system: str
    codes: str
    values: tuple[str, ...]


def guesses_of(diagrams: Sequence[Diagram], basis: Basis, wording: Wording) -> list[Guess]:
    """All guesses with this basis, diagram by diagram; those of a legend once for all diagrams that share it."""
    found = [guess for number, diagram in enumerate(diagrams) for guess in _of_diagram(diagram, number, basis, wording)]
    found = found if basis is Basis.ASSUMED else _gather(found)
    return [*found, *_of_legends(diagrams, basis, wording)]


def _gather(guesses: Sequence[Guess]) -> list[Guess]:
    """Join the systems of a diagram with the same values in one guess: nobody has to confirm them one by one."""
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
        values = _describe_fields(_fields_with_mark(system.marks, basis), _of_system(diagram, system), wording)
        yield from _guess(number, plain(system.name), "", values)
    for link in diagram.links:
        codes = [code for interface in link.interfaces for code in interface.codes]
        values = _describe_fields(_fields_with_mark(link.marks, basis), _of_link(diagram, link, wording), wording)
        yield from _guess(number, plain(describe_ends(link)), ", ".join(codes), values)
        for interface in link.interfaces:
            values = _describe_fields(
                _fields_with_mark(interface.marks, basis), _of_interface(diagram, interface, wording), wording
            )
            yield from _guess(number, plain(describe_ends(link)), ", ".join(interface.codes), values)


def _guess(number: int, system: str, codes: str, values: tuple[str, ...]) -> Iterator[Guess]:
    if values:
        yield Guess((number,), system, codes or NOTHING, values)


def _of_legends(diagrams: Sequence[Diagram], basis: Basis, wording: Wording) -> Iterator[Guess]:
    shared: dict[object, tuple[Category, str, list[int]]] = {}
    for number, diagram in enumerate(diagrams):
        for category in diagram.drawn_categories:
            if _fields_with_mark(category.marks, basis):
                same = category.place, category.colour, category.dash, category.heading, category.marks
                shared.setdefault(same, (category, category_name_of(category, diagram, wording), []))[2].append(number)
    for category, own, numbers in shared.values():
        name = wording.category.format(name=own)
        values = _describe_fields(_fields_with_mark(category.marks, basis), _of_category(category, wording), wording)
        yield Guess(tuple(numbers), f"{name[0].upper()}{name[1:]}", NOTHING, values)


def _fields_with_mark(marks: Marks, basis: Basis) -> tuple[str, ...]:
    return marks.assumed if basis is Basis.ASSUMED else marks.inferred


def _describe_fields(fields: Sequence[str], values: dict[str, str], wording: Wording) -> tuple[str, ...]:
    """Each field with its value, where the value adds anything to the row."""
    return tuple(
        f"{wording.fields[field]}: {values[field]}" if values[field] else wording.fields[field] for field in fields
    )


def _of_system(diagram: Diagram, system: System) -> dict[str, str]:
    return {"kind": diagram.kind(system.kind).name, "was": plain(system.was or "")}


def _of_link(diagram: Diagram, link: Link, wording: Wording) -> dict[str, str]:
    parts = link.interfaces or (link,)
    directions = dict.fromkeys(part.direction for part in parts)
    return {
        "category": category_name_of(diagram.category(link.category), diagram, wording),
        "direction": ", ".join(_direction(direction, wording) for direction in directions),
        "pairing": "",
    }


def _of_interface(diagram: Diagram, interface: Interface, wording: Wording) -> dict[str, str]:
    return {
        "category": category_name_of(diagram.category(interface.category), diagram, wording),
        "direction": _direction(interface.direction, wording),
        "replaces": ", ".join(interface.replaces),
    }


def _of_category(category: Category, wording: Wording) -> dict[str, str]:
    """No value for heading and text: the row has the name, and the legend has the text."""
    return {"colour": category.colour, "dash": wording.dashes[category.dash], "heading": "", "text": ""}


def _direction(direction: Direction | None, wording: Wording) -> str:
    return wording.directions[direction]
