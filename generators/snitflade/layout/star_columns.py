"""The systems above and below the hub: a column each, with an upright line and the text to its right.

      ┌────────┐         ┌────────┐    ┐ box_height
      │  STAR  │         │  DST   │    ┘
      └───┬────┘         └───┬────┘    ┐
          │ 9 ↑ AMS …        │ 15      │ zone: at least the text with a margin above and below
          ▼                  ▼         ┘
    ══════════════ hub ═══════════     A system with lines of several categories has them side by side, and their
                                       texts one below the other.

Lengths are in em of the label font.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from snitflade.layout.labels import Label
from snitflade.layout.rows import JOINT_GAP, LEADING, Row, sized

TEXT_GAP = 0.7
TWIN_OFFSET = 0.9
COLUMN_GAP = 1.6
LEAST_ZONE = 3.2
ZONE_MARGIN = 0.75
_STEP = 0.5
_NARROWEST = 7.0
_WIDEST = 26.0
_MOST_LINES = 10


@dataclass(slots=True)
class Column:
    """A system in a top or bottom row. ``settings`` are pairs of lines and the least text width (em) that they take."""

    row: Row
    settings: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.labels:
            self.settings[0] = 0.0
            return
        least = max(_NARROWEST, *(label.least_width for label in self.labels))
        for step in range(max(int((_WIDEST - least) / _STEP), 0) + 1):
            self.settings.setdefault(self._lines(least + step * _STEP), least + step * _STEP)

    @property
    def labels(self) -> list[Label]:
        return [spoke.label for spoke in self.row.spokes if spoke.label]

    @property
    def spread(self) -> float:
        """How far the outer lines are from the middle."""
        return max(len(self.row.spokes) - 1, 0) / 2 * TWIN_OFFSET

    def _lines(self, width: float) -> int:
        return sum(label.lines(width, split=False) for label in self.labels)

    def text_width(self, lines: int) -> float | None:
        """The least width at which the texts take at most so many lines; None when no width does."""
        return min((width for count, width in self.settings.items() if count <= lines), default=None)

    def text_height(self, width: float) -> float:
        return self._lines(width) * LEADING + max(len(self.labels) - 1, 0) * JOINT_GAP

    def reach(self, text_width: float, box_width: float) -> float:
        """How far the column reaches right of its middle."""
        return max(box_width / 2, self.spread + TEXT_GAP + text_width if self.labels else 0.0)

    def box_height(self, box_width: float) -> float:
        names = self.row.name.count(self.row.name_width(box_width))
        return 2 * sized(self.row.shape, names, (), ()).box_half


@dataclass(frozen=True, slots=True)
class Band:
    """The columns on one side of the hub, left to right, in one setting of their texts."""

    columns: tuple[Column, ...]
    text_widths: tuple[float, ...]
    pitch: float
    zone: float
    box_height: float
    box_width: float

    def middles(self, width: float) -> tuple[float, ...] | None:
        """Where the columns' middles are, from the page's middle; None when they are too wide for ``width``.

        The boxes are centred, and move left only as far as the text of the last one needs it.
        """
        if not self.columns:
            return ()
        outer = (len(self.columns) - 1) / 2 * self.pitch
        reach = self.columns[-1].reach(self.text_widths[-1], self.box_width)
        shift = max(0.0, outer + reach - width / 2)
        if outer + shift + self.box_width / 2 > width / 2:
            return None
        return tuple(number * self.pitch - outer - shift for number in range(len(self.columns)))


EMPTY = Band((), (), 0.0, 0.0, 0.0, 0.0)


def bands(columns: Sequence[Column], box_width: float) -> list[Band]:
    """The ways to set the texts of one side, the fewest lines (and so the widest columns) first."""
    if not columns:
        return [EMPTY]
    fewest = max(min(column.settings) for column in columns)
    most = min(max(max(column.settings) for column in columns), max(_MOST_LINES, fewest))
    found: dict[tuple[float, ...], Band] = {}
    for lines in range(fewest, most + 1):
        widths = [width for column in columns if (width := column.text_width(lines)) is not None]
        if len(widths) == len(columns):
            found.setdefault(tuple(widths), _band(tuple(columns), tuple(widths), box_width))
    return list(found.values())


def _band(columns: tuple[Column, ...], widths: tuple[float, ...], box_width: float) -> Band:
    reaches = [column.reach(width, box_width) for column, width in zip(columns, widths, strict=True)]
    pitch = max([box_width + COLUMN_GAP, *(r + COLUMN_GAP + box_width / 2 for r, _ in pairwise(reaches))])
    texts = max(column.text_height(width) for column, width in zip(columns, widths, strict=True))
    zone = max(LEAST_ZONE, texts + 2 * ZONE_MARGIN)
    return Band(columns, widths, pitch, zone, max(c.box_height(box_width) for c in columns), box_width)
