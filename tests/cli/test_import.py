"""``snitflade import`` from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.catalogues import SIX, SPECS
from tests.cli.command import project, snitflade
from tests.importing.lists import written

CHANGED = "System;Kode;Tekst\nSTAR;9;Statistik\nDST;10;Nyt\n"


def test_a_list_changes_a_spec_and_says_how(tmp_path: Path) -> None:
    project(tmp_path)
    written(tmp_path, "list.csv", CHANGED)
    run = snitflade("import", "list.csv", "--into", "specs/small.yaml", cwd=tmp_path)

    assert (run.code, run.err) == (0, "specs/small.yaml: written\n1 spec written\n")
    assert run.out.splitlines()[0] == "small: 2 changes"
    assert "~ STAR 9: text: [-AMS-] {+Statistik+}" in run.out
    assert "+ system DST: added, with 10" in run.out
    assert snitflade("check", cwd=tmp_path).code == 0


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    project(tmp_path)
    before = (tmp_path / "specs" / "small.yaml").read_bytes()
    written(tmp_path, "list.csv", CHANGED)
    run = snitflade("import", "list.csv", "--into", "specs/small.yaml", "--dry-run", cwd=tmp_path)

    assert (run.code, run.err) == (0, "specs/small.yaml: would be written\n1 spec would be written\n")
    assert (tmp_path / "specs" / "small.yaml").read_bytes() == before


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_catalogue_of_the_six_comes_back_unchanged(form: str, tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    (specs / "legends").mkdir(parents=True)
    for path in (*SIX, *(SPECS / "legends").iterdir()):
        written(specs, path.relative_to(SPECS).as_posix(), path.read_bytes())
    snitflade("catalogue", "--format", form, cwd=tmp_path)
    run = snitflade("import", f"output/catalogue.{form}", cwd=tmp_path)

    assert (run.code, run.err) == (0, "0 specs written\n")
    assert run.out == f"no changes in 6 diagrams (specs → output/catalogue.{form})\n"
    assert [(specs / path.name).read_bytes() for path in SIX] == [path.read_bytes() for path in SIX]


def test_a_new_spec_can_be_drawn(tmp_path: Path) -> None:
    project(tmp_path)
    written(tmp_path, "liste.csv", "Fagsystem;Snitflade-ID;Beskrivelse\nSTAR;010;Udtræk\n")
    run = snitflade("import", "liste.csv", "--name", "ny", "--hub", "KMD Sag", cwd=tmp_path)

    assert (run.code, run.err) == (0, "specs/ny.yaml: written\n1 spec written\n")
    assert "codes: 010" in (tmp_path / "specs" / "ny.yaml").read_text(encoding="utf-8")
    assert snitflade("build", "ny", "--format", "svg", cwd=tmp_path).code == 0


def test_faults_are_reported_at_their_cells_and_nothing_is_written(tmp_path: Path) -> None:
    project(tmp_path)
    before = (tmp_path / "specs" / "small.yaml").read_bytes()
    written(tmp_path, "list.csv", "System;Kode;Kategori;Retning\nSTAR;9;wek;ud\nSTAR;10;weak;op\n")
    run = snitflade("import", "list.csv", "--into", "specs/small.yaml", cwd=tmp_path)

    assert (run.code, run.out) == (2, "")
    assert "list.csv:3:4: unknown direction 'op'" in run.err
    assert "Traceback" not in run.err
    assert (tmp_path / "specs" / "small.yaml").read_bytes() == before


def test_the_spec_may_be_named_by_its_id(tmp_path: Path) -> None:
    project(tmp_path)
    written(tmp_path, "list.csv", CHANGED)

    by_path = tmp_path / "by-path"
    by_path.mkdir()
    project(by_path)
    written(by_path, "list.csv", CHANGED)
    snitflade("import", "list.csv", "--into", "specs/small.yaml", cwd=by_path)
    run = snitflade("import", "list.csv", "--into", "small", cwd=tmp_path)

    text = (tmp_path / "specs" / "small.yaml").read_text(encoding="utf-8")
    assert run.err == "specs/small.yaml: written\n1 spec written\n"
    assert "text: Statistik" in text
    assert text == (by_path / "specs" / "small.yaml").read_text(encoding="utf-8")


def test_what_is_no_spec_takes_nothing(tmp_path: Path) -> None:
    project(tmp_path)
    written(tmp_path, "list.csv", CHANGED)
    folder = snitflade("import", "list.csv", "--into", "specs", cwd=tmp_path)
    other = snitflade("import", "list.csv", "--into", "list.csv", cwd=tmp_path)

    assert (folder.code, other.code) == (2, 2)
    assert folder.err == "snitflade: specs: invalid spec (it is a folder: --specs specs names one)\n"
    assert other.err == "snitflade: list.csv: invalid spec (its name ends in .yaml)\n"


def test_a_missing_file(tmp_path: Path) -> None:
    run = snitflade("import", "list.csv", cwd=project(tmp_path))

    assert (run.code, run.err) == (2, "snitflade: list.csv: missing file\n")
