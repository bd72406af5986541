"""Many diagrams as one graph: what is the same, what runs between, and what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from snitflade.landscape.graph import Graph, merge_diagrams
from snitflade.problems import ProblemsFound
from tests.landscape.drawn import made, six, star


def names(graph: Graph) -> list[str]:
    return [node.name for node in graph.nodes]


def test_the_six_diagrams_share_systems_and_their_hubs() -> None:
    graph = merge_diagrams(six())
    assert len(graph.nodes) == 44
    assert sum(node.is_hub for node in graph.nodes) == 6
    sag = graph.node("KMD Sag")
    assert sag.is_hub
    assert sag.kind is not None
    assert [a.diagram.id for a in sag.appearances] == [
        "kmd-aktiv-as-is", "kmd-dagpenge-as-is", "kmd-sag-as-is", "ksd-transition", "ky-transition",
    ]  # fmt: skip
    assert len(graph.node("KMD P-Data").appearances) == 6


def test_an_alias_makes_one_of_two_names() -> None:
    graph = merge_diagrams(six())
    assert "KMD KSP / CICS" not in names(graph)
    assert len(graph.node("KMD KSP CICS").appearances) == 6


def test_names_that_differ_in_their_breaks_are_one(tmp_path: Path) -> None:
    graph = merge_diagrams(made(tmp_path, a=star("A", ["KMD~Los"]), b=star("B", ["KMD | Los"])))
    assert names(graph) == ["A", "KMD Los", "B"]
    assert graph.node("KMD Los").labels == ("KMD\u00a0Los",)


def test_hubs_in_sync_are_one_node_under_each_name(tmp_path: Path) -> None:
    graph = merge_diagrams(made(tmp_path, a=star("[KMD Sag, SAPA]", ["X"]), b=star("B", ["SAPA"])))
    assert names(graph) == ["KMD Sag", "X", "B"]
    assert graph.node("KMD Sag").labels == ("KMD Sag", "SAPA")
    assert {(edge.source, edge.target) for edge in graph.edges} == {("X", "KMD Sag"), ("KMD Sag", "B")}


def test_an_edge_for_each_category_of_a_link(tmp_path: Path) -> None:
    body = """hub: A
systems: {X: system, Y: system}
links:
  - system: X
    category: weak
    assumed: [category]
    interfaces:
      - {codes: [1, 2], direction: in}
      - {codes: 3, category: strong, direction: out}
      - {codes: 4, direction: out}
  - {from: X, to: Y, category: weak, interfaces: [{codes: 5}]}
  - {system: Y, category: weak}
"""
    first, second, third, bare = merge_diagrams(made(tmp_path, a=body)).edges
    assert (first.codes, first.forward, first.backward, first.assumed) == (("1", "2", "4"), True, True, True)
    assert (second.codes, second.forward, second.backward, second.category) == (("3",), False, True, "strong")
    assert (third.source, third.target, third.forward, third.backward) == ("X", "Y", True, False)
    assert (bare.codes, bare.forward, bare.backward, bare.other("A")) == ((), False, False, "Y")


def test_aliases_that_join_two_systems_of_a_diagram_are_an_error(tmp_path: Path) -> None:
    aliased = star("A", ["X"]).replace("X: system", "X: {kind: system, aliases: [Y]}")
    with pytest.raises(ProblemsFound) as found:
        merge_diagrams(made(tmp_path, a=aliased, b=star("B", ["X", "Y"])))
    assert "duplicate system 'Y'" in str(found.value)
    assert "'X'" in str(found.value)
    assert "b.yaml:9:3" in str(found.value)


def test_a_system_that_is_its_own_hub_by_an_alias_is_an_error(tmp_path: Path) -> None:
    aliased = star("A", ["X"]).replace("X: system", "X: {kind: system, aliases: [B]}")
    with pytest.raises(ProblemsFound, match="duplicate system 'X'"):
        merge_diagrams(made(tmp_path, a=aliased, b=star("B", ["X"])))


def test_a_stated_kind_wins_over_one_that_was_read(tmp_path: Path) -> None:
    read = star("A", ["X"]).replace("X: system", "X: {kind: external, inferred: [kind]}")
    node = merge_diagrams(made(tmp_path, a=read, b=star("B", ["X"]))).node("X")
    assert node.kind is not None
    assert node.kind.key == "system"


def test_an_owner_is_that_of_the_first_diagram_that_says_one(tmp_path: Path) -> None:
    owned = star("B", ["X"]).replace("X: system", "X: {kind: system, owner: KOMBIT}")
    assert merge_diagrams(made(tmp_path, a=star("A", ["X"]), b=owned)).node("X").owner == "KOMBIT"
    with pytest.raises(KeyError):
        merge_diagrams(made(tmp_path, a=star("A", ["X"]))).node("Y")
