"""What becomes of the codes of an as-is diagram."""

from __future__ import annotations

from pathlib import Path

import pytest

from snitflade.compare import Act, Outcome, Part, Trace, compare, trace
from snitflade.compare.baseline import baseline_of, warn_of_unaccounted_codes
from snitflade.compare.trace_table import trace_as_markdown, trace_as_text
from snitflade.diagram import Diagram
from snitflade.spec import Library, read_diagram
from tests.spec.specs_for_tests import LEGEND

SPECS = Path(__file__).parents[2] / "specs"
PAIRS = {
    "ky-transition": "kmd-aktiv-as-is",
    "ksd-transition": "kmd-dagpenge-as-is",
    "sapa-transition": "kmd-sag-as-is",
}
AS_IS = """diagram: old
variant: as-is
title: I dag
legend: short
hub: KMD Aktiv
systems: {STAR: external, KMD Opera: kmd-system, KMD LOS: kmd-system, KMD KSP: kmd-system, DST: external}
links:
  - {system: STAR, category: weak, interfaces: [{codes: [9, 10], text: Udtræk}, {codes: 1a, text: Advis}]}
  - {system: KMD Opera, category: weak, interfaces: [{codes: 1a, text: Advis}]}
  - {from: KMD LOS, to: KMD KSP, category: weak, interfaces: [{codes: 2, text: Autorisation}]}
  - {system: DST, category: weak, interfaces: [{codes: 15, text: Sager}]}
"""
TRANSITION = """diagram: new
variant: transition
title: I morgen
legend: short
transition_from: old
hub: KY
systems:
  STAR: external
  Jobcenter System: {kind: external, was: KMD Opera}
  KMD KSP: kmd-system
  DST: external
links:
  - system: STAR
    category: weak
    interfaces:
      - {codes: SID1, text: Udtræk, replaces: 9, assumed: [replaces]}
      - {codes: SID4, text: Andet}
  - system: Jobcenter System
    category: weak
    interfaces: [{codes: SID2, text: Advis, replaces: 1a}]
  - {system: KMD KSP, category: retired, assumed: [category]}
  - system: DST
    category: weak
    interfaces: [{codes: SID3, text: Sager, replaces: 15, category: retired}]
"""
RETIRED = '  retired: {colour: "#8a8a8a", dash: dotted, text: Udgår.}\n'


def read(folder: Path, as_is: str = AS_IS, transition: str = TRANSITION) -> tuple[Diagram, Diagram]:
    (folder / "legends").mkdir()
    (folder / "legends" / "short.yaml").write_text(LEGEND + RETIRED, encoding="utf-8")
    (folder / "old.yaml").write_text(as_is, encoding="utf-8")
    (folder / "new.yaml").write_text(transition, encoding="utf-8")
    return read_diagram(folder / "old.yaml"), read_diagram(folder / "new.yaml")


def outcomes(told: Trace) -> list[tuple[str, tuple[str, ...], str, bool]]:
    """Of each row: the as-is system or the new code, the codes, the outcome, whether it is a guess."""
    return [
        (row.old.link.system if row.old else row.successors[0].label, row.codes, row.outcome.value, row.assumed)
        for row in told.rows
    ]


def test_every_code_has_an_outcome(tmp_path: Path) -> None:
    told = trace(*read(tmp_path))

    assert outcomes(told) == [
        ("STAR", ("9",), "carried", True),
        ("STAR", ("10",), "unaccounted", False),
        ("STAR", ("1a",), "unaccounted", False),
        ("KMD Opera", ("1a",), "carried", False),
        ("KMD LOS", ("2",), "retired", True),
        ("DST", ("15",), "retired", False),
        ("SID4", (), "new", False),
    ]
    assert [str(row.place).rpartition("new.yaml:")[2] for row in told.rows if row.place] == [
        "16:9", "20:18", "21:5", "24:18", "17:9",
    ]  # fmt: skip


def test_a_code_is_looked_for_elsewhere_where_it_stands_at_one_system_alone(tmp_path: Path) -> None:
    transition = TRANSITION.replace(
        "codes: SID3, text: Sager, replaces: 15", "codes: SID3, text: Sager, replaces: [15, 2]"
    )

    rows = trace(*read(tmp_path, transition=transition)).rows

    assert [(row.codes, row.successors[0].label) for row in rows if row.codes == ("2",)] == [(("2",), "SID3")]


def test_a_code_may_be_carried_over_by_two(tmp_path: Path) -> None:
    transition = TRANSITION.replace("text: Andet", "text: Andet, replaces: 9")

    row = trace(*read(tmp_path, transition=transition)).rows[0]

    assert [linked.label for linked in row.successors] == ["SID1", "SID4"]


@pytest.mark.parametrize(("transition", "as_is"), PAIRS.items())
def test_the_six_diagrams_account_for_all_codes_but_two(transition: str, as_is: str) -> None:
    told = trace(read_diagram(SPECS / f"{as_is}.yaml"), read_diagram(SPECS / f"{transition}.yaml"))

    gaps = [(row.old.link.system, row.codes) for row in told.gaps if row.old]
    found = {"ksd-transition": [("KMD Indkomst / eIndkomst", ("13",)), ("NemRefusion", ("16",))]}
    assert gaps == found.get(transition, [])
    assert [row for row in told.rows if row.outcome is Outcome.NEW] == []
    codes = sum(len(i.codes) for link in told.as_is.links for i in link.interfaces)
    assert sum(len(row.codes) for row in told.rows) == codes


