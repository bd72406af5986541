"""snitflade itself: the installed command, and the steps of its Python API."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.tools.tool import Tool

COMMAND = Path(sys.executable).with_name("snitflade")


def batch_command(specs: list[Path], folder: Path, formats: str) -> list[str]:
    """Draws several specs into a folder in one go; ``formats`` is as the command wants it, such as ``svg,pdf``."""
    return [str(COMMAND), "build", *map(str, specs), "--format", formats, "--output", str(folder)]


def _command(spec: Path, output: Path) -> list[str]:
    return batch_command([spec], output.parent, output.suffix[1:])


def _draw(spec: Path, outputs: Sequence[Path]) -> None:
    """All the steps that the command takes for a diagram, the check of the colours included."""
    import snitflade
    from snitflade.palette import check_palette

    diagram = snitflade.load(spec)
    check_palette(diagram.drawn_categories, "#ffffff")
    scene = snitflade.layout(diagram)
    for output in outputs:
        output.write_bytes(snitflade.render(scene, output.suffix[1:]))


TOOL = Tool("snitflade", ".yaml", None, _command, _draw, writes_pdf=True)
