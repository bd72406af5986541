"""The specs that an import would write, checked as if they were in their folder; faults are reported at their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from snitflade.importing.entries import ListEntry
from snitflade.importing.grid import CellPlace, GridCell
from snitflade.importing.plan import SpecPart, SpecPlan, SystemPart
from snitflade.problems import Place, Problem
from snitflade.spec.nodes import Mapping as MappingNode
from snitflade.spec.nodes import Node, Sequence
from snitflade.spec.sources import WORKING_TREE

_CELLS = {"text": "text", "from": "system", "kind": "kind"}


class Overlay:
    """The files of this machine and some that are not written yet, as a source of specs."""

    def __init__(self, texts: Mapping[Path, str]) -> None:
        self._texts = dict(texts)

    def name(self, path: Path) -> str:
        """The file as messages name it."""
        return WORKING_TREE.name(path)

    def read(self, path: Path) -> bytes:
        """The bytes of a file.

        :raises ProblemsFound: when it cannot be read.
        """
        return self._texts[path].encode("utf-8") if path in self._texts else WORKING_TREE.read(path)

    def is_file(self, path: Path) -> bool:
        """Whether the file exists, or will once the import is written."""
        return path in self._texts or WORKING_TREE.is_file(path)

    def files(self, folder: Path) -> tuple[Path, ...]:
        """The files in a folder, with those that the import adds."""
        new = (path for path in self._texts if path.parent == folder)
        return tuple(dict.fromkeys((*WORKING_TREE.files(folder), *new)))


def find_cells(root: MappingNode, plan: SpecPlan, settings: Mapping[str, GridCell]) -> dict[Place, CellPlace]:
    """For each place of a spec, the cell that its value came from."""
    found: dict[Place, CellPlace] = {}
    for key, place in root.mapping("systems").keys.items():
        system = next((one for one in plan.systems if one.key == key), None)
        if system and system.entry:
            found.update(_of_system(root, key, place, system))
    for node, link in zip(root.mappings("links"), plan.links, strict=False):
        found.update(_of_part(node, link))
        for inner, part in zip(node.mappings("interfaces"), link.parts, strict=False):
            found.update(_of_part(inner, part))
    for path, cell in settings.items():
        where = _at(root, path)
        if where is not None:
            found[where.place] = cell.place
    return found


def _of_system(root: MappingNode, key: str, place: Place, system: SystemPart) -> Iterator[tuple[Place, CellPlace]]:
    entry = system.entry
    if entry is not None:
        node = root.mapping("systems").entries[key]
        yield from _inner(node, entry, "kind")
        if isinstance(node, MappingNode):
            yield node.place_of("kind"), entry.place_of("kind")
        yield place, entry.place_of("system" if system.name == entry.system else "to")


def _of_part(node: MappingNode, part: SpecPart) -> Iterator[tuple[Place, CellPlace]]:
    if part.entry is None:
        return
    for key, place in node.keys.items():
        if key != "interfaces":
            yield place, part.entry.place_of(_CELLS.get(key, key))
            yield from _inner(node.entries[key], part.entry, _CELLS.get(key, key))
    yield node.place, part.entry.place


def _inner(node: Node, entry: ListEntry, key: str) -> Iterator[tuple[Place, CellPlace]]:
    yield node.place, entry.place_of(key)
    for item in node.items if isinstance(node, Sequence) else ():
        yield item.place, entry.place_of(key)


def _at(root: MappingNode, path: str) -> Node | None:
    """The node at a path such as ``notes[1].text``."""
    node: Node | None = root
    for step in re.findall(r"[a-z0-9_-]+(?=[.\[]|$)|(?<=\[)[0-9]+(?=\])", path):
        if isinstance(node, MappingNode):
            node = node.entries.get(step)
        elif isinstance(node, Sequence) and step.isdigit() and 0 < int(step) <= len(node.items):
            node = node.items[int(step) - 1]
        else:
            return None
    return node


def move_to_cell(problem: Problem, cells: Mapping[Place, CellPlace]) -> Problem:
    """The problem with the cell in the list as its place, where ``cells`` knows one; else unchanged."""
    hint = problem.hint
    for place, cell in cells.items():
        if place.line:
            hint = re.sub(re.escape(str(place)) + r"(?!\d)", lambda _, cell=cell: str(cell), hint)  # type: ignore[misc]
    there = cells.get(problem.place)
    if there is None:
        label = str(problem.place)
        there = CellPlace(problem.place.file, problem.place.line, problem.place.column, label)
    return Problem(there, problem.message, hint, problem.severity)
