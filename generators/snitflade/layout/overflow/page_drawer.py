"""One look for all attempts: draws a diagram on a page, or says that it cannot."""

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
    """What stays the same whatever is tried."""

    theme: Theme
    metrics: FontMetrics
    show_assumed: bool = False

    def draw(
        self, diagram: Diagram, page: Page, setting: Setting = USUAL, former: Anchor | None = None
    ) -> LaidOut | None:
        """The finished picture; None when it does not fit or would hold a conflict."""
        try:
            return laid_out(diagram, self.theme, page, self.metrics, self.show_assumed, former, setting)
        except ProblemsFound:
            return None
