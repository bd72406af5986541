"""Fits the columns of tables: short ones are as wide as their texts, the others share the rest."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from snitflade.appendix.document import Appendix, Chapter, NumberedTable, Part, Run, TableCell, TableColumn

Measure: TypeAlias = Callable[[str, bool], float]
"""A function of a text and whether it is bold: the width in em."""
_WIDTH_PT = 495.0
"""Of a table on an upright A4 page with 50 pt margins."""
_SIZE_PT = 8.4
"""Font size of a cell, the largest of the two formats; if it is too small here, words break in their cells."""
_PADDING_PT = 10.0
"""Left and right of a cell's text together."""
_SAMPLE_PT = 27.0
"""A line sample and the gap behind it."""
_FAINT = 0.86
"""Size of faint words, as a part of the cell's font size."""
_SAFETY = 1.06
"""Factor on all widths, as another font, such as Word's, is somewhat wider. A larger one wastes room."""
_SHORT = 0.13
"""Part of the table's width up to which a column is never wrapped. Larger leaves less for the long texts."""
_WIDEST_WORD = 0.24
"""Part of the table's width that one word may claim; a longer word is hyphenated."""
_LONGING = 0.75
"""Exponent on the missing width of a column. At 1 a very long text would take all room from those of two lines."""
_LEAST_FOR_TEXT = 0.42
"""Part of the table's width that is left for long texts, or else short columns are wrapped, too."""
_WORD_ENDS = re.compile(r"\s+|(?<=[-/])")


def fit_columns(appendix: Appendix, measure: Measure) -> Appendix:
    """The appendix with the columns of all its tables fitted to their texts."""
    return replace(appendix, chapters=tuple(_chapter(chapter, measure) for chapter in appendix.chapters))


def _chapter(chapter: Chapter, measure: Measure) -> Chapter:
    sections = tuple(replace(section, parts=_parts(section.parts, measure)) for section in chapter.sections)
    return replace(chapter, parts=_parts(chapter.parts, measure), sections=sections)


def _parts(parts: Sequence[Part], measure: Measure) -> tuple[Part, ...]:
    return tuple(_fit_table(part, measure) if isinstance(part, NumberedTable) else part for part in parts)


def _fit_table(table: NumberedTable, measure: Measure) -> NumberedTable:
    bounds = [_bounds(table, number, measure) for number in range(len(table.columns))]
    shares = shares_of([least for least, _ in bounds], [wanted for _, wanted in bounds], _WIDTH_PT)
    columns = zip(table.columns, shares, strict=True)
    return replace(table, columns=tuple(TableColumn(column.heading, share) for column, share in columns))


def shares_of(least: Sequence[float], wanted: Sequence[float], width: float) -> list[float]:
    """The share of each column of a table; together they are 1.

    :param least: for each column, the width (pt) of its longest word.
    :param wanted: for each column, the width (pt) at which no text is wrapped.
    :param width: of the table, in points.
    """
    if math.fsum(wanted) <= width:
        return _to_shares(wanted)
    kept = {n for n, width_wanted in enumerate(wanted) if width_wanted <= _SHORT * width}
    if math.fsum(wanted[n] for n in kept) > (1 - _LEAST_FOR_TEXT) * width:
        kept = set()
    base = [wanted[n] if n in kept else least[n] for n in range(len(wanted))]
    if math.fsum(base) >= width:
        return _to_shares(base)
    return _to_shares(_share_out(base, wanted, width - math.fsum(base)))


def _share_out(base: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """The base widths with the remaining room shared out, none wider than wanted: long texts get more, but not all."""
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


def _to_shares(widths: Sequence[float]) -> list[float]:
    total = math.fsum(widths)
    return [round(width / total, 4) for width in widths]


def _bounds(table: NumberedTable, number: int, measure: Measure) -> tuple[float, float]:
    """The width (pt) that a column needs for its longest word, and that for its longest line."""
    words, lines = [0.0], [0.0]
    for run, before in _lines(table, number):
        size = _SIZE_PT * _SAFETY * (_FAINT if run.faint else 1.0)
        lines.append(before + size * measure(run.text, run.bold))
        if before:  # a sample should not be alone on its line
            words.append(before + size * measure(" ".join(run.text.split()[:2]), run.bold))
        words += (size * measure(word, run.bold) for word in _WORD_ENDS.split(run.text))
    most = _WIDEST_WORD * _WIDTH_PT
    return min(max(words), most) + _PADDING_PT, max(lines) + _PADDING_PT


def _lines(table: NumberedTable, number: int) -> Iterator[tuple[Run, float]]:
    """The lines of a column, each as one run, with the width (pt) of the sample before it."""
    yield Run(table.columns[number].heading, bold=True), 0.0
    for cell in (row[number] for row in table.rows):
        yield from _lines_of(cell)


def _lines_of(cell: TableCell) -> Iterator[tuple[Run, float]]:
    for number, line in enumerate(cell.lines):
        whole = Run("".join(run.text for run in line), any(run.bold for run in line), all(run.faint for run in line))
        yield whole, _SAMPLE_PT if cell.sample and number == 0 else 0.0
