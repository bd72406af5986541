"""What the layout's tests share: the default look, and one step from a diagram to its scene."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeVar

import yaml

from snitflade import fonts
from snitflade.diagram import Diagram
from snitflade.geometry import Rectangle
from snitflade.layout.anchor import Anchor
from snitflade.layout.request import Request
from snitflade.layout.two_wing import lay_out_two_wings
from snitflade.picture.pages import PAGES
from snitflade.scene import ArrowHead, Group, Line, Outline, Picture, Scene, Text
from snitflade.spec import read_diagram
from snitflade.theme import Colours, Font, Sizes, Theme
from snitflade.typesetting.font_metrics import default_metrics

SPECS = Path(__file__).parents[2] / "specs"
METRICS = default_metrics()
Kind = TypeVar("Kind", Outline, Line, ArrowHead, Text, Picture)


@cache
def default_theme() -> Theme:
    values = yaml.safe_load(resources.files("snitflade").joinpath("themes/default.yaml").read_text(encoding="utf-8"))
    font = Font(fonts.FAMILY, fonts.FALLBACK_FAMILIES)
    return Theme("default", font, Sizes(**values["sizes"]), Colours(**values["colours"]))


def request_of(
    diagram: Diagram, page: str = "16x9", show_assumed: bool = False, former: Anchor | None = None
) -> Request:
    return Request(diagram, default_theme(), PAGES[page], METRICS, show_assumed, former)


def scene_of(diagram: Diagram, page: str = "16x9", show_assumed: bool = False) -> Scene:
    """:raises ProblemsFound: when the diagram does not fit, or the gate finds a conflict."""
    return lay_out_two_wings(request_of(diagram, page, show_assumed)).scene


@cache
def scene_of_spec(name: str, page: str = "16x9", show_assumed: bool = False) -> Scene:
    return scene_of(read_diagram(SPECS / f"{name}.yaml"), page, show_assumed)


def parts_of(scene: Scene, kind: type[Kind]) -> Iterator[tuple[Group, Kind, float, float]]:
    """The parts of one kind, each with its group and its offset on the page."""
    for group, part, dx, dy in scene.flatten():
        if isinstance(part, kind):
            yield group, part, dx, dy


def ink(text: Text, dx: float, dy: float) -> Rectangle:
    """Where a text leaves ink: from the top of its capitals to the foot of its descenders."""
    top, foot = text.baseline - 0.70 * text.size, text.baseline + 0.20 * text.size
    return Rectangle(text.left, top, text.left + text.width, foot).shift(dx, dy)


def bare(words: str) -> str:
    """The letters alone: without the spaces and hyphens at which lines may break."""
    return re.sub(r"[\s-]", "", words)
