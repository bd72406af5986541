"""The icon of a system: how large it is in its box, and where it stands, left of the name. Lengths are in em.

    ┌────────────────────┐
    │ ┌──┐      KMD      │   side padding, icon, gap, then the name in the middle of the rest, side padding
    │ └──┘     P-Data    │
    └────────────────────┘

Icons of one column of boxes stand below one another, however long the names are. They are made for light grounds: in
a dark box an icon gets a light plate behind it.
"""

from __future__ import annotations

from snitflade.diagram import Icon

HEIGHT = 1.4  # about as high as a name of one line with its padding; higher makes the boxes of short names higher
WIDEST = 2.4  # wider takes too much of the box from the name; wide logos become lower instead
GAP = 0.45  # from icon to name; smaller, and a letter touches the icon
PLATE_MARGIN = 0.14  # how far a plate reaches beyond its icon; larger, and it touches the outline of the box
ROLE, PLATE = "icon", "icon-plate"
ROLES = frozenset((ROLE, PLATE))


def icon_size(icon: Icon) -> tuple[float, float]:
    """Width and height (em): ``HEIGHT`` high, but for an icon so wide that it is ``WIDEST`` then."""
    width = min(HEIGHT * icon.aspect, WIDEST)
    return width, width / icon.aspect


def icon_room(icon: Icon | None) -> float:
    """What an icon takes of its box's width, the gap to the name included; 0 without one."""
    return icon_size(icon)[0] + GAP if icon else 0.0
