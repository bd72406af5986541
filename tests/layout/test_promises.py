"""What the layout promises of any diagram: a picture in which everything stands clear of everything, or a clear no."""

from __future__ import annotations

from itertools import combinations

from hypothesis import event, given
from hypothesis import strategies as st

from snitflade.diagram import Category, Diagram, Note
from snitflade.geometry import Rectangle
from snitflade.picture.conflicts import find_conflicts
from snitflade.picture.pages import PAGES
from snitflade.problems import ProblemsFound
from snitflade.scene import Line, Outline, Scene, Text
from tests.layout.pictures import bare, ink, parts_of, scene_of
from tests.strategies import USUAL, diagrams

pages = st.sampled_from(sorted(PAGES))
Placed = tuple[str, Rectangle]


def drawn(diagram: Diagram, page: str, show_assumed: bool) -> Scene | None:
    """The scene; None when the diagram does not fit, or links between satellites cross. No other answer is allowed."""
    try:
        return scene_of(diagram, page, show_assumed)
    except ProblemsFound as problems:
        if all(f"does not fit on page {page}" in p.message and p.hint for p in problems.problems):
            event("does not fit")
        elif all(_is_of_crossing_satellite_links(problem.message) for problem in problems.problems):
            event("links between satellites cross")
        else:
            raise
        return None


def _is_of_crossing_satellite_links(message: str) -> bool:
    """Told before anything is placed, or found by the gate; a link between satellites has an arrow in its name."""
    return "to draw without a crossing" in message or ("→" in message and " crosses the line of " in message)


@given(diagrams(), pages, st.booleans())
def test_any_diagram_is_drawn_well_or_said_not_to_fit(diagram: Diagram, page: str, show_assumed: bool) -> None:
    scene = drawn(diagram, page, show_assumed)
    if scene is not None:
        assert find_conflicts(scene, diagram.place) == []
        assert clashes(scene) == []
        assert lost(diagram, scene) == []


@given(diagrams(USUAL), pages, st.booleans())
def test_a_diagram_of_the_usual_size_is_drawn_well(diagram: Diagram, page: str, show_assumed: bool) -> None:
    scene = drawn(diagram, page, show_assumed)
    if scene is not None:
        assert clashes(scene) == []
        assert lost(diagram, scene) == []


@given(diagrams(USUAL), pages)
def test_the_same_diagram_gives_the_same_scene(diagram: Diagram, page: str) -> None:
    assert drawn(diagram, page, False) == drawn(diagram, page, False)


def clashes(scene: Scene) -> list[str]:
    """Overlaps found the plain way, every part against every other: a second opinion on the gate."""
    texts = [(t.text, ink(t, dx, dy)) for _, t, dx, dy in parts_of(scene, Text)]
    boxes = [(g.title, o.box.shift(dx, dy)) for g, o, dx, dy in parts_of(scene, Outline) if o.role in ("box", "hub")]
    lines = [
        (g.title, line.box.shift(dx, dy).grow(line.stroke.width / 2 - 0.05))
        for g, line, dx, dy in parts_of(scene, Line)
        if len(line.points) == 2
    ]
    page = Rectangle(0.0, 0.0, scene.width, scene.height)
    found = [f"{name} is off the page" for name, box in (*texts, *boxes, *lines) if not page.holds(box)]
    found += [f"{t.text} is {t.size} pt" for _, t, _, _ in parts_of(scene, Text) if t.size < 7]
    found += _overlapping([*texts, *lines]) + _overlapping(boxes)
    names = {t.text for _, t, _, _ in parts_of(scene, Text) if t.role in ("name", "hub-name", "hub-aside", "sync")}
    return found + _overlapping(boxes, [(words, box) for words, box in texts if words not in names])


def _overlapping(some: list[Placed], others: list[Placed] | None = None) -> list[str]:
    pairs = combinations(some, 2) if others is None else ((a, b) for a in some for b in others)
    return [f"{one} and {two} overlap" for (one, a), (two, b) in pairs if a.overlaps(b)]


def lost(diagram: Diagram, scene: Scene) -> list[str]:
    """What the diagram says and the scene does not, or says more than once."""
    said: dict[str, str] = {}
    for _, text, _, _ in parts_of(scene, Text):
        said[text.role] = said.get(text.role, "") + text.text
    interfaces = [interface for link in diagram.links for interface in link.interfaces]
    blocks: list[Category | Note] = [*diagram.drawn_categories, *diagram.notes]
    expected = {
        "title": [diagram.title],
        "subtitle": [diagram.subtitle],
        "name": [system.name for system in diagram.systems],
        "code": [", ".join(interface.codes) for interface in interfaces],
        "label": [text for interface in interfaces for text in interface.texts],
        "legend-heading": [block.heading for block in blocks],
        "legend-text": [block.text for block in blocks],
        "key-name": [kind.name for kind in diagram.drawn_kinds],
    }
    return [
        f"{role}: {words}"
        for role, wanted in expected.items()
        for words in (w for w in wanted if bare(w) not in bare(said.get(role, "")))
    ]
