"""The kinds of system: those known everywhere, the legend's and the diagram's."""

from __future__ import annotations

from snitflade.diagram import Kind, Shape
from snitflade.problems import Findings
from snitflade.spec.nodes import Mapping

_KNOWN: dict[str, tuple[Shape, dict[str, str]]] = {
    "system": (Shape.RECTANGLE, {"da": "System", "en": "System"}),
    "kmd-system": (Shape.RECTANGLE, {"da": "KMD-system", "en": "KMD system"}),
    "data-store": (Shape.CYLINDER, {"da": "Datalager", "en": "Data store"}),
    "external": (Shape.HEXAGON, {"da": "Ekstern part", "en": "External party"}),
}
_SHAPES = {shape.value: shape for shape in Shape}


def find_known_kinds(language: str) -> dict[str, Kind]:
    """The kinds that every diagram has, named in ``da`` or ``en``."""
    return {key: Kind(key, names.get(language, names["da"]), shape) for key, (shape, names) in _KNOWN.items()}


def compose_kinds(diagram: Mapping, legend: Mapping | None, findings: Findings) -> tuple[Kind, ...]:
    """All kinds of a diagram: in the legend's order, then those that only the diagram names, then the known rest."""
    known = find_known_kinds(diagram.text("language") or "da")
    listed: dict[str, Kind] = {}
    for part in (legend, diagram):
        entries = part.mapping("kinds") if part else Mapping({}, {}, diagram.place)
        for key in entries.entries:
            base = listed.get(key) or known.get(key)
            listed[key] = _kind(key, entries.mapping(key), base, findings)
    return (*listed.values(), *(kind for key, kind in known.items() if key not in listed))


def _kind(key: str, entry: Mapping, base: Kind | None, findings: Findings) -> Kind:
    """``base`` gives what the entry leaves out."""
    name = entry.text("name") or (base.name if base else "")
    shape = _SHAPES.get(entry.text("shape"), base.shape if base else None)
    for field in ("name", "shape"):
        if base is None and field not in entry:
            findings.error(entry.place, f"missing key '{field}'", "a further kind of system has a name and a shape")
    return Kind(key, name, shape or Shape.RECTANGLE)


def warn_of_unused_kinds(diagram: Mapping, used: set[str], findings: Findings) -> None:
    """Kinds that the diagram adds for itself and then gives to no system."""
    for key, place in diagram.mapping("kinds").keys.items():
        if key not in used:
            findings.warn(place, f"unused kind '{key[:60]}'", "no system is of this kind")
