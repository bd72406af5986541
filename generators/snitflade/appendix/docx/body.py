"""Writes the parts of an appendix as blocks of a Word document."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from snitflade.appendix.document import (
    Appendix,
    Chapter,
    DiagramFigure,
    NumberedTable,
    Paper,
    Part,
    Run,
    Section,
    TableCell,
)
from snitflade.appendix.docx.elements import (
    TWIPS_PER_POINT,
    Element,
    Writer,
    bookmark_name,
    element,
    field,
    link,
    paragraph,
    run,
)
from snitflade.appendix.docx.pages import Pages
from snitflade.appendix.docx.pictures import EmbeddedPictures
from snitflade.appendix.docx.styles import Styles

_LOGO_PT = 46.0
"""Height of the logo; a wide one is smaller, so that it is at most 190 pt wide."""
_COVER_ABOVE_PT = 190
"""Space above the title of the cover, and above its facts; with much more, the cover takes two pages."""
_BELOW_TABLE_PT = 6
"""Space between a table and the text below it."""
_SHORT_TABLE = 9
"""Rows of a table that stays on one page; a longer one would leave too much of a page empty."""
_EN_SPACE = "\u2002"
_RESERVED_PT = 92.0
"""Height that headings and caption take from the page of a figure. Smaller: the caption moves to the next page."""
_RESERVED_TEMPLATE_PT = 150.0
"""As above, for a template, whose headings may be larger."""


class Body:
    """Collects the blocks, and ends a section where the paper changes or a chapter begins."""

    def __init__(
        self, appendix: Appendix, styles: Styles, writer: Writer, pictures: EmbeddedPictures, pages: Pages
    ) -> None:
        self._appendix, self._styles, self._writer, self._pictures = appendix, styles, writer, pictures
        self._pages, self._own = pages, pages.own
        self._paper: Paper | None = None
        self._ended = 0
        self.blocks: list[Element] = []
        self.heads: list[str] = [""]
        """The text of each section's running head; the cover has none."""
        self.papers: list[Paper | None] = [None]

    def write(self) -> None:
        """Write everything, from the cover to the assumptions, into ``blocks``."""
        self._cover()
        self._begin(None, self._appendix.names.contents)
        self._contents()
        for chapter in self._appendix.chapters:
            self._chapter(chapter)

    def _begin(self, paper: Paper | None, head: str) -> None:
        """Begin a section, on a new page."""
        section = self._pages.end(self._paper, first=self._ended == 0)
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.tag != qn("w:p"):
            last = _tiny_paragraph()
            self.blocks.append(last)
        last.find(qn("w:pPr")).append(section)
        self._ended += 1
        self._paper = paper
        self.heads.append(head)
        self.papers.append(paper)

    def _cover(self) -> None:
        cover, styles = self._appendix.cover, self._styles
        if cover.logo:
            logo = self._pictures.logo(cover.logo, min(_LOGO_PT, 190.0 / cover.logo.aspect), cover.owner)
            self.blocks.append(paragraph(styles.body, logo))
        title = paragraph(styles.title, run(cover.title))
        if self._own:
            title.find(qn("w:pPr")).append(element("spacing", before=_COVER_ABOVE_PT * TWIPS_PER_POINT))
        self.blocks.append(title)
        self.blocks += [paragraph(styles.subtitle, run(subtitle)) for subtitle in cover.subtitles]
        for number, (word, said) in enumerate(cover.facts):
            fact = paragraph(styles.fact, run(word), element("r", element("tab")), run(said))
            look = fact.find(qn("w:pPr"))
            look.append(element("tabs", element("tab", val="left", pos=90 * TWIPS_PER_POINT)))
            if self._own and number == 0:
                look.append(element("spacing", before=_COVER_ABOVE_PT * TWIPS_PER_POINT))
            self.blocks.append(fact)

    def _contents(self) -> None:
        """Write the contents as a field with its entries; Word adds the page numbers when it updates the field."""
        names, styles = self._appendix.names, self._styles
        self.blocks.append(paragraph(styles.contents_title, run(names.contents)))
        begin, code, separate, _, end = field('TOC \\o "1-2" \\h \\z \\u', "")
        entries = [self._entry(*entry) for entry in self._headings()]
        entries[0].find(qn("w:pPr")).addnext(begin)
        begin.addnext(code)
        code.addnext(separate)
        entries[-1].append(end)
        # The field is closed before its section is: LibreOffice else takes the page numbers of the foot for its own.
        self.blocks += [*entries, _tiny_paragraph()]

    def _headings(self) -> Iterator[tuple[int, str, str, str]]:
        """Level, number, title and anchor."""
        for number, chapter in enumerate(self._appendix.chapters, start=1):
            yield 1, f"{number}", chapter.title, chapter.anchor
            for inner, section in enumerate(chapter.sections, start=1):
                yield 2, f"{number}.{inner}", section.title, section.anchor

    def _entry(self, level: int, number: str, title: str, anchor: str) -> Element:
        entry = f"{number} {title}" if self._own else title
        page = field(f"PAGEREF {bookmark_name(anchor)} \\h", "")
        made = paragraph(
            self._styles.contents[level - 1], link(anchor, run(entry), element("r", element("tab")), *page)
        )
        right = round(self._pages.room(None).width * TWIPS_PER_POINT)
        tab = element("tab", val="right", leader="dot", pos=right)
        made.find(qn("w:pPr")).append(element("tabs", tab))
        return made

    def _chapter(self, chapter: Chapter) -> None:
        heading = self._heading(0, chapter.title, chapter.anchor)
        if chapter.parts or not any(section.figure for section in chapter.sections):
            self._begin(None, chapter.title)
            self.blocks.append(heading)
            heading = None
            self._parts(chapter.parts)
        for section in chapter.sections:
            self._section(section, chapter, heading)
            heading = None

    def _section(self, section: Section, chapter: Chapter, pending: Element | None) -> None:
        figure = section.figure
        if figure:
            self._begin(figure.paper, chapter.title)
        elif self._paper:
            self._begin(None, chapter.title)
        self.blocks += [pending] if pending is not None else []
        self.blocks.append(self._heading(1, section.title, section.anchor))
        if figure:
            self._figure(figure)
            self._begin(None, chapter.title)
        self._parts(section.parts)

    def _heading(self, level: int, title: str, anchor: str) -> Element:
        return paragraph(self._styles.headings[level], *self._writer.bookmark(anchor, run(title)))

    def _parts(self, parts: tuple[Part, ...]) -> None:
        for part in parts:
            if isinstance(part, NumberedTable):
                self._table(part)
                continue
            for line in part.lines:
                follows_table = self.blocks[-1].tag == qn("w:tbl")
                made = paragraph(self._styles.body, *self._writer.runs(line))
                if follows_table:
                    made.find(qn("w:pPr")).append(element("spacing", before=_BELOW_TABLE_PT * TWIPS_PER_POINT))
                self.blocks.append(made)

    def _figure(self, figure: DiagramFigure) -> None:
        room = self._pages.room(figure.paper)
        reserved = _RESERVED_PT if self._own else _RESERVED_TEMPLATE_PT
        for number, scene in enumerate(figure.pictures):
            scale = min(1.0, room.width / scene.width, (room.height - reserved) / scene.height)
            made = paragraph(self._styles.body, self._pictures.picture(figure, number, scale), keep=number == 0)
            _fit_line_to_picture(made)
            self.blocks.append(made)
            if number == 0:
                self._caption(figure)

    def _caption(self, figure: DiagramFigure) -> None:
        said = (Run(f". {figure.caption} ("), figure.description, Run(")"))
        number = field(f"SEQ {self._appendix.names.figure} \\* ARABIC", str(figure.number), element("b"))
        parts = (run(f"{self._appendix.names.figure} ", element("b")), *number, *self._writer.runs(said))
        self.blocks.append(paragraph(self._styles.caption, *self._writer.bookmark(figure.anchor, *parts)))

    def _table(self, table: NumberedTable) -> None:
        names = self._appendix.names
        number = field(f"SEQ {names.table} \\* ARABIC", str(table.number), element("b"))
        note = (element("r", element("br")), *self._writer.runs((Run(table.note, faint=True),))) if table.note else ()
        parts = (run(f"{names.table} ", element("b")), *number, run(f". {table.caption}"))
        named = self._writer.bookmark(table.anchor, *parts)
        caption = paragraph(self._styles.caption, *named, *note, keep=True)
        self.blocks += [caption, self._grid(table)]

    def _grid(self, table: NumberedTable) -> Element:
        width = self._pages.room(None).width * TWIPS_PER_POINT
        widths = [round(column.share * width) for column in table.columns]
        made = element("tbl", _table_properties(self._styles.table, sum(widths), table.caption))
        made.append(element("tblGrid", *(element("gridCol", w=column) for column in widths)))
        head = [_cell(paragraph(self._styles.head_cell, run(column.heading)), width=wide)
                for column, wide in zip(table.columns, widths, strict=True)]  # fmt: skip
        made.append(element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *head))
        for number, row in enumerate(table.rows, start=1):
            # A short table stays on one page.
            keep = number < len(table.rows) <= _SHORT_TABLE
            cells = [_cell(*self._lines(cell, keep), width=wide) for cell, wide in zip(row, widths, strict=True)]
            made.append(element("tr", element("trPr", element("cantSplit")), *cells))
        return made

    def _lines(self, cell: TableCell, keep: bool) -> Iterator[Element]:
        for number, line in enumerate(cell.lines):
            runs = list(self._writer.runs(line))
            if number == 0 and cell.sample:
                sample = self._pictures.sample(cell.sample.colour, cell.sample.dash)
                runs = [sample, run(_EN_SPACE), *runs]
            if number == 0 and cell.anchor:
                runs = list(self._writer.bookmark(cell.anchor, *runs))
            yield paragraph(self._styles.cell, *runs, keep=keep)


def _table_properties(style: str, width: int, caption: str) -> Element:
    return element(
        "tblPr", element("tblStyle", val=style), element("tblW", w=width, type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        element("tblCaption", val=caption),
    )  # fmt: skip


def _cell(*paragraphs: Element, width: int) -> Element:
    return element("tc", element("tcPr", element("tcW", w=width, type="dxa")), *paragraphs)


def _fit_line_to_picture(made: Element) -> None:
    """Make the line of a picture as high as the picture, whatever the line spacing of the style."""
    spacing = element("spacing", before=0, after=0, line=240, lineRule="auto")
    made.find(qn("w:pPr")).append(spacing)


def _tiny_paragraph() -> Element:
    """The paragraph that Word requires between a table or the contents and the end of the section; 1 pt high."""
    spacing = element("spacing", before=0, after=0, line=20, lineRule="exact")
    return element("p", element("pPr", spacing, element("rPr", element("sz", val=2))))
