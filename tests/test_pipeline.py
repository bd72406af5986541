"""The Python API: load, layout, render, and the errors that they raise."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import snitflade
from snitflade.problems import Place
from tests.spec.specs_for_tests import HEADER, LINKS, SYSTEMS, write_spec

SMALL = HEADER + SYSTEMS + LINKS
ROOT = Path(__file__).parents[1]


@pytest.fixture
def diagram(tmp_path: Path) -> snitflade.Diagram:
    return snitflade.load(write_spec(tmp_path, SMALL))


def test_three_steps_lead_from_a_spec_to_a_picture(diagram: snitflade.Diagram) -> None:
    scene = snitflade.layout(diagram)

    assert diagram.id == "small"
    assert (scene.width, scene.height) == (960.0, 540.0)
    assert snitflade.render(scene).rstrip().endswith(b"</svg>")
    assert snitflade.render(scene, "pdf").startswith(b"%PDF-")
    assert snitflade.render(scene, "png", width=300)[16:20] == (300).to_bytes(4, "big")


def test_a_path_may_be_a_text(tmp_path: Path) -> None:
    assert snitflade.load(str(write_spec(tmp_path, SMALL))).title == "Prøve"


def test_the_page_is_the_one_asked_for_else_that_of_the_spec(tmp_path: Path) -> None:
    diagram = snitflade.load(write_spec(tmp_path, SMALL + "page: a4\n"))

    assert snitflade.layout(diagram).width == 841.89
    assert snitflade.layout(diagram, page="a3").width == 1190.55


def test_the_theme_is_the_one_asked_for_else_that_of_the_spec(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    for name, colour in (("one", "#111111"), ("two", "#222222")):
        text = f'theme: {name}\ncolours: {{title: "{colour}"}}\n'
        (tmp_path / "themes" / f"{name}.yaml").write_text(text, encoding="utf-8")
    diagram = snitflade.load(write_spec(tmp_path, SMALL + "theme: one\n"))

    of_spec = snitflade.layout(diagram)
    asked_for = snitflade.layout(diagram, theme="two")
    from_a_file = snitflade.layout(diagram, theme=tmp_path / "themes/two.yaml")

    assert b"#111111" in snitflade.render(of_spec)
    assert b"#222222" in snitflade.render(asked_for)
    assert from_a_file == asked_for


def test_assumed_links_are_marked_on_request(tmp_path: Path) -> None:
    text = SMALL.replace("category: weak,", "category: weak, assumed: [category],")
    diagram = snitflade.load(write_spec(tmp_path, text))

    pictures = [snitflade.render(snitflade.layout(diagram, show_assumed=shown)).decode() for shown in (False, True)]

    assert ["Antaget" in picture for picture in pictures] == [False, True]


def test_all_problems_come_as_one_error(tmp_path: Path) -> None:
    path = write_spec(tmp_path, SMALL.replace("weak", "wek").replace("variant: as-is", "variant: asis"))

    with pytest.raises(snitflade.ProblemsFound) as caught:
        snitflade.load(path)

    assert isinstance(caught.value, snitflade.SnitfladeError)
    assert [problem.place for problem in caught.value.problems] == [
        Place(path.as_posix(), 2, 10),
        Place(path.as_posix(), 7, 34),
    ]


def test_unknown_words_are_told_with_the_nearest(diagram: snitflade.Diagram, tmp_path: Path) -> None:
    with pytest.raises(snitflade.SnitfladeError, match=r"unknown page 'a33' \(did you mean 'a3'\?\)"):
        snitflade.layout(diagram, page="a33")
    with pytest.raises(snitflade.SnitfladeError, match=r"unknown format 'pfd' \(did you mean 'pdf'\?\)"):
        snitflade.render(snitflade.layout(diagram), "pfd")
    with pytest.raises(snitflade.SnitfladeError, match="unknown theme 'none'"):
        snitflade.layout(diagram, theme="none")
    (tmp_path / "bad.yaml").write_text("theme: bad\ncolours: {title: red}\n", encoding="utf-8")
    with pytest.raises(snitflade.ProblemsFound, match=r"bad.yaml:2:18: invalid title 'red'"):
        snitflade.layout(diagram, theme=tmp_path / "bad.yaml")


def test_layout_is_a_step_and_a_package(diagram: snitflade.Diagram) -> None:
    from snitflade.layout import two_wing as module
    from snitflade.layout.two_wing import lay_out_two_wings

    assert module.lay_out_two_wings is lay_out_two_wings
    assert snitflade.layout(diagram) == snitflade.layout(diagram)
    assert list(inspect.signature(snitflade.layout).parameters) == ["diagram", "page", "theme", "show_assumed"]


def test_importing_it_imports_nothing_that_a_step_needs() -> None:
    code = "import sys, snitflade; print(*sys.modules); snitflade.load; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, after = (set(line.split()) for line in run.stdout.splitlines())

    assert "snitflade.pipeline" in after - before
    assert {name for name in before if name.startswith("snitflade")} == {
        "snitflade", "snitflade.version", "snitflade.layout",
    }  # fmt: skip


def test_everything_it_offers_is_there_and_documented() -> None:
    for name in snitflade.__all__:
        assert getattr(snitflade, name) is not None
        assert name in dir(snitflade)
    for step in (snitflade.load, snitflade.render):
        assert inspect.getdoc(step)
    with pytest.raises(AttributeError, match="has no attribute 'lod'"):
        snitflade.__getattr__("lod")


def test_its_types_are_seen_from_outside(tmp_path: Path) -> None:
    script = tmp_path / "user.py"
    script.write_text(
        "import snitflade\n"
        "from snitflade.layout.two_wing import lay_out_two_wings\n"
        "reveal_type(snitflade.layout(snitflade.load('x.yaml'), page='a4', theme='night'))\n"
        "reveal_type(snitflade.render(snitflade.layout(snitflade.load('x.yaml')), 'png', width=9))\n"
        "reveal_type(lay_out_two_wings)\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(script)]
    run = subprocess.run(command, cwd=ROOT / "generators", capture_output=True, text=True, check=False)

    revealed = [line.partition('"')[2].rstrip('"') for line in run.stdout.splitlines() if "Revealed" in line]
    assert revealed[:2] == ["snitflade.scene.Scene", "bytes"], run.stdout
    assert run.returncode == 0, run.stdout
