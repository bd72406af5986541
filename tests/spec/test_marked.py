"""The list of what a person must confirm."""

from __future__ import annotations

from snitflade.spec import find_marked_values, read_diagram
from tests.spec.specs_for_tests import VALID


def test_marked_values_in_the_order_of_their_places() -> None:
    marked = find_marked_values(read_diagram(VALID / "whole.yaml"))
    told = [f"{mark.place.line}: {mark.basis} {mark.what}: {mark.value}" for mark in marked]
    assert told == [
        "4: assumed colour of category strong: #0000ff",
        "4: assumed dash of category strong: solid",
        "10: assumed colour of category weak: #2e8555",
        "17: inferred kind of system STAR: external",
        "22: assumed category of link STAR: strong",
        "22: inferred direction of link STAR: both, out",
        "22: inferred pairing of link STAR: 9, 22a, 22b",
        "28: assumed category of interface 22a, 22b of link STAR: weak",
        "34: inferred direction of link STAR: in",
    ]


def test_a_diagram_without_marks_has_nothing_to_confirm() -> None:
    assert find_marked_values(read_diagram(VALID / "minimal.yaml")) == ()
