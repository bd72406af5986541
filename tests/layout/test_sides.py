"""Dealing blocks out to the two wings: compared with every way there is."""

from __future__ import annotations

from itertools import product

import pytest
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


@pytest.mark.parametrize(
    ("blocks", "room", "fits", "why"),
    [
        ([], 0.0, True, "nothing fits anywhere"),
        ([2.0, 1.0, 1.0], 2.0, True, "both wings are full to the brim"),
        ([1.5, 1.5, 1.0], 2.0, False, "there is room for the sum, but no subset is of 2 em"),
        ([1.05, 1.0, 1.95], 2.0, False, "the nearest subset is a twentieth of an em too tall"),
        ([2.0, 2.0, 2.0], 2.0, False, "there are two wings, not three"),
        ([1.02, 1.02], 1.0, True, "a height is rounded to the nearest twentieth: down"),
        ([0.976, 0.976, 0.976], 1.9, False, "a height is rounded to the nearest twentieth: up"),
        ([1.024], 1.0, True, "less than half a twentieth over the room is no matter"),
    ],
)  # fmt: skip
def test_a_split_is_found_to_a_twentieth_of_an_em(blocks: list[float], room: float, fits: bool, why: str) -> None:
    assert can_be_split(blocks, room) is fits, why


@pytest.mark.parametrize(
    ("height", "room", "fits", "why"),
    [
        (0.05, 0.0, False, "the lowest block takes a sixth of an em"),
        (0.05, 0.17, True, "and no more"),
        (1.08, 1.0, True, "a height is rounded to the nearest sixth: down"),
        (1.09, 1.0, False, "a height is rounded to the nearest sixth: up"),
        (1.17, 1.08, False, "the room is rounded to the nearest sixth: down"),
        (1.17, 1.09, True, "the room is rounded to the nearest sixth: up"),
    ],
)  # fmt: skip
def test_sides_are_chosen_to_a_sixth_of_an_em(height: float, room: float, fits: bool, why: str) -> None:
    for side, wish in ((True, Wish(0, 1)), (False, Wish(1, 0))):
        assert best_sides([height], [wish], room) == ([side] if fits else None), why


LEFT, RIGHT = Wish(0.0, 9.0), Wish(9.0, 0.0)


@pytest.mark.parametrize(
    ("blocks", "wishes", "sides", "why"),
    [
        ([3.0, 3.0], [Wish(0, 0.55)] * 2, [False, True], "6 em of imbalance cost 0.6, more than a wish of 0.55"),
        ([3.0, 3.0], [Wish(0, 0.65)] * 2, [True, True], "6 em of imbalance cost 0.6, less than a wish of 0.65"),
        ([3.0, 3.0], [Wish(0.55, 0)] * 2, [False, True], "the same the other way round"),
        ([3.0, 3.0], [Wish(0.65, 0)] * 2, [False, False], "the same the other way round"),
        ([3.0, 3.0], [Wish(0.6, 0)] * 2, [False, True], "of equal costs the balanced one wins"),
        (
            [1.0] * 6, [LEFT, LEFT, Wish(0.1 * 12 / 6, 0), RIGHT, RIGHT, RIGHT], [True] * 3 + [False] * 3,
            "of equal costs the balanced one wins, not the one with less on the left",
        ),
    ],
)  # fmt: skip
def test_imbalance_is_weighed_against_wishes(
    blocks: list[float], wishes: list[Wish], sides: list[bool], why: str
) -> None:
    assert best_sides(blocks, wishes, 6.0) == sides, why


def test_a_single_block_pays_for_its_side_and_nothing_more() -> None:
    """Nothing is paid beforehand: two equal ways cost what the wishes say, and the imbalance."""
    assert best_sides([2.0], [Wish(0.5, 0.0)], 10.0) == [False]
    assert best_sides([2.0], [Wish(0.0, 0.5)], 10.0) == [True]


def test_of_equal_prices_the_first_way_found_stays() -> None:
    assert best_sides([2.0, 2.0], [Wish(0.0, 0.0)] * 2, 10.0) == [False, True]
    assert best_sides([1.0, 3.0, 2.0], [Wish(0.0, 0.0)] * 3, 10.0) == [False, True, False]


def test_a_block_higher_than_the_room_fits_nowhere_however_low_the_others_are() -> None:
    assert not can_be_split([9.0, 1.0], 8.0)
    assert not can_be_split([9.0, 0.0], 8.0)
