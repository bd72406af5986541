"""Lines as native connectors: glued to the outlines that they join, with arrowheads and dashes of their own.

A connector runs from its start to its end in the box of the two, flipped when it runs left or up. One with corners is
level at its start; its corners are given in shares of that box (ECMA-376, 20.1.9.18 and the preset shapes).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from snitflade.geometry import Point
from snitflade.renderers.slides.frame import Frame
from snitflade.renderers.slides.joints import Joined, Route
from snitflade.renderers.slides.xml import Element, element, transform
from snitflade.scene import ArrowHead, Stroke
from snitflade.values import value

_WHOLE = 100_000
_LEAST_EMU = 12_700
_LEAST_HEAD_LINE_PT = 2.0
_HEAD_SIZES = {2.0: "sm", 3.0: "med", 5.0: "lg"}
_LEVEL_PT = 0.05
_PRESETS = {2: "straightConnector1", 3: "bentConnector2", 4: "bentConnector3", 6: "bentConnector5"}


@value
class Glue:
    """The ids of the shapes on a slide, by the identity of their outline in the scene."""

    numbers: Mapping[int, int]

    def end(self, name: str, met: tuple[Joined, int] | None) -> Element | None:
        """``a:stCxn`` or ``a:endCxn``; None where nothing is met."""
        return element(name, id=self.numbers[id(met[0].outline)], idx=met[1]) if met else None


def connector(route: Route, named: Element, stroke: Stroke, fill: Element, frame: Frame, glue: Glue) -> Element:
    """``p:cxnSp`` of a line. ``named`` is its ``p:cNvPr`` and ``fill`` its colour."""
    route = _level_first(route)
    points = [frame.point(point) for point in _without_needless(route.points)]
    ends = element(
        "p:cNvCxnSpPr", glue.end("a:stCxn", route.glued[0]), glue.end("a:endCxn", route.glued[1])
    )  # fmt: skip
    shape = element("p:spPr", *_geometry(points), line(stroke, fill, frame, route.heads))
    return element("p:cxnSp", element("p:nvCxnSpPr", named, ends, element("p:nvPr")), shape)


def _level_first(route: Route) -> Route:
    """The route from its other end, when it has one corner and starts upright: such a connector starts level."""
    (x, _), (next_x, _), *rest = route.points
    if len(rest) != 1 or abs(x - next_x) > _LEVEL_PT:
        return route
    return Route(route.points[::-1], (route.heads[1], route.heads[0]), (route.glued[1], route.glued[0]))


def _without_needless(points: Sequence[Point]) -> list[Point]:
    """The points that are ends or corners."""
    kept = [points[0]]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        upright = abs(before[0] - here[0]) < _LEVEL_PT
        if (abs(here[0] - after[0]) < _LEVEL_PT) != upright:
            kept.append(here)
    return [*kept, points[-1]]


def _geometry(points: Sequence[tuple[int, int]]) -> tuple[Element, Element]:
    (x1, y1), (x2, y2) = points[0], points[-1]
    bent = len(points) > 2
    width, height = abs(x2 - x1), abs(y2 - y1)
    left, top = min(x1, x2), min(y1, y2)
    leftwards, upwards = x2 < x1, y2 < y1
    if bent and width < _LEAST_EMU:  # shares of nothing are nothing; the first leg says which way it runs
        leftwards = points[1][0] < x1
        left, width = (x1 - _LEAST_EMU if leftwards else x1), _LEAST_EMU
    if bent and height < _LEAST_EMU:
        height = _LEAST_EMU
    at = transform((left, top, width, height), flipH=int(leftwards) or None, flipV=int(upwards) or None)
    right, down = (-1 if leftwards else 1), (-1 if upwards else 1)
    turns = points[1:-2] if bent else []
    shares = [
        round((down * (y - y1) / height if number % 2 else right * (x - x1) / width) * _WHOLE)
        for number, (x, y) in enumerate(turns)
    ]
    guides = [element("a:gd", name=f"adj{n}", fmla=f"val {share}") for n, share in enumerate(shares, start=1)]
    preset = _PRESETS.get(len(points), "straightConnector1")
    return at, element("a:prstGeom", element("a:avLst", *guides), prst=preset)


def line(
    stroke: Stroke, fill: Element, frame: Frame, heads: tuple[ArrowHead | None, ArrowHead | None] = (None, None)
) -> Element:
    """``a:ln``: its width, colour, dashes and arrowheads."""
    return element(
        "a:ln",
        fill,
        _dashes(stroke),
        element("a:round"),
        _head("a:headEnd", heads[0], stroke),
        _head("a:tailEnd", heads[1], stroke),
        w=frame.length(stroke.width),
        cap="flat",
    )


def _dashes(stroke: Stroke) -> Element:
    """Dashes and gaps are given in thousandths of a percent of the line's width."""
    if not stroke.dash:
        return element("a:prstDash", val="solid")
    shares = [round(length / stroke.width * _WHOLE) for length in stroke.dash]
    stops = [element("a:ds", d=dash, sp=gap) for dash, gap in zip(shares[::2], shares[1::2], strict=True)]
    return element("a:custDash", *stops)


def _head(name: str, head: ArrowHead | None, stroke: Stroke) -> Element | None:
    """An arrowhead in the nearest size: two, three or five times the line's width, which counts as 2 pt at least."""
    if head is None:
        return None
    tip, left, right = head.points
    unit = max(stroke.width, _LEAST_HEAD_LINE_PT)
    across, along = math.dist(left, right), math.dist(tip, ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2))
    sizes = [_HEAD_SIZES[min(_HEAD_SIZES, key=lambda size: abs(size * unit - length))] for length in (across, along)]
    return element(name, type="triangle", w=sizes[0], len=sizes[1])


def segment(points: Sequence[Point], frame: Frame) -> tuple[Element, Element]:
    """The place and geometry of a line that joins nothing."""
    return _geometry([frame.point(point) for point in points])
