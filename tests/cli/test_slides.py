"""``snitflade build --format pptx`` from end to end."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import pptx
import pytest

from tests.cli.command import SMALL, Run, files, named, project, snitflade
from tests.renderers.decks import template, titles

ROOT = Path(__file__).parents[2]


def build(folder: Path, *arguments: str, **variables: str) -> Run:
    return snitflade("build", "--format", "pptx", *arguments, cwd=folder, **variables)


def deck_in(folder: Path) -> bytes:
    return (folder / "output" / "slides.pptx").read_bytes()


def edited(path: Path, title: str) -> None:
    """Adds a slide by hand, in front of the others."""
    found: Any = pptx.Presentation(str(path))
    slide = found.slides.add_slide(found.slide_layouts[0])
    slide.shapes.title.text = title
    found.slides.element.insert(0, found.slides.element[-1])
    found.save(path)


def test_all_diagrams_are_one_deck(tmp_path: Path) -> None:
    run = build(project(tmp_path, small=SMALL, second=named("second").replace("Prøve", "Anden")))

    assert run.code == 0, run.err
    assert "output/slides.pptx" in run.out.split()
    assert run.err == "2 diagrams, 3 files in output\n"
    assert titles(deck_in(tmp_path)) == ["Anden", "Prøve"]


def test_the_six_diagrams_are_the_same_deck_in_every_surrounding(tmp_path: Path) -> None:
    decks = []
    for number, zone in enumerate(("Pacific/Kiritimati", "America/New_York"), start=1):
        folder = tmp_path / str(number)
        shutil.copytree(ROOT / "specs", folder / "specs")
        run = build(folder, "--jobs", str(number), TZ=zone, PYTHONHASHSEED=str(number), LC_ALL="C")
        assert run.code == 0, run.err
        decks.append(deck_in(folder))
    again = build(tmp_path / "1")

    assert again.code == 0
    assert decks[0] == decks[1] == deck_in(tmp_path / "1")
    assert len(decks[0]) < 1_000_000
    assert len(titles(decks[0])) == 6
    assert str(tmp_path).encode() not in decks[0]


def test_other_formats_are_drawn_beside_it(tmp_path: Path) -> None:
    run = snitflade("build", "--format", "svg,pptx", "--pair", cwd=project(tmp_path))

    assert run.code == 0, run.err
    assert set(files(tmp_path / "output")) == {"small.layout.yaml", "small.svg", "slides.pptx"}


def test_another_page_makes_another_deck_of_own_slides(tmp_path: Path) -> None:
    project(tmp_path)
    assert build(tmp_path).code == 0
    assert build(tmp_path, "--page", "a4").code == 0
    assert build(tmp_path, "--page", "a4", "-o", "fresh").code == 0

    assert deck_in(tmp_path) == (tmp_path / "fresh" / "slides.pptx").read_bytes()


def test_a_slide_made_by_hand_stays_and_what_was_not_drawn_too(tmp_path: Path) -> None:
    project(tmp_path, small=SMALL, second=named("second").replace("Prøve", "Anden"))
    assert build(tmp_path).code == 0
    edited(tmp_path / "output" / "slides.pptx", "Min egen")
    spec = tmp_path / "specs" / "small.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("Prøve", "Nyt"), encoding="utf-8")

    assert build(tmp_path, "small").code == 0

    assert titles(deck_in(tmp_path)) == ["Min egen", "Anden", "Nyt"]


def test_a_diagram_on_several_pages_has_a_slide_for_each(tmp_path: Path) -> None:
    systems = ", ".join(f"System {n}: external" for n in range(90))
    words = "Oplysninger om borgere og deres ydelser, hver dag og hver nat"
    links = ", ".join(
        f'{{system: System {n}, category: weak, interfaces: [{{codes: "{n}", text: "{words} {n}"}}]}}'
        for n in range(90)
    )
    text = SMALL.partition("systems:")[0] + f"systems: {{{systems}}}\nlinks: [{links}]\n"
    run = build(project(tmp_path, small=text), "--fit", "--page", "16x9")

    assert run.code == 0, run.err
    found = titles(deck_in(tmp_path))
    assert len(found) > 1
    assert found[0].endswith(f"1/{len(found)}")


def test_a_template_is_begun_with(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "kommune.pptx").write_bytes(template().data)

    runs = [build(tmp_path, "--template", "kommune.pptx") for _ in range(2)]

    assert [run.code for run in runs] == [0, 0], runs[0].err
    assert titles(deck_in(tmp_path)) == ["Oplæg", "Prøve"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "snitflade: bad.pptx: cannot be read: no such file or directory (is the path right?)"),
        (b"", "snitflade: bad.pptx: no sound PowerPoint file (open it in PowerPoint and save it as a .pptx or .potx)"),
    ],
)
def test_a_missing_or_broken_template_is_reported_and_leaves_no_file(
    data: bytes | None, message: str, tmp_path: Path
) -> None:
    project(tmp_path)
    if data is not None:
        (tmp_path / "bad.pptx").write_bytes(data)

    run = build(tmp_path, "--template", "bad.pptx")

    assert (run.code, run.out, run.err.strip().split("\n")[-1]) == (2, "", message)
    assert not (tmp_path / "output").exists()


def test_a_deck_that_stands_and_is_broken_stays(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "slides.pptx").write_bytes(b"mine")

    run = build(tmp_path)

    assert run.code == 2
    assert "output/slides.pptx: no sound PowerPoint file" in run.err
    assert files(tmp_path / "output") == {"slides.pptx": b"mine"}


def test_a_template_without_slides_is_a_mistake(tmp_path: Path) -> None:
    run = snitflade("build", "--template", "kommune.pptx", cwd=project(tmp_path))

    assert run.code == 2
    assert "only slides have a template (add --format pptx)" in run.err


def test_check_tells_a_stale_deck_and_the_command_that_mends_it(tmp_path: Path) -> None:
    project(tmp_path)
    assert build(tmp_path).code == 0
    edited(tmp_path / "output" / "slides.pptx", "Min egen")
    assert build(tmp_path).code == 0
    fresh = snitflade("check", "--output", cwd=tmp_path)
    spec = tmp_path / "specs" / "small.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("Prøve", "Nyt"), encoding="utf-8")
    stale = snitflade("check", "--output", cwd=tmp_path)

    assert (fresh.code, fresh.out) == (0, "")
    assert (stale.code, stale.out) == (1, "output/slides.pptx: stale\n")
    assert "  snitflade build --format pptx\n" in stale.err


def test_check_leaves_a_deck_that_is_nobody_elses_alone(tmp_path: Path) -> None:
    project(tmp_path)
    assert snitflade("build", "--format", "svg", cwd=tmp_path).code == 0
    data = io.BytesIO()
    pptx.Presentation().save(data)
    (tmp_path / "output" / "slides.pptx").write_bytes(data.getvalue())

    assert snitflade("check", "--output", cwd=tmp_path).code == 0
