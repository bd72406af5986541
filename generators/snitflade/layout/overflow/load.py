"""How much a diagram asks of a page at the smallest font: an estimate that costs no layout. Lengths are in em."""

from __future__ import annotations

import math
from functools import cached_property

from snitflade.layout.content import Content, content_of
from snitflade.layout.fitting import box_widths, least_text_width
from snitflade.layout.request import Request
from snitflade.layout.rows import RowBlock
from snitflade.layout.sheet import make_sheet
from snitflade.picture.pages import Page
from snitflade.values import value


@value
class Load:
    """What each block adds to a wing, in the order of the content's blocks, and the height of one wing; all in em.

    Without room (the legend or the hub takes it all, or a word is wider than a wing) ``wing`` is 0.
    """

    costs: tuple[float, ...]
    wing: float

    @property
    def share(self) -> float:
        """How much of both wings is needed; above 1 the diagram does not fit."""
        return sum(self.costs) / (2 * self.wing) if self.wing else math.inf


class MeasuredDiagram:
    """The diagram of a request with what it asks of pages, each measured once, when it is first asked for."""

    def __init__(self, request: Request) -> None:
        self.request, self.diagram = request, request.diagram
        self._loads: dict[Page, Load] = {}

    @cached_property
    def content(self) -> Content:
        """The diagram cut into measured pieces."""
        return content_of(self.request)

    @property
    def blocks(self) -> tuple[RowBlock, ...]:
        """The blocks of the content: systems that stay together."""
        return self.content.blocks

    @cached_property
    def has_satellite_links(self) -> bool:
        """Whether systems around the hub are linked to each other."""
        return any(link.to for link in self.diagram.links)

    def load(self, page: Page) -> Load:
        """What the diagram asks of a page, in the setting and at the box width at which it asks least."""
        if page not in self._loads:
            self._loads[page] = self._load(page)
        return self._loads[page]

    def _load(self, page: Page) -> Load:
        frame = make_sheet(self.content, page).frame()
        size = frame.smallest
        least = least_text_width(self.blocks)
        loads: list[tuple[float, ...]] = []
        for box_width in box_widths([row for block in self.blocks for row in block.rows]):
            text_width = frame.text_width(size, box_width)
            if text_width >= least:
                loads.append(tuple(block.cost(box_width, text_width) for block in self.blocks))
        if not loads:
            return Load((0.0,) * len(self.blocks), 0.0)
        return Load(min(loads, key=sum), frame.wing_room(size) / size)
