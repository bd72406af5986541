"""The list that the checks write their problems to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from snitflade.problems import Place, Problem, Severity, did_you_mean

# Comparing words is slow; a person mends the first few faults and runs again.
MAX_NEAR_NAMES = 40
MAX_SHOWN_CHARACTERS = 60


def shown(value: str) -> str:
    """A value in quotes, shortened so that a message stays on its line.

    >>> shown("weak")
    "'weak'"
    """
    return f"'{value}'" if len(value) <= MAX_SHOWN_CHARACTERS else f"'{value[:MAX_SHOWN_CHARACTERS]}…'"


class Findings:
    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._problems: dict[Problem, None] = dict.fromkeys(problems)  # a set that keeps its order
        self._near_names = 0

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All, in the order of their places."""
        return tuple(sorted(self._problems, key=lambda problem: (problem.place, problem.message)))

    @property
    def has_errors(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self._problems)

    def extend(self, problems: Iterable[Problem]) -> None:
        self._problems.update(dict.fromkeys(problems))

    def error(self, place: Place, message: str, hint: str = "") -> None:
        self._problems[Problem(place, message, hint)] = None

    def warn(self, place: Place, message: str, hint: str = "") -> None:
        self._problems[Problem(place, message, hint, Severity.WARNING)] = None

    def unknown(self, place: Place, what: str, word: str, known: Sequence[str]) -> None:
        """Report a word that is none of the known ones, with the nearest of them."""
        self.error(place, f"unknown {what} {shown(word)}", self.near(word, known))

    def near(self, word: str, known: Sequence[str]) -> str:
        """The hint for an unknown word; "" once enough have been given."""
        self._near_names += 1
        return did_you_mean(word, known) if self._near_names <= MAX_NEAR_NAMES else ""
