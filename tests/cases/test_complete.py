"""Every case has a test."""

from __future__ import annotations

from pathlib import Path

from tests.cases.case import INPUTS

TESTS = Path(__file__).parent


def test_every_case_is_named_by_a_test() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in TESTS.glob("test_*.py"))
    unnamed = [folder.name for folder in sorted(INPUTS.glob("*/")) if f'"{folder.name}"' not in tests]
    assert not unnamed, f"name these in a test beside this one: {', '.join(sorted(unnamed))}"
