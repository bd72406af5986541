"""Dealing blocks out to the two wings: compared with every way there is."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from snitflade.layout.sides import Wish, best_sides, can_be_split

heights = st.lists(st.floats(1.0, 12.0), min_size=1, max_size=9)
rooms = st.floats(2.0, 40.0)
ROUNDING = 0.5  # heights are counted in twentieths and sixths of an em


def splits(blocks: list[float]) -> list[tuple[float, float]]:
    """The heights of the wings in every way to deal the blocks out."""
    return [
        (sum(h for h, left in zip(blocks, sides, strict=True) if left), sum(blocks) - sum(
            h for h, left in zip(blocks, sides, strict=True) if left))
        for sides in product((True, False), repeat=len(blocks))
    ]  # fmt: skip


@given(heights, rooms)
def test_blocks_can_be_split_when_some_way_fits(blocks: list[float], room: float) -> None:
    tallest = min(max(split) for split in splits(blocks))

    if tallest <= room - ROUNDING:
        assert can_be_split(blocks, room)
    if tallest > room + ROUNDING:
        assert not can_be_split(blocks, room)


@given(heights, rooms)
def test_the_sides_chosen_fit(blocks: list[float], room: float) -> None:
    sides = best_sides(blocks, [Wish(0.0, 0.0)] * len(blocks), room)

    if sides is None:
        assert min(max(split) for split in splits(blocks)) > room - 2 * ROUNDING
    else:
        left = sum(h for h, is_left in zip(blocks, sides, strict=True) if is_left)
        assert max(left, sum(blocks) - left) <= room + 2 * ROUNDING


def test_each_block_gets_the_side_it_wishes_for_when_there_is_room() -> None:
    wishes = [Wish(0, 1), Wish(1, 0), Wish(1, 0), Wish(0, 1)]

    assert best_sides([3.0] * 4, wishes, 20.0) == [True, False, False, True]


def test_wishes_give_way_to_the_room() -> None:
    sides = best_sides([6.0, 6.0], [Wish(0, 1), Wish(0, 1)], 8.0)

    assert sides is not None
    assert sorted(sides) == [False, True]


def test_without_wishes_the_wings_are_balanced() -> None:
    sides = best_sides([4.0, 4.0, 2.0, 2.0, 4.0], [Wish(0.0, 0.0)] * 5, 30.0)

    assert sides is not None
    assert sum(h for h, left in zip([4.0, 4.0, 2.0, 2.0, 4.0], sides, strict=True) if left) == 8.0


def test_what_is_taller_than_a_wing_fits_nowhere() -> None:
    assert not can_be_split([9.0], 8.0)
    assert best_sides([9.0], [Wish(0, 0)], 8.0) is None
