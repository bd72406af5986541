"""An edited list changes the lines of a spec that it must, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from snitflade.compare.changes import Act
from snitflade.importing.importer import ImportResult
from snitflade.pipeline import load
from snitflade.problems import ProblemsFound
from tests.importing.lists import Row, catalogue_csv, catalogue_xlsx, changed_lines, copied, imported, row_of, written
from tests.spec.specs_for_tests import HEADER, LINKS, SYSTEMS, write_spec

AKTIV = "kmd-aktiv-as-is"
PRINT = "text: Dannelse og forsendelse af print f.eks. breve, lister og lign., Samt fakturering osv."
KNOWN = "text: KMD Boliglån spørger KMD Aktiv om en person er kendt (Ja/Nej)"
SIC = "udbetalingsmeddelse"
AMOUNTS = f"Modtageroplysninger, beløb, {SIC} til borger"


def edited(folder: Path, code: str, diagram: str = AKTIV, **cells: str) -> tuple[list[str], list[str], ImportResult]:
    """Edit cells of one row ("_" for a space in a heading), and import: lines that went, lines that came."""
    specs = copied(folder)
    before = (specs / f"{diagram}.yaml").read_text(encoding="utf-8")

    def edit(rows: list[Row]) -> None:
        row_of(rows, diagram, code).update({key.replace("_", " "): text for key, text in cells.items()})

    found = imported(catalogue_csv(folder, edit), specs)
    return *changed_lines(before, (specs / f"{diagram}.yaml").read_text(encoding="utf-8")), found


def acts(found: ImportResult) -> list[Act]:
    return [change.act for review in found.comparison.reviews if review.changes for change in review.changes.changes]


@pytest.mark.parametrize(
    ("code", "cells", "gone", "come"),
    [
        ("27", {"Tekst": "Ja/Nej"}, KNOWN, "text: Ja/Nej"),
        ("13a", {"Tekst": "Print"}, PRINT, "text: Print"),
        ("5a, 5b, 5c, 5d", {"Tekst": "Beløb"}, f"text: {AMOUNTS}  # sic: {SIC}", f"text: Beløb  # sic: {SIC}"),
        ("6", {"Kode": "6a"}, "- codes: 6", "- codes: 6a"),
        ("7, 8", {"Kode": "7, 8, 010"}, "- codes: [7, 8]", "- codes: [7, 8, 010]"),
        ("15", {"Retning": "begge veje"}, "direction: out", "direction: both"),
        ("17", {"Kategori": "Lokal snitfladeaftale"}, "category: strong", "category: local"),
        ("17", {"Kategori": "local"}, "category: strong", "category: local"),
        ("27", {"Antaget": ""}, "assumed: [category]", ""),
        ("27", {"Udledt": "retning, tilknytning"}, "inferred: [direction]", "inferred: [direction, pairing]"),
        ("27", {"Fremhævet": "ja"}, "", "highlight: true"),
        ("27", {"Note": "Afventer: svar"}, "", 'note: "Afventer: svar"'),
    ],
)  # fmt: skip
def test_one_cell_changes_one_line(code: str, cells: Row, gone: str, come: str, tmp_path: Path) -> None:
    without, with_new, found = recoded(tmp_path) if cells == {"Kode": "6a"} else edited(tmp_path, code, **cells)

    assert (without, with_new) == ([gone] if gone else [], [come] if come else [])
    assert found.comparison.exit_code == 1


def recoded(folder: Path) -> tuple[list[str], list[str], ImportResult]:
    """A code that a transition replaces changes in both specs, or the checker objects."""
    specs = copied(folder)
    before = (specs / f"{AKTIV}.yaml").read_text(encoding="utf-8")

    def edit(rows: list[Row]) -> None:
        row_of(rows, AKTIV, "6")["Kode"] = "6a"
        row_of(rows, "ky-transition", "SID006")["Erstatter"] = "6a"

    found = imported(catalogue_csv(folder, edit), specs)
    return *changed_lines(before, (specs / f"{AKTIV}.yaml").read_text(encoding="utf-8")), found


def test_a_folded_text_stays_folded_with_the_comment_behind_its_mark(tmp_path: Path) -> None:
    words = "Registrering af hændelser til journalisering i KMD-Sag, " * 3 + "og mere"
    gone, come, _ = edited(tmp_path, "21, 28", Tekst=words)

    assert gone[0].startswith("Registering")
    assert " ".join(come) == words
    assert load(tmp_path / "specs" / f"{AKTIV}.yaml").links[15].interfaces[0].texts == (words,)


def test_one_of_several_texts(tmp_path: Path) -> None:
    gone, come, _ = edited(tmp_path, "SID214, SID251", "ky-transition", Tekst="KMD Sag modtag hændelse\nNyt overblik")

    assert (gone, come) == (["- KMD Sag Ydelsesoverblik"], ["- Nyt overblik"])


def test_a_flow_mapping_stays_one_line(tmp_path: Path) -> None:
    gone, come, _ = edited(tmp_path, "2094", "sapa-transition", Tekst="Advis, dagligt", Retning="")

    assert len(gone) == len(come) == 1
    assert come == ['- {codes: 2094, text: "Advis, dagligt", replaces: 20}']


def test_a_row_that_is_gone_takes_its_interface_and_an_emptied_link_and_system(tmp_path: Path) -> None:
    specs = copied(tmp_path)
    before = (specs / "kmd-dagpenge-as-is.yaml").read_text(encoding="utf-8")

    def edit(rows: list[Row]) -> None:
        rows.remove(row_of(rows, "kmd-dagpenge-as-is", "13"))
        rows.remove(row_of(rows, "kmd-dagpenge-as-is", "12"))

    found = imported(catalogue_csv(tmp_path, edit), specs)
    gone, come = changed_lines(before, (specs / "kmd-dagpenge-as-is.yaml").read_text(encoding="utf-8"))
    assert come == []
    assert {"- codes: 13", "- system: e-Boks", "e-Boks: {kind: external, inferred: [kind]}"} <= set(gone)
    assert acts(found) == [Act.REMOVED, Act.REMOVED]


def test_a_new_row_joins_the_link_of_its_system(tmp_path: Path) -> None:
    def edit(rows: list[Row]) -> None:
        row = {**row_of(rows, AKTIV, "17"), "Kode": "99", "Tekst": "Ny", "Forbindelse": ""}
        rows.insert(0, row)

    specs = copied(tmp_path)
    before = (specs / f"{AKTIV}.yaml").read_text(encoding="utf-8")
    imported(catalogue_csv(tmp_path, edit), specs)
    gone, come = changed_lines(before, (specs / f"{AKTIV}.yaml").read_text(encoding="utf-8"))
    assert gone == []
    assert set(come) == {"- codes: 99", "direction: out", "text: Ny"}
    assert [i.codes for i in load(specs / f"{AKTIV}.yaml").links[13].interfaces] == [("17",), ("99",)]


def test_a_stated_row_makes_a_link_of_its_own_beside_a_guessed_one(tmp_path: Path) -> None:
    def edit(rows: list[Row]) -> None:
        row = {**row_of(rows, AKTIV, "17"), "Kode": "99", "Forbindelse": "", "Antaget": "", "Udledt": ""}
        rows.append(row)

    specs = copied(tmp_path)
    path = catalogue_csv(tmp_path, edit)
    imported(path, specs)
    assert load(specs / f"{AKTIV}.yaml").links[-1].marks.assumed == ()
    assert imported(path, specs).files == {}


def test_a_system_under_another_name_is_renamed_where_it_stands(tmp_path: Path) -> None:
    def edit(rows: list[Row]) -> None:
        for row in rows:
            if row["Diagram"] == AKTIV and row["System"] == "KMD LOS":
                row["System"] = "Organisation | ny"

    specs = copied(tmp_path)
    before = (specs / f"{AKTIV}.yaml").read_text(encoding="utf-8")
    found = imported(catalogue_csv(tmp_path, edit), specs)
    gone, come = changed_lines(before, (specs / f"{AKTIV}.yaml").read_text(encoding="utf-8"))
    assert gone == ["KMD LOS: {kind: kmd-system, inferred: [kind]}", "- from: KMD LOS"]
    assert come == [r"Organisation \| ny: {kind: kmd-system, inferred: [kind]}", r"- from: Organisation \| ny"]
    assert acts(found)[0] is Act.RENAMED


def test_a_sorted_list_changes_nothing(tmp_path: Path) -> None:
    specs = copied(tmp_path)
    path = catalogue_csv(tmp_path, lambda rows: rows.sort(key=lambda row: (row["Tekst"], row["Kode"])))

    assert imported(path, specs).files == {}


def test_without_a_column_of_guesses_a_changed_value_is_stated_and_the_others_stay_guesses(tmp_path: Path) -> None:
    def edit(rows: list[Row]) -> None:
        for row in rows:
            del row["Antaget"], row["Udledt"]
        row_of(rows, AKTIV, "27")["Kategori"] = "Afhængighed"

    specs = copied(tmp_path)
    imported(catalogue_csv(tmp_path, edit), specs)
    links = {link.system: link for link in load(specs / f"{AKTIV}.yaml").links}
    assert links["KMD Boliglån"].marks.assumed == ()
    assert links["KMD Boliglån"].marks.inferred == ("direction",)
    assert links["DST"].marks.assumed == ("category",)


def test_with_it_a_changed_value_may_still_be_a_guess(tmp_path: Path) -> None:
    edited(tmp_path, "27", Kategori="Afhængighed")
    link = load(tmp_path / "specs" / f"{AKTIV}.yaml").links[-1]

    assert (link.category, link.marks.assumed) == ("strong", ("category",))


def test_comments_blank_lines_and_windows_line_ends_stay(tmp_path: Path) -> None:
    text = (
        f"# first\r\n{HEADER}".replace("\n", "\r\n").replace("\r\r", "\r")
        + "systems:   # who\r\n    STAR:  external   # the agency\r\n    DST: {kind: external}\r\n"
        + "links:\r\n- system: STAR   # one\r\n  category: weak\r\n  # about nine\r\n  interfaces:\r\n  - codes: 9\r\n"
        + "    text: 'AMS'   # what\r\n\r\n\r\n# about DST\r\n"
        + "- {system: DST, category: weak, interfaces: [{codes: 1}]}\r\n"
    )
    path = write_spec(tmp_path, text.encode())
    table = "System;Kode;Tekst;Retning\nSTAR;9;AMS;\nSTAR;10;Mere: nu;ud\nDST;1;Nyt;\n"
    imported(written(tmp_path, "list.csv", table), tmp_path, into=path)

    new = path.read_bytes().decode()
    assert new.count("\r\n") == new.count("\n")
    added = new.replace('  - codes: 10\r\n    direction: out\r\n    text: "Mere: nu"\r\n', "").replace(
        ", text: Nyt", ""
    )
    assert added == text


def test_a_value_behind_an_alias_is_not_changed_for_all(tmp_path: Path) -> None:
    links = (
        "links:\n  - &one {system: STAR, category: weak, interfaces: &list [{codes: 9, text: A}]}\n"
        "  - {system: DST, category: weak, interfaces: *list}\n"
    )
    path = write_spec(tmp_path, HEADER + "systems: {STAR: external, DST: external}\n" + links)
    before = path.read_bytes()

    with pytest.raises(Exception, match="alias") as found:
        imported(written(tmp_path, "list.csv", "System;Kode;Tekst\nSTAR;9;B\nDST;9;A\n"), tmp_path, into=path)
    assert "small.yaml" in str(found.value)
    assert path.read_bytes() == before


def test_what_the_sheets_of_a_catalogue_say_of_systems_and_diagrams_is_taken_over(tmp_path: Path) -> None:
    def edit(book: object) -> None:
        systems, diagrams = book["Systemer"], book["Diagrammer"]  # type: ignore[index]
        heads = [cell.value for cell in systems[1]]
        row = next(r for r in systems.iter_rows(min_row=2) if (r[0].value, r[1].value) == (AKTIV, "STAR"))
        row[heads.index("Gruppe")].value = "Styrelser"
        cell = next(r for r in diagrams.iter_rows(min_row=2) if (r[0].value, r[1].value) == (AKTIV, "subtitle"))[2]
        cell.value = "Sorø - 2027"

    specs = copied(tmp_path)
    before = (specs / f"{AKTIV}.yaml").read_text(encoding="utf-8")
    imported(catalogue_xlsx(tmp_path, edit), specs)
    gone, come = changed_lines(before, (specs / f"{AKTIV}.yaml").read_text(encoding="utf-8"))
    assert gone == ["subtitle: Sorø - AS-IS", "STAR: {kind: external, inferred: [kind]}"]
    assert come == ["subtitle: Sorø - 2027", "STAR: {kind: external, group: Styrelser, inferred: [kind]}"]


def test_the_checker_speaks_of_cells(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        edited(tmp_path, "7, 8", Kode="7, 7")

    assert any("list.csv:" in str(p.place) and "duplicate code '7'" in p.message for p in found.value.problems)
    assert all("list.csv:" in p.hint for p in found.value.problems if "first at" in p.hint)


def test_nothing_is_written_when_one_diagram_would_have_errors(tmp_path: Path) -> None:
    specs = write_spec(tmp_path, HEADER + SYSTEMS + LINKS)
    before = specs.read_bytes()

    with pytest.raises(ProblemsFound):
        imported(
            written(tmp_path, "list.csv", "System;Kode;Kategori\nSTAR;9;wek\nSTAR;10;weak\n"), tmp_path, into=specs
        )
    assert specs.read_bytes() == before
