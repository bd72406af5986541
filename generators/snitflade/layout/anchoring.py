"""Keeping to a former layout: the same sides and order, the same font while it fits.

A system stands where it stood; one with another name stands where the one that it ``was`` stood. A new system takes the
place in either wing that moves the others least.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from snitflade.diagram import Direction, Side
from snitflade.geometry import DRAWN_ROUNDING_EM, largest
from snitflade.layout.anchor import Anchor
from snitflade.layout.content import Content, Order
from snitflade.layout.fitting import (
    Fit,
    WingFrame,
    box_widths,
    least_height,
    least_text_width,
    sizes_between,
    whole_hundredths,
)
from snitflade.layout.rows import RowBlock, SystemRow, wing_gaps, wing_height
from snitflade.layout.spreading import nearest_heights, squeeze
from snitflade.layout.ties import arrange, ties_of
from snitflade.values import value

# What speaks against a place for a new row, in em that other rows move.
_OVERFULL = (
    50.0  # for each em that the wing is too high: larger than any move, so that a smaller font is the last resort
)
_WRONG_SIDE = 0.8  # for each line: larger, a row goes to the side of its direction though all others must move
_AWAY_FROM_ITS_LINK = (
    500.0  # for each linked system: as much as a wing 10 em too high, as a rail costs more than a font
)
_BETWEEN_LINKED = 1000.0  # above _AWAY_FROM_ITS_LINK: an arrow that stands is not turned into a rail for a new one
_CLEARLY_BETTER = 0.97
"""Share of the largest font that keeping the boxes' width may cost. Larger, boxes change width for a hair of font;
smaller, a wide name that has come in shrinks all texts."""


@value
class _Measures:
    """The frame at the former font: box and text width and the wings' room, in em, and where the room starts (pt)."""

    box_width: float
    text_width: float
    room: float
    top: float
    size: float


def find_anchored_order(content: Content, former: Anchor, frame: WingFrame, side: Side | None = None) -> Order:
    """The systems of the left and the right wing, top down.

    :param content: has each system in a block of its own.
    :param side: where what is new goes, unless its author asks for the other side, or it is linked to another system.
    """
    rows = {row.system.name: row for block in content.blocks for row in block.rows}
    stood = former.heights()
    wings = [[row for name in side for row in _successors(name, rows, stood)] for side in _sides(former)]
    wings = [[row for row in wing if _may_stand(row, number)] for number, wing in enumerate(wings)]
    placed = {row.system.name for wing in wings for row in wing}
    measures = _measures(content, former, frame)
    linked = {name for joint in content.rails for name in (joint.source, joint.target)}
    for name, row in rows.items():
        if name not in placed:
            wing = row.system.wishes.side or (side if name not in linked else None)
            _insert(row, wings, stood, measures, content, (0, 1) if wing is None else (int(wing is Side.RIGHT),))
    left, right = arrange([[row.system.name for row in wing] for wing in wings], ties_of(content.request.diagram))
    return tuple(left), tuple(right)


def _may_stand(row: SystemRow, wing: int) -> bool:
    """Whether the author does not ask for the other side."""
    return row.system.wishes.side in (None, Side.RIGHT if wing else Side.LEFT)


def _sides(former: Anchor) -> tuple[list[str], list[str]]:
    return [stand.system for stand in former.left], [stand.system for stand in former.right]


def _successors(name: str, rows: dict[str, SystemRow], stood: dict[str, float]) -> list[SystemRow]:
    """What stands where this system stood: itself, or those that say they were it."""
    if name in rows:
        return [rows[name]]
    return [row for row in rows.values() if row.system.was == name and row.system.name not in stood]


def _measures(content: Content, former: Anchor, frame: WingFrame) -> _Measures:
    size = former.size
    rows = [row for block in content.blocks for row in block.rows]
    box_width = max(former.box_width / size, box_widths(rows)[0])
    return _Measures(
        box_width, frame.text_width(size, box_width), frame.wing_room(size) / size, frame.wing_top(size), size
    )


def _insert(
    row: SystemRow,
    wings: list[list[SystemRow]],
    stood: dict[str, float],
    measures: _Measures,
    content: Content,
    allowed: Sequence[int],
) -> None:
    """Puts a new row into one of the wings ``allowed``, where it moves the others least."""
    places = [(wing, at) for wing in allowed for at in range(len(wings[wing]) + 1)]
    costs = [_cost(row, wings, wing, at, stood, measures) + _away(row, wings, wing, at, content) for wing, at in places]
    best = min(range(len(places)), key=lambda number: (round(costs[number], 6), number))
    wing, at = places[best]
    wings[wing].insert(at, row)


