"""A scene as the marks that it leaves on the page, each with its box in page coordinates and the way to name it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from snitflade.diagram import plain
from snitflade.geometry import Point, Rectangle, Shape, hull
from snitflade.picture.icons import ROLES as ICON
from snitflade.scene import ArrowHead, Group, Line, Outline, Part, Picture, Scene, Text
from snitflade.shapes.polygons import corners
from snitflade.typesetting.font_metrics import INK_DOWN_EM, INK_UP_EM

_THINNEST = 1.0  # pt: a line counts as at least so wide, as a text on a hairline is hard to read all the same
_LONGEST_NAME = 50  # characters of a text in a message; more would hide what is said of it
_BOX, _HUB, _PANEL = "box", "hub", "band"
BACKDROP = "group-panel"  # lies behind the boxes of a group of systems and the lines that lead to them
_HOLDERS = {
    "name": _BOX,
    "struck-name": _BOX,
    "group-title": BACKDROP,
    "hub-name": _HUB,
    "hub-aside": _HUB,
    "sync": _HUB,
}
_SOLIDS = {
    _HUB: "the hub",
    _PANEL: "the legend",
    "key": "a symbol of the legend's key",
    "assumed": "the mark of something assumed",
    "": "the logo",
}


class InkKind(Enum):
    """What a mark is; the value describes it."""

    WORD = "one line of text, from above its capitals to below its descenders"
    STRETCH = "a straight piece of a line, as wide as its pen; it reaches to the tip of its arrowhead"
    HEAD = "an arrowhead"
    SOLID = "a system's box, the hub, the legend's panel, a symbol in its key, a mark, a logo, an icon"


@dataclass(slots=True, eq=False)
class Ink:
    """A mark on the page.

    ``polygon`` is None when the box is exact; ``holder`` is the Solid that it belongs inside; ``ends`` are the ends of
    a link's line that lie on this stretch of it.
    """

    kind: InkKind
    left: float
    top: float
    right: float
    bottom: float
    polygon: tuple[Point, ...] | None
    group: Group
    part: Part
    holder: Ink | None
    ends: tuple[Point, ...] = ()

    @property
    def box(self) -> Rectangle:
        """The edges of the mark on the page (pt)."""
        return Rectangle(self.left, self.top, self.right, self.bottom)

    @property
    def role(self) -> str:
        """The part that it plays in the scene; "" where it has none."""
        return "" if isinstance(self.part, ArrowHead | Group) else self.part.role

    def corners(self) -> tuple[Point, ...]:
        """The corners of the convex polygon that it covers."""
        box = ((self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom))
        return self.polygon or box

    def name(self) -> str:
        """What it is, in words that the author of a spec knows."""
        if isinstance(self.part, Text):
            return f'the text "{_short(plain(self.part.text))}"'
        owner = f'"{_short(self.group.title or self.group.id)}"'
        if self.kind is InkKind.HEAD:
            return f"the arrowhead of {owner}"
        if self.kind is InkKind.STRETCH:
            return "a rule of the legend" if self.role == "rule" else f"the line of {owner}"
        if self.role in ICON:
            return f"the icon of {owner}"
        return _SOLIDS.get(self.role) or f"the box of {owner}"


def _short(words: str) -> str:
    """The words, clipped; both ends of a link between two systems stay to be seen."""
    source, arrow, rest = words.partition(" → ")
    if not arrow:
        return _clip(words, _LONGEST_NAME)
    source = _clip(source, max(_LONGEST_NAME // 2, _LONGEST_NAME - len(arrow) - len(rest)))
    return source + arrow + _clip(rest, _LONGEST_NAME - len(source) - len(arrow))


def _clip(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def find_inks(scene: Scene) -> list[Ink]:
    """Every mark of a scene, in its order."""
    found: list[Ink] = []
    for group in scene.groups:
        _walk(group, 0.0, 0.0, None, found)
    return found


def _walk(group: Group, x: float, y: float, panel: Ink | None, found: list[Ink]) -> None:
    """Adds the marks of a group whose parent stands at ``x``, ``y``; ``panel`` is the legend's panel around it."""
    x, y = x + group.x, y + group.y
    own: dict[str, Ink] = {}
    for part in group.parts:
        if isinstance(part, Text):
            holder = own.get(_HOLDERS[part.role]) if part.role in _HOLDERS else panel
            left, size = part.left + x, part.size
            top, bottom = y + part.baseline - INK_UP_EM * size, y + part.baseline + INK_DOWN_EM * size
            found.append(Ink(InkKind.WORD, left, top, left + part.width, bottom, None, group, part, holder))
        elif isinstance(part, Line):
            heads = [p for p in group.parts if isinstance(p, ArrowHead)]
            found += _stretches(part, _path(part, heads), x, y, group, panel)
        elif isinstance(part, Group):
            _walk(part, x, y, panel, found)
        else:
            of_icon = not isinstance(part, ArrowHead) and part.role in ICON
            ink = _shape(part, x, y, group, (own.get(_BOX) or own.get(_HUB)) if of_icon else panel)
            found.append(ink)
            if isinstance(part, Outline):
                own[part.role] = ink
            panel = ink if ink.role == _PANEL else panel


def _shape(part: Outline | ArrowHead | Picture, x: float, y: float, group: Group, panel: Ink | None) -> Ink:
    box = part.box.shift(x, y)
    points: tuple[Point, ...] | None = None
    if isinstance(part, ArrowHead):
        points = part.points
    elif isinstance(part, Outline) and part.shape is not Shape.RECTANGLE:
        points = corners(part)
    polygon = tuple((px + x, py + y) for px, py in points) if points else None
    kind = InkKind.HEAD if isinstance(part, ArrowHead) else InkKind.SOLID
    return Ink(kind, box.left, box.top, box.right, box.bottom, polygon, group, part, panel)


def _path(line: Line, heads: list[ArrowHead]) -> list[Point]:
    """A line's points, with its ends moved to the tips of the arrowheads that they run into."""
    path = list(line.points)
    for at in (0, -1):
        for head in heads:
            (_, (ax, ay), (bx, by)) = head.points
            if math.dist(path[at], ((ax + bx) / 2, (ay + by) / 2)) < max(line.stroke.width, _THINNEST):
                path[at] = head.points[0]
                break
    return path


def _stretches(line: Line, path: list[Point], x: float, y: float, group: Group, panel: Ink | None) -> Iterator[Ink]:
    half = max(line.stroke.width, _THINNEST) / 2
    points = [(px + x, py + y) for px, py in path]
    ends = {points[0], points[-1]} if "link" in group.classes else set()
    for (ax, ay), (bx, by) in pairwise(points):
        length = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = (ay - by) / length * half, (bx - ax) / length * half
        quad = ((ax - nx, ay - ny), (bx - nx, by - ny), (bx + nx, by + ny), (ax + nx, ay + ny))
        box = hull(quad)
        polygon = quad if ax != bx and ay != by else None
        own = tuple(point for point in ((ax, ay), (bx, by)) if point in ends)
        yield Ink(InkKind.STRETCH, box.left, box.top, box.right, box.bottom, polygon, group, line, panel, own)
