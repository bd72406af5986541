"""The outlines of a scene as custom geometry, with a connection site at each place where a line meets them.

A stock shape has its sites where its designer put them; a connector that is glued to one of those would leave the place
where the line was drawn. ECMA-376, 20.1.9.
"""

from __future__ import annotations

from snitflade.geometry import Point, Shape
from snitflade.renderers.slides.xml import Element, element, emu
from snitflade.scene import Outline
from snitflade.values import value

RIGHT, DOWN, LEFT, UP = 0, 5_400_000, 10_800_000, 16_200_000
_HALF, _QUARTER = 10_800_000, 5_400_000


@value
class Site:
    """A connection site: where it is, from its outline's left top corner in points, and which way it looks."""

    at: Point
    angle: int


def usual_sites(outline: Outline) -> tuple[Site, ...]:
    """In the middle of the top, the left, the bottom and the right, in the order of PowerPoint's rectangle."""
    width, height = outline.box.width, outline.box.height
    inset = outline.rim / 2 if outline.shape is Shape.PARALLELOGRAM else 0.0
    middle, centre = width / 2, height / 2
    return (
        Site((middle, 0.0), UP),
        Site((inset, centre), LEFT),
        Site((middle, height), DOWN),
        Site((width - inset, centre), RIGHT),
    )


def geometry(outline: Outline, sites: tuple[Site, ...]) -> Element:
    """``a:custGeom`` of an outline; what stands in it is set below the rim of a cylinder."""
    width, height = emu(outline.box.width), emu(outline.box.height)
    guides, connections = [], []
    for number, site in enumerate(sites):
        guides += [_guide(f"x{number}", "w", site.at[0], width), _guide(f"y{number}", "h", site.at[1], height)]
        place = element("a:pos", x=f"x{number}", y=f"y{number}")
        connections.append(element("a:cxn", place, ang=site.angle))
    top = "t"
    if outline.shape is Shape.CYLINDER:
        guides.append(_guide("rim", "h", 2 * outline.rim, height))
        top = "rim"
    return element(
        "a:custGeom",
        element("a:avLst"),
        element("a:gdLst", *guides),
        element("a:ahLst"),
        element("a:cxnLst", *connections),
        element("a:rect", l="l", t=top, r="r", b="b"),
        element("a:pathLst", *_paths(outline, width, height)),
    )


def _guide(name: str, whole: str, part: float, size: int) -> Element:
    """A length that keeps its share when the shape is made larger."""
    return element("a:gd", name=name, fmla=f"*/ {whole} {emu(part)} {max(size, 1)}")


def _paths(outline: Outline, width: int, height: int) -> list[Element]:
    rim = emu(outline.rim)
    if outline.shape is Shape.CYLINDER:
        return _cylinder(width, height, rim)
    if outline.shape in (Shape.RECTANGLE, Shape.STADIUM) and rim > 0:
        steps = _rounded(width, height, min(rim, width // 2, height // 2))
    else:
        corners = _corners(outline.shape, width, height, rim)
        steps = [_to("a:moveTo", *corners[0]), *(_to("a:lnTo", *corner) for corner in corners[1:])]
    return [element("a:path", *steps, element("a:close"), w=width, h=height)]


def _to(name: str, x: int, y: int) -> Element:
    return element(name, element("a:pt", x=x, y=y))


def _arc(rx: int, ry: int, start: int, sweep: int) -> Element:
    return element("a:arcTo", wR=rx, hR=ry, stAng=start, swAng=sweep)


def _corners(shape: Shape, width: int, height: int, rim: int) -> list[tuple[int, int]]:
    middle = height // 2
    if shape is Shape.HEXAGON:
        return [(0, middle), (rim, 0), (width - rim, 0), (width, middle), (width - rim, height), (rim, height)]
    if shape is Shape.OCTAGON:
        return [(0, rim), (rim, 0), (width - rim, 0), (width, rim), (width, height - rim), (width - rim, height),
                (rim, height), (0, height - rim)]  # fmt: skip
    if shape is Shape.PARALLELOGRAM:
        return [(rim, 0), (width, 0), (width - rim, height), (0, height)]
    return [(0, 0), (width, 0), (width, height), (0, height)]


def _rounded(width: int, height: int, rim: int) -> list[Element]:
    return [
        _to("a:moveTo", 0, rim),
        _arc(rim, rim, LEFT, _QUARTER),
        _to("a:lnTo", width - rim, 0),
        _arc(rim, rim, UP, _QUARTER),
        _to("a:lnTo", width, height - rim),
        _arc(rim, rim, RIGHT, _QUARTER),
        _to("a:lnTo", rim, height),
        _arc(rim, rim, DOWN, _QUARTER),
    ]


def _cylinder(width: int, height: int, rim: int) -> list[Element]:
    """The outer edge, then the front of the rim as a line without a fill."""
    half = width // 2
    edge = [
        _to("a:moveTo", 0, rim),
        _arc(half, rim, LEFT, _HALF),
        _to("a:lnTo", 2 * half, height - rim),
        _arc(half, rim, RIGHT, _HALF),
        element("a:close"),
    ]
    front = [_to("a:moveTo", 0, rim), _arc(half, rim, LEFT, -_HALF)]
    size = {"w": width, "h": height}
    return [element("a:path", *edge, **size), element("a:path", *front, fill="none", **size)]
