"""Text bodies: a paragraph a line, at the pitch of the scene; pieces of a line, such as its code, have tab stops."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import field, replace
from itertools import pairwise

from snitflade.geometry import Rectangle
from snitflade.renderers.slides.colours import SlideColours
from snitflade.renderers.slides.frame import Frame
from snitflade.renderers.slides.texts import Block, Piece
from snitflade.renderers.slides.xml import Element, element, text_element
from snitflade.values import value

LANGUAGES = {"da": "da-DK", "en": "en-GB"}
_PITCH = 1.22
_FOOT = 0.25
_SPACE = 0.26
_LEAST_GAP = 0.2
_SLACK = 1.05


@value
class Style:
    """How the texts of a slide are written. ``shares``: of their sizes in the scene, by kind; ``wider``: see ``texts``.

    ``family``: the font, where it is not that of the deck's theme.
    """

    colours: SlideColours
    frame: Frame
    language: str
    shares: Mapping[str, float] = field(default_factory=dict)
    wider: float = 1.0
    family: str | None = None

    def heading(self) -> Style:
        """The style of a text that has room enough, with the size that it has in the scene."""
        return replace(self, shares={})

    def share(self, piece: Piece) -> float:
        """The share of its size in which a piece is set."""
        return self.shares.get(piece.kind, 1.0)

    def size(self, piece: Piece) -> int:
        """In hundredths of a point, tenths at the least, as PowerPoint shows them."""
        return max(self.frame.hundredths(piece.text.size * self.share(piece)) // 10 * 10, 100)


def place_of(block: Block) -> Rectangle:
    """The box of a block's texts on the page: all the room to its right, its first baseline where it was.

    And a little more, so that in the widest of fonts a line reaches too far rather than pushing down those below it.
    """
    first = block.lines[0][0]
    pitches = _pitches(block)
    top = first.baseline - pitches[0] + _FOOT * first.text.size
    right = block.left + max((block.limit - block.left) * _SLACK, 1.0)
    return Rectangle(block.left, top, right, top + math.fsum(pitches))


def body(block: Block, style: Style, *, centred: bool = False, right: bool = False) -> Element:
    """The text body. ``centred``: in the middle of its shape; else from its left top corner, or its right one."""
    align = "ctr" if centred else "r" if right else "l"
    paragraphs = [
        _paragraph(line, block, pitch, style, align) for line, pitch in zip(block.lines, _pitches(block), strict=True)
    ]
    lean = style.frame.length(2 * block.lean) if centred else 0
    about = frame_of_text("ctr" if centred else "t", max(lean, 0), max(-lean, 0))
    return element("p:txBody", about, element("a:lstStyle"), *paragraphs)


def frame_of_text(anchor: str, left: int = 0, right: int = 0) -> Element:
    """``a:bodyPr`` with no margins but these: the box is where the text is."""
    inset = {"lIns": left, "tIns": 0, "rIns": right, "bIns": 0}
    return element("a:bodyPr", element("a:noAutofit"), wrap="square", **inset, rtlCol=0, anchor=anchor)


def _pitches(block: Block) -> list[float]:
    """The height of each line: from the baseline before it to its own."""
    baselines = [line[0].baseline for line in block.lines]
    steps = [below - above for above, below in pairwise(baselines)]
    size = block.lines[0][0].text.size
    return [steps[0] if steps and steps[0] < 1.5 * size else _PITCH * size, *steps]


def _paragraph(line: list[Piece], block: Block, pitch: float, style: Style, align: str) -> Element:
    frame = style.frame
    indent = frame.length(line[0].left - block.left) if align == "l" else 0
    runs, stops = _runs(line, block, style)
    if indent and len(line) > 1:  # LibreOffice knows no tab stops in a paragraph that has an indent
        runs, stops, indent = [_run("\t", line[0], block, style), *runs], [indent, *stops], 0
    listed = element("a:tabLst", *(element("a:tab", pos=stop, algn="l") for stop in stops)) if stops else None
    spacing = element("a:lnSpc", element("a:spcPts", val=frame.hundredths(pitch)))
    none = [element(name, element("a:spcPts", val=0)) for name in ("a:spcBef", "a:spcAft")]
    margin = {"marL": indent, "indent": 0} if indent else {}
    return element("a:p", element("a:pPr", spacing, *none, element("a:buNone"), listed, algn=align, **margin), *runs)


def _runs(line: list[Piece], block: Block, style: Style) -> tuple[list[Element], list[int]]:
    """The runs of a line and its tab stops."""
    runs: list[Element] = []
    stops: list[int] = []
    end = line[0].left
    for number, piece in enumerate(line):
        if number:
            gap = _gap(piece, end)
            if gap == "\t":
                stops.append(style.frame.length(piece.left - block.left))
            runs.append(_run(gap, line[number - 1], block, style))
        runs.append(_run(piece.text.text, piece, block, style))
        end = max(piece.left, end) + piece.width_in(style.wider) * style.share(piece)
    return runs, stops


def _gap(piece: Piece, end: float) -> str:
    """What leads to a piece's place: a tab, or spaces where a wider font might have passed it already."""
    if piece.left - end > _LEAST_GAP * piece.text.size:
        return "\t"
    return "  "


def _run(text: str, piece: Piece, block: Block, style: Style) -> Element:
    family = [element(name, typeface=style.family) for name in ("a:latin", "a:cs")] if style.family else []
    about = element(
        "a:rPr",
        style.colours.text(piece.text, block.group),
        *family,
        lang=LANGUAGES.get(style.language, style.language),
        sz=style.size(piece),
        b=1 if piece.text.bold else 0,
        strike="sngStrike" if piece.text.struck else None,
    )
    return element("a:r", about, text_element("a:t", text))
