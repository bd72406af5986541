"""Edits stay calm: 200 random ones, and the rules behind them one by one. `make layout-report` shows the figures."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from snitflade.diagram import Diagram
from snitflade.layout.anchor import Anchor, Stand, follow_rename
from snitflade.layout.two_wing import LaidOut
from snitflade.scene import Outline, Scene, Text
from snitflade.spec import read_diagram
from tests.edits import EDITS, add, remove, rename, repeatable
from tests.layout.pictures import SPECS
from tests.reports.__main__ import PAIRS
from tests.reports.calm_edits import calm, edits, lines_of, placed, touched

MEAN_PERCENT, LARGEST_PERCENT = 1.0, 5.0
# An author may ask for what cannot be had calmly, such as a name longer than every box: then all boxes widen.
MOST_OTHER_FONTS = 1


def read(name: str) -> Diagram:
    return read_diagram(SPECS / f"{name}.yaml")


def test_200_random_edits_leave_what_they_do_not_concern_alone() -> None:
    calm_edits = list(edits([read(name) for pair in PAIRS for name in pair], 200))

    assert [edit.edit for edit in calm_edits if not edit.fits] == []
    assert [edit.edit for edit in calm_edits if edit.flips or edit.swaps] == []
    assert [(edit.edit, edit.mean) for edit in calm_edits if edit.mean > MEAN_PERCENT] == []
    assert [(edit.edit, edit.largest) for edit in calm_edits if edit.largest > LARGEST_PERCENT] == []
    assert len([edit for edit in calm_edits if edit.font_changed]) <= MOST_OTHER_FONTS
    assert [(e.edit, e.lines) for e in calm_edits if e.edit.kind == "lengthen" and e.over_bar] == []
    assert [(e.edit, e.lines) for e in calm_edits if e.edit.kind == "add" and e.over_bar] == []


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_is_the_same_for_the_same_random_and_changes_something(kind: str) -> None:
    diagram = read("kmd-aktiv-as-is")
    once, again = (EDITS[kind](diagram, repeatable(4)) for _ in range(2))

    assert once == again
    assert once[0] != diagram
    assert once[1].kind == kind


def test_the_same_diagram_laid_out_after_itself_is_the_same_to_the_last_byte() -> None:
    for name in ("kmd-aktiv-as-is", "ksd-transition"):
        edited, _ = add(read(name), repeatable(2))
        first = placed(edited, "16x9", placed(read(name), "16x9").anchor)
        second = placed(edited, "16x9", first.anchor)
        assert lines_of(first.scene) == lines_of(second.scene)
        assert first.anchor == second.anchor


def test_what_was_removed_and_put_back_stands_where_it_stood() -> None:
    diagram = read("kmd-sag-as-is")
    before = placed(diagram, "16x9")
    without, edit = remove(diagram, repeatable(8))
    between = placed(without, "16x9", before.anchor)
    back = placed(diagram, "16x9", between.anchor)

    assert edit.former in wing_of(back, edit.former)
    assert calm("", between, diagram, edit, "16x9").largest <= LARGEST_PERCENT


def test_a_renamed_system_keeps_its_place() -> None:
    diagram = read("kmd-aktiv-as-is")
    before = placed(diagram, "16x9")
    for seed in range(6):
        edited, edit = rename(diagram, repeatable(seed))
        after = placed(edited, "16x9", before.anchor)
        assert wing_of(after, edit.system).index(edit.system) == wing_of(before, edit.former).index(edit.former)


def test_only_one_name_that_went_and_one_that_came_are_a_renaming() -> None:
    diagram = read("kmd-aktiv-as-is")
    names = [system.name for system in diagram.systems]
    stands = tuple(Stand(name, float(at)) for at, name in enumerate(names, start=1))
    anchor = Anchor(10.0, 100.0, (replace(stands[0], system="Før"), *stands[1:8]), stands[8:])

    assert follow_rename(anchor, diagram).left[0] == stands[0]
    two_went = replace(anchor, left=(*anchor.left, Stand("Også før", 90.0)))
    assert follow_rename(two_went, diagram) == two_went
    fewer = replace(diagram, systems=diagram.systems[1:])
    assert follow_rename(anchor, fewer) == anchor


def test_a_new_system_never_parts_two_that_are_linked() -> None:
    for name in ("kmd-aktiv-as-is", "kmd-dagpenge-as-is"):
        diagram = read(name)
        before = placed(diagram, "16x9")
        linked = {frozenset((link.system, link.to)) for link in diagram.links if link.to}
        beside = [pair for pair in neighbours(before) if frozenset(pair) in linked]
        assert beside
        for seed in range(8):
            after = placed(add(diagram, repeatable(seed))[0], "16x9", before.anchor)
            assert set(beside) <= set(neighbours(after))


def test_the_gaps_give_before_the_font_does() -> None:
    diagram = read("ky-transition")
    before = placed(diagram, "16x9")
    edited, _ = add(diagram, repeatable(1))
    after = placed(edited, "16x9", before.anchor)

    assert after.scene.label_size == before.scene.label_size
    assert placed(edited, "16x9").scene.label_size < before.scene.label_size


def test_a_name_too_long_for_the_boxes_is_hyphenated_before_all_boxes_widen() -> None:
    diagram = read("ky-transition")
    before = placed(diagram, "16x9")
    assert before.anchor
    new = replace(diagram.systems[0], name="Serviceplatformen", was=None)
    link = replace(diagram.links[-1], system=new.name, to=None)
    after = placed(
        replace(diagram, systems=(*diagram.systems, new), links=(*diagram.links, link)), "16x9", before.anchor
    )

    assert after.anchor
    assert after.anchor.box_width == before.anchor.box_width
    assert "Serviceplat-" in {part.text for _, part, _, _ in after.scene.flatten() if isinstance(part, Text)}


def test_title_and_legend_come_closer_before_the_font_gives() -> None:
    diagram = read("kmd-aktiv-as-is")
    before = placed(diagram, "16x9")
    closest = before
    for seed in range(12):
        edited, _ = add(diagram, repeatable(seed))
        closest = min(
            closest, placed(edited, "16x9", before.anchor), key=lambda picture: gap_above_legend(picture.scene)
        )

    assert closest.scene.label_size == before.scene.label_size
    assert 0 < gap_above_legend(closest.scene) < 0.5 * gap_above_legend(before.scene)


def test_a_stretch_of_a_diff_counts_its_longer_side() -> None:
    assert touched(["a", "b", "c"], ["a", "x", "y", "c"]) == 2
    assert touched(["a", "b", "c"], ["a", "c", "d"]) == 2
    assert touched(["a"], ["a"]) == 0


def wing_of(picture: LaidOut, system: str) -> list[str]:
    """The systems of the wing in which one stands, top down; none when it does not stand."""
    assert picture.anchor
    wings = ([stand.system for stand in wing] for wing in (picture.anchor.left, picture.anchor.right))
    return next((wing for wing in wings if system in wing), [])


def neighbours(picture: LaidOut) -> list[tuple[str, str]]:
    assert picture.anchor
    return [
        (upper.system, lower.system)
        for wing in (picture.anchor.left, picture.anchor.right)
        for upper, lower in pairwise(wing)
    ]


def gap_above_legend(scene: Scene) -> float:
    """From the foot of the hub to the top of the legend (pt)."""
    hub = next(group for group in scene.groups if "hub" in group.classes)
    legend = next(group for group in scene.groups if "legend" in group.classes)
    foot = max(part.box.bottom for part in hub.parts if isinstance(part, Outline))
    return legend.y + min(part.box.top for part in legend.parts if isinstance(part, Outline)) - hub.y - foot
