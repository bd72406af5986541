"""``snitflade diff`` from end to end."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import jsonschema_rs
import pytest

from snitflade.cli.running import run as run_command
from tests.cli.command import files, snitflade
from tests.compare.repositories import SMALL, Project, project

ROOT = Path(__file__).parents[2]


@pytest.fixture
def changed(tmp_path: Path) -> Project:
    """A project in which one text was changed since the last commit."""
    made = project(tmp_path)
    made.write("specs/small.yaml", SMALL.replace("text: AMS", "text: AMS og mere"))
    return made


def test_what_changed_since_the_last_commit(changed: Project) -> None:
    run = snitflade("diff", cwd=changed.folder)

    assert (run.code, run.err) == (1, "")
    assert run.out.splitlines() == [
        "small: 1 change",
        "  ~ STAR 9: text: AMS {+og mere+}  (specs/small.yaml:7:53)",
        "",
        "1 change in 1 diagram (HEAD → working tree)",
    ]


def test_the_exit_codes(changed: Project) -> None:
    assert snitflade("diff", "HEAD", "HEAD", cwd=changed.folder).code == 0
    assert snitflade("diff", "HEAD", cwd=changed.folder).code == 1
    changed.write("specs/bad.yaml", "diagram: [")
    run = snitflade("diff", "HEAD", cwd=changed.folder)
    assert run.code == 2
    assert "bad: has errors\n  specs/bad.yaml:2:1: invalid YAML" in run.out
    assert "small: 1 change" in run.out
    assert snitflade("diff", "nowhere", cwd=changed.folder).code == 2
    assert snitflade("diff", "a", "b", "c", cwd=changed.folder).code == 2


def test_an_unknown_revision_is_reported_with_the_nearest(changed: Project) -> None:
    run = snitflade("diff", "mian", cwd=changed.folder)

    assert (run.out, run.err) == ("", "snitflade: unknown revision 'mian' (did you mean 'main'?)\n")


def test_what_looks_like_an_option_is_none_of_gits(changed: Project) -> None:
    before = files(changed.folder)

    run = snitflade("diff", "--", "--output=stolen", cwd=changed.folder)

    assert run.code == 2
    assert "unknown revision '--output=stolen'" in run.err
    assert files(changed.folder) == before


def test_json_is_by_the_schema_that_the_command_prints(changed: Project) -> None:
    schema = json.loads(snitflade("schema", "changes", cwd=changed.folder).out)
    data = json.loads(snitflade("diff", "main", "--format", "json", cwd=changed.folder).out)

    assert [error.message for error in jsonschema_rs.Draft7Validator(schema).iter_errors(data)] == []
    assert data["diagrams"][0]["changes"][0]["after"] == "AMS og mere"


def test_markdown_into_a_file(changed: Project) -> None:
    run = snitflade("diff", "main", "--format", "markdown", "-o", "reports/comment.md", cwd=changed.folder)

    assert (run.code, run.out, run.err) == (1, "", "")
    told = (changed.folder / "reports/comment.md").read_text(encoding="utf-8")
    assert told.startswith("### Snitfladeoversigter: 1 ændring · 1 diagram\n")
    assert [path.name for path in (changed.folder / "reports").iterdir()] == ["comment.md"]


def test_a_file_that_cannot_be_written_stays_as_it_was(changed: Project) -> None:
    (changed.folder / "taken").mkdir()
    before = files(changed.folder)

    run = snitflade("diff", "main", "-o", "specs/small.yaml/comment.md", cwd=changed.folder)

    assert run.code == 2
    assert "cannot be written" in run.err
    assert snitflade("diff", "main", "-o", "taken", cwd=changed.folder).code == 2
    assert files(changed.folder) == before


def test_errors_are_reported_beside_a_report_too(changed: Project) -> None:
    changed.write("specs/bad.yaml", "diagram: [")

    run = snitflade("diff", "main", "--format", "json", cwd=changed.folder)

    assert run.code == 2
    assert run.err.startswith("specs/bad.yaml:2:1: invalid YAML")
    assert json.loads(run.out)["diagrams"][0]["status"] == "invalid"


class Terminal(io.StringIO):
    """A screen; a real one (pty) is not to be had in every container."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colours_on_a_terminal_that_takes_them(
    changed: Project, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], coloured: bool
) -> None:
    monkeypatch.chdir(changed.folder)
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)

    assert run_command(["diff"]) == 1

    assert ("AMS \x1b[32;4mog mere\x1b[0m" in terminal.getvalue()) is coloured
    assert ("\x1b" in terminal.getvalue()) is coloured


