"""The parts that an appendix is made of: chapters, places in pictures, the rows of its tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from snitflade.appendix.chapters import groups_of, titles_of
from snitflade.appendix.document import DiagramFigure, NumberedTable, Paper
from snitflade.appendix.figures import Illustrator
from snitflade.appendix.hotspots import HotspotFinder
from snitflade.appendix.wording import WORDING
from snitflade.diagram import Diagram
from snitflade.problems import Severity
from snitflade.scene import Text
from snitflade.spec import read_diagram
from tests.appendix.made import NAMES, composed, diagram, rows, six
from tests.spec.specs_for_tests import HEADER, LINKS, SYSTEMS, write_spec

MANY = HEADER + "systems:\n" + "".join(f"  System {n}: external\n" for n in range(60)) + "links:\n" + "".join(
    f"  - {{system: System {n}, category: weak, interfaces: [{{codes: {n}a, text: {'Nogle ord om data ' * 6}}}]}}\n"
    for n in range(60)
)  # fmt: skip


def six_diagrams() -> list[Diagram]:
    return [diagram(name) for name in NAMES]


def test_a_pair_makes_a_chapter_as_is_first() -> None:
    found = [[one.id for one in group.diagrams] for group in groups_of(list(reversed(six_diagrams())))]

    assert found == [
        ["kmd-sag-as-is", "sapa-transition"],
        ["kmd-aktiv-as-is", "ky-transition"],
        ["kmd-dagpenge-as-is", "ksd-transition"],
    ]


def test_who_has_no_partner_makes_a_chapter_alone() -> None:
    alone = [diagram("kmd-aktiv-as-is"), diagram("ksd-transition")]

    groups = groups_of(alone)

    assert [group.diagrams for group in groups] == [(alone[0],), (alone[1],)]
    assert titles_of(groups, WORDING["da"]) == ["KMD Aktiv", "Kommunernes Sygedagpengesystem"]


def test_the_chapter_of_a_pair_is_called_by_both_hubs() -> None:
    titles = titles_of(groups_of(six_diagrams()), WORDING["da"])

    assert titles[0] == "KMD Aktiv → Kommunernes Ydelsessystem"


def test_chapters_of_the_same_hub_are_told_apart(tmp_path: Path) -> None:
    texts = {name: HEADER.replace("small", name).replace("Prøve", name.title()) for name in ("one", "two")}
    diagrams = [read_diagram(write_spec(tmp_path, text + SYSTEMS + LINKS, name)) for name, text in texts.items()]

    assert titles_of(groups_of(diagrams), WORDING["da"]) == ["KMD Aktiv: One", "KMD Aktiv: Two"]


@pytest.mark.parametrize("name", NAMES)
def test_every_code_is_found_in_the_picture_where_it_stands(name: str) -> None:
    (pictures,), _ = Illustrator(None, None, False).draw_chapter([diagram(name)], None)
    (scene,) = pictures.scenes
    finder = HotspotFinder(diagram(name), scene)
    codes = [(part, dx, dy) for _, part, dx, dy in scene.flatten() if isinstance(part, Text) and part.role == "code"]

    found = [box for row in rows(name) if row.interface for box in finder.codes(row.link, row.interface)]

    assert len(found) == len(codes)
    for part, dx, dy in codes:
        assert any(
            box.left <= part.left + dx + 0.01 and part.left + dx + part.width <= box.right + 0.01
            and box.top < part.baseline + dy < box.bottom
            for box in found
        ), part.text  # fmt: skip


def test_every_row_has_a_place_in_its_figure() -> None:
    figures = [part for part in six().parts() if isinstance(part, DiagramFigure)]
    tables = [part for part in six().parts() if isinstance(part, NumberedTable)][1:7]

    assert len(figures) == 6
    for figure, table in zip(figures, tables, strict=True):
        assert {spot.target for spot in figure.spots} == {row[0].anchor for row in table.rows}


def test_a_pair_stands_in_the_same_places() -> None:
    group = groups_of(six_diagrams())[0]
    pictures, problems = Illustrator(None, None, False).draw_chapter(group.diagrams, group.as_is)

    assert problems == ()
    before, after = (
        {group.title: (group.x, group.y) for group in picture.scenes[0].groups if "system" in group.classes}
        for picture in pictures
    )
    common = before.keys() & after.keys()
    assert len(common) > 10
    assert sorted(common, key=before.__getitem__) == sorted(common, key=after.__getitem__)


def test_the_figures_keep_to_the_records_of_the_last_build(tmp_path: Path) -> None:
    from snitflade.building.run import BuildOptions, build

    spec = Path(diagram("kmd-aktiv-as-is").place.file)
    text = spec.read_text(encoding="utf-8")
    build([spec], tmp_path, BuildOptions(("svg",)), jobs=1)
    record = tmp_path / "kmd-aktiv-as-is.layout.yaml"
    left, right = record.read_text(encoding="utf-8").split("    left:\n")[1].split("    right:\n")
    swapped = record.read_text(encoding="utf-8").split("    left:\n")[0] + f"    left:\n{right}    right:\n{left}"
    record.write_text(swapped, encoding="utf-8")

    (fresh,), _ = Illustrator(None, None, False).draw_chapter([diagram("kmd-aktiv-as-is")], None)
    (kept,), _ = Illustrator(tmp_path, None, False).draw_chapter([diagram("kmd-aktiv-as-is")], None)

    assert "diagram: kmd-aktiv-as-is" in text
    for name in ("STAR", "KMD Opera"):
        xs = [next(g.x for g in p.scenes[0].groups if g.title == name) for p in (fresh, kept)]
        assert abs(xs[0] - xs[1]) > 100


def test_what_has_no_room_on_a4_gets_a3_and_is_told(tmp_path: Path) -> None:
    spec = write_spec(tmp_path, MANY)

    appendix = composed([spec])
    _, problems = Illustrator(None, None, False).draw_chapter([read_diagram(spec)], None)

    assert [problem.severity for problem in problems] == [Severity.WARNING] * 2
    assert "does not fit on a4 at 7 pt: its chapter is drawn on a3" in problems[0].message
    (figure,) = [part for part in appendix.parts() if isinstance(part, DiagramFigure)]
    assert figure.paper is Paper.A3
    assert len({spot.target for spot in figure.spots}) == 60
    assert {spot.picture for spot in figure.spots} == set(range(len(figure.pictures)))


def test_what_is_carried_over_leads_to_its_row_and_back() -> None:
    today, later = (part for part in six().parts() if isinstance(part, NumberedTable) and part.number in {2, 3})
    targets = {cell.anchor: row for table in (today, later) for row in table.rows for cell in row if cell.anchor}
    links = [(row[0].text, run) for row in today.rows for line in row[-1].lines for run in line if run.target]

    assert [heading.heading for heading in (today.columns[-1], later.columns[-1])] == ["Videreføres som", "Viderefører"]
    assert ("9", "SID145") in {(code.rstrip("*"), run.text) for code, run in links}
    for code, run in links:
        row = targets[run.target]
        assert run.text in row[0].text
        assert set(code.rstrip("*").split(", ")) & set(row[-1].text.rstrip("*").split(", "))


def test_a_guess_has_a_star_and_stands_in_the_list() -> None:
    interfaces, assumed = (part for part in six().parts() if isinstance(part, NumberedTable) and part.number in {2, 14})

    first = rows(NAMES[0])[0]
    assert "category" in first.assumed
    assert interfaces.rows[0][4].text.endswith("*")
    assert "Antaget" in interfaces.note
    told = [(row[0].text, row[1].text, row[2].text, row[3].text) for row in assumed.rows]
    assert ("Figur 1", first.link.system, first.codes[0], "Kategori: Svag afhængighed") in told


def test_categories_of_one_name_are_told_apart_by_their_dash() -> None:
    (table,) = (part for part in six().parts() if isinstance(part, NumberedTable) and part.number == 3)

    names = {cell.text.rstrip("*") for row in table.rows for cell in row[4:5]}
    assert {"Nye fælleskommunale løsninger (fuldt optrukket)", "Nye fælleskommunale løsninger (stiplet)"} <= names


def test_a_row_says_kind_and_footnotes(tmp_path: Path) -> None:
    systems = "systems: {STAR: {kind: external, note: Aftalen udløber.}}\n"
    links = LINKS.replace("category: weak,", "category: weak, note: Afventer svar.,")

    appendix = composed([write_spec(tmp_path, HEADER + systems + links)])

    table = next(part for part in appendix.parts() if isinstance(part, NumberedTable) and part.number == 2)
    (row,) = table.rows
    assert row[1].text.splitlines() == ["STAR", read_diagram(tmp_path / "small.yaml").kinds[-1].name,
                                        "Note: Aftalen udløber."]  # fmt: skip
    assert row[3].text.splitlines() == ["AMS", "Note: Afventer svar."]


def test_nothing_assumed_is_said_in_words(tmp_path: Path) -> None:
    appendix = composed([write_spec(tmp_path, HEADER + SYSTEMS + LINKS)])

    assert {"Intet er antaget.", "Intet er udledt."} <= set(appendix.texts())
    assert [part.number for part in appendix.parts() if isinstance(part, NumberedTable)] == [1, 2, 3]
