"""How many pages, and what stands on which: by category, evenly full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from snitflade.geometry import ROUNDING

Part: TypeAlias = tuple[int, int]
_Price: TypeAlias = tuple[int, int, float]


def deal_out(costs: Sequence[float], categories: Sequence[str], capacity: float) -> list[Part]:
    """Deal things out to the fewest pages, in their order; each page is a range (from, up to but not including).

    A page takes up to ``capacity``, and one thing in any case. A category that fits on a page of its own is never
    torn. Among as many pages, as few categories as can be are torn, and the pages are as evenly full as can be: a
    shortest path over the places at which a page may end.
    """
    total: dict[str, float] = {}
    for cost, category in zip(costs, categories, strict=True):
        total[category] = total.get(category, 0.0) + cost
    best: dict[int, tuple[_Price, int]] = {0: ((0, 0, 0.0), 0)}
    for stop in range(1, len(costs) + 1):
        tears = stop < len(costs) and categories[stop - 1] == categories[stop]
        if not tears or total[categories[stop]] > capacity:
            found = _find_cheapest(best, costs, stop, capacity + ROUNDING)
            if found:
                (pages, torn, squares), start = found
                best[stop] = (pages, torn + tears, squares), start
    return _walk_back(best, len(costs))


def _find_cheapest(
    best: Mapping[int, tuple[_Price, int]], costs: Sequence[float], stop: int, capacity: float
) -> tuple[_Price, int] | None:
    """The cheapest way to end a page at ``stop``, with where that page starts."""
    found: tuple[_Price, int] | None = None
    fill = 0.0
    for start in range(stop - 1, -1, -1):
        fill += costs[start]
        if fill > capacity and start < stop - 1:
            break
        if start in best:
            pages, torn, squares = best[start][0]
            price = (pages + 1, torn, squares + fill * fill)
            if found is None or price < found[0]:
                found = (price, start)
    return found


def _walk_back(best: Mapping[int, tuple[_Price, int]], stop: int) -> list[Part]:
    parts: list[Part] = []
    while stop:
        start = best[stop][1]
        parts.append((start, stop))
        stop = start
    return parts[::-1]
