"""Where each row of a wing stands, with the slack shared out over its gaps.

A gap between two categories takes more of the slack than one within a category, one inside a linked pair less; none
grows beyond a limit. What is left over stays at both ends, half and half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from snitflade.layout.rows import Block, Gap, Row, RowSize, wing_gaps, wing_height

_WITHIN = 1.0
_BETWEEN_CATEGORIES = 1.8
_JOINED = 0.5
_MOST_EXTRA = 1.5


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with its measures; ``first_line`` is the height of its first line, in em from the wing's top."""

    row: Row
    size: RowSize
    first_line: float
    gap_above: Gap | None

    @property
    def system_name(self) -> str:
        return self.row.system.name


@dataclass(frozen=True, slots=True)
class Wing:
    """``height`` (em) is what the rows take, their slack included."""

    rows: tuple[PlacedRow, ...]
    height: float


def spread(blocks: Sequence[Block], box_width: float, text_width: float, room: float) -> Wing:
    """Places the rows of a wing in ``room`` em, single columns of text where there is room for them."""
    rows = [row for block in blocks for row in block.rows]
    sizes = [row.size(box_width, text_width) for row in rows]
    if not rows:
        return Wing((), 0.0)
    _undo_columns(blocks, rows, sizes, text_width, room)
    gaps = wing_gaps(blocks, sizes, text_width)
    slack = max(room - wing_height(sizes, gaps), 0.0)
    extras = _shares([_weight(gap) for gap in gaps], slack)
    at = sizes[0].extent_above
    placed = [PlacedRow(rows[0], sizes[0], at, None)]
    for number, (gap, extra) in enumerate(zip(gaps, extras, strict=True)):
        at += sizes[number].span + gap.pitch + extra
        placed.append(PlacedRow(rows[number + 1], sizes[number + 1], at, gap))
    return Wing(tuple(placed), at + sizes[-1].span + sizes[-1].extent_below)


def _undo_columns(
    blocks: Sequence[Block], rows: Sequence[Row], sizes: list[RowSize], text_width: float, room: float
) -> None:
    """Sets lists in one column again, as long as the wing stays within ``room``."""
    for number, row in enumerate(rows):
        for spoke in range(len(row.spokes)):
            if not sizes[number].label_lines[spoke][1]:
                continue
            kept = sizes[number]
            sizes[number] = row.sized_without_columns(kept, text_width, spoke)
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
