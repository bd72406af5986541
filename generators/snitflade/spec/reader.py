"""A spec file -> a checked Diagram, or all that is wrong with it.

The steps: read the YAML with its places, check its form against the schema, look up the legend, fill in the terms,
check what the names refer to and whether the wishes agree, build. A fault does not end a step, so that one run names
them all; a Diagram comes out only when there is no error.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from snitflade.diagram import Diagram
from snitflade.names import is_id
from snitflade.problems import Findings, Place, Problem, ProblemsFound, Severity, SnitfladeError, quote
from snitflade.spec.building import DiagramLegend, build_diagram
from snitflade.spec.icons import read_icons
from snitflade.spec.kinds import compose_kinds, warn_of_unused_kinds
from snitflade.spec.legend import compose_categories, compose_notes, warn_of_unused_overrides
from snitflade.spec.library import LEGEND_FOLDER, Library, find_spec_files
from snitflade.spec.nodes import Mapping
from snitflade.spec.references import Names, check_references
from snitflade.spec.terms import Terms
from snitflade.spec.transitions import check_transition
from snitflade.spec.wishes import check_wishes


def check(path: Path, library: Library | None = None) -> tuple[Diagram | None, tuple[Problem, ...]]:
    """The diagram of a spec (None when it has errors), and its errors and warnings in the order of their places.

    :param library: what reads the spec and its legend; a fresh one, of this machine's files, when left out.
    """
    library = library or Library()
    document = library.document(path, "diagram")
    findings = Findings(document.problems)
    if document.root is None:
        return None, findings.problems
    root = document.root
    _check_own_name(root, "diagram", path, findings)
    check_transition(root, path.parent, library, findings)
    legend_root = _find_legend(root, path.parent / LEGEND_FOLDER, library, findings)
    legend = _check_contents(root, legend_root, findings)
    icons = read_icons(root, path.parent, library.source, findings)
    diagram = None if findings.has_errors else build_diagram(root, legend, icons)
    return diagram, findings.problems


def _check_contents(root: Mapping, legend: Mapping | None, findings: Findings) -> DiagramLegend:
    terms = Terms(root, findings)
    kinds = compose_kinds(root, legend, findings)
    source = legend or Mapping({}, {}, root.place)
    categories = compose_categories(source, root, terms, findings) if legend else ()
    notes = compose_notes(source, root, terms)
    known = tuple(category.key for category in categories) if legend else None
    check_wishes(root, findings)
    used = check_references(root, Names(tuple(kind.key for kind in kinds), known), findings)
    if legend:
        terms.warn_of_unasked()
        warn_of_unused_overrides(legend, root, used.categories, findings)
    warn_of_unused_kinds(root, used.kinds, findings)
    return DiagramLegend(categories, kinds, notes, source.text("unused") == "show")


def _check_own_name(root: Mapping, key: str, path: Path, findings: Findings) -> None:
    name = root.text(key)
    if is_id(name) and name != path.stem:
        findings.warn(root.place_of(key), f"invalid {key} {quote(name)}", f"the file is named {quote(path.stem)}")


def _find_legend(root: Mapping, folder: Path, library: Library, findings: Findings) -> Mapping | None:
    """The legend's root, with its own problems added to the findings; None when there is none to be read."""
    name = root.text("legend")
    if not is_id(name):
        return None
    path = library.find(folder, name)
    if path is None:
        findings.unknown(root.place_of("legend"), "legend", name, library.ids(folder))
        return None
    document = library.document(path, "legend")
    findings.extend(document.problems)
    if document.root is not None:
        _check_own_name(document.root, "legend", path, findings)
    return document.root


def read_diagram(path: Path) -> Diagram:
    """The diagram of one spec.

    :raises ProblemsFound: when the file is missing, cannot be read or has errors; it carries the warnings too.
    """
    return read_diagrams([path])[0]


def read_diagrams(paths: Iterable[Path]) -> tuple[Diagram, ...]:
    """The diagrams of several specs, in the order given; a path that is given twice counts once.

    :raises ProblemsFound: with the problems of all files, when one has errors or two have the same id.
    """
    library, findings = Library(), Findings()
    diagrams: list[Diagram] = []
    for path in dict.fromkeys(paths):
        diagram, problems = check(path, library)
        findings.extend(problems)
        if diagram:
            diagrams.append(diagram)
    findings.extend(_duplicate_ids(diagrams))
    if findings.has_errors:
        raise ProblemsFound(findings.problems)
    return tuple(diagrams)


def _duplicate_ids(diagrams: Iterable[Diagram]) -> Iterable[Problem]:
    first: dict[str, Place] = {}
    for diagram in diagrams:
        if diagram.id in first:
            hint = f"first at {first[diagram.id]}"
            yield Problem(diagram.place, f"duplicate diagram {quote(diagram.id)}", hint, Severity.ERROR)
        first.setdefault(diagram.id, diagram.place)


def find_specs(folder: Path) -> tuple[Path, ...]:
    """The specs in a folder (not in the folders below it), sorted by name.

    :raises SnitfladeError: when there is no such folder.
    """
    if not folder.is_dir():
        raise SnitfladeError(f"{folder.as_posix()}: missing folder")
    return find_spec_files(folder)
