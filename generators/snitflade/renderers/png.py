"""A Scene as PNG through cairosvg.

cairosvg knows no ``@font-face``: it asks the system for a font, takes another one in silence, and sets one letter
after the other without kerning. So it gets the outlines of the letters, and needs no font, setting or cache of the
system. The one library of the system that it wants, cairo, is loaded when the first PNG is drawn.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from snitflade import fonts
from snitflade.problems import SnitfladeError
from snitflade.renderers import svg
from snitflade.renderers.png_limits import LEAST_WIDTH_PX, MOST_HEIGHT_PX, MOST_WIDTH_PX
from snitflade.renderers.svg import Element
from snitflade.scene import FontFace, Scene, Text

if TYPE_CHECKING:
    from snitflade.renderers.glyphs import Outliner

PIXELS_PER_POINT = 2
"""Pixels of a point when no width is asked for: 144 an inch, sharp on a screen and in a document."""

_INSTALLING_CAIRO = {
    "linux": "sudo apt-get install libcairo2  (Fedora: sudo dnf install cairo; Alpine: apk add cairo)",
    "darwin": "brew install cairo",
    "win32": "winget install --id=tschoonj.GTKForWindows",
}


def render(scene: Scene, width_px: int | None = None) -> bytes:
    """The scene as a PNG file, ``width_px`` wide (by default two pixels a point), its height in proportion.

    A long table below the picture makes the default less: the height is ``MOST_HEIGHT_PX`` at most.

    :raises SnitfladeError: when the width is not between ``LEAST_WIDTH_PX`` and ``MOST_WIDTH_PX``, when the height is
        too large for it, when cairo is not installed, when a font cannot be read, or when there is too little memory.
    """
    scene = scene.unroll()
    width = check_width(_usual_width(scene) if width_px is None else width_px)
    height = max(1, round(width * scene.height / scene.width))
    if height > MOST_HEIGHT_PX:
        raise SnitfladeError(f"too high for a PNG: {height} pixels", f"--width {_highest_width(scene)} is possible")
    cairosvg = _cairosvg()
    picture = svg.render(scene, embed_font=False, write_text=_in_outlines(scene.font))
    try:
        # Not "unsafe": it then follows no reference but a data: address, and no XML entity.
        data = cairosvg.svg2png(picture, output_width=width, output_height=height, unsafe=False)
    except MemoryError:
        size = f"{width} × {height} pixels"
        raise SnitfladeError(f"too little memory for a PNG of {size}", "choose a smaller width") from None
    return bytes(data)


def picture_of_svg(svg: bytes, height_px: int) -> bytes:
    """An SVG of mere shapes, such as a checked logo, as a PNG. :raises SnitfladeError: when cairo is not installed."""
    return bytes(_cairosvg().svg2png(svg, output_height=height_px, unsafe=False))


def _usual_width(scene: Scene) -> int:
    return min(round(scene.width * PIXELS_PER_POINT), max(LEAST_WIDTH_PX, _highest_width(scene)))


def _highest_width(scene: Scene) -> int:
    return int(MOST_HEIGHT_PX * scene.width / scene.height)


def check_width(width_px: int) -> int:
    """The width itself. :raises SnitfladeError: when it is too small or too large."""
    if not LEAST_WIDTH_PX <= width_px <= MOST_WIDTH_PX:
        raise SnitfladeError(
            f"invalid width of the PNG: {width_px}", f"{LEAST_WIDTH_PX} to {MOST_WIDTH_PX} pixels are possible"
        )
    return width_px


def _cairosvg() -> Any:
    try:
        import cairosvg
    except OSError as error:
        to_type = _INSTALLING_CAIRO.get(sys.platform, "install the library libcairo.so.2")
        raise SnitfladeError("PNG needs the system library cairo, which is missing", to_type) from error
    return cairosvg


def _in_outlines(font: FontFace) -> Callable[[Text], Element]:
    if font.regular and font.bold:
        outliner = _outliner(font.regular, font.bold)
    else:
        outliner = _outliner(fonts.ttf(bold=False), fonts.ttf(bold=True))
    return lambda text: Element("path", [("d", outliner.path_data(text)), ("fill", text.colour)])


@lru_cache(maxsize=4)
def _outliner(regular: Path, bold: Path) -> Outliner:
    from snitflade.renderers.glyphs import Outliner

    return Outliner(regular, bold)
