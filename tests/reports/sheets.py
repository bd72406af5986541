"""Contact sheets: several diagrams on one PNG, for a designer's eye."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image

from snitflade.picture.pages import PAGES
from snitflade.renderers import png
from snitflade.scene import Scene
from tests.edits import EDITS
from tests.reports.calm_edits import Calm
from tests.reports.pairs import Drawn

_WIDTH_PX = 1400
_GAP_PX = 24


def write_sheets(pictures: Sequence[Drawn], edits: Sequence[Calm], folder: Path) -> Iterator[Path]:
    """A sheet for each page, as-is diagrams on the left, and one with the edit of each kind that moves most."""
    for page in PAGES:
        on_page = [one.picture.scene for one in pictures if one.page == page]
        yield _saved(on_page, folder / f"{page}.png")
    restless = [max((e for e in edits if e.edit.kind == kind), key=lambda e: e.mean, default=None) for kind in EDITS]
    yield _saved([scene for edit in restless if edit for scene in edit.scenes], folder / "edits.png")


def _saved(scenes: Sequence[Scene], path: Path) -> Path:
    """The scenes in two columns."""
    tiles = [Image.open(io.BytesIO(png.render(scene, _WIDTH_PX))).convert("RGB") for scene in scenes]
    height = max((tile.height for tile in tiles), default=1)
    rows = (len(tiles) + 1) // 2
    sheet = Image.new("RGB", (2 * _WIDTH_PX + 3 * _GAP_PX, rows * (height + _GAP_PX) + _GAP_PX), "#d0d4d8")
    for number, tile in enumerate(tiles):
        sheet.paste(tile, (_GAP_PX + number % 2 * (_WIDTH_PX + _GAP_PX), _GAP_PX + number // 2 * (height + _GAP_PX)))
    sheet.save(path)
    return path
