"""The organisation's own Word template: what stays of it, where the appendix goes, and what is refused."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from snitflade.appendix import docx
from snitflade.appendix.document import Appendix
from snitflade.appendix.docx.template import read_template
from snitflade.problems import ProblemsFound
from tests.appendix.made import composed, document_of
from tests.appendix.templates import HARMFUL, TEMPLATE, as_dotx, organisation, with_two_sections, write
from tests.spec.specs_for_tests import HEADER, LINKS, SYSTEMS, write_spec


@pytest.fixture
def appendix(tmp_path: Path) -> Appendix:
    return composed([write_spec(tmp_path, HEADER + SYSTEMS + LINKS)])


def filled(appendix: Appendix, path: Path) -> Any:
    return document_of(docx.render(appendix, read_template(path)))


def texts(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def test_the_appendix_takes_the_place_of_the_placeholder(appendix: Appendix, tmp_path: Path) -> None:
    path = write(tmp_path / "own.docx", organisation("Forside", "{{snitflade}}", "Efterskrift"))

    said = texts(filled(appendix, path))

    assert (said[0], said[1], said[-1]) == ("Forside", "Bilag – Integrationsoversigt", "Efterskrift")
    assert "{{snitflade}}" not in said


def test_without_a_placeholder_it_comes_last(appendix: Appendix, tmp_path: Path) -> None:
    said = texts(filled(appendix, write(tmp_path / "own.docx", organisation("Forside"))))

    assert said[:2] == ["Forside", "Bilag – Integrationsoversigt"]


def test_styles_head_foot_and_page_stay_the_organisations(appendix: Appendix, tmp_path: Path) -> None:
    document = filled(appendix, write(tmp_path / "own.docx", organisation("{{snitflade}}")))

    assert document.styles["Normal"].font.name == "Verdana"
    assert str(document.styles["Heading 1"].font.color.rgb) == "0055AA"
    assert {s.header.paragraphs[0].text for s in document.sections} == {"Sorø Kommune · Udbud"}
    assert {s.footer.paragraphs[0].text for s in document.sections} == {"Journalnummer 1234"}
    assert {round(s.left_margin.mm) for s in document.sections} == {25}
    assert sorted({(round(s.page_width.mm), round(s.page_height.mm)) for s in document.sections}) == [
        (210, 297),
        (297, 210),
    ]


def test_a_dotx_becomes_a_docx(appendix: Appendix, tmp_path: Path) -> None:
    path = write(tmp_path / "own.dotx", as_dotx(organisation("{{snitflade}}")))

    data = docx.render(appendix, read_template(path))

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert TEMPLATE not in archive.read("[Content_Types].xml")
    assert "Overblik" in texts(document_of(data))


def test_a_placeholder_that_ends_its_section_leaves_the_others_alone(appendix: Appendix, tmp_path: Path) -> None:
    document = filled(appendix, write(tmp_path / "own.docx", with_two_sections()))

    said = texts(document)
    assert (said[0], said[1], said[-1]) == ("Indledning", "Bilag – Integrationsoversigt", "Efterskrift")
    widths = [section.page_width > section.page_height for section in document.sections]
    assert widths.count(True) == 1
    assert widths[-2:] == [False, False]


def test_the_same_template_gives_the_same_bytes(appendix: Appendix, tmp_path: Path) -> None:
    template = read_template(write(tmp_path / "own.docx", organisation("{{snitflade}}")))

    assert docx.render(appendix, template) == docx.render(appendix, template)


@pytest.mark.parametrize("case", HARMFUL)
def test_what_is_no_sound_template_is_refused(case: str, tmp_path: Path) -> None:
    make, message = HARMFUL[case]
    path = write(tmp_path / "own.dotx", make())

    with pytest.raises(ProblemsFound) as caught:
        read_template(path)

    assert f"{path.as_posix()}: invalid template: {message}" in str(caught.value)


def test_a_name_of_macros_is_enough(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="a template with macros"):
        read_template(write(tmp_path / "own.dotm", organisation("x")))


@pytest.mark.parametrize("kind", ["nothing", "folder", "pipe"])
def test_what_is_no_file(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)

    with pytest.raises(ProblemsFound, match="missing template"):
        read_template(path)
