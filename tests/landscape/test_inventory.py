"""What the diagrams say of each system, as a table, as data and in words."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from snitflade.diagram import Direction
from snitflade.landscape.graph import merge_diagrams
from snitflade.landscape.inventory import InventoryEntry, inventory
from snitflade.landscape.inventory_forms import as_csv, as_json, one_markdown, one_text, table_markdown, table_text
from snitflade.landscape.selection import find_name, focus_on, groups, of_variant
from snitflade.problems import SnitfladeError
from tests.landscape.drawn import made, six, star


@pytest.fixture(scope="module")
def entries() -> tuple[InventoryEntry, ...]:
    return inventory(merge_diagrams(six()))


def entry(entries: tuple[InventoryEntry, ...], name: str) -> InventoryEntry:
    return next(own for own in entries if own.node.name == name)


def test_every_line_of_every_diagram_stands_at_both_its_ends(entries: tuple[InventoryEntry, ...]) -> None:
    lines = sum(max(len(link.interfaces), 1) for diagram in six() for link in diagram.links)
    assert sum(len(mention.lines) for own in entries for mention in own.mentions) == 2 * lines


def test_a_system_in_each_of_its_diagrams(entries: tuple[InventoryEntry, ...]) -> None:
    own = entry(entries, "KMD KSP CICS")
    assert own.other_names == ("KMD KSP / CICS",)
    found = {mention.diagram.id: mention.codes for mention in own.mentions}
    assert found == {
        "kmd-aktiv-as-is": "1, 2", "kmd-dagpenge-as-is": "29, 37", "kmd-sag-as-is": "25", "ksd-transition": "",
        "ky-transition": "", "sapa-transition": "2101",
    }  # fmt: skip
    first, second = own.mentions[0].lines
    assert (first.other, first.direction) == ("KMD Aktiv", Direction.OUT)
    assert (second.other, second.direction) == ("KMD LOS", Direction.IN)


def test_what_becomes_of_a_code_is_told_where_its_transition_is_there(entries: tuple[InventoryEntry, ...]) -> None:
    own = entry(entries, "KMD P-Data")
    assert "    12: carried over as 2062\n" in one_text(own)
    assert "    3: retired (a guess)\n" in one_text(own)
    as_is = inventory(merge_diagrams(of_variant(six(), "as-is")))
    assert "carried" not in one_text(entry(as_is, "KMD P-Data"))


def test_everything_about_one_system_says_what_is_a_guess(entries: tuple[InventoryEntry, ...]) -> None:
    told = one_text(entry(entries, "KMD P-Data"))
    assert told.startswith("KMD P-Data (Data Lager)\n\nkmd-aktiv-as-is (as-is)\n  → KMD Aktiv 3: Indhentning")
    assert "(guesses: category; read from the context: pairing, direction)" in told
    assert "kmd-sag-as-is (as-is) – the hub\n" in one_text(entry(entries, "KMD Sag"))


def test_markdown_quotes_what_a_spec_says(tmp_path: Path) -> None:
    body = (
        star("A", ["X"]).replace("direction: in", "text: '<b>x'").replace("X: system", "X: {kind: system, owner: O*}")
    )
    own = inventory(merge_diagrams(made(tmp_path, a=body)))
    one = one_markdown(own[1])
    assert "<b>" not in one
    assert "- – A 1: &#60;b&#62;x" in one
    assert "owner: O&#42;" in one
    assert "| X | System | O&#42; | a | 1 |" in table_markdown(own)


def test_the_table_is_aligned_and_names_a_system_once(entries: tuple[InventoryEntry, ...]) -> None:
    head, *rows = table_text(entries).splitlines()
    assert head.split() == ["SYSTEM", "KIND", "DIAGRAM", "CODES", "CATEGORY"]
    at = head.index("DIAGRAM")
    assert all(row[at - 1] == " " and row[at] != " " for row in rows)
    assert sum(row.startswith("KMD P-Data ") for row in rows) == 1


def test_an_owner_makes_a_column(tmp_path: Path) -> None:
    body = star("A", ["X"]).replace("X: system", "X: {kind: system, owner: KOMBIT}")
    assert "OWNER" in table_text(inventory(merge_diagrams(made(tmp_path, a=body))))


def test_csv_and_json_hold_the_same_lines(entries: tuple[InventoryEntry, ...]) -> None:
    rows = list(csv.reader(io.StringIO(as_csv(entries))))
    data = json.loads(as_json(entries))
    lines = [line for own in data for mention in own["diagrams"] for line in mention["lines"]]
    assert len(rows) == len(lines) + 1
    assert all(len(row) == len(rows[0]) for row in rows)
    data_p = next(own for own in data if own["system"] == "KMD P-Data")
    assert data_p["diagrams"][2]["lines"][0]["becomes"] == [
        {"codes": ["12"], "outcome": "carried", "as": ["2062"], "assumed": False}
    ]


def test_a_category_can_be_left_out() -> None:
    graph = merge_diagrams(of_variant(six(), "transition"))
    left = {own.node.name for own in inventory(graph, ["retired", "not-relevant"])}
    assert "KMD Spool" not in left
    assert {"KMD Udbetaling", "KMD P-Data"} <= left


def test_a_name_is_found_by_any_of_its_names() -> None:
    graph = merge_diagrams(six())
    assert find_name(graph, "KMD KSP / CICS") == "KMD KSP CICS"
    assert find_name(graph, " kmd p-data") == "KMD P-Data"
    assert find_name(graph, "SAPA transitionsperiode") == "KMD Sag transitionsperiode"
    with pytest.raises(SnitfladeError, match=r"unknown system 'KMD PData' \(did you mean 'KMD P-Data'\?\)"):
        find_name(graph, "KMD PData")


def test_a_focus_reaches_as_far_as_it_is_asked_to() -> None:
    graph = merge_diagrams(of_variant(six(), "as-is"))
    near, bars = focus_on(graph, "KMD P-Data", 1)
    assert (bars, len(near.edges)) == (("KMD P-Data",), 3)
    far, bars = focus_on(graph, "KMD P-Data", 2)
    assert set(bars) == {"KMD P-Data", "KMD Aktiv", "KMD Dagpenge (Sygedagpenge)", "KMD Sag"}
    assert len(far.edges) == 58  # all but the two between KMD LOS and KMD KSP CICS


def test_groups_are_kinds_or_owners() -> None:
    graph = merge_diagrams(six())
    assert groups(graph, None, "da") == {}
    assert groups(graph, "kind", "da")["KMD P-Data"] == "Data Lager"
    assert groups(graph, "kind", "da")["Kommunernes Ydelsessystem"] == "System i midten"
    assert groups(graph, "owner", "en")["KMD P-Data"] == "No owner"
