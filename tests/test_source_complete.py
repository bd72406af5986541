"""The six specs hold what the tables of ``tests/source`` hold: every row, word for word, and nothing else.

The tables are the text of the original drawings put in order. They also say which values are facts (``source``),
which follow from the meaning or the order of the text (``inferred``) and which are guesses (``assumed``).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from snitflade.diagram import Diagram, DirectionMarks, Interface, Link, Marks
from snitflade.spec import check, read_diagram

ROOT = Path(__file__).parent.parent
SPECS = ROOT / "specs"
TABLES = ROOT / "tests" / "source"
KINDS = {"kmd-system": "KMD System", "data-store": "Data Lager", "external": "Ekstern Part"}
MISSPELT = (
    "Yderser",
    "udbetalingsmeddelse",
    "nummre",
    "Registering",
    "Kvatalsvis",
    "Indebretning",
    "IR Indtægsregister",
    "Aktiveringsstatistsik",
    "pensioniststatus",
    "nødvending",
    "transistionsperioden",
    "Eeventuel",
    "distribuere",
)

Row = dict[str, str]


@cache
def table(name: str) -> list[Row]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows_of(name: str, diagram: str) -> list[Row]:
    return [row for row in table(name) if row["diagram"] == diagram]


IDS = [row["diagram"] for row in table("diagrams")]


@pytest.fixture(params=IDS)
def diagram(request: pytest.FixtureRequest) -> Diagram:
    return read_diagram(SPECS / f"{request.param}.yaml")


def basis(value: str, *marks: Marks) -> str:
    """Where a value comes from, in the words of the tables."""
    if any(value in mark.assumed for mark in marks):
        return "assumed"
    return "inferred" if any(value in mark.inferred for mark in marks) else "source"


def test_the_tables_hold_six_diagrams() -> None:
    assert len(IDS) == 6
    for name in ("systems", "interfaces", "legends"):
        assert {row["diagram"] for row in table(name)} == set(IDS)


@pytest.mark.parametrize("name", IDS)
def test_the_specs_have_neither_faults_nor_warnings(name: str) -> None:
    _, problems = check(SPECS / f"{name}.yaml")
    assert problems == ()


def test_titles_hubs_and_baselines(diagram: Diagram) -> None:
    told = {
        "diagram": diagram.id,
        "variant": diagram.variant.value,
        "title": diagram.title,
        "subtitle": diagram.subtitle,
        "hub": " = ".join(diagram.hub.names),
        "transition_from": diagram.transition_from or "",
    }
    assert [told] == rows_of("diagrams", diagram.id)


def test_systems_and_their_kinds(diagram: Diagram) -> None:
    told = [
        {
            "diagram": diagram.id,
            "system": system.name,
            "kind": KINDS[system.kind],
            "kind_basis": basis("kind", system.marks),
        }
        for system in diagram.systems
    ]
    assert told == rows_of("systems", diagram.id)


def test_what_the_source_does_not_say_of_a_replaced_system_is_marked(diagram: Diagram) -> None:
    """The originals do not name what a new system replaces: each such reading is a guess."""
    told = {system.name: system.was for system in diagram.systems if system.was}
    assert told == ({"Jobcenter System": "KMD Opera"} if diagram.id in ("ky-transition", "ksd-transition") else {})
    assert all("was" in system.marks.assumed for system in diagram.systems if system.was)


def test_the_kinds_are_named_as_in_the_originals_key(diagram: Diagram) -> None:
    assert {kind.key: kind.name for kind in diagram.drawn_kinds} == KINDS


def test_interfaces_and_the_basis_of_every_value(diagram: Diagram) -> None:
    told = [row for link in diagram.links for row in rows_of_link(diagram, link)]
    assert told == [without_basis_of_nothing(row) for row in rows_of("interfaces", diagram.id)]


def rows_of_link(diagram: Diagram, link: Link) -> Iterator[Row]:
    ends = {"diagram": diagram.id, "system": link.system, "connects_to": link.to or "hub"}
    if not link.interfaces:
        direction = link.direction.value if link.direction else ""
        yield ends | {"codes": "", "direction": direction, "text": "", "category": link.category} | bases(link)
    for interface in link.interfaces:
        yield ends | cells(interface) | bases(link, interface)


def cells(interface: Interface) -> Row:
    return {
        "codes": ",".join(interface.codes),
        "direction": interface.direction.value if interface.direction else "",
        "text": "; ".join(interface.texts),
        "category": interface.category,
    }


def bases(link: Link, interface: Interface | None = None) -> Row:
    marks = (link.marks, interface.marks) if interface else (link.marks,)
    return {f"{value}_basis": basis(value, *marks) for value in ("pairing", "direction", "category")}


def without_basis_of_nothing(row: Row) -> Row:
    """A direction that is not stated can have no mark, whatever the table says of it."""
    return row if row["direction"] else row | {"direction_basis": "source"}


# The readings of what replaces what: (system in the transition, replaced codes). The rest are plain from the texts.
GUESSED_REPLACEMENTS = {
    "ky-transition": [
        ("KMD Udbetaling", "5a,5b,5c,5d"),
        ("Jobcenter System", "10a"),
        ("DST", "15"),
        ("KMD OPUS-LIS", "18"),
    ],
    "ksd-transition": [
        ("Jobcenter System", "19,20a,20b,21,40"),
        ("STAR", "22a,22b,24,41,44"),
        ("KMD OPUS-LIS", "39"),
    ],
    "sapa-transition": [("KMD Indkomst / eIndkomst", "14a")],
}


def test_what_replaces_what_is_marked_where_the_texts_do_not_make_it_plain(diagram: Diagram) -> None:
    """The originals have no column for it: only an as-is diagram's own codes, read from the texts, stand there."""
    replacing = [(link, i) for link in diagram.links for i in link.interfaces if i.replaces]
    guessed = [(link.system, ",".join(i.replaces)) for link, i in replacing if "replaces" in i.marks.assumed]
    assert guessed == GUESSED_REPLACEMENTS.get(diagram.id, [])
    assert bool(replacing) == (diagram.transition_from is not None)
    assert not any("replaces" in i.marks.inferred for _, i in replacing)


