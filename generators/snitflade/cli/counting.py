"""Numbers in words, for the last line that a command says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from snitflade.problems import Problem, Severity


def counted(number: int, noun: str) -> str:
    """
    >>> counted(1, "file"), counted(2, "file")
    ('1 file', '2 files')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def problems_counted(problems: Iterable[Problem]) -> str:
    """Such as "2 errors, 1 warning"; "no problems" when there are none."""
    numbers = Counter(problem.severity for problem in problems)
    return ", ".join(counted(numbers[kind], kind.value) for kind in Severity if numbers[kind]) or "no problems"
