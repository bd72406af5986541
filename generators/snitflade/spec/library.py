"""The files of one run: each is read, and its form checked, once, however many diagrams share it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from snitflade.problems import Problem
from snitflade.spec.nodes import Mapping
from snitflade.spec.schema import shape_problems
from snitflade.spec.text_reader import file_name
from snitflade.spec.yaml_reader import read_yaml

SPEC_SUFFIXES = (".yaml", ".yml")
LEGEND_FOLDER = "legends"


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the spec language. ``root`` is None when it is not even a mapping."""

    path: Path
    root: Mapping | None
    problems: tuple[Problem, ...]


class Library:
    """Pass one to :func:`snitflade.spec.check` for several diagrams to share it."""

    def __init__(self) -> None:
        self._documents: dict[tuple[str, str], Document] = {}

    def document(self, path: Path, schema: str) -> Document:
        """The file, checked against the schema "diagram" or "legend". Never raises for what is in it."""
        key = file_name(path), schema
        if key not in self._documents:
            self._documents[key] = _read(path, schema)
        return self._documents[key]


def _read(path: Path, schema: str) -> Document:
    reading = read_yaml(path)
    if reading.root is None:
        return Document(path, None, reading.problems)
    problems = (*reading.problems, *shape_problems(reading.root, schema))
    return Document(path, reading.root if isinstance(reading.root, Mapping) else None, problems)


def spec_files(folder: Path) -> tuple[Path, ...]:
    """The YAML files in a folder, sorted by name; none when it cannot be read."""
    try:
        files = [path for path in folder.iterdir() if path.suffix in SPEC_SUFFIXES and path.is_file()]
    except OSError:
        return ()
    return tuple(sorted(files, key=lambda path: path.name))


def find_beside(folder: Path, name: str) -> Path | None:
    """The YAML file of this id in the folder. An id holds no "/", so it cannot lead out of the folder."""
    for suffix in SPEC_SUFFIXES:
        path = folder / f"{name}{suffix}"
        if path.is_file():
            return path
    return None
