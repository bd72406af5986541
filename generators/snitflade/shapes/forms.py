"""What each Shape looks like, once: its edge, its rim, how far its sides lie inside its box, and its padding.

The polygon of the check for conflicts, the path of an SVG and the geometry of a slide are translations of the edge. A
new Shape needs a `Form` here, and nothing else that is drawn. Lengths are points unless they say em, which is the size
of the labels; x runs right, y runs down.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from snitflade.geometry import Point, Rectangle, Shape
from snitflade.values import value

RIM_EM = 0.34
"""em: half the height of a cylinder's rim. Larger, the rim looks like a lid and each cylinder is two rims higher."""

CORNER_EM = 0.3
"""em: the radius of a rectangle's corners. Larger, a rectangle and a rounded box look alike."""

_ROUND_EM = 1.03
"""em: the most of a rounded box's radius, half the height of a box with one line of text: its ends are half circles.

Larger, boxes of two lines need more padding to keep their names clear of the ends.
"""

_CUT_EM = 0.5
"""em: what is cut off an octagon's corners. Larger, names of two lines meet the cuts."""

_TIP_EM = 0.85
"""em: how far a hexagon's tips reach and a parallelogram's sides slant. Larger, boxes become wider for equal names."""


@value
class EdgeStep:
    """One step of an edge: to ``end`` in a straight line or, with ``radii``, along an ellipse.

    ``turns``: where on the ellipse the arc begins, in quarter turns, clockwise from its right end, and how far it goes
    (below 0: anticlockwise).
    """

    end: Point
    radii: Point | None = None
    turns: tuple[int, int] = (0, 0)

    def points(self, chords: int) -> list[Point]:
        """Points along the step, without its start: its end or, of an arc, the ends of so many chords."""
        if self.radii is None:
            return [self.end]
        (rx, ry), (first, quarters) = self.radii, self.turns
        angles = [(first + quarters * (n / chords)) * math.pi / 2 for n in range(1, chords + 1)]
        x, y = self.end[0] - rx * math.cos(angles[-1]), self.end[1] - ry * math.sin(angles[-1])
        return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


@value
class ShapeEdge:
    """A line from ``start`` in steps: clockwise around a shape, where what is missing to its start is straight."""

    start: Point
    steps: tuple[EdgeStep, ...]

    @property
    def is_round(self) -> bool:
        """Whether any step is an arc."""
        return any(step.radii for step in self.steps)

    def begin_with_arc(self) -> ShapeEdge:
        """A closed edge that ends in an arc, from the start of that arc: what closes it is then straight."""
        if self.steps[-1].end != self.start:
            return self
        return ShapeEdge(self.steps[-2].end, (self.steps[-1], *self.steps[:-2]))


@value
class Form:
    """What a shape looks like. A rim is a corner's radius or cut, a hexagon's tip, or half a cylinder's rim.

    ``edge`` is the closed outline in a box with a rim. ``rim`` is the rim in a box, with the size of the labels.
    ``side_inset`` is how far the left side lies inside the box, from the rim, half the box's height, and how far down
    from the middle (-1 at the top, 1 at the bottom); the right side is the left one turned by 180°. ``front`` is the
    front of a rim that is drawn inside the edge; names stand below it. ``padding_em`` keeps a name clear of the
    sides, at the height of two lines.
    """

    edge: Callable[[Rectangle, float], ShapeEdge]
    rim: Callable[[Rectangle, float], float]
    side_inset: Callable[[float, float, float], float]
    padding_em: float
    front: Callable[[Rectangle, float], ShapeEdge] | None = None


def form_of(shape: Shape) -> Form:
    """What a shape looks like."""
    return _FORMS[shape]


def end_inset(shape: Shape, box: Rectangle, em: float, x: float) -> float:
    """How far (pt) the upper or lower edge of a shape lies inside its box at ``x``, away from the corners."""
    form = form_of(shape)
    if form.front is None:
        return 0.0
    off = min(abs(x - (box.left + box.right) / 2) / (box.width / 2), 1.0)
    return float(form.rim(box, em) * (1 - (1 - off**2) ** 0.5))


