"""A git repository of a test's own, with the small project in it, its output built and committed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.cli.command import project, snitflade

_OWN = {
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_PAGER": "cat",
    **{f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}  # fmt: skip


def git(folder: Path, *arguments: str, fails: bool = False) -> str:
    """Run git as nobody's settings would have it; it must succeed unless ``fails``. Returns what it says."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | _OWN
    run = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (run.returncode != 0) is fails, run.stdout + run.stderr
    return run.stdout


def commit(folder: Path, message: str = "change") -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def repository(folder: Path, **specs: str) -> Path:
    """``main`` with the specs, built; see :func:`project`."""
    project(folder, **specs)
    assert snitflade("build", "-q", cwd=folder).code == 0
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "first")
    return folder


def edit(file: Path, old: str, new: str) -> None:
    """Replace what must stand in the file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
