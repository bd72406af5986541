"""What is wrong with an input, in words that help a person to correct it.

A :class:`Problem` is a place, a message and a hint. Checks collect problems in :class:`Findings` and go on, so that one
run names them all; :class:`ProblemsFound` carries them to the command, which prints them and ends with exit code 2.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from snitflade.characters import show_hidden
from snitflade.values import value

# Comparing words is slow, some 10 ns a pair of characters; a person corrects the first few faults and runs again.
MAX_COMPARED_CHARACTERS = 5_000_000
MAX_SHOWN_CHARACTERS = 60
MAX_PROBLEMS = 1000


class Severity(Enum):
    """An error means that nothing is written; a warning does not."""

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
        """One line, whatever is in it: each character that must not be printed is shown as its number."""
        kind = "" if self.is_error else "warning: "
        hint = f" ({self.hint})" if self.hint else ""
        return show_hidden(f"{self.place}: {kind}{self.message}{hint}")

    @property
    def is_error(self) -> bool:
        """Whether it is an error, not a warning."""
        return self.severity is Severity.ERROR

    def as_warning(self) -> Problem:
        """The problem with the severity of a warning."""
        return replace(self, severity=Severity.WARNING)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of them is an error, not a warning."""
    return any(problem.is_error for problem in problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, in the order of places, then of messages."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.place, problem.message)))


class Findings:
    """The problems that checks have found so far, each once.

    After ``MAX_PROBLEMS`` no more are taken, but for the first error: an input with errors is never taken for correct.
    """

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._problems: dict[Problem, None] = {}  # a set that keeps its order
        self._compared = 0
        self.has_errors = False
        self.extend(problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All, in the order of their places."""
        return in_order(self._problems)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add problems that were found elsewhere."""
        for problem in problems:
            self._add(problem)

    def _add(self, problem: Problem) -> None:
        is_first_error = problem.is_error and not self.has_errors
        if is_first_error or len(self._problems) < MAX_PROBLEMS:
            self._problems[problem] = None
            self.has_errors |= is_first_error

    def error(self, place: Place, message: str, hint: str = "") -> None:
        """Add an error."""
        self._add(Problem(place, message, hint))

    def warn(self, place: Place, message: str, hint: str = "") -> None:
        """Add a warning."""
        self._add(Problem(place, message, hint, Severity.WARNING))

    def unknown(self, place: Place, what: str, word: str, known: Sequence[str]) -> None:
        """Add the error that a word is none of the known ones, with the nearest of them."""
        self.error(place, f"unknown {what} {quote(word)}", self.near(word, known))

    def near(self, word: str, known: Sequence[str]) -> str:
        """The hint for an unknown word; "" once too much has been compared."""
        self._compared += len(word[:100]) * sum(map(len, known))
        return did_you_mean(word, known) if self._compared <= MAX_COMPARED_CHARACTERS else ""


class SnitfladeError(Exception):
    """An expected failure: the command prints it without a traceback and ends with ``exit_code``."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """One line, as that of a :class:`Problem`."""
        return show_hidden(f"{self.message} ({self.hint})" if self.hint else self.message)


class ProblemsFound(SnitfladeError):
    """One or more problems in the input, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __str__(self) -> str:
        """A line for each problem."""
        return self.message

    def __reduce__(self) -> tuple[type[ProblemsFound], tuple[tuple[Problem, ...]]]:
        """How it is sent between processes: by itself an exception keeps only its text."""
        return ProblemsFound, (self.problems,)


def quote(value: str) -> str:
    """A value in quotes, shortened so that a message stays on its line.

    >>> quote("weak")
    "'weak'"
    """
    return f"'{value}'" if len(value) <= MAX_SHOWN_CHARACTERS else f"'{value[:MAX_SHOWN_CHARACTERS]}…'"


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
    listed = ", ".join(known[:8]) + (", …" if len(known) > 8 else "")
    return f"known: {listed}"
