"""Where the rows of a wing stand: the slack shared out, texts clear of each other, near to where they stood."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from snitflade.diagram import Diagram
from snitflade.layout.content import content_of
from snitflade.layout.rows import RowBlock
from snitflade.layout.spreading import Wing, spread
from snitflade.spec import read_diagram
from tests.layout.pictures import SPECS, request_of

BOX, TEXT = 12.0, 20.0
AKTIV = read_diagram(SPECS / "kmd-aktiv-as-is.yaml")


def without_satellite_links(diagram: Diagram) -> Diagram:
    return replace(diagram, links=tuple(link for link in diagram.links if link.to is None))


BLOCKS = content_of(request_of(without_satellite_links(AKTIV))).blocks[:6]


def wing(room: float, blocks: tuple[RowBlock, ...] = BLOCKS, former: dict[str, float] | None = None) -> Wing:
    return spread(blocks, BOX, TEXT, room, former)


def least_room() -> float:
    crowded = wing(0.0)
    return crowded.rows[-1].bottom - crowded.rows[0].top


@pytest.mark.parametrize("extra", [0.0, 3.0, 30.0, 300.0])
def test_rows_keep_their_order_their_pitch_and_the_room(extra: float) -> None:
    room = least_room() + extra
    rows = wing(room).rows

    assert [row.row for row in rows] == [row for block in BLOCKS for row in block.rows]
    assert rows[0].top >= -0.01
    assert rows[-1].bottom <= room + 0.01
    for upper, lower in pairwise(rows):
        assert lower.gap_above is not None
        assert lower.first_line - upper.first_line - upper.size.span >= lower.gap_above.pitch - 1e-6


def test_what_is_left_over_stays_half_above_and_half_below() -> None:
    rows = wing(400.0).rows

    assert rows[0].top == pytest.approx(400.0 - rows[-1].bottom)
    assert rows[0].top > 50.0


def test_a_new_category_takes_more_of_the_slack() -> None:
    rows = wing(least_room() + 4.0).rows
    extra = {
        lower.gap_above.new_category: lower.first_line - upper.first_line - upper.size.span - lower.gap_above.pitch
        for upper, lower in pairwise(rows)
        if lower.gap_above
    }

    assert set(extra) == {True, False}
    assert extra[True] == pytest.approx(1.8 * extra[False])


def test_rows_stay_where_they_stood_when_they_can() -> None:
    room = least_room() + 20.0
    stood = {row.system_name: row.first_line + 1.5 for row in wing(room).rows}

    for row in wing(room, former=stood).rows:
        assert row.first_line == pytest.approx(stood[row.system_name], abs=0.01)


def test_a_new_row_pushes_its_neighbours_aside_by_no_more_than_it_needs() -> None:
    room = least_room() + 10.0
    stood = {row.system_name: row.first_line for row in wing(room, BLOCKS[:2] + BLOCKS[3:]).rows}
    rows = wing(room, former=stood).rows

    assert rows[-1].bottom <= room + 0.01
    for upper, lower in pairwise(rows):
        assert lower.gap_above is not None
        assert lower.first_line - upper.first_line - upper.size.span >= lower.gap_above.pitch - 0.01


def test_no_blocks_make_an_empty_wing() -> None:
    assert wing(50.0, ()).rows == ()
