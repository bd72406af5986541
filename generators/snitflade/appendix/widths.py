"""How wide the columns of a table are: short ones as wide as their texts, the others share the rest."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from snitflade.appendix.document import Appendix, Cell, Chapter, Column, Part, Run, Table

Measure: TypeAlias = Callable[[str, bool], float]
"""The width of a text in units of its size; whether it is bold."""
_WIDTH_PT = 495.0
"""Of a table on an upright A4 page."""
_SIZE_PT = 8.4
_PADDING_PT = 10.0
_SAMPLE_PT = 27.0
_FAINT = 0.86
_SAFETY = 1.06
"""Another font, such as Word's, is somewhat wider."""
_SHORT = 0.13
_WIDEST_WORD = 0.24
_LONGING = 0.75
"""Below 1: a very long text does not take all from those of two lines."""
_LEAST_FOR_TEXT = 0.42
_WORD_ENDS = re.compile(r"\s+|(?<=[-/])")


def with_fitted_columns(appendix: Appendix, measure: Measure) -> Appendix:
    """The appendix with the columns of all tables as their texts want them."""
    return replace(appendix, chapters=tuple(_chapter(chapter, measure) for chapter in appendix.chapters))


def _chapter(chapter: Chapter, measure: Measure) -> Chapter:
    sections = tuple(replace(section, parts=_parts(section.parts, measure)) for section in chapter.sections)
    return replace(chapter, parts=_parts(chapter.parts, measure), sections=sections)


def _parts(parts: Sequence[Part], measure: Measure) -> tuple[Part, ...]:
    return tuple(_fitted(part, measure) if isinstance(part, Table) else part for part in parts)


def _fitted(table: Table, measure: Measure) -> Table:
    bounds = [_bounds(table, number, measure) for number in range(len(table.columns))]
    shares = shares_of([least for least, _ in bounds], [wanted for _, wanted in bounds], _WIDTH_PT)
    columns = zip(table.columns, shares, strict=True)
    return replace(table, columns=tuple(Column(column.heading, share) for column, share in columns))


def shares_of(least: Sequence[float], wanted: Sequence[float], width: float) -> list[float]:
    """The shares of a table's width, which add up to 1.

    :param least: the widths of the longest words of each column.
    :param wanted: the widths at which no text is wrapped.
    """
    if math.fsum(wanted) <= width:
        return _parts_of(wanted)
    kept = {n for n, width_wanted in enumerate(wanted) if width_wanted <= _SHORT * width}
    if math.fsum(wanted[n] for n in kept) > (1 - _LEAST_FOR_TEXT) * width:
        kept = set()
    base = [wanted[n] if n in kept else least[n] for n in range(len(wanted))]
    if math.fsum(base) >= width:
        return _parts_of(base)
    return _parts_of(_shared_out(base, wanted, width - math.fsum(base)))


def _shared_out(base: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """The widths with the room that is left, none more than wanted: a long text gets more, though not all."""
    widths = list(base)
    while room > _PADDING_PT / 100:
        longing = [max(most - now, 0.0) ** _LONGING for now, most in zip(widths, wanted, strict=True)]
        total = math.fsum(longing)
        if not total:
            break
        more = [min(room * part / total, most - now) if part else 0.0
                for part, now, most in zip(longing, widths, wanted, strict=True)]  # fmt: skip
        widths = [now + gain for now, gain in zip(widths, more, strict=True)]
        room -= math.fsum(more)
    return widths


def _parts_of(widths: Sequence[float]) -> list[float]:
    total = math.fsum(widths)
    return [round(width / total, 4) for width in widths]


def _bounds(table: Table, number: int, measure: Measure) -> tuple[float, float]:
    """The width of a column's longest word, as far as it is not to be broken, and that of its longest line."""
    words, lines = [0.0], [0.0]
    for run, before in _lines(table, number):
        size = _SIZE_PT * _SAFETY * (_FAINT if run.faint else 1.0)
        lines.append(before + size * measure(run.text, run.bold))
        if before:  # a sample alone on its line looks lost
            words.append(before + size * measure(" ".join(run.text.split()[:2]), run.bold))
        words += (size * measure(word, run.bold) for word in _WORD_ENDS.split(run.text))
    most = _WIDEST_WORD * _WIDTH_PT
    return min(max(words), most) + _PADDING_PT, max(lines) + _PADDING_PT


def _lines(table: Table, number: int) -> Iterator[tuple[Run, float]]:
    """The lines of a column, each as one run, and what stands before it, in points."""
    yield Run(table.columns[number].heading, bold=True), 0.0
    for cell in (row[number] for row in table.rows):
        yield from _lines_of(cell)


def _lines_of(cell: Cell) -> Iterator[tuple[Run, float]]:
    for number, line in enumerate(cell.lines):
        whole = Run("".join(run.text for run in line), any(run.bold for run in line), all(run.faint for run in line))
        yield whole, _SAMPLE_PT if cell.sample and number == 0 else 0.0
