"""The titled panel behind the boxes of a group of systems."""

from __future__ import annotations

from collections.abc import Iterable

from snitflade.diagram import plain
from snitflade.geometry import Point, Rectangle, Shape
from snitflade.names import slug
from snitflade.picture.look import Look, outline
from snitflade.problems import Place
from snitflade.scene import Group, Stroke

_EDGE_SHARE = 0.6  # of the coloured lines' width: a panel's edge; larger, and it competes with the boxes on it


def draw_group_panel(
    title: str,
    box: Rectangle,
    lines: Iterable[tuple[Point, str]],
    size: float,
    look: Look,
    origin: Point = (0.0, 0.0),
    place: Place | None = None,
) -> Group:
    """A panel in ``box`` with its title, in points from ``origin``.

    :param lines: the start of the baseline of each line of the title, and its words.
    :param size: of the title's letters, in points.
    :param place: where the spec names the group.
    """
    colours = look.theme.colours
    stroke = Stroke(colours.band_line, round(look.line_width * _EDGE_SHARE, 3))
    panel = outline(Shape.RECTANGLE, box, look.em, colours.band_fill, stroke, "group-panel")
    texts = (look.text(at, words, colours.muted, "group-title", bold=True, size=size) for at, words in lines)
    identity = look.ids.unique(f"group-{slug(title)}")
    return Group(identity, ("group",), round(origin[0], 2), round(origin[1], 2), (panel, *texts), plain(title), place)
