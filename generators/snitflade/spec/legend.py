"""The legend of one diagram: the shared legend with the diagram's terms, overrides and notes."""

from __future__ import annotations

from snitflade.diagram import Category, Dash, Marks, Note
from snitflade.problems import Findings, Place
from snitflade.spec.marks import check_marks, read_marks
from snitflade.spec.nodes import Mapping, Scalar
from snitflade.spec.terms import Terms

_DASHES = {dash.value: dash for dash in Dash}
_FIELDS = ("colour", "dash", "heading", "text")


def compose_categories(legend: Mapping, diagram: Mapping, terms: Terms, findings: Findings) -> tuple[Category, ...]:
    """The categories in the legend's order, with what differs in this diagram."""
    entries, overrides = legend.mapping("categories"), diagram.mapping("categories")
    for key, place in overrides.keys.items():
        check_marks(overrides.mapping(key), overrides.mapping(key).entries, "category", findings)
        if key not in entries:
            findings.unknown(place, "category", key, tuple(entries.entries))
    for key in entries.entries:
        check_marks(entries.mapping(key), entries.mapping(key).entries, "category", findings)
    return tuple(
        _category(key, entries.mapping(key), overrides.mapping(key), place, terms)
        for key, place in entries.keys.items()
    )


def _category(key: str, own: Mapping, override: Mapping, place: Place, terms: Terms) -> Category:
    values = {field: _scalar(override, field) or _scalar(own, field) for field in _FIELDS}
    return Category(
        key=key,
        colour=normalize_colour(values["colour"].text if values["colour"] else ""),
        dash=_DASHES.get(values["dash"].text if values["dash"] else "", Dash.SOLID),
        heading=terms.fill(values["heading"]),
        text=terms.fill(values["text"]),
        marks=_merge_marks(own, override),
        place=place,
    )


def _scalar(part: Mapping, field: str) -> Scalar | None:
    node = part.entries.get(field)
    return node if isinstance(node, Scalar) else None


def _merge_marks(own: Mapping, override: Mapping) -> Marks:
    """What the diagram states anew is no longer marked, unless the diagram marks it."""
    base, more = read_marks(own), read_marks(override)
    return Marks(
        tuple(field for field in base.assumed if field not in override) + more.assumed,
        tuple(field for field in base.inferred if field not in override) + more.inferred,
    )


def normalize_colour(colour: str) -> str:
    """``#RGB`` or ``#RRGGBB`` as ``#rrggbb``.

    >>> normalize_colour("#C39")
    '#cc3399'
    """
    digits = colour[1:].lower()
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def compose_notes(legend: Mapping, diagram: Mapping, terms: Terms) -> tuple[Note, ...]:
    """The legend's notes, then the diagram's."""
    notes = (*legend.mappings("notes"), *diagram.mappings("notes"))
    return tuple(
        Note(terms.fill(_scalar(note, "heading")), terms.fill(_scalar(note, "text")), note.place) for note in notes
    )


def warn_of_unused_overrides(legend: Mapping, diagram: Mapping, used: set[str], findings: Findings) -> None:
    """Overrides of categories that are not drawn."""
    if legend.text("unused") == "show":
        return
    for key, place in diagram.mapping("categories").keys.items():
        if key in legend.mapping("categories") and key not in used:
            findings.warn(place, f"unused category '{key[:60]}'", "no link is of this category, so it is not drawn")
