"""How close texts, lines and boxes stand. Lengths are in em of the label font.

The normal figures are those of the layout study (shared design notes, "Row geometry"). The condensed ones keep its two
rules: letters of neighbouring lines stay apart (ink is 0.97 em high), and the gap above a text is clearly larger than
the one to its own line.
"""

from __future__ import annotations

from snitflade.values import value

LEADING = 1.22
ABOVE_LINE = 0.30
BELOW_LINE = 0.78
BARE_LINE = 0.45
BOX_GAP = 0.75
ARROW_ROOM = 1.7
NAME_PADDING = 0.42


@value
class Spacing:
    """``above_line`` and ``below_line`` lead from a line to the text above it and below it; ``arrow_room`` is what an
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
