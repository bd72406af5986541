"""Satellite links between systems that are no neighbours: they run in lanes beside the columns of boxes.

lane 2 1
     │ │  ┌──────┐      Shorter links run in inner lanes. At a box, links that go up leave above those that go down,
     │ └──┤ KMD  │      inner lanes nearest to where they go, so that nested links do not cross. A link to the other
     └────┤ LOS  │      wing runs over the top.
          └──────┘
"""

from __future__ import annotations

from collections.abc import Sequence

from snitflade.diagram import Direction
from snitflade.geometry import Point, Rectangle
from snitflade.layout.rows import PORT_PITCH, Joint
from snitflade.layout.spreading import PlacedRow, Wing
from snitflade.layout.wing_drawing import WingPlace, box_of, joint_group
from snitflade.picture.look import Look
from snitflade.picture.strokes import draw_arrow
from snitflade.scene import Group
from snitflade.shapes.forms import side_inset
from snitflade.values import value

LANE = 1.0  # em between two lanes: larger, boxes move inwards; smaller, arrowheads of neighbours touch
_FIRST_LANE = 1.3  # em from the boxes to the first lane: room for an arrowhead; larger, boxes move inwards
_LAST_GAP = 0.3  # em outside the last lane; larger, boxes move inwards; smaller, a thick line reaches into the margin
_TOP_LANE = 0.8  # em between two lanes over the hub, which have no arrowheads; larger, the wings are less high
_TOP_GAP = 0.4  # em between the wings and the lowest lane over them; larger, the wings are less high
_MOST_LANES = 8  # for which room is kept before the sides are known; larger, a knot of links narrows all texts
_ABOVE_ALL = -1  # the row that stands for "over the top"


@value
class _End:
    """Where a link meets a box: the wing (0 left, 1 right) and the row's number in it."""

    wing: int
    row: int


@value
class _LaneRun:
    """The part of a link in the lanes of one wing, between two rows; ``top`` is _ABOVE_ALL for a link over the top."""

    number: int
    wing: int
    top: int
    bottom: int


@value
class RailPlan:
    """Lanes by link number and wing; ``lanes`` counts those of the left and the right wing; ``over`` those on top."""

    ends: tuple[tuple[_End, _End], ...]
    runs: tuple[_LaneRun, ...]
    lane: dict[tuple[int, int], int]
    lanes: tuple[int, int]
    over: tuple[int, ...]

    def room(self) -> tuple[float, float]:
        """The room (em) that the lanes take on the left and on the right."""
        left, right = (_FIRST_LANE + LANE * (count - 1) + _LAST_GAP if count else 0.0 for count in self.lanes)
        return left, right


def widest_room(rails: Sequence[Joint]) -> float:
    """The room (em) beside the boxes to reserve before the sides are known."""
    return _FIRST_LANE + LANE * (min(len(rails), _MOST_LANES) - 1) + _LAST_GAP if rails else 0.0


def top_room(crossing: int) -> float:
    """The height (em) that ``crossing`` links over the top take."""
    return _TOP_LANE * crossing + _TOP_GAP if crossing else 0.0


def plan_rails(rails: Sequence[Joint], names: Sequence[Sequence[str]]) -> RailPlan:
    """Gives every link its lanes. ``names`` are the systems of the left and the right wing, top down."""
    at = {name: _End(wing, row) for wing, systems in enumerate(names) for row, name in enumerate(systems)}
    ends = tuple((at[joint.source], at[joint.target]) for joint in rails)
    runs: list[_LaneRun] = []
    for number, (a, b) in enumerate(ends):
        if a.wing == b.wing:
            runs.append(_LaneRun(number, a.wing, min(a.row, b.row), max(a.row, b.row)))
        else:
            runs += [_LaneRun(number, end.wing, _ABOVE_ALL, end.row) for end in (a, b)]
    lane: dict[tuple[int, int], int] = {}
    for wing in (0, 1):
        lane |= _lanes([run for run in runs if run.wing == wing])
    counts = [1 + max((n for (_, w), n in lane.items() if w == wing), default=-1) for wing in (0, 1)]
    over = [number for number, (a, b) in enumerate(ends) if a.wing != b.wing]
    over.sort(key=lambda number: lane[number, 0])
    return RailPlan(ends, tuple(runs), lane, (counts[0], counts[1]), tuple(over))