def test_no_colours_where_there_is_no_terminal(changed: Project) -> None:
    assert "\x1b" not in snitflade("diff", cwd=changed.folder).out


def test_from_an_as_is_diagram_to_its_transition() -> None:
    run = snitflade("diff", "kmd-dagpenge-as-is", "ksd-transition", cwd=ROOT)

    assert run.code == 1
    assert "  ! NemRefusion 16: not accounted for  (specs/kmd-dagpenge-as-is.yaml:124:9)" in run.out
    assert "  ~ DFDG 45: carried over as SID181  (specs/ksd-transition.yaml:174:9)" in run.out


def test_the_six_diagrams_against_a_revision_in_every_form(tmp_path: Path) -> None:
    made = Project(tmp_path)
    for path in (ROOT / "specs").rglob("*.yaml"):
        made.write(f"specs/{path.relative_to(ROOT / 'specs').as_posix()}", path.read_bytes())
    made.git("init", "--quiet")
    made.commit()
    for path in (tmp_path / "specs").glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("text: Modtag", "text: Hent"), encoding="utf-8")

    runs = [snitflade("diff", "HEAD", "--format", form, cwd=tmp_path) for form in ("text", "markdown", "json")]

    assert {run.code for run in runs} == {1}
    assert all("Hent" in run.out for run in runs)


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_a_change_picture_of_each_diagram_that_differs(changed: Project, form: str) -> None:
    changed.write("specs/other.yaml", SMALL.replace("diagram: small", "diagram: other"))
    changed.commit()
    changed.write("specs/small.yaml", SMALL.replace("text: AMS", "text: Ganske andet"))

    run = snitflade("diff", "HEAD", "--format", form, "-o", "pictures", cwd=changed.folder)

    assert (run.code, run.out, run.err) == (1, f"pictures/small-changes.{form}\n", "")
    drawn = files(changed.folder / "pictures")
    assert drawn.keys() == {f"small-changes.{form}"}
    data = drawn[f"small-changes.{form}"]
    assert data.startswith({"svg": b"<svg ", "png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-"}[form])


def test_a_change_picture_marks_what_was_and_what_is(changed: Project) -> None:
    changed.write("specs/small.yaml", SMALL.replace("text: AMS", "text: Ganske andet"))

    assert snitflade("diff", "main", "--format", "svg", cwd=changed.folder).code == 1

    picture = (changed.folder / "output/small-changes.svg").read_text(encoding="utf-8")
    assert ">AMS<" in picture
    assert "Ganske andet" in picture
    assert "line-through" in picture


def test_before_and_after_beside_the_changes(changed: Project) -> None:
    alone = snitflade("diff", "main", "--format", "svg", "-o", "one", cwd=changed.folder)
    beside = snitflade("diff", "main", "--format", "svg", "--beside", "-o", "three", cwd=changed.folder)

    assert (alone.code, beside.code) == (1, 1)
    (one,), (three,) = (files(changed.folder / folder).values() for folder in ("one", "three"))
    assert three.count(b">STAR<") == 3 * one.count(b">STAR<") > 0


def test_no_picture_where_nothing_differs(changed: Project) -> None:
    run = snitflade("diff", "HEAD", "HEAD", "--format", "svg", "-o", "pictures", cwd=changed.folder)

    assert (run.code, run.out) == (0, "")
    assert files(changed.folder / "pictures") == {}


def test_pictures_are_all_written_or_none(changed: Project) -> None:
    (changed.folder / "pictures/small-changes.svg").mkdir(parents=True)
    before = files(changed.folder)

    run = snitflade("diff", "main", "--format", "svg", "-o", "pictures", cwd=changed.folder)

    assert run.code == 2
    assert "pictures/small-changes.svg: cannot be written" in run.err
    assert files(changed.folder) == before
