"""The catalogue as files, ``catalogue.xlsx`` and so on: all of them, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from snitflade.catalogue.cross_check import check_drawing
from snitflade.catalogue.tables import Catalogue
from snitflade.problems import ProblemsFound
from snitflade.writing import write_files

FORMATS = ("xlsx", "csv", "md", "json")


def write_catalogue(catalogue: Catalogue, folder: Path, formats: Sequence[str]) -> tuple[Path, ...]:
    """Write the catalogue into a folder, and say which files that made.

    :raises ProblemsFound: when picture and catalogue of a diagram differ, or a text is too long for a cell.
    :raises SnitfladeError: when the folder cannot be written to.
    """
    problems = [problem for table in catalogue.tables for problem in check_drawing(table.diagram, table.rows)]
    if problems:
        raise ProblemsFound(problems)
    files = {f"catalogue.{name}": _WRITERS[name](catalogue) for name in formats}
    return write_files(folder, files)


def _xlsx(catalogue: Catalogue) -> bytes:
    from snitflade.catalogue.as_xlsx import as_xlsx

    return as_xlsx(catalogue)


def _csv(catalogue: Catalogue) -> bytes:
    from snitflade.catalogue.as_csv import as_csv

    return as_csv(catalogue)


def _markdown(catalogue: Catalogue) -> bytes:
    from snitflade.catalogue.as_markdown import as_markdown

    return as_markdown(catalogue).encode("utf-8")


def _json(catalogue: Catalogue) -> bytes:
    from snitflade.catalogue.as_json import as_json

    return as_json(catalogue).encode("utf-8")


_WRITERS: dict[str, Callable[[Catalogue], bytes]] = {"xlsx": _xlsx, "csv": _csv, "md": _markdown, "json": _json}
