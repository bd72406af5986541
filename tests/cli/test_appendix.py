"""``snitflade appendix`` from end to end: the files, the cover's words, and what is refused without a file."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from docx import Document

from tests.appendix.templates import as_dotx, organisation
from tests.cli.command import SMALL, Run, files, named, project, snitflade
from tests.cli.test_help import imported
from tests.renderers.scenes import plex

ROOT = Path(__file__).parents[2]
RED_SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1" fill="#f00"/></svg>'
SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/New_York", "SOURCE_DATE_EPOCH": "1000000000"},
)


def assert_refused(run: Run, folder: Path, *messages: str) -> None:
    assert (run.code, run.out) == (2, ""), run.err
    assert "Traceback" not in run.err
    for message in messages:
        assert message in run.err
    assert not (folder / "output").exists()


def test_the_pdf_of_all_specs(tmp_path: Path) -> None:
    run = snitflade("appendix", "--date", "i går", cwd=project(tmp_path, small=SMALL, second=named("second")))

    assert (run.code, run.out, run.err) == (0, "output/appendix.pdf\n", "2 diagrams, 1 file\n")
    assert set(files(tmp_path / "output")) == {"appendix.pdf"}
    cover = pypdf.PdfReader(tmp_path / "output/appendix.pdf").pages[0].extract_text()
    assert "i går" in cover


def test_both_forms_at_once(tmp_path: Path) -> None:
    run = snitflade("appendix", "small", "--format", "docx,pdf", "-q", cwd=project(tmp_path))

    assert (run.code, run.out, run.err) == (0, "", "")
    assert set(files(tmp_path / "output")) == {"appendix.docx", "appendix.pdf"}
    assert "Overblik" in [p.text for p in Document(str(tmp_path / "output/appendix.docx")).paragraphs]


@pytest.mark.parametrize("name", ["bilag.pdf", "Bilag.DOCX"])
def test_one_file_says_its_format(name: str, tmp_path: Path) -> None:
    run = snitflade("appendix", "-o", f"ud/{name}", cwd=project(tmp_path))

    assert run.code == 0, run.err
    assert [found.lower() for found in files(tmp_path / "ud")] == [name.lower()]


def test_the_six_diagrams_are_the_same_in_every_surrounding(tmp_path: Path) -> None:
    made = []
    for number, variables in enumerate(SURROUNDINGS):
        folder = tmp_path / f"number {number}"
        shutil.copytree(ROOT / "specs", folder / "specs")
        run = snitflade("appendix", "--format", "pdf,docx", "--municipality", "Sorø", cwd=folder, **variables)
        assert run.code == 0, run.err
        made.append(files(folder / "output"))

    assert made[0] == made[1]
    assert all(str(tmp_path).encode() not in data for data in made[0].values())


def test_a_template_of_the_organisation(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "own.dotx").write_bytes(as_dotx(organisation("Forside", "{{snitflade}}")))

    run = snitflade("appendix", "--format", "docx", "--template", "own.dotx", cwd=tmp_path)

    assert run.code == 0, run.err
    document = Document(str(tmp_path / "output/appendix.docx"))
    assert document.paragraphs[0].text == "Forside"


@pytest.mark.parametrize("logo", ["logo.svg", "own.png"])
def test_a_logo_on_the_cover(logo: str, tmp_path: Path) -> None:
    from PIL import Image

    project(tmp_path)
    (tmp_path / "logo.svg").write_text(RED_SQUARE, encoding="utf-8")
    Image.new("RGB", (60, 30), "red").save(tmp_path / "own.png")

    run = snitflade("appendix", "--format", "pdf,docx", "--logo", logo, cwd=tmp_path)
    without = snitflade("appendix", "--format", "pdf,docx", "-o", "plain", cwd=tmp_path)

    assert (run.code, without.code) == (0, 0), run.err + without.err
    with_logo, plain = files(tmp_path / "output"), files(tmp_path / "plain")
    for name in ("appendix.pdf", "appendix.docx"):
        assert len(with_logo[name]) > len(plain[name])


def test_all_that_is_wrong_is_reported_at_once(tmp_path: Path) -> None:
    project(tmp_path, small=SMALL.replace("category: weak", "category: wek"), second=named("second"), third="x")
    (tmp_path / "own.docx").write_text("no", encoding="utf-8")

    run = snitflade(
        "appendix", "--format", "docx,pdf", "--template", "own.docx", "--logo", "none.svg", "--title", "a\x07b",
        "--date", " ", "--municipality", "x" * 300, cwd=tmp_path,
    )  # fmt: skip

    assert_refused(
        run, tmp_path, "specs/small.yaml:", "specs/third.yaml", "own.docx: invalid template", "none.svg: missing file",
        "--title: invalid character U+0007", "--date: missing text", "--municipality: invalid length 300",
        "in 3 specs; nothing was written",
    )  # fmt: skip


def test_a_logo_outside_the_project_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "inside"
    folder.mkdir()
    (tmp_path / "logo.svg").write_text(RED_SQUARE, encoding="utf-8")
    project(folder)
    (folder / "link.svg").symlink_to(tmp_path / "logo.svg")

    for logo in ("../logo.svg", "link.svg"):
        assert_refused(snitflade("appendix", "--logo", logo, cwd=folder), folder, f"{logo}: invalid logo")


def test_a_character_that_the_font_lacks(tmp_path: Path) -> None:
    run = snitflade("appendix", "--title", "Bilag 😀", cwd=project(tmp_path))

    assert_refused(run, tmp_path, "--title: the font has no character U+1F600")


def test_a_diagram_called_appendix_keeps_its_file(tmp_path: Path) -> None:
    project(tmp_path, appendix=named("appendix"))

    assert_refused(snitflade("appendix", cwd=tmp_path), tmp_path, "would share the file 'appendix.pdf'")
    assert snitflade("appendix", "-o", "output/bilag.pdf", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "odt"), "unknown format 'odt'"),
        (("--format", ","), "unknown format ','"),
        (("--template", "x.docx"), "only the Word document has a template"),
        (("--format", "docx", "-o", "a.pdf"), "'a.pdf' is one file, of format pdf"),
        (("--theme", "none"), "none"),
        (("nowhere",), "unknown diagram 'nowhere'"),
    ],
)
def test_a_call_that_makes_no_sense(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    assert_refused(snitflade("appendix", *arguments, cwd=project(tmp_path)), tmp_path, message)


def test_what_stood_there_stays_when_something_is_wrong(tmp_path: Path) -> None:
    project(tmp_path, small="x")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/appendix.pdf").write_text("as it was", encoding="utf-8")

    run = snitflade("appendix", cwd=tmp_path)

    assert run.code == 2
    assert files(tmp_path / "output") == {"appendix.pdf": b"as it was"}


def test_no_library_of_the_system_is_needed(tmp_path: Path) -> None:
    """Cairo draws the PNG pictures of a build; an appendix does without."""
    project(tmp_path)
    code = (
        "import sys, snitflade.renderers.png as png\n"
        "def fail():\n    raise png.SnitfladeError('PNG needs the system library cairo, which is missing', 'x')\n"
        "png._cairosvg = fail\n"
        "from snitflade.cli import main\nsys.exit(main())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, "appendix", "--format", form], cwd=tmp_path, capture_output=True, text=True,
            check=False,
        )
        for form in ("docx", "pdf")
    ]  # fmt: skip

    assert [run.returncode for run in runs] == [0, 0]
    assert set(files(tmp_path / "output")) == {"appendix.docx", "appendix.pdf"}


def test_a_pdf_imports_no_library_of_word(tmp_path: Path) -> None:
    modules = imported("appendix", cwd=project(tmp_path))

    assert "typst" in modules
    assert not modules & {"docx", "lxml", "cairosvg", "uharfbuzz", "PIL"}


def test_its_help_has_lines_of_80(tmp_path: Path) -> None:
    run = snitflade("appendix", "--help", cwd=tmp_path, COLUMNS="80")

    assert run.code == 0
    assert max(map(len, run.out.splitlines())) <= 82
    assert "  snitflade appendix --municipality" in run.out


def test_the_word_document_of_hostile_texts_opens(tmp_path: Path) -> None:
    hostile = SMALL.replace("text: AMS", "text: '=cmd calc!A0 <w:t>&amp;]]> {{snitflade}}'")

    run = snitflade("appendix", "--format", "docx", "--title", json.dumps("<x>&"), cwd=project(tmp_path, small=hostile))

    assert run.code == 0, run.err
    document = Document(io.BytesIO((tmp_path / "output/appendix.docx").read_bytes()))
    said = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "=cmd calc!A0 <w:t>&amp;]]> {{snitflade}}" in said
    assert document.core_properties.title == '"<x>&"'


def themed(folder: Path, **fonts: str) -> Path:
    """A project with a diagram for each theme; a theme has a font file of this style, the built-in font for ""."""
    project(folder, **{name: named(name) + f"theme: look-{name}\n" for name in fonts})
    (folder / "specs/themes").mkdir()
    for name, style in fonts.items():
        text = f"theme: look-{name}\n"
        if style:
            for file, source in (("a", style), ("b", "Bold")):
                shutil.copy(plex(source), folder / f"specs/themes/{name}-{file}.ttf")
            text += f"font: {{family: {name.title()}, regular: {name}-a.ttf, bold: {name}-b.ttf}}\n"
        (folder / f"specs/themes/look-{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("fonts", [{"one": "Regular", "two": ""}, {"one": "", "two": "Regular"}])
def test_a_font_of_ones_own_beside_the_built_in_one(fonts: dict[str, str], tmp_path: Path) -> None:
    run = snitflade("appendix", "--format", "pdf,docx", cwd=themed(tmp_path, **fonts))

    assert run.code == 0, run.err
    found = {str(font) for page in pypdf.PdfReader(tmp_path / "output/appendix.pdf").pages for font in fonts_of(page)}
    assert {name for name in ("SnitfladeSans", "IBMPlexSansCond") if any(name in font for font in found)} == {
        "SnitfladeSans", "IBMPlexSansCond",
    }  # fmt: skip


def fonts_of(page: pypdf.PageObject) -> set[str]:
    embedded, missing = page._get_fonts()  # noqa: SLF001 - pypdf's only way to tell
    assert missing == set()
    return embedded


def test_several_fonts_of_ones_own_are_refused(tmp_path: Path) -> None:
    run = snitflade("appendix", cwd=themed(tmp_path, one="Regular", two="Light"))

    assert_refused(run, tmp_path, "the diagrams have 2 fonts of their own (choose one with --theme)")
