"""A table as it was read: rows of cells, each with its text, its place and what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from snitflade.problems import Place, Problem
from snitflade.spec.text_reader import FORBIDDEN
from snitflade.values import value

MAX_ROWS = 10_000
MAX_COLUMNS = 100
"""More is not a list of interfaces. The time of an import grows with the number of cells."""
ReportProblem: TypeAlias = Callable[[Problem], None]
"""Takes a problem of the list; checks go on after it, so that one run reports all of them."""
_SPACE = re.compile(r"[ \t\r\f\v]+")


@dataclass(frozen=True, slots=True, order=True)
class CellPlace(Place):
    """A place in a table; ``line`` and ``column`` are its row and column, ``label`` is how messages name it."""

    label: str = ""

    def __str__(self) -> str:
        return self.label


@value
class GridCell:
    """``text`` has single spaces, and a line feed between its lines. ``fault``: why it cannot be read, with a hint."""

    text: str
    place: CellPlace
    fault: tuple[str, str] | None = None
    is_sure: bool = True
    """Whether the fault counts in every column; else only in columns of codes."""


@value
class Grid:
    """A sheet. ``rows`` are the rows that are not empty, each from the first column on."""

    name: str
    place: CellPlace
    rows: tuple[tuple[GridCell, ...], ...]


def cell_of(text: str, place: CellPlace, fault: tuple[str, str] | None = None, is_sure: bool = True) -> GridCell:
    """A cell with a text as it is in the file; a character that no spec may contain is a fault."""
    cleaned = clean(text)
    hidden = FORBIDDEN.search(cleaned)
    if hidden and fault is None:
        fault = f"invalid character U+{ord(hidden.group()):04X}", "it does not show; remove it"
    return GridCell(cleaned, place, fault, is_sure)


def clean(text: str) -> str:
    """The text with composed characters, single spaces and no empty lines, as the reader of specs makes it, too."""
    lines = unicodedata.normalize("NFC", text).replace("\u00a0", " ").splitlines()
    kept = (_SPACE.sub(" ", line).strip() for line in lines)
    return "\n".join(line for line in kept if line)
