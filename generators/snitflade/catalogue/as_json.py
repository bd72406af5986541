"""The catalogue for programs: JSON by ``catalogue.schema.json``, which ``snitflade schema catalogue`` prints.

All that a diagram says is in it. Texts keep their breaks: U+00A0, and a line feed where the author breaks a line;
wishes for breaks inside a word are left out.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeAlias

from snitflade.catalogue.rows import CatalogueRow, CodeFate
from snitflade.catalogue.tables import Catalogue, DiagramTable
from snitflade.characters import without_wishes
from snitflade.diagram import Category, Diagram, Marks, System

Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | bool | None"
VERSION = 1
_SCHEMA = Path(__file__).with_name("catalogue.schema.json")


def read_catalogue_schema() -> str:
    """The text of the schema."""
    return _SCHEMA.read_text(encoding="utf-8")


def as_json(catalogue: Catalogue) -> str:
    """The file. What a part does not say is null, or an empty list."""
    data: Data = {"version": VERSION, "diagrams": [_diagram(table) for table in catalogue.tables]}
    return without_wishes(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _diagram(table: DiagramTable) -> Data:
    diagram = table.diagram
    return {
        "diagram": diagram.id,
        "variant": diagram.variant.value,
        "title": diagram.title,
        "subtitle": diagram.subtitle or None,
        "language": diagram.language,
        "page": diagram.page,
        "theme": diagram.theme,
        "layout": diagram.layout.value,
        "transition_from": diagram.transition_from,
        "gone": diagram.gone.value,
        "direction_marks": diagram.direction_marks.value,
        "hub": list(diagram.hub.names),
        "unused_categories": diagram.show_unused,
        "categories": [_category(category) for category in diagram.categories],
        "notes": [{"heading": note.heading or None, "text": note.text} for note in diagram.notes],
        "kinds": [{"key": kind.key, "name": kind.name, "shape": kind.shape.value} for kind in diagram.kinds],
        "systems": [_system(system) for system in diagram.systems],
        "interfaces": [_row(row, _number(diagram, row), table) for row in table.rows],
    }


def _number(diagram: Diagram, row: CatalogueRow) -> int:
    return next(number for number, link in enumerate(diagram.links, 1) if link is row.link)


def _marks(marks: Marks) -> dict[str, Data]:
    return {"assumed": list(marks.assumed), "inferred": list(marks.inferred)}


def _category(category: Category) -> Data:
    return {
        "key": category.key,
        "heading": category.heading or None,
        "text": category.text,
        "colour": category.colour,
        "dash": category.dash.value,
        **_marks(category.marks),
    }


def _system(system: System) -> Data:
    wishes = system.wishes
    order = f"after {wishes.after}" if wishes.after else "first" if wishes.first else "last" if wishes.last else None
    return {
        "name": system.name,
        "label": system.label or None,
        "kind": system.kind,
        "was": system.was,
        "aliases": list(system.aliases),
        "owner": system.owner,
        "icon": system.icon.name if system.icon else None,
        "side": wishes.side.value if wishes.side else None,
        "order": order,
        "group": system.group,
        "highlight": system.highlight,
        "note": system.note,
        **_marks(system.marks),
    }


def _row(row: CatalogueRow, number: int, table: DiagramTable) -> Data:
    interface = row.interface
    return {
        "link": number,
        "system": row.link.system,
        "to": row.link.to,
        "codes": list(row.codes),
        "direction": row.direction.value if row.direction else None,
        "texts": list(interface.texts) if interface else [],
        "category": row.category.key,
        "replaces": list(row.replaces),
        **_marks(interface.marks if interface else Marks()),
        "of_link": {
            "category": row.link.category,
            "highlight": row.link.highlight,
            "note": row.link.note,
            **_marks(row.link.marks),
        },
        "carried_over": [fate for name, rows in table.fates for fate in _fates(name, row, table.rows, rows)],
    }


def _fates(
    transition: str, row: CatalogueRow, rows: tuple[CatalogueRow, ...], others: tuple[CatalogueRow, ...]
) -> list[Data]:
    same = others[next(number for number, own in enumerate(rows) if own is row)]
    return [_fate(transition, fate) for fate in same.fates]


def _fate(transition: str, fate: CodeFate) -> Data:
    return {
        "transition": transition,
        "codes": list(fate.codes),
        "outcome": fate.outcome.value,
        "successors": list(fate.successors),
        "assumed": fate.assumed,
    }
