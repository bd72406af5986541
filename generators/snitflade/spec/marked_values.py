"""The values of a diagram that the source does not state, for a person to confirm one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from snitflade.diagram import Category, Diagram, Interface, Link, Marks, System, plain
from snitflade.problems import Place

_NOT_STATED = "not stated"


class MarkedValue(NamedTuple):
    """``what`` is the field and its part, ``value`` the value as text, ``basis`` is "assumed" or "inferred"."""

    place: Place
    what: str
    value: str
    basis: str


def find_marked_values(diagram: Diagram) -> tuple[MarkedValue, ...]:
    """All marked values, in the order of their places."""
    values = [value for system in diagram.systems for value in _of_system(system)]
    for link in diagram.links:
        values += _of_link(link)
        values += [value for interface in link.interfaces for value in _of_interface(interface, link)]
    values += [value for category in diagram.categories for value in _of_category(category)]
    return tuple(sorted(values))


def _values(marks: Marks, part: str, place: Place, known: dict[str, str]) -> Iterator[MarkedValue]:
    for basis, fields in (("assumed", marks.assumed), ("inferred", marks.inferred)):
        for field in fields:
            yield MarkedValue(place, f"{field} of {part}", known[field] or _NOT_STATED, basis)


def _of_system(system: System) -> Iterator[MarkedValue]:
    return _values(system.marks, f"system {system.name}", system.place, {"kind": system.kind, "was": system.was or ""})


def _of_link(link: Link) -> Iterator[MarkedValue]:
    parts = link.interfaces or (link,)
    known = {
        "category": link.category,
        "direction": ", ".join(dict.fromkeys(part.direction.value for part in parts if part.direction)),
        "pairing": ", ".join(code for interface in link.interfaces for code in interface.codes),
    }
    return _values(link.marks, _name(link), link.place, known)


def _of_interface(interface: Interface, link: Link) -> Iterator[MarkedValue]:
    label = ", ".join(interface.codes) or plain(interface.texts[0])
    known = {
        "category": interface.category,
        "direction": interface.direction.value if interface.direction else "",
        "replaces": ", ".join(interface.replaces),
    }
    return _values(interface.marks, f"interface {label} of {_name(link)}", interface.place, known)


def _of_category(category: Category) -> Iterator[MarkedValue]:
    known = {
        "colour": category.colour,
        "dash": category.dash.value,
        "heading": plain(category.heading),
        "text": plain(category.text),
    }
    return _values(category.marks, f"category {category.key}", category.place, known)


def _name(link: Link) -> str:
    return f"link {link.system}" + (f" – {link.to}" if link.to else "")
