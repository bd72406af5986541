"""A comparison for programs, by its published schema."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import jsonschema_rs
import pytest

from snitflade.compare import Act, Outcome, Part, WordFate, compare
from snitflade.compare.as_json import VERSION, as_json, read_changes_schema
from snitflade.compare.review import Comparison, Review, SpecReading, Status, compare_sides
from snitflade.compare.sides import ComparedSide, find_sides
from snitflade.problems import Place
from snitflade.spec import read_diagram
from tests.compare.changed import NEW, OLD, comparison, side
from tests.compare.edits import edited

SPECS = Path(__file__).parents[2] / "specs"
SCHEMA = json.loads(read_changes_schema())
VALIDATOR = jsonschema_rs.Draft7Validator(SCHEMA)


def data_of(whole: Comparison) -> Any:
    data = json.loads(as_json(whole))
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []
    return data


def test_a_change_with_its_words_and_places(tmp_path: Path) -> None:
    data = data_of(comparison(tmp_path))

    assert (data["version"], data["old"], data["new"], data["differ"]) == (VERSION, "main", None, True)
    reworded = next(c for c in data["diagrams"][0]["changes"] if c.get("codes") == ["9"] and c["act"] == "reworded")
    file = (tmp_path / "here/small.yaml").as_posix()
    assert reworded == {
        "part": "interface",
        "act": "reworded",
        "name": "STAR",
        "codes": ["9"],
        "text": "AMS kommunikation til alle kommuner",
        "fields": ["text"],
        "before": "AMS Kommunikation til alle kommuner",
        "after": "AMS kommunikation til alle kommuner",
        "words": [
            {"fate": "kept", "text": "AMS"},
            {"fate": "removed", "text": "Kommunikation"},
            {"fate": "added", "text": "kommunikation"},
            {"fate": "kept", "text": "til alle kommuner"},
        ],
        "old": {"file": (tmp_path / "main/small.yaml").as_posix(), "line": 15, "column": 9},
        "new": {"file": file, "line": 14, "column": 9},
    }


def test_all_that_is_told_of_random_edits_is_by_the_schema() -> None:
    paths = sorted(SPECS.glob("*.yaml"))
    for seed in range(60):
        random = Random(seed)  # noqa: S311 - repeatable edits, no secret
        old = read_diagram(random.choice(paths))
        new, *_ = edited(old, random, 5)
        changes = compare(old, new)
        was, now = (SpecReading(diagram.id, Place(diagram.place.file), diagram, ()) for diagram in (old, new))
        data_of(Comparison("", "", (Review(old.id, Status.CHANGED, was, now, changes),)))


def test_a_trace_and_errors_are_by_the_schema_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SPECS.parent)
    data = data_of(compare_sides(*find_sides(["kmd-dagpenge-as-is", "ksd-transition"])))
    outcomes = [row["outcome"] for row in data["diagrams"][0]["trace"]]
    assert outcomes.count("unaccounted") == 2

    old, new = side(tmp_path, "main", bad="diagram: ["), side(tmp_path, "", bad=OLD, come=NEW)
    data = data_of(compare_sides(old, new))
    assert [diagram["status"] for diagram in data["diagrams"]] == ["invalid", "added"]
    assert data["diagrams"][0]["problems"][0]["message"] == "invalid YAML"


def test_a_comparison_of_nothing_and_names_that_are_no_text() -> None:
    assert data_of(Comparison("a", "b", ()))["diagrams"] == []
    assert data_of(Comparison("\udc80", "æ", ()))["old"] == "\udc80"


def test_the_schema_names_every_word_that_there_is() -> None:
    definitions = SCHEMA["definitions"]
    for words, rule in (
        (Act, definitions["change"]["properties"]["act"]),
        (Part, definitions["change"]["properties"]["part"]),
        (WordFate, definitions["word"]["properties"]["fate"]),
        (Outcome, definitions["outcome"]["properties"]["outcome"]),
        (Status, definitions["diagram"]["properties"]["status"]),
    ):
        assert rule["enum"] == [word.value for word in words]


def test_the_schema_lets_nothing_else_through() -> None:
    sound = json.loads(as_json(Comparison("a", "b", ())))

    assert VALIDATOR.is_valid(sound)
    assert not VALIDATOR.is_valid(sound | {"more": 1})
    assert not VALIDATOR.is_valid(sound | {"version": 2})
    assert not VALIDATOR.is_valid(sound | {"diagrams": [{"diagram": "a", "status": "odd"}]})


def test_sides_with_no_specs_have_no_diagrams() -> None:
    assert data_of(compare_sides(ComparedSide("a"), ComparedSide("b")))["differ"] is False
