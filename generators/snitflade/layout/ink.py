"""A scene as the marks that it leaves on the page, each with its box in page coordinates and the way to name it.

    Word     one line of text, from the top of its capitals down to its descenders
    Stretch  a straight piece of a line, as wide as its pen; its ends reach into the arrowheads
    Head     an arrowhead
    Solid    an outline or a picture: a system's box, the hub, the legend's panel, a symbol in the key, a mark, a logo
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from snitflade.geometry import Point, Rectangle
from snitflade.layout.shapes import corners
from snitflade.scene import ArrowHead, Group, Line, Outline, Part, Picture, Scene, Text

ABOVE_BASELINE = 0.75
BELOW_BASELINE = 0.22
_THINNEST = 1.0
_LONGEST_NAME = 50
_HOLDERS = {"name": "box", "hub-name": "hub", "hub-aside": "hub", "sync": "hub"}
_NAMES = {"hub": "the hub", "band": "the legend", "key": "a symbol of the legend's key", "assumed": "an assumed mark"}


@dataclass(slots=True, eq=False)
class Ink:
    """A mark on the page. ``holder`` is the Solid that it belongs inside, if any."""

    left: float
    top: float
    right: float
    bottom: float
    group: Group
    holder: Solid | None

    is_upright = True

    @property
    def box(self) -> Rectangle:
        return Rectangle(self.left, self.top, self.right, self.bottom)

    def corners(self) -> tuple[Point, ...]:
        """The corners of the convex polygon that it covers."""
        return (self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom)

    def name(self) -> str:
        """What it is, in words that the spec's author knows."""
        raise NotImplementedError

    @property
    def _owner(self) -> str:
        return f'"{_short(self.group.title or self.group.id)}"'


@dataclass(slots=True, eq=False)
class Word(Ink):
    text: Text

    def name(self) -> str:
        return f'the text "{_short(self.text.text)}"'


@dataclass(slots=True, eq=False)
class Stretch(Ink):
    line: Line
    start: Point
    end: Point

    @property
    def is_upright(self) -> bool:  # type: ignore[override]
        return self.start[0] == self.end[0] or self.start[1] == self.end[1]

    def corners(self) -> tuple[Point, ...]:
        dx, dy = self.end[0] - self.start[0], self.end[1] - self.start[1]
        length, half = math.hypot(dx, dy) or 1.0, _half_width(self.line)
        nx, ny = -dy / length * half, dx / length * half
        (ax, ay), (bx, by) = self.start, self.end
        return (ax - nx, ay - ny), (bx - nx, by - ny), (bx + nx, by + ny), (ax + nx, ay + ny)

    def name(self) -> str:
        return "a rule of the legend" if self.line.role == "rule" else f"the line of {self._owner}"


@dataclass(slots=True, eq=False)
class Head(Ink):
    points: tuple[Point, ...]

    is_upright = False

    def corners(self) -> tuple[Point, ...]:
        return self.points

    def name(self) -> str:
        return f"the arrowhead of {self._owner}"


@dataclass(slots=True, eq=False)
class Solid(Ink):
    role: str
    outline: Outline | None
