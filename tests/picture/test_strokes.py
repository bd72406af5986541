"""Lines as they are drawn: dashes that end well, arrowheads that meet their boxes."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snitflade.diagram import Dash
from snitflade.picture.strokes import HEAD_LENGTH_EM, PATTERNS, draw_arrow, draw_head, fit_dash
from snitflade.scene import ArrowHead, Line

EM, WIDTH = 10.0, 1.25
dashed = st.sampled_from([dash for dash in Dash if dash is not Dash.SOLID])
coordinates = st.integers(0, 400).map(float)
points = st.tuples(coordinates, coordinates)


@given(dashed, st.floats(20.0, 500.0))
def test_a_line_ends_with_a_whole_dash(dash: Dash, length: float) -> None:
    pattern = fit_dash(dash, length, WIDTH)
    left_over = length % sum(pattern)

    assert left_over == pytest.approx(pattern[0], abs=0.35)


@given(dashed, st.floats(80.0, 500.0))
def test_a_pattern_is_stretched_by_little(dash: Dash, length: float) -> None:
    pattern = fit_dash(dash, length, WIDTH)

    for drawn, meant in zip(pattern, PATTERNS[dash], strict=True):
        assert drawn / WIDTH == pytest.approx(meant, rel=0.16)


def test_a_solid_line_and_a_line_of_no_length_have_no_dashes() -> None:
    assert fit_dash(Dash.SOLID, 100.0, WIDTH) == ()
    assert fit_dash(Dash.DASHED, 0.0, WIDTH) == ()


def test_every_category_pattern_differs() -> None:
    assert len(set(PATTERNS.values())) == len(Dash)


@given(points, points)
def test_an_arrowhead_has_its_tip_exactly_there_and_points_ahead(
    tip: tuple[float, float], tail: tuple[float, float]
) -> None:
    drawn = draw_head(tip, tail, EM, "#000000")

    assert drawn.points[0] == tip
    for corner in drawn.points[1:]:
        assert math.dist(tip, corner) < EM
        if tip != tail:
            assert math.dist(corner, tail) < math.dist(tip, tail) + EM * HEAD_LENGTH_EM


@pytest.mark.parametrize(("at_start", "at_end"), [(False, False), (True, False), (False, True), (True, True)])
def test_an_arrow_has_the_heads_asked_for_and_its_line_stops_inside_them(at_start: bool, at_end: bool) -> None:
    line, *heads = draw_arrow(((10.0, 50.0), (110.0, 50.0)), at_start, at_end, "#000000", Dash.SOLID, WIDTH, EM)

    assert isinstance(line, Line)
    (start, _), (end, _) = line.points
    assert [part.points[0] for part in heads if isinstance(part, ArrowHead)] == [
        point for point, wanted in (((10.0, 50.0), at_start), ((110.0, 50.0), at_end)) if wanted
    ]
    assert start == pytest.approx(10 + (HEAD_LENGTH_EM * EM - 0.4 if at_start else 0))
    assert end == pytest.approx(110 - (HEAD_LENGTH_EM * EM - 0.4 if at_end else 0))
