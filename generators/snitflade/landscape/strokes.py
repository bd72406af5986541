"""Strokes that tell the categories of several legends apart: where two look alike, one gets another dash.

Each legend was chosen for itself, so two of them may draw different things in one colour and dash. A category that
collides with none before it keeps its stroke; then each other one takes the dash that collides least, its own first
and then the likest to it. Where every dash is taken, its colour is made stronger until it differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from snitflade.diagram import Category, Dash
from snitflade.palette import LINE_DIFFERENCE, Vision, difference, line_colour, make_readable, simulate
from snitflade.problems import Problem, Severity
from snitflade.theme import Theme

_LIKEST: dict[Dash, tuple[Dash, ...]] = {
    Dash.SOLID: (Dash.LONG_DASH, Dash.DASHED, Dash.DASH_DOT, Dash.DASH_DOT_DOT, Dash.DOTTED),
    Dash.LONG_DASH: (Dash.DASHED, Dash.DASH_DOT, Dash.DASH_DOT_DOT, Dash.DOTTED, Dash.SOLID),
    Dash.DASHED: (Dash.LONG_DASH, Dash.DASH_DOT, Dash.DASH_DOT_DOT, Dash.DOTTED, Dash.SOLID),
    Dash.DASH_DOT: (Dash.DASH_DOT_DOT, Dash.DASHED, Dash.LONG_DASH, Dash.DOTTED, Dash.SOLID),
    Dash.DASH_DOT_DOT: (Dash.DASH_DOT, Dash.DOTTED, Dash.DASHED, Dash.LONG_DASH, Dash.SOLID),
    Dash.DOTTED: (Dash.DASH_DOT_DOT, Dash.DASH_DOT, Dash.DASHED, Dash.LONG_DASH, Dash.SOLID),
}
# Patterns that only a reader who compares them tells from each other: better not in one colour.
_KIN = {frozenset((Dash.DASHED, Dash.LONG_DASH)), frozenset((Dash.DASH_DOT, Dash.DASH_DOT_DOT))}
_STRONGER = (4.5, 6.0, 8.0, 10.5, 14.0)  # contrasts to the page that are tried in turn


class NewStrokes(NamedTuple):
    """``changed``: the categories with another stroke, by key; ``problems``: warnings of those still alike."""

    changed: Mapping[str, Category]
    problems: tuple[Problem, ...]


def tell_apart(categories: Sequence[Category], theme: Theme) -> NewStrokes:
    """Categories, in the order of the legend, with strokes that differ as drawn in this theme.

    :raises ValueError: when a colour is not ``#rrggbb``.
    """
    chooser = _Chooser(theme)
    alike = [category for category in categories if not chooser.keep(category)]
    problems = [problem for category in alike if (problem := chooser.place(category))]
    changed = {new.key: new for new in chooser.placed if not any(new is old for old in categories)}
    return NewStrokes(changed, tuple(problems))


class _Collisions(NamedTuple):
    """How many others look the same: to every reader, to some readers or in grey print, or but for a near pattern."""

    seen_by_all: int
    by_some: int
    kin: int


_FREE = _Collisions(0, 0, 0)


class _Chooser:
    def __init__(self, theme: Theme) -> None:
        self.page, self.how = theme.colours.page, theme.category_colours
        self.placed: list[Category] = []

    def keep(self, category: Category) -> bool:
        """Whether it can keep its stroke beside those placed before; then it is placed."""
        free = self._collisions(category)[:2] == _FREE[:2]
        if free:
            self.placed.append(category)
        return free

    def place(self, category: Category) -> Problem | None:
        dashed = [category, *(replace(category, dash=dash) for dash in _LIKEST[category.dash])]
        best = min(dashed, key=self._collisions)
        if self._collisions(best).seen_by_all:
            stronger = (replace(d, colour=colour) for colour in self._stronger(category) for d in dashed)
            best = next((found for found in stronger if not self._collisions(found).seen_by_all), category)
        problem = self._still_alike(best)
        self.placed.append(best)
        return problem

    def _stronger(self, category: Category) -> Iterator[str]:
        for ratio in _STRONGER:
            colour = make_readable(category.colour, self.page, ratio)
            if colour != category.colour:
                yield colour

    def _still_alike(self, category: Category) -> Problem | None:
        other = next((o for o in self.placed if o.dash is category.dash and self._look_alike(o, category, True)), None)
        if other is None:
            return None
        message = f"the lines of categories '{other.key}' and '{category.key}' look alike in the landscape"
        hint = "every dash is taken: draw fewer diagrams at once, or give one another colour"
        return Problem(category.place, message, hint, Severity.WARNING)

    def _collisions(self, category: Category) -> _Collisions:
        same = [other for other in self.placed if other.dash is category.dash]
        kin = [other for other in self.placed if frozenset((other.dash, category.dash)) in _KIN]
        return _Collisions(
            sum(self._look_alike(other, category, True) for other in same),
            sum(self._look_alike(other, category, False) for other in same),
            sum(self._look_alike(other, category, True) for other in kin),
        )

    def _look_alike(self, one: Category, other: Category, to_all: bool) -> bool:
        """Whether their colours cannot be told apart in normal vision (``to_all``), or else in any one."""
        first, second = (line_colour(category.colour, self.page, self.how) for category in (one, other))
        visions = (Vision.NORMAL,) if to_all else tuple(Vision)
        return any(_difference(first, second, vision) < LINE_DIFFERENCE for vision in visions)


@lru_cache(maxsize=4096)
def _difference(first: str, second: str, vision: Vision) -> float:
    return difference(simulate(first, vision), simulate(second, vision))
