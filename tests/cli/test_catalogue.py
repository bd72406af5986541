"""``snitflade catalogue`` from end to end."""

from __future__ import annotations

import json
from pathlib import Path

from tests.catalogue.catalogues import SPECS
from tests.cli.command import SMALL, files, project, snitflade

FOUR = {"catalogue.csv", "catalogue.json", "catalogue.md", "catalogue.xlsx"}


def test_a_workbook_and_a_page_are_written(tmp_path: Path) -> None:
    run = snitflade("catalogue", cwd=project(tmp_path))

    assert (run.code, run.err) == (0, "1 diagram, 1 row\n")
    assert run.out == "output/catalogue.xlsx\noutput/catalogue.md\n"
    assert "| <b>9</b> | STAR | ikke angivet | AMS |" in (tmp_path / "output" / "catalogue.md").read_text("utf-8")


def test_all_forms_are_the_same_bytes_whatever_the_process(tmp_path: Path) -> None:
    project(tmp_path)
    arguments = ("catalogue", str(SPECS), "--format", "xlsx,csv,md,json", "-q")
    first = snitflade(*arguments, "-o", "a", cwd=tmp_path, PYTHONHASHSEED="1", TZ="UTC")
    second = snitflade(*arguments, "-o", "b", cwd=tmp_path, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C")

    assert (first.code, first.out, second.code) == (0, "", 0)
    assert set(files(tmp_path / "a")) == FOUR
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_a_fault_is_reported_and_nothing_is_written(tmp_path: Path) -> None:
    run = snitflade("catalogue", cwd=project(tmp_path, small=SMALL.replace("category: weak", "category: wek")))

    assert (run.code, run.out) == (2, "")
    assert "specs/small.yaml:7:34: unknown category 'wek' (did you mean 'weak'?)" in run.err
    assert not (tmp_path / "output").exists()


def test_an_unknown_format_is_recognised(tmp_path: Path) -> None:
    run = snitflade("catalogue", "--format", "xls", cwd=project(tmp_path))

    assert run.code == 2
    assert "unknown format 'xls' (did you mean 'xlsx'?)" in run.err


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "file").write_text("")
    run = snitflade("catalogue", "-o", "file", cwd=tmp_path)

    assert run.code == 2
    assert run.err.startswith("snitflade: file: cannot be written")


def test_the_schema_is_printed(tmp_path: Path) -> None:
    run = snitflade("schema", "catalogue", cwd=tmp_path)

    assert run.code == 0
    assert json.loads(run.out)["title"] == "catalogue"
