"""Every arrangement of a landscape that is worth a look: what does not depend on the page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from snitflade.geometry import Point
from snitflade.landscape.cells import Dealt, deal_systems
from snitflade.landscape.crossings import count_crossings
from snitflade.landscape.framing import Framer
from snitflade.landscape.graph import Graph, Node
from snitflade.landscape.improving import Build, CellArrangement, Improved
from snitflade.landscape.lines import RowWishes
from snitflade.landscape.lining import make_lines
from snitflade.landscape.measures import Measures, Widths
from snitflade.landscape.request import Asked
from snitflade.landscape.shelves import Shelves, shelve
from snitflade.typesetting.font_metrics import FontMetrics

# em, of boxes and labels, the usual ones first: narrow boxes leave room for lines, wide ones break fewer names
_WIDTHS = (Widths(12.0, 8.0), Widths(10.0, 8.0), Widths(14.0, 9.0), Widths(9.0, 5.6))
_FEW_HUBS = 8  # with more hubs, only some numbers of shelves and one width are tried, as each plan costs seconds
_TRIED = 6  # the most promising orders of the hubs on each number of shelves; more take longer


class Plan(NamedTuple):
    """One arrangement, with what is needed to improve it: ``build`` makes its lines at its ``measures``."""

    dealt: Dealt
    build: Build
    measures: Measures
    found: Improved


def all_plans(
    graph: Graph, bars: Sequence[str], rough: Mapping[str, Point], metrics: FontMetrics, asked: Asked
) -> Iterator[Plan]:
    """Every arrangement that is worth a look: by the number of shelves and the width of the boxes."""
    nodes: dict[str, Node] = {node.name: node for node in graph.nodes}
    widths = _WIDTHS if len(bars) <= _FEW_HUBS else _WIDTHS[:1]
    measured = [Measures(metrics, asked.words.language, own, labels=asked.labels) for own in widths]
    for shelves in _shelf_counts(len(bars)):
        for places in shelve(graph, bars, shelves, rough, _TRIED):
            dealt = deal_systems(graph, places, rough)
            for measures in measured:

                def build(found: CellArrangement, places: Shelves = places, measures: Measures = measures) -> Framer:
                    lines = make_lines(graph, places, found.cells, rough, asked.group_of, found.wishes)
                    return Framer(lines, measures, nodes, asked.group_of)

                framer = build(CellArrangement(dealt.cells, RowWishes()))
                least = framer.frame()
                yield Plan(
                    dealt, build, measures, Improved(framer.lines, framer, least, count_crossings(framer.lines, least))
                )


def _shelf_counts(hubs: int) -> Sequence[int]:
    if hubs <= _FEW_HUBS:
        return range(1, hubs + 1) if hubs <= 3 else range(1, math.ceil(hubs / 2) + 1)
    usual = round(math.sqrt(hubs))
    return [n for n in (usual - 1, usual, usual + 1) if n >= 1]
