"""What a change picture marks: a badge at what came, went or is another now, and what was there, struck through.

Badges are signs in a dark disc, not colours, as colour means the category.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum

from snitflade.values import value

BADGE_WIDTH = 1.1
"""em: a badge beside a text, its disc with a hair of air. Smaller, the disc reaches into its neighbour."""

BADGE_ROOM = 1.45
"""em: a badge and the gap to what follows it. Larger, texts and names have less room and the font becomes smaller."""


class Badge(Enum):
    """What became of a part; the value is the sign in the badge."""

    ADDED = "+"
    REMOVED = "−"
    CHANGED = "≠"


@value
class ShownInterface:
    """``struck``: former codes and texts, above the present ones."""

    badge: Badge
    struck: tuple[str, ...] = ()


@value
class ShownChanges:
    """Systems by name; links and interfaces by their numbers in the diagram. ``former_names``: of renamed systems."""

    systems: Mapping[str, Badge] = field(default_factory=dict)
    former_names: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[int, Badge] = field(default_factory=dict)
    interfaces: Mapping[tuple[int, int], ShownInterface] = field(default_factory=dict)
