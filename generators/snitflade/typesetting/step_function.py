"""A whole number (or the like) that falls in steps as a width grows, such as the lines that a text takes.

Between two widths with the same value nothing can change, so that most questions of a search need no new count.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Steps(Generic[Value]):
    """Remembers what ``count`` gave. As its width grows, ``count`` must never come back to a value that it has left."""

    __slots__ = ("_count", "_values", "_widths")

    def __init__(self, count: Callable[[float], Value]) -> None:
        self._count = count
        self._widths: list[float] = []
        self._values: list[Value] = []

    def at(self, width: float) -> Value:
        """What ``count`` gives at a width."""
        widths, values = self._widths, self._values
        place = bisect_left(widths, width)
        if place < len(widths) and (widths[place] == width or (place and values[place - 1] == values[place])):
            return values[place]
        value = self._count(width)
        widths.insert(place, width)
        values.insert(place, value)
        return value
