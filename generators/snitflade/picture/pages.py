"""The page sizes, landscape, in points (1/72 in)."""

from __future__ import annotations

from snitflade.theme import BASE_WIDTH_PT
from snitflade.values import value

_MM = 72 / 25.4  # points in a millimetre


@value
class Page:
    """``zoom`` is what a theme's sizes are multiplied by; 0 means the page's width by the theme's base width."""

    name: str
    width: float
    height: float
    zoom: float = 0.0

    @property
    def scale(self) -> float:
        """What a theme's sizes are multiplied by on this page."""
        return self.zoom or self.width / BASE_WIDTH_PT


PAGES: dict[str, Page] = {
    "16x9": Page("16x9", 960.0, 540.0),
    "a4": Page("a4", round(297 * _MM, 2), round(210 * _MM, 2)),
    "a3": Page("a3", round(420 * _MM, 2), round(297 * _MM, 2)),
}
DEFAULT_PAGE = "16x9"
