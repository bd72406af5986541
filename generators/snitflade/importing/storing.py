"""Writes the specs of an import: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from snitflade.spec.sources import refuse_links_out
from snitflade.writing import write_files


def write_specs(files: Mapping[Path, str]) -> None:
    """Write the specs, which share a folder.

    :raises SnitfladeError: when one cannot be written, or is a link out of the project; then none is changed.
    """
    refuse_links_out(files)
    if files:
        folder = next(iter(files)).parent
        write_files(folder, {path.name: text.encode("utf-8") for path, text in files.items()})
