"""The ways to set a diagram on one page, in the order in which they are to be tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from snitflade.diagram import Diagram
from snitflade.layout.overflow.load import MeasuredDiagram
from snitflade.layout.overflow.merging import merge
from snitflade.picture.pages import PAGES, Page
from snitflade.picture.spacing import CONDENSED, NORMAL, Spacing
from snitflade.values import value

# Shares of a page that a diagram is estimated to need. Larger: more layouts are tried in vain; smaller: one that would
# fit is passed over.
_HOPELESS = 1.08
_HOPELESS_IF_LINKED = 1.5  # where the estimate counts room that rails do not take
_CONDENSED_SHARE = 0.76  # what a condensed setting needs of a normal one, at the least


@value
class Candidate:
    """A diagram as it is, or one in which less is drawn.

    ``done`` says what was done for that, in phrases such as "set on page a3"; ``members`` holds the
    systems of each box of several.
    """

    measured: MeasuredDiagram
    done: tuple[str, ...] = ()
    members: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def diagram(self) -> Diagram:
        """The diagram that is drawn."""
        return self.measured.diagram

    def systems(self, names: Sequence[str]) -> tuple[str, ...]:
        """The systems behind the names of boxes."""
        members = dict(self.members)
        return tuple(system for name in names for system in members.get(name, (name,)))


@value
class Step:
    """A candidate on one page; ``done`` is all that was done to the diagram."""

    candidate: Candidate
    page: Page
    spacing: Spacing
    done: tuple[str, ...]

    @property
    def is_hopeless(self) -> bool:
        """Whether the page is clearly too small; one that is not may be too small yet."""
        share = self.candidate.measured.load(self.page).share
        if self.spacing is CONDENSED:
            share *= _CONDENSED_SHARE
        return share > (_HOPELESS_IF_LINKED if self.candidate.measured.has_satellite_links else _HOPELESS)


def find_larger_pages(page: Page) -> list[Page]:
    """The pages that are both wider and higher than ``page``."""
    return [p for p in PAGES.values() if p.width > page.width and p.height > page.height]


def merge_candidate(candidate: Candidate) -> Candidate | None:
    """The candidate with identical systems in one box; None when no two are identical."""
    found = merge(candidate.diagram)
    if found is None:
        return None
    count = sum(map(len, found.members.values()))
    boxes = "box" if len(found.members) == 1 else "boxes"
    done = f"drawn with {count} systems in {len(found.members)} {boxes}, as their links are the same"
    members = tuple(found.members.items())
    return Candidate(
        MeasuredDiagram(replace(candidate.measured.request, diagram=found.diagram)), (*candidate.done, done), members
    )


def list_steps(candidates: Sequence[Candidate], pages: Sequence[Page]) -> Iterator[Step]:
    """The candidates one after the other, each set normally, then condensed, on one page after the other.

    The first page is the one asked for, which ``done`` does not mention.
    """
    for candidate in candidates:
        for spacing in (NORMAL, CONDENSED):
            for page in pages:
                where = () if page is pages[0] else (f"set on page {page.name}",)
                how = ("condensed",) if spacing is CONDENSED else ()
                yield Step(candidate, page, spacing, (*candidate.done, *where, *how))
