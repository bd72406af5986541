"""The legend's plan: blocks side by side, in the fewest common lines that their widths allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snitflade.diagram import Category, Dash, Kind, Marks
from snitflade.geometry import Shape
from snitflade.picture.legend_band import COLUMN_GAP, PADDING_X, LegendBand, LegendBlock, LegendPlan, legend_block
from snitflade.problems import Place
from tests.layout.pictures import METRICS
from tests.strategies import sentence

KINDS = (Kind("system", "KMD System", Shape.RECTANGLE), Kind("external", "Ekstern Part", Shape.HEXAGON))
word_counts = st.lists(st.integers(1, 40), min_size=1, max_size=8)


def block(number: int, words: int, *, category: bool = True) -> LegendBlock:
    sample = Category(f"c{number}", "#c0392b", Dash.SOLID, "", "", Marks(), Place("x.yaml")) if category else None
    return legend_block(f"block-{number}", sample, "Afhængighed:", sentence(number, words), METRICS, "da")


def legend(*words: int, kinds: tuple[Kind, ...] = KINDS) -> LegendBand:
    return LegendBand(kinds, tuple(block(number, count) for number, count in enumerate(words)), METRICS)


def planned(of: LegendBand, width: float) -> LegendPlan:
    plan = of.plan(width)
    assert plan is not None
    return plan


@given(word_counts, st.floats(90.0, 160.0))
def test_every_block_stands_once_in_order_beside_the_next_and_within_the_band(words: list[int], width: float) -> None:
    of = legend(*words)
    plan = planned(of, width)

    assert [placed.block for placed in plan.blocks] == list(of.blocks)
    for one, other in zip(plan.blocks, plan.blocks[1:], strict=False):
        assert other.row == one.row + 1 or other.x >= one.x + one.width + COLUMN_GAP - 1e-6
    assert all(placed.x + placed.width <= width - PADDING_X + 1e-6 for placed in plan.blocks)


@given(word_counts, st.floats(90.0, 160.0))
def test_every_block_fits_the_lines_of_its_row(words: list[int], width: float) -> None:
    plan = planned(legend(*words), width)

    assert all(placed.block.lines(placed.width) <= plan.row_lines[placed.row] for placed in plan.blocks)


def test_a_wider_band_is_never_taller() -> None:
    heights = [planned(legend(12, 30, 8, 20), width).height for width in range(80, 200, 10)]

    assert heights == sorted(heights, reverse=True)


def test_a_long_block_is_wider_than_a_short_one() -> None:
    short, long = planned(legend(4, 40), 110.0).blocks

    assert long.width > short.width


def test_the_narrowest_width_is_just_enough_for_the_lines() -> None:
    of = block(1, 30)

    for lines in range(2, 8):
        narrowest = of.narrowest(lines)
        assert of.lines(narrowest) <= lines
        assert of.lines(narrowest - 0.1) > lines


def test_many_kinds_stand_in_columns() -> None:
    many = tuple(Kind(f"k{n}", f"Slags {n}", Shape.RECTANGLE) for n in range(9))

    assert planned(legend(8, 8, kinds=many), 120.0).key_columns > 1
    assert planned(legend(30, 30), 90.0).key_columns == 1


@pytest.mark.parametrize("width", [6.0, 20.0])
def test_a_band_too_narrow_for_its_words_has_no_plan(width: float) -> None:
    assert legend(30, 30, 30, 30, 30, 30, 30, 30).plan(width) is None
