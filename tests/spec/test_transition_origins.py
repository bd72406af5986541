"""What is said of a transition's origin, and of what means something only with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from snitflade.spec import check
from tests.spec.specs_for_tests import HEADER, LINKS, SYSTEMS, write_spec

TRANSITION = HEADER.replace("as-is", "transition")


def messages(path: Path) -> list[str]:
    return [f"{problem.message} ({problem.hint})" for problem in check(path)[1]]


@pytest.mark.parametrize("gone", ["close", "gap", "ghost"])
def test_what_is_done_with_gone_systems_needs_an_origin(tmp_path: Path, gone: str) -> None:
    path = write_spec(tmp_path, f"{TRANSITION}gone: {gone}\n{SYSTEMS}{LINKS}")

    assert messages(path) == [f"invalid gone '{gone}' (only a diagram with 'transition_from' can say so)"]


def test_a_diagram_is_not_offered_as_its_own_origin(tmp_path: Path) -> None:
    write_spec(tmp_path, (HEADER + SYSTEMS + LINKS).replace("diagram: small", "diagram: before"), "before")
    path = write_spec(tmp_path, f"{TRANSITION}transition_from: smal\n{SYSTEMS}{LINKS}")

    assert messages(path) == ["unknown transition_from 'smal' (known: before)"]
