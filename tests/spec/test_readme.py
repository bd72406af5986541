"""The manual of the language, specs/README.md: every example in it is read, and it tells of every key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from snitflade.diagram import Diagram
from snitflade.problems import Severity
from snitflade.spec import check, read_diagram, read_schema_text

README = (Path(__file__).parents[2] / "specs" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
FILES = {block.partition("\n")[0].removeprefix("# "): block for block in BLOCKS if block.startswith("# specs/")}
FRAGMENTS = [block for block in BLOCKS if not block.startswith("# specs/")]
LEGEND = "specs/legends/afhaengighed.yaml"
AS_IS = "specs/aktiv-i-dag.yaml"
TRANSITION = "specs/aktiv-til-ky.yaml"
ICON = "specs/icons/sapa.svg"
SQUARE = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0 0h1v1h-1z'/></svg>"
ROW = re.compile(r"^\| `(?P<key>[a-z_]+)` \| `(?P<example>[^`]+)` \| .+ \|$")


class Example(NamedTuple):
    heading: str
    key: str
    text: str


def rows() -> Iterator[Example]:
    heading = ""
    for line in README.splitlines():
        if line.startswith("## "):
            heading = line[3:].partition(":")[0]
        elif line.startswith("| ") and line != "| key | example | meaning |":
            match = ROW.match(line)
            assert match, line
            yield Example(heading, match["key"], match["example"])


EXAMPLES = list(rows())


def data_of(name: str) -> dict[str, Any]:
    """The file as nested texts, so that it can be varied."""
    data = yaml.load(FILES[name], Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
    assert isinstance(data, dict)
    return data


def merged(old: Any, new: Any) -> Any:
    """More systems, links or categories, beside those that the rest of the example speaks of."""
    return [*old, *new] if isinstance(old, list) else {**old, **new}


def put(example: Example, diagram: dict[str, Any], legend: dict[str, Any]) -> None:
    """Set the example's values in the part of the diagram or the legend that its heading speaks of."""
    values = yaml.load(example.text, Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
    assert example.key in values
    new_link = {"category": "weak"} if "from" in values else {"system": "ADIR", "category": "weak"}
    interface = {"codes": "7", "text": "Udtræk", "direction": "in", "category": "weak"}
    kind = {"name": "Sky", "shape": "octagon"}
    part = {
        "A diagram": diagram,
        "A system": diagram["systems"]["Jobcenter System"],
        "A link": new_link,
        "An interface": interface,
        "A legend": legend,
        "A category": legend["categories"]["strong"],
        "Kinds": kind,
    }[example.heading]
    for key, value in values.items():
        part[key] = merged(part[key], value) if key in ("systems", "links", "categories") and key in part else value
    if example.key == "systems":
        diagram["links"] += [{"system": name, "category": "weak"} for name in values["systems"]]
    if example.heading == "A link":
        diagram["links"].append(new_link)
    if example.heading == "An interface":
        diagram["links"][0]["interfaces"].append(interface)
    if example.heading == "Kinds":
        diagram["kinds"] = {"cloud": kind}


def write(folder: Path, files: dict[str, str]) -> Path:
    """The files in the folder, and the icon of the examples; the path of the transition."""
    for name, text in {**files, ICON: SQUARE}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / TRANSITION


def errors(path: Path) -> list[str]:
    return [str(problem) for problem in check(path)[1] if problem.severity is Severity.ERROR]


def dumped(data: dict[str, Any]) -> str:
    """YAML whose truth values are bare, as the examples have them."""
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return re.sub(r"(highlight: )'(true|false)'", r"\1\2", text)


def read_varied(folder: Path, changes: dict[str, Any]) -> Diagram:
    path = write(folder, FILES | {TRANSITION: dumped(data_of(TRANSITION) | changes)})
    assert errors(path) == []
    return read_diagram(path)


@pytest.mark.parametrize("name", [AS_IS, TRANSITION])
def test_the_complete_example_has_no_problems(tmp_path: Path, name: str) -> None:
    write(tmp_path, FILES)
    assert sorted(FILES) == sorted([LEGEND, AS_IS, TRANSITION])
    assert check(tmp_path / name)[1] == ()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda row: f"{row.heading} {row.key}".replace(" ", "-"))
