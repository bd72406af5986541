"""The appendix in neutral parts: headings, paragraphs, tables, figures, and what in them leads to what.

Texts are plain. An ``anchor`` is an id of a-z, 0-9 and "-", unique in the document; a ``target`` is the anchor of
another part, "" where there is none. Lengths are points.
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
    """Words of one look. ``faint``: smaller and in grey; ``target``: where a click on them leads."""

    text: str
    bold: bool = False
    faint: bool = False
    target: str = ""


Line: TypeAlias = tuple[Run, ...]


@value
class Sample:
    """A short piece of a category's line, ``#rrggbb``."""

    colour: str
    dash: Dash


@value
class Cell:
    """Lines of text, and a sample before the first. ``anchor`` is what a link to the cell leads to."""

    lines: tuple[Line, ...]
    sample: Sample | None = None
    anchor: str = ""

    @property
    def text(self) -> str:
        return "\n".join("".join(run.text for run in line) for line in self.lines)


@value
class Column:
    """``share`` is its part of the table's width; the shares of a table add up to 1."""

    heading: str
    share: float


@value
class Table:
    """A table; the first cell of a row names the row. ``number`` counts the tables from 1; ``note`` stands below."""

    anchor: str
    number: int
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@value
class Paragraph:
    """Lines of running text."""

    lines: tuple[Line, ...]


@value
class Spot:
    """A place in a picture that leads to a row of a table, and the row back to it."""

    picture: int
    box: Rectangle
    target: str
    anchor: str
    name: str


class Paper(Enum):
    """The sheet of a figure, landscape."""

    A4 = "a4"
    A3 = "a3"


@value
class Figure:
    """A diagram; ``pictures`` are one scene, or several where it takes several pages, one page each.

    ``alternative`` is a short text, which names the table that tells the same at length; ``description`` leads there.
    """

    anchor: str
    number: int
    caption: str
    alternative: str
    paper: Paper
    pictures: tuple[Scene, ...]
    spots: tuple[Spot, ...]
    description: Run


Part: TypeAlias = "Paragraph | Table"


@value
class Section:
    """A part of a chapter with a heading; its figure comes first, on pages of its own."""

    anchor: str
    title: str
    figure: Figure | None
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
    """``facts`` are pairs of a word and what the user said, such as the date."""

    title: str
    subtitles: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    owner: str
    logo: Logo | None


@value
class Look:
    """The frame's font, and its colours on white paper, ``#rrggbb``."""

    font: FontFace
    title: str
    ink: str
    muted: str
    rule: str
    head_fill: str


@value
class Names:
    """The words that number and frame: "Figur", "Tabel", "Indhold", "Side {page} af {pages}"."""

    figure: str
    table: str
    contents: str
    page: str


@value
class Appendix:
    """The whole document. ``language`` is ``da`` or ``en``."""

    language: str
    names: Names
    look: Look
    cover: Cover
    chapters: tuple[Chapter, ...]

    def parts(self) -> Iterator[Part | Figure]:
        """Every part below the headings, in reading order."""
        for chapter in self.chapters:
            yield from chapter.parts
            for section in chapter.sections:
                if section.figure:
                    yield section.figure
                yield from section.parts

    def texts(self) -> Iterator[str]:
        """Every text of the document but those inside the pictures."""
        cover = self.cover
        yield from (cover.title, *cover.subtitles, cover.owner, *(word for fact in cover.facts for word in fact))
        yield from (self.names.figure, self.names.table, self.names.contents, self.names.page)
        for chapter in self.chapters:
            yield from (chapter.title, *(section.title for section in chapter.sections))
        for part in self.parts():
            yield from _texts(part)


def _texts(part: Part | Figure) -> Iterator[str]:
    if isinstance(part, Figure):
        yield from (part.caption, part.description.text)
    elif isinstance(part, Table):
        yield from (part.caption, part.note, *(column.heading for column in part.columns))
        yield from (cell.text for row in part.rows for cell in row)
    else:
        yield from (run.text for line in part.lines for run in line)
