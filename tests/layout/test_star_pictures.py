"""Stars of the originals, cut down: where things stand, how arrows run, and what is said when there is no star."""

from __future__ import annotations

from dataclasses import replace

import pytest

from snitflade.diagram import Diagram, Direction, DirectionMarks, Interface, Link, Side, System, Wishes
from snitflade.geometry import Point, Rectangle
from snitflade.layout.star.lay_out import lay_out_star
from snitflade.picture.pages import PAGES
from snitflade.problems import ProblemsFound
from snitflade.scene import ArrowHead, Group, Line, Outline, Scene, Text
from snitflade.spec import read_diagram
from tests.layout.pictures import SPECS, parts_of, request_of
from tests.layout.test_promises import clashes
from tests.strategies import NO_MARKS, place

SPEC_NAMES = sorted(path.stem for path in SPECS.glob("*.yaml"))


def star_of(diagram: Diagram, page: str = "16x9", show_assumed: bool = False) -> Scene:
    return lay_out_star(request_of(diagram, page, show_assumed))


def first_systems(count: int, name: str = "kmd-aktiv-as-is") -> Diagram:
    """A diagram of the originals, cut down to its first systems."""
    diagram = read_diagram(SPECS / f"{name}.yaml")
    kept = {system.name for system in diagram.systems[:count]}
    links = tuple(link for link in diagram.links if link.system in kept and (link.to is None or link.to in kept))
    return replace(diagram, systems=diagram.systems[:count], links=links)


def link(number: int, to: str | None = None, direction: Direction | None = Direction.IN, **values: object) -> Link:
    interface = Interface((str(number),), (f"Oplysninger {number}",), direction, "strong", NO_MARKS, place(number))
    plain = Link(f"System {number}", to, "strong", None, (interface,), NO_MARKS, place(number))
    return replace(plain, **values)  # type: ignore[arg-type] # a test says which values it wants


def made(*links: Link) -> Diagram:
    """A diagram with these links, and a system for each that they name."""
    names = dict.fromkeys(name for link in links for name in (link.system, link.to) if name)
    systems = tuple(System(name, "kmd-system", NO_MARKS, place(100 + n)) for n, name in enumerate(names))
    return replace(first_systems(1), systems=systems, links=links)


def hub_of(scene: Scene) -> Rectangle:
    return next(o.box.shift(dx, dy) for _, o, dx, dy in parts_of(scene, Outline) if o.role == "hub")


def boxes_of(scene: Scene) -> dict[str, Rectangle]:
    return {g.title: o.box.shift(dx, dy) for g, o, dx, dy in parts_of(scene, Outline) if o.role == "box"}


def side_of(box: Rectangle, hub: Rectangle) -> str:
    if box.bottom < hub.top:
        return "top"
    if box.top > hub.bottom:
        return "bottom"
    return "left" if box.right < hub.left else "right"


def sides_of(scene: Scene) -> dict[str, str]:
    hub = hub_of(scene)
    return {name: side_of(box, hub) for name, box in boxes_of(scene).items()}


def tips_of(scene: Scene, group: str) -> list[Point]:
    heads = [(h.points[0], dx, dy) for g, h, dx, dy in parts_of(scene, ArrowHead) if g.id == group]
    return [(x + dx, y + dy) for (x, y), dx, dy in heads]


def pens_of(scene: Scene, role: str) -> set[float]:
    """How wide the lines and outlines are drawn in the groups of a class."""
    pens = [(g, part.stroke) for g, part, _, _ in scene.flatten() if isinstance(part, (Line, Outline))]
    return {pen.width for group, pen in pens if pen and role in group.classes}


@pytest.mark.parametrize("name", SPEC_NAMES)
@pytest.mark.parametrize("count", [3, 6, 10, 16])
def test_the_originals_cut_down_are_drawn_well(name: str, count: int) -> None:
    for page in PAGES:
        scene = star_of(first_systems(count, name), page, show_assumed=True)
        assert clashes(scene) == []
        assert scene.label_size >= 9.0


