"""Decks that slides are put into: an organisation's template, and a deck of an earlier run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from snitflade.problems import SnitfladeError
from snitflade.renderers.slides import Figure, File, deck, is_own
from snitflade.renderers.slides.slide_tags import tag_of
from snitflade.scene import Text
from tests.layout.pictures import default_theme, scene_of_spec
from tests.renderers.decks import (
    EMU_A_POINT,
    SPACES,
    all_text,
    changed,
    figure,
    opened,
    parts,
    rezipped,
    shapes_of,
    six,
    slides,
    template,
    titles,
)

KY, SAG, KSD = (figure(scene_of_spec(name)) for name in ("ky-transition", "kmd-sag-as-is", "ksd-transition"))
TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
SECTIONS = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def renamed(one: Figure, title: str) -> Figure:
    """The diagram with another title, in the same place."""
    (scene,) = one.scenes
    band, *groups = scene.groups
    first = band.parts[0]
    assert isinstance(first, Text)
    changed_band = replace(band, parts=(replace(first, text=title), *band.parts[1:]))
    return Figure(one.diagram, (replace(scene, groups=(changed_band, *groups)),))


def with_hand_made(found: Any) -> None:
    """A slide made by hand before all others and one behind them; words above the list of an own slide's notes."""
    for title in ("Først", "Sidst"):
        slide = found.slides.add_slide(found.slide_layouts[0])
        slide.shapes.title.text = title
        slide.notes_slide.notes_text_frame.text = f"Noter til {title}"
    order = found.slides.element
    order.insert(0, order[-2])
    frame = found.slides[1].notes_slide.notes_text_frame
    frame.text = f"Husk at nævne fristen\n{frame.text}"


def test_the_same_bytes_come_of_a_new_deck_and_of_one_that_stands() -> None:
    fresh = deck([KY, SAG])

    assert deck([KY, SAG]) == fresh
    assert deck([KY, SAG], None, File("slides.pptx", fresh)) == fresh
    assert deck([SAG], None, File("slides.pptx", fresh)) == fresh
    assert deck([KY, SAG], File("slides.pptx", fresh), File("slides.pptx", fresh)) == fresh


def test_no_date_and_no_name_of_somebody_is_in_a_new_deck() -> None:
    with zipfile.ZipFile(io.BytesIO(six())) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml")
    assert b"python-pptx" not in core
    assert b"<cp:lastModifiedBy" not in core
    assert b"1980-01-01T00:00:00Z" in core


def test_six_diagrams_are_a_small_file() -> None:
    assert len(six()) < 200_000


def test_own_slides_are_replaced_in_place_and_others_left_alone() -> None:
    edited = changed(deck([KY, SAG]), with_hand_made)
    before = slides(edited.data)

    data = deck([renamed(KY, "Nyt navn"), KSD], None, edited)
    after = slides(data)

    assert titles(data)[:2] == ["Først", "Nyt navn"]
    assert titles(data)[3] == "Sidst"
    assert [tag.diagram if (tag := tag_of(slide)) else "" for slide in after] == [
        "", "ky-transition", "kmd-sag-as-is", "", "ksd-transition",
    ]  # fmt: skip
    assert [slide.slide_id for slide in after[:4]] == [slide.slide_id for slide in before]
    for number in (0, 2, 3):
        assert etree.tostring(after[number].element) == etree.tostring(before[number].element)
        assert after[number].notes_slide.notes_text_frame.text == before[number].notes_slide.notes_text_frame.text
    notes = after[1].notes_slide.notes_text_frame.text.split("\n")
    assert notes == ["Husk at nævne fristen", *KY.scenes[0].notes]
    assert deck([renamed(KY, "Nyt navn"), KSD], None, File("slides.pptx", data)) == data


def test_what_was_drawn_over_an_own_slide_is_replaced_and_its_comments_stay() -> None:
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    def edit(found: Any) -> None:
        slide = found.slides[0]
        slide.shapes.add_textbox(0, 0, 100, 100).text_frame.text = "kruseduller"
        comments = "application/vnd.openxmlformats-officedocument.presentationml.comments+xml"
        part = Part(PackURI("/ppt/comments/comment1.xml"), comments, slide.part.package, b"<c>en kommentar</c>")
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
        slide.part.relate_to(part, kind)

    edited = changed(deck([KY]), edit)
    data = deck([KY], None, edited)

    assert "kruseduller" in all_text(slides(edited.data)[0].element)
    assert "kruseduller" not in all_text(slides(data)[0].element)
    assert parts(data)["ppt/comments/comment1.xml"] == b"<c>en kommentar</c>"


def test_a_slide_that_somebody_doubled_stays_as_it_is() -> None:
    def double(found: Any) -> None:
        own = found.slides[0]
        copy = found.slides.add_slide(found.slide_layouts[0])
        held = own.element.find("p:cSld/p:custDataLst/p:tags", SPACES)
        number = copy.part.relate_to(own.part.related_part(held.get(f"{{{SPACES['r']}}}id")), RELATIONSHIP_TYPE.TAGS)
        marks = etree.fromstring(etree.tostring(held.getparent()))
        marks[0].set(f"{{{SPACES['r']}}}id", number)
        copy.element.cSld.append(marks)
        copy.shapes.title.text = "En kopi"

    data = deck([renamed(KY, "Nyt navn")], None, changed(deck([KY]), double))

    assert titles(data) == ["Nyt navn", "En kopi"]


