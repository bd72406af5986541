"""The change picture: what it marks, where what went stands, and that the gate finds nothing in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from snitflade.compare import compare
from snitflade.compare.picture import draw_beside, draw_changes
from snitflade.diagram import Diagram, Link
from snitflade.picture.conflicts import find_conflicts
from snitflade.picture.pages import PAGES
from snitflade.renderers import png, svg
from snitflade.scene import Line, Outline, Scene, Text
from snitflade.spec import read_diagram
from tests.layout.pictures import SPECS, default_theme, parts_of

AKTIV = read_diagram(SPECS / "kmd-aktiv-as-is.yaml")
PAIRS = [
    ("kmd-aktiv-as-is", "ky-transition"),
    ("kmd-dagpenge-as-is", "ksd-transition"),
    ("kmd-sag-as-is", "sapa-transition"),
]


def picture(new: Diagram, old: Diagram = AKTIV) -> Scene:
    return draw_changes(compare(old, new), default_theme(), PAGES["16x9"])


def with_link(system: str, change: Callable[[Link], Link]) -> Diagram:
    return replace(AKTIV, links=tuple(change(link) if link.system == system else link for link in AKTIV.links))


def without(*names: str) -> Diagram:
    systems = tuple(s for s in AKTIV.systems if s.name not in names)
    return replace(AKTIV, systems=systems, links=tuple(link for link in AKTIV.links if link.system not in names))


def badges(scene: Scene) -> dict[str, list[str]]:
    """The badges by the id of their group."""
    found: dict[str, list[str]] = {}
    for group, text, _, _ in parts_of(scene, Text):
        if text.role == "badge-sign":
            found.setdefault(group.id, []).append(text.text)
    return found


def struck(scene: Scene) -> str:
    return " ".join(text.text for _, text, _, _ in parts_of(scene, Text) if text.struck)


def test_nothing_is_marked_when_nothing_changed() -> None:
    scene = picture(AKTIV)
    assert badges(scene) == {}
    assert struck(scene) == ""


def test_a_reworded_interface_shows_both_texts() -> None:
    scene = picture(
        with_link("DST", lambda link: replace(link, interfaces=(replace(link.interfaces[0], texts=("Nyt",)),)))
    )
    assert badges(scene) == {"link-dst": ["≠"]}
    assert struck(scene) == " ".join(
        AKTIV.links[[link.system for link in AKTIV.links].index("DST")].interfaces[0].texts
    )


def test_a_code_that_changed_is_struck_through() -> None:
    scene = picture(
        with_link("DST", lambda link: replace(link, interfaces=(replace(link.interfaces[0], codes=("99",)),)))
    )
    assert badges(scene) == {"link-dst": ["≠"]}
    assert struck(scene) == "15"


def test_a_removed_system_is_a_ghost_where_it_stood() -> None:
    scene = picture(without("KMD Boliglån"))
    assert badges(scene) == {"system-kmd-boliglaan": ["−"], "link-kmd-boliglaan": ["−"]}
    assert "KMD Boliglån" in struck(scene)
    (box,) = [o for g, o, _, _ in parts_of(scene, Outline) if g.id == "system-kmd-boliglaan" and o.role == "box"]
    assert box.stroke is not None
    assert box.stroke.dash


def test_what_is_new_is_heavier_and_what_went_thinner_in_the_category_s_own_colour() -> None:
    new = replace(
        without("KMD Boliglån"), systems=(*without("KMD Boliglån").systems, replace(AKTIV.systems[0], name="Ny"))
    )
    link = next(link for link in AKTIV.links if link.system == "KMD Spool")
    scene = picture(replace(new, links=(*new.links, replace(link, system="Ny"))))
    pens = {group.id: line.stroke for group, line, _, _ in parts_of(scene, Line)}
    assert pens["link-ny"].width > 1.5 * pens["link-kmd-spool"].width
    assert pens["link-ny"].colour == pens["link-kmd-spool"].colour
    assert pens["link-kmd-boliglaan"].width < 0.7 * pens["link-kmd-spool"].width


def test_a_renamed_system_shows_its_former_name() -> None:
    systems = tuple(replace(s, name="KMD Virk") if s.name == "KMD V-Data" else s for s in AKTIV.systems)
    links = tuple(replace(link, system="KMD Virk") if link.system == "KMD V-Data" else link for link in AKTIV.links)
    scene = picture(replace(AKTIV, systems=systems, links=links))
    assert badges(scene) == {"system-kmd-virk": ["≠"]}
    assert struck(scene) == "KMD V-Data"


def test_the_legend_explains_the_marks() -> None:
    texts = {text.text for _, text, _, _ in parts_of(picture(without("ADIR")), Text)}
    assert {"Ændringer:", "+ er ny", "− er fjernet"} <= texts


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_transition_shows_what_it_carries_over(before: str, after: str) -> None:
    old, new = read_diagram(SPECS / f"{before}.yaml"), read_diagram(SPECS / f"{after}.yaml")
    scene = picture(new, old)
    assert find_conflicts(scene, new.place) == []
    assert min(text.size for _, text, _, _ in parts_of(scene, Text)) >= 7
    gone = struck(scene).split()
    for row in (compare(old, new).trace or pytest.fail("a transition has a trace")).rows[:5]:
        assert all(code in gone or f"{code}," in gone for code in row.codes)


def test_before_after_and_changes_stand_on_one_page() -> None:
    changes = compare(AKTIV, without("ADIR"))
    scene = draw_beside(changes, default_theme(), PAGES["16x9"])
    assert (scene.width, scene.height) == (960.0, 3 * 540.0)
    ids = [group.id for group in scene.groups]
    assert len(ids) == len(set(ids))
    assert {"before-system-adir", "changes-system-adir"} <= set(ids)
    assert "after-system-adir" not in ids
    assert find_conflicts(scene, AKTIV.place) == []


def test_what_is_struck_through_is_so_in_every_format() -> None:
    scene = picture(without("ADIR"))
    assert b'text-decoration="line-through"' in svg.render(scene)
    plain = replace(scene, groups=tuple(g for g in scene.groups if g.id != "system-adir"))
    assert png.render(scene, 800) != png.render(plain, 800)
