"""What PowerPoint holds a deck to, and LibreOffice does not: ECMA-376's order of elements, ids, what refers to what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from lxml import etree

from snitflade.problems import SnitfladeError
from snitflade.renderers.slides import Figure, File, deck
from snitflade.renderers.slides.slide_tags import tag_of
from tests.layout.crowds import crowd, fit, with_interfaces
from tests.layout.pictures import scene_of_spec
from tests.renderers.decks import (
    SPACES,
    changed,
    connectors_of,
    figure,
    opened,
    parts,
    shapes_of,
    six,
    slides,
    template,
)
from tests.renderers.scenes import RED_SQUARE, picture, scene, text

KY = figure(scene_of_spec("ky-transition"))
A4 = figure(scene_of_spec("ky-transition", "a4"))
REFERS = f"{{{SPACES['r']}}}"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
FILLS = ("noFill", "solidFill")
ORDER = {
    "presentation": ("sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz", "notesSz", "defaultTextStyle"),
    "sld": ("cSld", "clrMapOvr", "AlternateContent", "transition", "timing", "extLst"),
    "cSld": ("bg", "spTree", "custDataLst", "extLst"),
    "sp": ("nvSpPr", "spPr", "style", "txBody"),
    "cxnSp": ("nvCxnSpPr", "spPr"),
    "pic": ("nvPicPr", "blipFill", "spPr"),
    "grpSp": ("nvGrpSpPr", "grpSpPr", "sp", "cxnSp", "pic"),
    "graphicFrame": ("nvGraphicFramePr", "xfrm", "graphic"),
    "nvSpPr": ("cNvPr", "cNvSpPr", "nvPr"),
    "cNvCxnSpPr": ("stCxn", "endCxn"),
    "spPr": ("xfrm", "custGeom", "prstGeom", *FILLS, "ln"),
    "xfrm": ("off", "ext", "chOff", "chExt"),
    "custGeom": ("avLst", "gdLst", "ahLst", "cxnLst", "rect", "pathLst"),
    "ln": (*FILLS, "prstDash", "custDash", "round", "headEnd", "tailEnd"),
    "txBody": ("bodyPr", "lstStyle", "p"),
    "pPr": ("lnSpc", "spcBef", "spcAft", "buNone", "tabLst"),
    "rPr": ("ln", *FILLS, "latin", "ea", "cs", "hlinkClick"),
    "p": ("pPr", "r", "endParaRPr"),
    "tbl": ("tblPr", "tblGrid", "tr"),
    "tc": ("txBody", "tcPr"),
}
ANY_ORDER = {"grpSp"}


MAKERS: dict[str, Callable[[], bytes]] = {
    "six": six,
    "template": lambda: deck([KY], template()),
    "logo": lambda: deck([figure(scene(picture(RED_SQUARE), text("a")))]),
    "tables": lambda: deck([figure(fit(with_interfaces(crowd(8), 3, 180)).pictures[0].scene)]),
}


@cache
def made(name: str) -> bytes:
    return MAKERS[name]()


def trees(data: bytes) -> Iterator[tuple[str, Any]]:
    for name, part in parts(data).items():
        if name.startswith("ppt/slides/slide") or name == "ppt/presentation.xml":
            yield name, etree.fromstring(part)


def local(element: Any) -> str:
    return str(etree.QName(element).localname)


@pytest.mark.parametrize("name", MAKERS)
def test_children_stand_in_the_order_of_the_standard(name: str) -> None:
    for part, root in trees(made(name)):
        for parent in root.iter():
            wanted = ORDER.get(local(parent))
            if wanted:
                found = [local(child) for child in parent]
                assert set(found) <= set(wanted), (part, local(parent), found)
                places = [wanted.index(child) for child in found]
                assert local(parent) in ANY_ORDER or places == sorted(places), (part, local(parent), found)


@pytest.mark.parametrize("name", MAKERS)
def test_lengths_are_whole_and_no_shape_is_less_than_nothing(name: str) -> None:
    for part, root in trees(made(name)):
        for one in root.iter():
            for key in ("x", "y", "cx", "cy", "w", "h", "sz", "ang", "pos", "lIns", "rIns", "id", "idx"):
                value = one.get(key)
                if value is not None and local(one) not in ("pos", "headEnd", "tailEnd"):
                    assert int(value) >= 0 or local(one) == "off", (part, local(one), key, value)


@pytest.mark.parametrize("name", MAKERS)
def test_ids_are_unique_and_glue_leads_to_sites_that_are_there(name: str) -> None:
    found = opened(made(name))
    numbers = [int(one.get("id")) for one in found.slides.element]
    assert min(numbers) >= 256
    assert len(set(numbers)) == len(numbers)
    for slide in found.slides:
        ids = [one.get("id") for one in slide.element.iter(f"{{{SPACES['p']}}}cNvPr")]
        assert len(set(ids)) == len(ids)
        shapes = shapes_of(slide)
        for end in (end for connector in connectors_of(slide) for end in connector.glued if end):
            assert 0 <= end[1] < len(shapes[end[0]].sites)


@pytest.mark.parametrize("name", MAKERS)
def test_parts_have_a_type_and_are_reached_and_references_have_a_relationship(name: str) -> None:
    held = parts(made(name))
    types = etree.fromstring(held["[Content_Types].xml"])
    typed = {one.get("PartName", "").lstrip("/") for one in types}
    endings = {one.get("Extension") for one in types}
    for part, data in held.items():
        if part == "[Content_Types].xml" or part.endswith(".rels"):
            continue
        assert part in typed or part.rpartition(".")[2] in endings - {"xml"}, part
        if part.endswith(".xml"):
            folder, _, file = part.rpartition("/")
            rels = held.get(f"{folder}/_rels/{file}.rels")
            ids = {one.get("Id") for one in etree.fromstring(rels)} if rels else set()
            used = {v for one in etree.fromstring(data).iter() for k, v in one.attrib.items() if k.startswith(REFERS)}
            assert used <= ids, part


def test_the_master_of_the_notes_is_listed() -> None:
    root = opened(six()).element
    (listed,) = root.iterfind("p:notesMasterIdLst/p:notesMasterId", SPACES)
    assert listed.get(f"{REFERS}id") in opened(six()).part.rels


def edited(change: Callable[[Any], None]) -> Any:
    """The slide as it is after somebody's change and another run."""
    return slides(deck([KY], None, changed(deck([KY]), lambda found: change(found.slides[0]))))[0]


