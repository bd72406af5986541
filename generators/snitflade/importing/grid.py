"""A table as it was read: texts in rows of cells, each with its place and what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from snitflade.problems import Place
from snitflade.spec.text_reader import FORBIDDEN
from snitflade.values import value

MAX_ROWS = 10_000
MAX_COLUMNS = 100
_SPACE = re.compile(r"[ \t\r\f\v]+")


@dataclass(frozen=True, slots=True, order=True)
class CellPlace(Place):
    """A place in a table; ``line`` and ``column`` are its row and column, ``told`` what a person is told."""

    told: str = ""

    def __str__(self) -> str:
        return self.told


@value
class Cell:
    """``text`` has single spaces, and a line feed between its lines. ``fault``: why it cannot be taken, with a hint."""

    text: str
    place: CellPlace
    fault: tuple[str, str] | None = None
    is_sure: bool = True
    """Whether the fault is one in every column; else it only is one where codes stand."""


@value
class Grid:
    """A sheet. ``rows`` has the rows that hold anything, each from the first column on."""

    name: str
    place: CellPlace
    rows: tuple[tuple[Cell, ...], ...]


def cell_of(text: str, place: CellPlace, fault: tuple[str, str] | None = None, is_sure: bool = True) -> Cell:
    """A cell of a text as it stands in the file; a character that no spec may hold is a fault of it."""
    told = clean(text)
    hidden = FORBIDDEN.search(told)
    if hidden and fault is None:
        return Cell(told, place, (f"invalid character U+{ord(hidden.group()):04X}", "it does not show; remove it"))
    return Cell(told, place, fault, is_sure)


def clean(text: str) -> str:
    """Composed characters, single spaces, and no empty lines: what the reader of specs makes of a text."""
    lines = unicodedata.normalize("NFC", text).replace("\u00a0", " ").splitlines()
    kept = (_SPACE.sub(" ", line).strip() for line in lines)
    return "\n".join(line for line in kept if line)
