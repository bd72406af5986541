"""Writes the legends in words: a table for each, once for all diagrams that share it."""

from __future__ import annotations

from collections.abc import Sequence

from snitflade.appendix.document import Run, TableCell, TableColumn, TextLine
from snitflade.appendix.interface_table import NOTHING, sample_of
from snitflade.appendix.wording import Wording
from snitflade.diagram import Category, Diagram, plain
from snitflade.theme import CategoryColours
from snitflade.values import value

_SHARES = (0.17, 0.31, 0.52)


@value
class LegendText:
    """A legend in words. ``numbers`` are the indices of the diagrams that share it."""

    numbers: tuple[int, ...]
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    kinds: TextLine
    notes: tuple[TextLine, ...]


def legends_of(diagrams: Sequence[Diagram], colours: Sequence[CategoryColours], wording: Wording) -> list[LegendText]:
    """The legends, in the order of the first diagram of each."""
    shared: dict[object, list[int]] = {}
    for number, diagram in enumerate(diagrams):
        shared.setdefault((_legend_key(diagram), colours[number]), []).append(number)
    return [_legend(diagrams[numbers[0]], colours[numbers[0]], tuple(numbers), wording) for numbers in shared.values()]


def _legend_key(diagram: Diagram) -> tuple[object, ...]:
    categories = tuple((c.colour, c.dash, c.heading, c.text) for c in diagram.drawn_categories)
    kinds = tuple((kind.name, kind.shape) for kind in diagram.drawn_kinds)
    return categories, kinds, tuple((note.heading, note.text) for note in diagram.notes)


def _legend(diagram: Diagram, colours: CategoryColours, numbers: tuple[int, ...], wording: Wording) -> LegendText:
    columns = tuple(TableColumn(name, share) for name, share in zip(wording.legend_columns, _SHARES, strict=True))
    rows = tuple(_row(category, colours, wording) for category in diagram.drawn_categories)
    kinds = ", ".join(f"{kind.name} ({wording.shapes[kind.shape]})" for kind in diagram.drawn_kinds)
    notes = [(Run(f"{plain(note.heading)} ", bold=True), Run(plain(note.text))) for note in diagram.notes]
    shapes: TextLine = (Run(wording.kinds, bold=True), Run(f"{kinds}.")) if kinds else ()
    return LegendText(numbers, columns, rows, shapes, tuple(notes))


def _row(category: Category, colours: CategoryColours, wording: Wording) -> tuple[TableCell, ...]:
    sample = TableCell(((Run(wording.dashes[category.dash], faint=True),),), sample_of(category, colours))
    name = plain(category.heading or category.text).rstrip(":. ")
    meaning = plain(category.text) if category.heading else ""
    return sample, TableCell(((Run(name, bold=True),),)), TableCell(((Run(meaning or NOTHING),),))
