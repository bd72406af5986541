"""A link that leads out of the project is refused, and a repository's settings start no program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.case import run_case

SECRETS = ("hemmelig", "root:x")


@pytest.mark.parametrize(
    ("case", "link"), [("symlink-legend", "specs/legends/l.yaml"), ("symlink-spec", "specs/t.yaml")]
)
def test_a_link_out_of_the_project(case: str, link: str, tmp_path: Path) -> None:
    run = run_case(case, tmp_path)

    assert run.code == 2
    assert f"{link}: invalid file (it is a link that leads out of the project, " in run.said
    assert not [secret for secret in SECRETS if secret in run.said]


def test_a_partial_clone_fetches_nothing(tmp_path: Path) -> None:
    run = run_case("git-lazy-fetch", tmp_path)

    assert not (run.folder / "ran").exists()
    assert run.err == (
        "snitflade: HEAD~1:specs/s.yaml: missing contents of the file (this clone lacks it; fetch it first)\n"
    )
    again = run_case("git-lazy-fetch", tmp_path, "cd part && snitflade diff HEAD~1 HEAD")
    assert (again.code, again.out) == (2, "")
