"""The gate: exact geometry of a finished scene, so that no bad picture leaves unnoticed.

In: a Scene. Out: a Problem for every text on a text, line or box, every line through a line or box, every box on a
box, every text outside what holds it, every loose end of a link, everything off the page and every text too small to
read. Each names the line of the spec and both parties. All marks are convex (see ``shapes``); one sweep down the page
finds the pairs whose boxes overlap, and only these are looked at closely.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from operator import attrgetter

from snitflade.geometry import Point, Rectangle
from snitflade.picture.icons import ROLES as ICON
from snitflade.picture.ink import BACKDROP, Ink, InkKind, find_inks
from snitflade.problems import Place, Problem
from snitflade.scene import Outline, Scene, Text
from snitflade.shapes.polygons import depth, distance_to_edge, holds

SMALLEST_PT = 7.0  # pt: below it, print is not read at arm's length
_TOUCH = 0.3  # pt: an overlap that nobody sees; larger hides conflicts, smaller reports what rounding does
_LOOSE = 0.6  # pt: how far an end may be from an edge beside its pen; larger hides a line that stops short
_OFF_PAGE = 0.05  # pt: over the edge of the page; only what rounding can do
_STEEP = 0.7  # the sine of 45 degrees, near enough: at a smaller angle, the eye follows the wrong line
_ON_BACKDROP = ("name", "struck-name", "badge-sign", "group-title")
_HINT = "try shorter texts or names, a larger page, or two diagrams"
_ORDER = {InkKind.WORD: 0, InkKind.STRETCH: 1, InkKind.HEAD: 2, InkKind.SOLID: 3}
_VERBS = {
    (InkKind.WORD, InkKind.WORD): "overlaps",
    (InkKind.WORD, InkKind.STRETCH): "is crossed by",
    (InkKind.WORD, InkKind.HEAD): "is hit by",
    (InkKind.WORD, InkKind.SOLID): "overlaps",
    (InkKind.STRETCH, InkKind.STRETCH): "crosses",
    (InkKind.STRETCH, InkKind.HEAD): "runs through",
    (InkKind.STRETCH, InkKind.SOLID): "runs through",
    (InkKind.HEAD, InkKind.HEAD): "overlaps",
    (InkKind.HEAD, InkKind.SOLID): "reaches into",
    (InkKind.SOLID, InkKind.SOLID): "overlaps",
}


def find_conflicts(scene: Scene, place: Place, *, crossings_allowed: bool = False) -> list[Problem]:
    """Every conflict of a scene, in the order of its parts.

    :param place: where a conflict is reported whose parties have no line of the spec.
    :param crossings_allowed: lines may cross each other, at an angle at which each can be followed.
    """
    marks = find_inks(scene)
    page = Rectangle(-_OFF_PAGE, -_OFF_PAGE, scene.width + _OFF_PAGE, scene.height + _OFF_PAGE)
    found = [(one.group.place, message) for one in marks for message in _alone(one, page)]
    found += [
        (one.group.place or other.group.place, f"{one.name()} {_VERBS[one.kind, other.kind]} {other.name()}")
        for one, other in _close_pairs(marks)
        if not _is_meant(one, other)
        and not (crossings_allowed and _crosses_cleanly(one, other))
        and _overlap(one, other) > _TOUCH
    ]
    found += [(one.group.place, message) for one, message in _loose_ends(marks)]
    return [Problem(at or place, message, _HINT) for at, message in dict.fromkeys(found)]


def _alone(ink: Ink, page: Rectangle) -> Iterator[str]:
    """What is wrong with a mark on its own."""
    if ink.left < page.left or ink.top < page.top or ink.right > page.right or ink.bottom > page.bottom:
        yield f"{ink.name()} reaches over the edge of the page"
    if isinstance(ink.part, Text) and ink.part.size < SMALLEST_PT:
        yield f"{ink.name()} is too small to read, {ink.part.size:g} pt"
    if ink.holder and isinstance(ink.holder.part, Outline) and not _is_inside(ink, ink.holder, ink.holder.part):
        yield f"{ink.name()} reaches out of {ink.holder.name()}"


def _is_inside(ink: Ink, holder: Ink, outline: Outline) -> bool:
    dx, dy = outline.box.left - holder.left, outline.box.top - holder.top
    return holds(outline, ink.box.shift(dx, dy))


def _close_pairs(marks: Sequence[Ink]) -> Iterator[tuple[Ink, Ink]]:
    """The pairs whose boxes overlap, each in the order of their kinds."""
    by_top = sorted(marks, key=attrgetter("top"))
    for number, one in enumerate(by_top, start=1):
        for at in range(number, len(by_top)):
            other = by_top[at]
            if other.top >= one.bottom:
                break
            if other.left < one.right and other.right > one.left:
                yield (one, other) if _ORDER[one.kind] <= _ORDER[other.kind] else (other, one)


def _is_meant(one: Ink, other: Ink) -> bool:
    """Whether two marks belong on each other."""
    if other is one.holder or one is other.holder:
        return True
    if one.group is other.group and one.role in ICON and other.role in ICON:
        return one.role != other.role
    if one.group is other.group and not ICON & {one.role, other.role} and _is_of_badge(one, other):
        return one.kind is not InkKind.WORD or one.role == "badge-sign"
    if BACKDROP in (one.role, other.role):
        return one.kind is not InkKind.WORD or one.role in _ON_BACKDROP
    if one.kind is InkKind.STRETCH:
        same_line = other.kind is InkKind.STRETCH and other.part is one.part and other.group is one.group
        own_end = other.group is one.group and (other.kind is InkKind.HEAD or other.role == "assumed")
        return same_line or own_end
    return False


def _is_of_badge(one: Ink, other: Ink) -> bool:
    return "badge" in (one.role, other.role) or one.role == "badge-sign"


def _crosses_cleanly(one: Ink, other: Ink) -> bool:
    """Whether two straight pieces of line meet at a steep angle."""
    if one.kind is not InkKind.STRETCH or other.kind is not InkKind.STRETCH:
        return False
    (ax, ay), (bx, by) = _along(one), _along(other)
    return abs(ax * by - ay * bx) >= _STEEP * math.hypot(ax, ay) * math.hypot(bx, by)


def _along(stretch: Ink) -> Point:
    """The direction of a straight piece of line."""
    if stretch.polygon:
        (ax, ay), (bx, by), *_ = stretch.polygon
        return bx - ax, by - ay
    width, height = stretch.right - stretch.left, stretch.bottom - stretch.top
    return (1.0, 0.0) if width >= height else (0.0, 1.0)


def _overlap(one: Ink, other: Ink) -> float:
    """How deep two marks overlap whose boxes do, in points."""
    if one.polygon is None and other.polygon is None:
        return min(one.right - other.left, other.right - one.left, one.bottom - other.top, other.bottom - one.top)
    return depth(one.corners(), other.corners())


def _loose_ends(marks: Sequence[Ink]) -> Iterator[tuple[Ink, str]]:
    """The links that stop short of a box or the hub, or inside it."""
    solids = [ink for ink in marks if ink.role in ("box", "hub")]
    for ink in marks:
        if any(not any(_meets(end, solid) for solid in solids) for end in ink.ends):
            yield ink, f"{ink.name()} does not end at the edge of a box"


def _meets(end: Point, solid: Ink) -> bool:
    """Whether a point lies on the edge of a solid, as drawn with its pen."""
    stroke = solid.part.stroke if isinstance(solid.part, Outline) else None
    most = _LOOSE + (stroke.width / 2 if stroke else 0.0)
    x, y = end
    near_x = solid.left - most <= x <= solid.right + most
    near_y = solid.top - most <= y <= solid.bottom + most
    return near_x and near_y and distance_to_edge(end, solid.corners()) <= most
