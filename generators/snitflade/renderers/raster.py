"""SVG drawings without texts as PNG through typst: many at once, on all cores, and no library of the system.

It is for drawings whose letters are outlines, so no font is looked for.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from snitflade.problems import SnitfladeError
from snitflade.templates import template_folder

if TYPE_CHECKING:
    import typst

Drawing: TypeAlias = "tuple[bytes, tuple[float, float]]"
"""An SVG file, and its width and height in points."""


def render(drawings: Sequence[Drawing], dpi: float) -> list[bytes]:
    """A PNG file of each drawing, with ``dpi`` pixels an inch.

    :raises SnitfladeError: when typst refuses one.
    """
    import typst

    if not drawings:
        return []
    pages = [{"picture": svg.decode("utf-8"), "width": size[0], "height": size[1]} for svg, size in drawings]
    inputs = {"pages": json.dumps(pages, ensure_ascii=False)}
    source = (template_folder() / "pictures.typ").read_bytes()
    try:
        made = _compiler().compile(source, format="png", ppi=dpi, sys_inputs=inputs)
    except typst.TypstError as error:
        raise SnitfladeError(f"cannot make the PNG: {error.message}", "; ".join(error.hints)) from error
    return [made] if isinstance(made, bytes) else [bytes(page) for page in made or ()]


@cache
def _compiler() -> typst.Compiler:
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[])
    return typst.Compiler(root=str(template_folder()), font_paths=fonts)
