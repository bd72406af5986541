"""Theme files: what they may say, what is refused, and what a partial one leaves to the default."""

from __future__ import annotations

import base64
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema_rs
import pytest
from PIL import Image

from snitflade import fonts
from snitflade.problems import ProblemsFound, Severity, SnitfladeError
from snitflade.spec.nodes import Mapping
from snitflade.spec.themes import (
    BUILT_IN_FOLDER,
    SCHEMA,
    check_theme,
    check_theme_form,
    find_theme,
    read_default_theme,
    read_theme,
    read_theme_file,
)
from snitflade.spec.yaml_reader import read_yaml
from tests.renderers.scenes import plex
from tests.spec.test_schema import parts

REPOSITORY = Path(__file__).parents[2]
COLOUR_HINT = 'write it in quotes, such as "#16304d": without them a # begins a comment'
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10" fill="#c00"/></svg>'


def write(folder: Path, text: str, name: str = "house") -> Path:
    """A theme ``themes/<name>.yaml`` in the folder, with fonts and a logo beside it."""
    themes = folder / "themes"
    themes.mkdir(exist_ok=True)
    shutil.copy(plex("Regular"), themes / "plain.ttf")
    shutil.copy(plex("Bold"), themes / "strong.ttf")
    (themes / "logo.svg").write_text(LOGO, encoding="utf-8")
    path = themes / f"{name}.yaml"
    path.write_text(f"theme: {name}\n{text}", encoding="utf-8")
    return path


def told(path: Path) -> list[str]:
    """The problems of a theme, without the name of its file."""
    return [str(problem).removeprefix(f"{path.as_posix()}:") for problem in check_theme(path)[1]]


