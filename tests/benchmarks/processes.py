"""Runs a command and says what it took: wall time, CPU time of all its processes, peak memory.

The peak that the system keeps of a process starts from that of its parent, which is why this one imports little.
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_LOOK_EVERY_S = 0.002


class Failed(Exception):
    """The command ended with an error; the message is the last line that it wrote."""


@dataclass(frozen=True, slots=True)
class Run:
    """``wall`` and ``cpu`` are seconds, ``peak`` is MB (10⁶ bytes) of the process that took most."""

    wall: float
    cpu: float
    peak: float
    output: str


def run(command: Sequence[str]) -> Run:
    """Runs a command to its end. :raises Failed: when it cannot be started or ends with an error."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        start = time.perf_counter()
        process = _started(command, said.fileno(), complained.fileno())
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            complained.seek(0)
            raise Failed(_last_line(complained.read()))
        said.seek(0)
        peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        return Run(wall, usage.ru_utime + usage.ru_stime, peak / 1e6, said.read().decode())


def shared_peak(command: Sequence[str]) -> float | None:
    """The peak (MB) of all processes of the command together, shared pages counted once; None where not known.

    Looks at Linux's ``/proc`` every 2 ms, which slows the command down: its time says nothing.

    :raises Failed: as :func:`run`.
    """
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    process = _started(command, subprocess.DEVNULL, subprocess.DEVNULL)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(map(_share, _family(process.pid))))
        time.sleep(_LOOK_EVERY_S)
    if process.returncode:
        raise Failed(f"ended with {process.returncode}")
    return peak


def _started(command: Sequence[str], said: int, complained: int) -> subprocess.Popen[bytes]:
    # Installed packages have their bytecode beside them, so no tool is to be measured without.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    try:
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=complained, env=environment)
    except OSError as error:
        raise Failed(f"{Path(command[0]).name}: {error.strerror}") from None


def _family(pid: int) -> list[int]:
    children: list[int] = []
    with contextlib.suppress(OSError):  # it may have ended meanwhile
        for task in Path(f"/proc/{pid}/task").iterdir():
            children += map(int, (task / "children").read_text().split())
    return [pid, *(relative for child in children for relative in _family(child))]


def _share(pid: int) -> float:
    with contextlib.suppress(OSError):
        found = re.search(r"^Pss: +(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        return int(found[1]) * 1024 / 1e6 if found else 0.0
    return 0.0


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode(errors="replace").strip().splitlines()
    return lines[-1][:200] if lines else "ended with an error, without a word"
