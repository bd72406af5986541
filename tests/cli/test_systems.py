"""``snitflade systems``: a table, one system, filters, forms, and how it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import named, project, snitflade
from tests.spec.specs_for_tests import HEADER, LINKS, SYSTEMS

SMALL = HEADER + SYSTEMS + LINKS


def two(folder: Path) -> Path:
    other = named("other").replace("hub: KMD Aktiv", "hub: KMD Sag")
    return project(
        folder, small=SMALL.replace("{STAR: external}", "{STAR: {kind: external, owner: STAR}}"), other=other
    )


def test_a_table_of_all(tmp_path: Path) -> None:
    run = snitflade("systems", cwd=two(tmp_path))
    assert run.code == 0
    assert any(line.startswith("STAR ") for line in run.out.splitlines())
    assert "small" in run.out
    assert "hub of 1 line\n" in run.out


def test_everything_about_one(tmp_path: Path) -> None:
    run = snitflade("systems", "star", cwd=two(tmp_path))
    assert run.code == 0
    assert "owner: STAR\n" in run.out
    assert "other (as-is)\n  – KMD Sag 9: AMS [Ingen virkning]\n" in run.out


def test_filters_and_forms(tmp_path: Path) -> None:
    two(tmp_path)
    run = snitflade("systems", "--owner", "STAR", "--kind", "external", "--format", "json", cwd=tmp_path)
    assert [own["system"] for own in json.loads(run.out)] == ["STAR"]
    run = snitflade("systems", "--specs", "other", "--format", "csv", "-o", "list.csv", cwd=tmp_path)
    assert (run.code, run.out) == (0, "")
    assert (tmp_path / "list.csv").read_text(encoding="utf-8").count("\n") == 3
    assert "## STAR" in snitflade("systems", "STAR", "--format", "md", cwd=tmp_path).out


def test_several_kinds(tmp_path: Path) -> None:
    more = SMALL.replace("{STAR: external}", "{STAR: external, A: system, B: data-store}")
    project(tmp_path, small=more.replace("}]\n", "}, {system: A, category: weak}, {system: B, category: weak}]\n"))
    run = snitflade("systems", "--kind", "external", "--kind", "data-store", "--format", "json", cwd=tmp_path)
    assert [own["system"] for own in json.loads(run.out)] == ["STAR", "B"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("STAAR",), "unknown system 'STAAR' (did you mean 'STAR'?)"),
        (("--kind", "externl"), "unknown kind 'externl' (did you mean 'external'?)"),
        (("--without", "wek"), "unknown category 'wek' (did you mean 'weak'?)"),
        (("--owner", "Ingen"), "missing system: none matches"),
        (("--variant", "transition"), "missing diagram of the variant 'transition'"),
        (("--specs", "nope"), "unknown diagram 'nope'"),
    ],
)
def test_what_is_wrong_is_reported(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    run = snitflade("systems", *arguments, cwd=two(tmp_path))
    assert (run.code, told in run.err) == (2, True), run.err


def test_it_needs_no_graphviz(tmp_path: Path) -> None:
    (tmp_path / "shadow").mkdir()
    for name in ("diagrams", "pygraphviz"):
        (tmp_path / "shadow" / f"{name}.py").write_text("raise ImportError('not here')\n", encoding="utf-8")
    assert snitflade("systems", cwd=two(tmp_path), PYTHONPATH=str(tmp_path / "shadow")).code == 0
