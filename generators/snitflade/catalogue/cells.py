"""A row of the catalogue as the texts of its cells, one a column of ``columns``.

Codes are joined with ", ", which no code holds; the texts of an interface stand on a line each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from snitflade.catalogue.rows import CatalogueRow, CodeFate
from snitflade.catalogue.wording import Wording
from snitflade.compare.tracing import Outcome
from snitflade.diagram import Category, plain

CODES = ", "
LINES = "\n"


def cells_of(row: CatalogueRow, wording: Wording) -> dict[str, str]:
    """The cells by the keys of their columns; the program's own words in the language of ``wording``."""
    diagram, link = row.diagram, row.link
    kinds = {system.name: system.kind for system in diagram.systems}
    return {
        "diagram": diagram.id,
        "variant": diagram.variant.value,
        "hub": LINES.join(map(plain, diagram.hub.names)),
        "codes": CODES.join(row.codes),
        "system": link.system,
        "kind": diagram.kind(kinds[link.system]).name,
        "to": link.to or "",
        "direction": wording.directions[row.direction],
        "text": LINES.join(row.texts),
        "category": category_words(diagram.categories)[row.category.key],
        "carried": describe_fates(row.fates, wording),
        "replaces": CODES.join(row.replaces),
        "assumed": name_fields(row.assumed, wording),
        "inferred": name_fields(row.inferred, wording),
        "highlight": wording.yes if link.highlight else "",
        "note": plain(link.note or ""),
        "link": str(next(number for number, other in enumerate(diagram.links, 1) if other is link)),
    }


def name_fields(fields: Iterable[str], wording: Wording) -> str:
    """Marked fields in words: ``kategori, retning``."""
    return CODES.join(map(wording.field_name, fields))


def category_words(categories: Sequence[Category]) -> dict[str, str]:
    """What each category is called in the tables: its heading where that says which it is, else all its words."""
    words = {category.key: _heading(category) or plain(category.text) for category in categories}
    words = _tell_apart(
        categories, words, lambda c: f"{_heading(c)}: {plain(c.text)}" if _heading(c) else plain(c.text)
    )
    return _tell_apart(categories, words, lambda c: f"{words[c.key]} [{c.key}]")


def _tell_apart(
    categories: Sequence[Category], words: dict[str, str], longer: Callable[[Category], str]
) -> dict[str, str]:
    """The words, longer where two categories have the same."""
    number = Counter(text.casefold() for text in words.values())
    return {c.key: longer(c) if number[words[c.key].casefold()] > 1 else words[c.key] for c in categories}


def _heading(category: Category) -> str:
    return plain(category.heading).rstrip(": ")


def describe_fates(fates: Iterable[CodeFate], wording: Wording) -> str:
    """What becomes of the codes: their successors, or that they end; with the codes where these part ways."""
    listed = tuple(fates)
    if len(listed) == 1:
        return _fate(listed[0], wording)
    return "; ".join(f"{CODES.join(fate.codes)}: {_fate(fate, wording)}" for fate in listed)


def _fate(fate: CodeFate, wording: Wording) -> str:
    successors = CODES.join(map(plain, fate.successors))
    if fate.outcome is Outcome.CARRIED:
        words = successors
    else:
        words = wording.outcomes[fate.outcome] + (f" ({successors})" if successors else "")
    return f"{words} ({wording.guess})" if fate.assumed else words
