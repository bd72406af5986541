"""``python -m tests.benchmarks [--rounds N] [--json FILE]``: measures, and prints tables beside the project's bars."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.measuring import Bench, Figures
from tests.benchmarks.processes import Failed
from tests.benchmarks.tables import Bar, Spread, spread, table
from tests.benchmarks.tools import OURS, RIVAL

SINGLE = Path("specs/kmd-aktiv-as-is.yaml")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how often each command runs (default 7)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep every figure")
    wanted = parser.parse_args(arguments)
    specs = sorted(SINGLE.parent.glob("*.yaml"))
    with tempfile.TemporaryDirectory() as folder:
        try:
            figures = Bench(specs, SINGLE, Path(folder), wanted.rounds, _tell).measure()
        except Failed as failed:
            print(f"a measurement failed: {failed}", file=sys.stderr)
            return 1
    print("\n\n".join(report(figures, len(specs))))
    if wanted.json:
        wanted.json.write_text(json.dumps(_plain(figures), indent=1) + "\n", encoding="utf-8")
    return 0


def report(figures: Figures, count: int) -> list[str]:
    """The tables, one text each."""
    parts = [_machine(), _cold(figures), _warm(figures), _commands(figures, count), _bars(figures)]
    if figures.left_out:
        parts.append(table("Not measured", ("tool", "why"), list(figures.left_out.items())))
    return parts


def _machine() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    cores = os.cpu_count() or 1
    parts = [f"{python}, {platform.machine()}, {cores} cores. Each figure: median (least to greatest)."]
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    if load > cores:
        parts.append(f"Other programs are at work too (load {load:.1f}): only the CPU times and the least ones count.")
    return "\n".join(parts)


def _cold(figures: Figures) -> str:
    rows = [
        (
            name,
            spread([run.wall * 1000 for run in runs]).text(0),
            spread([run.cpu * 1000 for run in runs]).text(0),
            spread([run.peak for run in runs]).text(0),
            f"{_cold_wall(figures, name) / rival:.2f}" if (rival := _cold_wall(figures, RIVAL.name)) else "",
        )
        for name, runs in figures.cold.items()
    ]
    title = f"One SVG of {SINGLE.stem} from a cold start"
    return table(title, ("tool", "wall ms", "CPU ms", "peak MB", f"wall / {RIVAL.name}"), rows)


def _cold_wall(figures: Figures, name: str) -> float:
    return spread([run.wall for run in figures.cold[name]]).median if name in figures.cold else 0.0


def _warm(figures: Figures) -> str:
    rows = [
        (name, formats, spread(w.new).text(1), spread(w.cpu).text(1), spread(w.known).text(1), spread(w.peak).text(0))
        for (name, formats), w in sorted(figures.warm.items(), key=lambda item: item[0][1])
    ]
    header = ("tool", "formats", "new: wall ms", "new: CPU ms", "known: wall ms", "peak MB")
    return table("A diagram in a warm process: new to it, and drawn by it before", header, rows)


def _commands(figures: Figures, count: int) -> str:
    rows = [
        (
            formats,
            spread([run.wall * 1000 for run in runs]).text(0),
            spread([run.cpu * 1000 for run in runs]).text(0),
            spread([run.wall * 1000 / count for run in runs]).text(1),
            f"{peak:.0f}" if (peak := figures.shared_peaks[formats]) else "",
        )
        for formats, runs in figures.commands.items()
    ]
    header = ("formats", "wall ms", "CPU ms", "wall ms / diagram", "peak MB, all processes")
    return table(f"One snitflade command for all {count} diagrams, its start included", header, rows)


def _bars(figures: Figures) -> str:
    cold, rival = figures.cold.get(OURS.name), figures.cold.get(RIVAL.name)
    svg, both = (figures.warm.get((OURS.name, formats)) for formats in ("svg", "svg,pdf"))
    rival_wall = spread([run.wall for run in rival]).median if rival else None
    ratios = spread([run.wall / rival_wall for run in cold]) if cold and rival_wall else None
    bars = [
        Bar(f"cold start, wall / {RIVAL.name}", 0.75, ratios),
        Bar("cold start, CPU seconds", 0.2, spread([run.cpu for run in cold]) if cold else None, strict=True),
        Bar("batch, ms a diagram, SVG", 20, spread(svg.new) if svg else None),
        Bar("batch, ms a diagram, SVG and PDF", 45, spread(both.new) if both else None),
        Bar("peak memory, MB, of the largest run", 120, _peak(figures), strict=True),
    ]
    title = "The bars, meant for an idle machine: the median is judged"
    return table(title, ("", "bar", "median", "least", ""), [bar.row() for bar in bars])


def _peak(figures: Figures) -> Spread | None:
    runs = [*figures.cold.get(OURS.name, ()), *(run for runs in figures.commands.values() for run in runs)]
    warm = [peak for (name, _), w in figures.warm.items() if name == OURS.name for peak in w.peak]
    together = [peak for peak in figures.shared_peaks.values() if peak]
    peaks = [run.peak for run in runs] + warm + together
    return spread([max(peaks)]) if peaks else None


def _plain(figures: Figures) -> dict[str, object]:
    warm = {f"{name}: {formats}": asdict(w) for (name, formats), w in figures.warm.items()}
    return {**asdict(figures), "warm": warm}


def _tell(step: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{step} …", end="" if not step.endswith("done") else "\n", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
