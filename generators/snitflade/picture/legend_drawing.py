"""Draws the legend band from its plan: the key of the kinds, each category with its line, the notes."""

from __future__ import annotations

import math

from snitflade.diagram import plain
from snitflade.geometry import Rectangle, Shape
from snitflade.palette import code_colour
from snitflade.picture.legend_band import (
    COLUMN_GAP,
    ICON_GAP,
    ICON_HEIGHT,
    ICON_WIDTH,
    KEY_PITCH,
    LEADING,
    MARK_ROOM,
    PADDING_X,
    PADDING_Y,
    ROW_GAP,
    SAMPLE,
    LegendBand,
    LegendPlan,
    PlacedBlock,
)
from snitflade.picture.look import BASELINE_DROP, Look, diamond, outline
from snitflade.picture.strokes import draw_arrow
from snitflade.scene import Group, Line, Outline, Part, Stroke, Text

_SAMPLE_RISE = 0.3  # em: a sample above its heading's baseline, at half the height of small letters
_RULE_SHARE = 0.6  # of the coloured lines' width; larger, and a rule looks like a line of the picture
_MARK_HALF = 0.36  # em: half the height of the diamond; a little larger than on a line, as it stands alone here


def draw_legend(
    legend: LegendBand, plan: LegendPlan, size: float, x: float, y: float, width: float, look: Look
) -> Group:
    """The band at ``x``, ``y`` on the page, ``width`` points wide, its text at ``size`` points."""
    return _LegendDrawer(legend, plan, size, width, look).group(x, y)


class _LegendDrawer:
    def __init__(self, legend: LegendBand, plan: LegendPlan, size: float, width: float, look: Look) -> None:
        self.legend, self.plan, self.size, self.width, self.look = legend, plan, size, width, look
        self.height = plan.height * size

    def group(self, x: float, y: float) -> Group:
        colours = self.look.theme.colours
        box = Rectangle(0.0, 0.0, round(self.width, 2), round(self.height, 2))
        rule = Stroke(colours.band_line, round(self.look.line_width * _RULE_SHARE, 3))
        panel = Outline(Shape.RECTANGLE, box, round(0.5 * self.size, 2), colours.band_fill, rule, "band")
        parts: list[Part] = [panel, *self._key(), *self._rules(rule), *map(self._block, self.plan.blocks)]
        return Group("legend", ("legend",), round(x, 2), round(y, 2), tuple(parts))

    def _key(self) -> list[Part]:
        kinds, columns = self.legend.kinds, self.plan.key_columns
        if not kinds:
            return []
        rows = math.ceil(len(kinds) / columns)
        column_width = (self.plan.key_width + 2 * ICON_GAP) / columns
        room = self.plan.height - 2 * PADDING_Y
        pitch = min(room / rows, KEY_PITCH * 1.5)
        top = PADDING_Y + (room - pitch * rows) / 2
        parts: list[Part] = []
        for number, kind in enumerate(kinds):
            x = (PADDING_X + number // rows * column_width) * self.size
            middle = (top + (number % rows + 0.5) * pitch) * self.size
            half = ICON_HEIGHT / 2 * self.size
            icon = Rectangle(x, middle - half, x + ICON_WIDTH * self.size, middle + half)
            colours = self.look.theme.colours
            parts.append(outline(kind.shape, icon, self.size * 0.72, colours.box_fill, self.look.box_stroke, "key"))
            baseline = middle + self.look.metrics.cap_height * self.size / 2
            left = x + (ICON_WIDTH + ICON_GAP) * self.size
            parts.append(self._text(left, baseline, kind.name, colours.ink, "key-name", True))
        return parts

    def _rules(self, rule: Stroke) -> list[Part]:
        """A thin upright rule between neighbouring blocks."""
        lines: list[Part] = []
        for row in range(len(self.plan.row_lines)):
            edges = [block.x for block in self.plan.blocks if block.row == row]
            top, bottom = self._row_top(row), self._row_top(row) + self.plan.row_lines[row] * LEADING
            if len(self.plan.row_lines) == 1:
                bottom = self.plan.height - PADDING_Y
            starts = edges if self.legend.kinds else edges[1:]
            for edge in starts:
                x = round((edge - COLUMN_GAP / 2) * self.size, 2)
                points = ((x, round(top * self.size, 2)), (x, round(bottom * self.size, 2)))
                lines.append(Line(points, rule, "rule"))
        return lines

    def _row_top(self, row: int) -> float:
        content = sum(self.plan.row_lines) * LEADING + (len(self.plan.row_lines) - 1) * ROW_GAP
        spare = max(self.plan.height - 2 * PADDING_Y - content, 0.0)
        start = PADDING_Y + (spare / 2 if len(self.plan.row_lines) > 1 else 0.0)
        return start + sum(self.plan.row_lines[:row]) * LEADING + row * ROW_GAP

    def _block(self, placed: PlacedBlock) -> Group:
        block, colours = placed.block, self.look.theme.colours
        x, line = placed.x * self.size, 0
        category = block.sample
        parts: list[Part] = list(self._sample(placed))
        how = self.look.theme.category_colours
        ink = code_colour(category.colour, colours.band_fill, how) if category else colours.ink
        left = x + block.indent * self.size
        for words in block.heading.lines(placed.width - block.indent):
            parts.append(self._text(left, self._baseline(placed.row, line), words, ink, "legend-heading", True))
            line += 1
        line = max(line, 1) if category or block.is_mark else line
        for words in block.text.lines(placed.width):
            parts.append(self._text(x, self._baseline(placed.row, line), words, colours.ink, "legend-text", False))
            line += 1
        classes = ("legend-entry", f"category-{category.key}") if category else ("legend-entry",)
        title = plain(" ".join(filter(None, (block.heading.text, block.text.text))))
        return Group(self.look.ids.unique(block.id), classes, 0.0, 0.0, tuple(parts), title)

    def _sample(self, placed: PlacedBlock) -> list[Part]:
        block = placed.block
        y = self._baseline(placed.row, 0) - _SAMPLE_RISE * self.size
        x = placed.x * self.size
        if block.sample:
            colour = self.look.line_colour(block.sample)
            path = ((x, y), (x + SAMPLE * self.size, y))
            dash = block.sample.dash
            return list(draw_arrow(path, False, block.sample_has_head, colour, dash, self.look.line_width, self.size))
        if block.is_mark:
            centre = (x + (MARK_ROOM / 2 - 0.2) * self.size, y)
            return [diamond(centre, _MARK_HALF * self.size, self.look, self.look.theme.colours.ink)]
        return []

    def _baseline(self, row: int, line: int) -> float:
        return (self._row_top(row) + (line + 1) * LEADING - BASELINE_DROP) * self.size

    def _text(self, x: float, baseline: float, words: str, colour: str, role: str, bold: bool) -> Text:
        return self.look.text((x, baseline), words, colour, role, bold=bold, size=self.size)