@pytest.mark.parametrize("count", [8, 10, 12, 16])
def test_the_hub_stands_in_the_middle_with_systems_on_all_sides(count: int) -> None:
    scene = star_of(first_systems(count))
    hub, boxes = hub_of(scene), boxes_of(scene)
    assert (hub.left + hub.right) / 2 == pytest.approx(scene.width / 2, abs=0.02)
    assert set(sides_of(scene).values()) == {"left", "right", "top", "bottom"}
    assert len(boxes) == count
    assert max(box.width for box in boxes.values()) - min(box.width for box in boxes.values()) < 0.05


def test_the_systems_of_a_row_stand_level_and_the_margins_are_alike() -> None:
    scene = star_of(first_systems(16))
    sides, boxes = sides_of(scene), boxes_of(scene)
    for row in ("top", "bottom"):
        own = [boxes[name] for name, side in sides.items() if side == row]
        assert len({(box.top, box.bottom) for box in own}) == 1
    left, right = min(box.left for box in boxes.values()), max(box.right for box in boxes.values())
    assert left == pytest.approx(scene.width - right, abs=0.05)


def test_a_line_beside_the_hub_bends_once_and_ends_at_its_side() -> None:
    scene = star_of(first_systems(16))
    hub = hub_of(scene)
    bent = [(line, dx, dy) for _, line, dx, dy in parts_of(scene, Line) if len(line.points) == 3]
    assert bent
    for line, dx, dy in bent:
        (x, _), (corner_x, corner_y), (_, end_y) = line.points
        assert (x, corner_y) == (corner_x, end_y)
        assert hub.top < corner_y + dy < hub.bottom
        assert not hub.left <= corner_x + dx <= hub.right


def test_marks_beside_upright_lines_point_as_the_arrows_run() -> None:
    directions = [Direction.IN, Direction.OUT, Direction.BOTH, None]
    links = [link(n, direction=directions[n % 4]) for n in range(8)]
    scene = star_of(replace(made(*links), direction_marks=DirectionMarks.ALWAYS))
    sides, hub = sides_of(scene), hub_of(scene)
    upright = [n for n in range(8) if sides[f"System {n}"] in ("top", "bottom")]
    assert upright
    for number in upright:
        above = sides[f"System {number}"] == "top"
        away, towards = ("↑", "↓") if above else ("↓", "↑")
        expected = {Direction.IN: [towards], Direction.OUT: [away], Direction.BOTH: ["↕"], None: []}
        group = f"link-system-{number}"
        marks = [text.text for g, text, _, _ in parts_of(scene, Text) if g.id == group and text.role == "mark"]
        assert marks == expected[directions[number % 4]]
        edge = hub.top if above else hub.bottom
        at_hub = [y for _, y in tips_of(scene, group) if y == pytest.approx(edge, abs=0.05)]
        assert len(at_hub) == (directions[number % 4] in (Direction.IN, Direction.BOTH))


def test_incoming_data_comes_from_the_left_or_above_and_leaves_right_or_below() -> None:
    links = [link(n, direction=Direction.IN if n < 4 else Direction.OUT) for n in range(8)]
    sides = sides_of(star_of(made(*links)))
    assert all(sides[f"System {n}"] in ("left", "top") for n in range(4))
    assert all(sides[f"System {n}"] in ("right", "bottom") for n in range(4, 8))


def test_every_category_of_a_link_has_a_line_of_its_own_above_the_hub_too() -> None:
    diagram = made(*(link(n) for n in range(10)))
    twins = [
        replace(one, interfaces=(*one.interfaces, replace(one.interfaces[0], category="weak"))) for one in diagram.links
    ]
    scene = star_of(replace(diagram, links=tuple(twins)))
    assert {"top", "bottom"} <= set(sides_of(scene).values())
    lines = [g.classes[1] for g, _, _, _ in parts_of(scene, Line) if "link" in g.classes]
    assert lines == ["category-strong", "category-weak"] * 10
    assert clashes(scene) == []


