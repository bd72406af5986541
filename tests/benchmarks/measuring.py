"""What is measured: cold starts, batches inside one process, batches with one command. Every tool takes its turn."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.preparing import source_of
from tests.benchmarks.processes import Failed, Run, run, shared_peak
from tests.benchmarks.tools import TOOLS, Tool
from tests.benchmarks.tools.snitflade import batch_command

Step = Callable[[str], None]


@dataclass(slots=True)
class Warm:
    """Milliseconds a diagram (wall), when it is new to the process and when it is known; MB of the whole process."""

    new: list[float] = field(default_factory=list)
    known: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Figures:
    """All that was measured, by the tool's name, or by the formats for the batches of snitflade's command."""

    cold: dict[str, list[Run]] = field(default_factory=dict)
    warm: dict[tuple[str, str], Warm] = field(default_factory=dict)
    commands: dict[str, list[Run]] = field(default_factory=dict)
    shared_peaks: dict[str, float | None] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


class Bench:
    """Measures in a folder of its own; ``single`` is the spec of the cold starts."""

    def __init__(self, specs: Sequence[Path], single: Path, folder: Path, rounds: int, tell: Step) -> None:
        self.specs, self.single, self.folder, self.rounds, self.tell = specs, single, folder, rounds, tell
        self.figures = Figures()

    def measure(self) -> Figures:
        run([sys.executable, "-m", "tests.benchmarks.preparing", str(self.folder), *map(str, self.specs)])
        tools = [tool for tool in TOOLS.values() if self._works(tool)]
        for number in range(self.rounds):
            self.tell(f"round {number + 1} of {self.rounds}")
            for tool in tools:
                self.figures.cold.setdefault(tool.name, []).append(run(self._cold(tool)))
            for tool in tools:
                self._warm(tool, "svg", number)
                if tool.writes_pdf:
                    self._warm(tool, "svg,pdf", number)
            for formats in ("svg", "svg,pdf"):
                self.figures.commands.setdefault(formats, []).append(run(self._batch(formats)))
        for formats in ("svg", "svg,pdf"):
            self.figures.shared_peaks[formats] = shared_peak(self._batch(formats))
        return self.figures

    def _works(self, tool: Tool) -> bool:
        """A first run that does not count: it finds the files on the disk, and the tools that are not there."""
        try:
            run(self._cold(tool))
        except Failed as failed:
            self.figures.left_out[tool.name] = str(failed)
            return False
        return True

    def _cold(self, tool: Tool) -> list[str]:
        return tool.command(source_of(tool, self.single, self.folder), self.folder / f"{self.single.stem}.svg")

    def _batch(self, formats: str) -> list[str]:
        return batch_command(list(self.specs), self.folder, formats)

    def _warm(self, tool: Tool, formats: str, number: int) -> None:
        if not tool.draw:
            return
        start = number % len(self.specs)  # another diagram warms up each time
        sources = [source_of(tool, spec, self.folder) for spec in (*self.specs[start:], *self.specs[:start])]
        arguments = [tool.name, formats, str(self.folder), *map(str, sources)]
        found = run([sys.executable, "-m", "tests.benchmarks.warm", *arguments])
        times = json.loads(found.output)
        warm = self.figures.warm.setdefault((tool.name, formats), Warm())
        warm.new += [wall for wall, _ in times["new"]]
        warm.cpu += [cpu for _, cpu in times["new"]]
        warm.known += [wall for wall, _ in times["known"]]
        warm.peak.append(found.peak)