def test_tags_of_other_programs_stay() -> None:
    def tag(slide: Any) -> None:
        part = next(rel.target_part for rel in slide.part.rels.values() if rel.reltype.endswith("/tags"))
        part._blob = part.blob.replace(b"</p:tagLst>", b'<p:tag name="THINKCELL" val="7"/></p:tagLst>')  # noqa: SLF001

    slide = edited(tag)
    part = next(rel.target_part for rel in slide.part.rels.values() if rel.reltype.endswith("/tags"))
    assert b"THINKCELL" in part.blob
    assert part.blob.count(b"SNITFLADE_DIAGRAM") == 1
    found = tag_of(slide)
    assert found
    assert found.diagram == "ky-transition"


def test_slide_numbers_and_the_number_by_which_comments_know_a_slide_stay() -> None:
    footer = f'<p:sp xmlns:p="{SPACES["p"]}" xmlns:a="{SPACES["a"]}"><p:nvSpPr><p:cNvPr id="2" name="nr"/><p:cNvSpPr/><p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'  # noqa: E501 - as PowerPoint writes it
    extra = f'<p:extLst xmlns:p="{SPACES["p"]}"><p:ext uri="{{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}}"/></p:extLst>'

    def number(slide: Any) -> None:
        slide.element.cSld.find("p:spTree", SPACES).append(etree.fromstring(footer))
        slide.element.cSld.append(etree.fromstring(extra))

    slide = edited(number)
    ids = [one.get("id") for one in slide.element.iter(f"{{{SPACES['p']}}}cNvPr")]
    assert [shape.name for shape in slide.placeholders] == ["title", "nr"]
    assert len(set(ids)) == len(ids)
    assert slide.element.cSld[-1].tag.endswith("extLst")


def test_animations_and_what_was_drawn_by_hand_go_with_their_parts() -> None:
    def animate(slide: Any) -> None:
        run = slide.shapes.add_textbox(0, 0, 9, 9).text_frame.paragraphs[0].add_run()
        run.hyperlink.address = "https://example.org"
        wrapped = f'<m:AlternateContent xmlns:m="{COMPATIBILITY}"><m:Choice Requires="p14"><p:timing xmlns:p="{SPACES["p"]}"/></m:Choice></m:AlternateContent>'  # noqa: E501 - as PowerPoint writes it
        slide.element.append(etree.fromstring(wrapped))
        slide.element.append(etree.fromstring(f'<p:transition xmlns:p="{SPACES["p"]}"/>'))
        slide.element.set("show", "0")

    slide = edited(animate)
    assert [local(child) for child in slide.element] == ["cSld", "clrMapOvr", "transition"]
    assert slide.element.get("show") == "0"
    assert not any(rel.is_external for rel in slide.part.rels.values())


def double(found: Any) -> None:
    """A copy of the first slide with a tag of its own, as PowerPoint makes it."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.opc.package import Part

    own = next(rel.target_part for rel in found.slides[0].part.rels.values() if rel.reltype.endswith("/tags"))
    copy = found.slides.add_slide(found.slide_layouts[0])
    package = found.part.package
    part = Part(package.next_partname("/ppt/tags/tag%d.xml"), own.content_type, package, own.blob)
    number = copy.part.relate_to(part, RELATIONSHIP_TYPE.TAGS)
    tags = f'<p:custDataLst xmlns:p="{SPACES["p"]}" xmlns:r="{SPACES["r"]}"><p:tags r:id="{number}"/></p:custDataLst>'
    copy.element.cSld.append(etree.fromstring(tags))
    copy.shapes.title.text = "En kopi"


def note(found: Any) -> None:
    found.slides[0].notes_slide.notes_text_frame.text = "Husk fristen"


@pytest.mark.parametrize("change", [double, note])
def test_another_page_loses_nothing_of_somebodys_work(change: Callable[[Any], None]) -> None:
    data = deck([A4], None, changed(deck([KY]), change))
    words = [shape.text_frame.text for slide in slides(data) for shape in slide.shapes if shape.has_text_frame]
    words += [slide.notes_slide.notes_text_frame.text.split("\n")[0] for slide in slides(data) if slide.has_notes_slide]

    assert {"En kopi", "Husk fristen"} & set(words)


def test_a_deck_whose_tags_are_gone_is_not_drawn_a_second_time() -> None:
    def strip(found: Any) -> None:
        held = found.slides[0].element.cSld.find("p:custDataLst", SPACES)
        held.getparent().remove(held)

    standing = changed(deck([KY]), strip)
    with pytest.raises(SnitfladeError, match=r"slides\.pptx: slide 1 looks drawn"):
        deck([KY], None, File("slides.pptx", standing.data))


def test_the_figure_of_several_scenes_has_one_tag_a_slide() -> None:
    pages = Figure("plan", tuple(replace(KY.scenes[0], id=f"plan-{number}") for number in (1, 2)))
    tags = [tag_of(slide) for slide in slides(deck([pages]))]

    assert [(tag.diagram, tag.number) for tag in tags if tag] == [("plan", 1), ("plan", 2)]