def png(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGBA", (width, height), "navy").save(stream, "PNG")
    return stream.getvalue()


def test_the_default_theme_is_valid_and_reads_as_itself() -> None:
    path = BUILT_IN_FOLDER / "default.yaml"
    root = read_yaml(path).root

    assert isinstance(root, Mapping)
    assert check_theme_form(root) == ()
    assert check_theme(path) == (read_default_theme(), ())
    assert set(root.mapping("sizes").entries) == set(
        json.loads(SCHEMA.read_text())["properties"]["sizes"]["properties"]
    )


def test_reading_the_default_theme_needs_no_validator_and_little_time() -> None:
    program = (
        "import sys, time, snitflade.spec.yaml_reader, snitflade.theme\n"
        "from pathlib import Path\n"
        "from snitflade.spec import themes\n"
        "heavy = {'defusedxml', 'snitflade.palette', 'snitflade.spec.logos'} & set(sys.modules)\n"
        "start = time.process_time()\n"
        "themes.read_theme(None, Path('specs'))\n"
        "print(sorted(heavy), time.process_time() - start)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "generators")}
    runs = [subprocess.check_output([sys.executable, "-c", program], env=environment, text=True) for _ in range(3)]

    assert all(run.startswith("[] ") for run in runs)
    assert min(float(run.split()[-1]) for run in runs) < 0.01  # about 0.001 on an idle machine


def test_the_copy_for_editors_is_the_schema() -> None:
    copy = REPOSITORY / "specs" / "schema" / SCHEMA.name

    assert copy.read_bytes() == SCHEMA.read_bytes(), "copy theme.schema.json from generators/snitflade/spec/"


def test_it_is_a_schema_in_which_every_key_says_what_it_is() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema_rs.meta.validate(schema)
    for part in parts(schema):
        for key, rule in part.get("properties", {}).items():
            assert rule.get("description", "").endswith("."), key


def test_a_partial_theme_fills_up_from_the_default(tmp_path: Path) -> None:
    theme = read_theme_file(write(tmp_path, 'sizes: {title: 22.5}\ncolours: {hub_fill: "#703"}\n'))

    assert theme.name == "house"
    assert theme.sizes == replace(read_default_theme().sizes, title=22.5)
    assert theme.colours == replace(read_default_theme().colours, hub_fill="#770033")
    assert (theme.font, theme.owner) == (read_default_theme().font, None)


def test_a_theme_is_looked_for_beside_the_specs_and_then_among_the_built_in(tmp_path: Path) -> None:
    assert read_theme(None, tmp_path) is read_theme("default", tmp_path) is read_default_theme()
    house = write(tmp_path, "sizes: {title: 22}\n")
    assert find_theme("house", tmp_path) == house
    assert read_theme("house", tmp_path).sizes.title == 22
    assert read_theme(str(house), tmp_path / "elsewhere").sizes.title == 22


def test_a_default_theme_beside_the_specs_is_the_default(tmp_path: Path) -> None:
    write(tmp_path, "sizes: {title: 21}\n", "default")

    assert read_theme(None, tmp_path).sizes.title == read_theme("default", tmp_path).sizes.title == 21


@pytest.mark.parametrize("name", ["huose", "../themes/house", "house/", "/etc/passwd", "HOUSE", "a" * 300])
def test_an_unknown_theme_is_named_with_the_nearest(tmp_path: Path, name: str) -> None:
    write(tmp_path, "")

    with pytest.raises(SnitfladeError, match="unknown theme"):
        read_theme(name, tmp_path)
    with pytest.raises(SnitfladeError, match=r"unknown theme 'huose' \(did you mean 'house'\?\)"):
        read_theme("huose", tmp_path)


def test_a_missing_file_is_a_problem_of_that_file(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"gone\.yaml: missing file"):
        read_theme(str(tmp_path / "gone.yaml"), tmp_path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("colour: {}\n", "2:1: unknown key 'colour' (did you mean 'colours'?)"),
        ("sizes: {titel: 20}\n", "2:9: unknown key 'titel' (did you mean 'title'?)"),
        ("sizes: {title: large}\n", "2:16: invalid title 'large' (a number from 8 to 60)"),
        ("sizes: {title: 200}\n", "2:16: invalid title '200' (a number from 8 to 60)"),
        ("sizes: {line: -1}\n", "2:15: invalid line '-1' (a number from 0.25 to 6)"),
        ("sizes: {title: 1e9}\n", "2:16: invalid title '1e9' (a number from 8 to 60)"),
        ("sizes: {title: .nan}\n", "2:16: invalid title '.nan' (a number from 8 to 60)"),
        ("sizes: {label_max: 8, smallest: 9}\n", "2:33: invalid smallest '9' (label_max is 8)"),
        ("colours: {ink: black}\n", "2:16: invalid ink 'black' (#rgb or #rrggbb in quotes, such as \"#16304d\")"),
        (
            "colours: {ink: }\n",
            f"2:11: missing value of 'ink' ({COLOUR_HINT})",
        ),
        ('colours: {ink: "#000;}*{fill:red"}\n', None),
        ("font: {family: Plex, regular: plain.ttf}\n", "2:7: missing key 'bold'"),
        (
            "font: {family: serif, regular: plain.ttf, bold: strong.ttf}\n",
            "2:16: invalid family 'serif' (the word means something else in CSS)",
        ),
        (
            'font: {family: "A\';}", regular: plain.ttf, bold: strong.ttf}\n',
            "2:16: invalid family 'A';}' (letters, digits, spaces and hyphens, a letter first)",
        ),
        (
            "font: {family: Plex, regular: plain.ttf, bold: strong.ttf, fallbacks: [Arial, inherit]}\n",
            "2:79: invalid family 'inherit' (wanted: the name of a family)",
        ),
        (
            "font: {family: Plex, regular: gone.ttf, bold: strong.ttf}\n",
            "2:31: missing file 'gone.ttf' (it is looked for beside the theme)",
        ),
        (
            "font: {family: Plex, regular: logo.svg, bold: strong.ttf}\n",
            "2:31: invalid font 'logo.svg' (no TrueType or OpenType font (a file .ttf or .otf is needed))",
        ),
        ("owner: {logo: logo.svg}\n", "2:8: missing key 'name'"),
        (
            "owner: {name: Sorø, logo: plain.ttf}\n",
            "2:27: invalid logo 'plain.ttf': neither PNG nor SVG (save it in one of these formats)",
        ),
        ("owner: {name: Sorø, logo: gone.png}\n", "2:27: missing file 'gone.png' (it is looked for beside the theme)"),
        ("owner: {name: Sorø, logo: ''}\n", "2:27: missing value of 'logo' (wanted: a text)"),
    ],
)
def test_faults_have_a_place_and_a_hint(tmp_path: Path, text: str, expected: str | None) -> None:
    path = write(tmp_path, text)
    theme, problems = check_theme(path)

    assert theme is None
    assert problems
    if expected is not None:
        assert told(path) == [expected]
    with pytest.raises(ProblemsFound):
        read_theme_file(path)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = write(
        tmp_path, "sizes: {title: 1, margin: x}\ncolours: {ink: red}\nowner: {name: A, logo: b.png}\nextra: 1\n"
    )

    assert len(told(path)) == 5


@pytest.mark.parametrize(
    ("colours", "expected"),
    [
        ('{ink: "#888"}', ["ink and page: 3.54", "ink and box_fill: 3.54", "ink and band_fill: 3.27"]),
        ('{hub_fill: "#ddd"}', ["hub_ink and hub_fill: 1.35", "hub_fill and page: 1.35"]),
        ('{box_line: "#ccc"}', ["box_line and page: 1.60", "box_line and band_fill: 1.48"]),
        ('{muted: "#767676"}', ["muted and band_fill: 4.19"]),
        ('{muted: "#6b6b6b"}', []),
    ],
)
def test_too_little_contrast_is_a_warning(tmp_path: Path, colours: str, expected: list[str]) -> None:
    theme, problems = check_theme(write(tmp_path, f"colours: {colours}\n"))

    assert theme is not None
    assert all(problem.severity is Severity.WARNING and problem.place.line == 2 for problem in problems)
    found = sorted(problem.message.removeprefix("too little contrast between ") for problem in problems)
    assert found == sorted(f"{pair}:1" for pair in expected)


def test_the_name_of_the_file_is_the_name_of_the_theme(tmp_path: Path) -> None:
    path = write(tmp_path, "").rename(tmp_path / "themes" / "other.yaml")

    assert told(path) == ["1:8: warning: invalid theme 'house' (the file is named 'other')"]


def test_a_font_of_ones_own(tmp_path: Path) -> None:
    font = read_theme_file(write(tmp_path, "font: {family: Plex Æ, regular: plain.ttf, bold: strong.ttf}\n")).font

    assert (font.family, font.fallbacks) == ("Plex Æ", fonts.FALLBACK_FAMILIES)
    assert (font.regular, font.bold) == (tmp_path / "themes" / "plain.ttf", tmp_path / "themes" / "strong.ttf")


@pytest.mark.parametrize("name", ["../plain.ttf", "/plain.ttf", "C:\\plain.ttf", "\\\\host\\plain.ttf", "linked.ttf"])
def test_no_file_elsewhere_is_read(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, f"font: {{family: Plex, regular: '{name}', bold: strong.ttf}}\n")
    shutil.copy(plex("Regular"), tmp_path / "plain.ttf")
    (tmp_path / "themes" / "linked.ttf").symlink_to(tmp_path / "plain.ttf")

    assert told(path) == [f"2:31: invalid file '{name}' (it must lie beside the theme)"]


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    path = write(tmp_path, "font: {family: Plex, regular: linked.ttf, bold: strong.ttf}\n")
    (tmp_path / "themes" / "linked.ttf").symlink_to("plain.ttf")

    assert told(path) == []


def test_odd_files_are_refused(tmp_path: Path) -> None:
    path = write(
        tmp_path, "font: {family: Plex, regular: loop.ttf, bold: pipe.ttf}\nowner: {name: A, logo: folder.png}\n"
    )
    (tmp_path / "themes" / "loop.ttf").symlink_to("loop.ttf")
    os.mkfifo(tmp_path / "themes" / "pipe.ttf")
    (tmp_path / "themes" / "folder.png").mkdir()

    assert [line.partition(" ")[2].partition(" (")[0] for line in told(path)] == [
        "missing file 'loop.ttf'",
        "missing file 'pipe.ttf'",
        "missing file 'folder.png'",
    ]


def test_large_files_are_refused(tmp_path: Path) -> None:
    path = write(
        tmp_path, "font: {family: Plex, regular: big.ttf, bold: strong.ttf}\nowner: {name: A, logo: big.svg}\n"
    )
    (tmp_path / "themes" / "big.ttf").write_bytes(plex("Regular").read_bytes() + bytes(5_000_000))
    (tmp_path / "themes" / "big.svg").write_text(LOGO + " " * 500_000, encoding="utf-8")

    assert told(path) == [
        "2:31: invalid size of file 'big.ttf' (at most 5,000,000 bytes)",
        "3:24: invalid size of file 'big.svg' (at most 500,000 bytes)",
    ]


def test_logos_become_data_addresses(tmp_path: Path) -> None:
    path = write(tmp_path, "owner: {name: Sorø Kommune, logo: logo.svg}\n")
    owner = read_theme_file(path).owner
    assert owner is not None
    assert owner.logo is not None
    kind, _, data = owner.logo.address.partition(",")
    assert (owner.name, owner.logo.aspect, kind) == ("Sorø Kommune", 3.0, "data:image/svg+xml;base64")
    assert base64.b64decode(data).decode() == LOGO

    (tmp_path / "themes" / "logo.svg").write_bytes(png(40, 20))  # by content, not by name
    owner = read_theme_file(path).owner
    assert owner is not None
    assert owner.logo is not None
    assert (owner.logo.aspect, owner.logo.address[:22]) == (2.0, "data:image/png;base64,")
