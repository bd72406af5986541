"""Texts as the outlines of their letters, for a program that is not to look for fonts itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import uharfbuzz

from snitflade.fonts import shaping
from snitflade.scene import Text

Step: TypeAlias = "tuple[str, tuple[tuple[float, float], ...]]"
"""A command of path data and its points, in font units, y up."""
_STRIKE_HEIGHT = 0.3
_STRIKE_THICK = 0.06


class Outliner:
    """Draws with a regular and a bold font file, the letters where they were when the text was measured."""

    def __init__(self, regular: Path, bold: Path) -> None:
        """:raises SnitfladeError: when a file cannot be read or is no TrueType or OpenType font."""
        self._fonts = (shaping.open_font(regular), shaping.open_font(bold))
        self._glyphs: dict[tuple[bool, int], list[Step]] = {}

    def path_data(self, text: Text) -> str:
        """The text as the ``d`` of one path; lengths are points."""
        font = self._fonts[text.bold]
        scale = text.size / font.face.upem
        buffer = _shaped(font, text.text)
        parts: list[str] = []
        at = 0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            left, baseline = text.left + (at + position.x_offset) * scale, text.baseline - position.y_offset * scale
            parts += _placed(self._glyph(text.bold, info.codepoint), left, baseline, scale)
            at += position.x_advance
        if text.struck:
            parts.append(_strike(text, at * scale))
        return "".join(parts)

    def _glyph(self, bold: bool, number: int) -> list[Step]:
        if (bold, number) not in self._glyphs:
            steps: list[Step] = []
            self._fonts[bold].draw_glyph(number, _drawing(), steps)
            self._glyphs[bold, number] = steps
        return self._glyphs[bold, number]


def _strike(text: Text, width: float) -> str:
    """A thin bar through the middle of the small letters."""
    top = text.baseline - _STRIKE_HEIGHT * text.size
    return f"M{text.left:.2f} {top:.2f}h{width:.2f}v{_STRIKE_THICK * text.size:.2f}h{-width:.2f}Z"


def _placed(steps: Sequence[Step], left: float, baseline: float, scale: float) -> list[str]:
    return [
        letter + " ".join([f"{left + x * scale:.3f} {baseline - y * scale:.3f}" for x, y in points])
        for letter, points in steps
    ]


def _shaped(font: uharfbuzz.Font, text: str) -> uharfbuzz.Buffer:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "da"  # as in measuring, whatever the locale
    uharfbuzz.shape(font, buffer, shaping.FEATURES)
    return buffer


def _drawing() -> uharfbuzz.DrawFuncs:
    """HarfBuzz tells an outline step by step; these write the steps to the list that comes with them."""
    drawing = uharfbuzz.DrawFuncs()
    drawing.set_move_to_func(lambda x, y, steps: steps.append(("M", ((x, y),))))
    drawing.set_line_to_func(lambda x, y, steps: steps.append(("L", ((x, y),))))
    drawing.set_quadratic_to_func(lambda a, b, x, y, steps: steps.append(("Q", ((a, b), (x, y)))))
    drawing.set_cubic_to_func(lambda a, b, c, d, x, y, steps: steps.append(("C", ((a, b), (c, d), (x, y)))))
    drawing.set_close_path_func(lambda steps: steps.append(("Z", ())))
    return drawing
