"""The title band: title on the left; subtitle, owner and logo on the right.

A long title shrinks to three quarters of its size, then takes more lines. A long subtitle moves below the title.
"""

from __future__ import annotations

import math
from typing import Protocol

from snitflade.characters import without_wishes
from snitflade.geometry import ROUNDING, Rectangle
from snitflade.scene import Group, Part, Picture, Text
from snitflade.theme import Theme
from snitflade.typesetting.font_metrics import TITLE_DOWN_EM, FontMetrics
from snitflade.typesetting.line_breaking import Paragraph
from snitflade.values import value

_GAP_EM = 1.6  # em of the subtitle: between title, subtitle, owner and logo; less, and they read as one
_SMALLEST_SHARE = 0.75  # of the title's size: it shrinks no further, but takes more lines
_LEADING = 1.2  # of a text's size, from baseline to baseline; smaller, and letters of two lines touch
_STEP = 0.25  # pt: sizes of the title are whole quarters, so that one letter more does not change it by a hair
_LOGO_EM = 1.9  # em of the subtitle: the height of the logo; larger, and it makes the band higher than the title
_WIDEST_RIGHT_END = 0.42  # of the page: a subtitle that makes the right end wider moves below the title


class HasTitle(Protocol):
    """What a title band is set for: a diagram, or the words of a picture of several."""

    @property
    def title(self) -> str:
        """The title, in large letters on the left."""

    @property
    def subtitle(self) -> str:
        """The subtitle on the right; "" without one."""

    @property
    def language(self) -> str:
        """The language of both, by whose rules a long one is broken."""


@value
class TitleBand:
    """``height`` (pt) runs from the page's margin to the foot of the band."""

    group: Group
    height: float


class _Setter:
    """Sets the texts of one band; ``width`` is the page's width within its margins, in points."""

    def __init__(self, titled: HasTitle, theme: Theme, metrics: FontMetrics, width: float, scale: float) -> None:
        self.titled, self.theme, self.metrics, self.width = titled, theme, metrics, width
        self.title_size = theme.sizes.title * scale
        self.side_size = theme.sizes.subtitle * scale

    def band(self) -> TitleBand:
        end = self._right_end_width()
        below = end > _WIDEST_RIGHT_END * self.width
        side_items = self._owner_items() if below else self._items()
        end = self._items_width(side_items)
        room = self.width - (end + _GAP_EM * self.side_size if end else 0.0)
        size, lines = self._title_lines(room)
        baseline = round(self.metrics.cap_height * size, 2)
        parts: list[Part] = [
            self._text(0.0, baseline + n * _LEADING * size, line, size, self.theme.colours.title, True, "title")
            for n, line in enumerate(lines)
        ]
        parts += self._right_end(side_items, baseline)
        foot = baseline + (len(lines) - 1) * _LEADING * size
        if below:
            extra = self._subtitle_below(foot)
            parts += extra
            foot = extra[-1].baseline if extra else foot
        return TitleBand(Group("title-band", ("title-band",), 0.0, 0.0, tuple(parts)), foot + TITLE_DOWN_EM * size)

    def _items(self) -> list[tuple[str, bool, str]]:
        subtitle = [(without_wishes(self.titled.subtitle), False, "subtitle")] if self.titled.subtitle else []
        return subtitle + self._owner_items()

    def _owner_items(self) -> list[tuple[str, bool, str]]:
        owner = self.theme.owner
        return [(owner.name, True, "owner")] if owner and owner.name else []

    def _items_width(self, items: list[tuple[str, bool, str]]) -> float:
        gap = _GAP_EM * self.side_size
        widths = [self.metrics.width(text, bold) * self.side_size for text, bold, _ in items]
        if self.theme.owner and self.theme.owner.logo:
            widths.append(_LOGO_EM * self.side_size * self.theme.owner.logo.aspect)
        return math.fsum(widths) + gap * max(0, len(widths) - 1)

    def _right_end_width(self) -> float:
        return self._items_width(self._items())

    def _right_end(self, items: list[tuple[str, bool, str]], baseline: float) -> list[Part]:
        size, gap = self.side_size, _GAP_EM * self.side_size
        at = self.width
        parts: list[Part] = []
        owner = self.theme.owner
        if owner and owner.logo:
            height = _LOGO_EM * size
            left = at - height * owner.logo.aspect
            top = baseline - self.metrics.cap_height * size / 2 - height / 2
            parts.append(Picture(_round(Rectangle(left, top, at, top + height)), owner.logo.address, owner.name))
            at = left - gap
        for text, bold, role in reversed(items):
            at -= self.metrics.width(text, bold) * size
            parts.append(self._text(at, baseline, text, size, self.theme.colours.muted, bold, role))
            at -= gap
        return parts[::-1]

    def _title_lines(self, room: float) -> tuple[float, tuple[str, ...]]:
        """The size (pt) and lines of the title in ``room`` points."""
        title, size = self.titled.title, self.title_size
        least = max(size * _SMALLEST_SHARE, self.theme.sizes.smallest)
        fitting = int(room / max(self._bold(title), ROUNDING) / _STEP) * _STEP
        if fitting >= least:
            return min(size, fitting), (without_wishes(title),)
        paragraph = Paragraph(title, self._bold, room / least, self.titled.language)
        return least, paragraph.lines(room / least)

    def _subtitle_below(self, foot: float) -> list[Text]:
        size = self.side_size
        paragraph = Paragraph(self.titled.subtitle, self.metrics.width, self.width / size, self.titled.language)
        lines = paragraph.lines(self.width / size)
        colour = self.theme.colours.muted
        return [
            self._text(0.0, foot + 1.5 * size + n * _LEADING * size, line, size, colour, False, "subtitle")
            for n, line in enumerate(lines)
        ]

    def _bold(self, text: str) -> float:
        return self.metrics.width(text, True)

    def _text(self, x: float, baseline: float, text: str, size: float, colour: str, bold: bool, role: str) -> Text:
        width = round(self.metrics.width(text, bold) * size, 2)
        return Text(round(x, 2), round(baseline, 2), text, size, colour, width, bold=bold, role=role)


def _round(box: Rectangle) -> Rectangle:
    return Rectangle(round(box.left, 2), round(box.top, 2), round(box.right, 2), round(box.bottom, 2))


def make_title_band(titled: HasTitle, theme: Theme, metrics: FontMetrics, width: float, scale: float) -> TitleBand:
    """Sets the band in ``width`` points; ``scale`` is the page's width by the theme's base width."""
    return _Setter(titled, theme, metrics, width, scale).band()
