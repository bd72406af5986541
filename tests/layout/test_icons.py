"""Icons in the boxes of systems: inside the outline, clear of the name, of one size; nothing changes without them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from snitflade.compare import compare
from snitflade.compare.picture import draw_changes
from snitflade.diagram import Diagram, Gone, Icon
from snitflade.layout.anchor import pair_anchor
from snitflade.layout.overflow.merging import merge
from snitflade.layout.star.lay_out import MOST_SYSTEMS, lay_out_star
from snitflade.layout.two_wing import lay_out_two_wings
from snitflade.picture.conflicts import find_conflicts
from snitflade.picture.icons import GAP, HEIGHT, PLATE, WIDEST, icon_room, icon_size
from snitflade.picture.pages import PAGES
from snitflade.problems import ProblemsFound
from snitflade.scene import Group, Outline, Picture, Scene, Text
from snitflade.shapes.polygons import holds
from snitflade.spec import read_diagram
from tests.layout.pictures import SPECS, default_theme, ink, parts_of, request_of, scene_of
from tests.layout.test_promises import drawn
from tests.parts import in_parts
from tests.strategies import USUAL, diagrams

SQUARE, WIDE, TALL = (Icon(f"{aspect}.svg", f"data:image/svg+xml;base64,{n}", aspect) for n, aspect in
                      enumerate((1.0, 12.0, 1 / 12)))  # fmt: skip
USUAL_ICONS = (SQUARE, replace(SQUARE, aspect=1.5), WIDE, TALL)
AKTIV = read_diagram(SPECS / "kmd-aktiv-as-is.yaml")
OWN_KINDS = read_diagram(Path(__file__).parents[1] / "golden" / "specs" / "own-kinds.yaml")
pages = st.sampled_from(sorted(PAGES))
icons = st.sampled_from((None, *USUAL_ICONS))


def with_icons(diagram: Diagram, *choice: Icon | None) -> Diagram:
    """Icons for the systems in turn."""
    systems = (replace(system, icon=choice[n % len(choice)]) for n, system in enumerate(diagram.systems))
    return replace(diagram, systems=tuple(systems))


def pictures(scene: Scene) -> list[tuple[Group, Picture, float, float]]:
    return [found for found in parts_of(scene, Picture) if found[1].role == "icon"]


def clashes(scene: Scene) -> list[str]:
    """The icons that do not lie inside the box of their group, or that come near a text of the page."""
    texts = [ink(text, dx, dy) for _, text, dx, dy in parts_of(scene, Text)]
    found: list[str] = []
    for group, icon, dx, dy in pictures(scene):
        box = next(part for part in group.parts if isinstance(part, Outline) and part.role == "box")
        if not holds(box, icon.box):
            found.append(f"{group.title}: outside of its box")
        if any(icon.box.shift(dx, dy).overlaps(text) for text in texts):
            found.append(f"{group.title}: on a text")
    return found


@pytest.mark.parametrize(
    ("aspect", "size"),
    [
        (1.0, (HEIGHT, HEIGHT)),
        (0.5, (HEIGHT / 2, HEIGHT)),
        (12.0, (WIDEST, WIDEST / 12)),
        (1.5, (HEIGHT * 1.5, HEIGHT)),
    ],
)
def test_an_icon_keeps_its_proportions_within_its_room(aspect: float, size: tuple[float, float]) -> None:
    icon = replace(SQUARE, aspect=aspect)

    assert icon_size(icon) == pytest.approx(size)
    assert icon_room(icon) == pytest.approx(size[0] + GAP)
    assert icon_room(None) == 0.0


@pytest.mark.parametrize("page", sorted(PAGES))
@pytest.mark.parametrize("name", sorted(path.stem for path in SPECS.glob("*.yaml")))
def test_each_diagram_of_the_project_has_room_for_icons(name: str, page: str) -> None:
    diagram = with_icons(read_diagram(SPECS / f"{name}.yaml"), *USUAL_ICONS)
    scene = scene_of(diagram, page)

    assert [group.title for group, *_ in pictures(scene)] != []
    assert len(pictures(scene)) == len(diagram.systems)
    assert clashes(scene) == []


@pytest.mark.parametrize("icon", USUAL_ICONS)
def test_every_shape_holds_an_icon_in_either_layout(icon: Icon) -> None:
    diagram = with_icons(OWN_KINDS, icon)
    for scene in (scene_of(diagram, "a4"), lay_out_star(request_of(diagram, "a4"))):
        assert len(pictures(scene)) == len(diagram.systems)
        assert clashes(scene) == []


def test_one_icon_is_equally_large_wherever_it_stands() -> None:
    scene = scene_of(with_icons(AKTIV, SQUARE))
    sizes = {(round(i.box.width, 2), round(i.box.height, 2)) for _, i, _, _ in pictures(scene)}

    assert len(sizes) == 1
    assert sizes.pop()[1] == pytest.approx(HEIGHT * scene.label_size, abs=0.01)


def test_the_name_stands_in_the_middle_of_what_the_icon_leaves() -> None:
    scene = scene_of(with_icons(AKTIV, SQUARE))
    for group, icon, _, _ in pictures(scene):
        box = next(part for part in group.parts if isinstance(part, Outline) and part.role == "box").box
        names = [part for part in group.parts if isinstance(part, Text) and part.role == "name"]
        assert all(icon.box.right + 0.4 * scene.label_size < name.left for name in names)
        padding = icon.box.left - box.left
        middle = (icon.box.right + GAP * scene.label_size + box.right - padding) / 2
        assert [name.x for name in names] == pytest.approx([middle] * len(names), abs=0.02)


@in_parts(3, 60, diagrams(), pages, st.lists(icons, min_size=1, max_size=7))
def test_any_diagram_with_icons_is_drawn_well_or_said_not_to_fit(
    diagram: Diagram, page: str, choice: list[Icon | None]
) -> None:
    diagram = with_icons(diagram, *choice)
    scene = drawn(diagram, page, False)
    if scene is not None:
        assert find_conflicts(scene, diagram.place) == []
        assert clashes(scene) == []
        assert len(pictures(scene)) == sum(system.icon is not None for system in diagram.systems)


@given(diagrams(replace(USUAL, links=MOST_SYSTEMS)), pages, st.lists(icons, min_size=1, max_size=7))
def test_any_star_with_icons_is_drawn_well_or_said_not_to_fit(
    diagram: Diagram, page: str, choice: list[Icon | None]
) -> None:
    diagram = with_icons(diagram, *choice)
    try:
        scene = lay_out_star(request_of(diagram, page))
    except ProblemsFound:
        event("does not fit")
        return
    assert clashes(scene) == []


def moved(scene: Scene, by: float) -> Scene:
    """The scene with its icons further right."""

    def changed(group: Group) -> Group:
        parts = (
            replace(part, box=part.box.shift(by, 0.0)) if isinstance(part, Picture) and part.role else part
            for part in group.parts
        )
        return replace(group, parts=tuple(parts))

    return replace(scene, groups=tuple(map(changed, scene.groups)))


def test_the_gate_tells_of_an_icon_on_a_name_and_of_one_outside() -> None:
    scene = scene_of(with_icons(AKTIV, SQUARE))
    em = scene.label_size

    on_names = {problem.message for problem in find_conflicts(moved(scene, 3 * em), AKTIV.place)}
    assert 'the text "KMD P-Data" overlaps the icon of "KMD P-Data"' in on_names
    outside = {problem.message for problem in find_conflicts(moved(scene, -2 * em), AKTIV.place)}
    assert 'the icon of "STAR" reaches out of the box of "STAR"' in outside


def test_a_ghost_has_no_icon() -> None:
    as_is = with_icons(read_diagram(SPECS / "kmd-dagpenge-as-is.yaml"), SQUARE)
    ksd = with_icons(read_diagram(SPECS / "ksd-transition.yaml"), SQUARE)
    ksd = replace(ksd, systems=ksd.systems[1:], gone=Gone.GHOST)
    ksd = replace(ksd, links=tuple(link for link in ksd.links if link.system in {s.name for s in ksd.systems}))
    stood = lay_out_two_wings(request_of(as_is, "16x9")).anchor
    assert stood is not None
    former = pair_anchor(ksd, as_is, stood, None)
    scene = lay_out_two_wings(request_of(ksd, "16x9", former=former)).scene

    assert [group for group in scene.groups if "ghost" in group.classes]
    assert len(pictures(scene)) == len(ksd.systems)


def test_a_change_picture_has_the_icons_beside_the_badges() -> None:
    new = with_icons(read_diagram(SPECS / "ky-transition.yaml"), SQUARE, WIDE)
    scene = draw_changes(compare(with_icons(AKTIV, SQUARE), new), default_theme(), PAGES["a3"])

    assert find_conflicts(scene, new.place) == []
    assert clashes(scene) == []
    assert pictures(scene)


def test_systems_with_icons_are_not_merged() -> None:
    one, other, *rest = AKTIV.systems
    link = next(link for link in AKTIV.links if link.system == one.name)
    alike = tuple(replace(system, kind="external", group=None, note=None) for system in (one, other))
    links = tuple(replace(link, system=system.name) for system in alike)
    twins = replace(AKTIV, systems=alike, links=links)

    assert merge(twins) is not None
    assert merge(with_icons(twins, SQUARE)) is None
    assert rest


def test_in_a_dark_box_an_icon_stands_on_a_light_plate() -> None:
    theme = default_theme()
    colours = replace(theme.colours, page="#101418", box_fill="#1c242c", ink="#f0f4f8", band_fill="#1c242c")
    diagram = with_icons(OWN_KINDS, SQUARE)
    dark = lay_out_star(replace(request_of(diagram, "a4"), theme=replace(theme, colours=colours)))
    light = lay_out_star(replace(request_of(diagram, "a4"), theme=theme))
    plates = {group.id: part for group, part, _, _ in parts_of(dark, Outline) if part.role == PLATE}

    assert [part.role for _, part, _, _ in parts_of(light, Outline) if part.role == PLATE] == []
    assert len(plates) == len(diagram.systems)
    for group, icon, _, _ in pictures(dark):
        assert plates[group.id].fill == "#f0f4f8"
        assert plates[group.id].box.holds(icon.box)


def test_a_rectangle_grows_for_an_icon_by_no_more_than_it_needs() -> None:
    plain, lone = scene_of(OWN_KINDS, "a4"), scene_of(with_icons(OWN_KINDS, SQUARE), "a4")

    def height(scene: Scene) -> float:
        boxes = (part.box for group, part, _, _ in parts_of(scene, Outline) if "kind-system" in group.classes)
        return min(box.height / scene.label_size for box in boxes)

    assert 0.0 < height(lone) - height(plain) < 0.25


@pytest.mark.parametrize("name", sorted(path.stem for path in SPECS.glob("*.yaml")))
def test_a_layout_keeps_to_the_former_one_when_icons_come(name: str) -> None:
    diagram = read_diagram(SPECS / f"{name}.yaml")
    before = lay_out_two_wings(request_of(diagram, "16x9")).anchor
    assert before is not None
    decorated = with_icons(diagram, SQUARE, WIDE)
    after = lay_out_two_wings(request_of(decorated, "16x9", former=before))

    assert clashes(after.scene) == []
    assert after.anchor is not None
    assert [[stand.system for stand in wing] for wing in (after.anchor.left, after.anchor.right)] == [
        [stand.system for stand in wing] for wing in (before.left, before.right)
    ]
    again = lay_out_two_wings(request_of(decorated, "16x9", former=after.anchor))
    assert again.scene == after.scene