def _lanes(runs: list[_LaneRun]) -> dict[tuple[int, int], int]:
    """The lanes of one wing: shorter runs inside, a run outside every run that it meets."""
    lane: dict[tuple[int, int], int] = {}
    done: list[_LaneRun] = []
    for run in sorted(runs, key=lambda r: (r.bottom - r.top, r.top, r.number)):
        met = [lane[o.number, o.wing] for o in done if o.top <= run.bottom and run.top <= o.bottom]
        lane[run.number, run.wing] = 1 + max(met, default=-1)
        done.append(run)
    return lane


def rail_groups(
    rails: Sequence[Joint], plan: RailPlan, wings: Sequence[Wing], places: Sequence[WingPlace], look: Look, top: float
) -> list[Group]:
    """The links in their lanes; ``top`` (pt) is the height of the wings' upper edge on the page."""
    return [_RailDrawer(plan, wings, places, look, top).group(number, joint) for number, joint in enumerate(rails)]


class _RailDrawer:
    def __init__(
        self, plan: RailPlan, wings: Sequence[Wing], places: Sequence[WingPlace], look: Look, top: float
    ) -> None:
        self.plan, self.wings, self.places, self.look, self.top = plan, wings, places, look, top

    def group(self, number: int, joint: Joint) -> Group:
        start, end = self.plan.ends[number]
        path = [self._port(number, start), *self._between(number, start, end), self._port(number, end)]
        forwards = joint.direction in (Direction.OUT, Direction.BOTH)
        backwards = joint.direction in (Direction.IN, Direction.BOTH)
        category, look = joint.category, self.look
        colour = look.line_colour(category)
        parts = [*draw_arrow(tuple(path), backwards, forwards, colour, category.dash, look.line_width, look.em)]
        mark = [look.mark_assumed(_middle(path[1], path[2]), category)] if joint.assumed else []
        return joint_group(joint, [*parts, *mark], (0.0, 0.0), look)

    def _between(self, number: int, start: _End, end: _End) -> list[Point]:
        """The corners of the link, on the page."""
        y1, y2 = self._port(number, start)[1], self._port(number, end)[1]
        x1, x2 = self._lane_x(number, start.wing), self._lane_x(number, end.wing)
        if start.wing == end.wing:
            return [(x1, y1), (x1, y2)]
        over = self.plan.over.index(number)
        height = self.top - (_TOP_GAP + _TOP_LANE * over) * self.look.em
        return [(x1, y1), (x1, height), (x2, height), (x2, y2)]

    def _lane_x(self, number: int, wing: int) -> float:
        place = self.places[wing]
        away = (_FIRST_LANE + LANE * self.plan.lane[number, wing]) * self.look.em
        if place.is_left:
            return place.x - away
        return place.x + place.line_length + place.box_width + away

    def _port(self, number: int, end: _End) -> Point:
        """Where the link meets the box, on its outer edge."""
        place, row = self.places[end.wing], self.wings[end.wing].rows[end.row]
        box = box_of(row, place, self.look.em).shift(place.x, place.top + row.first_line * self.look.em)
        order = self._ports(end)
        below_middle = (order.index(number) - (len(order) - 1) / 2) * PORT_PITCH * self.look.em
        y = (box.top + box.bottom) / 2 + below_middle
        return self._edge_x(row, box, y, place.is_left), y

    def _ports(self, end: _End) -> list[int]:
        """The links at a box, top down: those that go up, inner lanes first; then those that go down, outer first."""
        here = [run for run in self.plan.runs if run.wing == end.wing and end.row in (run.top, run.bottom)]
        upwards = [run for run in here if run.bottom == end.row]
        downwards = [run for run in here if run.top == end.row]
        upwards.sort(key=lambda run: self.plan.lane[run.number, run.wing])
        downwards.sort(key=lambda run: -self.plan.lane[run.number, run.wing])
        return [run.number for run in (*upwards, *downwards)]

    def _edge_x(self, row: PlacedRow, box: Rectangle, y: float, is_left: bool) -> float:
        """The outer edge of a row's outline at height ``y``, half the outline's stroke outside it."""
        half = self.look.box_stroke.width / 2
        inset = side_inset(row.row.shape, box, self.look.em, y, on_left=is_left)
        return box.left + inset - half if is_left else box.right - inset + half


def _middle(a: Point, b: Point) -> Point:
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
