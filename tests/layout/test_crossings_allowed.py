"""The gate where lines may cross: steeply, not along one another, and never through anything else."""

from __future__ import annotations

import pytest

from snitflade.geometry import Point
from snitflade.picture.conflicts import find_conflicts
from snitflade.problems import Place
from snitflade.scene import FontFace, Group, Line, Scene, Stroke, Text

PEN = Stroke("#16304d", 1.0)


def scene(*paths: tuple[Point, Point], words: tuple[Text, ...] = ()) -> Scene:
    groups = tuple(
        Group(f"line-{n}", ("rule",), 0.0, 0.0, (Line(path, PEN),), f"line {n}") for n, path in enumerate(paths)
    )
    texts = tuple(Group(f"text-{n}", (), 0.0, 0.0, (text,)) for n, text in enumerate(words))
    return Scene("x", 300, 300, "", "", "da", "#ffffff", FontFace("Sans", ()), 10.0, (*groups, *texts))


ACROSS = ((50.0, 100.0), (250.0, 100.0))
DOWN = ((150.0, 50.0), (150.0, 250.0))


def told(picture: Scene) -> list[str]:
    return [problem.message for problem in find_conflicts(picture, Place("x"), crossings_allowed=True)]


def test_a_right_angle_is_clean() -> None:
    picture = scene(ACROSS, DOWN)
    assert told(picture) == []
    assert len(find_conflicts(picture, Place("x"))) == 1


@pytest.mark.parametrize(
    ("other", "is_clean"),
    [
        (((100.0, 50.0), (200.0, 150.0)), True),
        (((50.0, 90.0), (250.0, 110.0)), False),
        (((100.0, 100.2), (200.0, 100.2)), False),
    ],
    ids=["45-degrees", "6-degrees", "along"],
)
def test_lines_that_run_along_one_another_are_not(other: tuple[Point, Point], is_clean: bool) -> None:
    assert (told(scene(ACROSS, other)) == []) is is_clean


def test_a_text_is_crossed_by_no_line() -> None:
    words = Text(120.0, 103.0, "22a", 10.0, "#000000", 40.0, role="code")
    assert told(scene(ACROSS, words=(words,))) == ['the text "22a" is crossed by the line of "line 0"']
