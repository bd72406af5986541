"""What to draw: placed shapes, lines and text runs, with every size and colour resolved.

A renderer sees a :class:`Scene` and nothing else. Lengths are points (1/72 in); x runs right and y down from the
page's top left corner, inside a :class:`Group` from the group's own origin, so that moving a row changes one line.
Colours are ``#rrggbb``. The order of groups and of their parts is the reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import TypeAlias

from snitflade.geometry import Point, Rectangle, Shape, hull
from snitflade.problems import Place
from snitflade.values import value


@value
class Stroke:
    """A pen. ``dash`` holds on- and off-lengths in points; empty is a solid line."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()


@value
class Outline:
    """A closed shape within ``box``. ``rim`` is a corner's radius, a cylinder's rim height or a hexagon's tip width."""

    shape: Shape
    box: Rectangle
    rim: float
    fill: str
    stroke: Stroke | None
    role: str = ""


@value
class Line:
    """An open line through ``points``."""

    points: tuple[Point, ...]
    stroke: Stroke
    role: str = "line"

    @property
    def box(self) -> Rectangle:
        """The smallest rectangle around the points."""
        return hull(self.points)


@value
class ArrowHead:
    """A filled triangle; the first point is its tip."""

    points: tuple[Point, Point, Point]
    fill: str

    @property
    def box(self) -> Rectangle:
        """The smallest rectangle around the points."""
        return hull(self.points)


@value
class Text:
    """One line of text. ``x`` is its left end, or its middle when ``centred``; ``width`` is what was measured.

    ``role`` is the part it plays (code, label, name, …); the style of a role is the same all over a scene.
    ``struck``: a line runs through it, as it is no longer true.
    """

    x: float
    baseline: float
    text: str
    size: float
    colour: str
    width: float
    bold: bool = False
    centred: bool = False
    role: str = "label"
    struck: bool = False

    @property
    def left(self) -> float:
        """Where the text begins, in points from the origin of its group."""
        return self.x - self.width / 2 if self.centred else self.x


@value
class Picture:
    """An embedded raster or vector image, as a ``data:`` address.

    ``role`` is ``icon`` of a small one that may stand in several places, "" of a logo.
    """

    box: Rectangle
    address: str
    title: str
    role: str = ""


Part: TypeAlias = "Outline | Line | ArrowHead | Text | Picture | Group"


@value
class Group:
    """Parts that belong together, such as a system's row. ``id`` is unique in the scene; ``title`` says it in words."""

    id: str
    classes: tuple[str, ...]
    x: float
    y: float
    parts: tuple[Part, ...]
    title: str = ""
    place: Place | None = None


@value
class Table:
    """Texts that have no room in a picture, in rows of cells.

    ``drawn`` is the table as it stands below the picture where a page may be taller, ``height`` points more; its
    origin is the picture's. Where a document has pages, it follows on the next ones: ``widths`` and ``margin`` (pt) are
    those of its columns and of the page, ``size`` (pt) that of its texts.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    size: float
    margin: float
    title_colour: str
    ink: str
    head_fill: str
    rule: str
    height: float
    drawn: tuple[Group, ...]


@value
class FontFace:
    """The font of a scene. ``regular`` and ``bold`` are the user's own font files; None means the built-in font."""

    family: str
    fallbacks: tuple[str, ...]
    regular: Path | None = None
    bold: Path | None = None


@value
class Scene:
    """A finished picture. ``label_size`` is the size of the links' texts in points, for reports and records.

    ``table`` holds what is no part of the picture but belongs to it. ``document`` is the title of the whole where the
    scene is one page of several. ``notes``: what may be said beside the picture, a heading and a line an interface.
    """

    id: str
    width: float
    height: float
    title: str
    description: str
    language: str
    background: str
    font: FontFace
    label_size: float
    groups: tuple[Group, ...] = field(default=())
    table: Table | None = None
    document: str = ""
    notes: tuple[str, ...] = ()

    def unroll(self) -> Scene:
        """The scene with its table, if it has one, drawn below the picture on a taller page."""
        if self.table is None:
            return self
        groups = (*self.groups, *self.table.drawn)
        return replace(self, height=round(self.height + self.table.height, 2), groups=groups, table=None)

    def flatten(self) -> Iterator[tuple[Group, Part, float, float]]:
        """Every part that is not a group, with its group and the offset that leads to page coordinates."""

        def walk(group: Group, dx: float, dy: float) -> Iterator[tuple[Group, Part, float, float]]:
            dx, dy = dx + group.x, dy + group.y
            for part in group.parts:
                if isinstance(part, Group):
                    yield from walk(part, dx, dy)
                else:
                    yield group, part, dx, dy

        for group in self.groups:
            yield from walk(group, 0.0, 0.0)
