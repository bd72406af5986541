"""What of a graph is shown: a variant, the surroundings of one system, the systems of one kind or owner."""

from __future__ import annotations

from collections.abc import Sequence

from snitflade.diagram import Diagram, Variant
from snitflade.landscape.graph import Graph
from snitflade.landscape.identity import Identities
from snitflade.landscape.wording import WORDING
from snitflade.problems import SnitfladeError, did_you_mean


def of_variant(diagrams: Sequence[Diagram], variant: str | None) -> tuple[Diagram, ...]:
    """The diagrams of a variant, ``as-is`` or ``transition``; all when it is None.

    :raises SnitfladeError: when none is left.
    """
    chosen = tuple(d for d in diagrams if variant is None or d.variant is Variant(variant))
    if not chosen:
        raise SnitfladeError(f"missing diagram of the variant '{variant}'", "leave out --variant to take them all")
    return chosen


def find_name(graph: Graph, wanted: str) -> str:
    """The name of the node that is meant, by whichever of its names, in capitals or not.

    :raises SnitfladeError: when there is none; it names near ones.
    """
    identities = Identities(graph.diagrams)
    known = {name: identities.of(name) for name in identities.names()}
    if wanted in known:
        return known[wanted]
    alike = sorted({node for name, node in known.items() if name.casefold() == wanted.strip().casefold()})
    if len(alike) == 1:
        return alike[0]
    raise SnitfladeError(f"unknown system '{wanted[:60]}'", did_you_mean(wanted, tuple(known)))


def focus_on(graph: Graph, name: str, hops: int) -> tuple[Graph, tuple[str, ...]]:
    """The part of a graph within ``hops`` lines of a node, and the nodes of it to draw as hubs.

    Lines are those on a way of that length; hubs are the node itself and the hubs that such a way goes on from.
    """
    reached, edge_set = {name: 0}, []
    for hop in range(1, hops + 1):
        at_edge = {known for known, far in reached.items() if far == hop - 1}
        for edge in graph.edges:
            ends = {edge.source, edge.target}
            if ends & at_edge and edge not in edge_set:
                edge_set.append(edge)
                for end in ends:
                    reached.setdefault(end, hop)
    hubs = {node.name for node in graph.nodes if node.is_hub}
    bars = [known for known, far in reached.items() if known == name or (known in hubs and far < hops)]
    taken = {id(edge) for edge in edge_set}
    edges = [edge for edge in graph.edges if id(edge) in taken]
    return graph.part(reached, edges), tuple(bars)


def groups(graph: Graph, by: str | None, language: str) -> dict[str, str]:
    """The title of each system's group, by its name: that of its kind or its owner; none when it is not asked for."""
    if by is None:
        return {}
    if by == "kind":
        return {node.name: node.kind.name if node.kind else WORDING[language].hub for node in graph.nodes}
    return {node.name: node.owner or WORDING[language].no_owner for node in graph.nodes}
