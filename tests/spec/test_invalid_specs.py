"""Each spec in tests/specs/invalid says in comments what is wrong with it: exactly that is told, no more, no fewer."""

from __future__ import annotations

from pathlib import Path

import pytest

from snitflade.spec import check
from tests.spec.expectations import expected_problems, told
from tests.spec.specs_for_tests import INVALID

NAMES = sorted(path.name for path in INVALID.glob("*.yaml"))


def test_there_are_invalid_specs() -> None:
    assert len(NAMES) > 25


@pytest.mark.parametrize("name", NAMES)
def test_problems_are_those_expected(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(INVALID)
    diagram, problems = check(Path(name))
    assert diagram is None
    assert told(problems, Path(name)) == expected_problems(Path(name))


def test_every_message_is_lower_case_without_full_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(INVALID)
    for name in NAMES:
        for problem in check(Path(name))[1]:
            assert problem.message[0].islower()
            assert not problem.message.endswith(".")
            first_word = problem.message.split()[0]
            assert first_word in {"unknown", "invalid", "missing", "duplicate", "unused"}
