"""``snitflade review`` from end to end, in repositories of git's own making."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import SMALL, files, named, snitflade
from tests.cli.repository import commit, edit, git, repository

TRANSITION = named("later").replace("variant: as-is", "variant: transition\ntransition_from: small")


def test_nothing_changed(tmp_path: Path) -> None:
    run = snitflade("review", "main", cwd=repository(tmp_path))

    assert run.code == 0
    assert run.out.splitlines() == ["review/comment.md", "review/summary.json"]
    assert run.err == "differing: 0 of 1 diagram\n"
    assert json.loads((tmp_path / "review/summary.json").read_text(encoding="utf-8"))["differ"] is False


def test_a_change_is_reported_and_drawn_as_a_build_draws_it(tmp_path: Path) -> None:
    repository(tmp_path, small=SMALL, other=named("other"), later=TRANSITION)
    edit(tmp_path / "specs/later.yaml", "text: AMS", "text: Andet")
    before = files(tmp_path / "output")

    run = snitflade("review", "main", "--out", "out/here", cwd=tmp_path)

    assert run.code == 1
    assert files(tmp_path / "out/here").keys() == {"comment.md", "summary.json", "later.svg", "later-changes.svg"}
    assert "<ins>Andet</ins>" in (tmp_path / "out/here/comment.md").read_text(encoding="utf-8")
    assert files(tmp_path / "output") == before
    snitflade("build", "-q", cwd=tmp_path)
    assert (tmp_path / "out/here/later.svg").read_bytes() == (tmp_path / "output/later.svg").read_bytes()


def test_a_branch_is_drawn_from_git_as_from_the_working_tree(tmp_path: Path) -> None:
    repository(tmp_path, small=SMALL, later=TRANSITION)
    git(tmp_path, "switch", "--quiet", "--create", "branch")
    for name in ("small", "later"):
        edit(tmp_path / f"specs/{name}.yaml", "text: AMS", "text: Andet")
    snitflade("review", "main", "-o", "../tree", cwd=tmp_path)
    commit(tmp_path)
    git(tmp_path, "switch", "--quiet", "main")

    run = snitflade("review", "main...branch", "-o", "from-git", cwd=tmp_path)

    assert run.code == 1
    drawn = files(tmp_path / "from-git")
    tree = files(tmp_path.parent / "tree")
    pictures = {"small.svg", "small-changes.svg", "later.svg", "later-changes.svg"}
    assert {"comment.md", "summary.json"} | pictures == drawn.keys() == tree.keys()
    assert {name: drawn[name] for name in pictures} == {name: tree[name] for name in pictures}


def test_a_new_and_a_removed_diagram(tmp_path: Path) -> None:
    repository(tmp_path)
    (tmp_path / "specs/small.yaml").unlink()
    text = named("new").replace("STAR", "JOBNET").replace("codes: 9, text: AMS", "text: Ganske andre ord")
    (tmp_path / "specs/new.yaml").write_text(text, encoding="utf-8")

    assert snitflade("review", "main", cwd=tmp_path).code == 1

    summary = json.loads((tmp_path / "review/summary.json").read_text(encoding="utf-8"))
    assert {told["diagram"]: told["status"] for told in summary["diagrams"]} == {"new": "added", "small": "removed"}
    assert [name for name in files(tmp_path / "review") if name.endswith(".svg")] == ["new.svg"]


def test_an_invalid_diagram_is_reported_and_the_others_are_still_shown(tmp_path: Path) -> None:
    repository(tmp_path, small=SMALL, other=named("other"))
    edit(tmp_path / "specs/small.yaml", "text: AMS", "text: Andet")
    edit(tmp_path / "specs/other.yaml", "system: STAR,", "system: STRA,")

    run = snitflade("review", "main", cwd=tmp_path)

    assert run.code == 2
    assert "specs/other.yaml:7:18: unknown system 'STRA'" in run.err
    assert "small.svg" in files(tmp_path / "review")
    assert "STRA" in (tmp_path / "review/comment.md").read_text(encoding="utf-8")


def test_a_diagram_that_does_not_fit_is_reported_by_its_name_in_git(tmp_path: Path) -> None:
    repository(tmp_path, small=SMALL, other=named("other"))
    edit(tmp_path / "specs/small.yaml", "text: AMS", f"text: [{', '.join(['mange lange ord ' * 18] * 50)}]")
    edit(tmp_path / "specs/other.yaml", "text: AMS", "text: Andet")
    git(tmp_path, "switch", "--quiet", "--create", "branch")
    commit(tmp_path)

    run = snitflade("review", "main...branch", cwd=tmp_path)

    assert run.code == 2
    assert "branch:specs/small.yaml:1:10: the diagram does not fit" in run.err
    drawn = files(tmp_path / "review")
    assert "other.svg" in drawn
    assert "small.svg" not in drawn


def test_a_later_review_leaves_no_picture_of_an_earlier_one(tmp_path: Path) -> None:
    repository(tmp_path)
    edit(tmp_path / "specs/small.yaml", "text: AMS", "text: Andet")
    assert snitflade("review", "main", cwd=tmp_path).code == 1
    edit(tmp_path / "specs/small.yaml", "text: Andet", "text: AMS")
    (tmp_path / "review/mine.svg").write_text("<svg/>", encoding="utf-8")

    assert snitflade("review", "main", cwd=tmp_path).code == 0

    assert files(tmp_path / "review").keys() == {"comment.md", "summary.json", "mine.svg"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("mian",), "unknown revision 'mian' (did you mean 'main'?)"),
        (("main", "-o", "output"), "a review needs a folder of its own"),
        (("main", "-o", "specs/small.yaml"), "cannot be written"),
        ((), "Missing argument 'BASE'"),
    ],
)
def test_bad_input_writes_nothing(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    before = files(repository(tmp_path))

    run = snitflade("review", *arguments, cwd=tmp_path)

    assert run.code == 2
    assert message in run.err
    assert files(tmp_path) == before


def test_a_broken_layout_record_is_reported_where_it_is_and_stays(tmp_path: Path) -> None:
    repository(tmp_path)
    edit(tmp_path / "specs/small.yaml", "text: AMS", "text: Andet")
    (tmp_path / "output").mkdir(exist_ok=True)
    (tmp_path / "output/small.layout.yaml").write_text("layout: [", encoding="utf-8")

    run = snitflade("review", "main", cwd=tmp_path)

    assert run.code == 1
    assert run.err.startswith("output/small.layout.yaml:2:1: warning: broken or stale layout record")
    assert (tmp_path / "output/small.layout.yaml").read_text(encoding="utf-8") == "layout: ["
