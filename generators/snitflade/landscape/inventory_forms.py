"""The inventory as text for a terminal, Markdown, CSV and JSON: a table of all systems, or all of one."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from snitflade.catalogue.csv_text import protect_cell
from snitflade.compare.escaping import escape_markdown, make_harmless
from snitflade.compare.tracing import Outcome
from snitflade.landscape.inventory import ARROWS, InventoryEntry, InventoryLine, Mention

_HEADINGS = ("system", "kind", "owner", "diagram", "codes", "category")
_WIDEST = 44  # characters of a column; wider, and a row of six columns does not fit in a terminal
_GAP = "  "
_HUB = "hub"
_FATES = {
    Outcome.CARRIED: "carried over as {codes}",
    Outcome.RETIRED: "retired",
    Outcome.UNACCOUNTED: "not accounted for",
    Outcome.NEW: "new",
}


def _cells(entry: InventoryEntry, mention: Mention) -> tuple[str, ...]:
    kind = entry.node.kind.name if entry.node.kind else _HUB
    about = f"{_HUB} of {len(mention.lines)} line{'' if len(mention.lines) == 1 else 's'}"
    content = (about, "") if mention.is_hub else (mention.codes, "; ".join(mention.categories))
    return (entry.node.name, kind, entry.node.owner or "", mention.diagram.id, *content)


def _all_cells(entries: Sequence[InventoryEntry]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        for mention in entry.mentions:
            yield _cells(entry, mention)


def table_text(entries: Sequence[InventoryEntry]) -> str:
    """Aligned columns; a system's name stands at the first of its diagrams. An empty column is left out."""
    rows = [tuple(map(make_harmless, cells)) for cells in _all_cells(entries)]
    kept = [n for n, heading in enumerate(_HEADINGS) if heading != "owner" or any(row[n] for row in rows)]
    shown = [tuple(_HEADINGS[n].upper() for n in kept)]
    before = ""
    for row in rows:
        again = row[0] == before
        before = row[0]
        shown.append(tuple("" if again and n < 3 else _clip(row[n]) for n in kept))
    widths = [max(len(row[n]) for row in shown) for n in range(len(kept))]
    lines = [_GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in shown]
    return "\n".join(lines) + "\n"


def _clip(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def table_markdown(entries: Sequence[InventoryEntry]) -> str:
    """A Markdown table, a line for each system and diagram."""
    lines = ["| " + " | ".join(_HEADINGS) + " |", "|" + "---|" * len(_HEADINGS)]
    lines += ["| " + " | ".join(map(escape_markdown, cells)) + " |" for cells in _all_cells(entries)]
    return "\n".join(lines) + "\n"


def as_csv(entries: Sequence[InventoryEntry]) -> str:
    """A line for each line of a system, with commas between the cells: what ``as_json`` holds, flat."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*_HEADINGS[:4], "other", "direction", "codes", "texts", "category", "assumed", "inferred"))
    for entry in entries:
        for mention in entry.mentions:
            for line in mention.lines:
                own = _line_data(line)
                values = [own["other"], own["direction"], *(", ".join(own[key]) for key in ("codes", "texts"))]
                values += [own["category"], *(", ".join(own[key]) for key in ("assumed", "inferred"))]
                writer.writerow(map(protect_cell, (*_cells(entry, mention)[:4], *values)))
    return text.getvalue()


def as_json(entries: Sequence[InventoryEntry]) -> str:
    """A list of systems with their diagrams and lines."""
    return json.dumps([_entry_data(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def _entry_data(entry: InventoryEntry) -> dict[str, object]:
    return {
        "system": entry.node.name,
        "other_names": list(entry.other_names),
        "kind": entry.node.kind.key if entry.node.kind else None,
        "owner": entry.node.owner,
        "diagrams": [
            {
                "diagram": mention.diagram.id,
                "variant": mention.diagram.variant.value,
                "is_hub": mention.is_hub,
                "lines": [_line_data(line) for line in mention.lines],
            }
            for mention in entry.mentions
        ],
    }


def _line_data(line: InventoryLine) -> dict[str, Any]:
    row = line.row
    return {
        "other": line.other,
        "direction": line.direction.value if line.direction else "",
        "codes": list(row.codes),
        "texts": list(row.texts),
        "category": row.category.key,
        "assumed": list(row.assumed),
        "inferred": list(row.inferred),
        "becomes": [
            {
                "codes": list(fate.codes),
                "outcome": fate.outcome.value,
                "as": list(fate.successors),
                "assumed": fate.assumed,
            }
            for fate in row.fates
        ],
    }


def one_text(entry: InventoryEntry) -> str:
    """Everything about one system, for a terminal."""
    return harmless_lines(_one(entry, str, "", "  "))


def one_markdown(entry: InventoryEntry) -> str:
    """Everything about one system as Markdown, with a list for each diagram."""
    return harmless_lines(_one(entry, escape_markdown, "## ", "- "))


def harmless_lines(lines: Iterator[str]) -> str:
    """The lines as one text, without characters that a terminal would obey."""
    return "".join(f"{_indent(line)}\n" for line in lines)


def _indent(line: str) -> str:
    inner = line.lstrip(" ")
    return " " * (len(line) - len(inner)) + make_harmless(inner)


def _one(entry: InventoryEntry, quote: Callable[[str], str], heading: str, item: str) -> Iterator[str]:
    node = entry.node
    yield f"{heading}{quote(node.name)} ({quote(node.kind.name if node.kind else _HUB)})"
    if entry.other_names:
        yield f"also called: {', '.join(map(quote, entry.other_names))}"
    if node.owner:
        yield f"owner: {quote(node.owner)}"
    for mention in entry.mentions:
        what = " – the hub" if mention.is_hub else ""
        yield ""
        yield f"{heading and '#'}{heading}{quote(mention.diagram.id)} ({mention.diagram.variant.value}){what}"
        if heading:
            yield ""
        for line in mention.lines:
            yield from _one_line(line, quote, item)


def _one_line(line: InventoryLine, quote: Callable[[str], str], item: str) -> Iterator[str]:
    codes = f" {quote(line.codes)}" if line.row.codes else ""
    texts = f": {quote(' / '.join(line.row.texts))}" if line.row.texts else ""
    yield f"{item}{ARROWS[line.direction]} {quote(line.other)}{codes}{texts} [{quote(line.category)}]"
    inset = " " * (len(item) + 2) if item.isspace() else "  - "
    for fate in line.row.fates:
        outcome = _FATES[fate.outcome].format(codes=", ".join(map(quote, fate.successors)))
        yield f"{inset}{', '.join(map(quote, fate.codes))}: {outcome}{' (a guess)' if fate.assumed else ''}"
    marked = [("guesses", line.row.assumed), ("read from the context", line.row.inferred)]
    bases = "; ".join(f"{basis}: {', '.join(fields)}" for basis, fields in marked if fields)
    if bases:
        yield f"{inset}({bases})"


FORMS: Mapping[str, Callable[[Sequence[InventoryEntry]], str]] = {
    "text": table_text,
    "md": table_markdown,
    "csv": as_csv,
    "json": as_json,
}
