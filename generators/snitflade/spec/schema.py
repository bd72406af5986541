"""The JSON Schemas of a diagram and a legend: the form of both, for editors and for this program alike.

The schema says which keys there are, what form each value has and how long it may be; what the names in them refer
to is the business of the checks. A number counts as text, since that is how an editor sees ``codes: 9``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema_rs

from snitflade.problems import Findings, Problem
from snitflade.spec.nodes import Node, plain
from snitflade.spec.wording import Fault, report

SCHEMA_NAMES = ("diagram", "legend")
MAX_FAULTS = 200
_LINKS_AT_ONCE = 20
_SOUND_LINK = {"system": "any", "category": "any"}


def read_schema_text(name: str) -> str:
    """The text of a schema, "diagram" or "legend", as an editor takes it.

    :raises KeyError: when there is no such schema.
    """
    if name not in SCHEMA_NAMES:
        raise KeyError(name)
    return Path(__file__).with_name(f"{name}.schema.json").read_text(encoding="utf-8")


@cache
def _validator(name: str) -> tuple[dict[str, Any], jsonschema_rs.Draft7Validator]:
    schema = json.loads(read_schema_text(name))
    return schema, jsonschema_rs.Draft7Validator(schema)


def check_form(root: Node, name: str) -> tuple[Problem, ...]:
    """What is wrong with the form of a diagram or a legend; the first ``MAX_FAULTS`` of it."""
    schema, validator = _validator(name)
    findings = Findings()
    faults = tuple(islice(_faults(validator, plain(root)), MAX_FAULTS))
    report(faults, schema, root, findings)
    return findings.problems


def _faults(validator: jsonschema_rs.Draft7Validator, data: Any) -> Iterator[Fault]:
    """The faults, those of the links last and a few links at a time.

    The validator makes all its errors at once, and 100,000 of them take seconds and half a gigabyte.
    """
    if validator.is_valid(data):
        return
    links = data.get("links") if isinstance(data, dict) else None
    if not isinstance(links, list):
        yield from _faults_at_once(validator, data)
        return
    yield from _faults_at_once(validator, {**data, "links": [_SOUND_LINK] * len(links)})
    for start in range(0, len(links), _LINKS_AT_ONCE):
        few = {"links": links[start : start + _LINKS_AT_ONCE]}
        for fault in _faults_at_once(validator, few):
            if len(fault.path) > 1 and isinstance(fault.path[1], int):
                yield replace(fault, path=("links", start + fault.path[1], *fault.path[2:]))


def _faults_at_once(validator: jsonschema_rs.Draft7Validator, data: Any) -> Iterator[Fault]:
    for error in validator.iter_errors(data):
        yield Fault(tuple(error.instance_path), error.kind.name, error.kind.as_dict(), error.message)
