"""The layout record: read as it was written, reported when broken, and kept by the next build."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snitflade.building.layout_records import forget, read_record, record_name, record_text
from snitflade.building.run import BuildOptions, build
from snitflade.characters import clean_word
from snitflade.layout.anchor import Anchor, Stand
from snitflade.problems import Severity, has_errors
from tests.layout.pictures import SPECS

PAIR = [SPECS / "kmd-aktiv-as-is.yaml", SPECS / "ky-transition.yaml"]
SVG = BuildOptions(formats=("svg",))
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1)
HEIGHTS = st.integers(1, 99_999).map(lambda n: n / 100)


@st.composite
def anchors(draw: st.DrawFn) -> Anchor:
    names = draw(
        st.lists(
            NAMES.map(lambda name: clean_word(unicodedata.normalize("NFC", name))).filter(bool),
            unique=True,
            max_size=12,
        )
    )
    stands = [Stand(name, draw(HEIGHTS)) for name in names]
    cut = draw(st.integers(0, len(stands)))
    return Anchor(draw(HEIGHTS), draw(HEIGHTS), tuple(stands[:cut]), tuple(stands[cut:]))


@given(anchors(), anchors())
def test_a_record_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, wide: Anchor, a3: Anchor) -> None:
    path = tmp_path_factory.mktemp("record") / record_name("d")
    path.write_text(record_text("d", {"16x9": wide, "a3": a3}), encoding="utf-8")
    assert read_record(path, "d") == ({"16x9": wide, "a3": a3}, ())


def test_no_record_is_no_problem(tmp_path: Path) -> None:
    assert read_record(tmp_path / record_name("d"), "d") == ({}, ())


WHOLE = record_text("d", {"16x9": Anchor(11.0, 120.5, (Stand("A", 90.0),), (Stand("B", 91.5),))})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("layout: d", "layout: other"),
        ("size: 11", "size: large"),
        ("size: 11", "size: -3"),
        ("size: 11", "size: nan"),
        ("size: 11", "size: 1e9"),
        ("box: 120.5", ""),
        ('"A": 90', '"A": [90]'),
        ('"A": 90', '"A": 90\n      "A": 91'),
        ('"B": 91.5', '"A": 91.5'),
        ('"A": 90', '<<<<<<< HEAD\n      "A": 90\n=======\n      "A": 92\n>>>>>>> theirs'),
        ("pages:", "pages: ["),
    ],
)
def test_a_broken_record_is_a_warning_and_no_layout(tmp_path: Path, before: str, after: str) -> None:
    assert before in WHOLE
    path = tmp_path / record_name("d")
    path.write_text(WHOLE.replace(before, after, 1), encoding="utf-8")
    pages, problems = read_record(path, "d")
    assert pages == {}
    assert [p.severity for p in problems] == [Severity.WARNING]
    assert problems[0].message == "broken or stale layout record"
    assert problems[0].place.file == path.as_posix()


def test_a_build_writes_records_and_a_second_one_changes_nothing(tmp_path: Path) -> None:
    build(PAIR, tmp_path, SVG)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(first) == {f"{p.stem}{end}" for p in PAIR for end in (".svg", ".layout.yaml")}
    build(PAIR, tmp_path, SVG)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first


def test_a_broken_record_is_made_anew(tmp_path: Path) -> None:
    build(PAIR[:1], tmp_path, SVG)
    path = tmp_path / record_name("kmd-aktiv-as-is")
    whole = path.read_bytes()
    path.write_bytes(whole[:200] + b"\n\t{")
    report = build(PAIR[:1], tmp_path, SVG)
    assert [problem.message for problem in report.problems] == ["broken or stale layout record"]
    assert not has_errors(report.problems)
    assert path.read_bytes() == whole


def test_each_page_has_a_record_of_its_own(tmp_path: Path) -> None:
    build(PAIR[:1], tmp_path, SVG)
    build(PAIR[:1], tmp_path, SVG._replace(page="a4"))
    pages, _ = read_record(tmp_path / record_name("kmd-aktiv-as-is"), "kmd-aktiv-as-is")
    assert sorted(pages) == ["16x9", "a4"]


def test_a_system_that_is_moved_in_the_record_stays_there_until_it_is_forgotten(tmp_path: Path) -> None:
    build(PAIR[:1], tmp_path, SVG)
    path = tmp_path / record_name("kmd-aktiv-as-is")
    pages, _ = read_record(path, "kmd-aktiv-as-is")
    anchor = pages["16x9"]
    swapped = Anchor(anchor.size, anchor.box_width, tuple(_exchanged(anchor.left)), anchor.right)
    path.write_text(record_text("kmd-aktiv-as-is", {"16x9": swapped}), encoding="utf-8")
    build(PAIR[:1], tmp_path, SVG)
    kept, _ = read_record(path, "kmd-aktiv-as-is")
    assert [s.system for s in kept["16x9"].left[:2]] == [s.system for s in swapped.left[:2]]
    build(PAIR[:1], tmp_path, SVG._replace(fresh=True))
    fresh, _ = read_record(path, "kmd-aktiv-as-is")
    assert fresh["16x9"] == anchor


def _exchanged(stands: tuple[Stand, ...]) -> list[Stand]:
    first, second, *others = stands
    return [Stand(second.system, first.y), Stand(first.system, second.y), *others]


def test_forgetting_removes_the_records_of_these_diagrams_alone(tmp_path: Path) -> None:
    build(PAIR, tmp_path, SVG)
    assert forget(tmp_path, ["kmd-aktiv-as-is", "no-such"]) == 1
    assert not (tmp_path / record_name("kmd-aktiv-as-is")).exists()
    assert (tmp_path / record_name("ky-transition")).exists()


def test_marking_what_is_assumed_leaves_the_record_alone(tmp_path: Path) -> None:
    build(PAIR[:1], tmp_path, SVG)
    path = tmp_path / record_name("kmd-aktiv-as-is")
    before = path.read_bytes()
    build(PAIR[:1], tmp_path, SVG._replace(show_assumed=True))
    assert path.read_bytes() == before


def test_pairs_are_drawn_on_one_page(tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    shutil.copytree(SPECS, specs)
    build([specs / path.name for path in PAIR], tmp_path / "out", SVG._replace(pair=True))
    picture = (tmp_path / "out" / "ky-transition-pair.svg").read_text(encoding="utf-8")
    assert 'width="1190.55pt" height="841.89pt"' in picture
    assert 'id="as-is-system-kmd-opera"' in picture
    assert 'id="transition-system-jobcenter-system"' in picture


@pytest.mark.parametrize(("before", "after", "upright_a3"), [
    ("kmd-aktiv-as-is", "ky-transition", False),
    ("kmd-dagpenge-as-is", "ksd-transition", True),
])  # fmt: skip
def test_a_pair_on_a4_stands_upright_and_takes_a3_when_it_must(
    tmp_path: Path, before: str, after: str, upright_a3: bool
) -> None:
    specs = [SPECS / f"{before}.yaml", SPECS / f"{after}.yaml"]
    report = build(specs, tmp_path, SVG._replace(pair=True, page="a4"))
    picture = (tmp_path / f"{after}-pair.svg").read_text(encoding="utf-8")
    size = ("841.89", "1190.55") if upright_a3 else ("595.28", "841.89")
    assert f'width="{size[0]}pt" height="{size[1]}pt"' in picture
    assert any("is on upright a3" in problem.message for problem in report.problems) is upright_a3
