"""Runs the command of a case in a copy of its folder.

A case is a small input that once failed: a folder of ``inputs/`` with ``case.yaml``, whose ``command`` is what a person
typed (``snitflade`` on the PATH, the standard library beside it), and whose ``right`` says what should come of it. The
tests beside this module hold what ``right`` says.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.cli.command import MEASURED

INPUTS = Path(__file__).with_name("inputs")
BASH = shutil.which("bash") or "/bin/bash"
LONGEST_SECONDS = 120
"""A command is ended after this many seconds, far more than any case may take on a busy machine."""


@dataclass(frozen=True)
class CaseRun:
    """How the command ended, what it said, what it took (the memory of its largest process), and where it ran."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float
    folder: Path

    @property
    def said(self) -> str:
        """What it said on both streams."""
        return self.out + self.err


def run_case(name: str, tmp_path: Path, command: str | None = None) -> CaseRun:
    """Copy the case ``name`` below ``tmp_path`` (once) and run its command there, or another one."""
    folder = tmp_path / name
    if not folder.exists():
        shutil.copytree(INPUTS / name, folder, symlinks=True)
    if command is None:
        command = str(yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))["command"])
    peak = tmp_path / "peak"
    start = time.monotonic()
    run = subprocess.run(
        [sys.executable, str(MEASURED), str(peak), BASH, "-c", command],
        cwd=folder, env=_environment(tmp_path), capture_output=True, check=False, timeout=LONGEST_SECONDS,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    seconds = time.monotonic() - start
    megabytes = int(peak.read_text(encoding="ascii")) / (1024**2 if sys.platform == "darwin" else 1024)
    out, err = (stream.decode("utf-8", "replace") for stream in (run.stdout, run.stderr))
    return CaseRun(run.returncode, out, err, seconds, megabytes, folder)


def _environment(tmp_path: Path) -> dict[str, str]:
    """``snitflade`` and ``python3`` on the PATH are this interpreter's; git knows who commits."""
    programs = tmp_path / "programs"
    programs.mkdir(exist_ok=True)
    for program, words in {"snitflade": "-P -m snitflade", "python3": ""}.items():
        script = programs / program
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {words} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in _WHO.items()}
    return {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1",
            "SNITFLADE_COMMAND": str(programs / "snitflade"), **who}  # fmt: skip


_WHO = {"NAME": "A Person", "EMAIL": "person@example.org"}
