"""``snitflade landscape``: the files it writes, what it says, and how it fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.command import COMMAND, files, named, project, snitflade
from tests.spec.specs_for_tests import HEADER, LINKS, SYSTEMS

SMALL = HEADER + SYSTEMS + LINKS


def two(folder: Path) -> Path:
    other = named("other").replace("hub: KMD Aktiv", "hub: KMD Sag")
    return project(folder, small=SMALL, other=other)


def test_it_writes_svg_and_pdf_and_says_what_is_in_them(tmp_path: Path) -> None:
    run = snitflade("landscape", cwd=two(tmp_path))
    assert (run.code, run.out) == (0, "output/landscape.svg\noutput/landscape.pdf\n"), run.err
    assert run.err == "2 diagrams, 3 systems, 2 lines\n"
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == ["landscape.pdf", "landscape.svg"]


def test_the_files_are_the_same_on_every_run(tmp_path: Path) -> None:
    two(tmp_path)
    runs = [snitflade("landscape", "-o", name, "--format", "svg,pdf,png", cwd=tmp_path) for name in ("a", "b")]
    assert [run.code for run in runs] == [0, 0]
    assert list(files(tmp_path / "a").values()) == list(files(tmp_path / "b").values())


def test_options_name_the_files(tmp_path: Path) -> None:
    arguments = ("--variant", "as-is", "--focus", "star", "--labels", "none", "--format", "png", "--width", "800", "-q")
    run = snitflade("landscape", *arguments, cwd=two(tmp_path))
    assert (run.code, run.out, run.err) == (0, "", "")
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["landscape-as-is-star-no-codes.png"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--focus", "STAAR"), "unknown system 'STAAR' (did you mean 'STAR'?)"),
        (("--variant", "transition"), "missing diagram of the variant 'transition'"),
        (("--width", "800"), "only a PNG has a width in pixels"),
        (("--page", "a9"), "'a9' is not one of"),
        (("--hops", "0"), "0 is not in the range"),
        (("--hops", "2"), "add --focus SYSTEM"),
        (("nope",), "unknown diagram 'nope'"),
        (("--theme", "nope"), "unknown theme"),
    ],
)
def test_what_is_wrong_is_reported_and_nothing_written(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    run = snitflade("landscape", *arguments, cwd=two(tmp_path))
    assert run.code == 2
    assert told in run.err
    assert "Traceback" not in run.err
    assert not (tmp_path / "output").exists()


def test_a_grouping_by_owners_that_nobody_stated_is_reported(tmp_path: Path) -> None:
    run = snitflade("landscape", "--group-by", "owner", "--format", "svg", "-q", cwd=two(tmp_path))
    assert (run.code, "no system has an owner" in run.err) == (0, True)


def test_a_faulty_spec_is_reported_with_its_place(tmp_path: Path) -> None:
    run = snitflade("landscape", cwd=project(tmp_path, small=SMALL.replace("weak", "wek")))
    assert (run.code, "specs/small.yaml:7" in run.err) == (2, True)


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path) -> None:
    """The packages are shadowed by modules that fail to load, as on a machine without them."""
    (tmp_path / "shadow").mkdir()
    (tmp_path / "shadow" / "diagrams.py").write_text("raise ImportError('not here')\n", encoding="utf-8")
    run = snitflade("landscape", cwd=two(tmp_path), PYTHONPATH=str(tmp_path / "shadow"))
    assert COMMAND[0] == sys.executable
    assert run.code == 2
    assert 'pip install "snitflade[landscape]"' in run.err
    assert "Traceback" not in run.err
    assert snitflade("build", "--format", "svg", cwd=tmp_path, PYTHONPATH=str(tmp_path / "shadow")).code == 0


def test_a_landscape_is_no_leftover_of_a_build(tmp_path: Path) -> None:
    two(tmp_path)
    assert snitflade("build", "-q", cwd=tmp_path).code == 0
    assert snitflade("landscape", "-q", cwd=tmp_path).code == 0
    run = snitflade("check", "--output", cwd=tmp_path)
    assert "landscape" not in run.out + run.err
    assert run.code == 0, run.err
