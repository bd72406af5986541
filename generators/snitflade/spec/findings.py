"""The list that the checks write their problems to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from snitflade.problems import Place, Problem, Severity, did_you_mean

# Comparing words is slow, some 10 ns a pair of characters; a person mends the first few faults and runs again.
MAX_COMPARED_CHARACTERS = 5_000_000
MAX_SHOWN_CHARACTERS = 60
MAX_PROBLEMS = 1000


def shown(value: str) -> str:
    """A value in quotes, shortened so that a message stays on its line.

    >>> shown("weak")
    "'weak'"
    """
    return f"'{value}'" if len(value) <= MAX_SHOWN_CHARACTERS else f"'{value[:MAX_SHOWN_CHARACTERS]}…'"


class Findings:
    """Problems without repeats; after ``MAX_PROBLEMS`` no more are taken."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._problems: dict[Problem, None] = dict.fromkeys(problems)  # a set that keeps its order
        self._compared = 0

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All, in the order of their places."""
        return tuple(sorted(self._problems, key=lambda problem: (problem.place, problem.message)))

    @property
    def has_errors(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self._problems)

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._add(problem)

    def _add(self, problem: Problem) -> None:
        if len(self._problems) < MAX_PROBLEMS:
            self._problems[problem] = None

    def error(self, place: Place, message: str, hint: str = "") -> None:
        self._add(Problem(place, message, hint))

    def warn(self, place: Place, message: str, hint: str = "") -> None:
        self._add(Problem(place, message, hint, Severity.WARNING))

    def unknown(self, place: Place, what: str, word: str, known: Sequence[str]) -> None:
        """Report a word that is none of the known ones, with the nearest of them."""
        self.error(place, f"unknown {what} {shown(word)}", self.near(word, known))

    def near(self, word: str, known: Sequence[str]) -> str:
        """The hint for an unknown word; "" once too much has been compared."""
        self._compared += len(word[:100]) * sum(map(len, known))
        return did_you_mean(word, known) if self._compared <= MAX_COMPARED_CHARACTERS else ""
