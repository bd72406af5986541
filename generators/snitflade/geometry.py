"""Plain geometry on a page. Lengths are points (1/72 in), x runs right, y runs down."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from enum import Enum
from typing import TypeVar

from snitflade.values import value

# Epsilons: how far apart two numbers may be that mean the same length, cost or place.

ROUNDING = 1e-6
"""pt, em, or a cost: far above what a sum of floats is off by (1e-12), far below the 0.01 pt that is drawn.

Larger, texts would stick out that are said to fit; smaller, the order of a sum would decide between two equal choices.
"""

DRAWN_ROUNDING_EM = 0.002
"""em: what two coordinates, each rounded to 0.01 pt, are off by together, with labels of 5 pt; less with larger ones.

Larger, rows would creep closer together with every build that keeps to the last one; smaller, a layout that was read
back from its record would not fit on the page that it came from.
"""

SAME_PLACE_PT = 0.02
"""pt: two ends that meet, each rounded to 0.01 pt. Larger, two lines side by side would share one connection site."""


Step = TypeVar("Step")


def largest(steps: Sequence[Step], holds: Callable[[Step], bool]) -> Step | None:
    """The last of the steps at which something holds, found by bisection; None when it holds at none.

    :param holds: true up to some step, and false from there on.
    """
    count = bisect_left(steps, True, key=lambda step: not holds(step))
    return steps[count - 1] if count else None


def smallest(low: float, high: float, step: float, holds: Callable[[float], bool]) -> float:
    """The smallest number between two at which something holds, to ``step``; ``high`` when it only holds there.

    :param holds: false up to some number, and true from there on.
    """
    while high - low > step:
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


class Shape(Enum):
    """The outlines a kind of system can have."""

    RECTANGLE = "rectangle"
    CYLINDER = "cylinder"
    HEXAGON = "hexagon"
    STADIUM = "stadium"
    OCTAGON = "octagon"
    PARALLELOGRAM = "parallelogram"


@value
class Rectangle:
    """An axis-parallel rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From the left to the right edge, in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the top to the bottom edge, in points."""
        return self.bottom - self.top

    def shift(self, dx: float, dy: float) -> Rectangle:
        """The rectangle ``dx`` further right and ``dy`` further down."""
        return Rectangle(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def grow(self, by: float) -> Rectangle:
        """The rectangle with each edge ``by`` further out."""
        return Rectangle(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: Rectangle) -> bool:
        """Whether the two share an area (touching edges do not count)."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Rectangle) -> bool:
        """Whether the other lies inside or on the edges."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


Point = tuple[float, float]


def hull(points: tuple[Point, ...]) -> Rectangle:
    """The smallest rectangle around the points. :raises ValueError: when there are none."""
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return Rectangle(min(xs), min(ys), max(xs), max(ys))
