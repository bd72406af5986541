"""Writes the specs of an import: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from snitflade.writing import write_files


def write_specs(files: Mapping[Path, str]) -> None:
    """Write the specs, which share a folder.

    :raises SnitfladeError: when one cannot be written; then none is changed.
    """
    if files:
        folder = next(iter(files)).parent
        write_files(folder, {path.name: text.encode("utf-8") for path, text in files.items()})