def test_no_text_of_one_interface_looks_like_several(diagram: Diagram) -> None:
    parts = [part for link in diagram.links for i in link.interfaces for part in (*i.codes, *i.texts)]
    assert [part for part in parts if "; " in part or part != part.strip()] == []
    assert not any("," in code for link in diagram.links for i in link.interfaces for code in i.codes)


def test_the_legend(diagram: Diagram) -> None:
    told = [(c.key, c.heading, c.text) for c in diagram.categories]
    told += [("codes", note.heading, note.text) for note in diagram.notes]
    expected = [(row["key"], row["heading"], row["text"]) for row in rows_of("legends", diagram.id)]
    assert sorted(told) == sorted(expected)
    assert diagram.show_unused


def test_colours_and_dashes_are_marked_as_guesses(diagram: Diagram) -> None:
    assert {c.marks for c in diagram.categories} == {Marks(assumed=("colour", "dash"))}


def test_every_interface_has_its_arrow_where_the_original_gives_one(diagram: Diagram) -> None:
    with_arrows = {"kmd-sag-as-is", "sapa-transition"}
    always = diagram.direction_marks is DirectionMarks.ALWAYS
    assert always == (diagram.id in with_arrows)


@pytest.mark.parametrize(
    "path",
    [SPECS / f"{name}.yaml" for name in IDS]
    + [SPECS / "legends" / f"{n}.yaml" for n in ("transition", "sapa-transition")],
    ids=lambda path: path.stem if path.parent == SPECS else f"legend-{path.stem}",
)
def test_misspelt_words_are_marked_so_that_nobody_mends_them(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = " ".join(re.sub(r"(^|\s)#\s.*", "", line).strip() for line in lines)
    comments = " ".join(line.partition("# sic: ")[2] for line in lines)
    assert {w: comments.count(w) for w in MISSPELT} == {w: texts.count(w) for w in MISSPELT}
