"""``snitflade build`` from end to end."""

from __future__ import annotations

import io
import struct
import sys
from pathlib import Path

import pytest

from snitflade.cli.progress import show_progress
from tests.cli.command import SMALL, files, is_picture, named, pictures, project, snitflade

FAINT = '"#dddddd"'


def test_all_of_specs_goes_to_output_as_svg_and_pdf(tmp_path: Path) -> None:
    run = snitflade("build", cwd=project(tmp_path, small=SMALL, second=named("second")))

    assert run.code == 0
    assert run.err.startswith("2 diagrams, ")
    assert run.err.endswith(" files in output\n")
    assert [line for line in run.out.split() if is_picture(line)] == [
        "output/second.svg", "output/second.pdf", "output/small.svg", "output/small.pdf",
    ]  # fmt: skip
    drawn = files(tmp_path / "output")
    assert sorted(f"output/{name}" for name in drawn) == sorted(run.out.split())
    assert drawn["small.pdf"].startswith(b"%PDF-")
    assert drawn["small.svg"].rstrip().endswith(b"</svg>")


@pytest.mark.parametrize("wanted", ["small", "specs/small.yaml", "./specs/small.yaml", "specs"])
def test_a_spec_is_an_id_a_file_or_a_folder(wanted: str, tmp_path: Path) -> None:
    run = snitflade("build", wanted, "--format", "svg", "-o", "drawn/here", cwd=project(tmp_path))

    assert run.code == 0, run.err
    assert pictures(tmp_path / "drawn/here") == {"small.svg"}
    assert not (tmp_path / "output").exists()


def test_a_spec_that_is_named_twice_is_drawn_once(tmp_path: Path) -> None:
    run = snitflade("build", "small", "specs/small.yaml", "specs", "--format", "svg", cwd=project(tmp_path))

    assert run.code == 0
    assert run.err.startswith("1 diagram, ")
    assert [line for line in run.out.split() if is_picture(line)] == ["output/small.svg"]


def test_the_options_reach_the_picture(tmp_path: Path) -> None:
    project(tmp_path, small=SMALL.replace("category: weak,", "category: weak, assumed: [category],"))
    themes = tmp_path / "specs" / "themes"
    themes.mkdir()
    (themes / "night.yaml").write_text('theme: night\ncolours: {title: "#123456"}\n', encoding="utf-8")
    build = ("build", "--format", "svg,png", "-q")

    plain = snitflade(*build, "-o", "plain", cwd=tmp_path)
    other = snitflade(
        *build, "-o", "other", "--page", "a4", "--theme", "night", "--width", "700", "--show-assumed", cwd=tmp_path
    )

    assert (plain.code, plain.out, plain.err) == (0, "", "")
    assert (other.code, other.out, other.err) == (0, "", "")
    before, after = (tmp_path / folder / "small.svg" for folder in ("plain", "other"))
    assert 'viewBox="0 0 960 540"' in before.read_text(encoding="utf-8")
    assert 'viewBox="0 0 841.89 595.28"' in after.read_text(encoding="utf-8")
    assert ["#123456" in path.read_text(encoding="utf-8") for path in (before, after)] == [False, True]
    assert ["Antaget" in path.read_text(encoding="utf-8") for path in (before, after)] == [False, True]
    width, height = struct.unpack(">II", (tmp_path / "other/small.png").read_bytes()[16:24])
    assert (width, height) == (700, 495)


def test_a_theme_can_be_a_file_anywhere(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "mine.yaml").write_text('theme: mine\ncolours: {title: "#654321"}\n', encoding="utf-8")

    run = snitflade("build", "--theme", "mine.yaml", "--format", "svg", cwd=tmp_path)

    assert run.code == 0, run.err
    assert "#654321" in (tmp_path / "output/small.svg").read_text(encoding="utf-8")


