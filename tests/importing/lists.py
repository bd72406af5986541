"""Interface lists for tests: made of the catalogue's own rows, edited, and written as CSV or as a workbook."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from snitflade.catalogue.as_csv import as_csv
from snitflade.catalogue.as_xlsx import as_xlsx
from snitflade.importing.importer import ImportOptions, ImportResult, import_list
from tests.catalogue.catalogues import SIX, SPECS, six

Row = dict[str, str]


def copied(folder: Path, with_specs: bool = True) -> Path:
    """The legends, and the six specs unless they are not wanted, in a folder of their own."""
    specs = folder / "specs"
    shutil.copytree(SPECS / "legends", specs / "legends")
    for path in SIX if with_specs else ():
        shutil.copy(path, specs)
    return specs


def catalogue_csv(folder: Path, edit: Callable[[list[Row]], Any] = lambda _: None) -> Path:
    """The catalogue of the six as CSV, with its rows edited."""
    rows = list(csv.DictReader(io.StringIO(as_csv(six()).decode("utf-8-sig"), newline=""), delimiter=";"))
    edit(rows)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return written(folder, "list.csv", text.getvalue().encode("utf-8-sig"))


def catalogue_xlsx(folder: Path, edit: Callable[[Workbook], Any] | None = None) -> Path:
    """The workbook of the six, edited with openpyxl."""
    path = written(folder, "list.xlsx", as_xlsx(six()))
    if edit:
        book = load_workbook(path)
        edit(book)
        book.save(path)
    return path


def workbook(folder: Path, rows: Sequence[Sequence[Any]], edit: Callable[[Any], Any] = lambda _: None) -> Path:
    """A workbook of one sheet, ``Ark1``."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Ark1"
    for row in rows:
        sheet.append(list(row))
    edit(sheet)
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def row_of(rows: Sequence[Row], diagram: str, code: str) -> Row:
    """The row of a code."""
    return next(row for row in rows if row["Diagram"] == diagram and row["Kode"] == code)


def imported(path: Path, specs: Path, **options: Any) -> ImportResult:
    """Import a list and write what it makes."""
    found = import_list(path, ImportOptions(folder=specs, **options))
    for spec, text in found.files.items():
        spec.write_text(text, encoding="utf-8", newline="")
    return found


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and that came, without their indentation."""
    old, new = before.splitlines(), after.splitlines()
    gone = [line.strip() for line in old if line not in new or old.count(line) > new.count(line)]
    come = [line.strip() for line in new if line not in old or new.count(line) > old.count(line)]
    return list(dict.fromkeys(gone)), list(dict.fromkeys(come))
