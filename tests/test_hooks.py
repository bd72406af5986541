"""What is offered to pre-commit, GitHub and GitLab calls commands that exist, and its scripts do what they say."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from snitflade.cli.running import commands
from tests.cli.command import files, snitflade
from tests.cli.repository import commit, edit, git, repository

ROOT = Path(__file__).parents[1]
CI = ROOT / "templates" / "ci"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
GITHUB = CI / "github.yml"
OWN = ROOT / ".github" / "workflows" / "diagrams.yml"
GITLAB = CI / "gitlab-ci.yml"


def read(path: Path) -> dict[Any, Any]:
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(document, dict)
    return document


def steps(path: Path, job: str = "review") -> list[dict[str, Any]]:
    found = read(path)["jobs"][job]["steps"]
    assert isinstance(found, list)
    return found


def step_named(name: str, job: str = "review") -> str:
    """What a step of the GitHub workflow runs."""
    return str(next(step["run"] for step in steps(GITHUB, job) if step.get("name") == name))


def scripts(path: Path) -> list[str]:
    """The shell lines of a workflow or of all jobs."""
    if path == GITLAB:
        return [line for job in read(path).values() for line in job["script"]]
    return [step["run"] for job in read(path)["jobs"] for step in steps(path, job) if "run" in step]


def calls(script: str) -> list[list[str]]:
    """The words of each call of snitflade in a script."""
    return [shlex.split(call) for call in re.findall(r"^ *(snitflade [^|\n]*)", script, re.MULTILINE)]


def parses(words: list[str]) -> None:
    """The command takes these arguments. :raises click.UsageError: when it does not."""
    command = commands.get_command(click.Context(commands), words[1])
    assert command is not None, words
    command.make_context(words[1], words[2:])


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_is_of_the_form_that_pre_commit_wants(name: str) -> None:
    hook = HOOKS[name]

    assert hook.keys() == {"id", "name", "description", "entry", "language", "files", "pass_filenames"}
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)
    assert re.search(hook["files"], "specs/legends/as-is.yaml")
    assert not re.search(hook["files"], "tests/specs/valid/a.yaml")
    parses(shlex.split(hook["entry"]))
    parses([*shlex.split(hook["entry"]), "--page", "a3"])


def run_hook(name: str, folder: Path) -> int:
    words = shlex.split(HOOKS[name]["entry"])
    return snitflade(*words[1:], cwd=folder).code


def test_the_hooks_stop_what_they_are_for(tmp_path: Path) -> None:
    repository(tmp_path)
    assert {name: run_hook(name, tmp_path) for name in HOOKS} == dict.fromkeys(HOOKS, 0)
    assert git(tmp_path, "status", "--porcelain") == ""

    edit(tmp_path / "specs/small.yaml", "text: AMS", "text: Andet")
    assert run_hook("snitflade-check", tmp_path) == 0
    assert run_hook("snitflade-output", tmp_path) == 1
    assert run_hook("snitflade-build", tmp_path) == 0
    assert "output/small.svg" in git(tmp_path, "status", "--porcelain")  # which is what stops the commit
    assert run_hook("snitflade-output", tmp_path) == 0

    edit(tmp_path / "specs/small.yaml", "system: STAR,", "system: STRA,")
    assert {name: run_hook(name, tmp_path) for name in HOOKS} == dict.fromkeys(HOOKS, 2)


@pytest.mark.parametrize("path", [GITHUB, OWN, GITLAB], ids=lambda path: path.name)
def test_the_commands_of_a_job_exist_with_their_options(path: Path) -> None:
    found = [call for script in scripts(path) for call in calls(script)]

    assert {words[1] for words in found} == {"review", "check"}
    for words in found:
        parses(words)


def test_the_workflow_of_this_repository_differs_in_what_it_installs_only() -> None:
    ours, offered = steps(OWN), steps(GITHUB)

    assert steps(OWN, "comment") == steps(GITHUB, "comment")
    assert {**read(OWN), "jobs": None, True: None} == {**read(GITHUB), "jobs": None, True: None}
    assert [{**job, "steps": None} for job in read(OWN)["jobs"].values()] == [
        {**job, "steps": None} for job in read(GITHUB)["jobs"].values()
    ]
    assert [step for step in ours if step not in offered] == [ours[2]]
    assert ours[2]["name"] == offered[2]["name"] == "Install snitflade"
    assert (ROOT / "requirements" / "run.lock").is_file()


def shell(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does, with ``snitflade`` and a ``gh`` and ``glab`` that note their arguments."""
    tools = folder.parent / "tools"
    tools.mkdir(exist_ok=True)
    for name, text in (
        ("snitflade", f'exec {shlex.quote(sys.executable)} -m snitflade "$@"'),
        ("gh", 'printf "%s\\n" gh "$@"'),
        ("glab", 'printf "%s\\n" glab "$@"'),
    ):
        (tools / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", **variables}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def pull_request(folder: Path) -> Path:
    """A clone, as a job has it, of a branch that changes a spec and forgets to build."""
    origin, clone = folder / "origin", folder / "clone"
    origin.mkdir()
    repository(origin)
    git(origin, "switch", "--quiet", "--create", "branch")
    edit(origin / "specs/small.yaml", "text: AMS", "text: Andet")
    commit(origin)
    git(folder, "clone", "--quiet", "origin", "clone")
    return clone


def test_the_steps_of_the_workflow(tmp_path: Path) -> None:
    clone = pull_request(tmp_path)
    summary = tmp_path / "summary.md"
    named = {step["name"]: step["run"] for job in ("review", "comment") for step in steps(GITHUB, job) if "run" in step}
    variables = {
        "BASE": "main", "GITHUB_STEP_SUMMARY": str(summary), "NUMBER": "7", "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(tmp_path / "outputs"),
    }  # fmt: skip
    before = git(clone, "status", "--porcelain", "--ignored")

    runs = {name: shell(script, clone, **variables) for name, script in named.items() if "Install" not in name}

    assert {name: run.returncode for name, run in runs.items()} == {
        "Review": 0,
        "Show the review on the page of the run": 0,
        "Check that output/ is fresh": 1,
        "Check the form of the comment": 0,
        "Comment": 0,
    }
    assert git(clone, "status", "--porcelain", "--ignored") == before  # nothing is written in the checkout
    assert (tmp_path / "outputs").read_text(encoding="utf-8") == "written=true\n"
    assert "output/small.svg: stale" in runs["Check that output/ is fresh"].stdout
    assert summary.read_bytes() == (tmp_path / "review/comment.md").read_bytes()
    assert runs["Comment"].stdout.split()[:5] == ["gh", "pr", "comment", "7", "--body-file"]
    assert {"comment.md", "summary.json", "small.svg"} <= files(tmp_path / "review").keys()


def test_a_spec_with_errors_fails_the_step_and_the_comment_is_there(tmp_path: Path) -> None:
    clone = pull_request(tmp_path)
    edit(clone / "specs/small.yaml", "system: STAR,", "system: STRA,")
    git(clone, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--all", "--quiet", "--message", "x")

    outputs = tmp_path / "outputs"

    run = shell(step_named("Review"), clone, BASE="main", RUNNER_TEMP=str(tmp_path), GITHUB_OUTPUT=str(outputs))

    assert run.returncode == 1
    assert outputs.read_text(encoding="utf-8") == "written=true\n"
    assert "STRA" in (tmp_path / "review/comment.md").read_text(encoding="utf-8")


def test_the_lines_of_the_gitlab_jobs(tmp_path: Path) -> None:
    clone = pull_request(tmp_path)
    base = git(clone, "merge-base", "origin/main", "HEAD").strip()
    variables = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CI_MERGE_REQUEST_IID": "7", "CI_PROJECT_URL": "project"}

    runs = [shell(line, clone, **variables) for line in scripts(GITLAB) if "pip" not in line]

    assert [run.returncode for run in runs] == [0, 1, 0, 0]
    assert runs[3].stdout.splitlines()[:4] == ["glab", "mr", "note", "7"]
    assert "<ins>Andet</ins>" in runs[3].stdout


@pytest.mark.parametrize("path", [GITHUB, GITLAB], ids=lambda path: path.name)
def test_nothing_is_installed_until_somebody_says_what(path: Path, tmp_path: Path) -> None:
    install = next(script for script in scripts(path) if "pip install" in script)

    run = shell(install, tmp_path, SNITFLADE="")

    assert run.returncode != 0
    assert "set this variable to what pip installs" in run.stderr


def test_the_readme_shows_the_hooks_and_the_attributes_that_are_there() -> None:
    readme = (CI / "README.md").read_text(encoding="utf-8")

    assert set(re.findall(r"- id: (\S+)", readme)) == HOOKS.keys()
    attributes = [line.split() for line in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()]
    shown = [line.split() for line in readme.splitlines() if re.match(r"    (specs|output)/", line)]
    assert len(shown) == 4
    assert [words for words in shown if [w for w in words if w != "binary"] not in attributes] == []
