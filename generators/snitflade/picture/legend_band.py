"""The legend: a key of the kinds of system, a block for each category with its line, and the notes, side by side.

    ┌──────────────────────────────────────────────────────────────────┐
    │ ▭ KMD System  │ ──► Afhængighed:      │ - -► Uklar …  │ TALKODER:│   The blocks get the widths at which
    │ ⌸ Data Lager  │ Eksternt system …     │ Det er …      │ Udgør …  │   all of them fit in the fewest
    │ ⬡ Ekstern Part│ …                     │               │          │   common lines.
    └──────────────────────────────────────────────────────────────────┘

Lengths are in em of the legend's own font unless they say points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from snitflade.diagram import Category, Kind
from snitflade.geometry import smallest
from snitflade.typesetting.font_metrics import FontMetrics
from snitflade.typesetting.line_breaking import Paragraph
from snitflade.values import value

LEADING = 1.22  # as that of the labels, so that the legend looks like a part of the picture
SAMPLE = 3.3  # the line of a category: long enough for each dash pattern to show; longer takes width from the heading
SAMPLE_GAP = 0.6  # from sample to heading; smaller, and an arrowhead touches a letter
ICON_WIDTH = 2.5  # a kind's outline in the key: wide enough to tell a stadium from a rectangle
ICON_HEIGHT = 1.15  # a kind's outline in the key: as high as a line of text, so that rows of the key are even
ICON_GAP = 0.65  # from outline to name in the key; smaller, and a hexagon's tip touches a letter
KEY_PITCH = 1.75  # between two rows of the key; smaller, and outlines seem to be stacked boxes
COLUMN_GAP = 2.2  # between two blocks, with a rule in its middle; larger takes width from the texts
PADDING_X = 1.2  # from the band's left and right edge to its content
PADDING_Y = 0.75  # from the band's upper and lower edge to its content; larger takes height from the systems
ROW_GAP = 0.9  # between two rows of blocks; smaller, and a heading seems to go on from the text above
MARK_ROOM = 1.6  # the diamond that marks what is assumed, and the gap to its heading
_LONGEST_WORD = 11.0  # a longer word may be hyphenated; larger, and one word decides how narrow a block can be
_MOST_LINES = 60  # lines of a block; no page has room for more
_MOST_ROWS = 4  # rows of blocks; more, and the legend would be higher than wide
# lines up to which one row of blocks is taken as it is; larger, and tall blocks stand where two rows are lower
_FEW_LINES = 7


@dataclass(slots=True, repr=False)
class LegendBlock:
    """A category, a note, or the explanation of the assumed mark: a sample (or none), a heading and a text."""

    id: str
    sample: Category | None
    sample_has_head: bool
    is_mark: bool
    heading: Paragraph
    text: Paragraph
    _narrowest: dict[int, float] = field(default_factory=dict)

    @property
    def indent(self) -> float:
        """How far the heading starts right of the block's edge, behind the sample."""
        if self.sample:
            return SAMPLE + SAMPLE_GAP
        return MARK_ROOM if self.is_mark else 0.0

    def heading_lines(self, width: float) -> int:
        """The lines that the heading takes at a width (em); a sample takes one line even without a heading."""
        lines = self.heading.count(width - self.indent)
        return max(lines, 1) if self.sample or self.is_mark else lines

    def lines(self, width: float) -> int:
        """The lines that heading and text take at a width (em)."""
        return self.heading_lines(width) + self.text.count(width)

    def narrowest(self, lines: int) -> float:
        """The smallest width (to 0.05 em) at which the block takes at most ``lines`` lines; infinite when none does."""
        known = self._narrowest.get(lines)
        if known is None:
            known = self._narrowest[lines] = self._search(lines)
        return known

    def _search(self, lines: int) -> float:
        low = max(self.heading.widest_piece + self.indent, self.text.widest_piece, 4.0)
        high = max(self.heading.natural_width + self.indent, self.text.natural_width, low)
        if self.lines(high) > lines:
            return math.inf
        if self.lines(low) <= lines:
            return low
        return smallest(low, high, 0.05, lambda width: self.lines(width) <= lines)


@value
class PlacedBlock:
    """``x`` and ``width`` in em from the band's left edge; ``line`` is the row's first line."""

    block: LegendBlock
    x: float
    width: float
    row: int


@value
class LegendPlan:
    """Where the blocks stand at one width. ``row_lines`` holds the lines of each row of blocks."""

    blocks: tuple[PlacedBlock, ...]
    row_lines: tuple[int, ...]
    key_columns: int
    key_width: float
    height: float


