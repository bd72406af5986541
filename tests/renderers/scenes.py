"""Small scenes to draw, and what can be read back from a PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pikepdf

from snitflade.geometry import Rectangle
from snitflade.scene import FontFace, Group, Part, Picture, Scene, Text
from snitflade.typesetting.font_metrics import default_metrics

DEFAULT_FONT = FontFace("Snitflade Sans", ("sans-serif",))
PLEX = resources.files("fontpkg_ibm_plex_sans_condensed").joinpath("files")
NONE = pikepdf.Dictionary()
RED_SQUARE = (
    "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAxIDEiPjxyZWN0IHdp"
    "ZHRoPSIxIiBoZWlnaHQ9IjEiIGZpbGw9IiNmMDAiLz48L3N2Zz4="
)


def plex(style: str) -> Path:
    """A font file of a family that typst knows under another name than its own."""
    return Path(str(PLEX)) / f"IBMPlexSansCondensed-{style}.ttf"


def text(words: str, y: float = 50.0, bold: bool = False, centred: bool = False, size: float = 20.0) -> Text:
    width = default_metrics().width(words, bold) * size
    role = f"{'bold' if bold else 'label'}{'-centred' if centred else ''}"
    return Text(100.0 if centred else 10.0, y, words, size, "#000000", width, bold, centred, role)


def picture(address: str) -> Picture:
    return Picture(Rectangle(50, 25, 150, 75), address, "logo")


def scene(
    *parts: Part, title: str = "A title", description: str = "Some words", font: FontFace = DEFAULT_FONT
) -> Scene:
    """A white page of 200 × 100 points with these parts."""
    group = Group("group", ("group",), 0.0, 0.0, parts)
    return Scene("small", 200.0, 100.0, title, description, "en", "#ffffff", font, 10.0, (group,))


def raw_text(data: bytes) -> str:
    """The letters of a PDF in the order of its content streams, with nothing between them, as simple readers see it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return "".join(_letters(pdf.pages[0].obj))


def _letters(holder: pikepdf.Object) -> Iterator[str]:
    resources_of = holder.Resources
    maps = {name: _unicode_map(font.ToUnicode.read_bytes()) for name, font in resources_of.get("/Font", NONE).items()}
    current: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(holder):
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator == "Tf":
            current = maps[str(operands[0])]
        elif operator in ("Tj", "TJ"):
            shown = list(operands[0]) if operator == "TJ" else operands
            yield from (_decoded(bytes(item), current) for item in shown if isinstance(item, pikepdf.String))
        elif operator == "Do" and resources_of.XObject[str(operands[0])].Subtype == "/Form":
            yield from _letters(resources_of.XObject[str(operands[0])])


def _decoded(codes: bytes, meaning: dict[int, str]) -> str:
    return "".join(meaning[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2))


def _unicode_map(cmap: bytes) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\n", cmap)
    return {int(code, 16): bytes.fromhex(word.decode()).decode("utf-16-be") for code, word in pairs}


def in_order(words: list[str], whole: str) -> bool:
    """Whether all the words are found, each after the one before."""
    places = [whole.find(word) for word in words]
    return min(places) >= 0 and all(before < after for before, after in pairwise(places))
