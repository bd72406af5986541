"""The box of a system, in every layout: how much room its parts take, and how it is drawn.

┌──────────────────────┐   Left to right: side padding, the badge of a change picture, the icon, and the lines of
│ ≠ ┌──┐      KMD      │   the name in the middle of the rest, side padding. Lengths are in em of the label font
│   └──┘    P-Data     │   unless they say points.
└──────────────────────┘
"""

from __future__ import annotations

from dataclasses import replace

from snitflade.diagram import Icon
from snitflade.geometry import Rectangle, Shape
from snitflade.palette import contrast
from snitflade.picture.icons import HEIGHT as ICON_HEIGHT
from snitflade.picture.icons import PLATE, PLATE_MARGIN, icon_room, icon_size
from snitflade.picture.icons import ROLE as ICON
from snitflade.picture.look import HIGHLIGHT, Look, outline
from snitflade.picture.shown_changes import BADGE_ROOM, BADGE_WIDTH, Badge
from snitflade.picture.spacing import Spacing
from snitflade.scene import Outline, Part, Picture, Stroke, Text
from snitflade.shapes.forms import CORNER_EM, RIM_EM, end_inset, form_of
from snitflade.values import value

_GHOST_DASH = (3.0, 2.4)
"""Line widths: on and off. Unlike each pattern of a category, so that a ghost's edge is not read as a line."""


def side_padding(shape: Shape, badge: Badge | None = None) -> float:
    """What stays free (em) between the side of a box and its icon or name; a badge has its room in it."""
    return form_of(shape).padding_em + (BADGE_ROOM if badge else 0.0)


def box_height(shape: Shape, lines: int, spacing: Spacing, *, has_icon: bool) -> float:
    """The least height (em) of a box with a name of so many lines."""
    rims = 2 * RIM_EM if form_of(shape).front else 0.0
    return max(lines * spacing.leading, ICON_HEIGHT if has_icon else 0.0) + 2 * spacing.name_padding + rims


def box_stroke(look: Look, badge: Badge | None = None, *, highlight: bool = False) -> Stroke:
    """The pen of a box: heavier when its system is new or highlighted, pale and dashed when it is gone."""
    stroke = look.box_stroke
    if badge is Badge.REMOVED:
        dash = tuple(round(part * stroke.width, 3) for part in _GHOST_DASH)
        return Stroke(look.theme.colours.muted, stroke.width, dash)
    if highlight or badge is Badge.ADDED:
        return Stroke(stroke.colour, round(stroke.width * HIGHLIGHT, 3))
    return stroke


@value
class SystemBox:
    """What a system's box holds: the lines of its name and, in a change picture, of the name that it replaced.

    ``is_ghost``: a pale box where a system stood that is no longer there. ``is_hub``: in the colours of a hub, as it
    is one in another diagram.
    """

    shape: Shape
    name: tuple[str, ...]
    former_name: tuple[str, ...] = ()
    icon: Icon | None = None
    badge: Badge | None = None
    highlight: bool = False
    is_ghost: bool = False
    is_hub: bool = False

    def draw(self, box: Rectangle, look: Look) -> list[Part]:
        """The outline at ``box`` (pt), then icon, name and badge, in reading order."""
        rim = RIM_EM * look.em if form_of(self.shape).front else 0.0
        middle = (box.top + box.bottom) / 2 + rim
        return [
            self._outline(box, look),
            *self._icon(box, middle, look),
            *self._names(box, middle, look),
            *self._badge(box, middle, look),
        ]

    def _outline(self, box: Rectangle, look: Look) -> Outline:
        colours = look.theme.colours
        fill = colours.page if self.is_ghost else colours.hub_fill if self.is_hub else colours.box_fill
        stroke = box_stroke(look, Badge.REMOVED if self.is_ghost else self.badge, highlight=self.highlight)
        return outline(self.shape, box, look.em, fill, stroke, "box")

    def _names(self, box: Rectangle, middle: float, look: Look) -> list[Text]:
        """The lines of the names around ``middle`` (pt); struck through where they are no longer true."""
        em, colours = look.em, look.theme.colours
        lines = (*self.name, *self.former_name)
        leading = look.spacing.leading * em
        first = middle - (len(lines) - 1) * look.spacing.leading * em / 2 + look.metrics.cap_height * em / 2
        x = (box.left + box.right + icon_room(self.icon) * em) / 2
        ink = colours.muted if self.is_ghost else colours.hub_ink if self.is_hub else colours.ink
        texts = [
            look.text((x, first + n * leading), line, ink, "name", bold=True, size=em, centred=True)
            for n, line in enumerate(lines)
        ]
        kept = 0 if self.badge is Badge.REMOVED else len(self.name)
        struck = [replace(text, colour=colours.muted, role="struck-name", struck=True) for text in texts[kept:]]
        return texts[:kept] + struck

    def _badge(self, box: Rectangle, middle: float, look: Look) -> tuple[Part, ...]:
        if not self.badge:
            return ()
        x = box.left + (side_padding(self.shape) + BADGE_WIDTH / 2) * look.em
        return look.badge((x, middle), self.badge.value)

    def _icon(self, box: Rectangle, middle: float, look: Look) -> list[Part]:
        """The icon; in a cylinder it stands a little higher than the name, as the curves run higher there."""
        if not self.icon:
            return []
        # Cut to hundredths before it is placed, so that an icon is equally large wherever it stands: one image for all.
        width, height = (round(length * look.em, 2) for length in icon_size(self.icon))
        left = round(box.left + side_padding(self.shape, self.badge) * look.em, 2)
        top = round(middle - height / 2 - end_inset(self.shape, box, look.em, left + width / 2), 2)
        place = Rectangle(left, top, round(left + width, 2), round(top + height, 2))
        return [*_plate(place, look), Picture(place, self.icon.address, self.icon.name, ICON)]


def _plate(icon: Rectangle, look: Look) -> list[Part]:
    """A light ground for an icon in a dark box."""
    colours = look.theme.colours
    if contrast("#ffffff", colours.box_fill) < contrast("#000000", colours.box_fill):
        return []
    grown = icon.grow(PLATE_MARGIN * look.em)
    place = Rectangle(round(grown.left, 2), round(grown.top, 2), round(grown.right, 2), round(grown.bottom, 2))
    return [Outline(Shape.RECTANGLE, place, round(CORNER_EM * look.em, 2), colours.ink, None, PLATE)]
