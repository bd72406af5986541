"""Each kind of change in the text of a small spec: what the text is before, the list, and what it is after."""

from __future__ import annotations

from pathlib import Path

import pytest

from snitflade.importing.importer import ImportOptions, import_list, read_list
from snitflade.problems import ProblemsFound, SnitfladeError
from tests.importing.lists import imported, written
from tests.spec.specs_for_tests import HEADER, LINKS, SYSTEMS, write_spec

BLOCK = """links:
  # about STAR
  - system: STAR
    category: weak
    interfaces:
      - codes: 9
        text: 'Den'

  # about DST
  - system: DST
    category: weak
    interfaces:
      - codes: 10
        text: Andet
"""
TWO = "systems: {STAR: external, DST: external}\n"
FLOW = (
    "links: [{system: STAR, category: weak, interfaces: [{codes: 9, text: A}, {codes: 10, text: B}]}, "
    "{system: DST, category: weak, interfaces: [{codes: 1, text: C}]}]\n"
)


def changed(folder: Path, text: str, table: str) -> str:
    """The text of the small spec after the import of a table; its header is left out."""
    path = write_spec(folder, HEADER + text)
    imported(written(folder, "list.csv", table), folder, into=path)
    new = path.read_text(encoding="utf-8")
    assert new.startswith(HEADER)
    return new.removeprefix(HEADER)


@pytest.mark.parametrize(
    ("rows", "before", "after"),
    [
        ("STAR;10;B\nDST;1;C\n", "{codes: 9, text: A}, ", ""),
        ("STAR;9;A\nDST;1;C\n", ", {codes: 10, text: B}", ""),
        ("STAR;9;A\nSTAR;10;B\nDST;1;D\n", "text: C", "text: D"),
    ],
)
def test_an_item_in_brackets_is_removed_or_changed(rows: str, before: str, after: str, tmp_path: Path) -> None:
    assert changed(tmp_path, TWO + FLOW, f"System;Kode;Tekst\n{rows}") == TWO + FLOW.replace(before, after)


def test_a_link_in_brackets_is_removed_with_its_system(tmp_path: Path) -> None:
    assert changed(tmp_path, TWO + FLOW, "System;Kode;Tekst\nDST;1;C\n") == (
        "systems: {DST: external}\nlinks: [{system: DST, category: weak, interfaces: [{codes: 1, text: C}]}]\n"
    )


def test_items_in_brackets_are_added_in_brackets(tmp_path: Path) -> None:
    table = "System;Kode;Tekst;Kategori\nSTAR;9;AMS;weak\nSTAR;2;B;weak\nKSD;3;C;weak\n"

    assert changed(tmp_path, SYSTEMS + LINKS, table) == (
        "systems: {STAR: external, KSD: system}\n"
        "links: [{system: STAR, category: weak, interfaces: [{codes: 9, text: AMS}, {codes: 2, text: B}]}, "
        "{system: KSD, category: weak, interfaces: [{codes: 3, text: C}]}]\n"
    )


def test_a_new_link_stands_behind_that_of_the_row_above_it(tmp_path: Path) -> None:
    table = "System;Kode;Tekst;Kategori\nSTAR;9;Den;weak\nKSD;3;Ny;weak\nDST;10;Andet;weak\n"
    new = "  - system: KSD\n    category: weak\n    interfaces:\n      - codes: 3\n        text: Ny\n\n"

    assert changed(tmp_path, TWO + BLOCK, table) == (
        TWO.replace("}", ", KSD: system}") + BLOCK.replace("  # about DST", f"{new}  # about DST")
    )


def test_a_link_is_removed_with_the_comment_above_it(tmp_path: Path) -> None:
    text = changed(tmp_path, TWO + BLOCK, "System;Kode;Tekst\nSTAR;9;Den\n")

    assert text == "systems: {STAR: external}\n" + BLOCK.partition("\n\n")[0] + "\n"


