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

from snitflade.geometry import ROUNDING
from snitflade.layout.labels import LinkLabel
from snitflade.layout.rows import JOINT_GAP, LEADING, SPOKE_MARGIN, SystemRow
from snitflade.picture.spacing import NORMAL
from snitflade.picture.system_box import box_height
from snitflade.values import value

# All in em of the label font.
TEXT_GAP = (
    0.7  # from an upright line to its text; larger widens every column, smaller and arrowheads come near the text
)
TWIN_OFFSET = 0.9  # between two lines of one system; smaller, and their arrowheads (0.58 wide) would nearly touch
COLUMN_GAP = 1.6  # between a column's text or box and the next box; larger, and fewer columns fit above the hub
LEAST_ZONE = 3.2  # the shortest upright line: two arrowheads and a mark for what is assumed have room on it
EDGE = 1.0  # between the hub's corner and the nearest line; smaller, and a line seems to belong to the other side
ZONE_MARGIN = 0.75  # above and below the texts beside an upright line, so that they touch neither box nor hub
_STEP = 0.5  # between two text widths that are tried; smaller takes longer for columns that hardly differ
_NARROWEST = 7.0  # text; narrower breaks nearly every phrase
_WIDEST = 26.0  # text; wider and a single column would take a third of the page
_ARM_LEAST = 1.8  # the level end of a line that bends to the hub's side; shorter, and the arrowhead fills it
# In lines: more beside one upright line make the band so high that little is left for the hub.
_MOST_LINES = 10
# A setting with more lines is worth trying only when it is narrower by this share; larger tries more that are alike.
_CLEARLY_NARROWER = 0.93


@dataclass(slots=True, repr=False)
class StarColumn:
    """A system above or below the hub, with its upright lines and their texts; all lengths in em.

    ``settings``: for numbers of lines, the least text width (em) that they take; ``labels``: that of each line, if it
    has one, with a column of codes of its own; ``spread``: how far the outer lines are from the middle.
    """

    row: SystemRow
    settings: dict[int, float] = field(default_factory=dict)
    labels: tuple[LinkLabel | None, ...] = ()
    spread: float = 0.0

    def __post_init__(self) -> None:
        self.labels = tuple(_with_own_codes(spoke.label) if spoke.label else None for spoke in self.row.spokes)
        self.spread = max(len(self.row.spokes) - 1, 0) / 2 * TWIN_OFFSET
        if not self.texts:
            self.settings[0] = 0.0
            return
        least = max(_NARROWEST, *(label.least_width for label in self.texts))
        for step in range(max(int((_WIDEST - least) / _STEP), 0) + 1):
            self.settings.setdefault(self._lines(least + step * _STEP), least + step * _STEP)

    @property
    def texts(self) -> list[LinkLabel]:
        """The labels of those lines that have one."""
        return [label for label in self.labels if label]

    def _lines(self, width: float) -> int:
        return sum(label.lines(width, split=False) for label in self.texts)

    def text_width(self, lines: int) -> float | None:
        """The least width (em) at which the texts take at most ``lines`` lines together; None when no width does."""
        return min((width for count, width in self.settings.items() if count <= lines), default=None)

    def text_height(self, width: float) -> float:
        """The height (em) of the texts, one below the other, set ``width`` em wide."""
        return self._lines(width) * LEADING + max(len(self.texts) - 1, 0) * JOINT_GAP

    def text_reach(self, text_width: float) -> float:
        """How far (em) texts ``text_width`` em wide reach right of the column's middle."""
        return self.spread + TEXT_GAP + text_width if self.texts else 0.0

    def box_height(self, box_width: float) -> float:
        """The height (em) of a box ``box_width`` em wide, with the name, an icon beside it and a rim."""
        width = self.row.name_width(box_width)
        lines = sum(name.count(width) for name in self.row.names)
        has_icon = self.row.icon is not None
        return max(box_height(self.row.shape, lines, NORMAL, has_icon=has_icon), 2 * SPOKE_MARGIN)


def _with_own_codes(label: LinkLabel) -> LinkLabel:
    """The label with its codes in no wider a column than they need, as no other texts stand under them."""
    widest = max((entry.codes.natural_width for entry in label.entries), default=0.0)
    return LinkLabel(
        label.entries, label.metrics, min(label.code_column, widest), label.codes, badge_room=label.badge_room
    )


