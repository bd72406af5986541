"""The outlines of a scene as custom geometry, with a connection site at each place where a line meets them.

A stock shape has its sites where its designer put them; a connector that is glued to one of those would leave the place
where the line was drawn. ECMA-376, 20.1.9.
"""

from __future__ import annotations

from snitflade.geometry import Point, Rectangle
from snitflade.renderers.slides.xml import Element, element, emu
from snitflade.scene import Outline
from snitflade.shapes.forms import EdgeStep, ShapeEdge, form_of
from snitflade.values import value

RIGHT, DOWN, LEFT, UP = 0, 5_400_000, 10_800_000, 16_200_000
_QUARTER = 5_400_000


@value
class Site:
    """A connection site: where it is, from its outline's left top corner in points, and which way it looks."""

    at: Point
    angle: int


def usual_sites(outline: Outline) -> tuple[Site, ...]:
    """In the middle of the top, the left, the bottom and the right, in the order of PowerPoint's rectangle."""
    width, height = outline.box.width, outline.box.height
    inset = form_of(outline.shape).side_inset(outline.rim, height / 2, 0.0)
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
    if form_of(outline.shape).front:
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
    """``a:path`` of the edge, then of the front of a rim as a line without a fill; ``width`` and ``height`` in EMU."""
    form, rim = form_of(outline.shape), emu(outline.rim)
    if form.edge(outline.box, outline.rim).is_round:
        rim = min(rim, width // 2, height // 2)
    size = {"w": width, "h": height}
    if form.front is None:
        edge = form.edge(Rectangle(0, 0, width, height), rim).begin_with_arc()
        return [element("a:path", *_steps(edge), element("a:close"), **size)]
    # An arc has whole radii and no end of its own, so the line that goes on from it is at twice its radius.
    even = Rectangle(0, 0, width - width % 2, height)
    return [
        element("a:path", *_steps(form.edge(even, rim)), element("a:close"), **size),
        element("a:path", *_steps(form.front(even, rim)), fill="none", **size),
    ]


def _steps(edge: ShapeEdge) -> list[Element]:
    return [_to("a:moveTo", edge.start), *(_step(step) for step in edge.steps)]


def _step(step: EdgeStep) -> Element:
    if step.radii is None:
        return _to("a:lnTo", step.end)
    (rx, ry), (first, quarters) = step.radii, step.turns
    return element("a:arcTo", wR=int(rx), hR=int(ry), stAng=first * _QUARTER, swAng=quarters * _QUARTER)


def _to(name: str, point: Point) -> Element:
    return element(name, element("a:pt", x=int(point[0]), y=int(point[1])))
