"""The pages of a landscape: those of the diagrams, larger paper, and as large as it takes."""

from __future__ import annotations

from snitflade.picture.pages import PAGES as SMALL
from snitflade.picture.pages import Page

_MM = 72 / 25.4  # points in a millimetre
_A3 = SMALL["a3"]


def _paper(name: str, width_mm: float, height_mm: float) -> Page:
    """Title and margins are as large as on A3: a larger page has more on it, not larger letters."""
    return Page(name, round(width_mm * _MM, 2), round(height_mm * _MM, 2), _A3.scale)


PAGES: dict[str, Page] = {
    **SMALL,
    "a2": _paper("a2", 594, 420),
    "a1": _paper("a1", 841, 594),
    "a0": _paper("a0", 1189, 841),
}
GROWING = ("a3", "a2", "a1", "a0")


def custom(width: float, height: float) -> Page:
    """A page of this size in points, in whole ones."""
    return Page("custom", float(-(-width // 1)), float(-(-height // 1)), _A3.scale)
