"""Figures as text: tables with aligned columns, and the bars beside what was measured."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """The least, the middle and the greatest of several measurements."""

    least: float
    median: float
    greatest: float

    def text(self, decimals: int) -> str:
        return f"{self.median:.{decimals}f} ({self.least:.{decimals}f} to {self.greatest:.{decimals}f})"


def spread(figures: Sequence[float]) -> Spread:
    """:raises statistics.StatisticsError: when there are no figures."""
    return Spread(min(figures), statistics.median(figures), max(figures))


@dataclass(frozen=True, slots=True)
class Bar:
    """A promise: the middle of what was found is at most (or, where ``strict``, below) ``limit``."""

    promise: str
    limit: float
    found: Spread | None
    strict: bool = False

    def row(self) -> tuple[str, str, str, str, str]:
        wanted = f"{'<' if self.strict else '<='} {self.limit:g}"
        if self.found is None:
            return self.promise, wanted, "not measured", "", ""
        middle = self.found.median
        kept = middle < self.limit if self.strict else middle <= self.limit
        return self.promise, wanted, f"{middle:.3g}", f"{self.found.least:.3g}", "kept" if kept else "NOT KEPT"


def table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with the first column to the left and the others to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    lines = [_line(row, widths) for row in (header, ["-" * width for width in widths], *rows)]
    return "\n".join((title, *lines))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.rjust(width) if number else cell.ljust(width)
        for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join((first, *others)).rstrip()
