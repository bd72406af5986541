"""The SVG: well-formed, escaped, with stable ids and classes, one element a line, words for those who cannot see it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snitflade.diagram import Diagram
from snitflade.problems import Place
from snitflade.renderers.svg import render
from snitflade.scene import FontFace, Group, Scene, Text
from snitflade.spec import read_diagram
from tests.layout.pictures import SPECS, parts_of, scene_of, scene_of_spec

NAMES = sorted(path.stem for path in SPECS.glob("*.yaml"))
SVG = "{http://www.w3.org/2000/svg}"
EVIL = "</text><script>alert('1')</script>&\"<![CDATA["
each_diagram = pytest.mark.parametrize("name", NAMES)


def svg(scene: Scene, *, embed_font: bool = False) -> str:
    return render(scene, embed_font).decode("utf-8")


def parsed(scene: Scene) -> ET.Element:
    return ET.fromstring(svg(scene))  # noqa: S314 - made by this program a moment ago


def scene_with(words: str) -> Scene:
    text = Text(10.0, 20.0, words, 10.0, "#000000", 50.0)
    group = Group("system-x", ("system",), 0.0, 0.0, (text,), words, Place("x.yaml"))
    return Scene("x", 100.0, 100.0, words, words, "da", "#ffffff", FontFace("Sans", ()), 10.0, (group,))


@each_diagram
def test_ids_are_unique_and_stable(name: str) -> None:
    ids = [found for element in parsed(scene_of_spec(name)).iter() if (found := element.get("id"))]
    elsewhere = [found for element in parsed(scene_of_spec(name, "a3")).iter() if (found := element.get("id"))]

    assert max(Counter(ids).values()) == 1
    assert set(ids) == set(elsewhere)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", found) for found in ids)


@each_diagram
def test_every_system_and_link_is_a_group_with_a_title(name: str) -> None:
    diagram = read_diagram(SPECS / f"{name}.yaml")
    groups = {str(group.get("id")): group for group in parsed(scene_of_spec(name)).iter(f"{SVG}g")}
    classes = [set(str(group.get("class")).split()) for group in groups.values()]
    titles = [group.findtext(f"{SVG}title") for group in groups.values() if "system" in str(group.get("class")).split()]

    assert sorted(map(str, titles)) == sorted(system.name for system in diagram.systems)
    assert sum("link" in found for found in classes) >= len(diagram.links)
    for code in (code for link in diagram.links for i in link.interfaces for code in i.codes if code.isalnum()):
        assert any(f"code-{code.lower()}" in found for found in classes), code


def test_a_link_names_its_category_and_codes_in_its_classes() -> None:
    groups = {group.get("id"): group for group in parsed(scene_of_spec("kmd-aktiv-as-is")).iter(f"{SVG}g")}

    assert {"link", "category-strong", "code-9"} <= set(str(groups["link-star"].get("class")).split())


@each_diagram
def test_language_title_and_description_stand_at_the_top(name: str) -> None:
    diagram: Diagram = read_diagram(SPECS / f"{name}.yaml")
    root = parsed(scene_of_spec(name))
    described = str(root.findtext(f"{SVG}desc"))

    assert (root.get("lang"), root.get("role")) == (diagram.language, "graphics-document document")
    assert [child.get("id") for child in root][:2] == str(root.get("aria-labelledby")).split()
    assert diagram.title in str(root.findtext(f"{SVG}title"))
    for text in (text for link in diagram.links for interface in link.interfaces for text in interface.texts):
        assert " ".join(text.split()) in " ".join(described.split())


@each_diagram
def test_every_text_of_the_scene_is_text(name: str) -> None:
    scene = scene_of_spec(name)

    assert [element.text for element in parsed(scene).iter(f"{SVG}text")] == [
        t.text for _, t, _, _ in parts_of(scene, Text)
    ]


@each_diagram
def test_there_is_one_element_a_line(name: str) -> None:
    body = svg(scene_of_spec(name)).partition("</style>")[2]

    assert all(len(re.findall(r"<(?!/|title)[a-z]+", line)) <= 1 for line in body.splitlines())


def test_what_an_author_writes_cannot_become_markup() -> None:
    root = parsed(scene_with(EVIL))

    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "style",
        "rect",
        "g",
        "text",
    }
    assert root.findtext(f"{SVG}title") == root.findtext(f"{SVG}desc") == EVIL
    assert [text.text for text in root.iter(f"{SVG}text")] == [EVIL]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\ufffe\uffff"), max_size=40))
def test_any_text_comes_back_from_the_file(words: str) -> None:
    assert [text.text or "" for text in parsed(scene_with(words)).iter(f"{SVG}text")] == [words]


def test_numbers_are_short_and_the_page_is_the_size_asked_for() -> None:
    scene = scene_of_spec("kmd-aktiv-as-is", "a4")
    root = parsed(scene)

    assert (root.get("width"), root.get("height")) == ("841.89pt", "595.28pt")
    assert root.get("viewBox") == "0 0 841.89 595.28"
    assert not re.search(r"\d\.\d{4,}", svg(scene).partition("</style>")[2])


def test_the_font_is_carried_along_only_when_asked_for() -> None:
    scene = scene_of_spec("kmd-aktiv-as-is")

    assert svg(scene, embed_font=True).count("@font-face") == 2
    assert "@font-face" not in svg(scene)
    assert "font-family:'Snitflade Sans'" in svg(scene)


def test_the_same_scene_gives_the_same_bytes() -> None:
    diagram = read_diagram(SPECS / "ky-transition.yaml")

    assert render(scene_of(diagram)) == render(scene_of(diagram))
    assert render(scene_of(replace(diagram, title="Andet"))) != render(scene_of(diagram))
