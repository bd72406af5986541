"""No text of a spec breaks out of what it is written into: SVG, PDF, Office, Markdown, CSV, JSON or the terminal."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from snitflade.cli import running
from tests.cli.command import SMALL, project
from tests.cli.repository import commit, git

# Each would be something else than text to a careless writer of one format or another.
HOSTILE = (
    "</text><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "]]><!--", "--> &lt; &#60; &amp;",
    "{{ 7*7 }}{% raw %}", "#read(\"/etc/passwd\")", "#eval(\"1\") $x$ *b* _u_ `c` @label <label>",
    "\\u{41} \\n // c /* d */",
    "=1+1", "+1", "-1-1", "@SUM(A1)", "=HYPERLINK(\"http://example.org\";\"x\")", "=cmd|' /C calc'!A0", "'=1",
    "[a](http://example.org)", "![a](http://example.org/x.png)", "a | b || c", "# x ## y", "~~~ ``` ***",
    "</details></td></table>", "@all @octocat #1 GH-1 !1 :smile: https://example.org www.example.org a@example.org",
    "[x]: http://example.org 'y'", "<http://example.org>", "$$x$$ $`y`$", "javascript:alert(1)",
    "%s %n {0} ${HOME} $(id)",
    "HYPERLINK \"http://example.org\" \\h", "url(http://example.org)", "x;y,z\"w\"",
    "style=\"fill:red\" onload=\"a()\"",
)  # fmt: skip
ALLOWED_TAGS = {
    "b", "code", "del", "ins", "sub", "details", "summary", "h1", "h2", "h3", "p", "ul", "li", "table", "thead",
    "tbody", "tr", "th", "td", "br", "hr",
}  # fmt: skip
LEGEND = """\
legend: short
categories:
  weak: {colour: "#2e8555", dash: dashed, text: %s}