def side_inset(shape: Shape, box: Rectangle, em: float, y: float, *, on_left: bool) -> float:
    """How far (pt) the left or right side of a shape lies inside its box at height ``y``."""
    form, half = form_of(shape), box.height / 2
    down = min(max((y - (box.top + box.bottom) / 2) / half, -1.0), 1.0)
    return form.side_inset(form.rim(box, em), half, down if on_left else -down)


def _straight(*points: Point) -> ShapeEdge:
    return ShapeEdge(points[0], tuple(EdgeStep(point) for point in points[1:]))


def _round_box(box: Rectangle, rim: float) -> ShapeEdge:
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    if rim <= 0:
        return _straight((left, top), (right, top), (right, bottom), (left, bottom))
    radii = (rim, rim)
    return ShapeEdge(
        (left + rim, top),
        (
            EdgeStep((right - rim, top)),
            EdgeStep((right, top + rim), radii, (3, 1)),
            EdgeStep((right, bottom - rim)),
            EdgeStep((right - rim, bottom), radii, (0, 1)),
            EdgeStep((left + rim, bottom)),
            EdgeStep((left, bottom - rim), radii, (1, 1)),
            EdgeStep((left, top + rim)),
            EdgeStep((left + rim, top), radii, (2, 1)),
        ),
    )


def _cylinder(box: Rectangle, rim: float) -> ShapeEdge:
    radii, upper, lower = (box.width / 2, rim), box.top + rim, box.bottom - rim
    steps = (
        EdgeStep((box.right, upper), radii, (2, 2)),
        EdgeStep((box.right, lower)),
        EdgeStep((box.left, lower), radii, (0, 2)),
    )
    return ShapeEdge((box.left, upper), steps)


def _cylinder_front(box: Rectangle, rim: float) -> ShapeEdge:
    upper = box.top + rim
    return ShapeEdge((box.left, upper), (EdgeStep((box.right, upper), (box.width / 2, rim), (2, -2)),))


def _hexagon(box: Rectangle, rim: float) -> ShapeEdge:
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    middle = (top + bottom) / 2
    return _straight((left, middle), (left + rim, top), (right - rim, top), (right, middle), (right - rim, bottom),
                     (left + rim, bottom))  # fmt: skip


def _octagon(box: Rectangle, rim: float) -> ShapeEdge:
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    above, below = ((left + rim, top), (right - rim, top)), ((right - rim, bottom), (left + rim, bottom))
    return _straight((left, top + rim), *above, (right, top + rim), (right, bottom - rim), *below, (left, bottom - rim))


def _parallelogram(box: Rectangle, rim: float) -> ShapeEdge:
    return _straight((box.left + rim, box.top), (box.right, box.top), (box.right - rim, box.bottom),
                     (box.left, box.bottom))  # fmt: skip


def _tip(box: Rectangle, em: float) -> float:
    return min(_TIP_EM * em, box.height / 2, box.width / 4)


def _upright(_rim: float, _half: float, _down: float) -> float:
    return 0.0


def _cut_inset(rim: float, half: float, down: float) -> float:
    return max(rim - (1 - abs(down)) * half, 0.0)


def _round_inset(rim: float, half: float, down: float) -> float:
    return float(rim - (rim**2 - _cut_inset(rim, half, down) ** 2) ** 0.5)


_PLAIN_PADDING_EM = 0.65
"""em: beside a name in a box with upright sides. Smaller, letters seem to touch the outline."""

_FORMS = {
    Shape.RECTANGLE: Form(_round_box, lambda _, em: CORNER_EM * em, _upright, _PLAIN_PADDING_EM),
    Shape.CYLINDER: Form(
        _cylinder, lambda box, em: min(RIM_EM * em, box.height / 4), _upright, _PLAIN_PADDING_EM, _cylinder_front
    ),
    Shape.HEXAGON: Form(_hexagon, _tip, lambda rim, _, down: rim * abs(down), 1.15),
    Shape.STADIUM: Form(_round_box, lambda box, em: min(_ROUND_EM * em, box.height / 2), _round_inset, 0.95),
    Shape.OCTAGON: Form(_octagon, lambda box, em: min(_CUT_EM * em, box.height / 4), _cut_inset, 0.8),
    Shape.PARALLELOGRAM: Form(_parallelogram, _tip, lambda rim, _, down: rim * (1 - (1 + down) / 2), 1.0),
}
