"""Contrast, simulated vision and the palette check: known values, properties, and the shipped legends."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from snitflade.diagram import Category, Dash, Marks
from snitflade.palette import TEXT_DIFFERENCE, Vision, check_palette, contrast, difference, make_readable, simulate
from snitflade.problems import Place, Severity
from snitflade.spec import read_diagram

SPECS = Path(__file__).parent.parent / "specs"
WHITE, BLACK, NIGHT = "#ffffff", "#000000", "#16304d"

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
ratios = st.sampled_from([3.0, 4.5])


def category(key: str, colour: str, dash: Dash = Dash.SOLID, line: int = 1) -> Category:
    return Category(key, colour, dash, heading="", text=key, marks=Marks(), place=Place("legend.yaml", line, 1))


# contrast


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        (BLACK, WHITE, 21.0),
        (WHITE, WHITE, 1.0),
        ("#777777", WHITE, 4.478),
        ("#767676", WHITE, 4.542),
        ("#ff0000", WHITE, 3.998),
    ],
)
def test_contrast_is_that_of_wcag(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.001)


@given(colours, colours)
def test_contrast_is_the_same_in_either_order(first: str, second: str) -> None:
    assert 1.0 <= contrast(first, second) == contrast(second, first) <= 21.0


@pytest.mark.parametrize("bad", ["red", "#fff", "#12345g", "#1234567", "# 12345", ""])
def test_a_colour_of_another_form_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="invalid colour"):
        contrast(bad, WHITE)


# readable


@given(colours, colours, ratios)
def test_a_readable_colour_reaches_its_ratio_on_any_background(colour: str, background: str, ratio: float) -> None:
    assert contrast(make_readable(colour, background, ratio), background) >= ratio


@given(colours, colours, ratios)
def test_making_a_colour_readable_twice_changes_nothing_more(colour: str, background: str, ratio: float) -> None:
    once = make_readable(colour, background, ratio)
    assert make_readable(once, background, ratio) == once


@given(colours, colours, ratios)
def test_a_colour_that_is_readable_stays(colour: str, background: str, ratio: float) -> None:
    assume(contrast(colour, background) >= ratio)
    assert make_readable(colour, background, ratio) == colour


@given(colours, st.sampled_from([WHITE, NIGHT]), ratios)
def test_a_colour_moves_no_further_than_it_must(colour: str, background: str, ratio: float) -> None:
    assume(contrast(colour, background) < ratio)
    assert contrast(make_readable(colour, background, ratio), background) < ratio * 1.05


@pytest.mark.parametrize("background", [WHITE, NIGHT])
@pytest.mark.parametrize(("colour", "strongest", "weakest"), [("#e8a33d", 0, 2), ("#5b8def", 2, 0), ("#4fae74", 1, 0)])
def test_the_hue_stays(colour: str, strongest: int, weakest: int, background: str) -> None:
    moved = make_readable(colour, background, 9.0)
    channels = [int(moved[at : at + 2], 16) for at in (1, 3, 5)]
    assert channels.index(max(channels)) == strongest
    assert channels.index(min(channels)) == weakest


def test_a_ratio_that_nothing_reaches_gives_the_better_end() -> None:
    assert make_readable("#808080", "#777777", 20.0) == BLACK
    assert make_readable("#808080", "#555555", 20.0) == WHITE


# difference and simulated vision


def test_black_and_white_are_one_unit_of_oklab_apart() -> None:
    assert difference(BLACK, WHITE) == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize(("colour", "distance"), [("#ff0000", 0.6788), ("#00ff00", 0.9152), ("#0000ff", 0.5498)])
def test_differences_are_those_of_oklab(colour: str, distance: float) -> None:
    # From black, the length of the colour's published OKLab place, such as (0.62796, 0.22486, 0.12585) for red.
    assert difference(BLACK, colour) == pytest.approx(distance, abs=5e-4)


@pytest.mark.parametrize(
    ("vision", "seen"),
    [(Vision.PROTANOPIA, "#6d5f00"), (Vision.DEUTERANOPIA, "#a39000"), (Vision.TRITANOPIA, "#ff000f")],
)
def test_red_is_seen_as_machado_and_others_model_it(vision: Vision, seen: str) -> None:
    assert simulate("#ff0000", vision) == seen


@given(st.integers(0, 255), st.sampled_from(Vision))
def test_greys_look_the_same_to_everyone(level: int, vision: Vision) -> None:
    grey = f"#{level:02x}{level:02x}{level:02x}"
    assert simulate(grey, vision) == grey


@given(colours)
def test_grey_print_keeps_the_luminance(colour: str) -> None:
    printed = simulate(colour, Vision.GREY)
    assert printed[1:3] == printed[3:5] == printed[5:7]
    assert contrast(printed, BLACK) == pytest.approx(contrast(colour, BLACK), rel=0.02)


@given(colours)
def test_normal_vision_changes_nothing(colour: str) -> None:
    assert simulate(colour, Vision.NORMAL) == colour


# the palette check


def test_a_line_that_is_too_faint_is_reported_with_a_colour_that_is_not() -> None:
    (problem,) = check_palette([category("weak", "#f1c40f")], WHITE)
    assert str(problem) == (
        "legend.yaml:1:1: warning: too little contrast between the line of category 'weak' and the page: 1.66:1 "
        f"(3:1 is the least; '{make_readable('#f1c40f', WHITE, 3.0)}' reaches it)"
    )


def test_the_page_decides_which_colour_is_faint() -> None:
    assert check_palette([category("dark", "#1f3a5f")], WHITE) == ()
    assert len(check_palette([category("dark", "#1f3a5f")], NIGHT)) == 1


def test_red_and_green_of_one_dash_are_reported_with_the_visions_that_mix_them() -> None:
    (problem,) = check_palette([category("strong", "#b8452f"), category("weak", "#5f7a2e", line=9)], WHITE)
    assert problem.message == (
        "the lines of categories 'strong' and 'weak' look alike in protanopia, deuteranopia, grey print"
    )
    assert "solid" in problem.hint
    assert problem.place.line == 9
    assert problem.severity is Severity.WARNING


def test_another_dash_keeps_red_and_green_apart() -> None:
    assert check_palette([category("strong", "#b8452f"), category("weak", "#5f7a2e", Dash.DASHED)], WHITE) == ()


def test_blue_and_green_of_one_dash_are_mixed_by_tritanopia() -> None:
    (problem,) = check_palette([category("a", "#1a6fb0"), category("b", "#0b8a5a")], WHITE)
    assert "tritanopia" in problem.message
    assert "normal vision" not in problem.message


def test_colours_that_differ_in_every_vision_may_share_a_dash() -> None:
    assert check_palette([category("a", "#10243d"), category("b", "#cc7a00")], WHITE) == ()


def test_one_colour_with_two_dashes_is_reported_because_codes_have_no_dash() -> None:
    (problem,) = check_palette([category("a", "#2f6fc4"), category("b", "#2f70c6", Dash.DOTTED)], WHITE)
    assert problem.message == "the codes of categories 'a' and 'b' look alike in normal vision"


def test_colours_that_meet_when_darkened_for_text_are_reported() -> None:
    light, dark = "#cc7a00", "#a35e00"
    assert difference(light, dark) > TEXT_DIFFERENCE
    (problem,) = check_palette([category("a", light), category("b", dark, Dash.DASHED)], WHITE)
    assert "codes" in problem.message


def test_every_pair_is_looked_at() -> None:
    same = [category(key, "#2f6fc4") for key in "abc"]
    pairs = [problem.message.split("look")[0] for problem in check_palette(same, WHITE)]
    assert pairs == [f"the lines of categories '{a}' and '{b}' " for a, b in ("ab", "ac", "bc")]


def test_an_empty_legend_has_no_warnings() -> None:
    assert check_palette([], WHITE) == ()


@pytest.mark.parametrize("name", ["kmd-aktiv-as-is", "kmd-dagpenge-as-is", "ky-transition", "sapa-transition"])
def test_the_shipped_legends_give_no_warnings(name: str) -> None:
    diagram = read_diagram(SPECS / f"{name}.yaml")
    assert len(diagram.categories) == 4
    assert check_palette(diagram.categories, WHITE) == ()
