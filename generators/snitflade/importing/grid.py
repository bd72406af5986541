"""A table as it was read: rows of cells, each with its text, its place and what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from snitflade.characters import (
    REMOVE_MARKS,
    TOO_MANY_MARKS,
    clean_word,
    has_too_many_marks,
    number_of,
    say_what_to_remove,
)
from snitflade.problems import Place, Problem
from snitflade.spec.text_reader import FORBIDDEN
from snitflade.values import value

MAX_ROWS = 10_000
MAX_COLUMNS = 100
"""More is not a list of interfaces. The time of an import grows with the number of cells."""
LONGEST_CELL = 100_000
"""Characters: what Excel's own limit of 32,767 becomes in a CSV file whose quotes are doubled, and some more."""
ReportProblem: TypeAlias = Callable[[Problem], None]
"""Takes a problem of the list; checks go on after it, so that one run reports all of them."""


@dataclass(frozen=True, slots=True, order=True)
class CellPlace(Place):
    """A place in a table; ``line`` and ``column`` are its row and column, ``label`` is how messages name it."""

    label: str = ""

    def __str__(self) -> str:
        return self.label


@value
class GridCell:
    """``text`` has single spaces, a line feed between its lines, and no character that does not show.

    ``fault``: why it cannot be read, with a hint. ``hidden``: what to remove from a name or a code that had such a
    character; in a text it does no harm.
    """

    text: str
    place: CellPlace
    fault: tuple[str, str] | None = None
    is_sure: bool = True
    """Whether the fault counts in every column; else only in columns of codes."""
    hidden: str = ""


@value
class Grid:
    """A sheet. ``rows`` are the rows that are not empty, each from the first column on."""

    name: str
    place: CellPlace
    rows: tuple[tuple[GridCell, ...], ...]


def cell_of(text: str, place: CellPlace, fault: tuple[str, str] | None = None, is_sure: bool = True) -> GridCell:
    """A cell with a text as it is in the file; a character that no spec may contain is a fault."""
    if len(text) > LONGEST_CELL:
        return GridCell("", place, (f"invalid length of the cell: {len(text):,}", f"at most {LONGEST_CELL:,}"))
    if has_too_many_marks(text):
        return GridCell("", place, (TOO_MANY_MARKS, REMOVE_MARKS))
    forbidden = FORBIDDEN.search(text)
    if forbidden and fault is None:
        fault = f"invalid character {number_of(forbidden.group())}", "it does not show; remove it"
    return GridCell(clean(text), place, fault, is_sure, say_what_to_remove(text))


def clean(text: str) -> str:
    """The text with composed characters, single spaces and no empty lines, as the reader of specs makes it, too."""
    lines = re.split(r"\r\n|\r|\n", unicodedata.normalize("NFC", text))
    return "\n".join(filter(None, map(clean_word, lines)))
