"""``snitflade new`` from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from snitflade.cli.new import write_example
from snitflade.problems import SnitfladeError
from snitflade.spec import SCHEMA_NAMES, read_schema_text
from tests.cli.command import files, pictures, project, snitflade

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_it_writes_builds_at_once_without_a_warning(language: str, tmp_path: Path) -> None:
    new = snitflade("new", "my-diagram", "--language", language, cwd=tmp_path)
    check = snitflade("check", cwd=tmp_path)
    build = snitflade("build", "my-diagram", cwd=tmp_path)

    assert (new.code, check.code, build.code) == (0, 0, 0)
    assert check.err == "no problems in 1 spec\n"
    assert pictures(tmp_path / "output") == {"my-diagram.svg", "my-diagram.pdf"}
    assert new.err == "next: edit specs/my-diagram.yaml, then 'snitflade build my-diagram'\n"
    assert f'lang="{language}"' in (tmp_path / "output/my-diagram.svg").read_text(encoding="utf-8")


def test_it_shows_a_guess_and_every_category(tmp_path: Path) -> None:
    snitflade("new", "first", cwd=tmp_path)

    run = snitflade("check", "--assumed", cwd=tmp_path)

    assert run.out.endswith("assumed: 1\n")
    assert "category of link Statistikmyndighed: unclear (assumed)" in run.out


def test_it_writes_the_legend_and_the_schemas_that_are_missing(tmp_path: Path) -> None:
    run = snitflade("new", "first", cwd=tmp_path)

    schemas = [f"specs/schema/{name}.schema.json" for name in SCHEMA_NAMES]
    assert run.out.split() == ["specs/first.yaml", "specs/legends/as-is.yaml", *schemas]
    assert [(tmp_path / path).read_text(encoding="utf-8") for path in schemas] == [*map(read_schema_text, SCHEMA_NAMES)]
    again = snitflade("new", "second", cwd=tmp_path)
    assert again.out.split() == ["specs/second.yaml"]


def test_what_stands_already_stays(tmp_path: Path) -> None:
    snitflade("new", "first", cwd=tmp_path)
    legend = tmp_path / "specs/legends/as-is.yaml"
    legend.write_text("mine", encoding="utf-8")
    before = files(tmp_path)

    run = snitflade("new", "first", cwd=tmp_path)

    assert (run.code, run.out) == (2, "")
    assert run.err == "snitflade: specs/first.yaml: exists already (choose another name, or remove the file)\n"
    assert files(tmp_path) == before
    assert snitflade("new", "second", cwd=tmp_path).code == 0
    assert legend.read_text(encoding="utf-8") == "mine"


def test_in_this_project_it_fits_the_legend_that_stands(tmp_path: Path) -> None:
    legends = tmp_path / "specs/legends"
    legends.mkdir(parents=True)
    (legends / "as-is.yaml").write_bytes((ROOT / "specs/legends/as-is.yaml").read_bytes())

    assert snitflade("new", "first", cwd=tmp_path).code == 0
    run = snitflade("check", cwd=tmp_path)

    assert (run.code, run.err) == (0, "no problems in 1 spec\n")


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("KMD Sag", "kmd-sag"),
        ("økonomi", "oekonomi"),
        ("../up", "up"),
        ("a/b", "a-b"),
        ("-", "x"),
        ("a--b", "a-b"),
        ("x" * 61, "x" * 60),
    ],
)
def test_a_name_that_is_no_id_is_refused_with_a_better_one(name: str, better: str, tmp_path: Path) -> None:
    with pytest.raises(SnitfladeError) as caught:
        write_example(name, tmp_path / "specs")

    assert f"try '{better}'" in caught.value.hint
    assert files(tmp_path) == {}


def test_the_command_refuses_it_too(tmp_path: Path) -> None:
    run = snitflade("new", "KMD Sag", cwd=tmp_path)

    assert (run.code, run.out) == (2, "")
    assert "invalid name 'KMD Sag'" in run.err
    assert files(tmp_path) == {}


@pytest.mark.parametrize("obstacle", ["specs", "specs/legends", "specs/schema"])
def test_a_file_in_the_way_leaves_nothing_behind(obstacle: str, tmp_path: Path) -> None:
    path = tmp_path / obstacle
    path.parent.mkdir(exist_ok=True)
    path.write_text("in the way", encoding="utf-8")
    before = files(tmp_path)

    run = snitflade("new", "first", cwd=tmp_path)

    assert (run.code, run.out) == (2, "")
    assert "cannot be written" in run.err
    assert "Traceback" not in run.err
    assert files(tmp_path) == before


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "specs/first.yaml").symlink_to(tmp_path / "elsewhere.yaml")

    run = snitflade("new", "first", cwd=tmp_path)

    assert run.code == 2
    assert "exists already" in run.err
    assert not (tmp_path / "elsewhere.yaml").exists()
