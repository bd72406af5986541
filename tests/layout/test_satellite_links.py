"""Links between satellites: who stands together, and in which order."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from snitflade.layout.satellite_links import Chain, chains
from snitflade.layout.ties import Ties

SYSTEMS = [f"S{number}" for number in range(12)]
FREE = Ties()
pairs = st.tuples(st.sampled_from(SYSTEMS), st.sampled_from(SYSTEMS)).filter(lambda pair: pair[0] != pair[1])


def orders(systems: list[str], links: list[tuple[str, str]], longest: int = 100) -> list[tuple[str, ...]]:
    return [chain.systems for chain in chains(systems, links, longest, FREE)]


def test_systems_without_links_stay_alone_in_their_order() -> None:
    assert orders(["A", "B", "C"], []) == [("A",), ("B",), ("C",)]


def test_linked_systems_stand_together_where_the_first_of_them_stood() -> None:
    assert orders(["A", "B", "C", "D"], [("B", "D")]) == [("A",), ("B", "D"), ("C",)]


def test_an_arrow_between_neighbours_runs_downwards() -> None:
    assert orders(["A", "B"], [("B", "A")]) == [("B", "A")]


def test_a_row_of_links_becomes_a_row_of_neighbours() -> None:
    (order,) = orders(["A", "B", "C", "D"], [("C", "A"), ("A", "D"), ("D", "B")])

    assert order == ("C", "A", "D", "B")


def test_what_cannot_be_a_neighbour_skips_as_little_as_possible() -> None:
    (order,) = orders(["A", "B", "C"], [("A", "B"), ("B", "C"), ("A", "C")])

    assert Chain(order).neighbours() < {("A", "B"), ("A", "C"), ("B", "C")}
    assert order == ("A", "B", "C")


def test_a_star_of_many_keeps_its_centre_among_its_neighbours() -> None:
    (order,) = orders(SYSTEMS, [("S0", other) for other in SYSTEMS[1:]])

    assert sorted(order) == sorted(SYSTEMS)
    assert 0 < order.index("S0") < len(SYSTEMS) - 1


def test_a_block_longer_than_allowed_is_cut() -> None:
    links = list(itertools.pairwise(SYSTEMS))

    assert [len(order) for order in orders(SYSTEMS, links, 5)] == [5, 5, 2]


@given(st.lists(pairs, max_size=14))
def test_every_system_stands_once_and_linked_ones_in_one_block(links: list[tuple[str, str]]) -> None:
    found = orders(SYSTEMS, links)

    assert sorted(system for order in found for system in order) == sorted(SYSTEMS)
    for a, b in links:
        assert any(a in order and b in order for order in found)
    assert found == orders(SYSTEMS, links)
