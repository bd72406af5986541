"""Golden files in two layers: the placed model and the SVG, so that a diff says which stage changed.

``make golden`` accepts what is drawn now. The SVGs are without the embedded font, which has tests of its own.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from snitflade.diagram import Diagram
from snitflade.picture.pages import DEFAULT_PAGE
from snitflade.renderers.svg import render
from snitflade.scene import Scene
from snitflade.spec import read_diagram
from tests.golden.scenes import scene_json
from tests.layout.pictures import SPECS, scene_of

HERE = Path(__file__).parent
SOURCES = {path.stem: path for folder in (SPECS, HERE / "specs") for path in sorted(folder.glob("*.yaml"))}
_LINES_SHOWN = 30
_HOW_TO_ACCEPT = "look at what is drawn and, if it is right, accept it with `make golden`"


def svg(scene: Scene) -> str:
    return render(scene, embed_font=False).decode("utf-8")


FILES: dict[str, Callable[[Scene], str]] = {"scene.json": scene_json, "diagram.svg": svg}


def scene_of_source(path: Path) -> Scene:
    diagram: Diagram = read_diagram(path)
    return scene_of(diagram, diagram.page or DEFAULT_PAGE)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", SOURCES)
def test_the_picture_is_the_one_accepted(name: str, file: str, accept: bool) -> None:
    golden = HERE / name / file
    drawn = FILES[file](scene_of_source(SOURCES[name]))
    if accept:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(drawn, encoding="utf-8", newline="\n")
    assert golden.exists(), f"missing golden file {golden.relative_to(HERE)}: {_HOW_TO_ACCEPT}"
    accepted = golden.read_bytes().decode("utf-8")
    if drawn != accepted:
        changes = difflib.unified_diff(accepted.splitlines(), drawn.splitlines(), "accepted", "drawn", n=0, lineterm="")
        shown = "\n".join(line[:200] for line in islice(changes, _LINES_SHOWN))
        pytest.fail(f"{golden.relative_to(HERE)} changed: {_HOW_TO_ACCEPT}\n{shown}", pytrace=False)


def test_no_golden_file_is_left_behind() -> None:
    kept = {path.parent.name for path in HERE.glob("*/scene.json")} | {
        path.parent.name for path in HERE.glob("*/*.svg")
    }

    assert kept <= set(SOURCES)


def test_a_golden_scene_is_json_with_a_part_on_each_line() -> None:
    scene = scene_of_source(SOURCES["two-hubs"])
    text = scene_json(scene)

    assert json.loads(text)["id"] == "two-hubs"
    assert sum('"label"' in line for line in text.splitlines()) == text.count('["label"')
