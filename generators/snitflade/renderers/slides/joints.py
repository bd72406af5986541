"""Which outlines a line joins, and at which of their connection sites.

A scene's lines end on the edge of what they join: on its outer edge, half the outline's stroke outside it. So the
outline that a line meets is the one whose box its end touches; the layout's gate keeps all others away.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from snitflade.geometry import SAME_PLACE_PT, Point, Rectangle
from snitflade.renderers.slides.geometry import DOWN, LEFT, RIGHT, UP, Site, usual_sites
from snitflade.scene import ArrowHead, Group, Line, Outline, Scene
from snitflade.values import value

_JOINED_ROLES = frozenset({"box", "hub"})
_REACH_PT = 3.0


@dataclass(slots=True, repr=False)
class Joined:
    """An outline that lines meet: its box on the page, and its sites, the usual four first."""

    outline: Outline
    box: Rectangle
    sites: list[Site] = field(default_factory=list)

    def site(self, at: Point, angle: int) -> int:
        """The number of the site at a point of the page, which is added when there is none."""
        x = min(max(at[0], self.box.left), self.box.right) - self.box.left
        y = min(max(at[1], self.box.top), self.box.bottom) - self.box.top
        for number, site in enumerate(self.sites):
            if math.dist(site.at, (x, y)) < SAME_PLACE_PT:
                return number
        self.sites.append(Site((x, y), angle))
        return len(self.sites) - 1

    def place(self, number: int) -> Point:
        """Where a site is on the page."""
        x, y = self.sites[number].at
        return x + self.box.left, y + self.box.top


@value
class Route:
    """A line of a link with its true ends: where the tips of its heads are. ``glued``: to which outline and site."""

    points: tuple[Point, ...]
    heads: tuple[ArrowHead | None, ArrowHead | None]
    glued: tuple[tuple[Joined, int] | None, tuple[Joined, int] | None]


class Joints:
    """The outlines of a scene that lines may join, and the lines that do. Both are known by their identity."""

    def __init__(self, scene: Scene) -> None:
        parts = list(scene.flatten())
        self.outlines = {
            id(part): Joined(part, part.box.shift(dx, dy), list(usual_sites(part)))
            for _, part, dx, dy in parts
            if isinstance(part, Outline) and part.role in _JOINED_ROLES
        }
        self.routes = {
            id(part): self._route(part, group, dx, dy)
            for group, part, dx, dy in parts
            if isinstance(part, Line) and part.role == "line"
        }

    def _route(self, line: Line, group: Group, dx: float, dy: float) -> Route:
        heads = [part for part in group.parts if isinstance(part, ArrowHead)]
        start, end = _head_at(line.points[0], heads), _head_at(line.points[-1], heads)
        points = list(line.points)
        points[0], points[-1] = (start.points[0] if start else points[0]), (end.points[0] if end else points[-1])
        on_page = [(x + dx, y + dy) for x, y in points]
        glued: tuple[tuple[Joined, int] | None, tuple[Joined, int] | None] = (None, None)
        if "link" in group.classes:
            glued = self._meet(on_page[0], on_page[1]), self._meet(on_page[-1], on_page[-2])
        for place, at in ((0, glued[0]), (-1, glued[1])):
            if at:
                on_page[place] = at[0].place(at[1])
        return Route(tuple(on_page), (start, end), glued)

    def _meet(self, end: Point, towards: Point) -> tuple[Joined, int] | None:
        near = [joined for joined in self.outlines.values() if _distance(joined.box, end) <= _REACH_PT]
        if not near:
            return None
        nearest = min(near, key=lambda joined: _distance(joined.box, end))
        return nearest, nearest.site(end, _angle(end, towards))


def _head_at(end: Point, heads: Sequence[ArrowHead]) -> ArrowHead | None:
    """The head whose triangle a line's end lies in."""
    return next((head for head in heads if _distance(head.box, end) < SAME_PLACE_PT), None)


def _distance(box: Rectangle, point: Point) -> float:
    """How far a point is outside a box."""
    across = max(box.left - point[0], point[0] - box.right, 0.0)
    down = max(box.top - point[1], point[1] - box.bottom, 0.0)
    return math.hypot(across, down)


def _angle(end: Point, towards: Point) -> int:
    """Which way a line leaves its end."""
    dx, dy = towards[0] - end[0], towards[1] - end[1]
    if abs(dx) >= abs(dy):
        return RIGHT if dx > 0 else LEFT
    return DOWN if dy > 0 else UP
