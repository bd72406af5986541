"""How near is too near: each limit of the gate from both of its sides (pt)."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from snitflade.geometry import Rectangle, Shape
from snitflade.picture.conflicts import find_conflicts
from snitflade.problems import Place, Problem
from snitflade.scene import FontFace, Group, Line, Outline, Part, Scene, Stroke, Text
from tests.picture.test_conflicts import add, arrowhead, change, edit, found, small_scene

PEN = Stroke("#16304d", 1.0)
WHOLE = Place("small.yaml")


def box(left: float, top: float, shape: Shape = Shape.RECTANGLE) -> Outline:
    return Outline(shape, Rectangle(left, top, left + 100.0, top + 40.0), 5.0, "#ffffff", None, "box")


def pillar(left: float, top: float) -> Outline:
    return Outline(Shape.RECTANGLE, Rectangle(left, top, left + 20.0, top + 200.0), 5.0, "#ffffff", None, "box")


def group(name: str, *parts: Part, kind: str = "system", place: Place | None = None) -> Group:
    return Group(f"{kind}-{name}", (kind,), 0.0, 0.0, parts, name, place)


def problems(*groups: Group, crossings_allowed: bool = False) -> list[Problem]:
    """What is wrong with these groups on a page of 600 × 400 pt, loose ends apart."""
    scene = Scene("x", 600.0, 400.0, "", "", "da", "#ffffff", FontFace("Sans", ()), 9.0, groups)
    found = find_conflicts(scene, WHOLE, crossings_allowed=crossings_allowed)
    return [problem for problem in found if "does not end" not in problem.message]


@pytest.mark.parametrize(
    ("side", "left", "top"),
    [("right", 300.0, 100.0), ("left", 100.0, 100.0), ("below", 200.0, 140.0), ("above", 200.0, 60.0)],
)
@pytest.mark.parametrize(("overlap", "is_found"), [(0.29, False), (0.31, True)])
@pytest.mark.parametrize("shape", [Shape.RECTANGLE, Shape.OCTAGON])
def test_marks_may_touch_by_three_tenths_of_a_point(
    side: str, left: float, top: float, overlap: float, is_found: bool, shape: Shape
) -> None:
    left += {"right": -overlap, "left": overlap}.get(side, 0.0)
    top += {"below": -overlap, "above": overlap}.get(side, 0.0)
    parts = group("A", box(200.0, 100.0, shape)), group("B", box(left, top))

    for pair in (parts, parts[::-1]):
        assert bool(problems(*pair)) is is_found


@pytest.mark.parametrize(("over", "is_found"), [(0.04, False), (0.06, True)])
@pytest.mark.parametrize(
    ("left", "top", "dx", "dy"),
    [(0.0, 100.0, -1, 0), (500.0, 100.0, 1, 0), (100.0, 0.0, 0, -1), (100.0, 360.0, 0, 1)],
    ids=["left", "right", "top", "bottom"],
)
def test_a_mark_may_reach_a_twentieth_of_a_point_over_the_edge(
    left: float, top: float, dx: int, dy: int, over: float, is_found: bool
) -> None:
    assert bool(problems(group("A", box(left + dx * over, top + dy * over)))) is is_found


@pytest.mark.parametrize(
    ("start", "is_loose"),
    [(101.05, False), (101.15, True), (98.95, False), (98.85, True)],
)
def test_a_line_ends_within_a_little_of_the_edge_that_a_pen_draws(start: float, is_loose: bool) -> None:
    """The box ends at 100 pt; its pen and what the end may be off by are 0.5 and 0.6 pt."""
    scene = change("link-star", Line, points=((start, 0.0), (242.4, 0.0)))(small_scene())

    assert any("does not end at the edge" in message for _, message in found(scene)) is is_loose


@pytest.mark.parametrize(("tip", "is_loose"), [(249.45, False), (249.35, True)])
def test_an_arrowhead_ends_within_a_little_of_an_edge_without_a_pen(tip: float, is_loose: bool) -> None:
    scene = edit("link-star", lambda part: arrowhead(tip, 0) if part.__class__.__name__ == "ArrowHead" else part)

    assert any("does not end at the edge" in message for _, message in found(scene(small_scene()))) is is_loose


def test_seven_points_can_be_read() -> None:
    assert found(change("link-star", Text, size=7.0)(small_scene())) == set()


def line(name: str, *points: tuple[float, float]) -> Group:
    return group(name, Line(points, PEN), kind="link")


def slanting(sine: float) -> Group:
    """A line of 120 pt across (300, 200), at an angle with this sine to the horizontal."""
    dx, dy = 60.0 * math.sqrt(1 - sine * sine), 60.0 * sine
    return line("B", (300.0 - dx, 200.0 - dy), (300.0 + dx, 200.0 + dy))


LEVEL = line("A", (100.0, 200.0), (500.0, 200.0))


@pytest.mark.parametrize(
    ("one", "other", "is_clean", "why"),
    [
        (LEVEL, slanting(0.71), True, "a little more than 45 degrees"),
        (LEVEL, slanting(0.69), False, "a little less"),
        (LEVEL, slanting(-0.71), True, "upwards"),
        (LEVEL, slanting(-0.69), False, "upwards, too flat"),
        (slanting(0.71), slanting(-0.71), True, "two slanting ones"),
        (slanting(0.3), slanting(-0.3), False, "two slanting ones, too flat"),
        (LEVEL, line("B", (300.0, 100.0), (300.0, 300.0)), True, "level and upright"),
        (LEVEL, line("B", (200.0, 200.0), (400.0, 200.0)), False, "one on the other, level"),
        (line("A", (300.0, 100.0), (300.0, 300.0)), line("B", (300.0, 150.0), (300.0, 250.0)), False, "and upright"),
        (slanting(0.1), line("B", (300.0, 100.0), (300.0, 300.0)), True, "nearly level and upright"),
        (LEVEL, group("B", box(250.0, 180.0)), False, "a box is no line"),
        (LEVEL, group("B", pillar(290.0, 100.0)), False, "nor is a tall one"),
    ],
)
def test_lines_may_cross_where_that_is_allowed_and_they_can_be_followed(
    one: Group, other: Group, is_clean: bool, why: str
) -> None:
    for pair in ((one, other), (other, one)):
        assert bool(problems(*pair, crossings_allowed=True)) is not is_clean, why
        assert problems(*pair), why


def test_a_conflict_is_reported_at_the_line_of_either_party_and_once() -> None:
    place = Place("small.yaml", 7, 3)
    first, second = group("A", box(200.0, 100.0)), group("B", box(250.0, 100.0), place=place)
    (problem,) = problems(first, second)
    (unplaced,) = problems(first, group("B", box(250.0, 100.0)))

    assert (problem.place, unplaced.place) == (place, WHOLE)
    assert problem.hint == "try shorter texts or names, a larger page, or two diagrams"
    assert len(problems(first, second, group("B", box(260.0, 100.0), place=place))) == 2


def badge(left: float, top: float) -> tuple[Outline, Text]:
    disc = Outline(Shape.OCTAGON, Rectangle(left, top, left + 10.0, top + 10.0), 3.0, "#ffffff", PEN, "badge")
    return disc, Text(left + 5.0, top + 8.0, "+", 8.0, "#000000", 4.0, centred=True, role="badge-sign")


def test_a_badge_may_stand_on_what_it_belongs_to_and_nothing_else() -> None:
    own = add("system-star", *badge(95.0, -25.0))(small_scene())
    other = add("system-star", group("kmd", *badge(95.0, -25.0)))(small_scene())
    on_the_name = add("system-star", *badge(45.0, -5.0))(small_scene())

    assert found(own) == set()
    assert found(other) != set()
    assert found(on_the_name) != set()


@pytest.mark.parametrize(
    "edges",
    [
        (-0.05, 100.0, 60.0, 140.0),
        (100.0, -0.05, 160.0, 40.0),
        (500.0, 100.0, 600.05, 140.0),
        (9.0, 300.0, 99.0, 400.05),
    ],
    ids=["left", "top", "right", "bottom"],
)
def test_a_twentieth_of_a_point_over_the_edge_is_still_allowed(edges: tuple[float, float, float, float]) -> None:
    outline = Outline(Shape.RECTANGLE, Rectangle(*edges), 5.0, "#ffffff", None, "box")

    assert problems(group("A", outline)) == []


def test_an_overlap_of_just_three_tenths_is_a_touch() -> None:
    thin = Outline(Shape.RECTANGLE, Rectangle(0.0, 100.0, 0.3, 140.0), 0.0, "#ffffff", None, "box")

    assert problems(group("A", thin), group("B", box(0.0, 100.0))) == []


def test_lines_may_cross_only_where_that_is_asked_for() -> None:
    scene = Scene("x", 600.0, 400.0, "", "", "da", "#ffffff", FontFace("Sans", ()), 9.0, (LEVEL, slanting(0.9)))

    assert any("crosses" in problem.message for problem in find_conflicts(scene, WHOLE))


def icon_part(left: float, role: str) -> Outline:
    return Outline(Shape.RECTANGLE, Rectangle(left, 110.0, left + 14.0, 124.0), 2.0, "#ffffff", None, role)


@pytest.mark.parametrize(
    ("first", "second", "is_meant", "why"),
    [
        ([icon_part(210.0, "icon-plate"), icon_part(211.0, "icon")], [], True, "an icon stands on its plate"),
        ([icon_part(210.0, "icon"), icon_part(211.0, "icon")], [], False, "two icons in one box"),
        ([icon_part(210.0, "icon-plate"), icon_part(211.0, "icon-plate")], [], False, "two plates in one box"),
        ([icon_part(210.0, "icon-plate")], [icon_part(211.0, "icon")], False, "an icon on the plate of another box"),
        ([icon_part(210.0, "icon")], [icon_part(211.0, "icon-plate")], False, "a plate on the icon of another box"),
        ([icon_part(210.0, "icon"), icon_part(215.0, "key")], [], False, "an icon under another symbol"),
        ([icon_part(210.0, "key"), icon_part(215.0, "icon")], [], False, "an icon on another symbol"),
    ],
)
def test_an_icon_stands_on_its_own_plate_and_on_nothing_else(
    first: list[Outline], second: list[Outline], is_meant: bool, why: str
) -> None:
    found_here = problems(group("A", *first), group("B", *second))

    assert (found_here == []) is is_meant, why


PANEL = Outline(Shape.RECTANGLE, Rectangle(190.0, 60.0, 400.0, 300.0), 5.0, "#ffffff", PEN, "group-panel")


@pytest.mark.parametrize(
    ("part", "is_meant", "why"),
    [
        (box(220.0, 200.0), True, "boxes stand on the panel of their group"),
        (Line(((100.0, 250.0), (300.0, 250.0)), PEN), True, "lines lead to them over it"),
        (Text(250.0, 225.0, "STAR", 9.0, "#000000", 20.0, role="name"), True, "their names"),
        (Text(250.0, 225.0, "STAR", 9.0, "#000000", 20.0, role="struck-name"), True, "and former names"),
        (Text(250.0, 225.0, "+", 9.0, "#000000", 5.0, role="badge-sign"), True, "and signs"),
        (Text(250.0, 225.0, "Grunddata", 9.0, "#000000", 40.0, role="group-title"), True, "its own title"),
        (Text(250.0, 225.0, "9 AMS", 9.0, "#000000", 30.0, role="label"), False, "but no text of a link"),
    ],
)
def test_what_stands_on_the_panel_of_a_group(part: Part, is_meant: bool, why: str) -> None:
    for pair in ((group("G", PANEL), group("A", part)), (group("A", part), group("G", PANEL))):
        assert (problems(*pair) == []) is is_meant, why


def test_a_line_may_turn_on_itself_and_no_other_line_of_its_group_may_cross_it() -> None:
    bent = Line(((100.0, 200.0), (300.0, 200.0), (300.0, 300.0)), PEN)
    across = Line(((200.0, 150.0), (200.0, 250.0)), PEN)

    assert problems(group("A", bent, kind="link")) == []
    assert problems(group("A", bent, across, kind="link")) != []
    assert problems(group("A", bent, kind="link"), group("B", bent, kind="link")) != []


def test_a_line_ends_in_its_own_arrowhead_and_runs_through_no_other_mark_of_its_group() -> None:
    run = Line(((100.0, 200.0), (292.4, 200.0)), PEN)
    mark = Outline(Shape.HEXAGON, Rectangle(150.0, 196.0, 158.0, 204.0), 4.0, "#ffffff", PEN, "assumed")
    symbol = replace(mark, role="key")

    assert problems(group("A", run, arrowhead(300.0, 200.0), mark, kind="link")) == []
    assert problems(group("A", run, symbol, kind="link")) != []
