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
Contour: TypeAlias = "tuple[float, float, str]"
"""A closed line: where it begins, in points from the start of the letter, y up; and the path data from there on."""
_STRIKE_HEIGHT = 0.3
"""em: from the baseline to the top of the bar that strikes a text; higher, and it passes over the small letters."""
_STRIKE_THICK = 0.06
"""em: the thickness of that bar; thicker, and it hides what it strikes."""


class Outliner:
    """Draws with a regular and a bold font file, the letters where they were when the text was measured."""

    def __init__(self, regular: Path, bold: Path) -> None:
        """:raises SnitfladeError: when a file cannot be read or is no TrueType or OpenType font."""
        self._fonts = (shaping.open_font(regular), shaping.open_font(bold))
        self._glyphs: dict[tuple[bool, int, float], list[Contour]] = {}

    def path_data(self, text: Text) -> str:
        """The text as the ``d`` of one path; lengths are points."""
        font = self._fonts[text.bold]
        scale = text.size / font.face.upem
        buffer = _shape(font, text.text)
        parts: list[str] = []
        at = 0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            left, baseline = text.left + (at + position.x_offset) * scale, text.baseline - position.y_offset * scale
            parts += [
                f"M{left + x:.3f} {baseline - y:.3f}{rest}"
                for x, y, rest in self._glyph(text.bold, info.codepoint, scale)
            ]
            at += position.x_advance
        if text.struck:
            parts.append(_strike(text, at * scale))
        return "".join(parts)

    def _glyph(self, bold: bool, number: int, scale: float) -> list[Contour]:
        """A letter in one size: the same words wherever it stands, which packs well."""
        if (bold, number, scale) not in self._glyphs:
            steps: list[Step] = []
            self._fonts[bold].draw_glyph(number, _drawing(), steps)
            self._glyphs[bold, number, scale] = _contours(steps, scale)
        return self._glyphs[bold, number, scale]


def _strike(text: Text, width: float) -> str:
    """A thin bar through the middle of the small letters."""
    top = text.baseline - _STRIKE_HEIGHT * text.size
    return f"M{text.left:.2f} {top:.2f}h{width:.2f}v{_STRIKE_THICK * text.size:.2f}h{-width:.2f}Z"


def _contours(steps: Sequence[Step], scale: float) -> list[Contour]:
    """The steps with each point relative to the one before; what is rounded off does not add up."""
    contours: list[Contour] = []
    steps_written: list[str] = []
    x = y = 0  # in thousandths of a point, as far as they have been written
    for letter, points in steps:
        moved_to = [(round(1000 * scale * across), round(1000 * scale * up)) for across, up in points]
        if letter == "M":
            x, y = moved_to[0]
            contours.append((x / 1000, y / 1000, ""))
            steps_written = []
            continue
        steps_written.append(letter.lower() + " ".join(f"{_short(a - x)} {_short(y - b)}" for a, b in moved_to))
        x, y = moved_to[-1] if moved_to else (x, y)
        contours[-1] = (*contours[-1][:2], "".join(steps_written))
    return contours


def _short(thousandths: int) -> str:
    return f"{thousandths / 1000:g}"


def _shape(font: uharfbuzz.Font, text: str) -> uharfbuzz.Buffer:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "da"  # as in measuring, whatever the locale
    uharfbuzz.shape(font, buffer, shaping.FEATURES)
    return buffer


def _drawing() -> uharfbuzz.DrawFuncs:
    """What HarfBuzz calls with each step of an outline; it adds the step to the list that comes along."""
    drawing = uharfbuzz.DrawFuncs()
    drawing.set_move_to_func(lambda x, y, steps: steps.append(("M", ((x, y),))))
    drawing.set_line_to_func(lambda x, y, steps: steps.append(("L", ((x, y),))))
    drawing.set_quadratic_to_func(lambda a, b, x, y, steps: steps.append(("Q", ((a, b), (x, y)))))
    drawing.set_cubic_to_func(lambda a, b, c, d, x, y, steps: steps.append(("C", ((a, b), (c, d), (x, y)))))
    drawing.set_close_path_func(lambda steps: steps.append(("Z", ())))
    return drawing
