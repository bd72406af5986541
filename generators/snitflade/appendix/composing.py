"""Composes the appendix from diagrams and their pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from snitflade.appendix.chapters import DiagramGroup, hub_of, titles_of
from snitflade.appendix.document import (
    Appendix,
    Chapter,
    Cover,
    DiagramFigure,
    DocumentLook,
    DocumentWords,
    Hotspot,
    NumberedTable,
    Part,
    Run,
    Section,
    TableCell,
    TableColumn,
    TextLine,
    TextParagraph,
)
from snitflade.appendix.figures import FigurePictures
from snitflade.appendix.guesses import Basis, Guess, guesses_of
from snitflade.appendix.hotspots import HotspotFinder
from snitflade.appendix.interface_table import NOTHING, InterfaceList, make_interface_table
from snitflade.appendix.legends import LegendText, legends_of
from snitflade.appendix.wording import WORDING, Wording
from snitflade.catalogue.rows import CatalogueRow, rows_of
from snitflade.diagram import Diagram, plain
from snitflade.theme import CategoryColours
from snitflade.values import value

_OVERVIEW_SHARES = (0.1, 0.44, 0.13, 0.11, 0.12, 0.1)
_GUESS_SHARES = (0.13, 0.27, 0.2, 0.4)


@value
class IllustratedDiagram:
    """A diagram of the appendix with its pictures, and how its categories' colours are drawn."""

    diagram: Diagram
    pictures: FigurePictures
    colours: CategoryColours


@value
class _DiagramRows:
    """A drawn diagram with its rows, their anchors, and their places in its pictures."""

    drawn: IllustratedDiagram
    rows: tuple[CatalogueRow, ...]
    row_anchors: tuple[str, ...]
    spots: tuple[Hotspot, ...]
    has_transition: bool


def compose(
    groups: Sequence[DiagramGroup], drawn: Sequence[IllustratedDiagram], language: str, look: DocumentLook, cover: Cover
) -> Appendix:
    """Compose the appendix.

    :param drawn: the diagrams of all groups, in their order, which numbers the figures.
    :param language: ``da`` or ``en``.
    """
    composer = _Composer(groups, drawn, WORDING[language])
    words = WORDING[language]
    names = DocumentWords(words.figure, words.table, words.contents, words.page)
    return Appendix(language, names, look, cover, composer.chapters())


