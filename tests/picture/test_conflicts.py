"""The gate: each kind of conflict, made on purpose in a small scene that has none, is found and named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from snitflade.geometry import Rectangle, Shape
from snitflade.picture.conflicts import find_conflicts
from snitflade.picture.ink import find_inks
from snitflade.picture.pages import PAGES
from snitflade.problems import Place
from snitflade.scene import ArrowHead, FontFace, Group, Line, Outline, Part, Picture, Scene, Stroke, Text
from snitflade.shapes.forms import form_of
from tests.layout.pictures import SPECS, scene_of_spec

PEN = Stroke("#16304d", 1.0)
WHOLE = Place("small.yaml")
SYSTEM = Place("small.yaml", 7, 3)
LINK = Place("small.yaml", 9, 5)

Edit = Callable[[Scene], Scene]


def text(x: float, baseline: float, words: str, role: str, *, size: float = 10.0, centred: bool = False) -> Text:
    return Text(x, baseline, words, size, "#000000", len(words) * size / 2, centred=centred, role=role)


def arrowhead(x: float, y: float) -> ArrowHead:
    return ArrowHead(((x, y), (x - 8.0, y - 3.0), (x - 8.0, y + 3.0)), "#c0392b")


def small_scene(shape: Shape = Shape.RECTANGLE) -> Scene:
    """A system 100 pt wide at (50, 100), its link to the hub at x = 300, and a legend below."""
    box = Outline(shape, Rectangle(0, -20, 100, 20), 8.0, "#ffffff", PEN, "box")
    link = Group(
        "link-star",
        ("link",),
        0.0,
        0.0,
        (Line(((100.5, 0), (242.4, 0)), PEN), arrowhead(250, 0), text(110, -6, "9 AMS Kommunikation", "label")),
        "STAR: 9 AMS Kommunikation [Svag]",
        LINK,
    )
    star = Group(
        "system-star", ("system",), 50.0, 100.0, (box, text(50, 4, "STAR", "name", centred=True), link), "STAR", SYSTEM
    )
    bar = Outline(Shape.RECTANGLE, Rectangle(0, 0, 100, 200), 5.0, "#16304d", None, "hub")
    hub = Group("hub", ("hub",), 300.0, 50.0, (bar, text(50, 100, "KMD Aktiv", "hub-name", centred=True)), "KMD Aktiv")
    panel = Outline(Shape.RECTANGLE, Rectangle(0, 0, 400, 60), 5.0, "#f4f6f8", PEN, "band")
    icon = Outline(Shape.HEXAGON, Rectangle(10, 10, 40, 24), 5.0, "#ffffff", PEN, "key")
    entry = Group("legend-weak", ("legend-entry",), 150.0, 0.0, (text(0, 20, "Svag", "legend-text"),))
    rule = Line(((140, 8), (140, 50)), PEN, "rule")
    legend = Group("legend", ("legend",), 50.0, 400.0, (panel, icon, text(50, 20, "Ekstern", "key-name"), rule, entry))
    return Scene("small", 600, 500, "Small", "", "da", "#ffffff", FontFace("Sans", ()), 10.0, (star, hub, legend))


def edit(group_id: str, change: Callable[[Part], Part], *more: Part) -> Edit:
    """Changes the parts that stand directly in one group, and adds ``more`` to it."""

    def edited(group: Group) -> Group:
        inside = tuple(edited(part) if isinstance(part, Group) else part for part in group.parts)
        if group.id == group_id:
            inside = (*(part if isinstance(part, Group) else change(part) for part in inside), *more)
        return replace(group, parts=inside)

    return lambda scene: replace(scene, groups=tuple(map(edited, scene.groups)))


def change(group_id: str, kind: type[Any], **fields: Any) -> Edit:
    return edit(group_id, lambda part: replace(part, **fields) if isinstance(part, kind) else part)


def add(group_id: str, *more: Part) -> Edit:
    return edit(group_id, lambda part: part, *more)


def move(group_id: str, dx: float, dy: float) -> Edit:
    def moved(group: Group) -> Group:
        return replace(group, x=group.x + dx, y=group.y + dy) if group.id == group_id else group

    return lambda scene: replace(scene, groups=tuple(map(moved, scene.groups)))


def second_line(*points: tuple[float, float]) -> Group:
    return Group("link-kmd", ("link",), 0.0, 0.0, (Line(points, PEN),), "KMD: 5a Ydelser [Stærk]", LINK)


OTHER_BOX = Outline(Shape.RECTANGLE, Rectangle(90, 10, 190, 50), 3.0, "#ffffff", PEN, "box")
LOGO = Picture(Rectangle(110, -20, 130, 0), "data:image/png;base64,", "Sorø Kommune")
MARK = Outline(Shape.HEXAGON, Rectangle(236, -4, 244, 4), 4.0, "#ffffff", PEN, "assumed")
SLANTED = second_line((100.5, 19), (250, -19))

BROKEN: dict[str, tuple[Edit, Place, str]] = {
    "text on a text": (
        add("link-star", text(150, -4, "overskrevet", "label")), LINK,
        'the text "9 AMS Kommunikation" overlaps the text "overskrevet"'),
    "text on its line": (
        change("link-star", Text, baseline=3.0), LINK,
        'the text "9 AMS Kommunikation" is crossed by the line of "STAR: 9 AMS Kommunikation [Svag]"'),
    "text under an arrowhead": (
        add("link-star", text(243, 8, "x", "label")), LINK,
        'the text "x" is hit by the arrowhead of "STAR: 9 AMS Kommunikation [Svag]"'),
    "text too long for the way to the hub": (
        change("link-star", Text, width=200.0), LINK, 'the text "9 AMS Kommunikation" overlaps the hub'),
    "text on another box": (
        change("link-star", Text, x=60.0), LINK, 'the text "9 AMS Kommunikation" overlaps the box of "STAR"'),
    "text on a symbol of the key": (
        change("legend", Text, x=20.0), WHOLE, 'the text "Ekstern" overlaps a symbol of the legend\'s key'),
    "text on the logo": (
        add("system-star", LOGO), LINK, 'the text "9 AMS Kommunikation" overlaps the logo'),
    "rule through a text": (
        change("legend", Line, points=((165, 8), (165, 50))), WHOLE,
        'the text "Svag" is crossed by a rule of the legend'),
    "line through a box": (
        add("system-star", second_line((-20, 10), (60, 10), (60, 40))), LINK,
        'the line of "KMD: 5a Ydelser [Stærk]" runs through the box of "STAR"'),
    "line through the hub": (
        change("link-star", Line, points=((100.5, 0), (340, 0))), LINK,
        'the line of "STAR: 9 AMS Kommunikation [Svag]" runs through the hub'),
    "line through the legend": (
        add("system-star", second_line((20, 20.5), (20, 320))), LINK,
        'the line of "KMD: 5a Ydelser [Stærk]" runs through the legend'),
    "line across a line": (
        add("system-star", SLANTED), LINK,
        'the line of "KMD: 5a Ydelser [Stærk]" crosses the line of "STAR: 9 AMS Kommunikation [Svag]"'),
    "line on a line": (
        add("system-star", second_line((100.5, 0.4), (250, 0.4))), LINK,
        'the line of "STAR: 9 AMS Kommunikation [Svag]" crosses the line of "KMD: 5a Ydelser [Stærk]"'),
    "line through an arrowhead": (
        add("system-star", second_line((246, -19), (246, 19))), LINK,
        'the line of "KMD: 5a Ydelser [Stærk]" runs through the arrowhead of "STAR: 9 AMS Kommunikation [Svag]"'),
    "arrowhead on an arrowhead": (
        add("system-star", Group("link-kmd", ("link",), 0.0, 0.0, (arrowhead(250, 3),), "KMD", LINK)), LINK,
        'the arrowhead of "STAR: 9 AMS Kommunikation [Svag]" overlaps the arrowhead of "KMD"'),
    "arrowhead on an assumed mark": (
        add("link-star", MARK), LINK,
        'the arrowhead of "STAR: 9 AMS Kommunikation [Svag]" reaches into the mark of something assumed'),
    "arrowhead in the hub": (
        edit("link-star", lambda part: arrowhead(251, 0) if isinstance(part, ArrowHead) else part), LINK,
        'the arrowhead of "STAR: 9 AMS Kommunikation [Svag]" reaches into the hub'),
    "arrowhead short of the hub": (
        edit("link-star", lambda part: arrowhead(249, 0) if isinstance(part, ArrowHead) else part), LINK,
        'the line of "STAR: 9 AMS Kommunikation [Svag]" does not end at the edge of a box'),
    "line short of its box": (
        change("link-star", Line, points=((102, 0), (242.4, 0))), LINK,
        'the line of "STAR: 9 AMS Kommunikation [Svag]" does not end at the edge of a box'),
    "box on a box": (
        add("system-star", Group("system-kmd", ("system",), 0.0, 0.0, (OTHER_BOX,), "KMD")), SYSTEM,
        'the box of "STAR" overlaps the box of "KMD"'),
    "box on the legend": (
        move("system-star", 0, 290), SYSTEM, 'the box of "STAR" overlaps the legend'),
    "name out of its box": (
        change("system-star", Text, width=104.0), SYSTEM, 'the text "STAR" reaches out of the box of "STAR"'),
    "name out of the hub": (
        change("hub", Text, baseline=195.0, size=30.0), WHOLE, 'the text "KMD Aktiv" reaches out of the hub'),
    "text out of the legend": (
        change("legend-weak", Text, width=260.0), WHOLE, 'the text "Svag" reaches out of the legend'),
    "text off the page": (
        change("hub", Text, x=290.0), WHOLE, 'the text "KMD Aktiv" reaches over the edge of the page'),
    "box off the page": (
        move("system-star", -60, 0), SYSTEM, 'the box of "STAR" reaches over the edge of the page'),
    "text too small": (
        change("link-star", Text, size=6.9), LINK, 'the text "9 AMS Kommunikation" is too small to read, 6.9 pt'),
}  # fmt: skip


def found(scene: Scene) -> set[tuple[Place, str]]:
    return {(problem.place, problem.message) for problem in find_conflicts(scene, WHOLE)}


@pytest.mark.parametrize("shape", Shape)
def test_a_scene_without_conflicts_passes(shape: Shape) -> None:
    start = 100.5 - form_of(shape).side_inset(8.0, 20.0, 0.0)
    at_the_side = edit("link-star", lambda p: replace(p, points=((start, 0), (242.4, 0))) if isinstance(p, Line) else p)

    assert found(at_the_side(small_scene(shape))) == set()


@pytest.mark.parametrize("kind", BROKEN)
def test_each_kind_of_conflict_is_found_and_named(kind: str) -> None:
    break_it, place, message = BROKEN[kind]

    assert (place, message) in found(break_it(small_scene()))


@pytest.mark.parametrize(
    ("shape", "widest"),
    [
        (Shape.RECTANGLE, 100.0),
        (Shape.CYLINDER, 100.0),
        (Shape.HEXAGON, 95.4),
        (Shape.STADIUM, 100.0),
        (Shape.OCTAGON, 100.0),
        (Shape.PARALLELOGRAM, 90.0),
    ],
)
def test_a_name_may_be_as_wide_as_its_outline_is_at_its_height(shape: Shape, widest: float) -> None:
    """A name 9.7 pt high in a box of 100 by 40 pt, whose rim, cut, tip or slant is 8 pt."""

    def reaches_out(width: float) -> bool:
        scene = change("system-star", Text, width=width)(small_scene(shape))
        return any("reaches out" in message for _, message in found(scene))

    assert not reaches_out(widest - 0.1)
    assert reaches_out(widest + 1.5)


def test_a_name_may_not_run_into_the_rim_of_its_cylinder() -> None:
    raised = change("system-star", Text, baseline=3.5)(small_scene(Shape.CYLINDER))
    too_high = change("system-star", Text, baseline=2.0)(small_scene(Shape.CYLINDER))

    assert found(raised) == set()
    assert {message for _, message in found(too_high)} == {'the text "STAR" reaches out of the box of "STAR"'}


def test_a_mark_may_stand_on_its_own_line_only() -> None:
    own = replace(MARK, box=Rectangle(170, -4, 178, 4))
    scene = add("link-star", own)(small_scene())

    assert found(scene) == set()
    assert found(add("system-star", own)(small_scene())) != set()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", sorted(path.stem for path in SPECS.glob("*.yaml")))
def test_the_diagrams_of_the_project_have_no_conflict(name: str, page: str) -> None:
    assert find_conflicts(scene_of_spec(name, page), WHOLE) == []
    assert find_conflicts(scene_of_spec(name, page, show_assumed=True), WHOLE) == []


def test_a_long_link_between_two_systems_is_told_with_both_its_ends() -> None:
    line = Line(((0.0, 0.0), (9.0, 0.0)), Stroke("#000000", 1.0))
    group = Group("joint", ("link",), 0.0, 0.0, (line,), f"{'Sygedagpenge' * 5} → {'Jobcenter' * 6}: 9 Sager [Svag]")
    scene = Scene("x", 100.0, 100.0, "", "", "da", "#ffffff", FontFace("Sans", ()), 9.0, (group,))

    assert [ink.name() for ink in find_inks(scene)] == [
        'the line of "SygedagpengeSygedagpenge… → JobcenterJobcenterJob…"'
    ]
