"""The catalogue of the six diagrams, and of specs written for a test."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from snitflade.catalogue.tables import Catalogue, read_catalogue
from tests.spec.specs_for_tests import HEADER, write_spec

SPECS = Path(__file__).parents[2] / "specs"
SIX = tuple(sorted(SPECS.glob("*.yaml")))

# Texts that a spreadsheet, Markdown or XML might take for more than a text.
HOSTILE = (
    "=1+1", "+45 1234", "-2+3", "@SUM(A1)", "'quoted'", "<b>bold</b> & more", "| a | b |", "[x](https://example.org)",
    "_x0041_", "https://example.org/a", "`code` *em*", '=HYPERLINK("https://example.org","x")', "1E3", "5-6",
    "http://example.org, {braces}", "\\| ~~", "æøå “–” 漢字 \U0001f600",
)  # fmt: skip


@cache
def six() -> Catalogue:
    return read_catalogue(SIX)[0]


def quoted(text: str) -> str:
    """A text in single quotes, as YAML reads it back; the marks for breaks are characters in it."""
    return "'" + text.replace("'", "''").replace("|", "\\|").replace("~", "\\~") + "'"


def hostile(folder: Path) -> Catalogue:
    """A diagram of which every text is one of ``HOSTILE``."""
    systems = "".join(f"  {quoted(text)}: external\n" for text in HOSTILE)
    links = "".join(
        f"  - system: {quoted(text)}\n    category: weak\n    interfaces:\n"
        f"      - codes: '{code(text)}'\n        text: {quoted(text)}\n"
        for text in HOSTILE
    )
    path = write_spec(folder, f"{HEADER}systems:\n{systems}links:\n{links}")
    return read_catalogue([path])[0]


def code(text: str) -> str:
    """A code of a text: what a code may hold of it."""
    return " ".join(text.replace(",", " ").replace(";", " ").replace("'", "")[:60].split())
