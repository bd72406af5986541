"""How much each row and gap gives and gets when a wing is spread, by numbers worked out by hand (em)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from snitflade.geometry import DRAWN_ROUNDING_EM as E
from snitflade.layout.content import content_of
from snitflade.layout.rows import Gap, Joint, RowBlock, RowMeasures, wing_gaps, wing_height
from snitflade.layout.spreading import Wing, nearest_heights, spread, squeeze
from snitflade.spec import read_diagram
from tests.layout.pictures import SPECS, request_of
from tests.layout.test_spreading import AKTIV, BLOCKS, least_room, wing, without_satellite_links

LINKED = content_of(request_of(AKTIV)).blocks
SAG = content_of(request_of(without_satellite_links(read_diagram(SPECS / "kmd-sag-as-is.yaml"))))
COLUMNS_EM = 32.0
"""The text width at which three rows of ``SAG`` have their lists in columns."""


def size(span: float = 0.0, caption: float = 0.0) -> RowMeasures:
    """A row that reaches 1 em above its first line and 1 em below its last one."""
    return RowMeasures(1, ((1, False),), (), (0.0, span), 1.0, 1.0, True, caption=caption)


ROWS = [size(), size(), size()]
JOINT = next(joint for block in LINKED for joints in block.joints for joint in joints)
JOINED = (JOINT,)
NONE: tuple[Joint, ...] = ()


@pytest.mark.parametrize(
    ("room", "joints", "caption", "pitches", "why"),
    [
        (9.0, (NONE, NONE), 0.0, [3.0, 3.0], "there is room"),
        (8.0, (NONE, NONE), 0.0, [3.0, 3.0], "there is just room"),
        (7.6, (NONE, NONE), 0.0, [2.8, 2.8], "both give half of what is missing"),
        (7.0, (NONE, NONE), 0.0, [2.58, 2.58], "and no more than 0.42 each"),
        (7.7, (JOINED, NONE), 0.0, [3.0, 2.7], "an arrow keeps its room"),
        (7.7, (NONE, NONE), 0.5, [2.7, 3.0], "so does the title of a group"),
        (7.0, (JOINED, JOINED), 0.0, [3.0, 3.0], "no gap can give"),
    ],
)  # fmt: skip
def test_gaps_give_a_little_where_there_is_no_room(
    room: float, joints: tuple[tuple[Joint, ...], ...], caption: float, pitches: list[float], why: str
) -> None:
    gaps = [Gap(3.0, joined, False) for joined in joints]
    found = squeeze([size(), size(), size(caption=caption)], gaps, room)

    assert [gap.pitch for gap in found] == pytest.approx(pitches), why


@pytest.mark.parametrize(
    ("former", "heights", "why"),
    [
        ([1.5, 4.5, 7.5], [1.5, 4.5, 7.5], "where they stood"),
        ([5.0, 6.0, 15.0], [4.0 + E / 2, 7.0 - E / 2, 15.0], "two that stood too close give way by as much each"),
        ([0.0, 5.0, 9.0], [1.0 - E, 5.0, 9.0], "not above the room"),
        ([2.0, 5.0, 21.0], [2.0, 5.0, 19.0 + E], "not below the room"),
        ([2.0, None, 10.0], [2.0, 6.0, 10.0], "a new row stands in the middle of its neighbours"),
        ([None, 6.0, 9.0], [3.0 + E, 6.0, 9.0], "a new first row right above the next one"),
        ([2.0, 5.0, None], [2.0, 5.0, 8.0 - E], "a new last row right below the one before"),
        ([None, None, 12.0], [6.0 + 2 * E, 9.0 + E, 12.0], "two new rows above the first that is known"),
        (
            [2.0, None, None, 14.0],
            [2.0, 6.5 + E / 2, 9.5 - E / 2, 14.0],
            "two new rows in the middle of their neighbours",
        ),
        (
            [4.0, None, 6.0 - 2 * E, 9.0 - 3 * E],
            [4.002 / 3.001, 4.002 / 3.001 + 3 - E, 4.002 / 3.001 + 6 - 2 * E, 4.002 / 3.001 + 9 - 3 * E],
            "a new row counts a thousandth of one that stood",
        ),
    ],
)
def test_rows_stand_as_near_as_they_can_to_where_they_stood(
    former: list[float | None], heights: list[float], why: str
) -> None:
    gaps = [Gap(3.0, NONE, False)] * (len(former) - 1)

    assert nearest_heights(former, [size()] * len(former), gaps, 20.0) == pytest.approx(heights, abs=1e-6), why


def test_the_span_of_a_row_is_kept_free() -> None:
    rows, gaps = [size(2.0), size(2.0)], [Gap(3.0, NONE, False)]

    assert nearest_heights([2.0, 2.0], rows, gaps, 20.0) == pytest.approx([1.0 - E, 6.0 - 2 * E], abs=3 * E)
    assert nearest_heights([15.0, 30.0], rows, gaps, 20.0) == pytest.approx([12.0 + 2 * E, 17.0 + E], abs=3 * E)


def extras(found: Wing) -> dict[tuple[bool, bool], float]:
    """What a gap got beyond its pitch, by whether an arrow is in it and whether a category begins below it."""
    return {
        (bool(lower.gap_above.joints), lower.gap_above.new_category):
            lower.first_line - upper.first_line - upper.size.span - lower.gap_above.pitch
        for upper, lower in pairwise(found.rows)
        if lower.gap_above
    }  # fmt: skip


def test_no_gap_grows_by_more_than_its_limit() -> None:
    found = extras(wing(900.0, LINKED))

    assert [extra for (is_joined, _), extra in found.items() if is_joined] == [pytest.approx(0.5 * 1.5)]
    assert found[False, True] == pytest.approx(1.8 * 1.5)
    assert found[False, False] == pytest.approx(1.0 * 1.5)


def test_the_slack_is_all_given_out_below_that_limit() -> None:
    rows = wing(least_room() + 2.0).rows

    assert rows[0].top == pytest.approx(0.0)
    assert rows[-1].bottom == pytest.approx(least_room() + 2.0)
    assert wing(least_room() - 5.0).rows[0].top == pytest.approx(0.0)


def test_one_row_stands_in_the_middle() -> None:
    (row,) = wing(60.0, BLOCKS[:1]).rows

    assert row.top == pytest.approx(60.0 - row.bottom)


def test_a_layout_of_other_systems_is_no_former_one() -> None:
    assert wing(90.0, former={"Ukendt": 3.0}).rows == wing(90.0).rows
    assert wing(90.0, former={}).rows == wing(90.0).rows


def columns(found: Wing) -> int:
    return sum(is_in_columns for row in found.rows for _, is_in_columns in row.size.label_lines)


def in_room(room: float, former: dict[str, float] | None = None) -> Wing:
    return spread(SAG.blocks, 12.0, COLUMNS_EM, room, former)


def test_lists_stand_in_one_column_where_there_is_room() -> None:
    crowded = in_room(0.0)
    least = crowded.rows[-1].bottom - crowded.rows[0].top

    assert columns(crowded) == 3
    assert columns(in_room(least + 300.0)) == 0
    assert 0 < columns(in_room(least + 3.0)) < 3


def test_a_list_that_stood_in_columns_leaves_them_when_no_row_moves() -> None:
    crowded = in_room(0.0)
    least = crowded.rows[-1].bottom - crowded.rows[0].top
    close = {row.system_name: row.first_line for row in in_room(least).rows}
    wide = {name: 40.0 * number + 30.0 for number, name in enumerate(close)}

    assert columns(in_room(least + 1.0, close)) == 3
    assert columns(in_room(40.0 * len(wide) + 60.0, wide)) == 0
    assert columns(in_room(40.0 * len(wide) + 60.0, close)) == 3
    nearly = {name: height + 0.005 for name, height in wide.items()}
    assert [row.first_line for row in in_room(40.0 * len(wide) + 60.0, nearly).rows] == pytest.approx(
        [*nearly.values()]
    )


def test_what_a_wing_holds_says_where_it_ends() -> None:
    for row in in_room(0.0).rows:
        assert row.top == row.first_line - row.size.extent_above
        assert row.bottom == row.first_line + row.size.span + row.size.extent_below
        assert replace(row, first_line=row.first_line + 1.0).bottom == pytest.approx(row.bottom + 1.0)


def sized(above: float, below: float, span: float = 0.0) -> RowMeasures:
    """A row that reaches ``above`` em above its first line and at least ``below`` em below its last one."""
    return RowMeasures(1, ((1, False),), (), (0.0, span), above, below, True)


def test_the_first_and_the_last_row_keep_their_own_room() -> None:
    rows = [sized(2.0, 1.0), sized(1.0, 1.5), sized(1.2, 1.0, 0.5), sized(3.0, 2.5, 2.0)]
    gaps = [Gap(3.0, NONE, False)] * 3
    top = nearest_heights([0.0, None, None, 0.0], rows, gaps, 40.0)
    bottom = nearest_heights([60.0, None, None, 60.0], rows, gaps, 40.0)

    assert top[0] == pytest.approx(rows[0].extent_above - E)
    assert bottom[-1] == pytest.approx(40.0 + E - rows[-1].extent_below - 2.0)


def test_a_wing_that_is_too_full_begins_at_the_top_and_runs_over() -> None:
    rows = wing(least_room() - 5.0).rows
    sizes = [row.size for row in rows]

    assert rows[0].top == pytest.approx(0.0)
    assert rows[-1].bottom == pytest.approx(wing_height(sizes, wing_gaps(BLOCKS, sizes, 20.0)))


def test_one_system_that_stood_makes_the_wing_keep_to_it() -> None:
    rows = wing(90.0).rows
    found = wing(90.0, former={rows[0].system_name: rows[0].first_line + 7.0}).rows

    assert found[0].first_line == pytest.approx(rows[0].first_line + 7.0)


def test_a_list_leaves_its_columns_when_one_column_just_fits() -> None:
    sizes = [row.size for row in in_room(1000.0).rows]
    height = wing_height(sizes, wing_gaps(SAG.blocks, sizes, COLUMNS_EM))

    assert columns(in_room(height)) == 0
    assert columns(in_room(height - 0.01)) > 0


def test_a_row_of_several_lines_ends_below_the_last_one() -> None:
    row = replace(wing(90.0).rows[0], size=sized(1.0, 1.5, 4.0), first_line=10.0)

    assert row.bottom == 10.0 + 4.0 + row.size.extent_below


def heights_of_single_columns(blocks: Sequence[RowBlock], extra: float, tight: float) -> dict[str, float]:
    """First lines with all lists in one column and ``extra`` em in each gap; ``tight`` above the first such list."""
    crowded, single = spread(blocks, 12.0, COLUMNS_EM, 0.0), spread(blocks, 12.0, COLUMNS_EM, 1000.0)
    heights, at, was_tight = {}, 0.0, False
    for narrow, row in zip(crowded.rows, single.rows, strict=True):
        if row.gap_above:
            is_tight = not was_tight and any(in_columns for _, in_columns in narrow.size.label_lines)
            at += row.gap_above.pitch + (tight if is_tight else extra)
            was_tight |= is_tight
        else:
            at += row.size.extent_above
        heights[row.system_name] = at
        at += row.size.span
    return heights


@pytest.mark.parametrize(("missing", "left"), [(0.018, 0), (0.022, 1)])
def test_a_list_leaves_its_columns_when_no_row_moves_by_a_hundredth(missing: float, left: int) -> None:
    """The rows on both sides of a gap give way by half of what is missing, and of what rounding leaves."""
    former = heights_of_single_columns(SAG.blocks, 9.0, -missing - E)

    assert columns(in_room(1000.0, former)) == left


def test_a_list_leaves_its_columns_when_one_column_just_fits_where_it_stood() -> None:
    sizes = [row.size for row in in_room(1000.0).rows]
    height = wing_height(sizes, wing_gaps(SAG.blocks, sizes, COLUMNS_EM))

    assert columns(in_room(height, heights_of_single_columns(SAG.blocks, 0.0, 0.0))) == 0


def with_lines_of_two_categories(first: int, second: int) -> tuple[RowBlock, ...]:
    """The blocks of KMD Sag, each link with so many of its interfaces, and so many again in another category.

    The second ones stand at a line of their own.
    """
    diagram = without_satellite_links(read_diagram(SPECS / "kmd-sag-as-is.yaml"))
    links = [
        replace(link, interfaces=(*link.interfaces[:first], *(
            replace(part, category="weak") for part in link.interfaces[:second])))
        for link in diagram.links
    ]  # fmt: skip
    return content_of(request_of(replace(diagram, links=tuple(links)))).blocks


@pytest.mark.parametrize(("first", "second", "flags"), [(1, 4, (False, True)), (4, 4, (True, True))])
def test_each_line_of_a_row_may_leave_its_columns(first: int, second: int, flags: tuple[bool, bool]) -> None:
    blocks = with_lines_of_two_categories(first, second)
    crowded = spread(blocks, 12.0, COLUMNS_EM, 0.0)
    former = heights_of_single_columns(blocks, 9.0, 9.0)

    assert flags in [tuple(flag for _, flag in row.size.label_lines) for row in crowded.rows]
    assert columns(spread(blocks, 12.0, COLUMNS_EM, 1000.0)) == 0
    assert columns(spread(blocks, 12.0, COLUMNS_EM, 2000.0, former)) == 0
