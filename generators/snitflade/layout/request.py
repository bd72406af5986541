"""What is asked of a layout: the diagram, the page, and how it is to be drawn."""

from __future__ import annotations

from snitflade.diagram import Diagram
from snitflade.layout.anchor import Anchor
from snitflade.picture.pages import Page
from snitflade.picture.shown_changes import ShownChanges
from snitflade.picture.spacing import NORMAL, Spacing
from snitflade.theme import Theme
from snitflade.typesetting.font_metrics import FontMetrics
from snitflade.values import value

_WIDEST_CODES_SHARE = 0.095
"""Share of the page's width, at the largest font: 7.6 em in the default theme. Larger, long lists of codes take fewer
lines, and the texts beside them more; smaller, they stand above their texts more often."""


@value
class Request:
    """One diagram on one page.

    :param metrics: how wide the texts are in the theme's font.
    :param show_assumed: mark the links of which something is assumed.
    :param former: a layout to keep to: sides and order stay, the font while it fits, the heights as near as they can.
    :param spacing: how close things stand.
    :param whole: the diagram of which this is one page; its legend stands on each page.
    :param shown: what a change picture marks.
    """

    diagram: Diagram
    theme: Theme
    page: Page
    metrics: FontMetrics
    show_assumed: bool = False
    former: Anchor | None = None
    spacing: Spacing = NORMAL
    whole: Diagram | None = None
    shown: ShownChanges | None = None

    @property
    def widest_codes(self) -> float:
        """How wide the column of the codes may be, in em of the label font."""
        return _WIDEST_CODES_SHARE * self.page.width / (self.theme.sizes.label_max * self.page.scale)