@value
class StarBand:
    """The columns above or below the hub, left to right, in one setting of their texts; all lengths in em.

    ``pitch`` is from one column's middle to the next, ``zone`` the length of the upright lines.
    """

    columns: tuple[StarColumn, ...]
    text_widths: tuple[float, ...]
    text_reaches: tuple[float, ...]
    pitch: float
    zone: float
    box_height: float
    box_width: float

    @property
    def extent(self) -> float:
        """The width (em) that the columns take, near enough to compare two settings."""
        return self.pitch * (len(self.columns) - 1) + max(self.text_widths, default=0.0)

    @property
    def depth(self) -> float:
        """The height (em) of boxes and lines together."""
        return self.zone + self.box_height

    def middles(self, width: float) -> tuple[float, ...] | None:
        """Where the columns' middles are (em from the page's middle); None when they are too wide for ``width`` em.

        The boxes are centred, and move left only as far as the text of the last one needs it.
        """
        if not self.columns:
            return ()
        outer = (len(self.columns) - 1) / 2 * self.pitch
        reach = max(self.text_reaches[-1], self.box_width / 2)
        shift = max(0.0, outer + reach - width / 2)
        if outer + shift + self.box_width / 2 > width / 2:
            return None
        return tuple(number * self.pitch - outer - shift for number in range(len(self.columns)))


EMPTY = StarBand((), (), (), 0.0, 0.0, 0.0, 0.0)


def find_bands(columns: Sequence[StarColumn], box_width: float) -> list[StarBand]:
    """The ways to set the texts of columns (boxes ``box_width`` em wide), those with the fewest lines first."""
    if not columns:
        return [EMPTY]
    fewest = max(min(column.settings) for column in columns)
    most = min(max(max(column.settings) for column in columns), max(_MOST_LINES, fewest))
    found: list[StarBand] = []
    for lines in range(fewest, most + 1):
        widths = [width for column in columns if (width := column.text_width(lines)) is not None]
        if len(widths) == len(columns):
            band = _make_band(tuple(columns), tuple(widths), box_width)
            if not found or band.extent < _CLEARLY_NARROWER * found[-1].extent:
                found.append(band)
    return found


def _make_band(columns: tuple[StarColumn, ...], widths: tuple[float, ...], box_width: float) -> StarBand:
    reaches = tuple(column.text_reach(width) for column, width in zip(columns, widths, strict=True))
    pitch = max([box_width + COLUMN_GAP, *(r + COLUMN_GAP + box_width / 2 for r in reaches[:-1])])
    texts = max(column.text_height(width) for column, width in zip(columns, widths, strict=True))
    zone = max(LEAST_ZONE, texts + 2 * ZONE_MARGIN)
    return StarBand(columns, widths, reaches, pitch, zone, max(c.box_height(box_width) for c in columns), box_width)


@value
class PlacedBand:
    """A band of columns in its place: where the middles and the lines are, and each column's first and last line."""

    band: StarBand
    middles: tuple[float, ...]
    lines: tuple[float, ...]
    ends: tuple[tuple[float, float], ...]


def side_of(band: StarBand, width: float) -> PlacedBand | None:
    """A band in its place on a page ``width`` em wide; None when it is too wide."""
    middles = band.middles(width)
    if middles is None:
        return None
    pairs = [(x, c.spread, len(c.row.spokes)) for c, x in zip(band.columns, middles, strict=True) if c.row.spokes]
    lines = tuple(x - spread + number * TWIN_OFFSET for x, spread, count in pairs for number in range(count))
    return PlacedBand(band, middles, lines, tuple((x - spread, x + spread) for x, spread, _ in pairs))


def find_clear_hub(ends: Sequence[tuple[float, float]], widest: float, least: float) -> float | None:
    """The width (em) of the widest hub that all lines either meet from above or below, or pass at a distance.

    None when no hub of ``least`` to ``widest`` em is clear of them.

    :param ends: where each column's first and last line is, in em from the hub's middle.
    """
    half = widest / 2
    while half >= least / 2 - ROUNDING:
        at_corner = [min(abs(a), abs(b)) for a, b in ends if _is_at_corner(a, b, half)]
        if not at_corner:
            return 2 * half
        half = min(at_corner) - _ARM_LEAST - ROUNDING
    return None


def _is_at_corner(a: float, b: float, half: float) -> bool:
    straight = a >= EDGE - half and b <= half - EDGE
    return not straight and a < half + _ARM_LEAST and b > -half - _ARM_LEAST
