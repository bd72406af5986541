"""What all drawing shares: the theme, the label size, and the few shapes that stand in several places."""

from __future__ import annotations

from snitflade.diagram import Category
from snitflade.geometry import Point, Rectangle, Shape
from snitflade.names import Ids
from snitflade.palette import code_colour, line_colour
from snitflade.picture.spacing import NORMAL, Spacing
from snitflade.scene import Outline, Stroke, Text
from snitflade.shapes.forms import form_of
from snitflade.theme import Theme
from snitflade.typesetting.font_metrics import FontMetrics
from snitflade.values import value

BASELINE_DROP = 0.33  # em: from the foot of a line of text up to its baseline; larger, and texts stand off their lines
_BOX_LINE_SHARE = 0.9  # of the coloured lines' width: a box's edge; larger, and boxes outweigh the lines
HIGHLIGHT = 2.0  # what the width of a highlighted or new line or edge is multiplied by; less is not seen from afar
_MARK_HALF = 0.34  # em: half the height of the diamond on a line; larger, and it hides a short line
_BADGE_HALF = 0.52  # em: the radius of a badge; larger, and badges of two lines of text touch
_SIGN_SHARE = 0.7  # em: a badge's sign, if that can be read; larger, and a sign reaches over its disc
_SIGN_DROP = 0.28  # of a sign's size, from its middle to its baseline: + − ≠ stand in the middle of the disc
_DISC_HALF = 0.66  # of a sign's size: the least radius of its disc, where small print sets the sign


@value
class Look:
    """``em`` is the label size and ``line_width`` that of the coloured lines, in points."""

    theme: Theme
    metrics: FontMetrics
    em: float
    line_width: float
    ids: Ids
    spacing: Spacing = NORMAL

    def code_colour(self, category: Category) -> str:
        """A category's colour as text on the page, moved to be read there."""
        return code_colour(category.colour, self.theme.colours.page, self.theme.category_colours)

    def line_colour(self, category: Category) -> str:
        """A category's colour as a line on the page, moved to be seen there."""
        return line_colour(category.colour, self.theme.colours.page, self.theme.category_colours)

    @property
    def box_stroke(self) -> Stroke:
        """The pen of a system's box."""
        return Stroke(self.theme.colours.box_line, round(self.line_width * _BOX_LINE_SHARE, 3))

    def text(
        self, at: Point, words: str, colour: str, role: str, *, bold: bool, size: float, centred: bool = False
    ) -> Text:
        """A line of text with its baseline starting (or, centred, its middle) at a point; ``size`` in points."""
        width = round(self.metrics.width(words, bold) * size, 2)
        return Text(round(at[0], 2), round(at[1], 2), words, round(size, 3), colour, width, bold, centred, role)

    def badge(self, centre: Point, sign: str) -> tuple[Outline, Text]:
        """A sign in a dark disc, for a change picture."""
        size, colours = max(self.em * _SIGN_SHARE, self.theme.sizes.smallest), self.theme.colours
        half = max(_BADGE_HALF * self.em, _DISC_HALF * size)
        x, y = centre
        box = Rectangle(round(x - half, 2), round(y - half, 2), round(x + half, 2), round(y + half, 2))
        disc = Outline(Shape.STADIUM, box, round(half, 2), colours.ink, None, "badge")
        at = (x, y + _SIGN_DROP * size)
        return disc, self.text(at, sign, colours.page, "badge-sign", bold=True, size=size, centred=True)

    def mark_assumed(self, centre: Point, category: Category) -> Outline:
        """A small hollow diamond on a line: something about it is assumed."""
        return diamond(centre, _MARK_HALF * self.em, self, self.line_colour(category))


def diamond(centre: Point, half: float, look: Look, colour: str) -> Outline:
    """The mark of the assumed, ``half`` as high as from its middle to a tip (pt)."""
    x, y = centre
    box = Rectangle(round(x - half, 2), round(y - half, 2), round(x + half, 2), round(y + half, 2))
    return Outline(
        Shape.HEXAGON, box, round(half, 2), look.theme.colours.page, Stroke(colour, look.line_width), "assumed"
    )


def outline(shape: Shape, box: Rectangle, em: float, fill: str, stroke: Stroke, role: str) -> Outline:
    """The outline of a kind in a box, with the rim, corner or tip that its shape has."""
    box = Rectangle(round(box.left, 2), round(box.top, 2), round(box.right, 2), round(box.bottom, 2))
    return Outline(shape, box, round(form_of(shape).rim(box, em), 2), fill, stroke, role)