class _Composer:
    """Numbers figures and tables. Figure n is of diagram n, and its table is number n + 1, after the overview."""

    def __init__(self, groups: Sequence[DiagramGroup], drawn: Sequence[IllustratedDiagram], wording: Wording) -> None:
        self._groups, self._wording = groups, wording
        self._draw = drawn
        self._diagrams = [one.diagram for one in drawn]
        self._numbers = {diagram.id: number for number, diagram in enumerate(self._diagrams, start=1)}
        by_diagram = [group for group in groups for _ in group.diagrams]
        self._rows = {
            one.diagram.id: self._collect_rows(one, group) for one, group in zip(drawn, by_diagram, strict=True)
        }

    def _collect_rows(self, drawn: IllustratedDiagram, group: DiagramGroup) -> _DiagramRows:
        diagram, number = drawn.diagram, self._numbers[drawn.diagram.id]
        followers = group.diagrams[1:] if group.as_is is diagram else ()
        rows = rows_of(diagram, followers[0] if len(followers) == 1 else None)
        anchors = tuple(f"row-{number}-{row}" for row in range(1, len(rows) + 1))
        return _DiagramRows(drawn, rows, anchors, _spots(drawn, rows, anchors), len(followers) == 1)

    def chapters(self) -> tuple[Chapter, ...]:
        tables = 1 + len(self._diagrams)
        legends = self._legends(tables)
        return (
            self._overview(),
            *(
                self._chapter(group, title, number)
                for number, (group, title) in enumerate(self._pair_with_titles(), start=1)
            ),
            legends,
            self._guesses(tables + len(legends.sections)),
        )

    def _pair_with_titles(self) -> Iterator[tuple[DiagramGroup, str]]:
        return zip(self._groups, titles_of(self._groups, self._wording), strict=True)

    def _overview(self) -> Chapter:
        wording = self._wording
        columns = tuple(
            TableColumn(name, share) for name, share in zip(wording.overview_columns, _OVERVIEW_SHARES, strict=True)
        )
        rows = tuple(self._counts(drawn.diagram) for drawn in self._draw)
        table = NumberedTable("table-1", 1, wording.overview_caption, columns, rows)
        paragraphs: list[Part] = [TextParagraph(((Run(text),),)) for text in wording.reading.splitlines()]
        return Chapter("overview", wording.overview, (*paragraphs, table), ())

    def _counts(self, diagram: Diagram) -> tuple[TableCell, ...]:
        """A diagram's row: figure, title, variant, and how many systems, interfaces and assumed values it has."""
        interfaces = sum(row.interface is not None for row in self._rows[diagram.id].rows)
        assumed = sum(len(guess.values) for guess in guesses_of([diagram], Basis.ASSUMED, self._wording))
        numbers = [str(number) for number in (len(diagram.systems), interfaces, assumed)]
        title: list[TextLine] = [(Run(plain(diagram.title)),)]
        if diagram.subtitle:
            title.append((Run(plain(diagram.subtitle), faint=True),))
        variant = _cell(self._wording.variants[diagram.variant])
        return (
            TableCell((self._figure_name(self._numbers[diagram.id]),)),
            TableCell(tuple(title)),
            variant,
            *map(_cell, numbers),
        )

    def _figure_name(self, number: int) -> TextLine:
        return (Run(f"{self._wording.figure} {number}", target=f"figure-{number}"),)

    def _chapter(self, group: DiagramGroup, title: str, number: int) -> Chapter:
        sections = tuple(self._section(diagram, group) for diagram in group.diagrams)
        return Chapter(f"chapter-{number}", title, (), sections)

    def _section(self, diagram: Diagram, group: DiagramGroup) -> Section:
        wording, number, own = self._wording, self._numbers[diagram.id], self._rows[diagram.id]
        hub, title = hub_of(diagram, wording), plain(diagram.title)
        alternative = wording.alternative.format(title=title, hub=hub, systems=len(diagram.systems), table=number + 1)
        figure = DiagramFigure(
            f"figure-{number}", number, title, alternative, own.drawn.pictures.paper, own.drawn.pictures.scenes,
            own.spots, Run(wording.see.format(table=number + 1), target=f"table-{number + 1}"),
        )  # fmt: skip
        by_row = {spot.target: spot.anchor for spot in reversed(own.spots)}
        listed = InterfaceList(
            diagram, own.rows, own.row_anchors, tuple(by_row.get(anchor, "") for anchor in own.row_anchors),
            self._other_codes(diagram, group), own.has_transition, own.drawn.colours,
        )  # fmt: skip
        caption = wording.table_caption.format(number=number, title=title)
        table = make_interface_table(listed, f"table-{number + 1}", number + 1, caption, wording)
        return Section(f"section-{number}", f"{wording.variants[diagram.variant]}: {hub}", figure, (table,))

    def _other_codes(self, diagram: Diagram, group: DiagramGroup) -> dict[tuple[str, str], str]:
        """The anchor of the row of each code and system in the diagram at the other end: transition or as-is.

        A code that only one system has is under the system "" as well.
        """
        others = [
            one for one in group.diagrams if diagram.transition_from == one.id or one.transition_from == diagram.id
        ]
        found: dict[tuple[str, str], str] = {}
        for other in others:
            there = self._rows[other.id]
            former = {system.name: system.was or "" for system in other.systems}
            rows = [(code, row, anchor) for row, anchor in zip(there.rows, there.row_anchors, strict=True)
                    for code in row.codes]  # fmt: skip
            numbers = Counter(code for code, _, _ in rows)
            for code, row, anchor in rows:
                alone = [""] if numbers[code] == 1 else []
                for system in (row.link.system, former[row.link.system] or row.link.system, *alone):
                    found.setdefault((code, system), anchor)
        return found

    def _legends(self, tables: int) -> Chapter:
        legends = legends_of(self._diagrams, [drawn.colours for drawn in self._draw], self._wording)
        sections = tuple(self._legend(legend, tables + number) for number, legend in enumerate(legends, start=1))
        return Chapter("legend", self._wording.legend, (), sections)

    def _legend(self, legend: LegendText, number: int) -> Section:
        wording = self._wording
        hubs = ", ".join(dict.fromkeys(hub_of(self._diagrams[index], wording) for index in legend.numbers))
        figures = f"{wording.figure.lower()} {', '.join(str(index + 1) for index in legend.numbers)}"
        caption = wording.legend_caption.format(figures=figures)
        table = NumberedTable(f"table-{number}", number, caption, legend.columns, legend.rows)
        lines = [line for line in (legend.kinds, *legend.notes) if line]
        below: tuple[Part, ...] = tuple(TextParagraph((line,)) for line in lines)
        return Section(f"legend-{number}", hubs, None, (table, *below))

    def _guesses(self, tables: int) -> Chapter:
        wording = self._wording
        assumed = guesses_of(self._diagrams, Basis.ASSUMED, wording)
        inferred = guesses_of(self._diagrams, Basis.INFERRED, wording)
        first = self._guess_section("assumed", wording.assumed, wording.assumed_text, assumed, tables + 1)
        number = tables + 1 + bool(assumed)
        second = self._guess_section("inferred", wording.inferred, wording.inferred_text, inferred, number)
        return Chapter("guesses", wording.guesses, (), (first, second))

    def _guess_section(self, anchor: str, title: str, text: str, guesses: Sequence[Guess], number: int) -> Section:
        wording = self._wording
        if not guesses:
            nothing = wording.none_assumed if anchor == "assumed" else wording.none_inferred
            return Section(anchor, title, None, (TextParagraph(((Run(nothing),),)),))
        columns = tuple(
            TableColumn(name, share) for name, share in zip(wording.guess_columns, _GUESS_SHARES, strict=True)
        )
        rows = tuple(self._guess_row(guess) for guess in guesses)
        return Section(anchor, title, None, (
            TextParagraph(((Run(text),),)), NumberedTable(f"table-{number}", number, title, columns, rows),
        ))  # fmt: skip

    def _guess_row(self, guess: Guess) -> tuple[TableCell, ...]:
        figures = tuple(self._figure_name(index + 1) for index in guess.numbers)
        code = Run(guess.codes, bold=guess.codes != NOTHING)
        return (
            TableCell(figures),
            _cell(guess.system),
            TableCell(((code,),)),
            TableCell(tuple((Run(value),) for value in guess.values)),
        )


def _spots(drawn: IllustratedDiagram, rows: Sequence[CatalogueRow], anchors: Sequence[str]) -> tuple[Hotspot, ...]:
    """The places of the rows in the pictures, in the order of the rows."""
    finders = [HotspotFinder(drawn.diagram, scene) for scene in drawn.pictures.scenes]
    found: list[Hotspot] = []
    for row, anchor in zip(rows, anchors, strict=True):
        for picture, finder in enumerate(finders):
            boxes = finder.codes(row.link, row.interface) if row.interface else ()
            boxes = boxes or finder.instead(row.link)
            name = ", ".join(row.codes) or plain(row.link.system)
            made = (Hotspot(picture, box, anchor, f"{anchor}-spot-{n}", name) for n, box in enumerate(boxes))
            found += made
            if boxes:
                break
    return tuple(found)


def _cell(text: str) -> TableCell:
    return TableCell(((Run(text),),))
