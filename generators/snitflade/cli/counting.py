"""Numbers with their nouns, for the last line that a command prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from snitflade.problems import Problem, Severity


def count(number: int, noun: str) -> str:
    """A number with its noun, in the plural unless it is 1.

    >>> count(1, "file"), count(2, "file")
    ('1 file', '2 files')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def count_problems(problems: Iterable[Problem]) -> str:
    """Such as "2 errors, 1 warning"; "no problems" when there are none."""
    numbers = Counter(problem.severity for problem in problems)
    return ", ".join(count(numbers[kind], kind.value) for kind in Severity if numbers[kind]) or "no problems"
