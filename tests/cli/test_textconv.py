"""``snitflade textconv`` by itself, and as git calls it."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.command import COMMAND, SMALL, project, snitflade
from tests.cli.repository import commit, edit, git, repository

ROOT = Path(__file__).parents[2]
REORDERED = """\
hub: KMD Aktiv   # the middle
title: "Prøve"
legend: short
variant: as-is
diagram: small
links:
  - interfaces:
      - {text: 'AMS', codes: [9]}
    category: weak
    system: STAR
systems:
  STAR: {kind: external}
"""


def lines(file: Path) -> list[str]:
    run = snitflade("textconv", file.name, cwd=file.parent)
    assert (run.code, run.err) == (0, "")
    return run.out.splitlines()


def test_a_spec_is_a_line_a_fact(tmp_path: Path) -> None:
    assert lines(project(tmp_path) / "specs/small.yaml") == [
        "diagram: small",
        "variant: as-is",
        "title: Prøve",
        "hub: KMD Aktiv",
        "legend: short",
        "system STAR: external",
        "link STAR: weak",
        "interface STAR 9: AMS",
    ]


def test_how_the_yaml_is_written_makes_no_difference(tmp_path: Path) -> None:
    project(tmp_path, small=SMALL, other=REORDERED)

    assert lines(tmp_path / "specs/other.yaml") == lines(tmp_path / "specs/small.yaml")


def test_an_svg_is_its_words_and_a_sign_of_the_rest(tmp_path: Path) -> None:
    snitflade("build", "--format", "svg", cwd=project(tmp_path))

    told = lines(tmp_path / "output/small.svg")

    assert told[:2] == ["Prøve", "I midten: KMD Aktiv."]
    assert any("AMS" in line for line in told)
    assert told[-1].startswith("drawing ")
    assert not any("<" in line for line in told)


@pytest.mark.parametrize("text", ["diagram: [", "<svg>\n</svg>", "just: this\nand: that", ""])
def test_anything_else_is_printed_as_it_is(text: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text(text, encoding="utf-8")

    assert lines(tmp_path / "file") == text.splitlines()


def test_a_missing_file(tmp_path: Path) -> None:
    run = snitflade("textconv", "none.yaml", cwd=tmp_path)

    assert (run.code, run.out) == (2, "")
    assert run.err == "snitflade: none.yaml: missing file\n"


def with_attributes(folder: Path, **specs: str) -> Path:
    """A repository with the attributes of this one, in a clone that allows the textconv."""
    shutil.copy(ROOT / ".gitattributes", folder)
    repository(folder, **specs)
    git(folder, "config", "diff.snitflade.textconv", f"{shlex.join(COMMAND)} textconv")
    return folder


def test_git_diff_compares_facts(tmp_path: Path) -> None:
    with_attributes(tmp_path)
    (tmp_path / "specs/small.yaml").write_text(REORDERED.replace("'AMS'", "'Andet'"), encoding="utf-8")
    snitflade("build", "-q", cwd=tmp_path)

    spec = git(tmp_path, "diff", "--unified=0", "specs/small.yaml").splitlines()[-2:]
    picture = git(tmp_path, "diff", "--unified=0", "output/small.svg")

    assert spec == ["-interface STAR 9: AMS", "+interface STAR 9: Andet"]
    assert "AMS" in picture
    assert "<text" not in picture
    assert "Binary files" in git(tmp_path, "diff", "output/small.pdf")


def test_another_form_of_the_same_spec_is_no_difference_to_git(tmp_path: Path) -> None:
    with_attributes(tmp_path)
    (tmp_path / "specs/small.yaml").write_text(REORDERED, encoding="utf-8")

    told = git(tmp_path, "diff", "specs/small.yaml")

    assert "@@" not in told
    assert "@@" in git(tmp_path, "diff", "--no-textconv", "specs/small.yaml")


def test_layout_records_of_two_branches_merge_by_lines(tmp_path: Path) -> None:
    three = SMALL.replace("STAR: external}", "STAR: external, A: system, B: system}").replace(
        "links: [", "links: [{system: A, category: weak}, {system: B, category: weak}, "
    )
    with_attributes(tmp_path, one=three.replace("diagram: small", "diagram: one"))
    record = tmp_path / "output/one.layout.yaml"
    for branch, above in (("left", "X"), ("right", "Y")):
        git(tmp_path, "switch", "--quiet", "--create", branch, "main")
        edit(record, '      "A"', f'      "{above}": 20\n      "A"')
        commit(tmp_path)

    git(tmp_path, "merge", "--quiet", "--no-edit", "left")

    merged = record.read_text(encoding="utf-8")
    assert '"X": 20\n' in merged
    assert '"Y": 20\n' in merged
    assert "<<<<" not in merged
    run = snitflade("build", cwd=tmp_path)
    assert (run.code, "broken" in run.err) == (0, False)
    assert "merge: union" in git(tmp_path, "check-attr", "merge", "output/one.layout.yaml")
    assert "linguist-generated: set" in git(tmp_path, "check-attr", "linguist-generated", "output/one.svg")
