"""The files of one run: each is read, and its form checked, once, however many diagrams share it."""

from __future__ import annotations

from pathlib import Path

from snitflade.names import SPEC_SUFFIXES, spec_paths
from snitflade.problems import Problem
from snitflade.spec.nodes import Mapping
from snitflade.spec.schema import check_form
from snitflade.spec.sources import WORKING_TREE, Source
from snitflade.spec.yaml_reader import read_yaml
from snitflade.values import value

LEGEND_FOLDER = "legends"


@value
class Document:
    """A file of the spec language. ``root`` is None when it is not even a mapping."""

    path: Path
    root: Mapping | None
    problems: tuple[Problem, ...]


class Library:
    """Pass one to :func:`snitflade.spec.check` for several diagrams to share it."""

    def __init__(self, source: Source = WORKING_TREE) -> None:
        """:param source: what the files are read from; all the files of one library are of one source."""
        self.source = source
        self._documents: dict[tuple[Path, str], Document] = {}

    def document(self, path: Path, schema: str) -> Document:
        """The file, checked against the schema "diagram" or "legend". Never raises for what is in it."""
        key = path, schema
        if key not in self._documents:
            self._documents[key] = _read(path, schema, self.source)
        return self._documents[key]

    def find(self, folder: Path, name: str) -> Path | None:
        """The YAML file of this id in the folder; see :func:`find_beside`."""
        return find_beside(folder, name, self.source)

    def ids(self, folder: Path) -> tuple[str, ...]:
        """The names without ending of the YAML files in a folder, sorted."""
        return tuple(path.stem for path in find_spec_files(folder, self.source))


def _read(path: Path, schema: str, source: Source) -> Document:
    reading = read_yaml(path, source=source)
    if reading.root is None:
        return Document(path, None, reading.problems)
    problems = (*reading.problems, *check_form(reading.root, schema))
    return Document(path, reading.root if isinstance(reading.root, Mapping) else None, problems)


def find_spec_files(folder: Path, source: Source = WORKING_TREE) -> tuple[Path, ...]:
    """The YAML files in a folder, sorted by name; none when it cannot be read."""
    files = [path for path in source.files(folder) if path.suffix in SPEC_SUFFIXES]
    return tuple(sorted(files, key=lambda path: path.name))


def find_beside(folder: Path, name: str, source: Source = WORKING_TREE) -> Path | None:
    """The YAML file of this id in the folder. An id holds no "/", so it cannot lead out of the folder."""
    return next((path for path in spec_paths(folder, name) if source.is_file(path)), None)
