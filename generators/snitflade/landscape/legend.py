"""The legend of a landscape: the kinds that it shows, and the categories of its lines."""

from __future__ import annotations

from collections.abc import Sequence

from snitflade.diagram import Category, Kind
from snitflade.landscape.graph import Graph
from snitflade.landscape.wording import WORDING
from snitflade.picture.legend_band import LegendBand, legend_block
from snitflade.typesetting.font_metrics import FontMetrics


def find_used_categories(graph: Graph) -> tuple[Category, ...]:
    """The categories that a line has, in the order of the legends."""
    used = {edge.category for edge in graph.edges}
    return tuple(category for category in graph.categories.all if category.key in used)


def find_used_kinds(graph: Graph, boxes: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds of the systems that have a box, each name once, in the order of the legends."""
    known = set(boxes)
    drawn = {node.kind.name: node.kind for node in graph.nodes if node.kind and node.name in known and not node.is_hub}
    order = dict.fromkeys(kind.name for diagram in graph.diagrams for kind in diagram.kinds)
    return tuple(drawn[name] for name in order if name in drawn)


def legend_of(
    graph: Graph, boxes: Sequence[str], metrics: FontMetrics, language: str, *, with_codes: bool
) -> LegendBand:
    """The legend of this graph; ``with_codes`` adds what the codes at the lines refer to."""
    headed = {edge.category for edge in graph.edges if edge.forward or edge.backward}
    blocks = [
        legend_block(f"legend-{c.key}", c, c.heading, c.text, metrics, language, head=c.key in headed)
        for c in find_used_categories(graph)
    ]
    if with_codes and any(edge.codes for edge in graph.edges):
        words = WORDING[language]
        blocks.append(legend_block("note-codes", None, words.codes_heading, words.codes_text, metrics, language))
    return LegendBand(find_used_kinds(graph, boxes), tuple(blocks), metrics)
