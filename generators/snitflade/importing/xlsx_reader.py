"""Reads an Excel workbook. Nothing is guessed: a date, a formula, a number that may have been a code are faults."""

from __future__ import annotations

import io
import warnings
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from snitflade.importing.grid import MAX_COLUMNS, MAX_ROWS, CellPlace, Grid, GridCell, cell_of
from snitflade.office_file import FileFault, FileLimits, UnsoundFile, check_size
from snitflade.problems import Place, Problem, ProblemsFound

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MAX_UNPACKED_BYTES = 40_000_000
"""More would take gigabytes of memory: openpyxl takes some 50 times as much as it reads, as its manual says."""
MAX_FILES = 1000
"""Parts in the zip: a workbook has a dozen, and some for each sheet."""
_AS_TEXT = "format the cell as text and type it again"
_WHOLE_NUMBERS = ("General", "0", "@")


def read_xlsx(path: Path, data: bytes) -> tuple[Grid, ...]:
    """The sheets of a workbook, in order; hidden rows count.

    :raises ProblemsFound: when it is not a workbook, or holds too much.
    """
    from openpyxl import load_workbook

    _check_size(path, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out: charts, validations, …
            workbook = load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
    except Exception as error:  # openpyxl raises whatever a broken file makes it stumble over
        hint = "open it in Excel or LibreOffice and save it again as .xlsx"
        raise ProblemsFound([Problem(Place(path.as_posix()), "invalid workbook", hint)]) from error
    return tuple(_grid(path, sheet) for sheet in workbook.worksheets)


def _check_size(path: Path, data: bytes) -> None:
    try:
        check_size(data, FileLimits(MAX_UNPACKED_BYTES, MAX_UNPACKED_BYTES, MAX_FILES))
    except UnsoundFile as error:
        what, hint = "invalid workbook", "save it as .xlsx in Excel or LibreOffice"
        if error.fault is FileFault.TOO_LARGE:
            what, hint = "invalid size of the workbook", f"at most {MAX_UNPACKED_BYTES:,} bytes"
        raise ProblemsFound([Problem(Place(path.as_posix()), what, hint)]) from None


def _grid(path: Path, sheet: Worksheet) -> Grid:
    name = f"{path.as_posix()}:{sheet.title}"
    filled = _find_filled_cells(name, sheet)
    rows = sorted({row for row, _ in filled})
    width = max((column for _, column in filled), default=0)
    by_place = {
        (row, column): _cell(name, row, column, filled.get((row, column)))
        for row in rows
        for column in range(1, width + 1)
    }
    _spread_merged(sheet, by_place)
    grid_rows = tuple(tuple(by_place[row, column] for column in range(1, width + 1)) for row in rows)
    return Grid(sheet.title, CellPlace(name, label=name), grid_rows)


def _find_filled_cells(name: str, sheet: Worksheet) -> dict[tuple[int, int], Any]:
    """The cells that are not empty, by row and column.

    :raises ProblemsFound: when there are too many rows or columns.
    """
    # The public ways to walk over a sheet make a cell for every place in between.
    cells = {place: cell for place, cell in sheet._cells.items() if cell.value is not None}  # noqa: SLF001
    faults = []
    if len({row for row, _ in cells}) > MAX_ROWS:
        faults.append(Problem(Place(name), "invalid number of rows", f"at most {MAX_ROWS:,}"))
    if any(column > MAX_COLUMNS for _, column in cells):
        faults.append(Problem(Place(name), "invalid number of columns", f"at most {MAX_COLUMNS}"))
    if faults:
        raise ProblemsFound(faults)
    return cells


def _spread_merged(sheet: Worksheet, cells: dict[tuple[int, int], GridCell]) -> None:
    """Give each row of a merged cell its text."""
    for merged in sheet.merged_cells.ranges:
        first = cells.get((merged.min_row, merged.min_col))
        if first is None or merged.size["rows"] > MAX_ROWS:
            continue
        for row in range(merged.min_row + 1, merged.max_row + 1):
            if (row, merged.min_col) in cells:
                place = cells[row, merged.min_col].place
                cells[row, merged.min_col] = replace(first, place=place)


def _cell(name: str, row: int, column: int, cell: Any) -> GridCell:
    from openpyxl.utils import get_column_letter

    place = CellPlace(name, row, column, f"{name}!{get_column_letter(column)}{row}")
    if cell is None:
        return GridCell("", place)
    text, fault = _read_value(cell)
    return cell_of(text, place, fault)


def _read_value(cell: Any) -> tuple[str, tuple[str, str] | None]:
    """The text of a cell, and why it cannot be used."""
    content, kind = cell.value, cell.data_type
    if kind == "f":
        return "", ("invalid formula", "paste its value instead")
    if kind == "e":
        return "", (f"invalid value '{content}'", "a formula of the sheet has failed")
    if isinstance(content, str):
        return content, None
    if isinstance(content, bool):
        return "", (f"invalid value '{str(content).upper()}'", _AS_TEXT)
    if isinstance(content, int | float) and not cell.is_date:
        return _read_number(content, cell.number_format)
    return "", (f"invalid date '{content}'", f"a code may have become a date: {_AS_TEXT}")


def _read_number(number: float, number_format: str) -> tuple[str, tuple[str, str] | None]:
    """The text of a whole number that is shown as it is stored: it is what was typed. Others are faults."""
    if isinstance(number, int) and number_format in _WHOLE_NUMBERS:
        return str(number), None
    why = "it is not shown as it is stored" if isinstance(number, int) else "a code may have become a number"
    return "", (f"invalid number '{number:g}'", f"{why}: {_AS_TEXT}")
