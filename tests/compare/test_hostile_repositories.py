"""A repository's settings, hooks and attributes start no program, and nothing is fetched because of them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from snitflade.compare.review import compare_sides
from snitflade.compare.sides import find_sides
from snitflade.problems import SnitfladeError
from snitflade.spec import git_revisions
from snitflade.spec.git_revisions import Repository
from tests.cli.command import snitflade
from tests.compare.repositories import SMALL, Project, project

REWORDED = SMALL.replace("text: AMS", "text: Andet")
# Each of them names a program to be run by some command of git.
PROGRAMS = (
    "core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.askPass", "core.alternateRefsCommand",
    "core.gitProxy", "diff.external", "diff.x.command", "diff.x.textconv", "filter.x.smudge", "filter.x.clean",
    "filter.x.process", "merge.x.driver", "credential.helper", "uploadpack.packObjectsHook", "pager.diff",
    "pager.rev-parse", "pager.ls-tree", "pager.cat-file", "pager.for-each-ref", "gpg.program", "sequence.editor",
    "interactive.diffFilter", "alias.rev-parse", "alias.ls-tree", "alias.cat-file", "remote.origin.uploadpack",
    "remote.origin.receivepack", "trailer.x.command", "browser.x.cmd", "man.x.cmd",
)  # fmt: skip
HOOKS = (
    "reference-transaction",
    "post-checkout",
    "post-index-change",
    "fsmonitor-watchman",
    "pre-auto-gc",
    "post-merge",
)


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    return tmp_path / "ran"


@pytest.fixture
def evil(tmp_path: Path, marker: Path) -> Path:
    """A program that leaves a mark when it is run."""
    program = tmp_path / "evil.sh"
    program.write_text(f'#!/bin/sh\necho "$0" "$@" >> "{marker}"\nexit 1\n', encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.fixture
def hostile(tmp_path: Path, evil: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Two commits, and settings, hooks and attributes that name the program wherever git takes one."""
    made = project(tmp_path / "repository")
    made.write("specs/small.yaml", REWORDED)
    made.write(".gitattributes", "* diff=x filter=x merge=x\n")
    made.git("add", "--all")
    made.git("commit", "--quiet", "-m", "second")
    for name in PROGRAMS:
        made.git("config", name, ("!" if name.startswith("alias.") else "") + str(evil))
    hooks = made.folder / "hooks"
    hooks.mkdir()
    for name in HOOKS:
        (hooks / name).symlink_to(evil)
    made.git("config", "core.hooksPath", str(hooks))
    made.git("config", "include.path", str(tmp_path / "included"))
    made.git("config", f"includeIf.gitdir:{made.folder}/.path", str(tmp_path / "included"))
    (tmp_path / "included").write_text(f"[core]\n\tfsmonitor = {evil}\n\tpager = {evil}\n", encoding="utf-8")
    monkeypatch.chdir(made.folder)
    return made


def found(*words: str) -> list[str]:
    return [review.status.value for review in compare_sides(*find_sides(words)).reviews]


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("words", [("HEAD",), ("HEAD~1", "HEAD"), ("HEAD~1...HEAD",), ("HEAD:specs",), ("nothing",)])
def test_no_program_of_the_settings_is_run(words: tuple[str, ...], marker: Path) -> None:
    if words == ("nothing",):
        with pytest.raises(SnitfladeError, match="unknown revision"):
            find_sides(words)
    else:
        assert found(*words) == ["changed" if "~1" in words[0] else "same"]
    assert not marker.exists()


def test_a_review_runs_none_either(hostile: Project, marker: Path) -> None:
    run = snitflade("review", "HEAD~1", "--out", "../review", cwd=hostile.folder)

    assert run.code == 1, run.err
    assert not marker.exists()


def test_the_program_is_run_where_git_is_let(hostile: Project, marker: Path) -> None:
    subprocess.run(["git", "status"], cwd=hostile.folder, capture_output=True, check=False)

    assert marker.exists()  # else the tests above would prove nothing


