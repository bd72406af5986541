"""Where each row of a wing stands, with the slack shared out over its gaps, or as near as can be to where it stood.

Heights are in em from the top of the room that the page leaves for the wings.

Fresh: a gap between two categories takes more of the slack than one within a category, one inside a linked pair less;
none grows beyond a limit; what is left over stays at both ends, half and half.

Anchored: with the least pitches subtracted, the rows' heights must only not decrease, so that the nearest heights to
the former ones are an isotonic regression (pool adjacent violators; Barlow et al. 1972), clamped to the room. Where the
rows have no room at the former font, their gaps give a little, all alike, before the font does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from snitflade.geometry import DRAWN_ROUNDING_EM
from snitflade.layout.rows import Gap, RowBlock, RowMeasures, SystemRow, wing_gaps, wing_height
from snitflade.values import value

# Shares of the slack that a gap takes.
_WITHIN = 1.0  # between two rows of one category: what the others are measured by
_BETWEEN_CATEGORIES = 1.8  # larger, the rows of a category crowd; at 1 its first row is not seen as one
_JOINED = 0.5  # between two linked systems; larger, their arrow grows long and they no longer seem a pair

_MOST_EXTRA = 1.5  # em that a gap of weight 1 may grow; larger, a few systems scatter over the whole page
_NEW_ROW_WEIGHT = 1e-3  # of a row that stood, 1; larger, rows that stood move to make a new one comfortable
_MOST_SQUEEZE = 0.42  # em that a gap may give; larger, texts come closer to the line above than to their own
_STILL = 0.01  # em: a move that no one sees; larger, rows creep as lists go into one column


@value
class PlacedRow:
    """A row with its measures; ``first_line`` is the height of its first line."""

    row: SystemRow
    size: RowMeasures
    first_line: float
    gap_above: Gap | None

    @property
    def system_name(self) -> str:
        """The name of the system."""
        return self.row.system.name

    @property
    def top(self) -> float:
        """The upper end (em) of the box or the text above it, from the top of the room."""
        return self.first_line - self.size.extent_above

    @property
    def bottom(self) -> float:
        """The lower end (em) of the box or the text, from the top of the room."""
        return self.first_line + self.size.span + self.size.extent_below


@value
class Wing:
    """The rows from the top down."""

    rows: tuple[PlacedRow, ...]


def spread(
    blocks: Sequence[RowBlock],
    box_width: float,
    text_width: float,
    room: float,
    former: Mapping[str, float] | None = None,
) -> Wing:
    """Places the rows of a wing in ``room`` em, single columns of text where there is room for them.

    :param former: where systems stood; the rows stay as near to that as they can.
    """
    rows = [row for block in blocks for row in block.rows]
    sizes = [row.size(box_width, text_width) for row in rows]
    if not rows:
        return Wing(())
    if former and any(row.system.name in former for row in rows):
        gaps, heights = _place_anchored([former.get(row.system.name) for row in rows], blocks, sizes, text_width, room)
    else:
        _undo_columns(blocks, rows, sizes, text_width, room)
        gaps = wing_gaps(blocks, sizes, text_width)
        heights = _place_evenly(sizes, gaps, room)
    return Wing(
        tuple(
            PlacedRow(row, size, height, gap)
            for row, size, height, gap in zip(rows, sizes, heights, [None, *gaps], strict=True)
        )
    )


def _place_anchored(
    former: Sequence[float | None], blocks: Sequence[RowBlock], sizes: list[RowMeasures], text_width: float, room: float
) -> tuple[list[Gap], list[float]]:
    """The gaps and heights nearest to the former ones; a list is in a single column where that moves no other row."""
    rows = [row for block in blocks for row in block.rows]

    def place() -> tuple[list[Gap], list[float]]:
        gaps = squeeze(sizes, wing_gaps(blocks, sizes, text_width), room)
        return gaps, nearest_heights(former, sizes, gaps, room)

    gaps, heights = place()
    for number, row in enumerate(rows):
        for spoke in range(len(row.spokes)):
            if not sizes[number].label_lines[spoke][1]:
                continue
            kept = sizes[number]
            sizes[number] = row.size_without_columns(kept, text_width, spoke)
            if wing_height(sizes, wing_gaps(blocks, sizes, text_width)) <= room:
                wider, moved = place()
                if all(abs(a - b) < _STILL for a, b in zip(heights, moved, strict=True)):
                    gaps, heights = wider, moved
                    continue
            sizes[number] = kept
    return gaps, heights


def squeeze(sizes: Sequence[RowMeasures], gaps: Sequence[Gap], room: float) -> list[Gap]:
    """The gaps, each a little closer where the rows have no ``room`` (em) otherwise; all alike, within a limit.

    A gap with an arrow or the title of a group in it stays as it is.
    """
    missing = wing_height(sizes, gaps) - room
    givers = [not gap.joints and not size.caption for gap, size in zip(gaps, sizes[1:], strict=True)]
    if missing <= 0 or not any(givers):
        return list(gaps)
    by = min(missing / sum(givers), _MOST_SQUEEZE)
    return [replace(gap, pitch=gap.pitch - by) if gives else gap for gap, gives in zip(gaps, givers, strict=True)]


def _place_evenly(sizes: Sequence[RowMeasures], gaps: Sequence[Gap], room: float) -> list[float]:
    slack = max(room - wing_height(sizes, gaps), 0.0)
    extras = _shares([_weight(gap) for gap in gaps], slack)
    at = (slack - sum(extras)) / 2 + sizes[0].extent_above
    heights = [at]
    for size, gap, extra in zip(sizes, gaps, extras, strict=False):
        at += size.span + gap.pitch + extra
        heights.append(at)
    return heights


def nearest_heights(
    former: Sequence[float | None], sizes: Sequence[RowMeasures], gaps: Sequence[Gap], room: float
) -> list[float]:
    """The heights of the first lines that keep the pitches and are nearest (least squares) to the former ones."""
    least = [0.0]
    for size, gap in zip(sizes, gaps, strict=False):
        least.append(least[-1] + size.span + gap.pitch - DRAWN_ROUNDING_EM)
    wanted = [None if height is None else height - base for height, base in zip(former, least, strict=True)]
    lowest = sizes[0].extent_above - DRAWN_ROUNDING_EM
    highest = room + DRAWN_ROUNDING_EM - sizes[-1].extent_below - sizes[-1].span - least[-1]
    fitted = _isotonic(_fill(wanted))
    return [base + max(lowest, min(height, highest)) for base, height in zip(least, fitted, strict=True)]


def _fill(wanted: Sequence[float | None]) -> list[tuple[float, float]]:
    """Heights with weights; a row that stood nowhere wishes for the middle of its neighbours, hardly at all."""
    known = [(number, height) for number, height in enumerate(wanted) if height is not None]
    filled: list[tuple[float, float]] = []
    for number, height in enumerate(wanted):
        if height is not None:
            filled.append((height, 1.0))
            continue
        before = next((h for n, h in reversed(known) if n < number), known[0][1])
        after = next((h for n, h in known if n > number), before)
        filled.append(((before + after) / 2, _NEW_ROW_WEIGHT))
    return filled


def _isotonic(wanted: Sequence[tuple[float, float]]) -> list[float]:
    """The non-decreasing heights nearest to the wanted ones, by pooling neighbours that would decrease."""
    pools: list[tuple[float, float, int]] = []
    for height, weight in wanted:
        pool = (height, weight, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, total, count = pools.pop()
            both = total + pool[1]
            pool = ((mean * total + pool[0] * pool[1]) / both, both, count + pool[2])
        pools.append(pool)
    return [mean for mean, _, count in pools for _ in range(count)]


def _undo_columns(
    blocks: Sequence[RowBlock], rows: Sequence[SystemRow], sizes: list[RowMeasures], text_width: float, room: float
) -> None:
    """Sets lists in one column again, as long as the wing stays within ``room``."""
    for number, row in enumerate(rows):
        for spoke in range(len(row.spokes)):
            if not sizes[number].label_lines[spoke][1]:
                continue
            kept = sizes[number]
            sizes[number] = row.size_without_columns(kept, text_width, spoke)
            if wing_height(sizes, wing_gaps(blocks, sizes, text_width)) > room:
                sizes[number] = kept


def _weight(gap: Gap) -> float:
    if gap.joints:
        return _JOINED
    return _BETWEEN_CATEGORIES if gap.new_category else _WITHIN


def _shares(weights: Sequence[float], slack: float) -> list[float]:
    """The slack dealt out by weight, no share above its weight times the limit."""
    total = sum(weights)
    if not total:
        return [0.0] * len(weights)
    each = min(slack / total, _MOST_EXTRA)
    return [weight * each for weight in weights]
