"""Which sheets of a file hold what: the interfaces, what is said of the systems, and of the diagrams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from snitflade.catalogue.settings import MARKS, system_keys
from snitflade.catalogue.wording import WORDING
from snitflade.importing.grid import Cell, Grid
from snitflade.importing.headings import DERIVED, Header, find_header, missing_columns
from snitflade.importing.words import DIRECTIONS, FIELDS, split_codes, truth
from snitflade.problems import Problem, ProblemsFound, SnitfladeError, did_you_mean
from snitflade.values import value

Cells = dict[str, Cell]
"""The cells of a row by the keys of their columns."""


@value
class Contents:
    """``systems`` and ``settings`` are the rows of the sheets of a catalogue, None when the file has no such sheet."""

    header: Header
    grid: Grid
    systems: tuple[Cells, ...] | None = None
    settings: tuple[Cells, ...] | None = None


def contents_of(grids: Sequence[Grid], sheet: str | None, named: Mapping[str, str]) -> Contents:
    """The list of interfaces and what stands beside it.

    :param sheet: the name of the sheet with the list; the first that has one when left out.
    :raises ProblemsFound: when there is no list, or a second one that says something else.
    :raises SnitfladeError: when there is no such sheet.
    """
    named_so = {grid.name: grid for grid in grids}
    if sheet is not None and sheet not in named_so:
        raise SnitfladeError(f"unknown sheet '{sheet[:60]}'", did_you_mean(sheet, tuple(named_so)))
    about = {grid.name for grid in grids if _rows_about(grid, "systems") or _rows_about(grid, "diagrams")}
    wanted = [named_so[sheet]] if sheet is not None else [grid for grid in grids if grid.name not in about]
    found = [(grid, header) for grid in wanted if (header := find_header(grid, named))]
    if not found:
        first = next((grid for grid in wanted if grid.rows), wanted[0] if wanted else grids[0])
        raise ProblemsFound([missing_columns(first, named)])
    (grid, header), *others = found
    problems = [problem for other in others for problem in _differences((grid, header), other)]
    if problems:
        raise ProblemsFound(problems)
    return Contents(header, grid, _rows_in(grids, "systems"), _rows_in(grids, "diagrams"))


def _rows_in(grids: Sequence[Grid], what: str) -> tuple[Cells, ...] | None:
    return next((rows for grid in grids if (rows := _rows_about(grid, what)) is not None), None)


def _rows_about(grid: Grid, what: str) -> tuple[Cells, ...] | None:
    """The rows of the sheet of systems or of diagrams; None when this is another sheet."""
    for wording in WORDING.values():
        name = wording.systems_sheet if what == "systems" else wording.diagrams_sheet
        if grid.name == name and grid.rows:
            columns = _columns_about(grid.rows[0], what)
            if columns:
                return tuple({key: row[number] for key, number in columns.items()} for row in grid.rows[1:])
    return None


def _columns_about(row: Sequence[Cell], what: str) -> dict[str, int]:
    known: dict[str, str] = {}
    for wording in WORDING.values():
        if what == "systems":
            known |= {wording.field_name(key).casefold(): key for key in system_keys()} | {"system": "system"}
        else:
            known |= {wording.field.casefold(): "field", wording.setting.casefold(): "setting"}
    known["diagram"] = "diagram"
    columns = {known[word]: n for n, cell in enumerate(row) if (word := cell.text.casefold()) in known}
    needed = {"diagram", "system", "kind"} if what == "systems" else {"diagram", "field", "setting"}
    return columns if needed <= columns.keys() else {}


def _differences(first: tuple[Grid, Header], second: tuple[Grid, Header]) -> Iterator[Problem]:
    """A further list must be a part of the first, as in a catalogue: else nobody knows which one is meant."""
    keys = [key for key in second[1].columns if key in first[1].columns and key not in DERIVED]
    diagrams = {_text(row, second[1], "diagram") for row in second[1].rows}
    known = [_row(row, first[1], keys) for row in first[1].rows if _text(row, first[1], "diagram") in diagrams]
    rest = list(known)
    hint = f"name the sheet that is right with --sheet '{first[0].name}' or --sheet '{second[0].name}'"
    for row in second[1].rows:
        told = _row(row, second[1], keys)
        if told in rest:
            rest.remove(told)
        else:
            yield Problem(_where(row, told, rest, keys, second[1]).place, f"differs from sheet '{first[0].name}'", hint)
            return
    if rest:
        place = second[1].row[0].place
        yield Problem(place, f"sheet '{first[0].name}' has {len(rest)} more rows of the same diagram", hint)


def _where(
    row: Sequence[Cell], told: tuple[str, ...], others: Sequence[tuple[str, ...]], keys: Sequence[str], header: Header
) -> Cell:
    """The first cell that differs from the row most like this one."""
    like = max(others, key=lambda other: sum(a == b for a, b in zip(told, other, strict=True)), default=())
    key = next((k for k, a, b in zip(keys, told, like, strict=False) if a != b), keys[0])
    return row[header.columns[key]]


def _row(row: Sequence[Cell], header: Header, keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(_meant(key, _text(row, header, key)) for key in keys)


def _meant(key: str, text: str) -> str:
    """The same for the same words in another language."""
    if key == "direction":
        return DIRECTIONS.get(text.casefold(), text)
    if key == "highlight":
        return str(truth(text))
    if key in MARKS:
        return ", ".join(FIELDS.get(word.casefold(), word) for word in split_codes(text))
    return text


def _text(row: Sequence[Cell], header: Header, key: str) -> str:
    number = header.columns.get(key, len(row))
    return row[number].text if number < len(row) else ""
