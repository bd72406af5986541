"""What the features of the language come to in a Diagram."""

from __future__ import annotations

from pathlib import Path

import pytest

from snitflade.diagram import (
    Dash,
    Diagram,
    Direction,
    DirectionMarks,
    Gone,
    LayoutKind,
    Marks,
    Shape,
    Side,
    Variant,
    Wishes,
)
from snitflade.spec import check, read_diagram
from tests.spec.specs_for_tests import VALID


@pytest.fixture(scope="module")
def whole() -> Diagram:
    return read_diagram(VALID / "whole.yaml")


@pytest.mark.parametrize("path", sorted(VALID.glob("*.yaml")), ids=lambda path: path.stem)
def test_valid_specs_have_no_problems(path: Path) -> None:
    diagram, problems = check(path)
    assert problems == ()
    assert diagram is not None


def test_defaults() -> None:
    diagram = read_diagram(VALID / "minimal.yaml")
    assert (diagram.variant, diagram.language, diagram.subtitle) == (Variant.AS_IS, "da", "")
    assert (diagram.page, diagram.theme, diagram.transition_from) == (None, None, None)
    assert diagram.direction_marks is DirectionMarks.WHERE_MIXED
    assert not diagram.show_unused
    assert [category.key for category in diagram.drawn_categories] == ["weak"]
    assert diagram.links[0].direction is None
    assert diagram.kind("kmd-system").name == "KMD-system"


def test_words_stay_as_typed() -> None:
    diagram = read_diagram(VALID / "verbatim.yaml")
    assert (diagram.title, diagram.subtitle, diagram.hub.names) == ("no", "2024-01-01", ("010",))
    assert [system.name for system in diagram.systems] == ["1.10", "yes", "null", "true"]
    assert diagram.links[0].interfaces[0].codes == ("010", "1.10", "1:20", "no", "0x1F", "1e3", "???", "null")
    assert diagram.links[0].interfaces[0].texts == ("12_000",)
    assert diagram.links[1].interfaces[0].texts == ("off", "=", ".inf")


def test_header(whole: Diagram) -> None:
    assert whole.title == "Snitfladeoversigt – over to linjer"
    assert (whole.variant, whole.language, whole.page, whole.theme) == (Variant.TRANSITION, "en", "a3", "grey")
    assert (whole.transition_from, whole.hub.names) == ("minimal", ("KMD Sag", "SAPA"))
    assert (whole.direction_marks, whole.show_unused) == (DirectionMarks.ALWAYS, True)


def test_kinds_in_the_order_of_legend_then_diagram_then_known(whole: Diagram) -> None:
    assert [(kind.key, kind.name, kind.shape) for kind in whole.kinds] == [
        ("external", "Ekstern Part", Shape.HEXAGON),
        ("portal", "Portal", Shape.STADIUM),
        ("cloud", "Cloud", Shape.OCTAGON),
        ("kmd-system", "KMD System", Shape.RECTANGLE),
        ("system", "System", Shape.RECTANGLE),
        ("data-store", "Data store", Shape.CYLINDER),
    ]
    assert [kind.key for kind in whole.drawn_kinds] == ["external", "cloud", "kmd-system", "data-store"]


def test_terms_fill_the_texts_of_the_legend_once(whole: Diagram) -> None:
    strong, weak = whole.categories
    assert strong.heading == "KMD Aktiv {og} mere:"
    assert strong.text == "Eksternt system mangler data. Opsiges {samtidig}."
    assert weak.text == "Andre ord om KMD Aktiv"
    assert [(note.heading, note.text) for note in whole.notes] == [
        ("TALKODER:", "Se bilag E til KMD Aktiv"),
        ("", "Kun {her}"),
    ]


def test_overrides_replace_a_value_and_its_mark(whole: Diagram) -> None:
    strong, weak = whole.categories
    assert (strong.colour, strong.dash) == ("#0000ff", Dash.SOLID)
    assert strong.marks == Marks(assumed=("dash", "colour"))
    assert (weak.colour, weak.marks) == ("#2e8555", Marks(assumed=("colour",)))


def test_systems(whole: Diagram) -> None:
    assert [(system.name, system.kind) for system in whole.systems] == [
        ("STAR", "external"),
        ("KMD LOS", "kmd-system"),
        ("KMD P-Data", "data-store"),
        ("Sky", "cloud"),
    ]
    assert whole.systems[0].marks == Marks(inferred=("kind",))


def test_link_to_the_hub(whole: Diagram) -> None:
    link = whole.links[0]
    assert (link.system, link.to, link.category, link.direction) == ("STAR", None, "strong", None)
    assert link.marks == Marks(("category",), ("direction", "pairing"))
    ams, dagpenge, uncoded = link.interfaces
    assert (ams.codes, ams.texts, ams.direction, ams.category) == (
        ("9",),
        ("AMS Kommunikation",),
        Direction.BOTH,
        "strong",
    )
    assert (dagpenge.codes, dagpenge.category) == (("22a", "22b"), "weak")
    assert dagpenge.texts == ("Dagpenge månedligt", "Kopi til VAS")
    assert (uncoded.codes, uncoded.direction) == ((), None)
    assert whole.links[1].direction is Direction.IN


