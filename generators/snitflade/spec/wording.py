"""Words the faults that the JSON Schema finds as our own problems: place, message, hint.

A schema may hold, beside the standard keywords, what the hint needs: ``patternErrorMessage`` (shown by editors too)
for a text of the wrong form, ``missingHint`` for an empty value, ``missingKeys`` for keys of which one must be there,
``notHint`` for keys that exclude each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from snitflade.problems import Findings, Place, quote
from snitflade.spec.nodes import Mapping, Node, Scalar, Sequence
from snitflade.values import value

_FORMS = {"string": "a text", "array": "a list", "object": "a mapping", "boolean": "true or false, without quotes"}


@value
class Fault:
    """``path``: keys and indices from the root; ``details``: what the validator says of this kind of fault."""

    path: tuple[str | int, ...]
    kind: str
    details: dict[str, Any]
    message: str


@value
class _Spot:
    """A fault with the node it is at, the part of the schema that rules it, and what to call it."""

    fault: Fault
    node: Node
    rule: dict[str, Any]
    name: str
    place: Place


def report(faults: Iterable[Fault], schema: dict[str, Any], root: Node, findings: Findings) -> None:
    """Write each fault to the findings; a missing key is not reported where a misspelt one explains it."""
    explained: set[tuple[Place, str]] = set()
    for fault in sorted(faults, key=lambda fault: fault.kind != "additionalProperties"):
        spot = _find(fault, schema, root)
        if fault.kind == "additionalProperties":
            explained |= _report_unknown_keys(spot, findings)
        elif fault.kind in ("required", "anyOf"):
            _report_missing_key(spot, explained, findings)
        else:
            _WORDS.get(fault.kind, _report_other)(spot, findings)


def _find(fault: Fault, schema: dict[str, Any], root: Node) -> _Spot:
    node, rule, name, place = root, schema, str(schema["title"]), root.place
    for step in fault.path:
        if isinstance(node, Mapping) and isinstance(step, str):
            rule = rule.get("properties", {}).get(step) or rule["additionalProperties"]
            node, name = node.entries[step], step
        elif isinstance(node, Sequence) and isinstance(step, int):
            rule, node = rule["items"], node.items[step]
        rule = schema["definitions"][rule["$ref"].rpartition("/")[2]] if "$ref" in rule else rule
        name, place = rule.get("title", name), node.place
    return _Spot(fault, node, rule, name, place)


def _report_unknown_keys(spot: _Spot, findings: Findings) -> set[tuple[Place, str]]:
    """Report them, and return the keys that they were probably meant to be."""
    meant = set()
    known = list(spot.rule["properties"])
    entries = spot.node if isinstance(spot.node, Mapping) else Mapping({}, {}, spot.place)
    for key in spot.fault.details["unexpected"]:
        free = [name for name in known if name not in entries]
        hint = findings.near(key, free)
        findings.error(entries.keys.get(key, spot.place), f"unknown key {quote(key)}", hint)
        meant |= {(spot.place, name) for name in free if hint == f"did you mean '{name}'?"}
    return meant


def _report_missing_key(spot: _Spot, explained: set[tuple[Place, str]], findings: Findings) -> None:
    keys = (
        [spot.fault.details["property"]] if spot.fault.kind == "required" else spot.rule["missingKeys"].split("'")[1::2]
    )
    if any((spot.place, key) in explained for key in keys):
        return
    names = f"'{keys[0]}'" if spot.fault.kind == "required" else spot.rule["missingKeys"]
    hint = spot.rule["notHint"] if keys[0] in ("from", "to") else ""
    findings.error(spot.place, f"missing key {names}", hint)


def _report_wrong_form(spot: _Spot, findings: Findings) -> None:
    kinds = spot.rule["type"]
    wanted = " or ".join(_FORMS[k] for k in ([kinds] if isinstance(kinds, str) else kinds) if k in _FORMS)
    if not isinstance(spot.node, Scalar):
        form = "list" if isinstance(spot.node, Sequence) else "mapping"
        findings.error(spot.place, f"invalid form of '{spot.name}': a {form}", f"wanted: {wanted}")
    elif spot.node.value is None:
        hint = spot.rule.get("missingHint", f"wanted: {wanted}")
        findings.error(spot.place, f"missing value of '{spot.name}'", hint)
    elif isinstance(spot.node.value, bool):
        word = str(spot.node.value).lower()
        hint = f"write it in quotes: '{word}'" if "text" in wanted else f"wanted: {wanted}"
        findings.error(spot.place, f"invalid {spot.name} {word}", hint)
    else:
        findings.error(spot.place, f"invalid {spot.name} {quote(spot.node.value)}", f"wanted: {wanted}")


def _report_unknown_word(spot: _Spot, findings: Findings) -> None:
    if isinstance(spot.node, Scalar) and spot.node.text:  # any other form is reported as a wrong type
        findings.unknown(spot.place, spot.name, spot.node.text, spot.rule["enum"])


def _report_wrong_pattern(spot: _Spot, findings: Findings) -> None:
    if isinstance(spot.node, Scalar) and spot.node.text:
        findings.error(spot.place, f"invalid {spot.name} {quote(spot.node.text)}", spot.rule["patternErrorMessage"])
    else:
        findings.error(spot.place, f"missing value of '{spot.name}'", spot.rule["patternErrorMessage"])


def _report_too_long(spot: _Spot, findings: Findings) -> None:
    length = len(spot.node.text) if isinstance(spot.node, Scalar) else 0
    hint = f"at most {spot.fault.details['limit']} characters"
    findings.error(spot.place, f"invalid length of '{spot.name}': {length}", hint)


def _report_empty(spot: _Spot, findings: Findings) -> None:
    hint = "wanted: a text" if isinstance(spot.node, Scalar) else "at least one is needed"
    findings.error(spot.place, f"missing value of '{spot.name}'", hint)


def _report_too_many(spot: _Spot, findings: Findings) -> None:
    count = len(spot.node.items) if isinstance(spot.node, Sequence) else 0
    count = len(spot.node.entries) if isinstance(spot.node, Mapping) else count
    findings.error(spot.place, f"invalid number of '{spot.name}': {count}", f"at most {spot.fault.details['limit']}")


def _report_excluding_keys(spot: _Spot, findings: Findings) -> None:
    findings.error(spot.place, f"invalid keys in '{spot.name}'", spot.rule["notHint"])


def _report_wrong_name(spot: _Spot, findings: Findings) -> None:
    """A key of the author's own that is too long or of the wrong form; all such keys of the mapping at once."""
    error = spot.fault.details["error"]
    key = error.instance
    place = spot.node.keys.get(key, spot.place) if isinstance(spot.node, Mapping) else spot.place
    rule = spot.rule["propertyNames"]
    limit = f"at most {rule['maxLength']} characters"
    hint = rule["patternErrorMessage"] if error.kind.name == "pattern" else limit
    findings.error(place, f"invalid name {quote(key)}", hint)


def _report_other(spot: _Spot, findings: Findings) -> None:
    findings.error(spot.place, f"invalid {spot.name}", spot.fault.message[:200])


_WORDS: dict[str, Callable[[_Spot, Findings], None]] = {
    "type": _report_wrong_form,
    "enum": _report_unknown_word,
    "pattern": _report_wrong_pattern,
    "maxLength": _report_too_long,
    "minLength": _report_empty,
    "minItems": _report_empty,
    "minProperties": _report_empty,
    "maxItems": _report_too_many,
    "maxProperties": _report_too_many,
    "not": _report_excluding_keys,
    "propertyNames": _report_wrong_name,
}
