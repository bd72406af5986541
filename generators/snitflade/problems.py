"""What is wrong with an input, told so that a person can mend it.

A :class:`Problem` is a place, a message and a hint. Checks collect problems and go on, so that one run names
them all; :class:`ProblemsFound` carries them to the command, which prints them and ends with exit code 2.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from snitflade.values import value


class Severity(Enum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in an input file. ``line`` and ``column`` count from 1; 0 means "the file as a whole"."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@value
class Problem:
    """One fault: where it is, what it is (lower case, no full stop, the value last) and what helps."""

    place: Place
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        kind = "warning: " if self.severity is Severity.WARNING else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {kind}{self.message}{hint}"

    def as_warning(self) -> Problem:
        return replace(self, severity=Severity.WARNING)


class SnitfladeError(Exception):
    """An expected failure: the command prints it without a traceback and ends with ``exit_code``."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class ProblemsFound(SnitfladeError):
    """One or more problems in the input, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems), key=lambda p: (p.place, p.message)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[ProblemsFound], tuple[tuple[Problem, ...]]]:
        """How it travels between processes: an exception keeps only its text by itself."""
        return ProblemsFound, (self.problems,)


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """The hint for an unknown word: the nearest known one, or the list of them when none is near.

    >>> did_you_mean("wek", ["weak", "strong"])
    "did you mean 'weak'?"
    """
    near = difflib.get_close_matches(word[:100], known[:500], n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    lower = {name.lower(): name for name in known}
    if word.lower() in lower:
        return f"did you mean '{lower[word.lower()]}'?"
    if not known:
        return ""
    shown = ", ".join(known[:8]) + (", …" if len(known) > 8 else "")
    return f"known: {shown}"
