"""Categories of different legends that look alike are told apart by their strokes."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from snitflade.diagram import Category, Dash
from snitflade.landscape.graph import merge_diagrams
from snitflade.landscape.legend import find_used_categories
from snitflade.landscape.strokes import tell_apart
from snitflade.palette import LINE_DIFFERENCE, Vision, check_palette, difference, line_colour, simulate
from snitflade.pipeline import sound_theme
from snitflade.scene import Line
from snitflade.theme import Theme
from tests.landscape.drawn import drawn, lines, six

THEMES = ("default", "dark", "greyscale-print", "high-contrast")


def _theme(name: str) -> Theme:
    return sound_theme(six()[0], name)


def _some(number: int) -> Category:
    return replace(six()[0].categories[0], key=f"k{number}")


def _drawn(categories: tuple[Category, ...], theme: Theme) -> list[Category]:
    changed = tell_apart(categories, theme).changed
    return [changed.get(category.key, category) for category in categories]


def _alike(one: Category, other: Category, theme: Theme, vision: Vision = Vision.NORMAL) -> bool:
    colours = [
        simulate(line_colour(c.colour, theme.colours.page, theme.category_colours), vision) for c in (one, other)
    ]
    return one.dash is other.dash and difference(*colours) < LINE_DIFFERENCE


@pytest.mark.parametrize("name", THEMES)
def test_no_two_categories_of_the_six_diagrams_look_alike(name: str) -> None:
    theme = _theme(name)
    found = _drawn(find_used_categories(merge_diagrams(six())), theme)
    assert len(found) == 12
    assert not [(a.key, b.key) for a, b in combinations(found, 2) if _alike(a, b, theme)]
    assert tell_apart(find_used_categories(merge_diagrams(six())), theme).problems == ()


def test_one_legend_that_can_be_told_apart_stays_as_it_is() -> None:
    categories = six()[0].categories
    assert check_palette(categories, "#ffffff") == ()
    assert tell_apart(categories, _theme("default")).changed == {}


def test_the_later_of_two_gets_the_likest_free_dash() -> None:
    first, second, third = (_some(n) for n in range(3))
    assert [c.dash for c in _drawn((first, second, third), _theme("default"))] == [
        Dash.SOLID, Dash.LONG_DASH, Dash.DASH_DOT,  # not dashed, which is like the long dash
    ]  # fmt: skip


def test_a_stroke_of_its_own_is_not_given_away() -> None:
    first, second = _some(0), _some(1)
    third = replace(_some(2), dash=Dash.LONG_DASH)
    found = _drawn((first, second, third), _theme("default"))
    assert (found[0], found[2]) == (first, third)
    assert found[1].dash not in {Dash.SOLID, Dash.LONG_DASH}


def test_where_every_dash_is_taken_the_colour_gets_stronger() -> None:
    theme = _theme("default")
    categories = tuple(replace(_some(n), colour="#e0605a") for n in range(9))
    found = _drawn(categories, theme)
    assert len({c.colour for c in found}) > 1
    assert not [(a.key, b.key) for a, b in combinations(found, 2) if _alike(a, b, theme)]


def test_what_cannot_be_told_apart_is_a_warning() -> None:
    told = tell_apart(tuple(replace(_some(n), colour="#000000") for n in range(7)), _theme("default"))
    assert [problem.message for problem in told.problems] == [
        "the lines of categories 'k0' and 'k6' look alike in the landscape"
    ]


def test_the_legend_shows_the_strokes_of_the_lines() -> None:
    scene = drawn(six(), variant="transition").scene
    others = [part for group, part, _, _ in scene.flatten() if "link" not in group.classes]
    samples = {(part.stroke.colour, bool(part.stroke.dash)) for part in others if isinstance(part, Line)}
    strokes = {(line.stroke.colour, bool(line.stroke.dash)) for line in lines(scene)}
    assert {("#1b6b34", False), ("#1b6b34", True)} <= strokes
    assert strokes <= samples
