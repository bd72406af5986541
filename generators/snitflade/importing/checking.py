"""The specs that an import would write, checked as if they stood in their folder, with faults told at their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from snitflade.importing.entries import Entry
from snitflade.importing.grid import Cell, CellPlace
from snitflade.importing.plan import Part, Plan, SystemPart
from snitflade.problems import Place, Problem
from snitflade.spec.nodes import Mapping as MappingNode
from snitflade.spec.nodes import Node, Sequence
from snitflade.spec.sources import WORKING_TREE

_CELLS = {"text": "text", "from": "system", "kind": "kind"}


class Overlay:
    """The files of this machine, with some that do not stand yet; a source of the spec stage."""

    def __init__(self, texts: Mapping[Path, str]) -> None:
        self._texts = dict(texts)

    def name(self, path: Path) -> str:
        """As a person is told it."""
        return WORKING_TREE.name(path)

    def read(self, path: Path) -> bytes:
        """The bytes of a file; see :meth:`snitflade.spec.sources.Source.read`."""
        return self._texts[path].encode("utf-8") if path in self._texts else WORKING_TREE.read(path)

    def is_file(self, path: Path) -> bool:
        """Whether there is such a file, or will be."""
        return path in self._texts or WORKING_TREE.is_file(path)

    def files(self, folder: Path) -> tuple[Path, ...]:
        """The files in a folder, and those that will be."""
        new = (path for path in self._texts if path.parent == folder)
        return tuple(dict.fromkeys((*WORKING_TREE.files(folder), *new)))


def cell_places(root: MappingNode, plan: Plan, settings: Mapping[str, Cell]) -> dict[Place, CellPlace]:
    """The cells that say what stands at the places of a spec."""
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


def _of_part(node: MappingNode, part: Part) -> Iterator[tuple[Place, CellPlace]]:
    if part.entry is None:
        return
    for key, place in node.keys.items():
        if key != "interfaces":
            yield place, part.entry.place_of(_CELLS.get(key, key))
            yield from _inner(node.entries[key], part.entry, _CELLS.get(key, key))
    yield node.place, part.entry.place


def _inner(node: Node, entry: Entry, key: str) -> Iterator[tuple[Place, CellPlace]]:
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


def at_cells(problem: Problem, cells: Mapping[Place, CellPlace]) -> Problem:
    """The problem told at the cell that says what is wrong; elsewhere as it is."""
    hint = problem.hint
    for place, cell in cells.items():
        if place.line:
            hint = re.sub(re.escape(str(place)) + r"(?!\d)", lambda _, cell=cell: str(cell), hint)  # type: ignore[misc]
    there = cells.get(problem.place)
    if there is None:
        told = str(problem.place)
        there = CellPlace(problem.place.file, problem.place.line, problem.place.column, told)
    return Problem(there, problem.message, hint, problem.severity)
