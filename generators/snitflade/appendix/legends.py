"""The legends in words: a table for each, told once for all diagrams that share it."""

from __future__ import annotations

from collections.abc import Sequence

from snitflade.appendix.document import Cell, Column, Line, Run
from snitflade.appendix.interface_table import NOTHING, sample_of
from snitflade.appendix.wording import Wording
from snitflade.diagram import Category, Diagram, plain
from snitflade.theme import CategoryColours
from snitflade.values import value

_SHARES = (0.17, 0.31, 0.52)


@value
class LegendText:
    """What the legend of some diagrams says. ``numbers`` are the indices of the diagrams."""

    numbers: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kinds: Line
    notes: tuple[Line, ...]


def legends_of(diagrams: Sequence[Diagram], colours: Sequence[CategoryColours], wording: Wording) -> list[LegendText]:
    """The legends in the order of the first diagram of each."""
    shared: dict[object, list[int]] = {}
    for number, diagram in enumerate(diagrams):
        shared.setdefault((_said(diagram), colours[number]), []).append(number)
    return [_legend(diagrams[numbers[0]], colours[numbers[0]], tuple(numbers), wording) for numbers in shared.values()]


def _said(diagram: Diagram) -> tuple[object, ...]:
    categories = tuple((c.colour, c.dash, c.heading, c.text) for c in diagram.drawn_categories())
    kinds = tuple((kind.name, kind.shape) for kind in diagram.drawn_kinds())
    return categories, kinds, tuple((note.heading, note.text) for note in diagram.notes)


def _legend(diagram: Diagram, colours: CategoryColours, numbers: tuple[int, ...], wording: Wording) -> LegendText:
    columns = tuple(Column(name, share) for name, share in zip(wording.legend_columns, _SHARES, strict=True))
    rows = tuple(_row(category, colours, wording) for category in diagram.drawn_categories())
    kinds = ", ".join(f"{kind.name} ({wording.shapes[kind.shape]})" for kind in diagram.drawn_kinds())
    notes = [(Run(f"{plain(note.heading)} ", bold=True), Run(plain(note.text))) for note in diagram.notes]
    told: Line = (Run(wording.kinds, bold=True), Run(f"{kinds}.")) if kinds else ()
    return LegendText(numbers, columns, rows, told, tuple(notes))


def _row(category: Category, colours: CategoryColours, wording: Wording) -> tuple[Cell, ...]:
    sample = Cell(((Run(wording.dashes[category.dash], faint=True),),), sample_of(category, colours))
    name = plain(category.heading or category.text).rstrip(":. ")
    meaning = plain(category.text) if category.heading else ""
    return sample, Cell(((Run(name, bold=True),),)), Cell(((Run(meaning or NOTHING),),))
