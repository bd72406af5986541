"""Finds the sheets of a file: the list of interfaces, and the catalogue's sheets of systems and of diagrams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from snitflade.catalogue.settings import MARKS, system_keys
from snitflade.catalogue.wording import WORDING
from snitflade.importing.grid import Grid, GridCell
from snitflade.importing.headings import DERIVED, Header, find_header, find_missing_column
from snitflade.importing.words import DIRECTIONS, FIELDS, parse_yes_no, split_codes
from snitflade.problems import Problem, ProblemsFound, SnitfladeError, did_you_mean
from snitflade.values import value

Cells = dict[str, GridCell]
"""The cells of a row by the keys of their columns."""


@value
class WorkbookContents:
    """``systems`` and ``settings`` are the rows of a catalogue's other sheets; None when the file has no such sheet."""

    header: Header
    grid: Grid
    systems: tuple[Cells, ...] | None = None
    settings: tuple[Cells, ...] | None = None


def contents_of(grids: Sequence[Grid], sheet: str | None, named: Mapping[str, str]) -> WorkbookContents:
    """The list of interfaces in a file, and the sheets beside it.

    :param sheet: the name of the sheet with the list; None: the first sheet that has one.
    :param named: keys of columns by the headings of a mapping file, in lower case.
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
        raise ProblemsFound([find_missing_column(first, named)])
    (grid, header), *others = found
    problems = [problem for other in others for problem in _differences((grid, header), other)]
    if problems:
        raise ProblemsFound(problems)
    return WorkbookContents(header, grid, _rows_in(grids, "systems"), _rows_in(grids, "diagrams"))


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


def _columns_about(row: Sequence[GridCell], what: str) -> dict[str, int]:
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
    """Another list must be a part of the first, as in a catalogue: else it is unclear which one counts."""
    grid, header = first
    other, columns = second
    keys = [key for key in columns.columns if key in header.columns and key not in DERIVED]
    diagrams = {_text(row, columns, "diagram") for row in columns.rows}
    rest = [_row(row, header, keys) for row in header.rows if _text(row, header, "diagram") in diagrams]
    hint = f"name the sheet that is right with --sheet '{grid.name}' or --sheet '{other.name}'"
    for row in columns.rows:
        values = _row(row, columns, keys)
        if values not in rest:
            cell = _find_difference(row, values, rest, keys, columns)
            yield Problem(cell.place, f"differs from sheet '{grid.name}'", hint)
            return
        rest.remove(values)
    if rest:
        message = f"sheet '{grid.name}' has {len(rest)} more rows of the same diagram"
        yield Problem(columns.row[0].place, message, hint)


def _find_difference(
    row: Sequence[GridCell],
    values: tuple[str, ...],
    others: Sequence[tuple[str, ...]],
    keys: Sequence[str],
    header: Header,
) -> GridCell:
    """The first cell that differs from the row most like this one."""
    like = max(others, key=lambda other: sum(a == b for a, b in zip(values, other, strict=True)), default=())
    key = next((k for k, a, b in zip(keys, values, like, strict=False) if a != b), keys[0])
    return row[header.columns[key]]


def _row(row: Sequence[GridCell], header: Header, keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(_normalise(key, _text(row, header, key)) for key in keys)


def _normalise(key: str, text: str) -> str:
    """The text of a cell in a form that is equal for both languages."""
    if key == "direction":
        return DIRECTIONS.get(text.casefold(), text)
    if key == "highlight":
        return str(parse_yes_no(text))
    if key in MARKS:
        return ", ".join(FIELDS.get(word.casefold(), word) for word in split_codes(text))
    return text


def _text(row: Sequence[GridCell], header: Header, key: str) -> str:
    number = header.columns.get(key, len(row))
    return row[number].text if number < len(row) else ""
