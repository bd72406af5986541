"""Lines as they are drawn: dash patterns that end well, and arrowheads that meet their boxes exactly."""

from __future__ import annotations

import itertools
import math

from snitflade.diagram import Dash
from snitflade.geometry import Point
from snitflade.scene import ArrowHead, Line, Stroke

# On- and off-lengths in line widths; gaps under 2 would close in print, longer dashes take long lines to tell apart.
PATTERNS: dict[Dash, tuple[float, ...]] = {
    Dash.SOLID: (),
    Dash.DASHED: (5.0, 3.0),
    Dash.DASH_DOT: (8.0, 2.4, 1.8, 2.4),
    Dash.DOTTED: (1.6, 2.0),
    Dash.LONG_DASH: (11.0, 3.6),
    Dash.DASH_DOT_DOT: (8.0, 2.2, 1.6, 2.2, 1.6, 2.2),
}
HEAD_LENGTH_EM = 0.82  # em: an arrowhead; longer hides short lines, shorter is no longer seen in print
HEAD_HALF_EM = 0.29  # em: half the width of an arrowhead; more, and heads of neighbouring lines touch
_OVERLAP = 0.4  # pt: how far a line runs into its head; less lets a hair of paper show between them


def fit_dash(dash: Dash, length: float, width: float) -> tuple[float, ...]:
    """The dash pattern in points, stretched a little so that a line of ``length`` points ends on a whole dash."""
    pattern = PATTERNS[dash]
    if not pattern or length <= 0:
        return ()
    lengths = [part * width for part in pattern]
    period, first = math.fsum(lengths), lengths[0]
    repeats = max(1, round((length - first) / period))
    scale = length / (repeats * period + first)
    return tuple(round(part * scale, 3) for part in lengths)


def period(dash: Dash, width: float) -> float:
    """The length (pt) after which the pattern repeats; 0 for a solid line."""
    return math.fsum(PATTERNS[dash]) * width


def draw_head(tip: Point, towards: Point, size: float, colour: str) -> ArrowHead:
    """An arrowhead that points the way from ``towards`` to its ``tip``; ``size`` is the em in points."""
    dx, dy = tip[0] - towards[0], tip[1] - towards[1]
    length = math.hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    back = (tip[0] - ux * HEAD_LENGTH_EM * size, tip[1] - uy * HEAD_LENGTH_EM * size)
    half = HEAD_HALF_EM * size
    left = (back[0] - uy * half, back[1] + ux * half)
    right = (back[0] + uy * half, back[1] - ux * half)
    return ArrowHead((tip, _round(left), _round(right)), colour)


def draw_arrow(
    points: tuple[Point, ...], at_start: bool, at_end: bool, colour: str, dash: Dash, width: float, size: float
) -> tuple[Line | ArrowHead, ...]:
    """A line through ``points`` with a head at either end; the line stops inside the heads, so no stub shows."""
    path = list(points)
    heads: list[ArrowHead] = []
    if at_start:
        heads.append(draw_head(path[0], path[1], size, colour))
        path[0] = _shorten(path[0], path[1], HEAD_LENGTH_EM * size - _OVERLAP)
    if at_end:
        heads.append(draw_head(path[-1], path[-2], size, colour))
        path[-1] = _shorten(path[-1], path[-2], HEAD_LENGTH_EM * size - _OVERLAP)
    length = math.fsum(math.dist(a, b) for a, b in itertools.pairwise(path))
    stroke = Stroke(colour, width, fit_dash(dash, length, width))
    return (Line(tuple(_round(p) for p in path), stroke), *heads)


def _shorten(end: Point, towards: Point, by: float) -> Point:
    length = math.dist(end, towards) or 1.0
    share = min(by / length, 1.0)
    return (end[0] + (towards[0] - end[0]) * share, end[1] + (towards[1] - end[1]) * share)


def _round(point: Point) -> Point:
    return (round(point[0], 2), round(point[1], 2))
