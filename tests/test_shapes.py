"""The gate's polygons: the very outlines that the renderers draw, and how deep two of them overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snitflade.geometry import Point, Rectangle, Shape
from snitflade.renderers.outlines import path_data
from snitflade.scene import Outline
from snitflade.shapes import corners, depth, distance_to_edge, holds

BOX = Rectangle(10.0, 20.0, 110.0, 60.0)
SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
shapes = pytest.mark.parametrize("shape", Shape)


def outline(shape: Shape) -> Outline:
    return Outline(shape, BOX, 8.0, "#ffffff", None)


def drawn_points(path: str) -> Iterator[Point]:
    """The points that a path of M, L, H, V and A leads to."""
    x = y = 0.0
    for command, text in re.findall(r"([MLHVA])([^A-Z]*)", path):
        numbers = [float(number) for number in text.split()]
        x = numbers[0] if command == "H" else x if command == "V" else numbers[-2]
        y = numbers[0] if command == "V" else y if command == "H" else numbers[-1]
        yield x, y


@shapes
def test_a_polygon_follows_the_outline_that_is_drawn(shape: Shape) -> None:
    ends = corners(outline(shape))
    drawn = list(drawn_points(path_data(outline(shape))))

    assert len(drawn) >= 4
    assert all(distance_to_edge(point, ends) < 0.05 for point in drawn)


@shapes
def test_a_polygon_fills_its_box(shape: Shape) -> None:
    xs, ys = zip(*corners(outline(shape)), strict=True)

    assert (min(xs), min(ys), max(xs), max(ys)) == pytest.approx((BOX.left, BOX.top, BOX.right, BOX.bottom))


@shapes
def test_an_outline_holds_a_small_text_in_its_middle_and_not_its_whole_box(shape: Shape) -> None:
    assert holds(outline(shape), Rectangle(50.0, 37.0, 70.0, 45.0))
    assert not holds(outline(shape), BOX.grown(1.0))
    assert holds(outline(shape), BOX) is (shape is Shape.RECTANGLE)


@given(st.floats(-20.0, 20.0), st.floats(-20.0, 20.0))
def test_two_squares_overlap_as_deep_as_the_least_way_that_parts_them(dx: float, dy: float) -> None:
    moved = tuple((x + dx, y + dy) for x, y in SQUARE)
    expected = min(10 - abs(dx), 10 - abs(dy))

    found = depth(SQUARE, moved)

    assert found == pytest.approx(expected) if expected > 0 else found <= 1e-9


def test_a_corner_beside_a_slanting_edge_is_apart_though_their_boxes_overlap() -> None:
    triangle = ((10.0, 0.0), (10.0, 10.0), (0.0, 10.0))

    assert depth(triangle, ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0))) <= 0
    assert depth(triangle, ((0.0, 0.0), (7.0, 0.0), (7.0, 7.0), (0.0, 7.0))) == pytest.approx(4 / 2**0.5)


def test_the_distance_to_an_edge_is_the_same_from_either_side() -> None:
    assert distance_to_edge((5.0, 9.0), SQUARE) == pytest.approx(1.0)
    assert distance_to_edge((5.0, 11.0), SQUARE) == pytest.approx(1.0)
    assert distance_to_edge((13.0, 14.0), SQUARE) == pytest.approx(5.0)
