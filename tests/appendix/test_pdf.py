"""The appendix as PDF, read back with two other libraries: what it says, its tags, its links."""

from __future__ import annotations

import io
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from snitflade.appendix import pdf
from snitflade.appendix.document import DiagramFigure, NumberedTable
from snitflade.appendix.request import AppendixRequest
from tests.appendix.made import COVER, NAMES, composed, folded, pdf_of_six, rows, six, structure, words_of
from tests.spec.specs_for_tests import HEADER, LINKS, SYSTEMS, write_spec

HOSTILE = '#eval("1+1") ] } ) $ \\ */ //</text><script>&amp;'
ENGLISH = HEADER.replace("title: Prøve", "title: A sample\nlanguage: en") + SYSTEMS + LINKS


@cache
def reader() -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf_of_six()))


@cache
def text() -> str:
    return folded("\n".join(page.extract_text() for page in reader().pages))


@cache
def elements() -> tuple[tuple[str, str], ...]:
    return tuple((kind, parent) for kind, _, parent in structure(pdf_of_six()))


@pytest.mark.parametrize("name", NAMES)
def test_every_row_of_every_spec_is_told(name: str) -> None:
    said = text()

    assert [words for row in rows(name) for words in words_of(row) if folded(words) not in said] == []


def test_the_cover_says_what_the_user_said() -> None:
    cover = folded(reader().pages[0].extract_text())

    for words in ("Bilag – Integrationsoversigt", "Sorø Kommune", "1. marts 2026", COVER.version or ""):
        assert folded(words) in cover


def test_without_a_date_there_is_none(tmp_path: Path) -> None:
    spec = write_spec(tmp_path, HEADER + SYSTEMS + LINKS)

    data = pdf.render(composed([spec], AppendixRequest()))

    cover = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert cover.split() == ["Bilag", "–", "Integrationsoversigt", "KMD", "Aktiv"]
    assert b"202" not in b"".join(data.partition(b"/Info")[1:])[:200]


def test_figures_lie_and_all_other_pages_stand() -> None:
    wide = [page for page in reader().pages if page.mediabox.width > page.mediabox.height]

    assert len(wide) == 6
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in wide} == {(842, 595)}
    standing = {round(page.mediabox.width) for page in reader().pages if page not in wide}
    assert standing == {595}


def test_the_structure_has_what_a_reader_of_tags_needs() -> None:
    count = Counter(kind for kind, _ in elements())

    tables = [part for part in six().parts() if isinstance(part, NumberedTable)]
    assert count["/Figure"] == 6
    assert count["/Table"] == len(tables)
    assert count["/TH"] == sum(len(table.columns) for table in tables)
    assert count["/TD"] == sum(len(table.columns) * len(table.rows) for table in tables)
    assert count["/TR"] == sum(len(table.rows) + 1 for table in tables)
    assert count["/H1"] == len(six().chapters) + 1  # with that of the contents
    assert count["/H2"] == sum(len(chapter.sections) for chapter in six().chapters)
    assert count["/TOCI"] == count["/H1"] - 1 + count["/H2"]
    assert {parent for kind, parent in elements() if kind == "/TH"} == {"/TR"}


def test_header_cells_have_a_scope_and_cells_their_header() -> None:
    for kind, element, _ in structure(pdf_of_six()):
        if kind == "/TH":
            assert attribute(element, "/Scope") == "/Column"
        if kind == "/TD":
            assert len(attribute(element, "/Headers")) == 1


def attribute(element: pikepdf.Dictionary, name: str) -> Any:
    found = element.A if isinstance(element.A, pikepdf.Array) else [element.A]
    return next(one[name] for one in found if name in one)


def test_a_figure_has_a_short_text_that_names_its_table() -> None:
    told = [str(element.Alt) for kind, element, _ in structure(pdf_of_six()) if kind == "/Figure"]

    assert told == [part.alternative for part in six().parts() if isinstance(part, DiagramFigure)]
    for number, words in enumerate(told, start=1):
        assert f"Tabel {number + 1} siger det samme i ord" in words
        assert len(words) < 250


