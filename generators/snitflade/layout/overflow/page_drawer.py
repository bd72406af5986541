"""Draws a diagram on a page, or says that it cannot; theme and font are the same in all attempts."""

from __future__ import annotations

from snitflade.diagram import Diagram
from snitflade.layout.anchor import Anchor
from snitflade.layout.content import USUAL, Setting
from snitflade.layout.two_wing import LaidOut, laid_out
from snitflade.picture.pages import Page
from snitflade.problems import ProblemsFound
from snitflade.theme import Theme
from snitflade.typesetting.font_metrics import FontMetrics
from snitflade.values import value


@value
class PageDrawer:
    """What stays as it is whatever is tried: theme, font, and whether links with something assumed are marked."""

    theme: Theme
    metrics: FontMetrics
    show_assumed: bool = False

    def draw(
        self, diagram: Diagram, page: Page, setting: Setting = USUAL, former: Anchor | None = None
    ) -> LaidOut | None:
        """The finished picture; None when the diagram does not fit or the picture would hold a conflict.

        :param former: a layout to keep to where that is possible.
        """
        try:
            return laid_out(diagram, self.theme, page, self.metrics, self.show_assumed, former, setting)
        except ProblemsFound:
            return None
