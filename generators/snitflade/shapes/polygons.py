"""The outlines of a scene as polygons, and how deep two polygons overlap. Lengths are points.

Every outline is convex, so that the separating axis theorem decides: two convex polygons are apart if and only if they
are apart along the normal of one of their edges; the least overlap over those normals is how deep they overlap.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from snitflade.geometry import ROUNDING, Point, Rectangle, Shape
from snitflade.scene import Outline
from snitflade.shapes.forms import form_of

_CHORDS = 12
"""Chords of an arc: off half an ellipse by less than 1 % of its radius. More only cost time."""

_ROUNDING_PT = 0.25
"""pt: how far a text may stick out of its outline. Larger, letters may touch the line; smaller, rounded places fail."""


def corners(outline: Outline) -> tuple[Point, ...]:
    """The outline's corners, clockwise; round ends are cut into chords, a rectangle's corners are taken as square."""
    rim = 0.0 if outline.shape is Shape.RECTANGLE else outline.rim
    edge = form_of(outline.shape).edge(outline.box, rim)
    return (edge.start, *(point for step in edge.steps for point in step.points(_CHORDS)))


def holds(outline: Outline, box: Rectangle) -> bool:
    """Whether a text's box lies inside the outline; in a cylinder, below its rim."""
    if not outline.box.grow(_ROUNDING_PT).holds(box):
        return False
    if outline.shape is Shape.RECTANGLE:
        return True
    if form_of(outline.shape).front and box.top < _rim_at(outline, box) - _ROUNDING_PT:
        return False
    ends = corners(outline)
    own = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
    return all(_side(a, b, p) >= -_ROUNDING_PT for a, b in _edges(ends) for p in own)


def _rim_at(outline: Outline, box: Rectangle) -> float:
    """How far down the front of a cylinder's rim comes over the width of ``box``."""
    middle, half = (outline.box.left + outline.box.right) / 2, outline.box.width / 2
    nearest = min(max(middle, box.left), box.right)
    share = min(abs(nearest - middle) / half, 1.0)
    return outline.box.top + outline.rim * (1 + math.sqrt(1 - share * share))


def _edges(ends: Sequence[Point]) -> list[tuple[Point, Point]]:
    """The edges between the corners; two corners that differ by rounding alone have no edge with a direction."""
    return [(a, b) for a, b in pairwise((*ends, ends[0])) if math.dist(a, b) > ROUNDING]


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