def test_ids_and_classes_are_those_of_the_other_layout() -> None:
    scene = star_of(first_systems(8))
    ids = {group.id for group in scene.groups}
    assert {"title-band", "hub", "system-star", "system-kmd-v-data", "link-kmd-los-kmd-ksp-cics", "legend"} <= ids
    system = next(group for group in scene.groups if group.id == "system-kmd-v-data")
    inner = next(part for part in system.parts if isinstance(part, Group))
    assert system.classes == ("system", "kind-data-store")
    assert (inner.id, inner.classes) == ("link-kmd-v-data", ("link", "category-weak", "code-4"))
    assert inner.title.startswith("KMD V-Data: 4 Verificering")


def test_assumed_marks_stand_on_lines_of_every_side() -> None:
    diagram = first_systems(16)
    marks = [o for _, o, _, _ in parts_of(star_of(diagram, show_assumed=True), Outline) if o.role == "assumed"]
    assumed = [one for one in diagram.links if one.marks.assumed or any(i.marks.assumed for i in one.interfaces)]
    assert len(marks) == len(assumed) + 1  # the legend explains the mark


def test_neighbours_are_joined_by_a_short_arrow() -> None:
    scene = star_of(made(*(link(n) for n in range(5)), link(8, to="System 1")))
    boxes, sides = boxes_of(scene), sides_of(scene)
    assert sides["System 8"] == sides["System 1"]
    upper, lower = sorted((boxes["System 8"], boxes["System 1"]), key=lambda box: box.top)
    tips = tips_of(scene, "link-system-8-system-1")
    assert len(tips) == 1
    assert upper.bottom <= tips[0][1] <= lower.top


def test_a_side_that_is_asked_for_is_kept() -> None:
    diagram = made(*(link(n) for n in range(6)))
    wished = [replace(system, wishes=Wishes(side=Side.RIGHT)) for system in diagram.systems[:2]]
    sides = sides_of(star_of(replace(diagram, systems=(*wished, *diagram.systems[2:]))))
    assert sides["System 0"] == sides["System 1"] == "right"


def test_a_highlighted_system_has_a_thick_line_on_every_side() -> None:
    diagram = made(*(link(n, highlight=True) for n in range(4)))
    systems = tuple(replace(system, highlight=True) for system in diagram.systems)
    bold, usual = star_of(replace(diagram, systems=systems)), star_of(made(*(link(n) for n in range(4))))
    for role in ("link", "system"):
        assert min(pens_of(bold, role)) > max(pens_of(usual, role))


def test_a_star_of_few_words_is_compact() -> None:
    scene = star_of(made(*(link(n) for n in range(4))))
    hub, boxes = hub_of(scene), boxes_of(scene)
    outer = max(box.right for box in boxes.values())
    assert outer < scene.width * 0.85
    assert hub.width < scene.width * 0.2


def test_more_than_sixteen_systems_are_too_dense() -> None:
    diagram = first_systems(17)
    with pytest.raises(ProblemsFound) as found:
        star_of(diagram)
    (problem,) = found.value.problems
    assert problem.message == "the diagram is too dense for layout: star on page 16x9: 17 systems, 16 at most"
    assert (problem.place, problem.hint[:20]) == (diagram.place, "use layout: two-wing")


def test_texts_without_room_are_too_dense() -> None:
    links = [link(n) for n in range(16)]
    long = [replace(one, interfaces=(replace(one.interfaces[0], texts=("Oplysninger " * 60,)),)) for one in links]
    with pytest.raises(ProblemsFound, match="too dense for layout: star on page 16x9 at 7 pt"):
        star_of(made(*long))


def test_crossing_links_around_the_hub_are_named_with_their_lines() -> None:
    between = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (0, 4), (1, 4), (2, 4), (3, 4)]
    links = [replace(link(a, to=f"System {b}"), place=place(10 * a + b)) for a, b in between]
    with pytest.raises(ProblemsFound) as found:
        star_of(made(*(link(n) for n in range(5)), *links))
    problem = found.value.problems[0]
    assert "would cross that from" in problem.message
    assert problem.place in [one.place for one in links]
    assert "two-wing" in problem.hint
