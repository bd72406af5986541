"""The pictures: all that the diagrams say is there once, nothing overlaps, and letters can be read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from snitflade.landscape.graph import merge_diagrams
from snitflade.landscape.run import Landscape
from snitflade.picture.conflicts import SMALLEST_PT, find_conflicts
from snitflade.problems import Place, ProblemsFound, SnitfladeError
from snitflade.renderers import svg
from snitflade.scene import Group, Picture, Scene, Text
from tests.landscape.drawn import crowd, drawn, lines, made, six, star, texts

A3 = (1190.55, 841.89)


def groups(scene: Scene, wanted: str) -> list[Group]:
    return [group for group in scene.groups if wanted in group.classes]


def codes_of(link: Group) -> str:
    """The codes at a line, unbroken."""
    shown = [part for part in link.parts if isinstance(part, Text) and part.role == "code"]
    return "".join(text.text for text in sorted(shown, key=lambda text: text.baseline)).replace(" ", "")


def check(found: Landscape) -> None:
    """The gate, and what it does not know: that lines run along the axes, and no text is too small."""
    assert find_conflicts(found.scene, Place("x"), crossings_allowed=True) == []
    assert min(text.size for text in texts(found.scene)) >= SMALLEST_PT
    for line in lines(found.scene):
        for (ax, ay), (bx, by) in zip(line.points, line.points[1:], strict=False):
            assert abs(ax - bx) < 0.02 or abs(ay - by) < 0.02


@pytest.mark.parametrize("variant", ["as-is", "transition", None])
def test_the_three_landscapes_stand_on_a3(variant: str | None) -> None:
    found = drawn(six(), variant=variant)
    check(found)
    assert (found.scene.width, found.scene.height) == A3
    assert found.problems == ()
    graph = merge_diagrams([d for d in six() if variant in (None, d.variant.value)])
    assert sorted(group.title for group in groups(found.scene, "system")) == sorted(
        node.name for node in graph.nodes if not node.is_hub
    )
    assert len(groups(found.scene, "hub")) == sum(node.is_hub for node in graph.nodes)
    assert len(groups(found.scene, "link")) == len(graph.edges)
    assert Counter(map(codes_of, groups(found.scene, "link"))) == Counter(",".join(edge.codes) for edge in graph.edges)


@pytest.mark.parametrize("variant", ["as-is", "transition"])
def test_lines_of_one_move_hardly_cross(variant: str) -> None:
    scene = drawn(six(), variant=variant).scene
    problems = find_conflicts(scene, Place("x"))
    assert len(problems) < 12
    assert all(" crosses " in problem.message for problem in problems)


def test_the_same_bytes_every_time() -> None:
    first = svg.render(drawn(six(), variant="as-is").scene)
    drawn(six(), variant="transition")
    assert svg.render(drawn(six(), variant="as-is").scene) == first


def test_the_files_are_named_by_what_they_show() -> None:
    few = six()[:1]
    assert drawn(few).stem == "landscape"
    assert drawn(few, variant="as-is", group_by="kind").stem == "landscape-as-is-by-kind"
    assert drawn(few, focus="KMD P-Data", labels=False).stem == "landscape-kmd-p-data-no-codes"


def test_a_focus_is_drawn_as_the_hub_among_what_it_is_joined_to() -> None:
    scene = drawn(six(), focus="KMD P-Data").scene
    check(drawn(six(), focus="KMD P-Data"))
    assert [group.title for group in groups(scene, "hub")] == ["KMD P-Data"]
    assert {group.title for group in groups(scene, "system")} == {
        "KMD Aktiv", "KMD Dagpenge (Sygedagpenge)", "KMD Sag", "Kommunernes Ydelsessystem",
        "Kommunernes Sygedagpengesystem", "KMD Sag transitionsperiode",
    }  # fmt: skip
    assert "omkring KMD P-Data" in scene.title


def test_without_labels_there_is_no_code() -> None:
    found = drawn(six(), variant="as-is", labels=False)
    check(found)
    assert not [text for text in texts(found.scene) if text.role == "code"]


def test_groups_stand_together_under_their_titles() -> None:
    found = drawn(six(), variant="as-is", group_by="kind")
    check(found)
    titles = [text.text for text in texts(found.scene) if text.role == "group-title"]
    assert set(titles) == {"KMD System", "Data Lager", "Ekstern Part"}


def test_owners_group_too(tmp_path: Path) -> None:
    body = star("A", ["X", "Y"]).replace("X: system", "X: {kind: system, owner: KOMBIT}")
    found = drawn(made(tmp_path, a=body), group_by="owner")
    check(found)
    assert {text.text for text in texts(found.scene) if text.role == "group-title"} == {"KOMBIT", "Uden ejer"}


@pytest.mark.parametrize("page", ["16x9", "a4", "a2", "a0"])
def test_a_page_that_is_asked_for(page: str) -> None:
    found = drawn(six(), variant="as-is", page=page)
    check(found)
    assert found.problems == ()


def test_a_page_that_is_too_small_is_an_error_that_names_a_larger_one() -> None:
    with pytest.raises(SnitfladeError, match=r"does not fit on page a4 at 7 pt \(try --page a3\)"):
        drawn(six(), page="a4")


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_graph_nothing_overlaps(tmp_path: Path, seed: int) -> None:
    check(drawn(crowd(tmp_path, seed, hubs=seed + 1, each=4 + 2 * seed, pool=12 + 5 * seed)))


@pytest.mark.parametrize("seed", range(3))
def test_whatever_the_options_nothing_overlaps(tmp_path: Path, seed: int) -> None:
    diagrams = crowd(tmp_path, 10 + seed, hubs=4, each=9, pool=20)
    check(drawn(diagrams, group_by="kind"))
    check(drawn(diagrams, labels=False))
    check(drawn(diagrams, focus="Hub 1", hops=2))
    check(drawn(diagrams, focus=diagrams[0].systems[0].name, hops=3))


def test_many_diagrams_get_a_page_as_large_as_it_takes(tmp_path: Path) -> None:
    diagrams = crowd(tmp_path, 3, hubs=30, each=40, pool=1200)
    found = drawn(diagrams)
    assert found.scene.width > 2383
    assert "is on page custom" in found.problems[0].message
    assert len(groups(found.scene, "link")) == len(merge_diagrams(diagrams).edges)
    assert len(found.scene.description) <= 15_000


def test_long_names_and_codes_stay_in_their_boxes(tmp_path: Path) -> None:
    long = "Et-meget-langt-systemnavn-uden-mellemrum" * 4
    body = star("Et langt navn " * 8, [long, "Y"]).replace("codes: 1,", f"codes: [{'9' * 60}, 2],")
    check(drawn(made(tmp_path, a=body)))


def test_a_character_that_the_font_lacks_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="the font has no character"):
        drawn(made(tmp_path, a=star("A", ["X漢"])))


def test_a_diagram_of_the_same_name_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="invalid diagram 'landscape'"):
        drawn(made(tmp_path, landscape=star("A", ["X"])))


def test_a_variant_that_no_diagram_has_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SnitfladeError, match="missing diagram of the variant 'transition'"):
        drawn(made(tmp_path, a=star("A", ["X"])), variant="transition")


def test_icons_stand_in_the_boxes(tmp_path: Path) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h9v9z"/></svg>'
    (tmp_path / "own.svg").write_text(picture, encoding="utf-8")
    body = star("A", ["X", "Et noget længere navn"]).replace("X: system", "X: {kind: data-store, icon: own.svg}")
    found = drawn(made(tmp_path, a=body, b=star("B", ["X"])))
    check(found)
    icons = [(g.title, p.role) for g in groups(found.scene, "system") for p in g.parts if isinstance(p, Picture)]
    assert icons == [("X", "icon")]
