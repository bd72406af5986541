"""Where the systems of a graph want to be: the rough positions that Graphviz gives them.

The graph is built with the ``diagrams`` package and laid out by Graphviz's ``sfdp``, a spring model for large graphs
(Hu, *Efficient and high quality force-directed graph drawing*, 2005): in this process by ``pygraphviz``, or by a
``dot`` program on the PATH when that cannot load. The finished picture takes from it who is near whom, not its drawing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from snitflade.geometry import Point
from snitflade.landscape.graph import Graph
from snitflade.problems import SnitfladeError
from snitflade.project import find_program

EXTRA = 'pip install "snitflade[landscape]"'
DEBIAN_PACKAGES = "libglib2.0-0 libx11-6 libxext6 libxrender1"
_SEED = "7"
# seconds: far more than any landscape takes; without it, a fault in Graphviz would hang the command
_LONGEST_RUN_S = 120
_DECIMALS = 3  # of an inch; more would let the last bits of a machine decide between two arrangements


def rough_positions(graph: Graph) -> Mapping[str, Point]:
    """A position for each node by its name, in inches, x to the right and y down; the same on every run.

    :raises SnitfladeError: when Graphviz or ``diagrams`` is missing or cannot be loaded.
    """
    source = _dot_source(graph)
    plain = _draw_in_process(source)
    return _positions(plain, graph)


def _dot_source(graph: Graph) -> str:
    """The graph in the DOT language; names stay out of it, so that nothing in them can mean anything there."""
    try:
        import diagrams
    except ImportError as error:
        raise SnitfladeError("the landscape needs the package 'diagrams'", f"{EXTRA}: {error}") from None
    attributes = {"overlap": "true", "start": _SEED, "splines": "false", "label": "", "K": "1.2"}
    box = {"shape": "box", "width": "1.2", "height": "0.4", "fixedsize": "true", "label": "", "style": "solid"}
    picture = diagrams.Diagram("landscape", show=False, graph_attr=attributes, node_attr=box)
    diagrams.setdiagram(picture)  # not its context manager, which writes files into the current folder
    try:
        nodes = {node.name: diagrams.Node(nodeid=f"n{number}") for number, node in enumerate(graph.nodes)}
        for edge in graph.edges:
            nodes[edge.source] >> diagrams.Edge() >> nodes[edge.target]
    finally:
        diagrams.setdiagram(None)
    return str(picture.dot.source)


def _draw_in_process(source: str) -> str:
    """The layout in Graphviz's "plain" form."""
    try:
        import pygraphviz
    except (ImportError, OSError) as error:
        return _draw_by_program(source, error)
    with _unheard():
        # The first of two runs starts from the random numbers that an earlier graph left behind, the second from the
        # seed: it is the same in every process.
        drawn: Any = [pygraphviz.AGraph(string=source).draw(prog="sfdp", format="plain") for _ in range(2)]
    return bytes(drawn[1]).decode("utf-8")


@contextmanager
def _unheard() -> Iterator[None]:
    """Graphviz writes remarks on fonts and on parts that it was built without to standard error; nobody needs them."""
    if sys.stderr:
        sys.stderr.flush()
    kept = os.dup(2)
    try:
        with Path(os.devnull).open("wb") as nowhere, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            os.dup2(nowhere.fileno(), 2)
            yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _draw_by_program(source: str, reason: Exception) -> str:
    program = find_program("dot")
    if program is None:
        raise _unloadable(reason)
    try:
        done = subprocess.run(  # noqa: S603 - the program found on the PATH, with arguments of our own
            [program, "-Ksfdp", "-Tplain"], input=source.encode("utf-8"), capture_output=True,
            timeout=_LONGEST_RUN_S, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SnitfladeError(f"'dot' failed: {error}", EXTRA) from None
    if done.returncode != 0:
        raise SnitfladeError(f"'dot' failed: {done.stderr.decode('utf-8', 'replace').strip()[:200]}", EXTRA)
    return done.stdout.decode("utf-8", "replace")


def _unloadable(reason: Exception) -> SnitfladeError:
    if isinstance(reason, ModuleNotFoundError):
        return SnitfladeError("the landscape needs the package 'pygraphviz', or the program 'dot'", EXTRA)
    hint = f"install its libraries, on Debian: sudo apt-get install {DEBIAN_PACKAGES}; or Graphviz itself"
    return SnitfladeError(f"Graphviz cannot be loaded: {reason}", hint)


def _positions(plain: str, graph: Graph) -> dict[str, Point]:
    """https://graphviz.org/docs/outputs/plain/: a line for each node, ``node NAME X Y …``, y upwards."""
    names = {f"n{number}": node.name for number, node in enumerate(graph.nodes)}
    lines = [words for line in plain.splitlines() if (words := line.split())[:1] == ["node"]]
    try:
        places = {names[name]: (round(float(x), _DECIMALS), round(-float(y), _DECIMALS)) for _, name, x, y, *_ in lines}
    except (KeyError, ValueError):
        places = {}
    if len(places) < len(names):
        raise SnitfladeError("Graphviz gave no place to every system", EXTRA)
    return places