def test_link_between_systems_runs_from_its_from_to_its_to(whole: Diagram) -> None:
    link, bare = whole.links[2:]
    assert (link.system, link.to) == ("KMD LOS", "KMD P-Data")
    assert [interface.direction for interface in link.interfaces] == [Direction.OUT, Direction.IN]
    assert (bare.system, bare.to, bare.direction) == ("Sky", "KMD LOS", Direction.OUT)


def test_colours_are_normalised() -> None:
    diagram = read_diagram(VALID / "minimal.yaml")
    assert [category.colour for category in diagram.categories] == ["#cc3399", "#2e8555"]


def test_aliases_stand_for_their_anchor() -> None:
    diagram = read_diagram(VALID / "anchors.yaml")
    assert diagram.subtitle == diagram.title
    assert diagram.links[0].interfaces == diagram.links[1].interfaces


def test_markup_and_braces_outside_the_legend_are_text() -> None:
    diagram = read_diagram(VALID / "hostile-looking.yaml")
    assert diagram.title == "</text><script>alert(1)</script> & \"æ\" 'ø'"
    assert diagram.subtitle == "{{ 7 * 7 }} {system} %s ${HOME}"
    assert len(diagram.links[0].interfaces[0].texts[0]) == 306


def test_parts_keep_their_places(whole: Diagram) -> None:
    file = (VALID / "whole.yaml").as_posix()
    assert str(whole.place) == f"{file}:2:10"
    assert str(whole.systems[1].place) == f"{file}:18:3"
    assert str(whole.links[0].interfaces[1].place) == f"{file}:28:9"
    assert str(whole.categories[1].place).endswith("legends/full.yaml:10:3")


@pytest.fixture(scope="module")
def wishful() -> Diagram:
    return read_diagram(VALID / "wishes.yaml")


def test_layout_and_what_became_of_systems(wishful: Diagram, whole: Diagram) -> None:
    assert (wishful.layout, wishful.gone) == (LayoutKind.STAR, Gone.GHOST)
    assert (whole.layout, whole.gone) == (LayoutKind.TWO_WING, Gone.CLOSE)
    assert [system.was for system in wishful.systems] == ["STAR", "STAR", None, None, None]


def test_wishes(wishful: Diagram) -> None:
    assert [system.wishes for system in wishful.systems] == [
        Wishes(side=Side.LEFT, first=True),
        Wishes(after="KMD Børn og Voksne"),
        Wishes(),
        Wishes(side=Side.RIGHT, last=True),
        Wishes(),
    ]
    assert [system.highlight for system in wishful.systems] == [False, False, True, False, False]
    assert [link.highlight for link in wishful.links] == [True, False, False, False, False, False]


def test_breaks_of_texts(wishful: Diagram) -> None:
    assert (wishful.title, wishful.subtitle) == ("Snitflader\nfor\u00a0Sorø", "a ~ b | c")
    assert wishful.hub.names == ("KMD\u00a0Sag", "SAPA\novergang")
    assert wishful.links[0].interfaces[0].texts == ("Fra\u00a01.\njanuar", "ca. ~5 | 6")
    assert (wishful.links[0].note, wishful.systems[2].note) == ("Fra\u00a02019", "Se bilag\u00a0E\nog a|b")


def test_breaks_of_the_legend_are_set_once_the_terms_are_filled(wishful: Diagram) -> None:
    (weak,), (note,) = wishful.categories, wishful.notes
    assert (weak.heading, weak.text) == ("Svag:", "Til KMD\u00a0Aktiv\u00a01\neller ~")
    assert (note.heading, note.text) == ("Bilag\u00a0E:", "Se\nKMD\u00a0Aktiv")


def test_codes_and_kinds_have_no_marks_of_breaks(wishful: Diagram) -> None:
    assert wishful.kinds[0].name == "Sky~løsning"
    assert wishful.links[0].interfaces[0].codes == ("a~b", "1|2")


def test_a_name_is_the_same_however_it_is_broken(wishful: Diagram) -> None:
    assert [(system.name, system.label) for system in wishful.systems] == [
        ("KMD Børn og Voksne", "KMD\u00a0Børn\nog Voksne"),
        ("DST", ""),
        ("Skat", ""),
        ("ADIR", ""),
        ("KMD~LOS", ""),
    ]
    assert [link.system for link in wishful.links] == [
        "KMD Børn og Voksne",
        "KMD Børn og Voksne",
        "DST",
        "Skat",
        "ADIR",
        "KMD~LOS",
    ]
    assert wishful.links[4].to == "KMD Børn og Voksne"


def test_a_group_has_one_title_however_it_is_broken(wishful: Diagram) -> None:
    assert [system.group for system in wishful.systems[1:3]] == ["Ydelser\nog\u00a0sager"] * 2


def test_other_names_and_owner_of_a_system(whole: Diagram) -> None:
    star, los, *_ = whole.systems
    assert (los.aliases, los.owner) == (("LOS", "KMD Los"), "KMD")
    assert (star.aliases, star.owner) == ((), None)
