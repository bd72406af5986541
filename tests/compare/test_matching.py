"""Which part is which, where a name or a code alone does not say it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from snitflade.compare import Changes, compare
from snitflade.spec import read_diagram
from tests.spec.specs_for_tests import HEADER, write_spec

TWO = """systems: {STAR: external, DST: external, KMD P-Data: data-store}
links:
  - system: STAR
    category: weak
    interfaces: [{codes: 9, text: Udtræk om ydelser, direction: in}, {codes: 16, text: Kopi}]
  - {system: DST, category: weak, interfaces: [{codes: 15, text: Detaljerede sagsoplysninger om person}]}
  - {system: KMD P-Data, category: weak}
"""
COPY = "{codes: 16, text: Kopi}"
DETAILS = "{codes: 15, text: Detaljerede sagsoplysninger om person}"


def compared(folder: Path, old: str, new: str) -> Changes:
    sides = []
    for name, text in (("old", old), ("new", new)):
        (folder / name).mkdir(exist_ok=True)
        sides.append(read_diagram(write_spec(folder / name, HEADER + text)))
    return compare(*sides)


def told(folder: Path, old: str, new: str) -> list[str]:
    """What is told of a change from the first text to the second."""
    changes = compared(folder, old, new)
    return [
        f"{c.subject.part.value} {c.subject.name} {','.join(c.subject.codes)} {c.act.value} {c.before} > {c.after}"
        for c in changes.changes
    ]


class Case(NamedTuple):
    """``edits``: what stands in ``TWO``, and what in its place."""

    what: str
    edits: dict[str, str]
    told: list[str]


CASES = [
    Case(
        "renamed with an edit",
        {"DST": "Danmarks Statistik", "om person": "om alle"},
        [
            "system Danmarks Statistik  renamed DST > Danmarks Statistik",
            f"interface Danmarks Statistik 15 reworded {DETAILS[18:-1]} > Detaljerede sagsoplysninger om alle",
        ],
    ),
    Case(
        "renamed, with nothing exchanged",
        {"KMD P-Data": "KMD P-Data 2"},
        ["system KMD P-Data 2  renamed KMD P-Data > KMD P-Data 2"],
    ),
    Case(
        "another system instead",
        {
            "STAR": "Kommunen",
            "codes: 9, text: Udtræk om ydelser": "codes: 70, text: Post",
            "16, text: Kopi": "71, text: Brev",
        },
        ["system STAR  removed 9, 16 > ", "system Kommunen  added  > 70, 71"],
    ),
    Case("a new code", {"codes: 9": "codes: 9a"}, ["interface STAR 9a recoded 9 > 9a"]),
    Case(
        "a new code and other words",
        {"codes: 9": "codes: 9a", "om ydelser": "om alle ydelser"},
        [
            "interface STAR 9a recoded 9 > 9a",
            "interface STAR 9a reworded Udtræk om ydelser > Udtræk om alle ydelser",
        ],
    ),
    Case(
        "the code stays, all words change",
        {"Udtræk om ydelser": "Post"},
        ["interface STAR 9 reworded Udtræk om ydelser > Post"],
    ),
    Case("a further code", {"codes: 16": "codes: [16, 17]"}, ["interface STAR 16,17 recoded 16 > 16, 17"]),
    Case(
        "one is removed, its neighbour recoded",
        {"{codes: 9, text: Udtræk om ydelser, direction: in}, ": "", "codes: 16": "codes: 20"},
        ["interface STAR 9 removed 9 > ", "interface STAR 20 recoded 16 > 20"],
    ),
    Case("moved", {f", {COPY}": "", DETAILS: f"{DETAILS}, {COPY}"}, ["interface DST 16 moved STAR > DST"]),
    Case(
        "the same code with other words elsewhere has not moved",
        {f", {COPY}": "", DETAILS: f"{DETAILS}, {{codes: 16, text: Brev}}"},
        ["interface STAR 16 removed 16 > ", "interface DST 16 added  > 16"],
    ),
    Case(
        "words of some length have moved under another code",
        {DETAILS: "", COPY: f"{COPY}, {DETAILS.replace('15', '30')}"},
        ["interface STAR 30 moved DST > STAR", "interface STAR 30 recoded 15 > 30"],
    ),
    Case(
        "a like one beside it",
        {COPY: f"{COPY}, {COPY.replace('16', '18')}"},
        ["interface STAR 18 added  > 18"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_what_is_told(case: Case, tmp_path: Path) -> None:
    text = TWO
    for before, after in case.edits.items():
        assert before in text
        text = text.replace(before, after)

    assert told(tmp_path, TWO, text) == case.told


def test_equal_texts_are_told_apart_by_their_direction(tmp_path: Path) -> None:
    first, second = "{codes: 1, text: Advis, direction: in}", "{codes: 2, text: Advis, direction: out}"
    old = f"systems: {{STAR: external}}\nlinks: [{{system: STAR, category: weak, interfaces: [{first}, {second}]}}]\n"
    new = old.replace(f"{first}, ", "").replace("codes: 2", "codes: 3")

    assert told(tmp_path, old, new) == ["interface STAR 1 removed 1 > ", "interface STAR 3 recoded 2 > 3"]


def test_the_ends_of_a_link_may_change_places_with_the_arrow(tmp_path: Path) -> None:
    old = """systems: {STAR: external, DST: external}
links:
  - {system: STAR, category: weak}
  - {from: STAR, to: DST, category: weak, interfaces: [{codes: 1, text: A}, {codes: 2, text: B, direction: both}]}
"""
    turned = old.replace("from: STAR, to: DST", "from: DST, to: STAR")

    same = turned.replace("text: A", "text: A, direction: in")
    assert told(tmp_path, old, same) == []
    assert told(tmp_path, old, turned) == ["interface DST 1 redirected in > out"]


def test_a_category_is_the_same_at_the_link_or_at_each_interface(tmp_path: Path) -> None:
    explicit = TWO.replace("text: Kopi", "text: Kopi, category: weak")

    assert told(tmp_path, TWO, explicit) == []


def test_a_link_split_in_two_tells_of_a_new_link_but_of_no_moves(tmp_path: Path) -> None:
    split = TWO.replace(f", {COPY}]", f"]\n  - {{system: STAR, category: weak, interfaces: [{COPY}]}}")

    assert told(tmp_path, TWO, split) == ["link STAR  added  > "]
