"""The outlines of a scene as polygons, and how deep two polygons overlap. Lengths are points.

Every outline is convex, so that the separating axis theorem decides: two convex polygons are apart if and only if they
are apart along the normal of one of their edges; the least overlap over those normals is how deep they overlap.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from snitflade.geometry import Point, Rectangle, Shape
from snitflade.scene import Outline

RIM = 0.34
"""Half the height of a cylinder's rim, in em of the label font."""

_CHORDS = 12
_ROUNDING = 0.25


def corners(outline: Outline) -> tuple[Point, ...]:
    """The outline's corners, clockwise; round ends are cut into chords, a rectangle's corners are taken as square."""
    box, rim = outline.box, outline.rim
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    middle = (top + bottom) / 2
    if outline.shape is Shape.HEXAGON:
        return ((left, middle), (left + rim, top), (right - rim, top), (right, middle), (right - rim, bottom),
                (left + rim, bottom))  # fmt: skip
    if outline.shape is Shape.OCTAGON:
        cut = rim
        return ((left, top + cut), (left + cut, top), (right - cut, top), (right, top + cut), (right, bottom - cut),
                (right - cut, bottom), (left + cut, bottom), (left, bottom - cut))  # fmt: skip
    if outline.shape is Shape.PARALLELOGRAM:
        return ((left + rim, top), (right, top), (right - rim, bottom), (left, bottom))
    if outline.shape is Shape.STADIUM:
        starts = (-math.pi / 2, 0.0, math.pi / 2, math.pi)
        centres = (
            (right - rim, top + rim),
            (right - rim, bottom - rim),
            (left + rim, bottom - rim),
            (left + rim, top + rim),
        )
        return tuple(p for at, a in zip(centres, starts, strict=True) for p in _arc(at, rim, rim, a, math.pi / 2))
    if outline.shape is Shape.CYLINDER:
        centre, half = (left + right) / 2, (right - left) / 2
        ends = ((top + rim, -math.pi), (bottom - rim, 0.0))
        return tuple(p for y, start in ends for p in _arc((centre, y), half, rim, start, math.pi))
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _arc(centre: Point, rx: float, ry: float, start: float, angle: float) -> list[Point]:
    """A part of an ellipse in chords, clockwise on the page from the angle ``start``."""
    angles = [start + angle * n / _CHORDS for n in range(_CHORDS + 1)]
    return [(centre[0] + rx * math.cos(a), centre[1] + ry * math.sin(a)) for a in angles]


def holds(outline: Outline, box: Rectangle) -> bool:
    """Whether a text's box lies inside the outline; in a cylinder, below its rim."""
    if not outline.box.grown(_ROUNDING).holds(box):
        return False
    if outline.shape is Shape.RECTANGLE:
        return True
    if outline.shape is Shape.CYLINDER and box.top < _rim_at(outline, box) - _ROUNDING:
        return False
    ends = corners(outline)
    own = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
    return all(_side(a, b, p) >= -_ROUNDING for a, b in _edges(ends) for p in own)


def _rim_at(outline: Outline, box: Rectangle) -> float:
    """How far down the front of a cylinder's rim comes over the width of ``box``."""
    middle, half = (outline.box.left + outline.box.right) / 2, outline.box.width / 2
    nearest = min(max(middle, box.left), box.right)
    share = min(abs(nearest - middle) / half, 1.0)
    return outline.box.top + outline.rim * (1 + math.sqrt(1 - share * share))


def _edges(ends: Sequence[Point]) -> list[tuple[Point, Point]]:
    return [(a, b) for a, b in pairwise((*ends, ends[0])) if a != b]


def _side(a: Point, b: Point, p: Point) -> float:
    """How far ``p`` lies right of the way from ``a`` to ``b`` on the page, which is inside a clockwise polygon."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    return (dx * (p[1] - a[1]) - dy * (p[0] - a[0])) / math.hypot(dx, dy)


def depth(first: Sequence[Point], second: Sequence[Point]) -> float:
    """How deep two convex polygons overlap: the least way that parts them; negative or 0 when they are apart."""
    least = math.inf
    for (ax, ay), (bx, by) in (*_edges(first), *_edges(second)):
        length = math.hypot(bx - ax, by - ay)
        nx, ny = (ay - by) / length, (bx - ax) / length
        one = [x * nx + y * ny for x, y in first]
        other = [x * nx + y * ny for x, y in second]
        least = min(least, max(one) - min(other), max(other) - min(one))
        if least <= 0:
            break
    return least


def distance_to_edge(point: Point, ends: Sequence[Point]) -> float:
    """How far a point is from the nearest edge of a polygon, from inside or outside."""
    return min(_distance(point, a, b) for a, b in _edges(ends))


def _distance(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy)
    along = min(max(along, 0.0), 1.0)
    return math.hypot(point[0] - a[0] - along * dx, point[1] - a[1] - along * dy)
