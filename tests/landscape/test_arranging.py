"""Who stands where, before anything is drawn: hubs on shelves, systems in cells, and how small changes better that."""

from __future__ import annotations

from pathlib import Path

from snitflade.geometry import Point
from snitflade.landscape.cells import Cell, deal_systems
from snitflade.landscape.crossings import count_crossings
from snitflade.landscape.framing import Framer
from snitflade.landscape.graph import Graph, merge_diagrams
from snitflade.landscape.graphviz import rough_positions
from snitflade.landscape.improving import CellArrangement, improve
from snitflade.landscape.lines import RowWishes, Way
from snitflade.landscape.lining import make_lines
from snitflade.landscape.measures import Measures, Widths
from snitflade.landscape.shelves import Shelves, Spot, shelve
from snitflade.typesetting.font_metrics import default_metrics
from tests.landscape.drawn import crowd, made, star


def level(graph: Graph) -> dict[str, Point]:
    """Rough positions that say nothing."""
    return {node.name: (0.0, 0.0) for node in graph.nodes}


def chain(folder: Path) -> Graph:
    """Three hubs: A and C share two systems, C and B one."""
    a, b, c = star("A", ["X", "Y", "U"]), star("B", ["Z", "V"]), star("C", ["X", "Y", "Z"])
    return merge_diagrams(made(folder, a=a, b=b, c=c))


def test_hubs_that_share_systems_stand_side_by_side(tmp_path: Path) -> None:
    graph = chain(tmp_path)
    first, *_ = shelve(graph, ["A", "B", "C"], 1, level(graph), 3)
    assert first.at(0, 1) == "C"
    assert first.at(0, 3) is None


def test_a_shelf_that_is_not_full_is_full_in_its_middle(tmp_path: Path) -> None:
    graph = merge_diagrams(made(tmp_path, **{f"d{n}": star(f"H{n}", ["X"]) for n in range(7)}))
    [found] = shelve(graph, [f"H{n}" for n in range(7)], 2, level(graph), 6)
    assert sorted((spot.shelf, spot.slot) for spot in found.spots.values()) == [
        (0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 1), (1, 2),
    ]  # fmt: skip


def test_hubs_above_one_another_are_known(tmp_path: Path) -> None:
    graph = chain(tmp_path)
    found = Shelves({"A": Spot(0, 0), "B": Spot(1, 0), "C": Spot(0, 1)}, 2, 2)
    assert found.find_stacked("B", "A") == ("A", "B")
    assert found.find_stacked("A", "C") is None
    assert found.find_stacked("A", "X") is None
    assert [node.name for node in graph.nodes if node.is_hub] == ["A", "B", "C"]


def test_a_shared_system_stands_between_its_hubs(tmp_path: Path) -> None:
    graph = chain(tmp_path)
    shelves = Shelves({"A": Spot(0, 0), "C": Spot(0, 1), "B": Spot(0, 2)}, 1, 3)
    dealt = deal_systems(graph, shelves, level(graph))
    stands = {name: cell for cell, units in dealt.cells.items() for unit in units for name in unit.systems}
    assert (stands["X"], stands["Y"], stands["Z"]) == (Cell(0, 1), Cell(0, 1), Cell(0, 2))
    lines = make_lines(graph, shelves, dealt.cells, level(graph), {})
    assert {port.way for port in lines.ports} == {Way.STRAIGHT}


def test_small_changes_leave_fewer_crossings_and_no_larger_frame(tmp_path: Path) -> None:
    graph = merge_diagrams(crowd(tmp_path, 4, hubs=4, each=10, pool=18))
    rough = rough_positions(graph)
    bars = [node.name for node in graph.nodes if node.is_hub]
    shelves = shelve(graph, bars, 2, rough, 1)[0]
    dealt = deal_systems(graph, shelves, rough)
    measures = Measures(default_metrics(), "da", Widths(10.0, 8.0), labels=True)
    nodes = {node.name: node for node in graph.nodes}

    def build(found: CellArrangement) -> Framer:
        return Framer(make_lines(graph, shelves, found.cells, rough, {}, found.wishes), measures, nodes, {})

    before = build(CellArrangement(dealt.cells, RowWishes()))
    least = before.frame()
    better = improve(dealt, len(graph.edges), build)
    assert better.crossings < count_crossings(before.lines, least)
    assert better.least.width < 1.1 * least.width
    assert better.least.height < 1.1 * least.height
    assert improve(dealt, 0, build).crossings == count_crossings(before.lines, least)