@dataclass(slots=True, repr=False)
class LegendBand:
    """What the legend of a diagram holds."""

    kinds: tuple[Kind, ...]
    blocks: tuple[LegendBlock, ...]
    metrics: FontMetrics

    def plan(self, width: float) -> LegendPlan | None:
        """The lowest band that fits in ``width`` em, its padding included; None when nothing fits."""
        one_row = self._plan(width, 1)
        if one_row and one_row.row_lines[0] <= _FEW_LINES:
            return one_row
        more = [self._plan(width, rows) for rows in range(2, min(_MOST_ROWS, len(self.blocks)) + 1)]
        fitting = [plan for plan in (one_row, *more) if plan]
        return min(fitting, key=lambda plan: plan.height + 2.0 * len(plan.row_lines), default=None)

    def _plan(self, width: float, rows: int) -> LegendPlan | None:
        inner = width - 2 * PADDING_X
        key_columns, key_width = 1, self._key_width(1)
        parts = _deal(self.blocks, rows)
        lines = [self._fewest(part, self._room(inner, key_width, part)) for part in parts]
        if not all(lines):
            return None
        tallest = max(self._height(lines) - 2 * PADDING_Y, KEY_PITCH)
        while math.ceil(len(self.kinds) / key_columns) * KEY_PITCH > tallest + 0.4 and key_columns < 3:
            key_columns += 1
            key_width = self._key_width(key_columns)
            lines = [self._fewest(part, self._room(inner, key_width, part)) for part in parts]
            if not all(lines):
                return None
            tallest = max(self._height(lines) - 2 * PADDING_Y, KEY_PITCH)
        height = max(self._height(lines), math.ceil(len(self.kinds) / key_columns) * KEY_PITCH + 2 * PADDING_Y)
        placed = [
            block
            for row, (part, count) in enumerate(zip(parts, lines, strict=True))
            for block in self._place(part, row, count, inner, key_width)
        ]
        return LegendPlan(tuple(placed), tuple(lines), key_columns, key_width, height)

    def _key_width(self, columns: int) -> float:
        if not self.kinds:
            return 0.0
        names = max(self.metrics.width(kind.name, True) for kind in self.kinds)
        return columns * (ICON_WIDTH + ICON_GAP + names) + (columns - 1) * ICON_GAP * 2

    def _room(self, inner: float, key_width: float, part: Sequence[LegendBlock]) -> float:
        gaps = len(part) - (0 if key_width else 1)
        return inner - key_width - COLUMN_GAP * gaps

    def _fewest(self, part: Sequence[LegendBlock], room: float) -> int:
        """The fewest common lines at which the blocks fit side by side in ``room``; 0 when they do not."""
        if not part:
            return 1
        low, high = 1, _MOST_LINES
        if math.fsum(block.narrowest(high) for block in part) > room:
            return 0
        while low < high:
            middle = (low + high) // 2
            if math.fsum(block.narrowest(middle) for block in part) <= room:
                high = middle
            else:
                low = middle + 1
        return low

    def _height(self, lines: Sequence[int]) -> float:
        return sum(lines) * LEADING + (len(lines) - 1) * ROW_GAP + 2 * PADDING_Y

    def _place(
        self, part: Sequence[LegendBlock], row: int, lines: int, inner: float, key_width: float
    ) -> list[PlacedBlock]:
        """The blocks of a row from left to right, what is left over shared out evenly."""
        widths = [block.narrowest(lines) for block in part]
        spare = (self._room(inner, key_width, part) - math.fsum(widths)) / max(len(part), 1)
        at = PADDING_X + (key_width + COLUMN_GAP if key_width else 0.0)
        placed: list[PlacedBlock] = []
        for block, width in zip(part, widths, strict=True):
            placed.append(PlacedBlock(block, at, width + spare, row))
            at += width + spare + COLUMN_GAP
        return placed


def _deal(blocks: Sequence[LegendBlock], rows: int) -> list[Sequence[LegendBlock]]:
    """The blocks in order, cut into rows of about the same amount of text."""
    weights = [block.heading.natural_width + block.text.natural_width + block.indent for block in blocks]
    total = math.fsum(weights) or 1.0
    parts: list[list[LegendBlock]] = [[] for _ in range(rows)]
    before = 0.0
    for block, weight in zip(blocks, weights, strict=True):
        parts[min(rows - 1, int((before + weight / 2) / total * rows))].append(block)
        before += weight
    return [part for part in parts if part] or [()]


def legend_block(  # noqa: PLR0913 - a block is what it holds
    name: str,
    sample: Category | None,
    heading: str,
    text: str,
    metrics: FontMetrics,
    language: str,
    *,
    head: bool = True,
    is_mark: bool = False,
) -> LegendBlock:
    """Measures a block once. ``head``: whether the lines of the category have arrowheads."""

    def bold(words: str) -> float:
        return metrics.width(words, True)

    def plain(words: str) -> float:
        return metrics.width(words)

    return LegendBlock(
        name,
        sample,
        head,
        is_mark,
        Paragraph(heading, bold, _LONGEST_WORD, language),
        Paragraph(text, plain, _LONGEST_WORD, language),
    )
