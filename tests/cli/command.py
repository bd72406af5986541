"""Runs the command as a user does, in a process of its own, and measures it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.spec.specs_for_tests import HEADER, LINKS, SYSTEMS, write_spec

SMALL = HEADER + SYSTEMS + LINKS
COMMAND = (sys.executable, "-m", "snitflade")


@dataclass(frozen=True)
class Run:
    """How a command ended, what it said, and what it took (the memory of its largest process)."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


def snitflade(*arguments: str, cwd: Path, **variables: str) -> Run:
    """Run ``snitflade ARGUMENTS`` in a folder, with these environment variables beside the present ones."""
    environment = {**os.environ, "PYTHONUTF8": "1", **variables}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        process = subprocess.Popen([*COMMAND, *arguments], cwd=cwd, env=environment, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - start
        for stream in (out, err):
            stream.seek(0)
        said, told = (stream.read().decode("utf-8", "replace") for stream in (out, err))
    return Run(process.returncode, said, told, seconds, usage.ru_maxrss / 1024)


def project(folder: Path, **specs: str) -> Path:
    """A folder with ``specs/`` in it: each text under its name, "_" for "-"; one small diagram when none is given."""
    (folder / "specs").mkdir()
    for name, text in (specs or {"small": SMALL}).items():
        write_spec(folder / "specs", text, name.replace("_", "-"))
    return folder


def named(name: str, text: str = SMALL) -> str:
    """The small spec under another id."""
    return text.replace("diagram: small", f"diagram: {name}")


def files(folder: Path) -> dict[str, bytes]:
    """Everything below a folder: names, with what the files hold; "" for a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }


def is_picture(name: str) -> bool:
    return Path(name).suffix in {".svg", ".pdf", ".png"}


def pictures(folder: Path) -> set[str]:
    """The names of the pictures in a folder."""
    return {name for name in files(folder) if is_picture(name)}
