"""The appendix in neutral parts: headings, paragraphs, tables, figures, and the links between them.

Texts are plain. An ``anchor`` is an id of a-z, 0-9 and "-", unique in the document; a ``target`` is the anchor of
another part, or "". Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TypeAlias

from snitflade.diagram import Dash
from snitflade.geometry import Rectangle
from snitflade.scene import FontFace, Scene
from snitflade.theme import Logo
from snitflade.values import value


@value
class Run:
    """Words in one style. ``faint``: smaller and in grey; ``target``: where a click on them leads."""

    text: str
    bold: bool = False
    faint: bool = False
    target: str = ""


TextLine: TypeAlias = tuple[Run, ...]


@value
class Sample:
    """A short piece of a category's line, ``#rrggbb``."""

    colour: str
    dash: Dash


@value
class TableCell:
    """Lines of text, with a sample before the first; ``anchor`` is for links to the cell."""

    lines: tuple[TextLine, ...]
    sample: Sample | None = None
    anchor: str = ""

    @property
    def text(self) -> str:
        """The text of all lines, with line feeds between them."""
        return "\n".join("".join(run.text for run in line) for line in self.lines)


@value
class TableColumn:
    """``share`` is its part of the table's width; the shares of a table add up to 1."""

    heading: str
    share: float


@value
class NumberedTable:
    """A table; the first cell of a row names the row. ``number`` counts the tables from 1; ``note`` stands below."""

    anchor: str
    number: int
    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    note: str = ""


@value
class TextParagraph:
    """Lines of running text."""

    lines: tuple[TextLine, ...]


@value
class Hotspot:
    """A place in a picture that links to a row of a table, which links back to it.

    ``picture``: the number of the picture in its figure; ``box``: in points from the picture's top left corner.
    """

    picture: int
    box: Rectangle
    target: str
    anchor: str
    name: str


class Paper(Enum):
    """The sheet of a figure, in landscape format."""

    A4 = "a4"
    A3 = "a3"


@value
class DiagramFigure:
    """A diagram; ``pictures`` are its scenes, each on a page of its own.

    ``alternative`` is a short text for screen readers, which names the table that says the same in full;
    ``description`` is the link to that table.
    """

    anchor: str
    number: int
    caption: str
    alternative: str
    paper: Paper
    pictures: tuple[Scene, ...]
    spots: tuple[Hotspot, ...]
    description: Run


Part: TypeAlias = "TextParagraph | NumberedTable"


@value
class Section:
    """A part of a chapter with a heading. Its figure comes first, on pages of its own."""

    anchor: str
    title: str
    figure: DiagramFigure | None
    parts: tuple[Part, ...]


@value
class Chapter:
    """A chapter starts on a new page. Its ``parts`` come before its sections."""

    anchor: str
    title: str
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]


@value
class Cover:
    """``facts`` are pairs of a word and the user's text, such as "Date" and the date."""

    title: str
    subtitles: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    owner: str
    logo: Logo | None


@value
class DocumentLook:
    """The font of the document around the figures, and its colours on white paper, ``#rrggbb``."""

    font: FontFace
    title: str
    ink: str
    muted: str
    rule: str
    head_fill: str


@value
class DocumentWords:
    """The words that repeat on every page: "Figur", "Tabel", "Indhold", "Side {page} af {pages}"."""

    figure: str
    table: str
    contents: str
    page: str


@value
class Appendix:
    """The whole document. ``language`` is ``da`` or ``en``."""

    language: str
    names: DocumentWords
    look: DocumentLook
    cover: Cover
    chapters: tuple[Chapter, ...]

    def parts(self) -> Iterator[Part | DiagramFigure]:
        """Every part below the headings, in reading order."""
        for chapter in self.chapters:
            yield from chapter.parts
            for section in chapter.sections:
                if section.figure:
                    yield section.figure
                yield from section.parts

    def texts(self) -> Iterator[str]:
        """Every text of the document except those inside the pictures."""
        cover = self.cover
        yield from (cover.title, *cover.subtitles, cover.owner, *(word for fact in cover.facts for word in fact))
        yield from (self.names.figure, self.names.table, self.names.contents, self.names.page)
        for chapter in self.chapters:
            yield from (chapter.title, *(section.title for section in chapter.sections))
        for part in self.parts():
            yield from _texts(part)


def _texts(part: Part | DiagramFigure) -> Iterator[str]:
    if isinstance(part, DiagramFigure):
        yield from (part.caption, part.description.text)
    elif isinstance(part, NumberedTable):
        yield from (part.caption, part.note, *(column.heading for column in part.columns))
        yield from (cell.text for row in part.rows for cell in row)
    else:
        yield from (run.text for line in part.lines for run in line)