"""


def quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def hostile_spec() -> str:
    names = [f"{text} {number}" for number, text in enumerate(HOSTILE)]
    systems = "".join(f"  {quote(one)}: {{kind: external, note: {quote(text)}, owner: {quote(text)}}}\n"
                      for one, text in zip(names, HOSTILE, strict=True))  # fmt: skip
    links = "".join(
        f"  - {{system: {quote(one)}, category: weak, interfaces: [{{codes: {quote(f'{text[:1]}{number}')}, "
        f"text: {quote(text)}, direction: in, assumed: [direction]}}]}}\n"
        for number, (one, text) in enumerate(zip(names, HOSTILE, strict=True))
    )
    title, hub = quote(HOSTILE[0]), quote(HOSTILE[1])
    return (f"diagram: small\nvariant: as-is\ntitle: {title}\nsubtitle: {quote(HOSTILE[5])}\nlegend: short\n"
            f"hub: {hub}\npage: a3\nnotes: [{{heading: {quote(HOSTILE[15])}, text: {quote(HOSTILE[5])}}}]\n"
            f"systems:\n{systems}links:\n{links}")  # fmt: skip


class Written(NamedTuple):
    """``events``: the connections that were made and the programs that were run."""

    folder: Path
    said: str
    events: tuple[str, ...]

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()


COMMANDS = (
    ("build", "--fit", "--format", "svg,pdf,pptx", "--show-assumed"),
    ("appendix", "--format", "pdf,docx", "--title", HOSTILE[0], "--municipality", HOSTILE[5], "--date", HOSTILE[15]),
    ("catalogue", "--format", "xlsx,csv,md,json"),
    ("landscape", "--format", "svg"),
    ("systems",), ("check", "--assumed"), ("diff", "main"),
    ("diff", "main", "--format", "markdown", "-o", "output/diff.md"),
    ("review", "main"),
)  # fmt: skip


_heard: list[str] | None = None


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    """What Python tells of connections and programs; a hook for this cannot be taken back."""
    if _heard is not None and event in {"socket.connect", "socket.getaddrinfo", "urllib.Request", "ftplib.connect"}:
        _heard.append(event)
    if _heard is not None and event in {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile"}:
        _heard.append(f"{event} {Path(str(arguments[0])).name}")


sys.addaudithook(_hear)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """All that the commands write of a hostile spec, and what they say."""
    folder = tmp_path_factory.mktemp("hostile")
    project(folder)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    (folder / "specs" / "small.yaml").write_text(hostile_spec(), encoding="utf-8")
    (folder / "specs" / "legends" / "short.yaml").write_text(LEGEND % quote(HOSTILE[1]), encoding="utf-8")
    events: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        out = io.StringIO()
        patch.setattr("sys.stdout", out)
        patch.setattr("sys.stderr", out)
        patch.setattr("tests.test_break_out._heard", events)
        codes = [running.run(words) for words in COMMANDS]
    assert codes == [0, 0, 0, 0, 0, 0, 1, 1, 1], out.getvalue()[:3000]
    return Written(folder, out.getvalue(), tuple(events))


def all_named(written: Written, *endings: str) -> list[Path]:
    found = [path for path in written.folder.rglob("*") if path.suffix in endings and ".git" not in path.parts]
    assert found
    return found


def test_no_connection_is_made_and_no_program_run_but_git(written: Written) -> None:
    assert set(written.events) == {"subprocess.Popen git"}


def test_pictures_hold_drawing_and_text_and_no_reference_to_elsewhere(written: Written) -> None:
    known = {"svg", "title", "desc", "style", "g", "rect", "path", "text", "tspan", "defs", "a", "polygon", "line",
             "circle", "ellipse", "marker", "use", "symbol", "image", "clipPath"}  # fmt: skip
    for path in all_named(written, ".svg"):
        root: Element = fromstring(path.read_text(encoding="utf-8"), forbid_dtd=True)
        words = "".join(root.itertext())
        assert "<script>alert(1)</script>" in words or "landscape" in path.name
        for part in root.iter():
            assert part.tag.rpartition("}")[2] in known
            for key, content in part.attrib.items():
                assert not key.lower().startswith("on")
                assert "href" not in key or content.startswith(("#", "data:image/"))
                assert "url(" not in content or "url(#" in content
        for style in root.iter("{http://www.w3.org/2000/svg}style"):
            assert not re.search(r"url\((?!data:font/)|@import", style.text or "")


def test_pdfs_hold_no_action_but_jumps_within(written: Written) -> None:
    from pypdf import PdfReader

    for path in all_named(written, ".pdf"):
        for page in PdfReader(path).pages:
            for note in page.get("/Annots") or ():
                action = note.get_object().get("/A", {})
                assert action.get("/S", "/GoTo") == "/GoTo"
        data = path.read_bytes()
        assert not re.search(rb"/(JavaScript|Launch|URI|OpenAction|EmbeddedFile|SubmitForm)\b", data)


@pytest.mark.parametrize("name", ["slides.pptx", "appendix.docx", "catalogue.xlsx"])
def test_office_files_point_nowhere_and_hold_no_formula(name: str, written: Written) -> None:
    with zipfile.ZipFile(written.folder / "output" / name) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    assert not [part for part in parts if re.search(r"(?i)vba|macro|embed|externalLink|activeX|oleObject", part)]
    for part, data in parts.items():
        if part.endswith((".xml", ".rels")):
            root: Element = fromstring(data.decode("utf-8"), forbid_dtd=True)
            assert not [item for item in root.iter() if item.get("TargetMode") == "External"], part
            tags = {item.tag.rpartition("}")[2] for item in root.iter()}
            assert not tags & {"hlinkHover", "control", "oleObj", "altChunk", "object"}, part
            codes = [item.text or "" for item in root.iter() if item.tag.endswith("}instrText")]
            assert not [code for code in codes if re.search(r"HYPERLINK|DDE|INCLUDE|LINK|IMPORT|MACRO", code)], part
            assert not (name == "catalogue.xlsx" and "f" in tags and part.startswith("xl/worksheets")), part


def test_cells_are_text(written: Written) -> None:
    book = load_workbook(written.folder / "output" / "catalogue.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert len(cells) > len(HOSTILE)
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink and cell.hyperlink.target]
    assert not [cell for cell in cells if isinstance(cell.value, str) and cell.data_type == "f"]


def test_no_cell_of_the_csv_is_a_formula(written: Written) -> None:
    text = written.read("output/catalogue.csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))

    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_the_json_says_the_texts_as_they_are(written: Written) -> None:
    said = json.dumps(json.loads(written.read("output/catalogue.json")), ensure_ascii=False)

    plain = [text for text in HOSTILE if not re.search(r"[|~]", text)]  # these break lines, or keep words together
    assert len(plain) > 20
    assert [text for text in plain if json.dumps(text, ensure_ascii=False)[1:-1] not in said] == []


def tags_of(text: str) -> set[str]:
    """The tags that a text of Markdown has as HTML, as GitHub would make it."""
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    return {tag.lower() for tag in re.findall(r"</?([a-zA-Z][\w-]*)", html)}


def test_markdown_has_no_tag_and_no_link_of_a_spec(written: Written) -> None:
    for path in all_named(written, ".md"):
        text = path.read_text(encoding="utf-8")
        assert "&#60;script&#62;" in text
        assert tags_of(text) <= ALLOWED_TAGS, path
        assert not re.search(r"(?<!&)#[0-9]|@[\w]|https?:|www\.", text), path


def test_what_is_said_is_one_line_for_each_thing_and_has_no_control_character(written: Written) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", written.said)
    assert "<script>alert(1)</script>" in written.said


def test_a_value_with_line_breaks_stays_on_the_line_of_its_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = '"A\\n::error::b\\r\\nspecs/c.yaml: fine"'
    project(tmp_path, small=hostile_spec() + f"  - {{system: {broken}, category: {broken}, direction: {broken}}}\n")
    monkeypatch.chdir(tmp_path)

    assert running.run(["check", "-q"]) == 2
    said = "".join(capsys.readouterr()).splitlines()
    assert len(said) == 3
    assert [line for line in said if not line.startswith("specs/small.yaml:")] == []


NAMES = ("::error::a", "##[error]b", "c\n::error::c", "d\u202ee", "e\x1b[2Jf", "f\rg", "g\u2028::error::h")


@pytest.mark.parametrize(
    "words", ["check", "build", "diff main", "diff main --format markdown", "catalogue", "systems"]
)
def test_the_name_of_a_file_is_no_command_of_a_terminal_or_a_log(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path)
    for name in NAMES:
        text = SMALL.replace("diagram: small", f"diagram: x{NAMES.index(name)}").replace(
            "STAR", quote(f"{name[:8]}x")[1:-1]
        )
        (tmp_path / "specs" / f"{name}.yaml").write_text(text if name[0] in ":#" else "faulty", encoding="utf-8")
        if words == "systems" and name[0] not in ":#":
            (tmp_path / "specs" / f"{name}.yaml").unlink()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("snitflade.building.run.choose_jobs", lambda *_: 1)

    running.run(words.split())

    said = "".join(capsys.readouterr())
    assert said
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", said)
    assert not re.search(r"(?m)^\s*::|##\[", said)
