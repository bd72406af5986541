"""Plain geometry on a page. Lengths are points (1/72 in), x runs right, y runs down."""

from __future__ import annotations

from enum import Enum

from snitflade.values import value


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
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def moved(self, dx: float, dy: float) -> Rectangle:
        return Rectangle(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def grown(self, by: float) -> Rectangle:
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
