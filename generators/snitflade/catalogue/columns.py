"""The columns of the catalogue's tables, with their headings in each language.

``import`` reads the same columns, by the same headings; what is written but not read back is ``derived``.
"""

from __future__ import annotations

from snitflade.spec.vocabulary import DANISH, ENGLISH, capitalize
from snitflade.values import value


@value
class CatalogueColumn:
    """A column of interfaces. ``widest``: where its cells are wrapped, in characters."""

    key: str
    headings: dict[str, str]
    widest: int
    derived: bool = False


def _column(key: str, da: str, en: str, widest: int = 30, derived: bool = False) -> CatalogueColumn:
    return CatalogueColumn(key, {"da": da, "en": en}, widest, derived)


def _key_column(key: str, widest: int) -> CatalogueColumn:
    """The column of a key of the spec, under the name that this has everywhere."""
    return _column(key, DANISH.heading(key), ENGLISH.heading(key), widest)


COLUMNS: tuple[CatalogueColumn, ...] = (
    _column("diagram", "Diagram", "Diagram"),
    _column("variant", "Variant", "Variant"),
    _column("hub", "Hub", "Hub"),
    _key_column("codes", 24),
    _column("system", DANISH.system.heading, ENGLISH.system.heading),
    _key_column("kind", 20),
    _column("to", "Til system", "To system"),
    _key_column("direction", 14),
    _key_column("text", 60),
    _key_column("category", 40),
    _column("carried", capitalize(DANISH.carried_as), capitalize(ENGLISH.carried_as), 26, derived=True),
    _key_column("replaces", 18),
    _column("assumed", DANISH.assumed, ENGLISH.assumed, 26),
    _column("inferred", DANISH.inferred, ENGLISH.inferred, 26),
    _column("highlight", "Fremhævet", "Highlighted", 12),
    _column("note", "Note", "Note", 40),
    _column("link", DANISH.link.heading, ENGLISH.link.heading, 12),
)
"""In the order of the sheet of all diagrams."""

KEYS = tuple(column.key for column in COLUMNS)
BY_KEY = {column.key: column for column in COLUMNS}

_ABOUT_THE_DIAGRAM = ("diagram", "variant", "hub")
_OF_THE_OTHER_VARIANT = {"as-is": "replaces", "transition": "carried"}


def columns_of_one(variant: str) -> tuple[CatalogueColumn, ...]:
    """The columns of a sheet of one diagram: what is the same in every row comes last."""
    own = [c for c in COLUMNS if c.key not in (*_ABOUT_THE_DIAGRAM, _OF_THE_OTHER_VARIANT[variant])]
    return (*own, *(BY_KEY[key] for key in _ABOUT_THE_DIAGRAM))