def test_from_an_as_is_diagram_to_its_transition_the_changes_are_its_trace(tmp_path: Path) -> None:
    changes = compare(*read(tmp_path))

    assert changes.trace
    told = [(c.act, c.subject.part, c.before, c.after, c.assumed) for c in changes.changes]
    assert told == [
        (Act.RENAMED, Part.HUB, "KMD Aktiv", "KY", False),
        (Act.RENAMED, Part.SYSTEM, "KMD Opera", "Jobcenter System", False),
        (Act.RETYPED, Part.SYSTEM, "kmd-system", "external", False),
        (Act.REMOVED, Part.SYSTEM, "", "", False),
        (Act.CARRIED, Part.INTERFACE, "9", "SID1", True),
        (Act.UNACCOUNTED, Part.INTERFACE, "10", "", False),
        (Act.UNACCOUNTED, Part.INTERFACE, "1a", "", False),
        (Act.CARRIED, Part.INTERFACE, "1a", "SID2 (Jobcenter System)", False),
        (Act.RETIRED, Part.INTERFACE, "2", "", True),
        (Act.RETIRED, Part.INTERFACE, "15", "SID3", False),
        (Act.ADDED, Part.INTERFACE, "", "SID4", False),
    ]
    labels = [(was.label if was else "", now.label if now else "") for was, now in changes.pairs.interfaces]
    assert labels == [("9, 10", "SID1"), ("1a", ""), ("1a", "SID2"), ("2", ""), ("15", "SID3"), ("", "SID4")]


def test_a_warning_for_each_system_with_a_gap(tmp_path: Path) -> None:
    _, transition = read(tmp_path)

    (problem,) = warn_of_unaccounted_codes(transition, Library())

    assert str(problem).rpartition("new.yaml:")[2] == (
        "8:3: warning: missing replaces for codes 10, 1a of system 'STAR' in old "
        "(let interfaces replace them, or retire the system's link)"
    )


def test_one_warning_for_a_transition_that_says_nothing_at_all(tmp_path: Path) -> None:
    bare = TRANSITION.replace(", replaces: 9, assumed: [replaces]", "").replace(", replaces: 1a", "")
    _, transition = read(tmp_path, transition=bare.replace(", replaces: 15", ""))

    (problem,) = warn_of_unaccounted_codes(transition, Library())

    assert problem.message == "missing replaces for 5 codes of old"
    assert problem.place == transition.place


def test_no_warning_without_a_baseline_or_with_a_broken_one(tmp_path: Path) -> None:
    as_is, transition = read(tmp_path)
    assert warn_of_unaccounted_codes(as_is, Library()) == ()

    (tmp_path / "old.yaml").write_text("diagram: [", encoding="utf-8")
    assert warn_of_unaccounted_codes(transition, Library()) == ()


def test_the_baseline_stands_beside_the_transition(tmp_path: Path) -> None:
    as_is, transition = read(tmp_path)

    assert baseline_of(transition, Library()) == as_is


TABLE = """\
From old to new: 2 carried over, 2 retired, 2 not accounted for, 1 new (2 of them guesses)

System             Code  Outcome                 As
-----------------  ----  ----------------------  -----------------------
STAR               9     carried over (a guess)  SID1
STAR               10    not accounted for
STAR               1a    not accounted for
KMD Opera          1a    carried over            SID2 (Jobcenter System)
KMD LOS – KMD KSP  2     retired (a guess)
DST                15    retired                 SID3
STAR                     new                     SID4

not accounted for:
  10: STAR (old.yaml:8:49)
  1a: STAR (old.yaml:8:81)
"""


def test_the_table_for_the_terminal_names_the_gaps(tmp_path: Path) -> None:
    told = trace_as_text([trace(*read(tmp_path))])

    assert told.replace(f"{tmp_path.as_posix()}/", "") == TABLE


def test_the_table_in_markdown_is_in_the_language_of_the_transition(tmp_path: Path) -> None:
    told = trace_as_markdown(
        [trace(*read(tmp_path, transition=TRANSITION.replace("hub: KY", "hub: KY\nlanguage: da")))]
    )

    assert told.splitlines() == [
        "### Fra old til new: 2 videreføres, 2 udgår, 2 ikke redegjort for, 1 ny (heraf 2 gæt)",
        "",
        "| System | Kode | Hvad der sker | Som |",
        "|---|---|---|---|",
        "| STAR | 9 | videreføres &#40;gæt&#41; | SID1 |",
        "| <b>STAR</b> | <b>10</b> | <b>ikke redegjort for</b> |  |",
        "| <b>STAR</b> | <b>1a</b> | <b>ikke redegjort for</b> |  |",
        "| KMD Opera | 1a | videreføres | SID2 &#40;Jobcenter System&#41; |",
        "| KMD LOS – KMD KSP | 2 | udgår &#40;gæt&#41; |  |",
        "| DST | 15 | udgår | SID3 |",
        "| STAR |  | ny | SID4 |",
    ]
