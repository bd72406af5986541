"""Slides, read back with python-pptx: nothing of the scene is lost, all of it is native, and connectors are glued."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

import snitflade
from snitflade.diagram import Diagram, LayoutKind
from snitflade.layout.overflow.outcome import DiagramPages
from snitflade.problems import ProblemsFound
from snitflade.renderers.slides import Figure, deck
from snitflade.scene import ArrowHead, Line, Outline, Scene, Text
from tests.golden.test_golden import HERE as GOLDEN
from tests.layout.crowds import crowd, fit, with_interfaces
from tests.layout.pictures import METRICS, SPECS, bare, parts_of, scene_of, scene_of_spec
from tests.renderers.decks import (
    EMU_A_POINT,
    NAMES,
    SPACES,
    all_text,
    box_of,
    connectors_of,
    figure,
    opened,
    parsed,
    shapes_of,
    six,
    slides,
    titles,
)
from tests.renderers.scenes import RED_SQUARE, picture, scene, text
from tests.strategies import USUAL, diagrams

GROWTH = 1.08
HALF_A_POINT = EMU_A_POINT / 2


def slide_of(name: str) -> Any:
    return slides(six())[NAMES.index(name)]


@pytest.mark.parametrize("name", NAMES)
def test_every_code_and_text_is_on_the_slide_and_in_its_notes(name: str) -> None:
    diagram = snitflade.load(SPECS / f"{name}.yaml")
    slide = slide_of(name)
    shown, noted = bare(all_text(slide.element)), slide.notes_slide.notes_text_frame.text

    for link in diagram.links:
        assert bare(link.system) in shown
        for interface in link.interfaces:
            assert bare(", ".join(interface.codes)) in shown
            assert ", ".join(interface.codes) in noted
            for words in interface.texts:
                assert bare(words) in shown
                assert words.replace("\n", " ").replace("\u00a0", " ") in noted
    for category in diagram.drawn_categories:
        assert bare(category.heading + category.text) in shown


@pytest.mark.parametrize("name", NAMES)
def test_titles_stand_in_their_placeholder_and_come_first(name: str) -> None:
    slide = slide_of(name)
    wanted = [part.text for _, part, _, _ in parts_of(scene_of_spec(name), Text) if part.role == "title"]

    assert slide.shapes.title.text.split("\n") == wanted
    first, second = list(slide.shapes)[:2]
    assert first.shape_id == slide.shapes.title.shape_id
    assert second.shape_id != first.shape_id
    assert next(shape.name for shape in reversed(list(slide.shapes))) == "legend"


@pytest.mark.parametrize("name", NAMES)
def test_each_connector_is_glued_where_it_ends(name: str) -> None:
    slide = slide_of(name)

    assert [c for c in glued(slide) if None in c.glued] == []
    diagram = snitflade.load(SPECS / f"{name}.yaml")
    assert len(glued(slide)) >= len(diagram.links)


def glued(slide: Any) -> list[Any]:
    """The connectors of a slide; each end lies on an existing site of an existing shape."""
    shapes = shapes_of(slide)
    found = connectors_of(slide)
    for connector in found:
        for end, at in zip(connector.ends, connector.glued, strict=True):
            if at is None:
                continue
            number, site = at
            x, y = shapes[number].sites[site]
            bent = connector.preset != "straightConnector1"
            reach = 1.1 * EMU_A_POINT if bent else 400
            assert abs(x - end[0]) <= reach, connector.name
            assert abs(y - end[1]) <= reach, connector.name
    return found


@pytest.mark.parametrize("name", NAMES)
def test_outlines_and_heads_are_those_of_the_scene(name: str) -> None:
    slide, drawn = slide_of(name), scene_of_spec(name)
    boxes = {
        tuple(round(value * EMU_A_POINT) for value in (part.box.left + dx, part.box.top + dy))
        for _, part, dx, dy in parts_of(drawn, Outline)
        if part.role in ("box", "hub")
    }
    found = {shape.box[:2] for shape in shapes_of(slide).values()}

    assert boxes <= {(x + dx, y + dy) for x, y in found for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
    heads = sum(1 for group, part, _, _ in drawn.flatten() if isinstance(part, ArrowHead) and "link" in group.classes)
    assert sum(sum(connector.heads) for connector in connectors_of(slide)) == heads


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_wider_than_its_box_in_a_wider_font(name: str) -> None:
    for shape in slide_of(name).element.iterfind(".//p:sp", SPACES):
        if shape.find("p:txBody", SPACES) is not None:
            width = box_of(shape)[2] / EMU_A_POINT
            for words, reach in lines_of(shape):
                assert reach <= width + 0.5, words


def lines_of(shape: Any) -> Iterator[tuple[str, float]]:
    """The lines of a shape, and how far (pt) they reach to the right of the start of its text when 8 % wider."""
    for paragraph in shape.iterfind("p:txBody/a:p", SPACES):
        about = paragraph.find("a:pPr", SPACES)
        stops = [int(tab.get("pos")) / EMU_A_POINT for tab in about.iterfind("a:tabLst/a:tab", SPACES)]
        at = int(about.get("marL", "0")) / EMU_A_POINT
        words = ""
        for run in paragraph.iterfind("a:r", SPACES):
            said = run.find("a:t", SPACES).text
            style = run.find("a:rPr", SPACES)
            words += said
            if said == "\t":
                stop = stops.pop(0)
                assert at <= stop, "the text has passed its tab stop"
                at = stop
            else:
                at += METRICS.width(said, style.get("b") == "1") * int(style.get("sz")) / 100 * GROWTH
        yield words, at


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_text_has_an_alternative_text_or_is_decoration(name: str) -> None:
    slide = slide_of(name)
    abouts = [one for one in slide.element.iter() if etree_name(one) == "cNvPr" and one.get("id") != "1"]
    numbers = [one.get("id") for one in abouts]

    assert len(set(numbers)) == len(numbers)
    for about in abouts:
        is_text = about.getparent().getparent().find("p:nvSpPr/p:cNvSpPr[@txBox='1']", SPACES) is not None
        is_title = about.get("name") == "title"
        is_decoration = any(etree_name(one) == "decorative" and one.get("val") == "1" for one in about.iter())
        assert is_text or is_title or is_decoration or about.get("descr"), about.get("name")
        assert not (is_decoration and about.get("descr"))


def etree_name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def test_texts_have_their_language_and_codes_are_bold() -> None:
    slide = slide_of("kmd-aktiv-as-is")
    runs = list(slide.element.iterfind(".//a:r", SPACES))

    assert {run.find("a:rPr", SPACES).get("lang") for run in runs} == {"da-DK"}
    weights = {run.find("a:t", SPACES).text: run.find("a:rPr", SPACES).get("b") for run in runs}
    assert weights["10a"] == "1"
    assert weights["Bogføring af udbetalte Yderser"] == "0"


@pytest.mark.parametrize("layout", LayoutKind)
@pytest.mark.parametrize("path", sorted((GOLDEN / "specs").glob("*.yaml")), ids=lambda path: str(path.stem))
def test_lines_with_corners_and_other_shapes_are_glued_too(path: Any, layout: LayoutKind) -> None:
    drawn = snitflade.layout(replace(snitflade.load(path), layout=layout))
    (slide,) = slides(deck([figure(drawn)]))

    found = glued(slide)
    assert found
    assert all(None not in connector.glued for connector in found)


def test_a_link_in_a_lane_turns_in_its_lane() -> None:
    drawn = snitflade.layout(snitflade.load(GOLDEN / "specs" / "satellite-links.yaml"))
    (slide,) = slides(deck([figure(drawn)]))
    (bent,) = (one for one in slide.element.iterfind(".//p:cxnSp", SPACES) if "bentConnector3" in str(preset(one)))
    left, _, width, _ = box_of(bent)
    share = int(bent.find(".//a:gd", SPACES).get("fmla").removeprefix("val ")) / 100_000
    flipped = bent.find("p:spPr/a:xfrm", SPACES).get("flipH") == "1"
    lane = (left + width - share * width) if flipped else left + share * width
    ((group, line),) = [
        (group, part)
        for group, part, _, _ in parts_of(drawn, Line)
        if "satellite-link" in group.classes and len(part.points) == 4
    ]

    assert abs(lane - (line.points[1][0] + group.x) * EMU_A_POINT) < HALF_A_POINT


def preset(connector: Any) -> str:
    return str(connector.find("p:spPr/a:prstGeom", SPACES).get("prst"))


@settings(max_examples=12)
@given(diagrams(USUAL))
def test_any_diagram_becomes_a_sound_slide(diagram: Diagram) -> None:
    try:
        drawn = scene_of(diagram)
    except ProblemsFound:
        return
    data = deck([figure(drawn)])
    (slide,) = slides(data)

    assert all(None not in connector.glued for connector in glued(slide))
    shown = bare(all_text(slide.element))
    assert all(bare(link.system) in shown for link in diagram.links)
    assert parsed(data)


def test_hostile_text_comes_through_as_text() -> None:
    words = "=1+1 & <a:t>\"' {{x}} ]]> %s \x0b\x00\x1b"
    data = deck([figure(scene(text(words), title=words))])
    (slide,) = slides(data)

    shown = "=1+1 & <a:t>\"' {{x}} ]]> %s "
    assert shown in all_text(slide.element)
    assert slide.shapes.title.text == shown
    for name, part in parsed(data).items():
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", "".join(part.itertext())), name


def test_a_logo_is_embedded_as_pixels_with_its_name() -> None:
    data = deck([figure(scene(picture(RED_SQUARE)))])
    (shown,) = (shape for shape in slides(data)[0].shapes if shape.shape_type == 13)

    assert shown.image.content_type == "image/png"
    assert shown.element.nvPicPr.cNvPr.get("descr") == "logo"
    assert (shown.left, shown.width) == (50 * EMU_A_POINT, 100 * EMU_A_POINT)


def with_table() -> Scene:
    found: DiagramPages = fit(with_interfaces(crowd(8), 3, 180))
    return found.pictures[0].scene


def test_a_table_of_texts_follows_on_native_slides() -> None:
    drawn = with_table()
    assert drawn.table is not None
    data = deck([figure(drawn)])
    first, *others = slides(data)
    tables = [next(shape.table for shape in slide.shapes if shape.has_table) for slide in others]

    assert not any(shape.has_table for shape in first.shapes)
    assert len(others) > 1
    read = [[cell.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
    assert read == [list(row) for row in drawn.table.rows]
    for table in tables:
        assert [cell.text for cell in table.rows[0].cells] == list(drawn.table.headings)
        assert table.first_row
    assert all(title.startswith(drawn.table.title) for title in titles(data)[1:])


def test_the_pages_of_a_diagram_are_slides_in_their_order() -> None:
    scenes = tuple(found.scene for found in fit(crowd(90)).pictures)
    data = deck([Figure("crowd", scenes)])

    assert len(scenes) > 1
    assert [re.search(r"[0-9]/[0-9]$", title) is not None for title in titles(data)] == [True] * len(scenes)


def test_smaller_pages_are_shown_whole_in_the_middle() -> None:
    small, large = scene_of_spec("ky-transition", "a4"), scene_of_spec("kmd-sag-as-is", "16x9")
    found = opened(deck([figure(small), figure(large)]))
    width, height = found.slide_width, found.slide_height

    assert (width, height) == (960 * EMU_A_POINT, 540 * EMU_A_POINT)
    boxes = [shape.box for slide in found.slides for shape in shapes_of(slide).values()]
    assert all(x >= 0 and y >= 0 and x + w <= width and y + h <= height for x, y, w, h in boxes)
    hub = next(shape for shape in shapes_of(found.slides[0]).values() if shape.name == "hub")
    assert abs(hub.box[0] + hub.box[2] / 2 - width / 2) < HALF_A_POINT


def test_render_is_the_way_in_of_the_python_api() -> None:
    assert snitflade.render(scene_of_spec("ky-transition"), "pptx") == deck([figure(scene_of_spec("ky-transition"))])
