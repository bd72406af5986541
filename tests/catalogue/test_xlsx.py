"""The workbook as another program reads it: every code and text is there, as a text."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from snitflade.catalogue.as_xlsx import LONGEST_CELL, as_xlsx
from snitflade.catalogue.columns import COLUMNS
from snitflade.catalogue.sheet_names import LONGEST, sheet_names
from snitflade.catalogue.tables import Catalogue, read_catalogue
from snitflade.diagram import plain
from snitflade.problems import ProblemsFound
from tests.catalogue.catalogues import HOSTILE, code, hostile, six
from tests.spec.specs_for_tests import HEADER, SYSTEMS, write_spec


def opened(catalogue: Catalogue) -> Any:
    return load_workbook(io.BytesIO(as_xlsx(catalogue)))


def column(sheet: Any, heading: str) -> list[Any]:
    """The cells below a heading."""
    at = [cell.value for cell in sheet[1]].index(heading)
    return [row[at] for row in sheet.iter_rows(min_row=2)]


def test_the_sheets_are_all_diagrams_each_diagram_and_what_else_the_specs_say() -> None:
    ids = [table.diagram.id for table in six().tables]

    assert opened(six()).sheetnames == ["Alle", *ids, "Systemer", "Diagrammer"]


def test_every_code_and_text_is_there_as_a_text() -> None:
    book = opened(six())
    for table in six().tables:
        codes, texts = column(book[table.diagram.id], "Kode"), column(book[table.diagram.id], "Tekst")
        said = [i for link in table.diagram.links for i in (link.interfaces or (None,))]
        assert [cell.value or "" for cell in codes] == [", ".join(i.codes) if i else "" for i in said]
        assert [cell.value or "" for cell in texts] == ["\n".join(map(plain, i.texts)) if i else "" for i in said]


def test_every_cell_is_a_string_formatted_as_text() -> None:
    for sheet in opened(six()):
        for row in sheet.iter_rows():
            assert {cell.number_format for cell in row} == {"@"}
            assert {cell.data_type for cell in row if cell.value is not None} == {"s"}
            assert all(cell.hyperlink is None for cell in row)


def test_the_sheet_of_all_has_every_row_of_the_others() -> None:
    book = opened(six())
    rows = sum(len(table.rows) for table in six().tables)

    assert [cell.value for cell in book["Alle"][1]] == [column.headings["da"] for column in COLUMNS]
    assert book["Alle"].max_row == rows + 1 == sum(book[t.diagram.id].max_row - 1 for t in six().tables) + 1


def test_headings_stay_in_sight_and_filter_the_rows() -> None:
    for sheet in opened(six()):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(cell.font.bold and cell.alignment.wrap_text for cell in sheet[1])
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth or 1) == 1


def test_a_guess_stands_out_in_its_cell() -> None:
    cells = column(opened(six())["kmd-aktiv-as-is"], "Antaget")

    assert {cell.fill.fgColor.rgb for cell in cells if cell.value} == {"FFFFF2CC"}


def test_an_as_is_code_says_what_it_is_carried_over_as() -> None:
    sheet = opened(six())["kmd-aktiv-as-is"]
    told = dict(
        zip([c.value for c in column(sheet, "Kode")], [c.value for c in column(sheet, "Videreføres som")], strict=True)
    )

    assert told["6"] == "SID006"
    assert told["5a, 5b, 5c, 5d"] == "SID001-SID005 (gæt)"
    assert told["1"] == "udgår (gæt)"


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    assert as_xlsx(six()) == as_xlsx(six())


def test_hostile_texts_come_through_as_texts(tmp_path: Path) -> None:
    book = opened(hostile(tmp_path))

    for sheet in (book["Alle"], book["small"]):
        assert [cell.value for cell in column(sheet, "System")] == list(HOSTILE)
        assert [cell.value for cell in column(sheet, "Tekst")] == list(HOSTILE)
        assert [cell.value for cell in column(sheet, "Kode")] == [code(text) for text in HOSTILE]
        assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


def test_names_of_sheets_are_legal_and_each_once() -> None:
    names = sheet_names(["Alle", "alle", "a" * 60, "A" * 60, "[x]:*?/\\", "''", "history"])

    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= LONGEST and not set(name) & set("[]:*?/\\") for name in names)


def test_a_diagram_named_like_another_sheet(tmp_path: Path) -> None:
    links = "links: [{system: STAR, category: weak, interfaces: [{codes: 9}]}]\n"
    path = write_spec(tmp_path, HEADER.replace("diagram: small", "diagram: alle") + SYSTEMS + links, "alle")

    assert opened(read_catalogue([path])[0]).sheetnames == ["Alle", "alle-2", "Systemer", "Diagrammer"]


def test_a_text_too_long_for_a_cell_is_told(tmp_path: Path) -> None:
    texts = ", ".join(f"{'x' * 1990} {n}" for n in range(20))
    links = f"links: [{{system: STAR, category: weak, interfaces: [{{codes: 9, text: [{texts}]}}]}}]\n"
    path = write_spec(tmp_path, HEADER + SYSTEMS + links)

    with pytest.raises(ProblemsFound, match=rf"a cell holds at most {LONGEST_CELL:,}"):
        as_xlsx(read_catalogue([path])[0])
