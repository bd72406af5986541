"""The gate's polygons: the very outlines that the renderers draw, and how deep two of them overlap."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snitflade.geometry import Point, Rectangle, Shape
from snitflade.renderers.outlines import path_data
from snitflade.renderers.slides.geometry import geometry
from snitflade.scene import Outline
from snitflade.shapes.forms import form_of, side_inset
from snitflade.shapes.polygons import corners, depth, distance_to_edge, holds

BOX = Rectangle(10.0, 20.0, 110.0, 60.0)
EMU_PER_POINT = 12_700
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
    assert not holds(outline(shape), BOX.grow(1.0))
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


def slide_points(shape: Shape) -> Iterator[Point]:
    """The points that the edge of the shape on a slide leads to, in points of the page."""
    path = next(part for part in geometry(outline(shape), ()).iter() if part.tag.endswith("}path"))
    x = y = 0.0
    for step in path:
        for place in step:
            x, y = float(place.get("x", "")), float(place.get("y", ""))
        if step.get("wR"):
            start, sweep = (math.radians(int(step.get(name, "")) / 60_000) for name in ("stAng", "swAng"))
            rx, ry = float(step.get("wR", "")), float(step.get("hR", ""))
            x += rx * (math.cos(start + sweep) - math.cos(start))
            y += ry * (math.sin(start + sweep) - math.sin(start))
        if len(step) or step.get("wR"):
            yield BOX.left + x / EMU_PER_POINT, BOX.top + y / EMU_PER_POINT


@shapes
def test_a_slide_shows_the_edge_of_the_svg(shape: Shape) -> None:
    on_slide, in_svg = list(slide_points(shape)), list(drawn_points(path_data(outline(shape))))

    def is_among(point: Point, others: list[Point]) -> bool:
        return any(math.dist(point, other) < 0.02 for other in others)

    assert all(is_among(point, in_svg) for point in on_slide)
    assert all(is_among(point, on_slide) for point in in_svg)


@shapes
@pytest.mark.parametrize("down", [-0.7, -0.5, 0.0, 0.5, 0.7])
@pytest.mark.parametrize("on_left", [True, False])
def test_a_side_is_where_the_polygon_is(shape: Shape, down: float, on_left: bool) -> None:
    rim = form_of(shape).rim(BOX, 12.0)
    y = 40.0 + down * 20.0
    inset = side_inset(shape, BOX, 12.0, y, on_left=on_left)
    ends = corners(replace(outline(shape), rim=rim))

    assert distance_to_edge((BOX.left + inset if on_left else BOX.right - inset, y), ends) < 0.1


def test_each_shape_is_described() -> None:
    assert all(form_of(shape).padding_em > 0 for shape in Shape)


@shapes
@given(st.floats(0.0, 500.0), st.floats(8.0, 60.0))
def test_rounding_in_a_corner_gives_no_edge_of_its_own(shape: Shape, top: float, height: float) -> None:
    """In a box as high as its two rims, arcs meet but for rounding."""
    half = height / 2
    box = Outline(
        shape, Rectangle(10.0, top, 210.0, top + height), half / 2 if shape is Shape.CYLINDER else half, "", None
    )
    middle = top + height * (0.75 if shape is Shape.CYLINDER else 0.5)

    assert holds(box, Rectangle(100.0, middle - 0.5, 120.0, middle + 0.5))
