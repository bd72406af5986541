"""How close texts, lines and boxes stand. Lengths are in em of the label font.

The normal figures are those of the layout study (shared design notes, "Row geometry"). The condensed ones keep its two
rules: letters of neighbouring lines stay apart (ink is 0.97 em high), and the gap above a text is clearly larger than
the one to its own line.
"""

from __future__ import annotations

from snitflade.values import value

LEADING = 1.22  # from baseline to baseline; ink is 0.97 high, so that less would bring letters of two lines together
ABOVE_LINE = 0.30  # from a line up to its text; larger, and a text seems to hang between two lines
# from a line down to the next text: clearly more than above, so that each text is read with its own line
BELOW_LINE = 0.78
BARE_LINE = 0.45  # above a line without text: half an arrowhead and some air
BOX_GAP = 0.75  # between two boxes; smaller, and a wing looks like one table
ARROW_ROOM = 1.7  # more between two boxes that an arrow joins: two heads of 0.82 and a bit of line
NAME_PADDING = 0.42  # above and below a name in its box; larger makes wings of short labels higher


@value
class Spacing:
    """The distances (em) of one picture.

    ``above_line`` and ``below_line`` lead from a line to the text above it and below it; ``arrow_room`` is what an
    arrow between two boxes adds to ``box_gap``; ``smallest_legend`` sets the legend at the theme's smallest size.
    """

    leading: float = LEADING
    above_line: float = ABOVE_LINE
    below_line: float = BELOW_LINE
    bare_line: float = BARE_LINE
    box_gap: float = BOX_GAP
    arrow_room: float = ARROW_ROOM
    name_padding: float = NAME_PADDING
    smallest_legend: bool = False


NORMAL = Spacing()
CONDENSED = Spacing(1.12, 0.24, 0.60, 0.40, 0.50, 1.6, 0.28, smallest_legend=True)
