"""Several scenes as one PDF, and tables: on pages of their own in a PDF, below the picture elsewhere."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from functools import cache

import pikepdf
import pypdf
import pytest

import snitflade
from snitflade.renderers import pdf, png, svg
from snitflade.scene import Scene
from tests.layout.crowds import crowd, fit, with_interfaces
from tests.renderers.test_pdf import HOSTILE


@cache
def pages() -> tuple[Scene, ...]:
    return tuple(picture.scene for picture in fit(crowd(90)).pictures)


@cache
def with_table() -> Scene:
    (found,) = fit(with_interfaces(crowd(8), 3, 180)).pictures
    return found.scene


def structure(data: bytes) -> list[str]:
    """The names of the elements below the document."""
    with pikepdf.open(io.BytesIO(data)) as found:
        assert found.check_pdf_syntax() == []
        (document,) = found.Root.StructTreeRoot.K
        return [str(element.S) for element in document.K]


def test_every_scene_is_a_page_of_its_own_with_its_own_words() -> None:
    data = pdf.render(pages())
    reader = pypdf.PdfReader(io.BytesIO(data))

    assert structure(data) == ["/Figure"] * len(pages())
    assert [(float(p.mediabox.width), float(p.mediabox.height)) for p in reader.pages] == [(960, 540)] * len(pages())
    with pikepdf.open(io.BytesIO(data)) as found, found.open_metadata() as metadata:
        figures = found.Root.StructTreeRoot.K[0].K
        assert [str(figure.Alt) for figure in figures] == [f"{s.title}\n{s.description}" for s in pages()]
        assert str(found.docinfo.Title) == "Snitfladeoversigt – Sorø"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("2", "A", "1")


def test_one_scene_is_one_page_however_it_is_given() -> None:
    assert pdf.render(pages()[0]) == pdf.render(pages()[:1])


def test_a_table_follows_on_pages_of_its_own_with_headings() -> None:
    data = pdf.render(with_table())
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]

    assert structure(data) == ["/Figure", "/H1", "/Table"]
    assert len(texts) > 3
    assert all("Retning" in text for text in texts[1:])
    with pikepdf.open(io.BytesIO(data)) as found:
        head, body = found.Root.StructTreeRoot.K[0].K[2].K
        assert [str(cell.S) for cell in head.K[0].K] == ["/TH"] * 4
        assert len(body.K) == 180


def test_tables_of_several_scenes_are_one() -> None:
    table = with_table().table
    assert table is not None
    one, other = (replace(with_table(), table=replace(table, rows=rows)) for rows in (table.rows[:3], table.rows[3:9]))

    data = pdf.render([one, other])
    assert structure(data) == ["/Figure", "/Figure", "/H1", "/Table"]
    with pikepdf.open(io.BytesIO(data)) as found:
        assert len(found.Root.StructTreeRoot.K[0].K[3].K[1].K) == 9


def test_hostile_words_stay_words_in_a_table() -> None:
    table = with_table().table
    assert table is not None
    rows = tuple((str(number), "A", "ind", words) for number, words in enumerate(HOSTILE))
    data = pdf.render(replace(with_table(), table=replace(table, rows=rows)))

    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages[1:])
    assert all(words.replace(" ", "") in text.replace(" ", "") for words in HOSTILE)


def test_svg_and_png_have_the_table_below_the_picture() -> None:
    scene = with_table()
    whole = scene.unroll()
    picture = svg.render(scene).decode("utf-8")

    assert f'viewBox="0 0 960 {whole.height:g}"' in picture
    assert "Snitfladernes tekster" in picture
    width, height = struct.unpack(">II", png.render(scene, 480)[16:24])
    assert (width, height) == (480, round(480 * whole.height / 960))


def test_a_png_is_never_higher_than_cairo_can_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "MOST_HEIGHT_PX", 400)
    width, height = struct.unpack(">II", png.render(with_table())[16:24])

    assert 390 <= height <= 400
    with pytest.raises(
        snitflade.SnitfladeError, match=rf"too high for a PNG: \d+ pixels \(--width {width} is possible"
    ):
        png.render(with_table(), 960)


def test_a_format_of_one_page_takes_one_scene() -> None:
    with pytest.raises(snitflade.SnitfladeError, match=r"svg holds one page, not 3 \(render each scene by itself\)"):
        snitflade.render(pages(), "svg")
    assert snitflade.render(pages()[:1], "svg") == snitflade.render(pages()[0], "svg")


def test_the_api_gives_every_page() -> None:
    assert snitflade.lay_out_on_pages(crowd(90)) == pages()
    assert [scene.id for scene in snitflade.lay_out_on_pages(crowd(10))] == ["crowd"]
