"""Every promise of SECURITY.md names the tests that would fail without it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| promise")
]


def find_tests(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


@pytest.mark.parametrize("row", ROWS, ids=[row[0][:50] for row in ROWS])
def test_a_promise_has_tests_that_are_there(row: list[str]) -> None:
    promise, how, tests = row
    named = [test.partition("::") for test in re.findall(r"`([^`]+)`", tests)]

    assert promise
    assert how
    assert named
    assert [test for file, _, test in named if not (ROOT / file).is_file() or test not in find_tests(ROOT / file)] == []


def test_the_table_is_read() -> None:
    assert len(ROWS) > 10
    assert {len(row) for row in ROWS} == {3}
    assert "test_the_table_is_read" in find_tests(Path(__file__))
