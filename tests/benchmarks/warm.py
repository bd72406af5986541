"""Draws one diagram after the other inside one process.

    python -m tests.benchmarks.warm TOOL FORMATS FOLDER SOURCE…

Prints JSON: wall and CPU milliseconds for each diagram, all its formats together. The first source only warms the
process up, with all that it imports. The others are drawn twice, in two passes: in the first each is new to the
process, in the second all that a tool keeps of it is known.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.tools import TOOLS, Tool


def pass_over(tool: Tool, formats: Sequence[str], folder: Path, sources: Sequence[Path]) -> list[tuple[float, float]]:
    return [_timed(tool, source, [folder / f"{source.stem}.{name}" for name in formats]) for source in sources]


def _timed(tool: Tool, source: Path, outputs: Sequence[Path]) -> tuple[float, float]:
    assert tool.draw
    wall, cpu = time.perf_counter(), time.process_time()
    tool.draw(source, outputs)
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def main(arguments: Sequence[str]) -> None:
    tool, formats, folder = TOOLS[arguments[0]], arguments[1].split(","), Path(arguments[2])
    first, *others = map(Path, arguments[3:])
    pass_over(tool, formats, folder, [first])
    new = pass_over(tool, formats, folder, others)
    known = pass_over(tool, formats, folder, others)
    print(json.dumps({"new": new, "known": known}))


if __name__ == "__main__":
    main(sys.argv[1:])
