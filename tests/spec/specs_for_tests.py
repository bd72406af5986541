"""A small spec to vary, and the comparison of diagrams apart from their places."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from snitflade.problems import Place

SPECS = Path(__file__).parents[1] / "specs"
VALID = SPECS / "valid"
INVALID = SPECS / "invalid"

LEGEND = 'legend: short\ncategories:\n  weak: {colour: "#2e8555", dash: dashed, text: Ingen virkning.}\n'
HEADER = "diagram: small\nvariant: as-is\ntitle: Prøve\nlegend: short\nhub: KMD Aktiv\n"
SYSTEMS = "systems: {STAR: external}\n"
LINKS = "links: [{system: STAR, category: weak, interfaces: [{codes: 9, text: AMS}]}]\n"


def write_spec(folder: Path, text: str | bytes, name: str = "small") -> Path:
    """A spec beside its legend ``short``."""
    (folder / "legends").mkdir(exist_ok=True)
    (folder / "legends" / "short.yaml").write_text(LEGEND, encoding="utf-8")
    path = folder / f"{name}.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def without_places(value: Any) -> Any:
    """The same, as plain tuples, with no place in it."""
    if isinstance(value, Place):
        return None
    if dataclasses.is_dataclass(value):
        return tuple(without_places(getattr(value, field.name)) for field in dataclasses.fields(value))
    return tuple(map(without_places, value)) if isinstance(value, tuple) else value
