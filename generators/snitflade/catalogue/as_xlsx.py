"""The catalogue as an Excel workbook: all diagrams, each by itself, the systems, and what else the specs say.

Everything is written as text, in cells that are formatted as text: no code becomes a number or a date, and nothing in
a spec becomes a formula or a link. Same catalogue, same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from snitflade.catalogue.columns import COLUMNS, CatalogueColumn, columns_of_one
from snitflade.catalogue.settings import system_keys
from snitflade.catalogue.sheet_names import sheet_names
from snitflade.catalogue.tables import Catalogue
from snitflade.problems import Problem, ProblemsFound
from snitflade.values import value

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Characters; the limit of the file format (ECMA-376, as Excel applies it)."""
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
_A3, _A4 = 8, 9
_PADDING = 3
_LINE_HEIGHT = 15.0
_TALLEST = 400.0
_LAST_PRINTED = "assumed"
_WIDEST_SETTING = 60


@value
class Sheet:
    """A sheet: its name, the columns, and the texts of its rows."""

    name: str
    columns: tuple[CatalogueColumn, ...]
    rows: tuple[tuple[str, ...], ...]


def as_xlsx(catalogue: Catalogue) -> bytes:
    """The workbook.

    :raises ProblemsFound: when a text is longer than a cell of a spreadsheet can hold.
    """
    import xlsxwriter

    tables = _tables(catalogue)
    _check_lengths(catalogue, tables)
    data = io.BytesIO()
    workbook = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    workbook.set_properties({"title": catalogue.wording.heading, "created": _NO_DATE.replace(tzinfo=None)})
    styles = _SheetStyles(workbook)
    for table in tables:
        _write(workbook.add_worksheet(table.name), table, styles)
    workbook.close()
    return data.getvalue()


def _tables(catalogue: Catalogue) -> tuple[Sheet, ...]:
    wording = catalogue.wording
    first = (wording.all_sheet, wording.systems_sheet, wording.diagrams_sheet)
    names = sheet_names((*first, *(table.diagram.id for table in catalogue.tables)))
    everything = tuple(cells for table in catalogue.tables for cells in _rows(table.cells(wording), COLUMNS))
    singles = []
    for name, table in zip(names[3:], catalogue.tables, strict=True):
        columns = columns_of_one(table.diagram.variant.value)
        singles.append(Sheet(name, _in_language(columns, table.wording.language), _rows(table.cells(), columns)))
    return (
        Sheet(names[0], _in_language(COLUMNS, wording.language), everything),
        *singles,
        _systems(catalogue, names[1]),
        _diagrams(catalogue, names[2]),
    )


def _in_language(columns: Sequence[CatalogueColumn], language: str) -> tuple[CatalogueColumn, ...]:
    return tuple(CatalogueColumn(c.key, {"": c.headings[language]}, c.widest, c.derived) for c in columns)


def _rows(cells: Sequence[dict[str, str]], columns: Sequence[CatalogueColumn]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row[column.key] for column in columns) for row in cells)


def _column(key: str, heading: str, widest: int = 30) -> CatalogueColumn:
    return CatalogueColumn(key, {"": heading[:1].upper() + heading[1:]}, widest)


def _systems(catalogue: Catalogue, name: str) -> Sheet:
    wording = catalogue.wording
    columns: tuple[CatalogueColumn, ...] = (_column("diagram", "Diagram"), _column("system", "System"))
    columns += tuple(_column(key, wording.field_name(key)) for key in system_keys())
    rows = ((t.diagram.id, *cells) for t in catalogue.tables for cells in t.systems(wording))
    return Sheet(name, columns, tuple(rows))


def _diagrams(catalogue: Catalogue, name: str) -> Sheet:
    wording = catalogue.wording
    columns = (
        _column("diagram", "Diagram"),
        _column("field", wording.field),
        _column("setting", wording.setting, _WIDEST_SETTING),
    )
    rows = ((t.diagram.id, path, text) for t in catalogue.tables for path, text in t.settings)
    return Sheet(name, columns, tuple(rows))


def _check_lengths(catalogue: Catalogue, tables: Sequence[Sheet]) -> None:
    problems = [
        Problem(row.link.place, f"a text of {len(text):,} characters", f"a cell holds at most {LONGEST_CELL:,}")
        for table in catalogue.tables
        for row, cells in zip(table.rows, table.cells(), strict=True)
        for text in cells.values()
        if len(text) > LONGEST_CELL
    ]
    if problems:
        raise ProblemsFound(problems)
    if any(len(text) > LONGEST_CELL for table in tables for row in table.rows for text in row):
        raise ProblemsFound([Problem(t.diagram.place, "a text too long for a cell") for t in catalogue.tables[:1]])


class _SheetStyles:
    def __init__(self, workbook: Workbook) -> None:
        text: dict[str, Any] = {"num_format": "@", "text_wrap": True, "valign": "top"}
        line = {"bottom": 1, "bottom_color": "#d9d9d9"}
        self.head: Format = workbook.add_format({**text, "bold": True, "bg_color": "#e7ecf3", "bottom": 1})
        self.cell: Format = workbook.add_format({**text, **line})
        self.code: Format = workbook.add_format({**text, **line, "bold": True})
        self.guess: Format = workbook.add_format({**text, **line, "bg_color": "#fff2cc"})

    def of(self, key: str, text: str) -> Format:
        if key == "codes":
            return self.code
        return self.guess if key == "assumed" and text else self.cell


def _write(sheet: Worksheet, table: Sheet, styles: _SheetStyles) -> None:
    widths = [_width(number, table) for number, _ in enumerate(table.columns)]
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, widths[number], styles.cell)
        sheet.write_string(0, number, column.headings[""], styles.head)
    for line, row in enumerate(table.rows, 1):
        sheet.set_row(line, _height(row, widths))
        for number, text in enumerate(row):
            style = styles.of(table.columns[number].key, text)
            if text:
                sheet.write_string(line, number, text, style)
            else:
                sheet.write_blank(line, number, None, style)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    _set_up_print(sheet, table)


def _width(number: int, table: Sheet) -> int:
    """In characters, as a spreadsheet counts widths: as wide as its widest line, up to where its cells are wrapped."""
    column = table.columns[number]
    lines = [line for row in table.rows for line in row[number].split("\n")]
    # The filter's button takes the room of some letters of the heading.
    return min(max([len(column.headings[""]) + _PADDING + 1, *(len(line) + _PADDING for line in lines)]), column.widest)


def _height(row: Sequence[str], widths: Sequence[int]) -> float:
    """In points: of as many lines as the cell that is wrapped most; not every spreadsheet finds that out itself."""
    lines = max(
        sum(len(wrap(line, width - 1)) or 1 for line in text.split("\n"))
        for text, width in zip(row, widths, strict=True)
    )
    return min(lines * _LINE_HEIGHT, _TALLEST)


def _set_up_print(sheet: Worksheet, table: Sheet) -> None:
    """On paper come the columns up to the guesses; those behind them are for filters and for ``import``."""
    keys = [column.key for column in table.columns]
    last = keys.index(_LAST_PRINTED) if _LAST_PRINTED in keys and "codes" in keys else len(keys) - 1
    sheet.print_area(0, 0, max(len(table.rows), 1), last)
    sheet.set_landscape()
    sheet.set_paper(_A4 if keys[0] == "codes" else _A3)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_header("&L&A")
    sheet.set_footer("&R&P / &N")
