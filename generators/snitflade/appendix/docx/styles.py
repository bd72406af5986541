"""Prepares the styles of the appendix: those of the organisation's template, found by name, or our own."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from snitflade.appendix.document import DocumentLook
from snitflade.appendix.docx.elements import element
from snitflade.values import value

_FONT = "Arial"
"""Comes with Word; LibreOffice uses Liberation Sans, which has the same widths. Our own font is not installed."""
_LANGUAGES = {"da": "da-DK", "en": "en-GB"}
_SIZES_PT = {"Title": 30.0, "Subtitle": 13.0, "Heading 1": 18.0, "Heading 2": 12.5, "Heading 3": 11.0, "Caption": 8.5}
_ABOVE_PT = {"Title": 0.0, "Subtitle": 0.0, "Heading 1": 0.0, "Heading 2": 14.0, "Heading 3": 10.0, "Caption": 6.0}
_BELOW_PT = {"Title": 12.0, "Subtitle": 6.0, "Heading 1": 8.0, "Heading 2": 5.0, "Heading 3": 4.0, "Caption": 4.0}


@value
class Styles:
    """The ids of the styles for the parts of an appendix."""

    title: str
    subtitle: str
    headings: tuple[str, str, str]
    contents: tuple[str, str]
    contents_title: str
    caption: str
    body: str
    fact: str
    table: str
    cell: str
    head_cell: str
    faint: str
    linked: str
    header: str
    footer: str


def styles_of(document: Any, look: DocumentLook, language: str, own: bool) -> Styles:
    """The styles of a document; those that it lacks are added.

    :param own: whether it is our own document, whose styles get our look, and not a template.
    """
    maker = _StyleMaker(document, look)
    _set_language(document, _LANGUAGES[language])
    if own:
        maker.dress()
    return Styles(
        title=maker.paragraph("Title"),
        subtitle=maker.paragraph("Subtitle"),
        headings=(maker.heading(1), maker.heading(2), maker.heading(3)),
        contents=(maker.contents(1), maker.contents(2)),
        contents_title=maker.contents_title(),
        caption=maker.paragraph("Caption"),
        body=document.styles["Normal"].style_id,
        fact=maker.small("Snitflade Fact", 10.0, 3.0),
        table=maker.table(),
        cell=maker.small("Snitflade Table", 7.5, 0.0),
        head_cell=maker.head_cell(),
        faint=maker.character("Snitflade Faint", look.muted, 6.5),
        linked=maker.character("Snitflade Link", look.title, None),
        header=maker.paragraph("Header"),
        footer=maker.paragraph("Footer"),
    )


class _StyleMaker:
    def __init__(self, document: Any, look: DocumentLook) -> None:
        self._styles, self._look = document.styles, look

    def dress(self) -> None:
        """Give the built-in styles our look."""
        normal = self._styles["Normal"]
        _set_font(normal, 9.5, self._look.ink)
        normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.1
        for name, size in _SIZES_PT.items():
            style = self._styles[name]
            _set_font(style, size, self._look.title)
            style.font.bold, style.font.italic = name not in {"Subtitle", "Caption"}, False
            style.paragraph_format.space_before, style.paragraph_format.space_after = (
                Pt(_ABOVE_PT[name]),
                Pt(_BELOW_PT[name]),
            )
            style.paragraph_format.keep_with_next = name.startswith("Heading")
            _drop_decoration(style)
        self._styles["Subtitle"].font.color.rgb = _colour(self._look.muted)
        self._styles["Caption"].font.color.rgb = _colour(self._look.ink)
        for name in ("Header", "Footer"):
            _set_font(self._styles[name], 7.5, self._look.muted)
            self._styles[name].paragraph_format.tab_stops.clear_all()

    def paragraph(self, name: str) -> str:
        return str(self._find_or_add(name, WD_STYLE_TYPE.PARAGRAPH).style_id)

    def heading(self, level: int) -> str:
        """The style of a heading, with the outline level that makes it one."""
        style = self._find_or_add(f"Heading {level}", WD_STYLE_TYPE.PARAGRAPH)
        properties = style.element.get_or_add_pPr()
        if properties.find(qn("w:outlineLvl")) is None:
            properties.append(element("outlineLvl", val=level - 1))
        return str(style.style_id)

    def contents(self, level: int) -> str:
        name = f"toc {level}"
        known = any(style.name.lower() == name for style in self._styles)
        style = self._find_or_add(name, WD_STYLE_TYPE.PARAGRAPH)
        if not known:
            style.base_style = self._styles["Normal"]
            style.font.bold = level == 1
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(6 if level == 1 else 0), Pt(3)
        return str(style.style_id)

    def contents_title(self) -> str:
        """The style of the heading of the contents, which is not in the contents itself."""
        style = self._find_or_add("TOC Heading", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = self._find_or_add("Heading 1", WD_STYLE_TYPE.PARAGRAPH)
        properties = style.element.get_or_add_pPr()
        for level in properties.findall(qn("w:outlineLvl")):
            properties.remove(level)
        properties.append(element("outlineLvl", val=9))
        return str(style.style_id)

    def small(self, name: str, size: float, below: float) -> str:
        known = name in self._styles
        style = self._find_or_add(name, WD_STYLE_TYPE.PARAGRAPH)
        if not known:
            style.base_style = self._styles["Normal"]
            style.font.size = Pt(size)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(below)
            style.paragraph_format.line_spacing = 1.0
        return str(style.style_id)

    def head_cell(self) -> str:
        known = "Snitflade Table Head" in self._styles
        style = self._find_or_add("Snitflade Table Head", WD_STYLE_TYPE.PARAGRAPH)
        if not known:
            style.base_style = self._find_or_add("Snitflade Table", WD_STYLE_TYPE.PARAGRAPH)
            style.font.bold, style.font.color.rgb = True, _colour(self._look.title)
            style.paragraph_format.keep_with_next = True
        return str(style.style_id)

    def character(self, name: str, colour: str, size: float | None) -> str:
        known = name in self._styles
        style = self._find_or_add(name, WD_STYLE_TYPE.CHARACTER)
        if not known:
            style.font.color.rgb = _colour(colour)
            style.font.size = None if size is None else Pt(size)
        return str(style.style_id)

    def table(self) -> str:
        """The style of tables: thin rules, a tinted head. A template may bring its own style with this name."""
        name = "Snitflade Table Grid"
        if name in self._styles:
            return str(self._styles[name].style_id)
        style = self._styles.add_style(name, WD_STYLE_TYPE.TABLE)
        made, look = style.element, self._look
        rule: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": look.rule[1:]}
        strong: dict[str, str | int] = {"val": "single", "sz": 8, "space": 0, "color": look.title[1:]}
        margins = element(
            "tblCellMar", element("top", w=45, type="dxa"), element("left", w=80, type="dxa"),
            element("bottom", w=45, type="dxa"), element("right", w=60, type="dxa"),
        )  # fmt: skip
        made.append(element(
            "tblPr", element("tblBorders", element("bottom", **rule), element("insideH", **rule)), margins,
        ))  # fmt: skip
        head = element(
            "tcPr", element("tcBorders", element("bottom", **strong)),
            element("shd", val="clear", color="auto", fill=look.head_fill[1:]),
        )  # fmt: skip
        made.append(element("tblStylePr", head, type="firstRow"))
        return str(style.style_id)

    def _find_or_add(self, name: str, kind: Any) -> Any:
        """The style with this name in any case; a new one when there is none."""
        for style in self._styles:
            if (style.name or "").lower() == name.lower() and style.type == kind:
                return style
        return self._styles.add_style(name, kind, builtin=not name.startswith("Snitflade"))


def _set_font(style: Any, size: float, colour: str) -> None:
    """Set font, size (pt) and colour of a style, in place of those of the empty document's theme."""
    style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _colour(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if "heme" in key]:
        del fonts.attrib[key]
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), _FONT)


def _drop_decoration(style: Any) -> None:
    """Remove the rule below the title and the letter spacing that the empty document's styles have."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    look = style.element.get_or_add_rPr()
    for name in ("spacing", "kern"):
        for found in look.findall(qn(f"w:{name}")):
            look.remove(found)


def _set_language(document: Any, language: str) -> None:
    root = document.styles.element
    defaults = root.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = element("docDefaults")
        root.insert(0, defaults)
    look = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if look is None:
        look = element("rPr")
        defaults.insert(0, element("rPrDefault", look))
    for found in look.findall(qn("w:lang")):
        look.remove(found)
    look.append(element("lang", val=language, eastAsia=language, bidi="ar-SA"))


def set_right_tab(paragraph: Any, width_pt: float, dotted: bool = False) -> None:
    """Give a paragraph a tab stop at its right end."""
    from docx.enum.text import WD_TAB_LEADER

    leader = WD_TAB_LEADER.DOTS if dotted else WD_TAB_LEADER.SPACES
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(width_pt), WD_TAB_ALIGNMENT.RIGHT, leader)


def _colour(colour: str) -> Any:
    return RGBColor.from_string(colour[1:].upper())
