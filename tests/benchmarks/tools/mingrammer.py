"""mingrammer diagrams: a diagram is a Python script, which it turns into a graph for Graphviz dot.

Its own way to draw is the program ``dot``, writing into the current folder; its graph is drawn with pygraphviz's
library instead, which is quicker and needs no program.
"""

from __future__ import annotations

import json
import runpy
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.tools.tool import Tool

if TYPE_CHECKING:
    from tests.benchmarks.picture import Picture

_SCRIPT = """\
import json
import sys

import pygraphviz
from diagrams import Cluster, Diagram, Edge, Node, setdiagram

picture = json.loads({picture!r})


def line(edge):
    style = "dashed" if edge["dashed"] else "solid"
    label, colour = edge["label"], edge["colour"]
    return Edge(forward=edge["forward"], reverse=edge["backward"], label=label, color=colour, style=style)


def graph():
    diagram = Diagram(picture["title"], curvestyle="curved", show=False)
    setdiagram(diagram)
    nodes = {{n["id"]: Node(n["name"], nodeid=n["id"], shape={shapes}[n["shape"]]) for n in picture["nodes"]}}
    for edge in picture["edges"]:
        nodes[edge["start"]].connect(nodes[edge["end"]], line(edge))
    with Cluster("legend"):
        for entry in picture["legend"]:
            Node(entry["text"], nodeid=entry["id"], color=entry["colour"] or "#000000")
    setdiagram(None)
    return diagram.dot.source


def draw(outputs):
    source = graph()
    for output in outputs:
        pygraphviz.AGraph(string=source).draw(output, prog="dot")


if __name__ == "__main__":
    draw(sys.argv[1:])
"""
_SHAPES = {name: name for name in ("cylinder", "hexagon", "octagon", "parallelogram")}
_SHAPES |= {"rectangle": "box", "stadium": "oval"}


def _write(picture: Picture) -> str:
    return _SCRIPT.format(picture=json.dumps(asdict(picture), ensure_ascii=False), shapes=_SHAPES)


def _command(source: Path, output: Path) -> list[str]:
    return [sys.executable, "-P", str(source), str(output)]


def _draw(source: Path, outputs: Sequence[Path]) -> None:
    runpy.run_path(str(source))["draw"](list(map(str, outputs)))


TOOL = Tool("diagrams", ".py", _write, _command, _draw, writes_pdf=True)
