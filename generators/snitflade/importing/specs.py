"""Makes the text of one spec from the rows of its diagram: a new one, or the one there is, changed in place."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path

from snitflade.catalogue.settings import settings_as_typed
from snitflade.characters import clean_word
from snitflade.diagram import Diagram, plain
from snitflade.importing.emitting import emit_entry, emit_spec
from snitflade.importing.entries import ListEntry
from snitflade.importing.grid import GridCell, ReportProblem
from snitflade.importing.mapping_file import OF_ROWS
from snitflade.importing.plan import SpecPlan, SystemPart, Values, escape_marks, plan_of, to_one_or_list
from snitflade.importing.reconciling import change_text
from snitflade.importing.settings_sheets import read_settings, update_systems
from snitflade.importing.updating import SpecUpdate
from snitflade.importing.words import SpecWords, words_of
from snitflade.importing.workbook import Cells
from snitflade.names import ID_RULE, is_id, slug
from snitflade.problems import Findings, Place, Problem, ProblemsFound, Severity, did_you_mean, has_errors
from snitflade.spec import Library, check
from snitflade.spec.breaks import name_of
from snitflade.spec.kinds import compose_kinds
from snitflade.spec.legend import compose_categories
from snitflade.spec.library import LEGEND_FOLDER, find_beside, find_spec_files
from snitflade.spec.nodes import Mapping as MappingNode
from snitflade.spec.sources import WORKING_TREE
from snitflade.spec.terms import Terms
from snitflade.spec.yaml_reader import parse_yaml
from snitflade.values import value

_IN_SETTINGS = (*OF_ROWS, "hub", "legend", "variant")
_TITLES = {"da": "Snitfladeoversigt – {hub}", "en": "Interface overview – {hub}"}


@value
class SpecRequest:
    """What a list says of one spec. ``systems`` and ``settings`` are None where the file has no such sheet.

    ``translations``: for a column, words of the spec by words of the list.
    """

    path: Path
    name: str
    entries: tuple[ListEntry, ...]
    systems: tuple[Cells, ...] | None
    settings: tuple[Cells, ...] | None
    defaults: Values
    translations: Mapping[str, Mapping[str, str]]


@value
class PlannedSpec:
    """A spec as it is to be. ``before`` and ``diagram``: its text and its diagram so far; None for a new spec."""

    path: Path
    text: str
    plan: SpecPlan
    settings: dict[str, GridCell]
    before: str | None = None
    diagram: Diagram | None = None


def make_spec(request: SpecRequest, report: ReportProblem) -> PlannedSpec | None:
    """Create a spec from the rows of a list, or change the one there is; None after a fault, which is reported."""
    if request.path.exists():
        return _change_spec(request, report)
    return _make_new_spec(request, report)


def _change_spec(request: SpecRequest, report: ReportProblem) -> PlannedSpec | None:
    library = Library()
    diagram, problems = check(request.path, library)
    root = library.document(request.path, "diagram").root
    if diagram is None or root is None:
        for problem in problems:
            report(problem)
        return None
    faults: list[Problem] = []
    old, plan, cells = _plan_changes(request, diagram, root, faults.append)
    for fault in faults:
        report(fault)
    if has_errors(faults):  # a plan with faults has no text
        return None
    text = _text_of(request.path)
    bare = text.removeprefix("\ufeff").replace("\r\n", "\n")
    new = change_text(bare, old, plan) if plan.tree != old.tree else bare
    if new == bare:
        return PlannedSpec(request.path, text, plan, cells, text, diagram)
    ending = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return PlannedSpec(request.path, mark + new.replace("\n", ending), plan, cells, text, diagram)


def _plan_changes(
    request: SpecRequest, diagram: Diagram, root: MappingNode, report: ReportProblem
) -> tuple[SpecPlan, SpecPlan, dict[str, GridCell]]:
    """The spec so far, the spec to be, and the cells of its settings."""
    old = plan_of(root)
    plan = copy.deepcopy(old)
    cells: dict[str, GridCell] = {}
    if request.settings is not None:
        typed = dict(settings_as_typed(root))
        settings, cells = read_settings(request.settings, report, typed)
        said = {path: cell.text.replace("\n", " ") for path, cell in cells.items()}
        if said != {path: clean_word(text) for path, text in typed.items()}:
            plan.settings = settings
    _check_same_hub(request, plan, report)
    words = words_of(diagram.categories, diagram.kinds, request.translations)
    _apply(request, plan, words, report, diagram)
    return old, plan, cells


def _apply(
    request: SpecRequest, plan: SpecPlan, words: SpecWords, report: ReportProblem, diagram: Diagram | None
) -> None:
    if request.systems is not None:
        update_systems(plan.systems, request.systems, report)
    SpecUpdate(plan, words, request.defaults, report, diagram, request.systems is not None).apply(request.entries)


def _text_of(path: Path) -> str:
    return WORKING_TREE.read(path).decode("utf-8")


def _check_same_hub(request: SpecRequest, plan: SpecPlan, report: ReportProblem) -> None:
    """Report rows with another hub or variant than the spec: they are changed where they are said once."""
    hubs = plan.settings.get("hub")
    known = tuple(name_of(hub) for hub in ([hubs] if isinstance(hubs, str) else hubs or ()))
    hint = "change it in the spec, or in the sheet of diagrams"
    for entry in request.entries:
        if entry.hub and entry.hub != known:
            report(
                Problem(
                    entry.place_of("hub"), f"the hub differs from that of the diagram, '{' '.join(known)[:60]}'", hint
                )
            )
            return
        if entry.variant and entry.variant != plan.settings.get("variant"):
            message = f"the variant differs from that of the diagram, '{plan.settings.get('variant', '')}'"
            report(Problem(entry.place_of("variant"), message, hint))
            return


def _make_new_spec(request: SpecRequest, report: ReportProblem) -> PlannedSpec | None:
    if not is_id(request.name):
        hint = f"{ID_RULE}; try '{slug(request.name)}'"
        report(Problem(request.entries[0].place_of("diagram"), f"invalid diagram '{request.name[:60]}'", hint))
        return None
    settings, cells = read_settings(request.settings or (), report)
    settings = _settings(request, settings, report)
    words = _words(request, settings, report)
    if words is None:
        return None
    plan = SpecPlan(settings)
    for row in request.systems or ():
        plan.systems.append(SystemPart(row["system"].text.replace("\n", " "), row["kind"].text or "system"))
    _check_same_hub(request, plan, report)
    _apply(request, plan, words, report, None)
    return PlannedSpec(request.path, emit_spec(plan), plan, cells)


def _settings(request: SpecRequest, stated: Values, report: ReportProblem) -> Values:
    """The settings of a new spec: those of the sheet of diagrams, else from the rows and the defaults."""
    first = request.entries[0]
    defaults = request.defaults
    hub = stated.get("hub") or to_one_or_list([escape_marks(name) for name in first.hub or ()]) or defaults.get("hub")
    if not hub:
        hint = "a column 'Hub', a default in a mapping file, or --hub NAME says what stands in the middle"
        report(Problem(first.place, "missing hub", hint))
    language = stated.get("language") or defaults.get("language", "da")
    name = plain(hub if isinstance(hub, str) else " = ".join(hub or ()))
    given = {key: content for key, content in defaults.items() if key not in _IN_SETTINGS}
    settings: Values = {
        "diagram": request.name,
        "variant": first.variant or defaults.get("variant", "as-is"),
        "title": _TITLES.get(language, _TITLES["da"]).format(hub=name),
        "legend": stated.get("legend") or _legend(request, report),
        "hub": hub or "?",
    }
    # The settings of the sheet of diagrams keep their order.
    return {**stated, **{key: content for key, content in {**settings, **given}.items() if key not in stated}}


def _legend(request: SpecRequest, report: ReportProblem) -> str:
    given = request.defaults.get("legend")
    known = [path.stem for path in find_spec_files(request.path.parent / LEGEND_FOLDER)]
    if given or len(known) == 1:
        return given or known[0]
    folder = (request.path.parent / LEGEND_FOLDER).as_posix()
    hint = f"name one with --legend: {', '.join(known)}" if known else f"'snitflade new' writes one into {folder}/"
    report(Problem(request.entries[0].place, "missing legend", hint))
    return ""


def _words(request: SpecRequest, settings: Values, report: ReportProblem) -> SpecWords | None:
    """The names of the categories and kinds, from the legend with the terms of the new spec."""
    folder = request.path.parent / LEGEND_FOLDER
    legend = settings["legend"]
    if not legend:
        return None
    path = find_beside(folder, legend) if isinstance(legend, str) and is_id(legend) else None
    if path is None:
        known = tuple(path.stem for path in find_spec_files(folder))
        place = request.entries[0].place
        report(Problem(place, f"unknown legend '{str(legend)[:60]}'", did_you_mean(str(legend), known)))
        return None
    document = Library().document(path, "legend")
    for problem in document.problems:
        report(problem)
    try:
        text = "\n".join(emit_entry(key, content, 0) for key, content in settings.items())
        root = parse_yaml(text, request.path.as_posix()).root
    except ProblemsFound:
        root = None
    if document.root is None or not isinstance(root, MappingNode):
        report(Problem(Place(path.as_posix()), "invalid legend", severity=Severity.ERROR))
        return None
    findings = Findings()  # not used: the check of the whole spec reports these problems, too
    categories = compose_categories(document.root, root, Terms(root, findings), findings)
    return words_of(categories, compose_kinds(root, document.root, findings), request.translations)
