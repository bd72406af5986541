"""Writes the specs of an import: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from snitflade.writing import staging, unwritable


def write_specs(files: Mapping[Path, str]) -> None:
    """Write the specs, which share a folder.

    :raises SnitfladeError: when one cannot be written; then none is changed.
    """
    if not files:
        return
    folder = next(iter(files)).parent
    with staging(folder) as stage:
        for path, text in files.items():
            try:
                (stage.area / path.name).write_bytes(text.encode("utf-8"))
            except OSError as error:
                raise unwritable(path, error) from None
        stage.commit([path.name for path in files])
