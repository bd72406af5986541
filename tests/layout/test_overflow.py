"""What does not fit is made to fit: which step is taken, and what holds whatever was done."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from hypothesis import event
from hypothesis import strategies as st

from snitflade.diagram import Diagram, LayoutKind, System
from snitflade.layout.overflow.helping import Overflow
from snitflade.layout.overflow.load import MeasuredDiagram
from snitflade.picture.conflicts import find_conflicts
from snitflade.picture.pages import PAGES
from snitflade.pipeline import place_or_advise
from snitflade.problems import ProblemsFound, Severity
from snitflade.scene import Group
from tests.layout.crowds import crowd, done, fit, lost_of_all, scenes, with_interfaces
from tests.layout.pictures import request_of
from tests.layout.test_promises import clashes
from tests.parts import in_parts


def alike(links: int) -> Diagram:
    """A crowd in which every system has the same link."""
    diagram = crowd(links)
    systems = tuple(replace(system, kind="system") for system in diagram.systems)
    same = diagram.links[0].interfaces
    return replace(diagram, systems=systems, links=tuple(replace(link, category="c0", interfaces=same)
                                                         for link in diagram.links))  # fmt: skip


def test_what_fits_is_left_alone() -> None:
    found = fit(crowd(10), may_grow=True)

    assert found.problems == ()
    assert [picture.scene.id for picture in found.pictures] == ["crowd"]
    assert found.pictures[0].anchor is not None


@pytest.mark.parametrize(
    ("diagram", "may_grow", "said"),
    [
        (crowd(45), True, "set on page a3"),
        (crowd(38), False, "condensed"),
        (alike(60), False, "drawn with 60 systems in 8 boxes, as their links are the same"),
        (crowd(90), True, "split over 3 pages by category"),
        (with_interfaces(crowd(8), 3, 180), False, f"drawn with the texts of '{crowd(8).systems[3].name}' in a table"),
    ],
    ids=["a larger page", "condensed", "merged", "split", "a table"],
)  # fmt: skip
def test_the_first_step_that_helps_is_taken_and_reported(diagram: Diagram, may_grow: bool, said: str) -> None:
    found = fit(diagram, may_grow=may_grow)

    (problem,) = found.problems
    assert problem.message == f"the diagram does not fit on page 16x9 at 7 pt: it is {said}"
    assert (problem.place, problem.severity) == (diagram.place, Severity.WARNING)


@pytest.mark.parametrize(
    ("diagram", "hint"),
    [
        (crowd(45), "try --page a3, or --fit"),
        (crowd(66), "try --fit: it would be set on page a3, condensed"),
        (crowd(200), "try --fit: it would be split over about 6 pages by category"),
        (with_interfaces(crowd(70), 3, 400), "try --fit: it would be drawn with the texts of "),
    ],
    ids=["a larger page", "condensed", "split", "a table"],
)
def test_without_fit_the_error_names_what_would_help(diagram: Diagram, hint: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        place_or_advise(request_of(diagram))

    (problem,) = found.value.problems
    assert problem.message == "the diagram does not fit on page 16x9 at 7 pt"
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize("links", [90, 150, 250])
def test_about_as_many_pages_are_foreseen_as_come_out(links: int) -> None:
    foreseen = re.search(r"about (\d+) pages", Overflow(request_of(crowd(links))).advise())

    assert foreseen is not None
    assert 0 <= len(fit(crowd(links)).pictures) - int(foreseen[1]) <= 1


def test_only_a_larger_page_leaves_places_to_keep_to() -> None:
    assert fit(crowd(45), may_grow=True).pictures[0].anchor is not None
    assert fit(crowd(38)).pictures[0].anchor is None
    assert {picture.anchor for picture in fit(crowd(90)).pictures} == {None}


def test_a_hub_that_leaves_no_room_is_an_error_even_so() -> None:
    diagram = crowd(20)
    hub = replace(diagram.hub, names=tuple(f"Et meget langt navn på et system {n}" for n in range(40)))

    with pytest.raises(ProblemsFound, match=r"does not fit on page 16x9 .*shorten the legend"):
        fit(replace(diagram, hub=hub))


def test_a_star_that_is_too_dense_gets_two_wings() -> None:
    found = fit(replace(crowd(20), layout=LayoutKind.STAR))

    assert done(found).startswith("laid out with two wings")
    assert lost_of_all(crowd(20), scenes(found)) == []


@in_parts(4, 16, st.integers(30, 400), st.integers(0, 999), st.sampled_from(sorted(PAGES)), st.booleans())
def test_any_crowd_can_be_read(links: int, seed: int, page: str, may_grow: bool) -> None:
    event(read_well(links, seed, page, may_grow))


def test_the_largest_crowd_can_be_read() -> None:
    assert read_well(400, 1, "16x9", True) == "split"


def read_well(links: int, seed: int, page: str, may_grow: bool) -> str:
    """Check the pages of a crowd; the first word of what was done, or "fits"."""
    diagram = crowd(links, seed, words=3 + seed % 14, interfaces=1 + seed % 3, satellite_links=seed % 9)
    found = fit(diagram, page, may_grow=may_grow)
    pages = scenes(found)

    assert [find_conflicts(scene, diagram.place) for scene in pages] == [[]] * len(pages)
    assert clashes(pages[seed % len(pages)]) == []
    assert lost_of_all(diagram, pages) == []
    assert len({scene.id for scene in pages}) == len(pages)
    # Each category may leave the page behind it half empty; so may what a page cannot divide.
    least = math.ceil(MeasuredDiagram(request_of(diagram)).load(PAGES[page]).share)
    assert len(pages) <= 1.1 * least + len(diagram.categories)
    return done(found).split(" ")[0] or "fits"


@in_parts(4, 8, st.integers(0, 99))
def test_a_system_with_too_much_text_is_read_in_a_table(seed: int) -> None:
    diagram = with_interfaces(crowd(60, seed), seed % 60, 150 + 3 * seed)
    found = fit(diagram)
    pages = scenes(found)

    assert "the texts of" in done(found)
    assert [find_conflicts(scene, diagram.place) for scene in pages] == [[]] * len(pages)
    assert lost_of_all(diagram, pages) == []
    (with_table,) = [picture.scene for picture in found.pictures if picture.scene.table]
    assert with_table.table is not None
    assert {row[1] for row in with_table.table.rows} == {diagram.systems[seed % 60].name}


def test_the_same_crowd_gives_the_same_pages() -> None:
    assert fit(crowd(120, 7)).pictures == fit(crowd(120, 7)).pictures


def test_notes_stand_on_the_page_of_their_system() -> None:
    diagram = crowd(100)
    noted: tuple[System, ...] = tuple(replace(s, note=f"Om {s.name}") for s in diagram.systems)
    found = fit(replace(diagram, systems=noted))

    assert lost_of_all(diagram, scenes(found)) == []
    for scene in scenes(found):
        names = {group.title for group in scene.groups if "system" in group.classes}
        (legend,) = [group for group in scene.groups if group.id == "legend"]
        (footnotes,) = [part for part in legend.parts if isinstance(part, Group) and part.id == "footnotes"]
        assert footnotes.title.count("Om ") == len(names)
