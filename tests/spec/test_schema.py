"""The schemas are one source of truth: for this program and for the editors of the specs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from snitflade.diagram import Dash, Direction, DirectionMarks, Gone, LayoutKind, Shape, Side, Variant
from snitflade.spec import SCHEMA_NAMES, read_schema_text
from snitflade.spec.nodes import MAX_ENTRIES, MAX_INNER_ITEMS, MAX_LINKS
from tests.spec.specs_for_tests import VALID

REPOSITORY = Path(__file__).parents[2]


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """The schema and every schema in it."""
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from parts(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from parts(inner)


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_the_copy_for_editors_is_the_schema(name: str) -> None:
    copy = REPOSITORY / "specs" / "schema" / f"{name}.schema.json"
    assert copy.read_bytes().decode() == read_schema_text(name), "copy it from generators/snitflade/spec/"


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_it_is_a_schema_of_draft_7(name: str) -> None:
    jsonschema_rs.meta.validate(json.loads(read_schema_text(name)))


def test_there_is_no_other_schema() -> None:
    with pytest.raises(KeyError):
        read_schema_text("../diagram")


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_key_says_what_it_is(name: str) -> None:
    schema = json.loads(read_schema_text(name))
    for part in parts(schema):
        for key, rule in part.get("properties", {}).items():
            target = schema["definitions"][rule["$ref"].rpartition("/")[2]] if "$ref" in rule else rule
            assert target.get("description", "").endswith("."), key


def test_what_both_schemas_define_is_the_same() -> None:
    diagram, legend = (json.loads(read_schema_text(name))["definitions"] for name in SCHEMA_NAMES)
    for name in legend:
        assert diagram[name] == legend[name]


def test_words_are_those_of_the_model() -> None:
    schema = json.loads(read_schema_text("diagram"))
    definitions, properties = schema["definitions"], schema["properties"]
    shapes = definitions["kinds"]["additionalProperties"]["properties"]["shape"]
    for rule, model in (
        (definitions["dash"], Dash),
        (definitions["direction"], Direction),
        (properties["variant"], Variant),
        (properties["direction_marks"], DirectionMarks),
        (properties["layout"], LayoutKind),
        (properties["gone"], Gone),
        (definitions["system"]["properties"]["side"], Side),
        (shapes, Shape),
    ):
        assert rule["enum"] == [member.value for member in model]


def test_lengths_are_those_that_the_reader_passes_on() -> None:
    schema = json.loads(read_schema_text("diagram"))
    assert schema["properties"]["links"]["maxItems"] == MAX_LINKS
    inner = [part["maxItems"] for part in parts(schema) if isinstance(part.get("maxItems"), int)]
    assert sorted(inner)[-2] == MAX_INNER_ITEMS
    assert max(part["maxProperties"] for part in parts(schema) if "maxProperties" in part) == MAX_ENTRIES


def editor_value(node: Any) -> Any:
    """What an editor sees: an unquoted number is a number."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: editor_value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [editor_value(item) for item in node.value]
    if not node.style:
        for number in (int, float):
            try:
                return number(node.value)
            except ValueError:
                continue
    if not node.style and node.value in ("true", "false"):
        return node.value == "true"
    return node.value


@pytest.mark.parametrize("path", sorted(VALID.rglob("*.yaml")), ids=lambda path: path.stem)
def test_an_editor_that_sees_numbers_finds_no_fault(path: Path) -> None:
    name = "legend" if path.parent.name == "legends" else "diagram"
    data = editor_value(yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader))
    validator = jsonschema_rs.Draft7Validator(json.loads(read_schema_text(name)))
    assert [error.message for error in validator.iter_errors(data)] == []
