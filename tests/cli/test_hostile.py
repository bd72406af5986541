"""Specs and folders made to harm: each ends in a clear message and exit code 2, soon, and output/ stays as it was."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from snitflade import cli
from snitflade.cli import running
from tests.cli.command import SMALL, Run, files, named, project, snitflade
from tests.spec.specs_for_tests import HEADER, INVALID, write_spec
from tests.spec.test_hostile_input import REFUSED, links

MAX_SECONDS = 10
MAX_MEGABYTES = 500
PROBLEM = re.compile(r"[^:]+(:\d+:\d+)?: .+")


def many_systems(count: int, text: str) -> str:
    systems = "".join(f"  S{number}: external\n" for number in range(count))
    rows = "".join(
        f"  - {{system: S{number}, category: weak, interfaces: [{{codes: {number}, text: {text}}}]}}\n"
        for number in range(count)
    )
    return f"{HEADER}systems:\n{systems}links:\n{rows}"


TOO_MUCH = {
    "2,000 links": links(2000),
    "900 systems": many_systems(900, "AMS Kommunikation"),
    "200 systems with long texts": many_systems(200, "mange lange ord " * 20),
    "a title of 400 letters in words of 200": SMALL.replace("title: Prøve", f"title: {'æ' * 199} {'ø' * 199}")
    + "page: a4\n" + "notes: [" + ", ".join(["{heading: x, text: " + "ord " * 400 + "}"] * 20) + "]\n",
}  # fmt: skip
DRAWN = {
    "a word of 300 letters": SMALL.replace("text: AMS", f"text: {'x' * 300}"),
    "mark-up": SMALL.replace("text: AMS", "text: '</text><script>alert(1)</script>'"),
    "entities": SMALL.replace("text: AMS", "text: '&amp; &lt; <!--  ]]> %s {{ x }} #{y}'"),
    "emoji": SMALL.replace("text: AMS", 'text: "😀 👩\u200d👩\u200d👧 🇩🇰"'),
    "right to left": SMALL.replace("text: AMS", 'text: "مرحبا שלום"'),
    "combining": SMALL.replace("text: AMS", "text: " + "a\u0301\u0302\u0303" * 30),
    "invisible": SMALL.replace("text: AMS", 'text: "\u200b\u200d\u00ad"'),
}


@pytest.fixture
def drawn_before(tmp_path: Path) -> Path:
    """A project whose output/ holds a picture from before."""
    project(tmp_path)
    (tmp_path / "output").mkdir()
    (tmp_path / "output/small.svg").write_text("as it was", encoding="utf-8")
    return tmp_path


def assert_refused(run: Run, folder: Path) -> None:
    assert (run.code, run.out) == (2, ""), run.err[-2000:]
    assert "Traceback" not in run.err
    assert run.seconds < MAX_SECONDS
    assert run.megabytes < MAX_MEGABYTES
    *problems, summary = run.err.splitlines()
    assert problems
    assert [line for line in problems if not PROBLEM.fullmatch(line)] == []
    assert summary.endswith("nothing was written")
    assert files(folder / "output") == {"small.svg": b"as it was"}


@pytest.mark.parametrize("spec", sorted(path.name for path in INVALID.glob("*.yaml")))
def test_a_faulty_spec(spec: str, drawn_before: Path) -> None:
    run = snitflade("build", str(INVALID / spec), cwd=drawn_before)

    assert_refused(run, drawn_before)
    assert INVALID.as_posix() in run.err


@pytest.mark.parametrize("case", [*REFUSED, *TOO_MUCH])
def test_a_spec_that_asks_too_much(case: str, drawn_before: Path) -> None:
    text = REFUSED[case][0] if case in REFUSED else TOO_MUCH[case]
    write_spec(drawn_before / "specs", text)

    assert_refused(snitflade("build", "--format", "svg,pdf,png", cwd=drawn_before), drawn_before)


@pytest.mark.parametrize("case", DRAWN)
def test_odd_texts_are_drawn_or_refused(case: str, drawn_before: Path) -> None:
    write_spec(drawn_before / "specs", DRAWN[case])

    run = snitflade("build", "--format", "svg,pdf,png", cwd=drawn_before)

    if run.code == 0:
        assert (run.seconds < MAX_SECONDS, run.megabytes < MAX_MEGABYTES) == (True, True)
        assert files(drawn_before / "output")["small.pdf"].startswith(b"%PDF-")
    else:
        assert_refused(run, drawn_before)


def test_mark_up_is_drawn_as_text(tmp_path: Path) -> None:
    run = snitflade("build", "--format", "svg", cwd=project(tmp_path, small=DRAWN["mark-up"]))

    picture = (tmp_path / "output/small.svg").read_text(encoding="utf-8")
    assert run.code == 0
    assert "<script" not in picture
    assert "&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in picture.replace("\u200b", "")


def a_folder(path: Path) -> None:
    path.mkdir()


def a_dangling_link(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def nothing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize("make", [nothing, a_folder, a_dangling_link, a_link_to_itself, a_pipe, a_device])
@pytest.mark.parametrize("name", ["specs/other.yaml", "specs/legends/other.yaml", "specs/themes/other.yaml"])
def test_what_is_no_file(name: str, make: Callable[[Path], None], drawn_before: Path) -> None:
    path = drawn_before / name
    path.parent.mkdir(exist_ok=True)
    make(path)
    spec = named("second").replace("legend: short", "legend: other") if "legends" in name else named("second")
    write_spec(drawn_before / "specs", spec + ("theme: other\n" if "themes" in name else ""), "second")

    run = snitflade("build", "specs/other.yaml", "second", cwd=drawn_before)

    if make is a_folder and name == "specs/other.yaml":
        assert run.err.startswith("snitflade: specs/other.yaml: missing specs")
    else:
        assert_refused(run, drawn_before)
        assert "other" in run.err


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO])
def test_a_file_that_must_not_be_read(
    code: int, drawn_before: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = os.open

    def refusing(path: str | Path, *arguments: int, **options: int) -> int:
        if str(path).endswith("small.yaml"):
            raise OSError(code, os.strerror(code))
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, "open", refusing)
    monkeypatch.chdir(drawn_before)

    assert running.run(["build", "--jobs", "1"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"specs/small.yaml: invalid file (cannot be read: {os.strerror(code).lower()})" in said.err
    assert files(drawn_before / "output") == {"small.svg": b"as it was"}


def test_an_output_folder_that_is_a_file(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "output").write_text("a file", encoding="utf-8")

    run = snitflade("build", cwd=tmp_path)

    assert (run.code, run.out) == (2, "")
    assert run.err == ("snitflade: output: cannot be written: file exists (it is a file; choose another folder)\n")
    assert (tmp_path / "output").read_text(encoding="utf-8") == "a file"


def test_an_output_folder_that_takes_no_files(tmp_path: Path) -> None:
    run = snitflade("build", "-o", "/proc/self/drawn", cwd=project(tmp_path))

    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("snitflade: /proc/self/drawn: cannot be written: ")


def test_a_folder_in_the_place_of_a_picture(drawn_before: Path) -> None:
    (drawn_before / "output/small.pdf").mkdir()

    run = snitflade("build", cwd=drawn_before)

    assert (run.code, run.out) == (2, "")
    assert run.err == "snitflade: output/small.pdf: cannot be written: is a directory\n"
    assert files(drawn_before / "output") == {"small.svg": b"as it was", "small.pdf": b""}


def test_too_little_memory_is_reported(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def failing(**_: object) -> int:
        raise MemoryError

    monkeypatch.setattr(running.commands, "invoke", lambda _: failing())

    assert running.run(["build"]) == 2
    assert capsys.readouterr().err == "snitflade: too little memory (try fewer specs, or --jobs 1)\n"


def test_ctrl_c_while_the_imports_are_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "run", interrupted)

    assert cli.main() == cli.INTERRUPTED == 130
