"""The assignment finds the best sum, as trying all permutations does, and is stable."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from snitflade.compare.assignment import assign

Likenesses = dict[tuple[int, int], float]
small = st.integers(0, 4)
likenesses = st.dictionaries(st.tuples(small, small), st.integers(1, 10).map(lambda n: n / 10), max_size=14)


def total(pairs: dict[int, int], given_likenesses: Likenesses) -> float:
    return round(sum(given_likenesses[pair] for pair in pairs.items()), 6)


def best_total(given_likenesses: Likenesses) -> float:
    """By trial: each old one gets a new one, or one of as many that are none."""
    totals = (
        sum(given_likenesses.get((old, new), 0.0) for old, new in enumerate(order)) for order in permutations(range(5))
    )
    return round(max(totals), 6)


@given(likenesses)
def test_the_sum_is_the_greatest_there_is(given_likenesses: Likenesses) -> None:
    pairs = assign(given_likenesses)

    assert len(set(pairs.values())) == len(pairs)
    assert pairs.items() <= given_likenesses.keys()
    assert total(pairs, given_likenesses) == best_total(given_likenesses)


@given(likenesses, st.randoms(use_true_random=False))
def test_the_order_in_which_it_is_told_does_not_matter(given_likenesses: Likenesses, random: object) -> None:
    items = list(given_likenesses.items())
    random.shuffle(items)  # type: ignore[attr-defined]

    assert assign(dict(items)) == assign(given_likenesses)


def test_of_equals_the_order_is_kept() -> None:
    assert assign({(old, new): 0.5 for old in range(7) for new in range(7)}) == {n: n for n in range(7)}


def test_the_best_pair_gives_way_to_a_better_sum() -> None:
    assert assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == {0: 1, 1: 0}


def test_what_nothing_is_like_stays_alone() -> None:
    assert assign({}) == {}
    assert assign({(3, 7): 0.1}) == {3: 7}


def test_a_great_many_that_are_all_alike_take_no_time() -> None:
    many = {(old, new): 1 - abs(old - new) / 1000 for old in range(200) for new in range(200)}

    assert assign(many) == {n: n for n in range(200)}
