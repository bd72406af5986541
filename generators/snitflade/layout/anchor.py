"""Where the systems of a diagram stand: what a finished layout leaves for the next one to keep to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stand:
    """A system and the height of its first line on the page (pt)."""

    system: str
    y: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """A former layout: its label size and box width (pt), and its wings from the top down."""

    size: float
    box_width: float
    left: tuple[Stand, ...]
    right: tuple[Stand, ...]

    def heights(self) -> dict[str, float]:
        """The height (pt) of every system that stands here."""
        return {stand.system: stand.y for stand in (*self.left, *self.right)}
