"""What the star layout promises of any diagram of up to 16 systems: a good picture, or a clear no."""

from __future__ import annotations

from hypothesis import event, given, settings
from hypothesis import strategies as st

from snitflade.diagram import Diagram
from snitflade.layout.star.lay_out import lay_out_star
from snitflade.picture.conflicts import find_conflicts
from snitflade.picture.pages import PAGES
from snitflade.problems import Problem, ProblemsFound
from snitflade.scene import Scene
from tests.layout.pictures import request_of
from tests.layout.test_promises import clashes, lost
from tests.parts import in_parts
from tests.strategies import Extent, diagrams

pages = st.sampled_from(sorted(PAGES))
SMALL = Extent(links=16, satellite_links=2, interfaces=3, words=12, wordy=False)
WILD = Extent(links=18, satellite_links=5, interfaces=4, words=40, wordy=True)
KNITTED = Extent(links=9, satellite_links=9, interfaces=2, words=12, wordy=False)


def drawn(diagram: Diagram, page: str, show_assumed: bool = False) -> Scene | tuple[Problem, ...]:
    """The scene, or why there is none."""
    try:
        return lay_out_star(request_of(diagram, page, show_assumed))
    except ProblemsFound as found:
        return found.problems


def faults(answer: Scene | tuple[Problem, ...], diagram: Diagram, page: str) -> list[str]:
    """What is wrong with a picture, or with the words of a refusal."""
    if isinstance(answer, Scene):
        return [*map(str, find_conflicts(answer, diagram.place)), *clashes(answer), *lost(diagram, answer)]
    dense = f"the diagram is too dense for layout: star on page {page}"
    event("too dense" if answer[0].message.startswith(dense) else "crossing links")
    return [
        str(problem)
        for problem in answer
        if not (problem.message.startswith(dense) and problem.place == diagram.place)
        and " would cross that from " not in problem.message
    ]


@in_parts(4, 120, diagrams(SMALL), pages, st.booleans())
def test_a_small_diagram_is_drawn_well(diagram: Diagram, page: str, show_assumed: bool) -> None:
    answer = drawn(diagram, page, show_assumed)
    assert faults(answer, diagram, page) == []


@in_parts(8, 120, diagrams(WILD), pages, st.booleans())
def test_any_diagram_is_drawn_well_or_said_to_be_too_dense(diagram: Diagram, page: str, show_assumed: bool) -> None:
    assert faults(drawn(diagram, page, show_assumed), diagram, page) == []


@settings(max_examples=60)
@given(diagrams(KNITTED), pages)
def test_links_around_the_hub_are_drawn_without_a_crossing_or_named(diagram: Diagram, page: str) -> None:
    assert faults(drawn(diagram, page), diagram, page) == []


@settings(max_examples=30)
@given(diagrams(SMALL), pages)
def test_the_same_diagram_gives_the_same_scene(diagram: Diagram, page: str) -> None:
    assert drawn(diagram, page) == drawn(diagram, page)
