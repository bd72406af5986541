"""The ways to set a diagram on one page, in the order in which they are to be tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from snitflade.diagram import Diagram
from snitflade.layout.overflow.drawing import Drawing
from snitflade.layout.overflow.load import Measured
from snitflade.layout.overflow.merging import merged
from snitflade.picture.pages import PAGES, Page
from snitflade.picture.spacing import CONDENSED, NORMAL, Spacing
from snitflade.values import value

_HOPELESS = 1.08
_HOPELESS_IF_LINKED = 1.5
_CONDENSED_SHARE = 0.76


@value
class Variant:
    """A diagram, or one in which less is drawn.

    ``done`` says what was done for that, as participles; ``members`` holds the systems of each box of several.
    """

    measured: Measured
    done: tuple[str, ...] = ()
    members: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def diagram(self) -> Diagram:
        return self.measured.diagram

    def systems(self, names: Sequence[str]) -> tuple[str, ...]:
        """The systems behind the names of boxes."""
        members = dict(self.members)
        return tuple(system for name in names for system in members.get(name, (name,)))


@value
class Step:
    """A variant on one page; ``done`` is all that was done to the diagram."""

    variant: Variant
    page: Page
    spacing: Spacing
    done: tuple[str, ...]

    @property
    def is_hopeless(self) -> bool:
        """Whether the page is clearly too small; one that is not may be too small yet."""
        share = self.variant.measured.load(self.page).share
        if self.spacing is CONDENSED:
            share *= _CONDENSED_SHARE
        return share > (_HOPELESS_IF_LINKED if self.variant.measured.has_satellite_links else _HOPELESS)


def larger_pages(page: Page) -> list[Page]:
    """The pages that are wider and higher."""
    return [p for p in PAGES.values() if p.width > page.width and p.height > page.height]


def merged_variant(variant: Variant, drawing: Drawing) -> Variant | None:
    """The variant with identical systems in one box; None when there are none."""
    found = merged(variant.diagram)
    if found is None:
        return None
    count = sum(map(len, found.members.values()))
    done = f"drawn with {count} systems in {len(found.members)} box{'es' if len(found.members) > 1 else ''}"
    members = tuple(found.members.items())
    return Variant(Measured(found.diagram, drawing), (*variant.done, f"{done}, as their links are the same"), members)


def steps(variants: Sequence[Variant], pages: Sequence[Page]) -> Iterator[Step]:
    """Variants one after the other, each set normally, then condensed, on one page after the other.

    The first page is the wished one, of which nothing is said.
    """
    for variant in variants:
        for spacing in (NORMAL, CONDENSED):
            for page in pages:
                where = () if page is pages[0] else (f"set on page {page.name}",)
                how = ("condensed",) if spacing is CONDENSED else ()
                yield Step(variant, page, spacing, (*variant.done, *where, *how))
