"""The appendix as a Word document, read back with python-docx and as XML."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]
from docx.oxml.ns import qn
from PIL import Image

from snitflade.appendix import docx
from snitflade.appendix.document import DiagramFigure, NumberedTable
from snitflade.appendix.request import AppendixRequest
from tests.appendix.made import (
    COVER,
    NAMES,
    cell_texts,
    composed,
    document_of,
    docx_of_six,
    folded,
    rows,
    six,
    words_of,
)
from tests.spec.specs_for_tests import HEADER, LINKS, SYSTEMS, write_spec

HOSTILE = "</w:t><script> & ]]> {{snitflade}} =1+1 %s"
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


@cache
def document() -> Any:
    return document_of(docx_of_six())


def body() -> Any:
    return document().element.body


def styled(name: str) -> list[str]:
    return [paragraph.text for paragraph in document().paragraphs if paragraph.style.name == name]


def tables() -> list[NumberedTable]:
    return [part for part in six().parts() if isinstance(part, NumberedTable)]


@pytest.mark.parametrize("name", NAMES)
def test_every_row_of_every_spec_is_a_row(name: str) -> None:
    grid = cell_texts(docx_of_six())[NAMES_IN_ORDER.index(name) + 1]

    assert len(grid) == len(rows(name)) + 1
    for row, cells in zip(rows(name), grid[1:], strict=True):
        said = folded("".join(cells))
        assert [words for words in words_of(row) if folded(words) not in said] == []


NAMES_IN_ORDER = (
    "kmd-aktiv-as-is", "ky-transition", "kmd-dagpenge-as-is", "ksd-transition", "kmd-sag-as-is", "sapa-transition",
)  # fmt: skip


def test_both_forms_say_the_same() -> None:
    """Cell by cell, what the model says."""
    found = cell_texts(docx_of_six())

    assert len(found) == len(tables())
    for grid, table in zip(found, tables(), strict=True):
        assert grid[0] == [column.heading for column in table.columns]
        wanted = [["".join(run.text for line in cell.lines for run in line) for cell in row] for row in table.rows]
        assert [[cell.strip() for cell in row] for row in grid[1:]] == [[c.strip() for c in row] for row in wanted]


def test_headings_are_headings() -> None:
    assert styled("Heading 1") == [chapter.title for chapter in six().chapters]
    assert styled("Heading 2") == [section.title for chapter in six().chapters for section in chapter.sections]
    assert styled("Title") == ["Bilag – Integrationsoversigt"]


def test_the_contents_are_a_field_that_is_brought_up_to_date_and_says_something_now() -> None:
    codes = ["".join(code.text or "") for code in body().iter(qn("w:instrText"))]
    assert [code.split()[0] for code in codes].count("TOC") == 1
    entries = [p.text for p in document().paragraphs if p.style.name.lower() in {"toc 1", "toc 2"}]
    assert len(entries) == sum(1 + len(chapter.sections) for chapter in six().chapters)
    assert document().settings.element.find(qn("w:updateFields")) is not None


def test_fields_are_whole() -> None:
    kinds = [found.get(qn("w:fldCharType")) for found in body().iter(qn("w:fldChar"))]

    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 20
    depth = 0
    for kind in kinds:
        depth += {"begin": 1, "end": -1}.get(str(kind), 0)
        assert depth in {0, 1, 2}
    assert depth == 0


def test_captions_count() -> None:
    captions = styled("Caption")

    assert [words.partition(".")[0] for words in captions if words.startswith("Figur")] == [
        f"Figur {n}" for n in range(1, 7)
    ]
    assert [words.partition(".")[0] for words in captions if words.startswith("Tabel")] == [
        f"Tabel {n}" for n in range(1, len(tables()) + 1)
    ]


def test_head_rows_repeat_and_rows_do_not_split() -> None:
    for table in body().iter(qn("w:tbl")):
        first, *others = table.findall(qn("w:tr"))
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in (first, *others))


def test_bookmarks_are_unique_and_links_lead_to_them() -> None:
    names = [mark.get(qn("w:name")) for mark in body().iter(qn("w:bookmarkStart"))]
    targets = {link.get(qn("w:anchor")) for link in body().iter(qn("w:hyperlink"))}

    assert len(names) == len(set(names))
    assert targets <= set(names)
    assert {"figure_1", "table_2", "row_1_1", "row_2_9"} <= targets | set(names)
    rows_linked = [name for name in names if name.startswith("row_")]
    assert len(rows_linked) == sum(len(rows(name)) for name in NAMES)


def test_each_figure_has_a_section_that_lies_with_an_svg_and_a_png() -> None:
    lying = [s for s in document().sections if s.page_width > s.page_height]
    assert len(lying) == 6
    alternatives = [found.get("descr") for found in body().iter(qn("wp:docPr")) if found.get("descr")]
    assert alternatives == [part.alternative for part in six().parts() if isinstance(part, DiagramFigure)]
    part = document().part
    for blip in body().iter(qn("a:blip")):
        Image.open(io.BytesIO(part.related_parts[blip.get(qn("r:embed"))].blob)).verify()
        drawing = part.related_parts[blip.find(f".//{SVG_BLIP}").get(qn("r:embed"))]
        assert drawing.content_type == "image/svg+xml"
        assert b"<text" not in drawing.blob
        fromstring(drawing.blob)


def test_a_figure_fits_its_page_with_headings_and_caption() -> None:
    section = next(s for s in document().sections if s.page_width > s.page_height)
    room = section.page_height - section.top_margin - section.bottom_margin
    sizes = [(int(e.get("cx")), int(e.get("cy"))) for e in body().iter(qn("wp:extent")) if int(e.get("cy")) > 10**6]

    assert len(sizes) == 6
    for width, height in sizes:
        assert width <= section.page_width - section.left_margin - section.right_margin
        assert room * 0.7 < height < room * 0.85


def test_pictures_have_ids_of_their_own() -> None:
    ids = [found.get("id") for found in body().iter(qn("wp:docPr"))]

    assert len(ids) == len(set(ids)) > 100


def test_heads_and_feet_name_the_chapter_and_the_page() -> None:
    cover, *others = document().sections
    assert (cover.header.paragraphs[0].text, cover.footer.paragraphs[0].text) == ("", "")
    heads = ["".join(t.text for t in s.header.part.element.iter(qn("w:t"))) for s in others]
    assert heads[0] == "IndholdSorø Kommune"
    assert set(heads[1:]) == {f"{chapter.title}Sorø Kommune" for chapter in six().chapters}
    feet = {"".join(c.text for c in s.footer.part.element.iter(qn("w:instrText"))) for s in others}
    assert feet == {" PAGE  NUMPAGES "}


def test_the_document_is_danish_and_has_no_date_and_no_other_author() -> None:
    with zipfile.ZipFile(io.BytesIO(docx_of_six())) as archive:
        core = archive.read("docProps/core.xml").decode()
        styles = archive.read("word/styles.xml").decode()
        times = {info.date_time for info in archive.infolist()}
        names = archive.namelist()

    assert "dcterms:" not in core.replace("xmlns:dcterms=", "")
    assert "python-docx" not in core
    assert 'w:lang w:val="da-DK"' in styles
    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert not any("thumbnail" in name for name in names)
    assert len(names) == len(set(names))


def test_all_parts_are_sound_xml_and_all_relationships_lead_somewhere() -> None:
    with zipfile.ZipFile(io.BytesIO(docx_of_six())) as archive:
        names = set(archive.namelist())
        for name in names:
            if name.endswith((".xml", ".rels", ".svg")):
                fromstring(archive.read(name))
        related = fromstring(archive.read("word/_rels/document.xml.rels"))

    targets = {item.get("Target", "") for item in related if item.get("TargetMode") != "External"}
    assert {f"word/{target}" for target in targets if not target.startswith(("/", ".."))} <= names


def test_the_same_input_gives_the_same_bytes() -> None:
    assert docx.render(six()) == docx_of_six()


def test_mark_up_is_text(tmp_path: Path) -> None:
    spec = write_spec(tmp_path, HEADER + SYSTEMS + LINKS.replace("text: AMS", f"text: '{HOSTILE}'"))

    data = docx.render(composed([spec], AppendixRequest(title=HOSTILE, version=COVER.version)))

    assert HOSTILE in [cell for grid in cell_texts(data) for row in grid for cell in row]
    said = [paragraph.text for paragraph in document_of(data).paragraphs]
    assert HOSTILE in said
    assert f"Version\t{COVER.version}" in said


def test_the_document_of_six_diagrams_can_be_sent_by_mail() -> None:
    assert len(docx_of_six()) < 2_000_000


def test_a_picture_and_its_fallback_say_the_same() -> None:
    """The PNG has the drawing's shape, at two pixels a point, and as much ink in it."""
    with zipfile.ZipFile(io.BytesIO(docx_of_six())) as archive:
        names = [name for name in archive.namelist() if name.endswith(".png")]
        pictures = [Image.open(io.BytesIO(archive.read(name))) for name in names]
    large = [picture.convert("L") for picture in pictures if picture.width > 1000]
    assert len(large) == len(NAMES_IN_ORDER)
    for picture in large:
        assert abs(picture.width / picture.height - 774 / 446) < 0.01
        dark = sum(picture.histogram()[:128])
        assert 0.02 < dark / (picture.width * picture.height) < 0.5