def test_the_files_are_the_same_however_many_processes_draw_them(tmp_path: Path) -> None:
    names = [f"d{number}" for number in range(5)]
    project(tmp_path, **{name: named(name) for name in names})

    runs = [snitflade("build", "-o", f"by-{jobs}", "--jobs", str(jobs), cwd=tmp_path) for jobs in (1, 2, 7)]

    assert [run.code for run in runs] == [0, 0, 0]
    alone, *others = (files(tmp_path / f"by-{jobs}") for jobs in (1, 2, 7))
    assert len(pictures(tmp_path / "by-1")) == 10
    assert others == [alone, alone]
    assert [run.out.replace("by-7", "by-1") for run in runs[::2]] == [runs[0].out] * 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_problems_of_all_diagrams_are_reported_and_nothing_is_written(jobs: str, tmp_path: Path) -> None:
    project(
        tmp_path,
        good=named("good"),
        unknown=named("unknown").replace("category: weak", "category: wek"),
        too_long=named("too-long").replace("text: AMS", f"text: [{', '.join(['mange lange ord ' * 18] * 40)}]"),
    )
    (tmp_path / "output").mkdir()
    (tmp_path / "output/good.svg").write_text("as it was", encoding="utf-8")

    run = snitflade("build", "--jobs", jobs, "--page", "16x9", cwd=tmp_path)

    assert (run.code, run.out) == (2, "")
    first, second, last = run.err.splitlines()
    assert first == (
        "specs/too-long.yaml:1:10: the diagram does not fit on page 16x9 at 7 pt (try --page a3, or --fit)"
    )
    assert second == "specs/unknown.yaml:7:34: unknown category 'wek' (did you mean 'weak'?)"
    assert last == "2 errors in 3 specs; nothing was written"
    assert files(tmp_path / "output") == {"good.svg": b"as it was"}


def test_two_diagrams_of_one_id_are_an_error(tmp_path: Path) -> None:
    run = snitflade("build", cwd=project(tmp_path, small=SMALL, copy=SMALL))

    assert run.code == 2
    assert "specs/small.yaml:1:10: duplicate diagram 'small' (first at specs/copy.yaml:1:10)" in run.err
    assert not (tmp_path / "output").exists()


def test_a_warning_does_not_stop_it(tmp_path: Path) -> None:
    project(tmp_path)
    legend = tmp_path / "specs/legends/short.yaml"
    legend.write_text(legend.read_text(encoding="utf-8").replace('"#2e8555"', FAINT), encoding="utf-8")

    run = snitflade("build", "--format", "svg", cwd=tmp_path)

    assert run.code == 0
    assert pictures(tmp_path / "output") == {"small.svg"}
    assert "specs/legends/short.yaml:3:3: warning: too little contrast between the line of category 'weak'" in run.err
    assert run.err.endswith(" in output; 1 warning\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "svg,pfd"], "unknown format 'pfd' (did you mean 'pdf'?)"),
        (["--format", ","], "unknown format ','"),
        (["--page", "a5"], "'a5' is not one of '16x9', 'a4', 'a3'"),
        (["--width", "900"], "only a PNG has a width in pixels (add --format png)"),
        (["--width", "1", "--format", "png"], "1 is not in the range 16<=x<=20000"),
        (["--jobs", "0"], "0 is not in the range x>=1"),
        (["--theme", "nigth"], "specs/small.yaml:1:10: unknown theme 'nigth'"),
        (["smal"], "unknown diagram 'smal' in specs/ (did you mean 'small'?)"),
        (["specs/none.yaml"], "specs/none.yaml: missing file"),
        (["specs/legends/short.yaml"], "specs/legends/short.yaml:1:1: missing key 'diagram'"),
        (["/"], "/: missing specs, the folder has no *.yaml ('snitflade new NAME' writes a first spec)"),
    ],
)
def test_what_is_wrong_with_the_call_is_reported(arguments: list[str], told: str, tmp_path: Path) -> None:
    run = snitflade("build", *arguments, cwd=project(tmp_path))

    assert (run.code, run.out) == (2, "")
    assert told in run.err
    assert "Traceback" not in run.err
    assert not (tmp_path / "output").exists()


def test_without_specs_it_says_how_to_begin(tmp_path: Path) -> None:
    run = snitflade("build", cwd=tmp_path)

    assert run.code == 2
    assert run.err == "snitflade: specs: missing folder ('snitflade new NAME' writes a first spec)\n"


class Terminal(io.StringIO):
    """A screen; a real one (pty) is not to be had in every container."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("quiet", [False, True])
def test_a_terminal_sees_a_bar_unless_it_is_to_be_quiet(monkeypatch: pytest.MonkeyPatch, quiet: bool) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with show_progress(2, "Drawing", quiet) as done:
        done()
        done()

    assert ("Drawing" in terminal.getvalue() and "100%" in terminal.getvalue()) is not quiet
