"""Ctrl-C, a request to end, closed pipes, full disks and terminals that know no "æ"."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.command import COMMAND, SMALL, files, named, project, snitflade

MANY = 400
WITH_LETTERS = SMALL.replace("STAR", "Økonomi på Læsø")


@pytest.fixture
def long_run(tmp_path: Path) -> Path:
    """A project that takes many seconds to draw, with one picture from before."""
    names = [f"d{number}" for number in range(MANY)]
    project(tmp_path, **{name: named(name) for name in names})
    (tmp_path / "output").mkdir()
    (tmp_path / "output/d0.svg").write_text("as it was", encoding="utf-8")
    return tmp_path


def begin(folder: Path, jobs: int) -> subprocess.Popen[bytes]:
    """Start drawing, in a process group of its own as a shell does, and wait until files are under way."""
    process = subprocess.Popen(
        [*COMMAND, "build", "--jobs", str(jobs)], cwd=folder, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    deadline = time.monotonic() + 20
    while not any((folder / "output").glob(".snitflade-*/*.svg")):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return process


def alive(group: int) -> bool:
    """Whether a process of the group is left; those that end take a moment."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize("whole_group", [True, False], ids=["a terminal", "kill -INT"])
@pytest.mark.parametrize("jobs", [1, 3])
def test_ctrl_c_ends_it_with_130_and_leaves_nothing(jobs: int, whole_group: bool, long_run: Path) -> None:
    process = begin(long_run, jobs)

    start = time.monotonic()
    if whole_group:
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=10)

    assert time.monotonic() - start < 5
    assert (process.returncode, out) == (130, b"")
    assert err.decode().strip() == "interrupted"
    assert files(long_run / "output") == {"d0.svg": b"as it was"}
    assert not alive(process.pid)


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_request_to_end_leaves_nothing_either(jobs: int, long_run: Path) -> None:
    process = begin(long_run, jobs)

    process.terminate()
    out, err = process.communicate(timeout=10)

    assert (process.returncode, out, err) == (143, b"", b"")
    assert files(long_run / "output") == {"d0.svg": b"as it was"}
    assert not alive(process.pid)


@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
    ],
)
def test_a_terminal_without_our_letters_is_reported_all_the_same(variables: dict[str, str], tmp_path: Path) -> None:
    faulty = WITH_LETTERS.replace("category: weak", "category: måske—ikke")
    project(tmp_path, small=faulty, sound=named("sound", WITH_LETTERS.replace("weak,", "weak, assumed: [category],")))

    check = snitflade("check", "--assumed", cwd=tmp_path, **variables)
    build = snitflade("build", "sound", "-o", "tegnet på dansk", "--format", "svg", cwd=tmp_path, **variables)

    assert check.code == 2
    assert "specs/small.yaml:7:" in check.err
    assert "unknown category" in check.err
    assert "category of link" in check.out
    assert build.code == 0, build.err
    assert "Traceback" not in check.err + build.err
    drawn = (tmp_path / "tegnet på dansk/sound.svg").read_text(encoding="utf-8")
    assert "Økonomi på Læsø" in drawn


@pytest.mark.parametrize(
    "command", ["snitflade build | head -1", "snitflade schema | head -1", "snitflade check --assumed | true"]
)
def test_a_reader_who_has_seen_enough_is_no_failure(command: str, tmp_path: Path) -> None:
    guessed = SMALL.replace("weak,", "weak, assumed: [category],")
    project(tmp_path, **{name: named(name, guessed) for name in ("one", "two", "three")})
    line = command.replace("snitflade", f"{sys.executable} -m snitflade") + "; exit ${PIPESTATUS[0]}"

    run = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert run.returncode == 0
    assert "Traceback" not in run.stderr
    assert "Broken" not in run.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_closed_streams_are_no_failure(closed: str, tmp_path: Path) -> None:
    project(tmp_path)
    line = f"{sys.executable} -m snitflade build --format svg {closed}"

    run = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (run.returncode, "Traceback" in run.stderr) == (0, False)
    assert (tmp_path / "output/small.svg").exists()


def test_an_output_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    line = f"{sys.executable} -m snitflade schema > /dev/full"

    run = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert run.returncode == 2
    assert run.stderr == "snitflade: the output cannot be written: no space left on device\n"


def test_a_file_name_cannot_move_the_cursor(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "specs/\x1b[2Jx.yaml").write_text("a: [", encoding="utf-8")

    run = snitflade("check", cwd=tmp_path)

    assert run.code == 2
    assert "\x1b" not in run.err + run.out
    assert "specs/<U+001B>[2Jx.yaml:2:1: invalid YAML" in run.err


def test_a_file_name_that_is_no_text_is_no_failure(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / os.fsdecode(b"specs/\xff.yaml")).write_text("a: [", encoding="utf-8")

    run = snitflade("check", cwd=tmp_path)

    assert run.code == 2
    assert "Traceback" not in run.err
    assert "specs/<U+DCFF>.yaml:2:1: invalid YAML" in run.err
