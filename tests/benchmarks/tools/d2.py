"""D2: its native program, which PyPI's d2-python-wrapper brings, called without the wrapper."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.picture import Edge, Entry, Node, Picture
from tests.benchmarks.tools.tool import Tool

_SHAPES = {"octagon": "hexagon", "stadium": "oval"}
_ARROWS = {(True, True): "<->", (True, False): "->", (False, True): "<-", (False, False): "--"}


def _write(picture: Picture) -> str:
    return "\n".join(_lines(picture)) + "\n"


def _lines(picture: Picture) -> Iterator[str]:
    yield "direction: right"
    yield f"title: {_quoted(picture.title)} {{shape: text; near: top-center}}"
    yield from map(_node, picture.nodes)
    yield from map(_edge, picture.edges)
    yield "legend: {"
    yield from map(_entry, picture.legend)
    yield "}"


def _node(node: Node) -> str:
    return f"{node.id}: {_quoted(node.name)} {{shape: {_SHAPES.get(node.shape, node.shape)}}}"


def _edge(edge: Edge) -> str:
    looks = f'style.stroke: "{edge.colour}"' + ("; style.stroke-dash: 5" if edge.dashed else "")
    label = _quoted(edge.label) if edge.label else '""'
    return f"{edge.start} {_ARROWS[edge.forward, edge.backward]} {edge.end}: {label} {{{looks}}}"


def _entry(entry: Entry) -> str:
    return f'  {entry.id}: {_quoted(entry.text)} {{style.stroke: "{entry.colour or "#000000"}"}}'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$").replace("\n", "\\n")
    return f'"{escaped}"'


def _program() -> str:
    wrapper = importlib.util.find_spec("d2_python")
    bundled = Path(wrapper.origin).parent / "bin" / sys.platform / "d2-bin" if wrapper and wrapper.origin else None
    return str(bundled) if bundled and bundled.exists() else shutil.which("d2") or "d2"


def _command(layout: str, source: Path, output: Path) -> list[str]:
    return [_program(), f"--layout={layout}", str(source), str(output)]


TOOL = Tool("D2", ".d2", _write, partial(_command, "dagre"), None)
TOOL_ELK = Tool("D2, ELK layout", ".d2", _write, partial(_command, "elk"), None)
