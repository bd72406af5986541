"""Writes the inputs of all tools from the specs: ``python -m tests.benchmarks.preparing FOLDER SPEC…``.

A program of its own, so that the process that measures stays small.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.picture import picture_of
from tests.benchmarks.tools import TOOLS, Tool


def source_of(tool: Tool, spec: Path, folder: Path) -> Path:
    """Where the tool's input for a spec stands."""
    return folder / f"{spec.stem}{tool.suffix}" if tool.write else spec


def prepare(folder: Path, specs: list[Path]) -> None:
    import snitflade

    for spec in specs:
        picture = picture_of(snitflade.load(spec))
        for tool in TOOLS.values():
            if tool.write:
                source_of(tool, spec, folder).write_text(tool.write(picture), encoding="utf-8")


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
