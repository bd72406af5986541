"""The columns of the catalogue's tables, with their headings in each language.

``import`` reads the same columns, by the same headings; what is only told, not read back, is ``derived``.
"""

from __future__ import annotations

from snitflade.values import value


@value
class Column:
    """A column of interfaces. ``widest``: where its cells are wrapped, in characters."""

    key: str
    headings: dict[str, str]
    widest: int
    derived: bool = False


def _column(key: str, da: str, en: str, widest: int = 30, derived: bool = False) -> Column:
    return Column(key, {"da": da, "en": en}, widest, derived)


COLUMNS: tuple[Column, ...] = (
    _column("diagram", "Diagram", "Diagram"),
    _column("variant", "Variant", "Variant"),
    _column("hub", "Hub", "Hub"),
    _column("codes", "Kode", "Code", 24),
    _column("system", "System", "System"),
    _column("kind", "Type", "Kind", 20),
    _column("to", "Til system", "To system"),
    _column("direction", "Retning", "Direction", 14),
    _column("text", "Tekst", "Text", 60),
    _column("category", "Kategori", "Category", 40),
    _column("carried", "Videreføres som", "Carried over as", 26, derived=True),
    _column("replaces", "Erstatter", "Replaces", 18),
    _column("assumed", "Antaget", "Assumed", 26),
    _column("inferred", "Udledt", "Inferred", 26),
    _column("highlight", "Fremhævet", "Highlighted", 12),
    _column("note", "Note", "Note", 40),
    _column("link", "Forbindelse", "Link", 12),
)
"""In the order of the sheet of all diagrams."""

KEYS = tuple(column.key for column in COLUMNS)
BY_KEY = {column.key: column for column in COLUMNS}

_ABOUT_THE_DIAGRAM = ("diagram", "variant", "hub")
_OF_THE_OTHER_VARIANT = {"as-is": "replaces", "transition": "carried"}


def columns_of_one(variant: str) -> tuple[Column, ...]:
    """The columns of a sheet of one diagram: what is the same in every row comes last."""
    own = [c for c in COLUMNS if c.key not in (*_ABOUT_THE_DIAGRAM, _OF_THE_OTHER_VARIANT[variant])]
    return (*own, *(BY_KEY[key] for key in _ABOUT_THE_DIAGRAM))
