"""A page with its title band and legend, and how much they leave for the wings. Lengths are points."""

from __future__ import annotations

from snitflade.layout.content import Content
from snitflade.layout.fitting import WingFrame
from snitflade.layout.rails import top_room, widest_room
from snitflade.picture.page_frame import PageFrame, make_page_frame
from snitflade.picture.pages import Page
from snitflade.values import value

_TITLE_GAP = 1.0  # em between title and wings; larger, the wings are less high; smaller, the title seems part of them
_LEGEND_GAP = 1.1  # em between wings and legend; larger, the wings are less high; smaller, the legend seems a system
_CLOSE_GAP = 0.35  # em, for both, where that keeps a former font; smaller, boxes touch the title band
_HUB_ENDS = 0.8  # em of the hub above and below its name; larger, a long name more often does not fit


@value
class WingSheet:
    """One page for a content.

    ``close``: the wings come closer to title and legend, so that a font can be kept.
    """

    content: Content
    page_frame: PageFrame
    close: bool = False

    def _top_gap(self) -> float:
        """The gap (em) above the wings, with the lanes of links that run over the hub."""
        over = top_room(len(self.content.rails)) if self.content.cut else 0.0
        return (_CLOSE_GAP if self.close else _TITLE_GAP) + over

    def wing_top(self, label_size: float) -> float:
        """Where the room for the wings starts, from the page's top."""
        return self.page_frame.top(label_size, self._top_gap())

    def wing_room(self, label_size: float) -> float:
        """The height for the wings at a label size; nothing when the legend or the hub's name does not fit."""
        room = self.page_frame.room(label_size, self._top_gap(), _CLOSE_GAP if self.close else _LEGEND_GAP)
        return room if room >= (self.content.hub.height + _HUB_ENDS) * label_size else 0.0

    def frame(self) -> WingFrame:
        """What the wings have to fit into."""
        return WingFrame(
            width=self.page_frame.width,
            wing_room=self.wing_room,
            wing_top=self.wing_top,
            smallest=self.page_frame.theme.sizes.smallest,
            largest=self.page_frame.largest,
            hub_width=self.content.hub.width,
            rail_room=widest_room(self.content.rails),
        )


def make_sheet(content: Content, page: Page, *, close: bool = False) -> WingSheet:
    """Sets title and legend of a content on a page.

    :param close: let the wings come closer to title and legend, so that a font can be kept.
    """
    request = content.request
    small = request.spacing.smallest_legend
    frame = make_page_frame(
        request.diagram, content.legend, request.theme, request.metrics, page, smallest_legend=small
    )
    return WingSheet(content, frame, close)
