"""A native table: its header row marked as such, texts in the deck's font."""

from __future__ import annotations

import math
from collections.abc import Sequence

from snitflade.geometry import Rectangle
from snitflade.renderers.slides.colours import solid, theme_fill
from snitflade.renderers.slides.paragraphs import LANGUAGES
from snitflade.renderers.slides.xml import Element, element, emu, properties, tag, text_element, transform
from snitflade.scene import Table

_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_GRID_STYLE = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # "No Style, Table Grid", which every PowerPoint knows
_NUMBER = 3
_ROW_EM = 1.9
_SPREAD = 1.25  # of the narrow columns, for a wider font


def table_frame(
    table: Table, rows: Sequence[tuple[str, ...]], room: Rectangle, language: str, *, themed: bool
) -> Element:
    """``p:graphicFrame`` of some rows of a table under its headings, as wide as the room."""
    first = [width * _SPREAD for width in table.widths[:-1]]
    widths = [emu(width) for width in (*first, max(room.width - math.fsum(first), room.width / 3))]
    height = emu(_ROW_EM * table.size)
    writer = _Writer(table, language, themed)
    drawn = [writer.row(table.headings, height, is_head=True), *(writer.row(row, height) for row in rows)]
    grid = element("a:tblGrid", *(element("a:gridCol", w=width) for width in widths))
    style = element("a:tableStyleId")
    style.text = _GRID_STYLE
    about = element("a:tblPr", style, firstRow=1)
    data = element("a:graphicData", element("a:tbl", about, grid, *drawn), uri=_TABLE)
    box = (emu(room.left), emu(room.top), sum(widths), height * (len(rows) + 1))
    place = transform(box)
    place.tag = tag("p:xfrm")
    locks = element("p:cNvGraphicFramePr", element("a:graphicFrameLocks", noGrp=1))
    named = element("p:nvGraphicFramePr", properties(_NUMBER, "table", table.title), locks, element("p:nvPr"))
    return element("p:graphicFrame", named, place, element("a:graphic", data))


class _Writer:
    def __init__(self, table: Table, language: str, is_themed: bool) -> None:
        self.table, self.language = table, LANGUAGES.get(language, language)
        self.ink = theme_fill(("tx1", 0, 0)) if is_themed else solid(table.ink)
        self.head = theme_fill(("bg1", 95_000, 0)) if is_themed else solid(table.head_fill)

    def row(self, cells: Sequence[str], height: int, *, is_head: bool = False) -> Element:
        made = [self._cell(words, is_head, bold=is_head or n == 0) for n, words in enumerate(cells)]
        return element("a:tr", *made, h=height)

    def _cell(self, words: str, is_head: bool, *, bold: bool) -> Element:
        size = round(self.table.size * 100) // 10 * 10
        about = element("a:rPr", _copy(self.ink), lang=self.language, sz=size, b=int(bold))
        run = element("a:r", about, text_element("a:t", words))
        body = element("a:txBody", element("a:bodyPr"), element("a:lstStyle"), element("a:p", run))
        fill = _copy(self.head) if is_head else element("a:noFill")
        side, above = emu(self.table.size * 0.5), emu(self.table.size * 0.2)
        return element("a:tc", body, element("a:tcPr", fill, marL=side, marR=side, marT=above, marB=above))


def _copy(fill: Element) -> Element:
    from copy import deepcopy

    return deepcopy(fill)