@pytest.fixture
def partial(hostile: Project, tmp_path: Path) -> Callable[[str, str], Project]:
    """Makes a clone without contents, with a setting of its remote."""

    def make(key: str, content: str) -> Project:
        hostile.git("config", "uploadpack.allowFilter", "true")
        hostile.git("config", "--unset", "uploadpack.packObjectsHook")
        made = Project(tmp_path / "part")
        hostile.git(
            "clone", "--quiet", "--filter=blob:none", "--no-checkout", hostile.folder.as_uri(), str(made.folder)
        )
        made.git("config", key, content)
        return made

    return make


@pytest.mark.parametrize("is_old_git", [False, True], ids=["git", "old git"])
@pytest.mark.parametrize(
    ("key", "content"),
    [
        ("remote.origin.uploadpack", "{evil}"),
        ("remote.origin.url", "ext::{evil}"),
        ("remote.origin.vcs", "evil"),
        ("core.sshCommand", "{evil}"),
        ("remote.origin.url", "ssh://nowhere.invalid/x"),
        ("remote.origin.url", "http://127.0.0.1:9/x"),
        ("protocol.allow", "always"),
    ],
)
def test_a_partial_clone_fetches_nothing(
    key: str, content: str, is_old_git: bool, partial: Callable[[str, str], Project], evil: Path, marker: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    if is_old_git:  # it does not know the variable
        monkeypatch.delitem(vars(git_revisions)["_OURS"], "GIT_NO_LAZY_FETCH")
    evil.with_name("git-remote-evil").symlink_to(evil)
    monkeypatch.setenv("PATH", str(evil.parent), prepend=":")
    clone = partial(key, content.format(evil=evil))
    clone.git("config", "core.sshCommand", str(evil))
    marker.unlink(missing_ok=True)
    monkeypatch.chdir(clone.folder)

    with pytest.raises(SnitfladeError, match=r"^HEAD:specs/small.yaml: missing contents of the file"):
        found("HEAD:specs/small.yaml", "HEAD:specs/small.yaml")
    assert not marker.exists()


def test_a_folder_that_looks_like_a_repository_is_none(hostile: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = hostile.folder / "specs" / "bare"
    hostile.git("clone", "--quiet", "--bare", str(hostile.folder), str(bare))
    Project(bare).git("config", "core.bare", "false")
    Project(bare).git("config", "core.worktree", str(hostile.folder))
    monkeypatch.chdir(bare)

    with pytest.raises(SnitfladeError, match="no revision can be read here"):
        Repository(Path())


def test_a_commit_is_shown_as_it_is_and_not_as_another(hostile: Project) -> None:
    other = hostile.git("rev-parse", "HEAD~1:specs/small.yaml")
    hostile.git("-c", "core.hooksPath=/dev/null", "replace", hostile.git("rev-parse", "HEAD:specs/small.yaml"), other)

    assert found("HEAD") == ["same"]


def test_alternates_are_objects_and_nothing_more(hostile: Project, tmp_path: Path, marker: Path) -> None:
    alternates = hostile.folder / ".git" / "objects" / "info" / "alternates"
    (tmp_path / "other" / "objects").mkdir(parents=True)
    alternates.write_text(f"{tmp_path / 'other' / 'objects'}\n/dev/zero\n", encoding="utf-8")

    assert found("HEAD") == ["same"]
    assert not marker.exists()


@pytest.mark.parametrize(
    "name", ["--output=x", "-h", "^HEAD", "HEAD^{tree}", "HEAD HEAD", "HEAD\nHEAD", "--all", "@{upstream}", "HEAD:", ""]
)
def test_a_revision_is_the_full_hash_of_one_commit_or_none(name: str, hostile: Project) -> None:
    repository = Repository(hostile.folder)

    assert repository.commit(name) is None
    assert repository.commit("HEAD") == hostile.git("rev-parse", "HEAD")


def test_settings_that_are_never_read_to_their_end_end_in_a_message(
    hostile: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "included").unlink()
    os.mkfifo(tmp_path / "included")
    monkeypatch.setattr(git_revisions, "_SECONDS_TO_BEGIN", 1)

    with pytest.raises(SnitfladeError, match="git rev-parse took too long"):
        Repository(hostile.folder)
