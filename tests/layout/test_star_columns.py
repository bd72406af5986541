"""The columns above and below the hub: how wide and high they are, and how wide the hub may be between their lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snitflade.diagram import Diagram
from snitflade.layout.content import content_of
from snitflade.layout.star.columns import EDGE, EMPTY, StarBand, StarColumn, find_bands, find_clear_hub, side_of
from tests.layout.pictures import request_of
from tests.strategies import Extent, diagrams

BOX = 8.0
SMALL = Extent(links=8, satellite_links=0, interfaces=3, words=12, wordy=False)
ends = st.tuples(st.floats(-40, 40), st.floats(0, 3)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def bands_of(diagram: Diagram, count: int = 4) -> list[StarBand]:
    rows = [row for block in content_of(request_of(diagram)).blocks for row in block.rows]
    return find_bands([StarColumn(row) for row in rows[:count]], BOX)


def test_no_columns_take_no_room() -> None:
    assert find_bands([], BOX) == [EMPTY]
    assert (EMPTY.depth, EMPTY.middles(10.0)) == (0.0, ())


@given(diagrams(SMALL))
def test_narrower_columns_are_higher(diagram: Diagram) -> None:
    found = bands_of(diagram)
    assert found
    for wide, narrow in pairwise(found):
        assert narrow.zone >= wide.zone
        assert narrow.extent < wide.extent


@given(diagrams(SMALL), st.floats(20, 120))
def test_columns_stand_clear_of_each_other_and_within_the_page(diagram: Diagram, width: float) -> None:
    for band in bands_of(diagram):
        middles = band.middles(width)
        if middles is None:
            continue
        for number, x in enumerate(middles):
            assert x - BOX / 2 >= -width / 2 - 1e-9
            reach = max(x + band.text_reaches[number], x + BOX / 2)
            limit = middles[number + 1] - BOX / 2 if number + 1 < len(middles) else width / 2
            assert reach <= limit + 1e-9


@given(diagrams(SMALL))
def test_columns_are_centred_where_there_is_room(diagram: Diagram) -> None:
    middles = bands_of(diagram)[0].middles(1000.0)
    assert middles is not None
    assert sum(middles) == pytest.approx(0.0, abs=1e-9)


@given(diagrams(SMALL))
def test_every_spoke_has_a_line(diagram: Diagram) -> None:
    band = bands_of(diagram)[0]
    side = side_of(band, 1000.0)
    assert side is not None
    assert len(side.lines) == sum(len(column.row.spokes) for column in band.columns)


@given(st.lists(ends, max_size=6), st.floats(8, 60))
def test_the_hub_is_met_by_lines_from_above_or_passed_at_a_distance(
    lines: list[tuple[float, float]], widest: float
) -> None:
    hub = find_clear_hub(lines, widest, 8.0)
    if hub is None:
        return
    half = hub / 2
    assert 8.0 - 1e-5 <= hub <= widest + 1e-5
    for first, last in lines:
        straight = -half + EDGE <= first and last <= half - EDGE
        assert straight or first > half + EDGE or last < -half - EDGE


def test_a_line_at_the_hubs_corner_makes_it_narrower() -> None:
    assert find_clear_hub([(9.5, 9.5)], 20.0, 8.0) == pytest.approx(2 * (9.5 - 1.8), abs=1e-3)
    assert find_clear_hub([(3.5, 3.5)], 8.0, 8.0) is None
    assert find_clear_hub([(3.5, 3.5)], 20.0, 8.0) == 20.0
