"""In the jobs for GitHub and GitLab, what runs code of a pull request has no rights, and what has some runs none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.command import SMALL, files
from tests.cli.repository import edit
from tests.test_hooks import GITHUB, GITLAB, OWN, pull_request, read, scripts, shell, step_named, steps

WORKFLOWS = pytest.mark.parametrize("path", [GITHUB, OWN], ids=["template", "own"])
GOOD = "### Diagrams: 1 change · 1 diagram\n\nmain → HEAD\n\n- ~ <b>a</b> &#40;b&#41;\n"


@WORKFLOWS
def test_an_action_is_named_by_the_hash_of_a_commit(path: Path) -> None:
    uses = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))

    assert len(uses) == 4
    assert [
        use for use in uses if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+", use)
    ] == []


@WORKFLOWS
def test_each_job_has_the_rights_that_it_needs_and_no_others(path: Path) -> None:
    workflow = read(path)

    assert list(workflow[True]) == ["pull_request"]  # "on", which YAML 1.1 reads as true
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "review": {"contents": "read"},
        "comment": {"pull-requests": "write"},
    }
    assert "secrets." not in path.read_text(encoding="utf-8")
    assert not [script for script in scripts(path) if "${{" in script]  # a branch's name would be read as shell
    assert steps(path)[0]["with"]["persist-credentials"] is False


@WORKFLOWS
def test_the_job_that_may_comment_runs_nothing_of_the_pull_request(path: Path) -> None:
    own = steps(path, "comment")

    assert [step["uses"].partition("@")[0] for step in own if "uses" in step] == ["actions/download-artifact"]
    assert not re.search(r"snitflade (?!:)|pip|python|checkout", "".join(step.get("run", "") for step in own))
    assert "github.token" not in str(steps(path, "review"))
    assert "head.repo.full_name == github.repository" in read(path)["jobs"]["comment"]["if"]


def test_the_token_of_gitlab_is_in_the_job_that_comments_only() -> None:
    jobs = read(GITLAB)

    assert jobs["diagrams-comment"]["environment"] == {"name": "diagrams-comment", "action": "access"}
    assert "environment" not in jobs["diagrams"]
    assert jobs["diagrams-comment"]["variables"]["GIT_STRATEGY"] == "none"
    assert not re.search(
        r"snitflade (?!:)|pip|python", "".join(jobs["diagrams-comment"]["script"]).replace("of snitflade", "")
    )
    assert not [job["image"] for job in jobs.values() if str(job["image"]).endswith("latest")]


def check_form(comment: Path, folder: Path, job: str) -> tuple[int, str]:
    """How the job that comments takes a text."""
    if job == "github":
        run = shell(
            step_named("Check the form of the comment", "comment"), folder, RUNNER_TEMP=str(comment.parent.parent)
        )
    else:
        run = shell(read(GITLAB)["diagrams-comment"]["script"][0], comment.parent.parent)
    return run.returncode, run.stderr


HOSTILE = {
    "another text": ("hello\n", "no heading"),
    "too large": (GOOD + "x" * 300_000, "too large"),
    "a link": (GOOD + "- [approve](&#104;ttps)\n", "a link"),
    "an address": (GOOD + "- https://example.org\n", "a link"),
    "a reference": (GOOD + "[a]: b\n", "a link"),
    "a picture": (GOOD + '<IMG src="x">\n', "a link"),
    "an anchor": (GOOD + "<a\n", "a link"),
    "an escape": (GOOD + "\x1b[2J\n", "control characters"),
}


@pytest.mark.parametrize("job", ["github", "gitlab"])
@pytest.mark.parametrize("case", HOSTILE)
def test_a_comment_of_another_form_is_refused(case: str, job: str, tmp_path: Path) -> None:
    text, reason = HOSTILE[case]
    folder = tmp_path / "clone"
    folder.mkdir()
    comment = tmp_path / "review" / "comment.md"
    comment.parent.mkdir()

    comment.write_text(GOOD, encoding="utf-8")
    assert check_form(comment, folder, job) == (0, "")
    comment.write_text(text, encoding="utf-8")
    code, said = check_form(comment, folder, job)
    assert (code, reason in said) == (1, True)


@pytest.mark.parametrize("job", ["github", "gitlab"])
def test_a_comment_that_is_a_link_is_refused(job: str, tmp_path: Path) -> None:
    (tmp_path / "clone").mkdir()
    (tmp_path / "review").mkdir()
    (tmp_path / "secret").write_text(GOOD, encoding="utf-8")
    (tmp_path / "review" / "comment.md").symlink_to(tmp_path / "secret")

    code, said = check_form(tmp_path / "review" / "comment.md", tmp_path / "clone", job)

    assert (code, "no file" in said) == (1, True)


HOSTILE_SPEC = SMALL.replace(
    "text: AMS", "text: '[a](https://example.org) <img src=x> ![b](c) @all #1 www.example.org </details>'"
)


@pytest.mark.parametrize("job", ["github", "gitlab"])
def test_the_comment_of_a_hostile_spec_has_the_form(job: str, tmp_path: Path) -> None:
    clone = pull_request(tmp_path)
    (clone / "specs" / "small.yaml").write_text(HOSTILE_SPEC, encoding="utf-8")
    edit(clone / "specs" / "small.yaml", "title: Prøve", "title: '[x]: javascript:alert(1)'")
    shell("snitflade review origin/main --out ../review || true", clone)

    assert "example" in (tmp_path / "review" / "comment.md").read_text(encoding="utf-8")
    assert check_form(tmp_path / "review" / "comment.md", clone, job) == (0, "")


def test_a_review_is_written_where_no_link_of_the_branch_leads(tmp_path: Path) -> None:
    clone = pull_request(tmp_path)
    (tmp_path / "target").mkdir()
    (clone / "review").symlink_to(tmp_path / "target")
    variables = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "origin/main", "BASE": "main", "RUNNER_TEMP": str(tmp_path / "temp"),
                 "GITHUB_OUTPUT": str(tmp_path / "outputs")}  # fmt: skip

    assert shell(step_named("Review"), clone, **variables).returncode == 0
    assert shell(read(GITLAB)["diagrams"]["script"][1], clone, **variables).returncode == 0
    assert files(tmp_path / "target") == {}
    assert (clone / "review" / "comment.md").is_file()
