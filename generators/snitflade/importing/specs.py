"""The rows of one diagram -> the text of its spec: a new one, or the one that stands, changed in place."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from pathlib import Path

from snitflade.catalogue.settings import settings_of
from snitflade.diagram import Diagram, plain
from snitflade.importing.emitting import entry as emitted
from snitflade.importing.emitting import whole_spec
from snitflade.importing.entries import Entry
from snitflade.importing.grid import Cell
from snitflade.importing.mapping_file import OF_ROWS
from snitflade.importing.plan import Plan, SystemPart, Values, one_or_list, plan_of, typed
from snitflade.importing.reconciling import changed_text
from snitflade.importing.settings_sheets import settings_from, update_systems
from snitflade.importing.updating import Update
from snitflade.importing.words import Words, words_of
from snitflade.importing.workbook import Cells
from snitflade.names import ID_RULE, is_id, slug
from snitflade.problems import Place, Problem, ProblemsFound, Severity, did_you_mean
from snitflade.spec import Library, check
from snitflade.spec.breaks import name_of
from snitflade.spec.findings import Findings
from snitflade.spec.kinds import compose_kinds
from snitflade.spec.legend import compose_categories
from snitflade.spec.library import LEGEND_FOLDER, find_beside, spec_files
from snitflade.spec.nodes import Mapping as MappingNode
from snitflade.spec.sources import WORKING_TREE
from snitflade.spec.terms import Terms
from snitflade.spec.yaml_reader import parse_yaml
from snitflade.values import value

_IN_SETTINGS = (*OF_ROWS, "hub", "legend", "variant")
_TITLES = {"da": "Snitfladeoversigt – {hub}", "en": "Interface overview – {hub}"}
Report = Callable[[Problem], None]


@value
class Request:
    """What a list says of one spec. ``systems`` and ``settings`` are None where it has no such sheets."""

    path: Path
    name: str
    entries: tuple[Entry, ...]
    systems: tuple[Cells, ...] | None
    settings: tuple[Cells, ...] | None
    defaults: Values
    meant: Mapping[str, Mapping[str, str]]


@value
class Spec:
    """A spec as it is to be. ``before`` is the text that stands, and ``diagram`` what it says; None for a new one."""

    path: Path
    text: str
    plan: Plan
    settings: dict[str, Cell]
    before: str | None = None
    diagram: Diagram | None = None


def made(request: Request, report: Report) -> Spec | None:
    """The spec that the rows make, or change; None where a fault, which is reported, stands in the way."""
    if request.path.exists():
        return _changed(request, report)
    return _new(request, report)


def _changed(request: Request, report: Report) -> Spec | None:
    library = Library()
    diagram, problems = check(request.path, library)
    root = library.document(request.path, "diagram").root
    if diagram is None or root is None:
        for problem in problems:
            report(problem)
        return None
    old = plan_of(root)
    plan = copy.deepcopy(old)
    cells: dict[str, Cell] = {}
    if request.settings is not None:
        settings, cells = settings_from(request.settings, report)
        if {path: cell.text.replace("\n", " ") for path, cell in cells.items()} != dict(settings_of(root)):
            plan.settings = settings
    _check_same_hub(request, plan, report)
    words = words_of(diagram.categories, diagram.kinds, request.meant)
    _apply(request, plan, words, report, diagram)
    text = _text_of(request.path)
    bare = text.removeprefix("\ufeff").replace("\r\n", "\n")
    new = changed_text(bare, old, plan) if plan.tree != old.tree else bare
    if new == bare:
        return Spec(request.path, text, plan, cells, text, diagram)
    ending = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return Spec(request.path, mark + new.replace("\n", ending), plan, cells, text, diagram)


def _apply(request: Request, plan: Plan, words: Words, report: Report, diagram: Diagram | None) -> None:
    if request.systems is not None:
        update_systems(plan.systems, request.systems, report)
    Update(plan, words, request.defaults, report, diagram, request.systems is not None).apply(request.entries)


def _text_of(path: Path) -> str:
    return WORKING_TREE.read(path).decode("utf-8")


def _check_same_hub(request: Request, plan: Plan, report: Report) -> None:
    """Hub and variant are said in every row, and changed where they are said once."""
    hubs = plan.settings.get("hub")
    known = tuple(name_of(hub) for hub in ([hubs] if isinstance(hubs, str) else hubs or ()))
    hint = "change it in the spec, or in the sheet of diagrams"
    for entry in request.entries:
        if entry.hub and entry.hub != known:
            report(
                Problem(entry.place_of("hub"), f"another hub than that of the diagram, '{' '.join(known)[:60]}'", hint)
            )
            return
        if entry.variant and entry.variant != plan.settings.get("variant"):
            message = f"another variant than that of the diagram, '{plan.settings.get('variant', '')}'"
            report(Problem(entry.place_of("variant"), message, hint))
            return


def _new(request: Request, report: Report) -> Spec | None:
    if not is_id(request.name):
        hint = f"{ID_RULE}; try '{slug(request.name)}'"
        report(Problem(request.entries[0].place_of("diagram"), f"invalid diagram '{request.name[:60]}'", hint))
        return None
    settings, cells = settings_from(request.settings or (), report)
    settings = _settings(request, settings, report)
    words = _words(request, settings, report)
    if words is None:
        return None
    plan = Plan(settings)
    for row in request.systems or ():
        plan.systems.append(SystemPart(row["system"].text.replace("\n", " "), row["kind"].text or "system"))
    _check_same_hub(request, plan, report)
    _apply(request, plan, words, report, None)
    return Spec(request.path, whole_spec(plan), plan, cells)


def _settings(request: Request, told: Values, report: Report) -> Values:
    """The settings of a new spec: those of the sheet of diagrams, else what the rows and the defaults say."""
    first = request.entries[0]
    defaults = request.defaults
    hub = told.get("hub") or one_or_list([typed(name) for name in first.hub or ()]) or defaults.get("hub")
    if not hub:
        hint = "a column 'Hub', a default in a mapping file, or --hub NAME says what stands in the middle"
        report(Problem(first.place, "missing hub", hint))
    language = told.get("language") or defaults.get("language", "da")
    name = plain(hub if isinstance(hub, str) else " = ".join(hub or ()))
    given = {key: content for key, content in defaults.items() if key not in _IN_SETTINGS}
    settings: Values = {
        "diagram": request.name,
        "variant": first.variant or defaults.get("variant", "as-is"),
        "title": _TITLES.get(language, _TITLES["da"]).format(hub=name),
        "legend": told.get("legend") or _legend(request, report),
        "hub": hub or "?",
    }
    # What the sheet of diagrams says keeps its order.
    return {**told, **{key: content for key, content in {**settings, **given}.items() if key not in told}}


def _legend(request: Request, report: Report) -> str:
    given = request.defaults.get("legend")
    known = [path.stem for path in spec_files(request.path.parent / LEGEND_FOLDER)]
    if given or len(known) == 1:
        return given or known[0]
    folder = (request.path.parent / LEGEND_FOLDER).as_posix()
    hint = f"name one with --legend: {', '.join(known)}" if known else f"'snitflade new' writes one into {folder}/"
    report(Problem(request.entries[0].place, "missing legend", hint))
    return ""


def _words(request: Request, settings: Values, report: Report) -> Words | None:
    """What the categories and kinds are called, from the legend with the terms of the new spec."""
    folder = request.path.parent / LEGEND_FOLDER
    legend = settings["legend"]
    if not legend:
        return None
    path = find_beside(folder, legend) if isinstance(legend, str) and is_id(legend) else None
    if path is None:
        known = tuple(path.stem for path in spec_files(folder))
        place = request.entries[0].place
        report(Problem(place, f"unknown legend '{str(legend)[:60]}'", did_you_mean(str(legend), known)))
        return None
    document = Library().document(path, "legend")
    for problem in document.problems:
        report(problem)
    try:
        text = "\n".join(emitted(key, content, 0) for key, content in settings.items())
        root = parse_yaml(text, request.path.as_posix()).root
    except ProblemsFound:
        root = None
    if document.root is None or not isinstance(root, MappingNode):
        report(Problem(Place(path.as_posix()), "invalid legend", severity=Severity.ERROR))
        return None
    findings = Findings()  # the check of the whole spec tells what is wrong in here
    categories = compose_categories(document.root, root, Terms(root, findings), findings)
    return words_of(categories, compose_kinds(root, document.root, findings), request.meant)
