"""The steps that help a diagram that does not fit, in order; the first that helps is taken.

1. A larger page, unless the user has named one in the call: the page of a spec is a wish, that of a call an order.
2. A condensed setting: less leading, smaller gaps, the legend at the smallest size.
3. Merging systems with identical links into one box, set normally, else condensed.
4. Splitting over pages by category. The page is again the one asked for, set normally: where there are several pages
   anyway, each is to be read well.
5. Codes only at the systems that have more text than a page of their own holds, their texts in a table; then 1 to 4.

An estimate without a layout passes over what is hopeless.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from snitflade.diagram import LayoutKind
from snitflade.layout.anchor import Anchor
from snitflade.layout.overflow.codes_only import TableLine, keep_codes_only
from snitflade.layout.overflow.load import MeasuredDiagram
from snitflade.layout.overflow.outcome import DiagramPages as DiagramPages
from snitflade.layout.overflow.splitting import foresee, split
from snitflade.layout.overflow.steps import Candidate, Step, find_larger_pages, list_steps, merge_candidate
from snitflade.layout.overflow.table import draw_text_table
from snitflade.layout.request import Request
from snitflade.layout.two_wing import LaidOut, try_two_wings
from snitflade.picture.conflicts import find_conflicts
from snitflade.picture.pages import Page
from snitflade.picture.spacing import NORMAL
from snitflade.problems import Problem, ProblemsFound, Severity
from snitflade.scene import Scene

_MOST_NAMED = 3  # systems in a warning; more make it longer than a line
_NO_STAR = "laid out with two wings"
_NOTHING_HELPS = "shorten the legend, or make two diagrams"

FormerOn = Callable[[Page], "Anchor | None"]


class Overflow:
    """What helps a diagram that does not fit on a page."""

    def __init__(self, request: Request, former_on: FormerOn = lambda _: None) -> None:
        """A star is laid out with two wings instead, which hold more.

        :param former_on: gives the layout to keep to on a larger page, if there is one.
        """
        self.request, self.diagram, self.page, self.former_on = request, request.diagram, request.page, former_on
        self._is_star = self.diagram.layout is LayoutKind.STAR
        self._whole = Candidate(MeasuredDiagram(request), (_NO_STAR,) if self._is_star else ())

    def help(self, problems: Sequence[Problem], *, may_grow: bool) -> DiagramPages:
        """Set the diagram with the first step that helps.

        :param problems: what is wrong with the diagram on its page, set normally.
        :param may_grow: whether the page may be a larger one.
        :raises ProblemsFound: with ``problems``, when nothing helps; or when a table holds a conflict.
        """
        found = self._try(self._whole, may_grow, ())
        if isinstance(found, DiagramPages):
            return found
        if found:
            reduced, lines = keep_codes_only(self.diagram, found)
            done = (*self._whole.done, f"drawn with the texts of {_name_some(found)} in a table")
            candidate = Candidate(MeasuredDiagram(replace(self.request, diagram=reduced)), done)
            found = self._try(candidate, may_grow, lines)
            if isinstance(found, DiagramPages):
                return found
        raise ProblemsFound([replace(problem, hint=_NOTHING_HELPS) for problem in problems])

    def advise(self) -> str:
        """Say what would help, as a hint; found by trying what is quick to try."""
        candidates = self._list_candidates(self._whole)
        for step in list_steps(candidates, [self.page, *find_larger_pages(self.page)]):
            if self._draw(step):
                other_page_helps = step.done == (f"set on page {step.page.name}",)
                return f"try --page {step.page.name}, or --fit" if other_page_helps else _say_what_fit_does(step.done)
        count, too_long = foresee(candidates[-1].measured, self.page)
        if too_long:
            systems = _name_some(candidates[-1].systems(too_long))
            return _say_what_fit_does((f"drawn with the texts of {systems} in a table",))
        return _say_what_fit_does((f"split over about {count} pages by category",)) if count > 1 else _NOTHING_HELPS

    def _list_candidates(self, candidate: Candidate) -> list[Candidate]:
        other = merge_candidate(candidate)
        return [candidate, other] if other else [candidate]

    def _draw(self, step: Step) -> LaidOut | None:
        is_whole = step.candidate is self._whole and step.spacing is NORMAL
        is_known_not_to_fit = is_whole and step.page is self.page and not self._is_star
        if step.is_hopeless or is_known_not_to_fit:
            return None
        former = self._find_former(step.page) if is_whole else None
        request = step.candidate.measured.request
        picture = try_two_wings(replace(request, page=step.page, spacing=step.spacing, former=former))
        return picture if is_whole or picture is None else replace(picture, anchor=None)

    def _find_former(self, page: Page) -> Anchor | None:
        return self.request.former if page == self.page else self.former_on(page)

    def _try(self, candidate: Candidate, may_grow: bool, lines: Sequence[TableLine]) -> DiagramPages | tuple[str, ...]:
        """The candidate on one page, else over several; else the systems that have too much text for any page."""
        candidates = self._list_candidates(candidate)
        for step in list_steps(candidates, [self.page, *(find_larger_pages(self.page) if may_grow else [])]):
            picture = self._draw(step)
            if picture:
                return DiagramPages((self._add_table(picture, lines),), step.page, (self._warning(step.done),))
        best = candidates[-1]
        found = split(best.measured, self.page)
        if not found.pages:
            return best.systems(found.too_long)
        pictures = []
        for page in found.pages:
            own = set(best.systems(page.systems))
            pictures.append(self._add_table(page.picture, [line for line in lines if line.system in own]))
        done = (*best.done, f"split over {len(pictures)} pages by category")
        return DiagramPages(tuple(pictures), self.page, (self._warning(done),))

    def _add_table(self, picture: LaidOut, lines: Sequence[TableLine]) -> LaidOut:
        """:raises ProblemsFound: when a text of the table is not where it belongs."""
        if not lines:
            return picture
        table = draw_text_table(picture.scene, [line.cells for line in lines], self.request.theme, self.request.metrics)
        scene: Scene = replace(picture.scene, table=table)
        found = find_conflicts(scene.unroll(), self.diagram.place)
        if found:
            raise ProblemsFound(found)
        return replace(picture, scene=scene)

    def _warning(self, done: Sequence[str]) -> Problem:
        size = f"{self.request.theme.sizes.smallest:g} pt"
        message = f"the diagram does not fit on page {self.page.name} at {size}: it is {_join(done)}"
        return Problem(self.diagram.place, message, severity=Severity.WARNING)


def _say_what_fit_does(done: Sequence[str]) -> str:
    return f"try --fit: it would be {_join(done)}"


def _join(done: Sequence[str]) -> str:
    return ", ".join(done)


def _name_some(systems: Sequence[str]) -> str:
    more = len(systems) - _MOST_NAMED
    named = ", ".join(f"'{name}'" for name in systems[:_MOST_NAMED])
    return f"{named} and {more} more" if more > 0 else named
