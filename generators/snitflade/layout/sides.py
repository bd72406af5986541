"""Which wing each block goes to.

A set of blocks fits when a subset of their heights lies between what the right wing cannot take and what the left
one can: a subset sum, answered for all sums at once by the bits of one integer. Among the subsets that fit, the one
with the least displeasure is found by dynamic programming over the sums.
"""

from __future__ import annotations

from collections.abc import Sequence

from snitflade.geometry import ROUNDING
from snitflade.values import value

_FINE = 20  # steps an em in which heights are summed when only the size matters; larger, integers grow
_COARSE = 6  # steps an em when wishes count too; larger, the table of sums grows, and the time with it
_IMBALANCE = 0.1  # dislikes for each em that one wing is higher; larger, systems change sides to even out the wings


@value
class Wish:
    """What it costs to put a block on the left or on the right."""

    left: float
    right: float


def can_be_split(heights: Sequence[float], room: float) -> bool:
    """Whether the heights (em) can be dealt out to two wings of height ``room``."""
    units = [int(height * _FINE + 0.5) for height in heights]
    total, limit = sum(units), int(room * _FINE)
    if total > 2 * limit:
        return False
    sums = 1
    for unit in units:
        sums |= sums << unit
    low = max(total - limit, 0)
    return bool((sums >> low) & ((1 << (limit - low + 1)) - 1))


def best_sides(heights: Sequence[float], wishes: Sequence[Wish], room: float) -> list[bool] | None:
    """For each block whether it goes left, with the least displeasure; None when no split fits ``room`` (em)."""
    units = [max(1, int(height * _COARSE + 0.5)) for height in heights]
    total, limit = sum(units), int(room * _COARSE + 0.5)
    best: dict[int, tuple[float, int]] = {0: (0.0, 0)}
    for number, (unit, wish) in enumerate(zip(units, wishes, strict=True)):
        best = _add_block(best, unit, wish, 1 << number, limit)
    fitting = [
        (cost + _IMBALANCE * abs(total - 2 * left) / _COARSE, abs(total - 2 * left), chosen)
        for left, (cost, chosen) in best.items()
        if total - left <= limit
    ]
    if not fitting:
        return None
    chosen = min(fitting)[2]
    return [bool(chosen >> number & 1) for number in range(len(heights))]


def _add_block(
    best: dict[int, tuple[float, int]], unit: int, wish: Wish, bit: int, limit: int
) -> dict[int, tuple[float, int]]:
    """The cheapest way to each height of the left wing with one more block, on the right or on the left."""
    row: dict[int, tuple[float, int]] = {}
    on_left, on_right = wish.left, wish.right  # this runs some ten thousand times a diagram
    for left, (cost, chosen) in best.items():
        price, known = cost + on_right, row.get(left)
        if known is None or price < known[0] - ROUNDING:
            row[left] = price, chosen
        price, height = cost + on_left, left + unit
        known = row.get(height)
        if height <= limit and (known is None or price < known[0] - ROUNDING):
            row[height] = price, chosen | bit
    return row