def test_pages_too_many_go_with_their_traces_and_new_ones_come_behind_the_last() -> None:
    pages = Figure("plan", tuple(replace(KY.scenes[0], id=f"plan-{number}") for number in (1, 2, 3)))

    def edit(found: Any) -> None:
        slide = found.slides.add_slide(found.slide_layouts[0])
        slide.shapes.title.text = "Links"
        slide.shapes.title.click_action.target_slide = found.slides[2]
        ids = "".join(f'<p14:sldId id="{one.slide_id}"/>' for one in found.slides)
        section = f'<p14:sectionLst xmlns:p14="{SECTIONS}"><p14:section name="Alt"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section></p14:sectionLst>'  # noqa: E501 - as PowerPoint writes it
        found.element.append(etree.fromstring(section))

    edited = changed(deck([pages]), edit)
    fewer = deck([Figure("plan", pages.scenes[:2])], None, edited)
    more = deck([pages], None, File("slides.pptx", fewer))

    assert [len(slides(data)) for data in (fewer, more)] == [3, 4]
    assert titles(fewer)[-1] == titles(more)[-1] == "Links"
    for data in (fewer, more):
        listed = opened(data).element.iter(f"{{{SECTIONS}}}sldId")
        assert sorted(int(one.get("id")) for one in listed) == sorted(slide.slide_id for slide in slides(data))
        assert sum(name.startswith("ppt/slides/slide") for name in parts(data)) == len(slides(data))
    assert slides(fewer)[-1].element.find(".//a:hlinkClick", SPACES) is None


def test_a_template_keeps_its_slides_and_gives_its_title_and_theme() -> None:
    begun = template()
    data = deck([KY, SAG], begun)
    first, ky, _ = slides(data)

    assert titles(data)[0] == "Oplæg"
    assert first.notes_slide.notes_text_frame.text == "Velkommen"
    assert ky.slide_layout.name == "Title Only"
    assert titles(data)[1] == "Snitfladeoversigt – KY - Transition fra KMD-Aktiv ift. systemafhængigheder – Sorø"
    assert ky.shapes.title.element.find("p:spPr/a:xfrm", SPACES) is None
    boxes = [shape.box for shape in shapes_of(ky).values()]
    assert min(top for _, top, _, _ in boxes) >= (20 + 40) * EMU_A_POINT
    for name, data_before in parts(begun.data).items():
        if "Master" in name or "Layout" in name or "theme" in name:
            assert parts(data)[name] == data_before, name


def test_on_a_template_only_categories_have_colours_of_their_own() -> None:
    slide = slides(deck([KY], template()))[1]
    own = {one.get("val") for one in slide.element.iterfind(".//a:srgbClr", SPACES)}
    colours = default_theme().colours
    neutral = {colours.ink, colours.title, colours.muted, colours.hub_fill, colours.box_line, colours.band_fill}

    assert len(own) > 3
    assert own.isdisjoint(colour.removeprefix("#").upper() for colour in neutral)
    assert {one.get("val") for one in slide.element.iterfind(".//a:schemeClr", SPACES)} == {"tx1", "bg1", "tx2"}
    assert slide.element.find(".//a:rPr/a:latin", SPACES) is None


def test_a_template_is_gone_on_with_where_it_was_begun() -> None:
    begun = template()
    standing = changed(deck([KY], begun), with_hand_made_last)

    again = deck([KY], begun, standing)

    assert titles(again)[0] == "Oplæg"
    assert titles(again)[-1] == "Min egen"
    assert deck([KY], None, File("slides.pptx", again)) == again
    assert is_own(standing)
    assert not is_own(begun)


def with_hand_made_last(found: Any) -> None:
    found.slides.add_slide(found.slide_layouts[0]).shapes.title.text = "Min egen"


def test_another_template_takes_the_place_of_a_deck_without_hand_made_slides_only() -> None:
    standing = File("output/slides.pptx", deck([KY]))

    assert titles(deck([KY], template(), standing))[0] == "Oplæg"
    with pytest.raises(
        SnitfladeError, match=r"output/slides\.pptx: made from another template, and it holds slides that would be lost"
    ):
        deck([KY], template(), replace_data(standing, changed(standing.data, with_hand_made_last).data))


def replace_data(file: File, data: bytes) -> File:
    return File(file.name, data)


def test_a_potx_is_a_template_too() -> None:
    begun = template()
    types = parts(begun.data)[TYPES].replace(MAIN.encode(), MAIN.replace("presentation.main", "template.main").encode())
    data = deck([KY], File("kommune.potx", rezipped(begun.data, {TYPES: types})))

    assert MAIN.encode() in parts(data)[TYPES]
    assert len(slides(data)) == 2


