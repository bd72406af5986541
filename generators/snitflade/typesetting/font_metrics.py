"""How wide a text is, before anything is placed: advances and pair kerning, as a browser draws it.

In: a text without line breaks, composed (NFC; the reader sees to that). Out: its width in em. The shipped family is
measured from a table built beforehand (``fonts/metrics.json``); a user's own font by HarfBuzz, through
:func:`metrics_of`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache, lru_cache
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING

from snitflade.fonts import METRICS

if TYPE_CHECKING:
    from snitflade.fonts.shaping import WeightTable

# How far a line of text reaches up and down from its baseline, in em of its size. The font's own ``hhea`` states 1.025
# and 0.275: a whole line with room for accents above capitals, most of which stays empty. Three smaller reaches:

INK_UP_EM, INK_DOWN_EM = 0.75, 0.22
"""What nearly all letters cover: "d" 0.74 up, "g" 0.212 down. The gate's. Larger, lines that pass just above or below a
text would count as conflicts; smaller, a real overlap would pass."""

FRAME_UP_EM, FRAME_DOWN_EM = 0.82, 0.24
"""A frame around a text, such as an area to click or a text box in a deck: the letters with some air, brackets (0.76
up) too. Larger, the frames of two lines of a label, 1.22 em apart, would overlap."""

TITLE_DOWN_EM = 0.28
"""What the title band keeps free below its last baseline. Larger, the picture would start lower; smaller, the
descenders of a title (0.212) would come near the hub's line."""

# Soft hyphen, zero width space, (non-)joiner, word joiner: nothing to draw, no width, and kerning sees past them.
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060")
_END = "\0"
_CACHED_TEXTS = 1 << 16  # measured texts that are kept: a large batch has some ten thousand; more would take memory


class _Pairs(dict[str, int]):
    """Two characters → advance of the first plus the kerning between them, in font units; worked out when asked for."""

    def __init__(self, table: WeightTable, units_per_em: int) -> None:
        super().__init__()
        characters = table["characters"]
        self.advances = dict(zip(characters, table["advances"], strict=True))
        self._left = dict(zip(characters, table["left"], strict=True))
        self._right = dict(zip(characters, table["right"], strict=True))
        self._kerning = table["kerning"]
        self._unknown = units_per_em

    def __missing__(self, pair: str) -> int:
        first, second = pair[0], pair[1]
        units = self.advances.get(first, self._unknown)
        if first in self._left and second in self._right:
            units += self._kerning[self._left[first]][self._right[second]]
        self[pair] = units
        return units


class FontMetrics:
    """Two weights of a family, measured. All lengths that it gives are in em, ``cap_height`` too.

    A character that the font lacks counts as 1 em, wider than nearly any fallback draws it.
    """

    def __init__(self, regular: WeightTable, bold: WeightTable, cap_height: int, units_per_em: tuple[int, int]) -> None:
        """``cap_height`` (font units) is of the regular weight; ``units_per_em`` of the regular and the bold file."""
        self._pairs = (_Pairs(regular, units_per_em[0]), _Pairs(bold, units_per_em[1]))
        self._units_per_em = units_per_em
        self.cap_height = cap_height / units_per_em[0]
        advances = self._pairs[0].advances
        self._zero = INVISIBLE.union(c for c, advance in advances.items() if advance == 0)
        self._known = INVISIBLE.union(advances.keys() & self._pairs[1].advances.keys())
        self._cached_width = lru_cache(_CACHED_TEXTS)(self._width)

    def width(self, text: str, bold: bool = False) -> float:
        """The text's width in em at any size: the sum of its advances and of the kerning between neighbours."""
        return self._cached_width(text, bold)

    def _width(self, text: str, bold: bool) -> float:
        if not self._zero.isdisjoint(text):
            text = "".join(c for c in text if c not in self._zero)
        # The end mark pairs with the last character and kerns with nothing.
        pairs = map(add, text, text[1:] + _END)
        return sum(map(self._pairs[bold].__getitem__, pairs)) / self._units_per_em[bold]

    def missing(self, text: str) -> str:
        """The distinct characters that one of the weights cannot draw, in the order of appearance."""
        if self._known.issuperset(text):
            return ""
        return "".join(dict.fromkeys(c for c in text if c not in self._known))


@cache
def default_metrics() -> FontMetrics:
    """The measures of the shipped family, read once."""
    data = json.loads(METRICS.read_text(encoding="utf-8"))
    units = data["units_per_em"]
    return FontMetrics(data["regular"], data["bold"], data["cap_height"], (units, units))


def metrics_of(regular: Path, bold: Path, characters: Iterable[str]) -> FontMetrics:
    """Measures a user's own fonts, for the given characters only (others count as missing).

    :raises SnitfladeError: when a file cannot be read or is no TrueType or OpenType font.
    """
    # Imports HarfBuzz: 40 ms that a run with the shipped family saves.
    from snitflade.fonts import shaping

    wanted = frozenset(characters)
    fonts = shaping.open_font(regular), shaping.open_font(bold)
    tables = [shaping.measure_weight(font, wanted) for font in fonts]
    units_per_em = fonts[0].face.upem, fonts[1].face.upem
    return FontMetrics(tables[0], tables[1], shaping.measure_cap_height(fonts[0]), units_per_em)
