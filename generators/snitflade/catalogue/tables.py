"""Diagrams -> the catalogue: the rows of each, with what the specs say beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from snitflade.catalogue.cells import cells_of, describe_fates
from snitflade.catalogue.rows import CatalogueRow, rows_of
from snitflade.catalogue.settings import settings_of, systems_of
from snitflade.catalogue.wording import WORDING, Wording
from snitflade.diagram import Diagram
from snitflade.problems import Place, Problem, ProblemsFound, has_errors
from snitflade.spec import Library, check
from snitflade.spec.nodes import Mapping
from snitflade.values import value


@value
class DiagramTable:
    """The rows of one diagram. ``fates`` has an entry for each transition from it among the diagrams."""

    diagram: Diagram
    root: Mapping
    rows: tuple[CatalogueRow, ...]
    fates: tuple[tuple[str, tuple[CatalogueRow, ...]], ...] = ()

    @property
    def wording(self) -> Wording:
        """The words of the diagram's language."""
        return WORDING[self.diagram.language]

    @property
    def settings(self) -> tuple[tuple[str, str], ...]:
        """What the spec says of the diagram, by path."""
        return settings_of(self.root)

    def systems(self, wording: Wording) -> tuple[tuple[str, ...], ...]:
        """What the spec says of the systems."""
        return systems_of(self.root, wording)

    def cells(self, wording: Wording | None = None) -> list[dict[str, str]]:
        """The cells of each row, in the diagram's language when no other is asked for."""
        wording = wording or self.wording
        cells_of_rows = [cells_of(row, wording) for row in self.rows]
        for number, cells in enumerate(cells_of_rows):
            if len(self.fates) > 1:
                fates = [(name, describe_fates(rows[number].fates, wording)) for name, rows in self.fates]
                cells["carried"] = "\n".join(f"{name}: {words}" for name, words in fates if words)
        return cells_of_rows


@value
class Catalogue:
    """The tables in the order of their specs."""

    tables: tuple[DiagramTable, ...]

    @property
    def wording(self) -> Wording:
        """The words of what is about all diagrams: in the language of the first."""
        return self.tables[0].wording if self.tables else WORDING["da"]


def read_catalogue(paths: Sequence[Path]) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue of some specs, and the warnings of these.

    :raises ProblemsFound: with every fault of the specs, when one of them has errors.
    """
    library = Library()
    found: list[Problem] = []
    read: list[tuple[Diagram, Mapping]] = []
    for path in paths:
        diagram, problems = check(path, library)
        found += problems
        root = library.document(path, "diagram").root
        if diagram and root:
            read.append((diagram, root))
    found += _duplicates(diagram for diagram, _ in read)
    if has_errors(found):
        raise ProblemsFound(found)
    return catalogue_of(read), tuple(found)


def catalogue_of(read: Sequence[tuple[Diagram, Mapping]]) -> Catalogue:
    """The catalogue of diagrams, each with the spec that it was read from."""
    return Catalogue(tuple(_table(diagram, root, [other for other, _ in read]) for diagram, root in read))


def _table(diagram: Diagram, root: Mapping, all_diagrams: Iterable[Diagram]) -> DiagramTable:
    transitions = [other for other in all_diagrams if other.transition_from == diagram.id != other.id]
    fates = tuple((transition.id, rows_of(diagram, transition)) for transition in transitions)
    return DiagramTable(diagram, root, fates[0][1] if fates else rows_of(diagram), fates)


def _duplicates(diagrams: Iterable[Diagram]) -> Iterable[Problem]:
    first: dict[str, Place] = {}
    for diagram in diagrams:
        if diagram.id in first:
            yield Problem(diagram.place, f"duplicate diagram '{diagram.id}'", f"first at {first[diagram.id]}")
        first.setdefault(diagram.id, diagram.place)