@pytest.mark.parametrize(
    ("quote", "text", "after"),
    [("'", "Borgerens 'sag'", "'Borgerens ''sag'''"), ('"', "Ny sag", '"Ny sag"'), ('"', "a: b", '"a: b"')],
)
def test_a_text_keeps_its_quotes(quote: str, text: str, after: str, tmp_path: Path) -> None:
    links = BLOCK.replace("'", quote)
    table = f"System;Kode;Tekst\nSTAR;9;{text}\nDST;10;Andet\n"

    assert changed(tmp_path, TWO + links, table) == TWO + links.replace(f"{quote}Den{quote}", after)


def test_a_property_of_a_link_is_removed_with_its_line(tmp_path: Path) -> None:
    links = BLOCK.replace("category: weak\n", "category: weak\n    highlight: true\n", 1)
    table = "System;Kode;Tekst;Fremhævet\nSTAR;9;Den;nej\nDST;10;Andet;nej\n"

    assert changed(tmp_path, TWO + links, table) == TWO + BLOCK


def test_a_renamed_system_is_renamed_in_the_order_of_another(tmp_path: Path) -> None:
    before = "systems:\n  STAR: external\n  DST: {kind: external, order: after STAR}\n" + BLOCK
    table = "System;Kode;Tekst\nJobnet;9;Den\nDST;10;Andet\n"

    after = before.replace("  STAR:", "  Jobnet:").replace("after STAR", "after Jobnet")
    assert changed(tmp_path, before, table) == after.replace("system: STAR", "system: Jobnet")


def test_a_list_that_shares_nothing_with_the_spec_replaces_its_links(tmp_path: Path) -> None:
    text = changed(tmp_path, TWO + FLOW, "System;Kode;Tekst;Kategori;Type\nKSD;3;Ny;weak;Datalager\n")

    assert text == (
        "systems:\n  KSD: data-store\nlinks:\n  - system: KSD\n    category: weak\n    interfaces:\n"
        "      - codes: 3\n        text: Ny\n"
    )


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("Note\nSTAR;9;A;Ja\nSTAR;10;B;Nej\nDST;1;C;\n", "2:4: the rows of a link differ in note"),
        ("Antaget;Udledt\nSTAR;9;A;kategori;\nSTAR;10;B;;\nDST;1;C;;\n",
         "3:4: 'category' is assumed for the whole link, but not in this row"),
    ],
)  # fmt: skip
def test_rows_of_a_link_that_contradict_each_other_are_an_error(rows: str, message: str, tmp_path: Path) -> None:
    path = write_spec(tmp_path, HEADER + TWO + FLOW.replace("weak,", "weak, assumed: [category],", 1))
    before = path.read_bytes()

    with pytest.raises(ProblemsFound) as found:
        imported(written(tmp_path, "list.csv", f"System;Kode;Tekst;{rows}"), tmp_path, into=path)
    assert message in str(found.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("data", "message"),
    [(b'System;Kode\n"STAR;9\n', "invalid CSV: unexpected end of data"), (b"System;Kode\nSTAR;9\0\n", "invalid text")],
)
def test_a_file_that_is_not_a_table_is_refused(data: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=message):
        read_list(written(tmp_path, "list.csv", data))


def test_an_unknown_diagram_of_the_list_is_an_error(tmp_path: Path) -> None:
    path = write_spec(tmp_path, HEADER + SYSTEMS + LINKS, "small")
    table = written(tmp_path, "list.csv", "Diagram;System;Kode\nlarge;STAR;9\n")

    with pytest.raises(SnitfladeError, match=r"unknown diagram 'larg' .*did you mean 'large'"):
        import_list(table, ImportOptions(folder=tmp_path, name="larg"))
    with pytest.raises(ProblemsFound, match="missing diagram 'small'"):
        import_list(table, ImportOptions(folder=tmp_path, into=path))
