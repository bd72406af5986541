"""SVG drawings without texts as PNG through typst: many at once, on all cores, and no library of the system.

It is for drawings whose letters are outlines, so no font is looked for.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeAlias

from snitflade.renderers.typst_document import compile_png

Drawing: TypeAlias = "tuple[bytes, tuple[float, float]]"
"""An SVG file, and its width and height in points."""


def render(drawings: Sequence[Drawing], dpi: float) -> list[bytes]:
    """A PNG file of each drawing, with ``dpi`` pixels an inch.

    :raises SnitfladeError: when typst refuses one.
    """
    if not drawings:
        return []
    pages = [{"picture": svg.decode("utf-8"), "width": size[0], "height": size[1]} for svg, size in drawings]
    return compile_png("pictures.typ", {"pages": json.dumps(pages, ensure_ascii=False)}, dpi)
