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
MEASURED = Path(__file__).with_name("measured.py")


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
    with tempfile.TemporaryDirectory() as folder:
        peak = Path(folder) / "peak"
        start = time.monotonic()
        run = subprocess.run(
            [sys.executable, str(MEASURED), str(peak), *COMMAND, *arguments],
            cwd=cwd, env=environment, capture_output=True, check=False,
        )  # fmt: skip
        seconds = time.monotonic() - start
        megabytes = int(peak.read_text(encoding="ascii")) / (1024**2 if sys.platform == "darwin" else 1024)
    said, told = (stream.decode("utf-8", "replace") for stream in (run.stdout, run.stderr))
    return Run(run.returncode, said, told, seconds, megabytes)


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
