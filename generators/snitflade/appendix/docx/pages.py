"""Makes the sections of a Word document: with portrait pages, and with landscape pages for figures.

A section is described where it ends (ECMA-376, part 1, 17.6). All are copies of the section of the template, or of the
empty document, that the appendix is in, so that they have its head and foot.
"""

from __future__ import annotations

import copy
from typing import Any

from docx.oxml.ns import qn

from snitflade.appendix.document import Paper
from snitflade.appendix.docx.elements import TWIPS_PER_POINT, Element, element, insert_in_order
from snitflade.appendix.figures import MARGIN_PT
from snitflade.picture.pages import PAGES
from snitflade.values import value

_OWN_MARGINS = {"left": 50.0, "right": 50.0, "top": 72.0, "bottom": 60.0, "header": 34.0, "footer": 30.0}
_OWN_LYING = {"left": MARGIN_PT, "right": MARGIN_PT, "top": 56.0, "bottom": 44.0, "header": 26.0, "footer": 22.0}
_A4_UPRIGHT = (PAGES["a4"].height, PAGES["a4"].width)
_AFTER_MARGINS = (
    "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg",
    "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip


@value
class Room:
    """The room for the content of a page, in points."""

    width: float
    height: float


class Pages:
    """Makes the sections of one document."""

    def __init__(self, base: Element, own: bool) -> None:
        """Start from a section.

        :param base: the section that the last part of the appendix stays in.
        :param own: whether it is our own document, not a template.
        """
        self.own = own
        if own:
            _set_page(base, _A4_UPRIGHT, _OWN_MARGINS, lying=False)
        self._base = base

    def room(self, paper: Paper | None) -> Room:
        """The room on a landscape page of this paper, or on a portrait page for None."""
        section = self._section(paper)
        size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
        width = _points(size, "w", 595.3) - _points(margins, "left", 72.0) - _points(margins, "right", 72.0)
        height = _points(size, "h", 841.9) - _points(margins, "top", 72.0) - _points(margins, "bottom", 72.0)
        return Room(max(width, 72.0), max(height, 144.0))

    def end(self, paper: Paper | None, first: bool) -> Element:
        """The end of a section. The ``first`` one keeps the title page and the first page number of the base."""
        section = self._section(paper)
        if not first:
            self.forget_first(section)
            _set_type(section)
        return section

    def forget_first(self, section: Element) -> None:
        """Give a later section no title page of its own, and let its page numbers continue."""
        for name in ("titlePg", "pgNumType"):
            for found in section.findall(qn(f"w:{name}")):
                if name == "titlePg" or qn("w:start") in found.attrib:
                    section.remove(found)

    def _section(self, paper: Paper | None) -> Element:
        section = copy.deepcopy(self._base)
        if paper:
            page = PAGES[paper.value]
            _set_page(section, (page.width, page.height), _OWN_LYING if self.own else {}, lying=True)
        return section


def _points(found: Any, name: str, missing: float) -> float:
    try:
        return abs(int(found.get(qn(f"w:{name}")))) / TWIPS_PER_POINT
    except (AttributeError, TypeError, ValueError):
        return missing


def _set_page(section: Element, size: tuple[float, float], margins: dict[str, float], lying: bool) -> None:
    width, height = (round(length * TWIPS_PER_POINT) for length in size)
    made = element("pgSz", w=width, h=height, **({"orient": "landscape"} if lying else {}))
    insert_in_order(section, made, ("pgMar", *_AFTER_MARGINS))
    if margins:
        lengths = {name: round(length * TWIPS_PER_POINT) for name, length in margins.items()}
        insert_in_order(section, element("pgMar", **lengths, gutter=0), _AFTER_MARGINS)


def _set_type(section: Element) -> None:
    """Let a section start on a new page."""
    insert_in_order(section, element("type", val="nextPage"), ("pgSz", "pgMar", *_AFTER_MARGINS))
