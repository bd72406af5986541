"""The icon of a system: how large it is in its box, and where it stands, left of the name. Lengths are in em.

    ┌────────────────────┐
    │ ┌──┐      KMD      │   side padding, icon, gap, then the name in the middle of the rest, side padding
    │ └──┘     P-Data    │
    └────────────────────┘

Icons of one column of boxes stand below one another, however long the names are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from snitflade.diagram import Icon
from snitflade.geometry import Point, Rectangle
from snitflade.scene import Picture

if TYPE_CHECKING:
    from snitflade.layout.rows import Row

HEIGHT = 1.4
WIDEST = 2.4
GAP = 0.45
ROLE = "icon"


def icon_size(icon: Icon) -> tuple[float, float]:
    """Width and height (em): ``HEIGHT`` high, but for an icon so wide that it is ``WIDEST`` then."""
    width = min(HEIGHT * icon.aspect, WIDEST)
    return width, width / icon.aspect


def icon_room(icon: Icon | None) -> float:
    """What an icon takes of its box's width, the gap to the name included; 0 without one."""
    return icon_size(icon)[0] + GAP if icon else 0.0


def icon_pictures(row: Row, box: Rectangle, middle: float, em: float) -> list[Picture]:
    """The icon of a row, or none. ``box`` (pt) is that of its system, ``middle`` (pt) the height of its contents."""
    if not row.icon:
        return []
    width, height = (length * em for length in icon_size(row.icon))
    # Cut to hundredths once, so that an icon is equally large wherever it stands, and drawn from one definition.
    at: Point = (round(box.left + row.side_padding * em, 2), round(middle - height / 2, 2))
    right, bottom = round(at[0] + round(width, 2), 2), round(at[1] + round(height, 2), 2)
    return [Picture(Rectangle(*at, right, bottom), row.icon.address, row.icon.name, ROLE)]
