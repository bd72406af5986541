"""The catalogue as CSV, Markdown and JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema_rs
import pytest
from markdown_it import MarkdownIt

from snitflade.catalogue.as_csv import as_csv
from snitflade.catalogue.as_json import as_json, read_catalogue_schema
from snitflade.catalogue.as_markdown import as_markdown
from snitflade.catalogue.cells import category_words
from snitflade.catalogue.columns import COLUMNS
from snitflade.catalogue.csv_text import protect_cell, restore_cell
from snitflade.catalogue.tables import Catalogue, read_catalogue
from snitflade.problems import ProblemsFound
from tests.catalogue.catalogues import HOSTILE, SIX, hostile, six
from tests.spec.specs_for_tests import HEADER, LINKS, SYSTEMS, write_spec


def rows_of(data: bytes, delimiter: str) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def test_a_danish_csv_is_what_excel_opens() -> None:
    data = as_csv(six())
    rows = rows_of(data, ";")

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == len(rows)
    assert rows[0] == [column.headings["da"] for column in COLUMNS]
    assert len(rows) == 1 + sum(len(table.rows) for table in six().tables)


def test_an_english_csv_has_commas_and_english_words(tmp_path: Path) -> None:
    path = write_spec(tmp_path, HEADER + "language: en\n" + SYSTEMS + LINKS)
    head, row = rows_of(as_csv(read_catalogue([path])[0]), ",")

    assert head == [column.headings["en"] for column in COLUMNS]
    assert row[head.index("Direction")] == "not stated"


def test_no_cell_of_a_csv_begins_a_formula(tmp_path: Path) -> None:
    cells = [cell for row in rows_of(as_csv(hostile(tmp_path)), ";") for cell in row]

    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert set(HOSTILE) <= {restore_cell(cell) for cell in cells}


@pytest.mark.parametrize("text", [*HOSTILE, "", "'", "''=1", "a", "\t1", "'a"])
def test_a_harmless_cell_becomes_the_text_again(text: str) -> None:
    assert restore_cell(protect_cell(text)) == text


def test_markdown_has_a_row_a_line_with_every_code() -> None:
    text = as_markdown(six())
    for table in six().tables:
        for row in table.rows:
            if row.codes:
                assert text.count(f"| <b>{', '.join(row.codes)}</b> | {row.link.system} |") >= 1


def test_hostile_texts_are_shown_in_markdown_as_they_are(tmp_path: Path) -> None:
    text = as_markdown(hostile(tmp_path))
    html = MarkdownIt("commonmark", {"html": False}).enable("table").render(text.replace("<b>", "").replace("</b>", ""))

    assert html.count("<tr>") == 1 + len(HOSTILE)
    assert "<b>" not in html
    assert "<a " not in html
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in html
    assert "[x](https&#58;" not in html


def test_json_is_of_its_schema_and_says_all() -> None:
    data = json.loads(as_json(six()))
    jsonschema_rs.Draft7Validator(json.loads(read_catalogue_schema())).validate(data)
    by_id = {diagram["diagram"]: diagram for diagram in data["diagrams"]}
    aktiv = by_id["kmd-aktiv-as-is"]

    assert list(by_id) == [path.stem for path in SIX]
    assert [row["codes"] for row in aktiv["interfaces"]][4] == ["5a", "5b", "5c", "5d"]
    assert aktiv["interfaces"][4]["carried_over"] == [
        {
            "transition": "ky-transition",
            "codes": ["5a", "5b", "5c", "5d"],
            "outcome": "carried",
            "successors": ["SID001-SID005"],
            "assumed": True,
        }
    ]
    assert aktiv["interfaces"][1]["to"] == "KMD KSP CICS"
    assert aktiv["interfaces"][0]["of_link"]["inferred"] == ["pairing", "direction"]


def test_hostile_texts_come_through_json(tmp_path: Path) -> None:
    (diagram,) = json.loads(as_json(hostile(tmp_path)))["diagrams"]

    assert [system["name"] for system in diagram["systems"]] == list(HOSTILE)


def test_every_form_is_the_same_bytes_again() -> None:
    again = read_catalogue(SIX)[0]

    assert (as_csv(six()), as_markdown(six()), as_json(six())) == (as_csv(again), as_markdown(again), as_json(again))


def test_categories_with_the_same_heading_are_told_apart() -> None:
    diagram = next(table.diagram for table in six().tables if table.diagram.id == "ky-transition")
    same = [replace(category, heading="Samme:", text="Samme") for category in diagram.categories]

    assert len(set(category_words(diagram.categories).values())) == len(diagram.categories)
    assert len(set(category_words(same).values())) == len(same)


def test_several_transitions_of_one_diagram_are_both_told(tmp_path: Path) -> None:
    as_is = write_spec(tmp_path, HEADER + SYSTEMS + LINKS)
    paths = [as_is]
    for name in ("one", "two"):
        links = f"links: [{{system: STAR, category: weak, interfaces: [{{codes: {name.upper()}, replaces: 9}}]}}]\n"
        text = HEADER.replace("diagram: small", f"diagram: {name}").replace("as-is", "transition")
        paths.append(write_spec(tmp_path, text + "transition_from: small\n" + SYSTEMS + links, name))
    catalogue: Catalogue = read_catalogue(paths)[0]

    assert catalogue.tables[0].cells()[0]["carried"] == "one: ONE\ntwo: TWO"


def test_faults_of_all_specs_are_told_at_once(tmp_path: Path) -> None:
    good = write_spec(tmp_path, HEADER + SYSTEMS + LINKS)
    bad = write_spec(tmp_path, HEADER + SYSTEMS + LINKS.replace("weak", "wek"), "bad")
    again = write_spec(tmp_path, HEADER + SYSTEMS + LINKS, "again")

    with pytest.raises(ProblemsFound) as found:
        read_catalogue([good, bad, again])
    assert "unknown category 'wek'" in str(found.value)
    assert "duplicate diagram 'small'" in str(found.value)
