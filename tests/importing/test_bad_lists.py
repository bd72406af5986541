"""Faulty lists: what is wrong is told at its cell, all at once, and nothing is written."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from snitflade.importing import xlsx_reader
from snitflade.importing.grid import MAX_COLUMNS, MAX_ROWS
from snitflade.importing.importer import ImportOptions, import_list, read_list
from snitflade.importing.mapping_file import ColumnMapping, read_mapping
from snitflade.pipeline import load
from snitflade.problems import ProblemsFound, Severity, SnitfladeError
from tests.importing.lists import catalogue_xlsx, copied, imported, workbook, written

LISTS = Path(__file__).parent / "bad_lists"
PREFIX = "# expect: "
DEFAULTS = {"terms": {"system": "X", "termination": "Y"}}
AS_TEXT = "format the cell as text and type it again"
HEAD = ("System", "Kode", "Kategori", "Retning")


def faults(path: Path, specs: Path, **options: Any) -> list[str]:
    """What an import tells, without the name of the file."""
    given: dict[str, Any] = {"legend": "as-is", "hub": "Hub", "mapping": ColumnMapping({}, {}, DEFAULTS)}
    with pytest.raises(ProblemsFound) as found:
        import_list(path, ImportOptions(folder=specs, **(given | options)))
    errors = [problem for problem in found.value.problems if problem.severity is Severity.ERROR]
    return [str(problem).replace(f"{path.as_posix()}:", "") for problem in errors]


@pytest.mark.parametrize("path", sorted(LISTS.glob("*.csv")), ids=lambda path: path.stem)
def test_a_faulty_list_says_what_is_expected(path: Path, tmp_path: Path) -> None:
    specs = copied(tmp_path)
    before = {file: file.read_bytes() for file in specs.rglob("*.yaml")}
    lines = path.read_text(encoding="utf-8").splitlines()

    assert sorted(faults(path, specs)) == sorted(line.removeprefix(PREFIX) for line in lines if line.startswith(PREFIX))
    assert {file: file.read_bytes() for file in specs.rglob("*.yaml")} == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (1.1, f"invalid code '1.1' (a code may have become a number: {AS_TEXT})"),
        (date(2026, 6, 5), f"invalid date '2026-06-05 00:00:00' (a code may have become a date: {AS_TEXT})"),
        ("=A1", "invalid formula (paste its value instead)"),
        (True, f"invalid value 'TRUE' ({AS_TEXT})"),
        ("#N/A", "invalid value '#N/A' (a formula of the sheet has failed)"),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_has_changed_is_refused(content: object, told: str, tmp_path: Path) -> None:
    path = workbook(tmp_path, [HEAD, ("STAR", content, "strong", "ud")])

    assert faults(path, copied(tmp_path)) == [f"Ark1!B2: {told}"]


def test_a_number_that_is_shown_with_zeros_before_it_is_refused(tmp_path: Path) -> None:
    def pad(sheet: Worksheet) -> None:
        sheet["B2"].number_format = "000"

    path = workbook(tmp_path, [HEAD, ("STAR", 10, "strong", "ud")], pad)
    assert faults(path, copied(tmp_path)) == [
        f"Ark1!B2: invalid code '10' (it is not shown as it is stored: {AS_TEXT})"
    ]


def test_all_faults_of_a_sheet_are_told_in_the_order_of_its_rows(tmp_path: Path) -> None:
    rows = [HEAD, *(("STAR", 1.5, "strong", "uud") for _ in range(10))]
    told = faults(workbook(tmp_path, rows), copied(tmp_path))

    assert [line.partition(":")[0] for line in told] == [f"Ark1!{c}{n}" for n in range(2, 12) for c in "BD"]


def test_a_sound_sheet_with_a_title_merged_and_hidden_rows(tmp_path: Path) -> None:
    def shape(sheet: Worksheet) -> None:
        sheet.merge_cells("A4:A5")
        sheet.row_dimensions[6].hidden = True

    rows = [
        ("Snitflader 2026",), (), ("Fagsystem", "ID", "Kategori", "Retning", "Ejer"),
        ("STAR", 9, "Afhængighed:", "ud"), (None, "010", "strong", "ind"), ("DST", "1.10", "Svag afhængighed", "↔"),
    ]  # fmt: skip
    specs = copied(tmp_path, with_specs=False)
    path = workbook(tmp_path, rows, shape)
    found = imported(path, specs, legend="as-is", hub="Hub", mapping=ColumnMapping({}, {}, DEFAULTS))

    assert "unknown column 'Ejer'" in str(found.warnings[0])
    links = load(specs / "list.yaml").links
    assert [(link.system, link.category) for link in links] == [("STAR", "strong"), ("DST", "weak")]
    assert [i.codes for link in links for i in link.interfaces] == [("9",), ("010",), ("1.10",)]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"System,Kode,Kategori\r\nK\xf8benhavn,9,strong\r\n", "København"),
        ("System\tKode\tKategori\nKøbenhavn\t9\tstrong\n".encode(), "København"),
        ("System\tKode\tKategori\nKøbenhavn\t9\tstrong\n".encode("utf-16"), "København"),
        ("\ufeffsep=;\nSystem;Kode;Kategori\n\"København\nog omegn\";9;strong\n".encode(), "København og omegn"),
    ],
)  # fmt: skip
def test_csv_of_many_programs(data: bytes, told: str, tmp_path: Path) -> None:
    specs = copied(tmp_path, with_specs=False)
    path = written(tmp_path, "list.csv", data)
    imported(path, specs, legend="as-is", hub="Hub", mapping=ColumnMapping({}, {}, DEFAULTS))

    assert load(specs / "list.yaml").systems[0].name == told


def test_an_edit_in_one_of_two_sheets_asks_which_is_right(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["kmd-aktiv-as-is"]["F5"].value = "Ny tekst"

    path = catalogue_xlsx(tmp_path, edit)
    told = faults(path, copied(tmp_path))
    hint = "name the sheet that is right with --sheet 'Alle' or --sheet 'kmd-aktiv-as-is'"
    assert told == [f"kmd-aktiv-as-is!F5: differs from sheet 'Alle' ({hint})"]
    imported(path, tmp_path / "specs", sheet="kmd-aktiv-as-is")
    assert load(tmp_path / "specs" / "kmd-aktiv-as-is.yaml").links[3].interfaces[0].texts == ("Ny tekst",)


def test_an_unknown_sheet_and_an_unknown_kind_of_file(tmp_path: Path) -> None:
    with pytest.raises(SnitfladeError, match="unknown sheet 'Allle' \\(did you mean 'Alle'"):
        import_list(catalogue_xlsx(tmp_path), ImportOptions(sheet="Allle"))
    with pytest.raises(SnitfladeError, match=r"unknown kind of file '.xls' \(.*save it as .xlsx"):
        read_list(tmp_path / "list.xls")
    with pytest.raises(SnitfladeError, match="missing file"):
        read_list(tmp_path / "none.csv")


def test_what_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(SnitfladeError, match="invalid workbook"):
        read_list(written(tmp_path, "a.xlsx", "System;Kode"))
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    with pytest.raises(SnitfladeError, match="invalid workbook"):
        read_list(tmp_path / "b.xlsx")


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (xlsx_reader.MAX_UNPACKED_BYTES + 1))

    with pytest.raises(SnitfladeError, match="invalid size of the workbook"):
        read_list(tmp_path / "bomb.xlsx")


def test_too_many_rows_and_columns(tmp_path: Path) -> None:
    rows = "System;Kode\n" + "STAR;9\n" * MAX_ROWS
    with pytest.raises(SnitfladeError, match="invalid number of rows"):
        read_list(written(tmp_path, "rows.csv", rows))
    with pytest.raises(SnitfladeError, match="invalid number of columns"):
        read_list(written(tmp_path, "columns.csv", "System;" * (MAX_COLUMNS + 1)))

    def far(sheet: Worksheet) -> None:
        sheet["XFD1048576"] = "far"

    with pytest.raises(SnitfladeError, match="invalid number of columns"):
        read_list(workbook(tmp_path, [HEAD], far))


def test_a_mapping_file_names_columns_words_and_defaults(tmp_path: Path) -> None:
    text = (
        "columns: {codes: Snitfladenummer, system: Part}\n"
        "values: {category: {Kritisk: strong}, direction: {Til os: in}}\n"
        "defaults: {kind: external, hub: KMD Aktiv, legend: as-is, subtitle: Sorø, terms: {system: A, termination: B}}"
    )
    mapping = read_mapping(written(tmp_path, "mapping.yaml", text))
    rows = "Part;Snitfladenummer;Kode;Kategori;Retning\nSTAR;9;intern;Kritisk;Til os\n"
    specs = copied(tmp_path, with_specs=False)
    imported(written(tmp_path, "liste.csv", rows), specs, mapping=mapping)

    diagram = load(specs / "liste.yaml")
    assert (diagram.hub.names, diagram.subtitle, diagram.systems[0].kind) == (("KMD Aktiv",), "Sorø", "external")
    (interface,) = diagram.links[0].interfaces
    assert (interface.codes, interface.category, interface.direction and interface.direction.value) == (
        ("9",), "strong", "in",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colums: {codes: A}\n", "1:1: unknown key 'colums' (did you mean 'columns'?)"),
        ("columns: {code: A}\n", "1:11: unknown key 'code' (did you mean 'codes'?)"),
        ("defaults: {hubb: A}\n", "1:12: unknown key 'hubb' (did you mean 'hub'?)"),
        ("values: {text: {a: b}}\n", "1:10: unknown key 'text' (known: category, direction, kind)"),
        ("[a]\n", "1:1: invalid mapping file (known: columns, values, defaults)"),
    ],
)
def test_a_faulty_mapping_file(text: str, told: str, tmp_path: Path) -> None:
    path = written(tmp_path, "mapping.yaml", text)

    with pytest.raises(ProblemsFound) as found:
        read_mapping(path)
    assert str(found.value) == f"{path.as_posix()}:{told}"
