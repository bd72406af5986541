"""The same input gives the same bytes, wherever, whenever and however often it is drawn."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.command import files, snitflade

ROOT = Path(__file__).parents[2]
SURROUNDINGS = {
    "here": {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONUTF8": "0", "COLUMNS": "40"},
    "another place/æ": {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/New_York", "USER": "somebody"},
    "jobs": {"PYTHONHASHSEED": "3", "SOURCE_DATE_EPOCH": "1000000000", "PYTHONOPTIMIZE": "2"},
}


def test_the_six_diagrams_are_the_same_in_every_surrounding(tmp_path: Path) -> None:
    drawn = []
    for number, (place, variables) in enumerate(SURROUNDINGS.items(), start=1):
        folder = tmp_path / place
        shutil.copytree(ROOT / "specs", folder / "specs")
        run = snitflade(
            "build", "--format", "svg,pdf,png", "--width", "600", "--jobs", str(number), cwd=folder, **variables
        )
        assert run.code == 0, run.err
        drawn.append(files(folder / "output"))

    first, *others = drawn
    assert len([name for name in first if name.endswith((".svg", ".pdf", ".png"))]) == 18
    for other in others:
        assert other.keys() == first.keys()
        assert [name for name in first if other[name] != first[name]] == []


def test_a_second_build_over_the_first_changes_nothing(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    assert snitflade("build", cwd=tmp_path).code == 0
    before = files(tmp_path / "output")

    assert snitflade("build", cwd=tmp_path).code == 0

    assert files(tmp_path / "output") == before


def test_no_path_and_no_date_gets_into_a_file(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "specs", tmp_path / "specs")

    snitflade("build", str(tmp_path / "specs/ky-transition.yaml"), cwd=tmp_path)

    for name, data in files(tmp_path / "output").items():
        assert str(tmp_path).encode() not in data, name
        assert b"/20" not in data.replace(b"/2000", b""), name
