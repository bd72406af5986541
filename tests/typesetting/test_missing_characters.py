"""Characters that no letter of the font stands for are named with the place of their part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from snitflade.diagram import Diagram
from snitflade.scene import Text
from snitflade.spec import read_diagram
from snitflade.theme import Owner
from snitflade.typesetting.font_metrics import default_metrics
from snitflade.typesetting.missing_characters import (
    characters_of,
    check_characters,
    check_drawn_characters,
)
from snitflade.typesetting.theme_fonts import metrics_for
from tests.layout.pictures import METRICS, SPECS, default_theme, scene_of
from tests.renderers.scenes import plex
from tests.spec.specs_for_tests import HEADER, write_spec

HINT = "say it in words, or choose a font that has it in the theme"


def small(folder: Path, text: str, system: str = "STAR") -> Diagram:
    links = f"links:\n  - system: {system}\n    category: weak\n    interfaces: [{{codes: 9, text: {text}}}]\n"
    return read_diagram(write_spec(folder, f"{HEADER}systems: {{{system}: external}}\n{links}"))


def reported(diagram: Diagram, folder: Path) -> list[str]:
    return [str(problem).removeprefix(f"{folder.as_posix()}/") for problem in check_characters(diagram, METRICS)]


@pytest.mark.parametrize("name", sorted(path.stem for path in SPECS.glob("*.yaml")))
def test_the_six_need_no_other_character(name: str) -> None:
    diagram = read_diagram(SPECS / f"{name}.yaml")

    assert check_characters(diagram, METRICS) == ()
    assert check_drawn_characters(scene_of(diagram, show_assumed=True), METRICS, diagram.place) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Sag 😀", "the font has no character '😀' (U+1F600)"),
        ("ab 漢字", "the font has no characters '漢' (U+6F22), '字' (U+5B57)"),
        ("شكرا", "the font has no characters 'ش' (U+0634), 'ك' (U+0643), 'ر' (U+0631) and 1 more"),
        ("a\u0489b", "the font has no character U+0489"),
        ("שלום", "the font has no characters 'ש' (U+05E9), 'ל' (U+05DC), 'ו' (U+05D5) and 1 more"),
    ],
)
def test_a_text_names_its_characters_at_the_place_of_the_interface(tmp_path: Path, text: str, message: str) -> None:
    assert reported(small(tmp_path, text), tmp_path) == [f"small.yaml:10:18: {message} ({HINT})"]


@pytest.mark.parametrize("text", ["Ærø – ‘’ … → €", "blød\u00adt", "Łódź", "e\u0301"])
def test_what_can_be_drawn_is_no_problem(tmp_path: Path, text: str) -> None:
    assert reported(small(tmp_path, text), tmp_path) == []


def test_every_part_has_its_own_place(tmp_path: Path) -> None:
    diagram = small(tmp_path, "A ☃", system="STAR ☃")
    snowman = "the font has no character '☃' (U+2603)"
    changed = replace(
        diagram,
        title="☃",
        hub=replace(diagram.hub, names=("☃",)),
        categories=(replace(diagram.categories[0], text="☃"),),
    )

    assert reported(changed, tmp_path) == [
        f"small.yaml:1:10: {snowman} ({HINT})",
        f"small.yaml:5:6: {snowman} ({HINT})",
        f"small.yaml:6:11: {snowman} ({HINT})",
        f"small.yaml:10:18: {snowman} ({HINT})",
        f"legends/short.yaml:3:3: {snowman} ({HINT})",
    ]


def test_footnotes_labels_and_titles_of_groups_count(tmp_path: Path) -> None:
    diagram = small(tmp_path, "A")
    (system,), (link,) = diagram.systems, diagram.links
    for changed in (replace(system, label="ST\nA☃"), replace(system, group="☃"), replace(system, note="☃")):
        assert [problem.place for problem in check_characters(replace(diagram, systems=(changed,)), METRICS)] == [
            system.place
        ]
    noted = replace(diagram, links=(replace(link, note="☃"),))
    assert [problem.place for problem in check_characters(noted, METRICS)] == [link.place]
    assert check_characters(replace(diagram, systems=(replace(system, label="ST\nAR\u00a0"),)), METRICS) == ()


def test_problems_are_bounded(tmp_path: Path) -> None:
    diagram = small(tmp_path, "☃")
    (link,) = diagram.links
    many = tuple(
        replace(link.interfaces[0], place=replace(link.place, line=number), texts=(chr(0x4E00 + number),))
        for number in range(1, 300)
    )

    assert len(check_characters(replace(diagram, links=(replace(link, interfaces=many),)), METRICS)) == 100


def test_what_the_layout_adds_is_checked_too(tmp_path: Path) -> None:
    diagram = small(tmp_path, "AMS")
    scene = scene_of(diagram)
    metrics = metrics_for(default_theme(), "")

    assert check_drawn_characters(scene, metrics, diagram.place) == ()
    group = replace(scene.groups[0], parts=(Text(0.0, 0.0, "☃", 10.0, "#000000", 10.0),), place=None)
    (problem,) = check_drawn_characters(replace(scene, groups=(group,)), metrics, diagram.place)
    assert (problem.place, problem.message) == (diagram.place, "the font has no character '☃' (U+2603)")


def test_the_built_in_font_is_measured_from_its_table() -> None:
    assert metrics_for(default_theme(), "anything") is default_metrics()


def test_a_font_of_ones_own_is_measured_for_the_characters_that_are_drawn(tmp_path: Path) -> None:
    font = replace(default_theme().font, regular=plex("Regular"), bold=plex("Bold"))
    theme = replace(default_theme(), font=font, owner=Owner("Łódź"))
    diagram = small(tmp_path, "Ő")
    metrics = metrics_for(theme, characters_of(diagram))

    assert metrics.width("AMS") == pytest.approx(
        default_metrics().width("AMS"), rel=0.01
    )  # the shipped one is a subset
    assert metrics.missing("Łódź Ő ☃") == "☃"
    assert check_characters(diagram, metrics) == ()
    assert metrics_for(theme, characters_of(diagram)) is metrics


def test_a_combining_mark_that_no_letter_takes_is_reported(tmp_path: Path) -> None:
    diagram = replace(small(tmp_path, "hej"), title="q\u0301")
    assert METRICS.missing(diagram.title) == ""
    (problem,) = check_characters(diagram, METRICS)
    assert problem.message == "the font has no character U+0301"
