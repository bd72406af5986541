"""A diagram over several pages, by category: the same hub, title ("… 1/2") and legend on each.

Systems that are linked or tied to each other stay on one page. Only when they cannot, the page of a link's first system
shows the other one again, so that every link is drawn whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from snitflade.diagram import Diagram, System, Wishes, plain
from snitflade.layout.overflow.dealing import deal_out
from snitflade.layout.overflow.load import MeasuredDiagram
from snitflade.layout.request import Request
from snitflade.layout.rows import RowBlock
from snitflade.layout.two_wing import LaidOut, try_two_wings
from snitflade.picture.pages import Page
from snitflade.picture.spacing import CONDENSED
from snitflade.values import value

# How full the pages are dealt, tried in turn: less leaves room for what the estimate misses, and may take a page more.
_SHARES = (1.0, 0.96, 0.92)

Names: TypeAlias = tuple[str, ...]


@value
class SplitPage:
    """A page and the systems whose links it shows."""

    picture: LaidOut
    systems: Names


@value
class Split:
    """The pages of a split, or why there are none.

    ``pages`` is empty when systems have too much text for any page, even alone: these are ``too_long``. Both are empty
    when there is no room for any system.
    """

    pages: tuple[SplitPage, ...] = ()
    too_long: Names = ()


def foresee(measured: MeasuredDiagram, page: Page) -> tuple[int, Names]:
    """Estimate how many pages a split takes, and name the systems that have too much text for any page."""
    load = measured.load(page)
    if not load.wing:
        return 0, ()
    too_long = [
        row.system.name
        for block, cost in zip(measured.blocks, load.costs, strict=True)
        if cost > load.wing and len(block.rows) == 1
        for row in block.rows
    ]
    return len(_deal_systems(measured, page, 1.0)), tuple(too_long)


def split(measured: MeasuredDiagram, page: Page) -> Split:
    """Split a diagram over as few pages as hold it."""
    splitter = _Splitter(replace(measured.request, page=page))
    if _has_notes(measured.diagram):  # each page has the footnotes of its own systems only
        measured = MeasuredDiagram(replace(measured.request, diagram=_drop_notes(measured.diagram)))
    if not measured.load(page).wing:
        return Split()
    for share in _SHARES:
        parts = _deal_systems(measured, page, share)
        pages = splitter.draw(parts) if len(parts) > 1 else None
        if pages:
            return Split(pages)
    parts = [smaller for part in parts for smaller in splitter.halve(part)]
    if splitter.too_long:
        return Split((), tuple(splitter.too_long))
    return Split(splitter.draw(parts) or ())


def _has_notes(diagram: Diagram) -> bool:
    return any(system.note for system in diagram.systems) or any(link.note for link in diagram.links)


def _drop_notes(diagram: Diagram) -> Diagram:
    systems = tuple(replace(system, note=None) for system in diagram.systems)
    return replace(diagram, systems=systems, links=tuple(replace(link, note=None) for link in diagram.links))


def _deal_systems(measured: MeasuredDiagram, page: Page, share: float) -> list[Names]:
    """The systems of each page, when pages are filled to this share."""
    load = measured.load(page)
    blocks = [(_category_number_of(measured.diagram, block), block.number, block, cost)
              for block, cost in zip(measured.blocks, load.costs, strict=True)]  # fmt: skip
    blocks.sort(key=lambda entry: entry[:2])
    costs, categories = [entry[3] for entry in blocks], [str(entry[0]) for entry in blocks]
    return [
        tuple(row.system.name for _, _, block, _ in blocks[start:stop] for row in block.rows)
        for start, stop in deal_out(costs, categories, 2 * load.wing * share)
    ]


def _category_number_of(diagram: Diagram, block: RowBlock) -> int:
    """The place in the legend of a block's first category."""
    keys = {spoke.category.key for row in block.rows for spoke in row.spokes}
    return next((n for n, c in enumerate(diagram.categories) if c.key in keys), len(diagram.categories))


class _Splitter:
    def __init__(self, request: Request) -> None:
        diagram = request.diagram
        self.request = replace(request, former=None, whole=diagram)
        self.title = plain(f"{diagram.title} – {diagram.subtitle}" if diagram.subtitle else diagram.title)
        self.too_long: list[str] = []
        self._pictures: dict[tuple[Names, str], LaidOut | None] = {}

    def draw(self, parts: Sequence[Names]) -> tuple[SplitPage, ...] | None:
        """Draw each part on a page; None as soon as one does not fit."""
        pages: list[SplitPage] = []
        for number, part in enumerate(parts, start=1):
            picture = self._draw_page(part, f"{number}/{len(parts)}", str(number))
            if picture is None:
                return None
            scene = replace(picture.scene, document=self.title)
            pages.append(SplitPage(LaidOut(scene, None), part))
        return tuple(pages)

    def halve(self, part: Names) -> list[Names]:
        """The part, or halves of it, until each has room on a page; what never has is added to ``too_long``."""
        if self._draw_page(part, "88/88", "88"):
            return [part]
        if len(part) == 1:
            self.too_long += part
            return []
        middle = len(part) // 2
        return self.halve(part[:middle]) + self.halve(part[middle:])

    def _draw_page(self, part: Names, number: str, name: str) -> LaidOut | None:
        if (part, number) not in self._pictures:
            diagram = page_of(self.request.diagram, part, number, name)
            request = replace(self.request, diagram=diagram)
            picture = try_two_wings(request)
            if picture is None and len(part) == 1:
                picture = try_two_wings(replace(request, spacing=CONDENSED))
            self._pictures[part, number] = picture
        return self._pictures[part, number]


def page_of(diagram: Diagram, names: Names, number: str, name: str) -> Diagram:
    """The page of a diagram with these systems: their links, and again the systems that those lead to.

    :param number: what follows the title: ``1/2``.
    :param name: what follows the id.
    """
    own = set(names)
    links = tuple(link for link in diagram.links if link.system in own)
    again = {link.to for link in links if link.to} - own
    systems = tuple(_keep_on_page(system, own) for system in diagram.systems if system.name in own)
    systems += tuple(_repeat(system) for system in diagram.systems if system.name in again)
    return replace(
        diagram,
        id=f"{diagram.id}-{name}",
        title=f"{diagram.title} {number}",
        systems=systems,
        links=links,
        categories=diagram.drawn_categories,
        show_unused=True,
    )


def _keep_on_page(system: System, own: set[str]) -> System:
    if system.wishes.after and system.wishes.after not in own:
        return replace(system, wishes=replace(system.wishes, after=None))
    return system


def _repeat(system: System) -> System:
    return replace(system, wishes=Wishes(), group=None, note=None)
