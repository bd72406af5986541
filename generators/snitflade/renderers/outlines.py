"""The outlines of the shapes as SVG path data. Lengths are points."""

from __future__ import annotations

from snitflade.geometry import Shape
from snitflade.scene import Outline


def number(value: float) -> str:
    """A number with at most two decimals and no trailing zeros, the same on every machine.

    >>> number(12.0), number(0.126), number(-0.001)
    ('12', '0.13', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def path_data(outline: Outline) -> str:
    """The ``d`` of a closed path; a rectangle too, though an SVG has an element for it."""
    if outline.shape is Shape.CYLINDER:
        return _cylinder(outline)
    if outline.shape is Shape.STADIUM:
        return _stadium(outline)
    return _polygon(_corners(outline))


def _polygon(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def _corners(outline: Outline) -> list[tuple[float, float]]:
    box, rim = outline.box, outline.rim
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    middle = (top + bottom) / 2
    if outline.shape is Shape.HEXAGON:
        return [(left, middle), (left + rim, top), (right - rim, top), (right, middle), (right - rim, bottom),
                (left + rim, bottom)]  # fmt: skip
    if outline.shape is Shape.OCTAGON:
        cut = rim
        return [(left, top + cut), (left + cut, top), (right - cut, top), (right, top + cut), (right, bottom - cut),
                (right - cut, bottom), (left + cut, bottom), (left, bottom - cut)]  # fmt: skip
    if outline.shape is Shape.PARALLELOGRAM:
        return [(left + rim, top), (right, top), (right - rim, bottom), (left, bottom)]
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _cylinder(outline: Outline) -> str:
    """The outer edge, then the front of the rim as a second curve inside it."""
    box, ry = outline.box, number(outline.rim)
    rx = number(box.width / 2)
    left, right = number(box.left), number(box.right)
    top, bottom = number(box.top + outline.rim), number(box.bottom - outline.rim)
    arc = f"A{rx} {ry} 0 0"
    return f"M{left} {top}{arc} 1 {right} {top}V{bottom}{arc} 1 {left} {bottom}Z"


def rim_data(outline: Outline) -> str:
    """The front edge of a cylinder's rim, an open curve."""
    box, ry = outline.box, number(outline.rim)
    top = number(box.top + outline.rim)
    return f"M{number(box.left)} {top}A{number(box.width / 2)} {ry} 0 0 0 {number(box.right)} {top}"


def _stadium(outline: Outline) -> str:
    """A box with round corners; its ends are half circles when the rim is half its height."""
    box, rim, r = outline.box, outline.rim, number(outline.rim)
    left, right, upper, lower = (number(n) for n in (box.left, box.right, box.top + rim, box.bottom - rim))
    start, stop, top, bottom = (number(n) for n in (box.left + rim, box.right - rim, box.top, box.bottom))
    arc = f"A{r} {r} 0 0 1"
    right_end = f"H{stop}{arc} {right} {upper}V{lower}{arc} {stop} {bottom}"
    return f"M{start} {top}{right_end}H{start}{arc} {left} {lower}V{upper}{arc} {start} {top}Z"
