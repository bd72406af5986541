"""What a list says beside its interfaces: kinds of systems, and the sheets of systems and of diagrams."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from snitflade.importing.importer import ImportOptions, import_list
from snitflade.importing.mapping_file import NO_MAPPING, ColumnMapping
from snitflade.pipeline import load
from snitflade.problems import ProblemsFound
from tests.importing.lists import imported, workbook, written
from tests.spec.specs_for_tests import HEADER, LEGEND, LINKS, SYSTEMS, write_spec

HEAD = ("Diagram", "System", "Kode", "Kategori")
ROWS = [HEAD, ("small", "STAR", "9", "weak")]


def catalogue(
    folder: Path, systems: Sequence[Sequence[str]] = (), settings: Sequence[Sequence[str]] = (), rows: Any = ROWS
) -> Path:
    """A workbook with a list of one interface, and the other sheets of a catalogue."""

    def add_sheets(sheet: Worksheet) -> None:
        for name, content in (("Systemer", systems), ("Diagrammer", settings)):
            if content:
                added = sheet.parent.create_sheet(name)  # type: ignore[union-attr]
                for row in content:
                    added.append(list(row))

    return workbook(folder, rows, add_sheets)


def refusal(path: Path, folder: Path, **options: Any) -> list[str]:
    """What the import of a list reports, without the name of the list. No spec has changed after it."""
    before = {file: file.read_bytes() for file in folder.rglob("*.yaml")}
    with pytest.raises(ProblemsFound) as found:
        imported(path, folder, **options)
    assert {file: file.read_bytes() for file in folder.rglob("*.yaml")} == before
    return [str(problem).replace(f"{path.as_posix()}:", "") for problem in found.value.problems]


def changed(folder: Path, systems: str, table: str) -> str:
    """The text of the small spec with these systems, after the import of a CSV table."""
    path = write_spec(folder, HEADER + systems + LINKS)
    imported(written(folder, "list.csv", table), folder, into=path)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        ("STAR: external", "KMD-system", "STAR: kmd-system"),
        ("STAR: {kind: external, owner: STAR}", "Datalager", "STAR: {kind: data-store, owner: STAR}"),
        ("STAR: {kind: external, inferred: [kind]}", "KMD-system", "STAR: {kind: kmd-system}"),
        ("STAR: {kind: external, owner: A, assumed: [kind]}", "system", "STAR: {kind: system, owner: A}"),
        ("STAR: {kind: external, inferred: [kind]}", "Ekstern part", "STAR: {kind: external, inferred: [kind]}"),
    ],
)  # fmt: skip
def test_a_kind_in_a_row_is_stated_now(before: str, kind: str, after: str, tmp_path: Path) -> None:
    text = changed(tmp_path, f"systems:\n  {before}\n", f"System;Type;Kode\nSTAR;{kind};9\n")

    assert text == f"{HEADER}systems:\n  {after}\n{LINKS}"


def test_the_kind_of_a_row_is_that_of_its_first_system(tmp_path: Path) -> None:
    table = "System;Til system;Type;Kode;Kategori\nSTAR;;Datalager;9;weak\nDST;STAR;KMD-system;10;weak\n"
    changed(tmp_path, SYSTEMS, table)

    systems = {system.name: system.kind for system in load(tmp_path / "small.yaml").systems}
    assert systems == {"STAR": "data-store", "DST": "kmd-system"}


def test_rows_that_disagree_on_a_kind_are_an_error_at_the_second(tmp_path: Path) -> None:
    write_spec(tmp_path, HEADER + SYSTEMS + LINKS)
    table = "System;Type;Kode;Kategori\nSTAR;KMD-system;9;weak\nSTAR;Datalager;10;weak\n"
    path = written(tmp_path, "list.csv", table)

    assert refusal(path, tmp_path, into=tmp_path / "small.yaml") == [
        "3:2: the kind of system 'STAR' differs from 2:2 (write the same kind in both)"
    ]


def test_an_unknown_kind_is_an_error_at_its_cell(tmp_path: Path) -> None:
    write_spec(tmp_path, HEADER + SYSTEMS + LINKS)
    path = written(tmp_path, "list.csv", "System;Type;Kode\nSTAR;datalagr;9\n")

    assert refusal(path, tmp_path, into=tmp_path / "small.yaml") == [
        "2:2: unknown kind 'datalagr' (did you mean 'datalager'?)"
    ]


def test_a_row_and_the_sheet_of_systems_must_agree_on_a_kind(tmp_path: Path) -> None:
    write_spec(tmp_path, HEADER + SYSTEMS + LINKS)
    rows = [(*HEAD, "Type"), ("small", "STAR", "9", "weak", "Datalager")]
    path = catalogue(tmp_path, [("Diagram", "System", "kind"), ("small", "STAR", "external")], rows=rows)

    assert refusal(path, tmp_path) == [
        "Ark1!E2: the kind of system 'STAR' differs from the sheet of systems (write the same kind in both)"
    ]


def test_the_sheet_of_systems_sets_and_removes_properties(tmp_path: Path) -> None:
    write_spec(
        tmp_path, f"{HEADER}systems:\n  STAR: {{kind: external, owner: A, aliases: [a, b], side: left}}\n{LINKS}"
    )
    head = ("Diagram", "System", "kind", "owner", "aliases", "highlight", "inferred")
    row = ("small", "STAR", "data-store", "", "a\nb", "ja", "type")
    others = ("other", "STAR", "external", "B"), ("small", "Unknown", "external", "B")
    imported(catalogue(tmp_path, [head, row, *others]), tmp_path)

    expected = "  STAR: {kind: data-store, aliases: [a, b], side: left, highlight: true, inferred: [kind]}\n"
    text = (tmp_path / "small.yaml").read_text(encoding="utf-8")
    assert text == f"{HEADER}systems:\n{expected}{LINKS}"


@pytest.mark.parametrize(
    ("key", "content", "message"),
    [
        ("highlight", "måske", "unknown highlight 'måske' (ja or nothing)"),
        ("assumed", "typ", "unknown assumed 'typ' (did you mean 'type'?)"),
        ("owner", True, "invalid value 'TRUE' (format the cell as text and type it again)"),
    ],
)  # fmt: skip
def test_a_fault_in_the_sheet_of_systems(key: str, content: Any, message: str, tmp_path: Path) -> None:
    write_spec(tmp_path, HEADER + SYSTEMS + LINKS)
    path = catalogue(tmp_path, [("Diagram", "System", "kind", key), ("small", "STAR", "external", content)])

    assert refusal(path, tmp_path) == [f"Systemer!D2: {message}"]


def test_the_sheet_of_diagrams_becomes_nested_settings(tmp_path: Path) -> None:
    write_spec(tmp_path, "", "unused").unlink()
    (tmp_path / "legends" / "other.yaml").write_text(LEGEND.replace("short", "other"), encoding="utf-8")
    settings = {
        "title": "En prøve", "legend": "short", "hub[1]": "KMD Aktiv", "hub[2]": "Aktiv", "terms.system": "KMD Aktiv",
        "notes[1].heading": "A:", "notes[1].text": "B", "notes[2].heading": "C:", "notes[2].text": "D", "subtitle": "",
    }  # fmt: skip
    rows = [("Diagram", "Felt", "Værdi"), *(("small", field, text) for field, text in settings.items())]
    imported(catalogue(tmp_path, settings=rows), tmp_path)

    diagram = load(tmp_path / "small.yaml")
    assert (diagram.title, diagram.hub.names, diagram.subtitle) == ("En prøve", ("KMD Aktiv", "Aktiv"), "")
    assert [(note.heading, note.text) for note in diagram.notes] == [("A:", "B"), ("C:", "D")]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("Title", "A")], "B2: invalid field 'Title' (such as title, or terms.system)"),
        ([("notes[1", "A")], "B2: invalid field 'notes[1' (such as title, or terms.system)"),
        ([("title", "A"), ("title", "B")], "B3: invalid field 'title' (another field is a part of it)"),
        ([("title", "A"), ("title.text", "B")], "B3: invalid field 'title.text' (another field is a part of it)"),
        ([("notes.text", "A"), ("notes[1].text", "B")],
         "B3: invalid field 'notes[1].text' (another field is a part of it)"),
        ([("notes[1].text", "A"), ("notes[3].text", "B")],
         "B3: invalid field 'notes[3].text' (another field is a part of it)"),
        ([("notes[101].text", "A")], "B2: invalid field 'notes[101].text' (another field is a part of it)"),
        ([("title", True)], "C2: invalid value 'TRUE' (format the cell as text and type it again)"),
    ],
)  # fmt: skip
def test_a_fault_in_the_sheet_of_diagrams(rows: list[tuple[str, Any]], told: str, tmp_path: Path) -> None:
    write_spec(tmp_path, HEADER + SYSTEMS + LINKS)
    sheet = [("Diagram", "Felt", "Værdi"), *(("small", *row) for row in rows)]

    assert f"Diagrammer!{told}" in refusal(catalogue(tmp_path, settings=sheet), tmp_path)


def test_a_variant_is_changed_in_the_sheet_of_diagrams_and_not_in_rows(tmp_path: Path) -> None:
    write_spec(tmp_path, HEADER + SYSTEMS + LINKS)
    path = written(tmp_path, "list.csv", "Diagram;Variant;System;Kode\nsmall;transition;STAR;9\n")

    hint = "change it in the spec, or in the sheet of diagrams"
    assert refusal(path, tmp_path) == [f"2:2: the variant differs from that of the diagram, 'as-is' ({hint})"]


def test_a_spec_with_errors_is_not_changed_and_says_what_is_wrong(tmp_path: Path) -> None:
    write_spec(tmp_path, HEADER + SYSTEMS + LINKS.replace("weak", "wek"))
    path = written(tmp_path, "list.csv", "System;Kode\nSTAR;9\n")

    (told,) = refusal(path, tmp_path, into=tmp_path / "small.yaml")
    assert "small.yaml:7:34: unknown category 'wek' (did you mean 'weak'?)" in told


def new_spec(folder: Path, legends: dict[str, str], **options: Any) -> list[str]:
    """What stands in the way of a new spec in a folder with these legends."""
    (folder / "legends").mkdir()
    for name, text in legends.items():
        written(folder / "legends", f"{name}.yaml", text)
    path = written(folder, "list.csv", "System;Kode;Kategori\nSTAR;9;weak\n")
    told = refusal(path, folder, **({"hub": "KMD Aktiv"} | options))
    assert not (folder / "list.yaml").exists()
    return [line.replace(folder.as_posix(), "DIR") for line in told]


def test_a_new_spec_wants_a_hub(tmp_path: Path) -> None:
    assert new_spec(tmp_path, {"short": LEGEND}, hub=None) == [
        "2:1: missing hub (a column 'Hub', a default in a mapping file, or --hub NAME says what stands in the middle)"
    ]


@pytest.mark.parametrize(
    ("names", "options", "told"),
    [
        (["a", "b"], {}, "missing legend (name one with --legend: a, b)"),
        ([], {}, "missing legend ('snitflade new' writes one into DIR/legends/)"),
        (["short"], {"legend": "shrt"}, "unknown legend 'shrt' (did you mean 'short'?)"),
        (["short"], {"legend": "../short"}, "unknown legend '../short' (did you mean 'short'?)"),
    ],
)
def test_a_new_spec_wants_a_legend(names: list[str], options: dict[str, str], told: str, tmp_path: Path) -> None:
    assert new_spec(tmp_path, dict.fromkeys(names, LEGEND), **options) == [f"2:1: {told}"]


def test_a_broken_legend_is_reported_in_the_legend(tmp_path: Path) -> None:
    told = new_spec(tmp_path, {"short": "legend: [short\n"})

    assert [line.partition("yaml")[0] for line in told] == ["DIR/legends/short."] * len(told)
    assert "DIR/legends/short.yaml: invalid legend" in told


def test_a_new_spec_takes_its_category_and_kind_from_the_mapping_file(tmp_path: Path) -> None:
    write_spec(tmp_path, "", "unused").unlink()
    path = written(tmp_path, "ny.csv", "System;Kode\nSTAR;9\n")
    mapping = ColumnMapping({}, {}, {"kind": "external", "language": "en"})
    found = import_list(path, ImportOptions(folder=tmp_path, hub="Sorø Sag", mapping=mapping))

    assert found.files[tmp_path / "ny.yaml"].splitlines()[2:] == [
        "diagram: ny", "variant: as-is", "title: Interface overview – Sorø Sag", "legend: short", "hub: Sorø Sag",
        "language: en", "", "systems:", "  STAR: external", "", "links:", "  - system: STAR", "    category: weak",
        "    interfaces:", "      - codes: 9",
    ]  # fmt: skip
    assert NO_MAPPING.defaults == {}
