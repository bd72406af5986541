"""Finds out which column of a table is which: by the catalogue's headings, other usual ones, or a mapping file's."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from snitflade.catalogue.columns import COLUMNS
from snitflade.importing.grid import Grid, GridCell
from snitflade.problems import Problem, Severity, did_you_mean
from snitflade.values import value

_LINES_LOOKED_AT = 20
"""Rows that may hold the headings: titles and notes come before them, the list itself after."""
_NEAR = 0.84
"""How like a known heading (0 to 1, as difflib counts) a word must be for "did you mean": a wrong letter in seven.
Higher misses slips; lower suggests headings that mean something else."""
_OTHERS = {
    "diagram": "diagram-id, oversigt, overview",
    "codes": "koder, codes, id, nr, nr., nummer, number, "
    "snitflade-id, snitfladeid, snitfladekode, snitflade nr., interface id, interface code, "
    "kombit id, kombit-id, sid",
    "system": "systemnavn, it-system, fagsystem, system name, application, fra system, from system",
    "kind": "systemtype, system kind, system type",
    "to": "til, modtager, to",
    "direction": "dataretning, data direction",
    "text": "beskrivelse, description, indhold, content, snitflade, interface, data",
    "category": "afhængighed, dependency, farve",
    "replaces": "erstatter kode, replaces code",
    "assumed": "antagelser, gæt, assumptions, guesses",
    "inferred": "udledte",
    "highlight": "highlight, fremhæv",
    "note": "fodnote, footnote, bemærkning, bemærkninger, notes",
}
_KNOWN: dict[str, str] = {
    heading.casefold(): column.key for column in COLUMNS for heading in (*column.headings.values(), column.key)
} | {word: key for key, words in _OTHERS.items() for word in words.split(", ")}
DERIVED = frozenset(column.key for column in COLUMNS if column.derived)


@value
class Header:
    """The row of headings. ``columns``: by key, the number of the column's cell in a row; ``rows``: the rows below."""

    columns: dict[str, int]
    row: tuple[GridCell, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    problems: tuple[Problem, ...] = ()


def list_headings() -> tuple[str, ...]:
    """The headings of the catalogue that are read, the Danish ones first."""
    return tuple(column.headings[language] for language in ("da", "en") for column in COLUMNS if not column.derived)


def find_header(grid: Grid, named: Mapping[str, str]) -> Header | None:
    """The row with the most known headings among the first 20; None when none has a system and a code or a text.

    :param named: the keys of columns by the headings that a mapping file gives them, in lower case.
    """
    best: Header | None = None
    for number, row in enumerate(grid.rows[:_LINES_LOOKED_AT]):
        header = _read_header(row, grid.rows[number + 1 :], named)
        is_one = "system" in header.columns and {"codes", "text"} & header.columns.keys()
        if is_one and (best is None or len(header.columns) > len(best.columns)):
            best = header
    return best


def _read_header(
    row: tuple[GridCell, ...], below: tuple[tuple[GridCell, ...], ...], named: Mapping[str, str]
) -> Header:
    columns: dict[str, int] = {}
    problems: list[Problem] = []
    unknown: list[GridCell] = []
    for number, cell in enumerate(row):
        word = " ".join(cell.text.split()).casefold().rstrip(":*")
        usual = _KNOWN.get(word)
        key = named.get(word) or (None if usual in named.values() else usual)
        if key is None:
            unknown += [cell] if word and usual is None else []
        elif key in columns:
            first = row[columns[key]].place
            problems.append(Problem(cell.place, f"duplicate column '{cell.text}'", f"first at {first}; remove one"))
        else:
            columns[key] = number
    problems += [problem for cell in unknown for problem in _warn_unknown(cell, columns)]
    return Header(columns, row, below, tuple(problems))


def _warn_unknown(cell: GridCell, found: Mapping[str, int]) -> list[Problem]:
    """A warning for an unknown heading, which may be a slip."""
    near = difflib.get_close_matches(cell.text[:60].casefold(), list(_KNOWN), n=1, cutoff=_NEAR)
    if not near or _KNOWN[near[0]] in found:
        hint = "it is not read; a mapping file can say what it is"
        return [Problem(cell.place, f"unknown column '{cell.text[:60]}'", hint, Severity.WARNING)]
    meant = next((h for h in list_headings() if h.casefold() == near[0]), near[0])
    message = f"unknown column '{cell.text[:60]}'"
    return [Problem(cell.place, message, f"did you mean '{meant}'?", Severity.WARNING)]


def find_missing_column(grid: Grid, named: Mapping[str, str]) -> Problem:
    """The problem of a table that lacks a column which every list of interfaces has."""
    rows = grid.rows[:_LINES_LOOKED_AT]
    found = max((_read_header(row, (), named) for row in rows), key=lambda header: len(header.columns), default=None)
    columns = found.columns if found else {}
    wanted = "System" if "system" not in columns else "Kode"
    place = found.row[0].place if found and columns else grid.place
    headings = [cell.text for cell in found.row if cell.text] if found and columns else []
    near = did_you_mean(wanted, headings) if headings else ""
    hint = near.replace("did you mean", "is it") if near.startswith("did") else "a mapping file can name the columns"
    return Problem(place, f"missing column '{wanted}'", hint)