def test_the_file_says_that_it_is_pdf_ua_and_pdf_a_in_danish() -> None:
    with pikepdf.open(io.BytesIO(pdf_of_six())) as found:
        assert str(found.Root.Lang) == "da"
        assert bool(found.Root.MarkInfo.Marked)
        assert bool(found.Root.ViewerPreferences.DisplayDocTitle)
        meta = found.open_metadata()
        assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "2", "A")
        assert meta["dc:title"] == "Bilag – Integrationsoversigt"
        fonts = [item for item in found.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item]
        fonts += [item for item in found.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile3" in item]
        assert len(fonts) >= 2


def test_the_outline_has_chapters_and_sections() -> None:
    found = reader().outline

    chapters = [item.title for item in found if not isinstance(item, list)]
    assert chapters[-1] == "6 Antagelser" or chapters[-1] == "Antagelser"
    sections = [item for item in found if isinstance(item, list)]
    assert sum(len(item) for item in sections) == sum(len(chapter.sections) for chapter in six().chapters)


def test_every_link_leads_somewhere_and_has_words_and_a_place_in_the_structure() -> None:
    with pikepdf.open(io.BytesIO(pdf_of_six())) as found:
        pages = {page.obj.objgen for page in found.pages}
        names = destinations(found)
        links = [note for page in found.pages for note in page.get("/Annots", ()) if note.Subtype == "/Link"]
        assert len(links) > 500
        for link in links:
            assert str(link.Contents).strip()
            assert "/StructParent" in link
            target = link.Dest if isinstance(link.Dest, pikepdf.Array) else names[str(link.Dest)]
            assert target[0].objgen in pages


def destinations(found: pikepdf.Pdf) -> dict[str, Any]:
    tree = pikepdf.NameTree(found.Root.Names.Dests)
    return {str(name): item if isinstance(item, pikepdf.Array) else item.D for name, item in tree.items()}


def test_codes_lead_from_the_figure_to_the_table_and_back() -> None:
    """The links over a figure lead to its table, and the first cells of the table to the figure."""
    with pikepdf.open(io.BytesIO(pdf_of_six())) as found:
        numbers = {page.obj.objgen: number for number, page in enumerate(found.pages)}
        wide = [n for n, page in enumerate(reader().pages) if page.mediabox.width > page.mediabox.height]
        first, second = wide[:2]
        over = [numbers[link.Dest[0].objgen] for link in found.pages[first].Annots]
        table = list(found.pages)[first + 1 : second]
        back = [numbers[link.Dest[0].objgen] for page in table for link in page.Annots]

    codes = sum(bool(row.codes) for row in rows(NAMES[0]))
    assert over.count(first + 1) >= codes
    assert set(over) <= set(range(first + 1, second))
    assert back.count(first) >= codes


def test_the_same_input_gives_the_same_bytes() -> None:
    assert pdf.render(six()) == pdf_of_six()


def test_typst_in_a_spec_or_on_the_cover_is_text(tmp_path: Path) -> None:
    spec = write_spec(tmp_path, HEADER + SYSTEMS + LINKS.replace("text: AMS", f"text: '{HOSTILE}'"))

    data = pdf.render(composed([spec], AppendixRequest(title=HOSTILE)))

    said = folded("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))
    assert said.count(folded(HOSTILE)) >= 3


def test_english_specs_get_an_english_frame(tmp_path: Path) -> None:
    spec = write_spec(tmp_path, ENGLISH)

    data = pdf.render(composed([spec], AppendixRequest()))

    said = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    assert "Appendix – Integration overview" in " ".join(said.split())
    assert "Carried over" not in said
    with pikepdf.open(io.BytesIO(data)) as found:
        assert str(found.Root.Lang) == "en"
