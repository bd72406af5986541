"""Numbers in words, for the last line that a command says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from snitflade.problems import Severity

if TYPE_CHECKING:
    from snitflade.building.run import Report


def counted(number: int, noun: str) -> str:
    """
    >>> counted(1, "file"), counted(2, "file")
    ('1 file', '2 files')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def problems_counted(report: Report) -> str:
    """Such as "2 errors, 1 warning"; "no problems" when there are none."""
    numbers = [(report.number(severity), severity.value) for severity in Severity]
    return ", ".join(counted(number, noun) for number, noun in numbers if number) or "no problems"
