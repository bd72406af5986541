"""The table of the texts that a codes-only picture leaves out: code, system, direction, text. Lengths are points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from snitflade.geometry import ROUNDING, Rectangle, Shape
from snitflade.names import slug
from snitflade.picture.wording import WORDING
from snitflade.scene import Group, Line, Outline, Part, Scene, Stroke, Table, Text
from snitflade.theme import BASE_WIDTH_PT, Theme
from snitflade.typesetting.font_metrics import FontMetrics
from snitflade.typesetting.line_breaking import Paragraph

_SIZE_PT = 9.0  # on a page 960 pt wide; larger makes the table longer, smaller is hard to read in print

# In em of the table's text.
_TITLE_SHARE = 1.3  # the size of the title
_LEADING = 1.3  # from line to line; larger than in labels, as the lines of a table are long
_DROP = 0.38  # from the foot of a line up to its baseline: the letters stand in the middle of their line
_PADDING_X = 0.7  # left and right in a cell; smaller, and two columns run into each other
_PADDING_Y = 0.4  # above and below in a cell; smaller, and rows look like one text
_GAP = 0.8  # from the baseline of the title to the table; larger, and the title seems to belong to the picture
_SLACK = 0.1  # a cell is wider than its text by this, as programs that show a deck round widths their own way

_MOST = (0.16, 0.26, 0.12)  # of the page's width: codes, system, direction; more leaves too little for the text
_RULE_PT = 0.6  # the width of a rule; thicker makes the grid louder than the text


def draw_text_table(scene: Scene, rows: Sequence[tuple[str, ...]], theme: Theme, metrics: FontMetrics) -> Table:
    """Draw the table below a scene, as wide as its page allows. Each of ``rows`` holds four cells."""
    words = WORDING[scene.language]
    scale = scene.width / BASE_WIDTH_PT
    margin = theme.sizes.margin * scale
    size = round(max(theme.sizes.smallest, _SIZE_PT * scale), 2)
    widths = _column_widths((words.table_headings, *rows), size, scene.width - 2 * margin, metrics)
    drawer = _TableDrawer(theme, metrics, size, margin, widths, scene.language)
    drawn = drawer.draw(words.table_title, words.table_headings, rows, scene.height)
    colours = theme.colours
    return Table(
        title=words.table_title,
        headings=words.table_headings,
        rows=tuple(rows),
        widths=tuple(round(width, 2) for width in widths),
        size=size,
        margin=round(margin, 2),
        title_colour=colours.title,
        ink=colours.ink,
        head_fill=colours.band_fill,
        rule=colours.band_line,
        height=round(drawer.foot + margin - scene.height, 2),
        drawn=tuple(drawn),
    )


def _column_widths(rows: Sequence[tuple[str, ...]], size: float, width: float, metrics: FontMetrics) -> list[float]:
    """Each column as wide as its longest cell, up to a share of the page; the last one gets the rest."""
    widths = [
        min(
            max(metrics.width(row[column], True) for row in rows) * size + (2 * _PADDING_X + _SLACK) * size,
            most * width,
        )
        for column, most in enumerate(_MOST)
    ]
    return [*widths, width - sum(widths)]


@dataclass(slots=True, repr=False)
class _TableDrawer:
    """Draws from the top down; ``foot`` is where the last row ends."""

    theme: Theme
    metrics: FontMetrics
    size: float
    margin: float
    widths: list[float]
    language: str
    foot: float = 0.0

    def draw(self, title: str, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]], top: float) -> list[Group]:
        """The groups of the table, its title first, from ``top`` (pt) down."""
        colours, size = self.theme.colours, round(self.size * _TITLE_SHARE, 2)
        baseline = round(size, 2)
        words = self._make_text(0.0, baseline, title, colours.title, "table-title", True, size)
        groups = [Group("table-title", ("table-title",), round(self.margin, 2), round(top, 2), (words,))]
        self.foot = top + baseline + _GAP * self.size
        groups.append(self._draw_row("table-head", headings, is_head=True))
        for number, row in enumerate(rows, start=1):
            groups.append(self._draw_row(f"table-{number}-{slug(row[0])}", row, is_head=False))
        return groups

    def _draw_row(self, name: str, cells: Sequence[str], *, is_head: bool) -> Group:
        colours = self.theme.colours
        texts: list[Text] = []
        left, most = 0.0, 1
        for number, (words, width) in enumerate(zip(cells, self.widths, strict=True)):
            bold = is_head or number == 0
            role = "table-head" if is_head else "table-code" if bold else "table-text"
            lines = self._break(words, width, bold)
            most = max(most, len(lines))
            for n, line in enumerate(lines):
                baseline = (_PADDING_Y + (n + 1) * _LEADING - _DROP) * self.size
                texts.append(self._make_text(left + _PADDING_X * self.size, baseline, line, colours.ink, role, bold))
            left += width
        height = round((most * _LEADING + 2 * _PADDING_Y) * self.size, 2)
        rule = Line(((0.0, height), (round(left, 2), height)), Stroke(colours.band_line, _RULE_PT), "rule")
        panel: Part = _make_panel(left, height, colours.band_fill)
        parts: tuple[Part, ...] = (panel, *texts) if is_head else (*texts, rule)
        group = Group(name, ("table-row",), round(self.margin, 2), round(self.foot, 2), parts)
        self.foot += height
        return group

    def _break(self, words: str, width: float, bold: bool) -> tuple[str, ...]:
        room = width / self.size - 2 * _PADDING_X + ROUNDING
        return Paragraph(words, lambda text: self.metrics.width(text, bold), room, self.language).lines(room)

    def _make_text(
        self, x: float, baseline: float, words: str, colour: str, role: str, bold: bool, size: float = 0.0
    ) -> Text:
        size = size or self.size
        width = round(self.metrics.width(words, bold) * size, 2)
        return Text(round(x, 2), round(baseline, 2), words, size, colour, width, bold, role=role)


def _make_panel(width: float, height: float, fill: str) -> Outline:
    return Outline(Shape.RECTANGLE, Rectangle(0.0, 0.0, round(width, 2), height), 0.0, fill, None, "band")