def without_titles(found: Any) -> None:
    for page in (*found.slide_layouts,):
        for shape in page.placeholders:
            if shape.placeholder_format.type in (1, 3):
                shape.element.getparent().remove(shape.element)


def doubled(data: bytes) -> bytes:
    file = io.BytesIO(data)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(file, "a") as archive:
        archive.writestr("ppt/presentation.xml", b"<p/>")
    return file.getvalue()


def bomb(data: bytes) -> bytes:
    return rezipped(data, {"ppt/theme/theme1.xml": b"<a>" + b" " * 50_000_000 + b"</a>"})


def lying(data: bytes) -> bytes:
    """A zip whose list of contents says less than what an entry unpacks to."""
    packed = rezipped(data, {"ppt/theme/theme1.xml": b" " * 70_000})
    size = (70_000).to_bytes(4, "little")
    return packed.replace(size, (7).to_bytes(4, "little"))


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "text": (lambda data: b"no deck at all", "no sound PowerPoint file"),  # noqa: ARG005
    "empty": (lambda data: b"", "no sound PowerPoint file"),  # noqa: ARG005
    "cut": (lambda data: data[: len(data) // 2], "no sound PowerPoint file"),
    "another zip": (lambda data: rezipped(data, {TYPES: b"<Types/>"}), "no sound PowerPoint file"),
    "bad XML": (lambda data: rezipped(data, {"ppt/presentation.xml": b"<p"}), "no sound PowerPoint file"),
    "bad slide": (lambda data: rezipped(data, {"ppt/slides/slide1.xml": b"<x/>"}), "no sound PowerPoint file"),
    "no layouts": (
        lambda data: rezipped(data, {"ppt/slideMasters/_rels/slideMaster1.xml.rels": b"<Relationships/>"}),
        "no sound PowerPoint file",
    ),
    "a part twice": (doubled, "no sound PowerPoint file"),
    "locked": (lambda data: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data, "locked with a password"),
    "macros": (
        lambda data: rezipped(data, {TYPES: parts(data)[TYPES].replace(b"</Types>", b"<!-- vbaProject --></Types>")}),
        "contains macros",
    ),
    "bomb": (bomb, "too large when unpacked"),
    "lying": (lying, "no sound PowerPoint file"),
    "entities": (
        lambda data: rezipped(data, {"ppt/theme/theme1.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "contains a DOCTYPE",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_or_hostile_template_is_refused_in_words(fault: str) -> None:
    spoil, message = BROKEN[fault]

    with pytest.raises(SnitfladeError, match=rf"^bad\.pptx: {message}"):
        deck([KY], File("bad.pptx", spoil(template().data)))


def test_a_template_without_a_title_is_refused() -> None:
    with pytest.raises(SnitfladeError, match="no layout with a title"):
        deck([KY], template(without_titles))


def without_title_only(found: Any) -> None:
    found.slide_layouts.remove(next(layout for layout in found.slide_layouts if layout.name == "Title Only"))
    for layout in found.slide_layouts:
        for shape in layout.placeholders:
            if shape.placeholder_format.type == 3:  # a title in the middle
                shape.left, shape.top, shape.width, shape.height = (Pt(side) for side in (60, 180, 800, 120))


def test_without_title_only_a_layout_with_its_title_at_the_top_is_taken() -> None:
    slide = slides(deck([KY], template(without_title_only)))[1]

    assert slide.shapes.title.top == Pt(20)
    assert min(top for _, top, _, _ in (shape.box for shape in shapes_of(slide).values())) >= Pt(60)


def test_a_long_title_is_shrunk_to_its_box_and_a_short_one_is_not() -> None:
    long, short = slides(deck([KY, renamed(SAG, "Sag")], template()))[1:]

    shares = [slide.element.find(".//a:normAutofit", SPACES).get("fontScale") for slide in (long, short)]
    assert shares[0] is not None
    assert int(shares[0]) < 60_000
    assert shares[1] is None or int(shares[1]) > int(shares[0])


def with_arial(found: Any) -> None:
    theme = found.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'typeface="Calibri"', b'typeface="Arial"')  # noqa: SLF001


def test_in_a_font_that_may_be_missing_texts_have_room_for_a_wide_one() -> None:
    sizes = []
    for change in (with_arial, lambda _: None):
        slide = slides(deck([KY], template(change)))[1]
        sizes.append(max(int(run.get("sz")) for run in slide.element.iterfind(".//a:r/a:rPr[@sz]", SPACES)))

    assert sizes[1] < 0.9 * sizes[0]


def test_every_part_is_xml_and_every_relationship_leads_to_a_part() -> None:
    for data in (six(), deck([KY], template())):
        held = parts(data)
        for name, part in held.items():
            if name.endswith(".rels"):
                folder = name.replace("_rels/", "").rpartition("/")[0]
                for rel in etree.fromstring(part):
                    assert resolved(folder, rel.get("Target")) in held, (name, rel.get("Target"))


def resolved(folder: str, target: str) -> str:
    path = [] if target.startswith("/") else folder.split("/")
    for step in target.strip("/").split("/"):
        path = path[:-1] if step == ".." else [*path, step]
    return "/".join(filter(None, path))
