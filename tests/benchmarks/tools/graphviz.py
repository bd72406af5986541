"""Graphviz ``dot``: the program where there is one, else the library that pygraphviz brings, in a fresh Python."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.picture import Edge, Entry, Node, Picture
from tests.benchmarks.tools.tool import Tool

_LIBRARY = "import sys, pygraphviz; pygraphviz.AGraph(sys.argv[1]).draw(sys.argv[2], prog='dot')"
_SHAPES = {"rectangle": "box", "stadium": "oval"}


def _write(picture: Picture) -> str:
    return "\n".join(_lines(picture))


def _lines(picture: Picture) -> Iterator[str]:
    yield "digraph {"
    yield f"  graph [rankdir=LR, labelloc=t, label={_quoted(picture.title)}];"
    yield from map(_node, picture.nodes)
    yield from map(_edge, picture.edges)
    yield "  subgraph cluster_legend {"
    yield from map(_entry, picture.legend)
    yield "  }"
    yield "}"


def _node(node: Node) -> str:
    return f"  {node.id} [label={_quoted(node.name)}, shape={_SHAPES.get(node.shape, node.shape)}];"


def _edge(edge: Edge) -> str:
    heads = {(True, True): "both", (True, False): "forward", (False, True): "back", (False, False): "none"}
    looks = f'color="{edge.colour}", style={"dashed" if edge.dashed else "solid"}'
    arrows = heads[edge.forward, edge.backward]
    return f"  {edge.start} -> {edge.end} [label={_quoted(edge.label)}, {looks}, dir={arrows}];"


def _entry(entry: Entry) -> str:
    return f'  {entry.id} [label={_quoted(entry.text)}, shape=box, color="{entry.colour or "#000000"}"];'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _command(source: Path, output: Path) -> list[str]:
    program = shutil.which("dot")
    if program:
        return [program, f"-T{output.suffix[1:]}", "-o", str(output), str(source)]
    return [sys.executable, "-P", "-c", _LIBRARY, str(source), str(output)]


def _draw(source: Path, outputs: Sequence[Path]) -> None:
    import pygraphviz

    for output in outputs:
        pygraphviz.AGraph(str(source)).draw(str(output), prog="dot")


TOOL = Tool("Graphviz dot", ".dot", _write, _command, _draw, writes_pdf=True)
