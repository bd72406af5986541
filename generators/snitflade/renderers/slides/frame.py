"""From a scene's points to a slide's EMU: a scale and a shift."""

from __future__ import annotations

from snitflade.geometry import Point, Rectangle
from snitflade.renderers.slides.xml import emu
from snitflade.values import value


@value
class Frame:
    """Where a scene stands on a slide: a point of it times ``scale``, then moved by ``dx`` and ``dy`` points."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def point(self, point: Point) -> tuple[int, int]:
        """A point (pt) of the scene on the slide, in EMU."""
        return emu(point[0] * self.scale + self.dx), emu(point[1] * self.scale + self.dy)

    def box(self, box: Rectangle) -> tuple[int, int, int, int]:
        """Left, top, width and height; the edges are rounded, so that what touches still touches."""
        left, top = self.point((box.left, box.top))
        right, bottom = self.point((box.right, box.bottom))
        return left, top, right - left, bottom - top

    def length(self, points: float) -> int:
        """A length (pt) of the scene on the slide, in EMU."""
        return emu(points * self.scale)

    def hundredths(self, points: float) -> int:
        """In hundredths of a point, as DrawingML states sizes and pitches of text."""
        return round(points * self.scale * 100)


def fit_into(part: Rectangle, room: Rectangle) -> Frame:
    """The frame that shows ``part`` of a scene as large as ``room`` (pt of the slide) allows, in the middle of it."""
    scale = min(room.width / part.width, room.height / part.height)
    dx = room.left + (room.width - part.width * scale) / 2 - part.left * scale
    dy = room.top + (room.height - part.height * scale) / 2 - part.top * scale
    return Frame(scale, dx, dy)
