"""What is inside the PDF files, read back with two other libraries."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdf
import pytest

from snitflade import fonts
from snitflade.diagram import Diagram
from snitflade.problems import SnitfladeError
from snitflade.renderers import pdf
from snitflade.scene import FontFace
from snitflade.spec import read_diagram
from tests.layout.pictures import SPECS, scene_of_spec
from tests.renderers.scenes import RED_SQUARE, in_order, picture, plex, raw_text, scene, text

NAMES = tuple(sorted(path.stem for path in SPECS.glob("*.yaml")))
PAGES = {"16x9": (960.0, 540.0), "a4": (841.89, 595.28), "a3": (1190.55, 841.89)}
HOSTILE = (
    "</text><script>alert(1)</script>",
    '#eval("1+1") #panic()',
    "] } ) $ \\ */ //",
    "\"'`&amp;<!--",
    "{{ title }}",
)


@cache
def drawn(name: str, page: str = "16x9") -> bytes:
    return pdf.render(scene_of_spec(name, page))


def folded(words: str) -> str:
    """Without what a line break may leave or take: arrows that mark a direction, hyphens, spaces after a sign."""
    plain = re.sub(r"[←-⇿]|-\s*|(?<=[/_.,;:+&)\]])\s+", "", words)
    return " ".join(plain.split())


def said(diagram: Diagram) -> Iterator[str]:
    """Every text of the diagram, each as one run of words."""
    yield from (diagram.title, diagram.subtitle, *diagram.hub.names)
    yield from (system.name for system in diagram.systems)
    yield from (kind.name for kind in diagram.drawn_kinds)
    for link in diagram.links:
        for interface in link.interfaces:
            yield ", ".join(interface.codes)
            yield from interface.texts
    yield from (f"{category.heading} {category.text}" for category in diagram.drawn_categories)
    yield from (f"{note.heading} {note.text}" for note in diagram.notes)


def _is_font(item: pikepdf.Object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item


def test_there_are_six_specs() -> None:
    assert len(NAMES) == 6


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("page", PAGES)
def test_the_page_is_exactly_the_one_asked_for(name: str, page: str) -> None:
    (found,) = pypdf.PdfReader(io.BytesIO(drawn(name, page))).pages

    assert (float(found.mediabox.width), float(found.mediabox.height)) == pytest.approx(PAGES[page], abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_there_word_for_word_and_in_reading_order(name: str) -> None:
    diagram = read_diagram(SPECS / f"{name}.yaml")
    (page,) = pypdf.PdfReader(io.BytesIO(drawn(name))).pages

    for found in (folded(page.extract_text()), folded(raw_text(drawn(name)))):
        assert [words for words in said(diagram) if folded(words) not in found] == []
        assert found.startswith(folded(diagram.title))


@pytest.mark.parametrize("name", NAMES)
def test_codes_stand_before_their_text_with_a_space_between(name: str) -> None:
    diagram = read_diagram(SPECS / f"{name}.yaml")
    found = folded(raw_text(drawn(name)))
    interfaces = [i for link in diagram.links for i in link.interfaces if i.codes and i.texts]
    first_lines = [folded(f"{', '.join(i.codes)} {i.texts[0]}") for i in interfaces]

    assert interfaces
    assert [line for line in first_lines if line not in found] == []


@pytest.mark.parametrize("name", NAMES)
def test_title_language_and_alternative_text(name: str) -> None:
    wanted = scene_of_spec(name)
    with pikepdf.open(io.BytesIO(drawn(name))) as found:
        assert str(found.Root.Lang) == wanted.language == "da"
        assert str(found.docinfo.Title) == wanted.title
        assert found.Root.ViewerPreferences.DisplayDocTitle
        assert found.Root.MarkInfo.Marked
        (document,) = found.Root.StructTreeRoot.K
        (figure,) = document.K
        assert (str(document.S), str(figure.S)) == ("/Document", "/Figure")
        assert str(figure.Alt) == f"{wanted.title}\n{wanted.description}"


@pytest.mark.parametrize("name", NAMES)
def test_it_says_that_it_keeps_both_standards_and_has_no_date(name: str) -> None:
    with pikepdf.open(io.BytesIO(drawn(name))) as found, found.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("2", "A", "1")
        assert str(metadata["xmp:CreateDate"]).startswith("1970-01-01T00:00:00")
        assert found.check_pdf_syntax() == []


@pytest.mark.parametrize("name", NAMES)
def test_both_weights_are_embedded_as_subsets_and_nothing_is_a_bitmap(name: str) -> None:
    with pikepdf.open(io.BytesIO(drawn(name))) as found:
        names = [str(o.FontName) for o in found.objects if _is_font(o)]
        bitmaps = [o for o in found.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
    assert sorted(name[8:] for name in names) == ["SnitfladeSans-Bold", "SnitfladeSans-Regular"]
    assert all(re.match("/[A-Z]{6}[+]", name) for name in names)
    assert bitmaps == []


def test_only_the_letters_that_are_used_are_embedded() -> None:
    with pikepdf.open(io.BytesIO(pdf.render(scene(text("abc"))))) as found:
        (embedded,) = [len(o.FontFile2.read_bytes()) for o in found.objects if _is_font(o)]
    assert embedded < fonts.ttf(bold=False).stat().st_size / 10


def test_centred_texts_and_lines_stay_apart_for_a_simple_reader() -> None:
    words = text("First"), text("second", 70, bold=True), text("third", 90, centred=True)

    assert raw_text(pdf.render(scene(*words))) == "First second third "


def test_a_no_break_space_is_read_as_a_space() -> None:
    assert raw_text(pdf.render(scene(text("Bilag\u00a0E")))) == "Bilag E "


def test_a_centred_text_is_where_the_svg_has_it() -> None:
    word = text("middle", centred=True)
    left: list[float] = []

    def note(words: str, page: list[float], line: list[float], *_: object) -> None:
        if words.strip():
            left.append(line[4] * page[0] + page[4])

    pypdf.PdfReader(io.BytesIO(pdf.render(scene(word)))).pages[0].extract_text(visitor_text=note)
    assert left[0] == pytest.approx(word.left, abs=0.02)


def test_hostile_words_stay_words() -> None:
    words = [text(line, 15.0 + 16 * number, size=8) for number, line in enumerate(HOSTILE)]
    data = pdf.render(scene(*words, title=" ".join(HOSTILE), description="\n".join(HOSTILE)))

    assert in_order(list(HOSTILE), raw_text(data))
    with pikepdf.open(io.BytesIO(data)) as found:
        assert str(found.docinfo.Title) == " ".join(HOSTILE)
        assert str(found.Root.StructTreeRoot.K[0].K[0].Alt).endswith("\n".join(HOSTILE))


def test_language_is_that_of_the_diagram() -> None:
    with pikepdf.open(io.BytesIO(pdf.render(scene(text("A text"))))) as found:
        assert str(found.Root.Lang) == "en"


def test_a_character_without_a_glyph_is_an_error() -> None:
    with pytest.raises(SnitfladeError, match="could not be displayed"):
        pdf.render(scene(text("\N{GRINNING FACE}")))


def test_a_users_font_is_found_whatever_it_calls_itself() -> None:
    font = FontFace("Our House Sans", (), plex("Regular"), plex("SemiBold"))
    data = pdf.render(scene(text("plain"), text("strong", 80, bold=True), font=font))

    with pikepdf.open(io.BytesIO(data)) as found:
        names = sorted(str(o.FontName)[8:] for o in found.objects if _is_font(o))
    assert names == ["IBMPlexSansCond-Regular", "IBMPlexSansCond-SemiBold"]
    assert raw_text(data) == "plain strong "


def test_a_users_font_that_is_gone_is_an_error(tmp_path: Path) -> None:
    font = FontFace("Gone", (), tmp_path / "gone.ttf", tmp_path / "gone.ttf")

    with pytest.raises(SnitfladeError, match=r"cannot read font 'gone\.ttf'"):
        pdf.render(scene(text("plain"), font=font))


def test_a_logo_is_drawn_as_vectors() -> None:
    with_logo, without = pdf.render(scene(picture(RED_SQUARE))), pdf.render(scene())
    with pikepdf.open(io.BytesIO(with_logo)) as found:
        assert not any(o.get("/Subtype") == "/Image" for o in found.objects if isinstance(o, pikepdf.Stream))
    assert with_logo != without


@pytest.mark.parametrize("address", ["page.typ", "/etc/hostname", "file:///etc/hostname", "http://127.0.0.1:9/a.png"])
def test_no_file_and_no_address_is_fetched(address: str) -> None:
    with pytest.raises(SnitfladeError, match="failed to load linked image"):
        pdf.render(scene(picture(address)))


def test_an_unknown_font_is_never_replaced_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "set_in_family", lambda given, _family, _spell: given)
    inputs = pdf._inputs  # noqa: SLF001 - no input leads there, so the test makes one
    monkeypatch.setattr(pdf, "_inputs", lambda given, found: {**inputs(given, found), "family": "No Such Family"})

    with pytest.raises(SnitfladeError, match="unknown font family"):
        pdf.render(scene(text("plain")))


def test_the_title_of_a_scene_is_needed() -> None:
    with pytest.raises(SnitfladeError, match=r"cannot make the PDF: .*title"):
        pdf.render(replace(scene(text("plain")), title=""))
