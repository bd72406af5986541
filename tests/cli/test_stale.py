"""``snitflade check --output`` from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import SMALL, files, named, project, snitflade
from tests.cli.repository import edit

TRANSITION = named("later").replace("variant: as-is", "variant: transition\ntransition_from: small")


def built(folder: Path, *options: str, **specs: str) -> Path:
    assert snitflade("build", "-q", *options, cwd=project(folder, **specs)).code == 0
    return folder


def test_what_was_just_built_is_fresh(tmp_path: Path) -> None:
    run = snitflade("check", "--output", cwd=built(tmp_path))

    assert (run.code, run.out) == (0, "")
    assert run.err.splitlines() == ["no problems in 1 spec", "output is fresh"]


def test_quiet_says_nothing_when_fresh(tmp_path: Path) -> None:
    run = snitflade("check", "--output", "-q", cwd=built(tmp_path))

    assert (run.code, run.out, run.err) == (0, "", "")


def test_an_edited_spec_makes_its_files_stale_and_only_those(tmp_path: Path) -> None:
    built(tmp_path, small=SMALL, other=named("other"))
    edit(tmp_path / "specs/small.yaml", "text: AMS", "text: Andet")
    before = files(tmp_path)

    run = snitflade("check", "--output", "-q", cwd=tmp_path)

    assert run.code == 1
    assert run.out.splitlines() == ["output/small.pdf: stale", "output/small.svg: stale"]
    assert run.err.splitlines() == ["2 stale files in output; to make it fresh:", "  snitflade build"]
    assert files(tmp_path) == before


def test_the_command_that_is_named_mends_it(tmp_path: Path) -> None:
    built(tmp_path, "-o", "my drawings", "--page", "a3", "--pair", "--format", "svg", small=SMALL, later=TRANSITION)
    edit(tmp_path / "specs/small.yaml", "STAR", "JOBNET")

    check = ("check", "--output", "my drawings", "--page", "a3", "-q")
    stale = snitflade(*check, cwd=tmp_path)

    assert stale.code == 1
    assert stale.err.splitlines()[-1:] == ["  snitflade build -o 'my drawings' --page a3 --pair --format svg"]
    snitflade("build", "-o", "my drawings", "--page", "a3", "--pair", "--format", "svg", "-q", cwd=tmp_path)
    assert snitflade(*check, cwd=tmp_path).code == 0


@pytest.mark.parametrize("options", [("--page", "a4"), ("--show-assumed",), ("--fit",)])
def test_output_of_other_options_is_fresh_with_the_same_ones(options: tuple[str, ...], tmp_path: Path) -> None:
    built(tmp_path, *options, small=SMALL.replace("category: weak,", "category: weak, assumed: [category],"))

    assert snitflade("check", "--output", *options, cwd=tmp_path).code == 0


def test_output_of_another_page_is_stale(tmp_path: Path) -> None:
    assert snitflade("check", "--output", cwd=built(tmp_path, "--page", "a4")).code == 1


def test_missing_files_are_reported_in_the_formats_that_the_others_have(tmp_path: Path) -> None:
    built(tmp_path, "--format", "svg")
    (tmp_path / "specs/other.yaml").write_text(named("other"), encoding="utf-8")

    run = snitflade("check", "--output", cwd=tmp_path)

    assert run.code == 1
    assert run.out.splitlines() == ["output/other.layout.yaml: missing", "output/other.svg: missing"]


def test_without_any_output_everything_is_missing(tmp_path: Path) -> None:
    run = snitflade("check", "--output", cwd=project(tmp_path))

    assert run.code == 1
    assert run.out.splitlines() == [f"output/small.{form}: missing" for form in ("layout.yaml", "pdf", "svg")]
    assert not (tmp_path / "output").exists()


def test_files_of_a_diagram_that_is_no_more_are_reported_and_foreign_ones_are_not(tmp_path: Path) -> None:
    built(tmp_path, small=SMALL, gone=named("gone"))
    (tmp_path / "specs/gone.yaml").unlink()
    (tmp_path / "output/by-hand.svg").write_text("<svg/>", encoding="utf-8")

    run = snitflade("check", "--output", "-q", cwd=tmp_path)

    names = [f"output/gone.{form}" for form in ("layout.yaml", "pdf", "svg")]
    assert run.code == 1
    assert run.out.splitlines() == [f"{name}: its diagram was removed" for name in names]
    assert run.err.splitlines()[1] == f"  git rm {' '.join(names)}"
    assert snitflade("check", "--output=output", "small", cwd=tmp_path).code == 0


def test_a_png_counts_where_it_stands_in_the_width_that_it_has(tmp_path: Path) -> None:
    built(tmp_path, small=SMALL, other=named("other"))
    snitflade("build", "small", "--format", "png", "--width", "700", cwd=tmp_path)
    assert snitflade("check", "--output", cwd=tmp_path).code == 0

    (tmp_path / "output/small.png").write_bytes((tmp_path / "output/small.png").read_bytes()[:-20])
    run = snitflade("check", "--output", "-q", cwd=tmp_path)

    assert (run.code, run.out) == (1, "output/small.png: stale\n")
    assert run.err.splitlines()[1:] == ["  snitflade build --format png --width 700"]


def test_a_lost_record_is_stale_and_a_broken_one_is_reported_by_its_own_name(tmp_path: Path) -> None:
    built(tmp_path)
    record = tmp_path / "output/small.layout.yaml"
    record.write_text("layout: [", encoding="utf-8")

    run = snitflade("check", "--output", cwd=tmp_path)

    assert run.code == 1
    assert "output/small.layout.yaml: stale" in run.out
    assert "output/small.layout.yaml:" in run.err
    assert "broken or stale layout record" in run.err
    record.unlink()
    assert "output/small.layout.yaml: missing" in snitflade("check", "--output", cwd=tmp_path).out


def test_a_spec_with_errors_is_exit_code_2(tmp_path: Path) -> None:
    built(tmp_path)
    edit(tmp_path / "specs/small.yaml", "system: STAR,", "system: STRA,")

    run = snitflade("check", "--output", cwd=tmp_path)

    assert (run.code, run.out) == (2, "")
    assert "unknown system 'STRA'" in run.err


@pytest.mark.parametrize("word", ["small", "specs/small.yaml"])
def test_a_spec_is_not_taken_for_the_folder(word: str, tmp_path: Path) -> None:
    run = snitflade("check", "--output", word, cwd=built(tmp_path))

    assert run.code == 2
    assert "is not a folder (before a spec, write --output=DIR)" in run.err
