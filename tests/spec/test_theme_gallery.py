"""The built-in themes and their manual: each can be read with every legend, and every example does what it says."""

from __future__ import annotations

import re
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest

from snitflade.palette import TEXT_CONTRAST, check_palette, code_colour, contrast, line_colour
from snitflade.picture.pages import PAGES
from snitflade.pipeline import lay_out
from snitflade.scene import ArrowHead, Line, Scene, Text
from snitflade.spec import read_diagram
from snitflade.spec.themes import BUILT_IN_FOLDER, check_theme, read_default_theme, read_theme
from snitflade.theme import CategoryColours, Theme
from tests.renderers.scenes import plex

SPECS = Path(__file__).parents[2] / "specs"
README = (BUILT_IN_FOLDER / "README.md").read_text(encoding="utf-8")
NAMES = ("dark", "default", "greyscale-print", "high-contrast")
DIAGRAMS = sorted(SPECS.glob("*.yaml"))
ONE_OF_EACH_LEGEND = ("kmd-aktiv-as-is", "ky-transition", "sapa-transition")


def built_in(name: str) -> Theme:
    return read_theme(name, SPECS)


def drawn(name: str, diagram: str) -> Scene:
    return lay_out(read_diagram(SPECS / f"{diagram}.yaml"), theme=built_in(name))


def test_the_gallery_is_complete_and_told_in_the_readme_and_the_makefile() -> None:
    makefile = (SPECS.parent / "Makefile").read_text(encoding="utf-8")

    assert sorted(path.stem for path in BUILT_IN_FOLDER.glob("*.yaml")) == list(NAMES)
    assert set(re.findall(r"output/themes/([a-z-]+)/kmd-aktiv-as-is\.svg", README)) == set(NAMES)
    assert set((re.search(r"^gallery := (.*)$", makefile, re.MULTILINE) or [""])[1].split()) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_built_in_theme_has_neither_faults_nor_too_little_contrast(name: str) -> None:
    theme, problems = check_theme(BUILT_IN_FOLDER / f"{name}.yaml")

    assert problems == ()
    assert theme
    assert theme.name == name


@pytest.mark.parametrize("diagram", DIAGRAMS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", NAMES)
def test_each_theme_passes_the_palette_check_with_each_legend_and_fits_each_page(name: str, diagram: Path) -> None:
    read, theme = read_diagram(diagram), built_in(name)

    assert check_palette(read.categories, theme.colours.page, theme.category_colours) == ()
    for page in PAGES:
        assert lay_out(read, theme=theme, page=page, show_assumed=True).background == theme.colours.page


@pytest.mark.parametrize("diagram", ONE_OF_EACH_LEGEND)
@pytest.mark.parametrize(
    ("name", "codes", "lines"), [("dark", 4.5, 4.5), ("high-contrast", 7, 4.5), ("default", 4.5, 3)]
)
def test_what_is_drawn_has_the_contrast_that_the_manual_states(
    name: str, diagram: str, codes: float, lines: float
) -> None:
    scene, theme = drawn(name, diagram), built_in(name)
    parts = [part for _, part, _, _ in scene.flatten()]

    assert all(contrast(p.colour, scene.background) >= codes for p in parts if isinstance(p, Text) and p.role == "code")
    heads = [part.fill for part in parts if isinstance(part, ArrowHead)]
    strokes = [part.stroke.colour for part in parts if isinstance(part, Line) and part.role == "line"]
    assert heads
    assert all(contrast(colour, theme.colours.page) >= lines for colour in (*heads, *strokes))


@pytest.mark.parametrize("diagram", ONE_OF_EACH_LEGEND)
def test_a_greyscale_diagram_has_no_colour_and_as_many_dashes_as_categories(diagram: str) -> None:
    scene = drawn("greyscale-print", diagram)
    parts = [part for _, part, _, _ in scene.flatten()]
    colours = {part.colour for part in parts if isinstance(part, Text)} | {scene.background}
    colours |= {part.stroke.colour for part in parts if isinstance(part, Line)}

    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)
    categories = read_diagram(SPECS / f"{diagram}.yaml").categories
    assert len({category.dash for category in categories}) == len(categories)


def test_the_ways_to_draw_a_colour_differ_on_a_dark_page() -> None:
    codes = {how: code_colour("#b71c1c", "#12181f", how) for how in CategoryColours}
    lines = {how: line_colour("#b71c1c", "#12181f", how) for how in CategoryColours}

    assert codes[CategoryColours.AS_IS] == codes[CategoryColours.ADAPTED] == lines[CategoryColours.ADAPTED]
    assert contrast(lines[CategoryColours.AS_IS], "#12181f") < TEXT_CONTRAST
    assert contrast(codes[CategoryColours.STRONG], "#12181f") >= 7
    assert re.fullmatch("#(..)\\1\\1", codes[CategoryColours.GREY])


def test_the_example_of_the_manual_is_a_theme(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    shutil.copy(plex("Regular"), tmp_path / "HouseSans-Regular.ttf")
    shutil.copy(plex("Bold"), tmp_path / "HouseSans-Bold.ttf")
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>', encoding="utf-8")
    path = tmp_path / "house.yaml"
    path.write_text(example, encoding="utf-8")

    theme, problems = check_theme(path)

    assert problems == ()
    assert theme
    assert (theme.font.family, theme.colours.hub_fill) == ("House Sans", "#7a0019")
    assert theme.owner
    assert theme.owner.logo
    assert lay_out(read_diagram(SPECS / "ksd-transition.yaml"), theme=theme).font.family == "House Sans"


def test_each_example_of_a_key_can_be_written_and_no_key_is_left_out(tmp_path: Path) -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \| `([^`]+)` \|", README, re.MULTILINE)
    keys = dict(rows)

    for key in ("sizes", "colours", "category_colours", "owner"):
        path = tmp_path / "house.yaml"
        path.write_text(f"theme: house\n{keys[key]}\n", encoding="utf-8")
        assert check_theme(path)[1] == (), keys[key]
    assert {"theme", "sizes", "colours", "category_colours", "font", "owner"} <= set(keys)
    sizes, colours = (
        dict(re.findall(r"^\| `([a-z_]+)` \| `?([^`| ]+)`? \|", table.split("\n\n")[0], re.MULTILINE))
        for table in (README.partition("| in `sizes`")[2], README.partition("| in `colours`")[2])
    )
    assert colours == asdict(read_default_theme().colours)
    assert {key: float(value) for key, value in sizes.items()} == asdict(read_default_theme().sizes)
    ways = set(re.findall(r"^\| `([a-z-]+)` \| [0-9.]+:1, [0-9.]+:1 \|", README, re.MULTILINE))
    assert ways == {how.value for how in CategoryColours}
