"""Reads a CSV file: UTF-8 or as Danish Excel writes it (Windows-1252, UTF-16), with ``;``, ``,`` or tabs."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from snitflade.catalogue.csv_text import restore_cell
from snitflade.importing.grid import MAX_COLUMNS, MAX_ROWS, CellPlace, Grid, GridCell, cell_of
from snitflade.problems import Place, Problem, ProblemsFound

_DELIMITERS = ";,\t"
_LINES_LOOKED_AT = 20
"""Lines that say what the delimiter is: more make it no surer, and a title or two may come first."""
_LONGEST_CELL = 200_000
"""Characters. The library's own limit, 131,072, is too low for a long list of texts; without one, a quote that is never
closed would take the whole file into one cell."""
# What Excel turns a code such as 1E3, 5-6 or may-7 into, and then saves.
_SPOILT = re.compile(
    r"\d+([.,]\d+)?E[+-]\d+|\d{1,2}-(jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\.?"
    r"|(jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\.?-\d{2}",
    re.IGNORECASE,
)


def read_csv(path: Path, data: bytes) -> tuple[Grid, ...]:
    """The one grid of a CSV file. A place in it is the line on which its row begins and the number of its column.

    :raises ProblemsFound: when it is not a CSV file, or has too many rows or columns.
    """
    text = _decode(path, data)
    name = path.as_posix()
    rows = []
    try:
        for line, cells in _rows(text):
            if any(cell.strip() for cell in cells):
                rows.append(tuple(_cell(name, line, column, cell) for column, cell in enumerate(cells, 1)))
    except csv.Error as error:
        hint = "save it again as CSV UTF-8"
        raise ProblemsFound([Problem(Place(name), f"invalid CSV: {error}", hint)]) from None
    _check_size(name, rows)
    return (Grid(path.stem, CellPlace(name, label=name), tuple(rows)),)


def _decode(path: Path, data: bytes) -> str:
    # UTF-16 is what Excel calls "Unicode text"; it begins with a mark.
    is_utf16 = data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    hint = "save it as CSV UTF-8"
    raise ProblemsFound([Problem(Place(path.as_posix()), "invalid text", hint)])


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the lines that they begin on.

    :raises csv.Error: when a quote is not closed, for example.
    """
    delimiter = delimiter_of(text)
    if text.startswith("sep="):  # the line that names the separator to Excel
        text = "\n" + text.partition("\n")[2]
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        line = 1
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    finally:
        csv.field_size_limit(before)


def delimiter_of(text: str) -> str:
    """The character between the cells: the one that most of the first lines have outside quotes.

    >>> delimiter_of("Kode;System\\n9;STAR, styrelsen"), delimiter_of("Code,System"), delimiter_of("a\\tb")
    (';', ',', '\\t')
    """
    if text.startswith("sep=") and text[4:5] in _DELIMITERS:
        return text[4]
    lines = re.sub(r'"[^"]*"', "", text[:_LONGEST_CELL]).splitlines()[:_LINES_LOOKED_AT]
    return max(
        _DELIMITERS, key=lambda mark: (sum(mark in line for line in lines), sum(line.count(mark) for line in lines))
    )


def _cell(name: str, line: int, column: int, text: str) -> GridCell:
    place = CellPlace(name, line, column, f"{name}:{line}:{column}")
    bare = text.strip()
    if _SPOILT.fullmatch(bare):
        hint = "a spreadsheet has changed it; put an apostrophe before it if it is right"
        return cell_of(bare, place, (f"invalid code '{bare}'", hint), is_sure=False)
    if bare.startswith("'") and _SPOILT.fullmatch(bare[1:]):
        return cell_of(bare[1:], place)
    return cell_of(restore_cell(text), place)


def _check_size(name: str, rows: list[tuple[GridCell, ...]]) -> None:
    if len(rows) > MAX_ROWS:
        raise ProblemsFound([Problem(Place(name), "invalid number of rows", f"at most {MAX_ROWS:,}")])
    if any(len(row) > MAX_COLUMNS for row in rows):
        raise ProblemsFound([Problem(Place(name), "invalid number of columns", f"at most {MAX_COLUMNS}")])