def _cost(
    row: SystemRow, wings: list[list[SystemRow]], wing: int, at: int, stood: dict[str, float], measures: _Measures
) -> float:
    """How far (em, summed) the rows of a wing move when the new row stands there, and what speaks against the side.

    A wing that can take the row at the former font is worth a lot more than one that cannot.
    """
    rows = [*wings[wing][:at], row, *wings[wing][at:]]
    sizes = [r.size(measures.box_width, measures.text_width) for r in rows]
    gaps = wing_gaps([RowBlock((r,)) for r in rows], sizes, measures.text_width)
    former = [_former_height_of(r, stood, measures) for r in rows]
    gaps = squeeze(sizes, gaps, measures.room)
    overfull = max(wing_height(sizes, gaps) - measures.room - 2 * DRAWN_ROUNDING_EM, 0.0)
    moved = 0.0
    if any(height is not None for height in former):
        heights = nearest_heights(former, sizes, gaps, measures.room)
        moved = math.fsum(abs(a - b) for a, b in zip(former, heights, strict=True) if a is not None)
    return moved + overfull * _OVERFULL + _WRONG_SIDE * _wrong(row, wing)


def _former_height_of(row: SystemRow, stood: dict[str, float], measures: _Measures) -> float | None:
    height = stood.get(row.system.name, stood.get(row.system.was or ""))
    return None if height is None else (height - measures.top) / measures.size


def _wrong(row: SystemRow, wing: int) -> int:
    """How many of the row's lines would rather lead to the other side: incoming ones left, outgoing ones right."""
    unwelcome = Direction.OUT if wing == 0 else Direction.IN
    return sum(spoke.direction is unwelcome for spoke in row.spokes)


def _away(row: SystemRow, wings: list[list[SystemRow]], wing: int, at: int, content: Content) -> float:
    """What it costs not to stand beside a system that the row is linked to, or to stand between two that are linked."""
    name = row.system.name
    pairs = [{j.source, j.target} for j in content.rails]
    linked = {other for pair in pairs if name in pair for other in pair - {name}}
    parted = 0 < at < len(wings[wing]) and {r.system.name for r in wings[wing][at - 1 : at + 1]} in pairs
    beside = {r.system.name for r in wings[wing][max(0, at - 1) : at + 1]}
    placed = {r.system.name for rows in wings for r in rows}
    return _AWAY_FROM_ITS_LINK * len((linked & placed) - beside) + _BETWEEN_LINKED * parted


def fit_anchored(content: Content, frame: WingFrame, former: Anchor, order: Order) -> Fit | None:
    """The fit with the former sides, order, font and box width; a smaller font when it must be; None when none fits."""
    on_left = set(order[0])
    left = tuple(block for block in content.blocks if block.rows[0].system.name in on_left)
    right = tuple(block for block in content.blocks if block.rows[0].system.name not in on_left)
    rows = [row for block in content.blocks for row in block.rows]
    widths = box_widths(rows)
    kept = _fit_sides((left, right), frame, former, content, widths[0], None)
    others = [_fit_sides((left, right), frame, former, content, widths[0], width) for width in widths]
    best = max((found for found in (kept, *others) if found), key=lambda found: found.size, default=None)
    if kept and best and kept.size >= _CLEARLY_BETTER * best.size:
        return kept
    return best


def _fit_sides(
    sides: tuple[tuple[RowBlock, ...], tuple[RowBlock, ...]],
    frame: WingFrame,
    former: Anchor,
    content: Content,
    least_box: float,
    box_width: float | None,
) -> Fit | None:
    """The largest font up to the former one; the box keeps its width on the page, or has ``box_width`` em.

    At the former font the gaps of a wing may be squeeze, at a smaller one they are not, for the sake of later edits.
    """
    words = least_text_width(content.blocks)

    def at(size: float) -> Fit | None:
        box = whole_hundredths(max(former.box_width / size, least_box) if box_width is None else box_width, size)
        text_width = frame.text_width(size, box)
        room = frame.wing_room(size) / size
        height = _least_squeezed_height if size == former.size and box_width is None else least_height
        if text_width < words or any(height(side, box, text_width) > room + 2 * DRAWN_ROUNDING_EM for side in sides):
            return None
        return Fit(size, box, text_width, *sides, anchored=True)

    exact = at(former.size)
    if exact:
        return exact
    size = largest(sizes_between(frame.smallest, former.size), lambda size: at(size) is not None)
    return at(size) if size else None


def _least_squeezed_height(blocks: Sequence[RowBlock], box_width: float, text_width: float) -> float:
    """The least height (em) of a wing whose gaps give all that they can."""
    sizes = [row.size(box_width, text_width) for block in blocks for row in block.rows]
    return wing_height(sizes, squeeze(sizes, wing_gaps(blocks, sizes, text_width), 0.0))