def test_the_example_of_a_key_is_read(tmp_path: Path, example: Example) -> None:
    diagram, legend = data_of(TRANSITION), data_of(LEGEND)
    put(example, diagram, legend)
    assert errors(write(tmp_path, FILES | {TRANSITION: dumped(diagram), LEGEND: dumped(legend)})) == []


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda text: text.partition(":")[0])
def test_a_fragment_is_read_as_a_part_of_the_example(tmp_path: Path, fragment: str) -> None:
    keys = re.findall(r"^([a-z_]+):", fragment, re.MULTILINE)
    assert keys
    without = {key: value for key, value in data_of(TRANSITION).items() if key not in keys}
    assert errors(write(tmp_path, FILES | {TRANSITION: dumped(without) + fragment})) == []


def properties(schema: str, *path: str) -> set[str]:
    rule = json.loads(read_schema_text(schema))
    for step in path:
        rule = rule[step]
    return set(rule["properties"])


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("A diagram", properties("diagram")),
        ("A system", properties("diagram", "definitions", "system")),
        ("A link", properties("diagram", "definitions", "link")),
        ("An interface", properties("diagram", "definitions", "interface")),
        ("A legend", properties("legend")),
        ("A category", properties("legend", "properties", "categories", "additionalProperties")),
        ("Kinds", properties("legend", "definitions", "kinds", "additionalProperties")),
    ],
)
def test_every_key_has_a_row(heading: str, expected: set[str]) -> None:
    told = [example.key for example in EXAMPLES if example.heading == heading]
    assert sorted(told) == sorted(expected)


def test_every_word_to_choose_from_is_named() -> None:
    for schema in ("diagram", "legend"):
        for words in re.findall(r'"enum": \[(.*?)\]', read_schema_text(schema), re.DOTALL):
            for word in json.loads(f"[{words}]"):
                assert f"`{word}`" in README, word


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("links: [{system: STAR, category: weak, interfaces: [{codes: '22a, 22b'}]}]", "several codes are a list"),
        ("links: [{system: STAR, category: weak, direction: in, interfaces: [{codes: 1}]}]", "give each its direction"),
        ("notes: [{text: 'a { b'}]", "write {{ for a brace"),
        ("subtitle: Version 2: udkast", "must stand in quotes"),
        ("subtitle: true", "write it in quotes"),
        ("notes: [{text: 7, 8}]", ""),
        ("notes: [{text: ?uklart}]", "begins so must stand in quotes"),
        ("subtitle: |Sorø", "begins so must stand in quotes"),
        ("subtitle: ? Sorø", "begins so must stand in quotes"),
        ('subtitle: "a \\~ b"', "a backslash is written twice"),
    ],
)
def test_what_it_says_is_refused_is_refused(tmp_path: Path, written: str, hint: str) -> None:
    key = written.partition(":")[0]
    without = {name: value for name, value in data_of(TRANSITION).items() if name != key}
    told = errors(write(tmp_path, FILES | {TRANSITION: dumped(without) + written + "\n"}))
    assert told
    assert hint in " ".join(told)


def test_the_fragment_on_breaks_comes_to_what_it_says(tmp_path: Path) -> None:
    fragment = yaml.load(FRAGMENTS[0], Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
    diagram = read_varied(tmp_path, fragment)
    assert diagram.title == "Snitflader\nfor Kommunernes\u00a0Ydelsessystem"
    assert diagram.notes[0].text == "Se bilag\u00a0E,\ntegnet | skiller koderne"
    assert [system.name for system in diagram.systems] == ["KMD P-Data", "STAR", "Jobcenter System", "ADIR"]
