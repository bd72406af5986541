"""The outlines of the shapes as SVG path data. Lengths are points."""

from __future__ import annotations

from itertools import pairwise

from snitflade.geometry import Point
from snitflade.scene import Outline
from snitflade.shapes.forms import EdgeStep, ShapeEdge, form_of


def number(value: float) -> str:
    """A number with at most two decimals and no trailing zeros, the same on every machine.

    >>> number(12.0), number(0.126), number(-0.001)
    ('12', '0.13', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def path_data(outline: Outline) -> str:
    """The ``d`` of a closed SVG path along an outline; of a rectangle too, though an SVG has an element for it."""
    return _edge_data(form_of(outline.shape).edge(outline.box, outline.rim)) + "Z"


def front_data(outline: Outline) -> str:
    """The ``d`` of the open curve along the front of a cylinder's rim; empty for a shape that has none."""
    front = form_of(outline.shape).front
    return _edge_data(front(outline.box, outline.rim)) if front else ""


def _edge_data(edge: ShapeEdge) -> str:
    steps = (edge.steps[-1], *edge.steps)
    return f"M{_point(edge.start)}" + "".join(_step_data(step, before) for before, step in pairwise(steps))


def _step_data(step: EdgeStep, before: EdgeStep) -> str:
    """An arc or a line; one that goes on from an arc is level or upright, and names the coordinate that changes."""
    if step.radii:
        rx, ry = step.radii
        return f"A{number(rx)} {number(ry)} 0 0 {int(step.turns[1] > 0)} {_point(step.end)}"
    if before.radii is None:
        return f"L{_point(step.end)}"
    is_level = sum(before.turns) % 2 == 1
    return f"H{number(step.end[0])}" if is_level else f"V{number(step.end[1])}"


def _point(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
