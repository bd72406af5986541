"""Imports an interface list: the specs that it creates or changes, and a comparison with those there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from snitflade.compare.comparing import compare
from snitflade.compare.review import Comparison, Review, SpecReading, Status
from snitflade.diagram import Diagram
from snitflade.importing.checking import Overlay, find_cells, move_to_cell
from snitflade.importing.csv_reader import read_csv
from snitflade.importing.entries import ListEntry, entries_of
from snitflade.importing.grid import Grid
from snitflade.importing.mapping_file import NO_MAPPING, ColumnMapping
from snitflade.importing.plan import SpecPlan, Values, plan_of
from snitflade.importing.specs import PlannedSpec, SpecRequest, make_spec
from snitflade.importing.workbook import Cells, WorkbookContents, contents_of
from snitflade.importing.xlsx_reader import read_xlsx
from snitflade.names import ID_RULE, SPEC_SUFFIXES, is_id, slug, spec_paths
from snitflade.problems import Place, Problem, ProblemsFound, SnitfladeError, did_you_mean, has_errors, quote
from snitflade.project import follow_named
from snitflade.spec import Library, check
from snitflade.spec.nodes import Mapping
from snitflade.values import value

MAX_FILE_BYTES = 20_000_000
_SUFFIXES = {".xlsx": read_xlsx, ".xlsm": read_xlsx, ".csv": read_csv, ".tsv": read_csv, ".txt": read_csv}


@value
class ImportOptions:
    """What an import is asked for. ``into``: the one spec to change or create; else all of ``folder``.

    ``name``, ``hub`` and ``legend`` are for what a list does not say of a new diagram.
    """

    folder: Path = Path("specs")
    into: Path | None = None
    sheet: str | None = None
    mapping: ColumnMapping = NO_MAPPING
    name: str | None = None
    hub: str | None = None
    legend: str | None = None


@value
class ImportResult:
    """``files``: the new texts of the specs that change; ``comparison``: what changes in their diagrams."""

    files: dict[Path, str]
    comparison: Comparison
    warnings: tuple[Problem, ...]


def read_list(path: Path) -> tuple[Grid, ...]:
    """The sheets of an Excel workbook, or the one table of a CSV file.

    :raises ProblemsFound: when the file is missing, of another kind, too large or broken.
    """
    here = Place(path.as_posix())
    reader = _SUFFIXES.get(path.suffix.lower())
    if reader is None:
        hint = "choose an .xlsx or a .csv file" + ("; save it as .xlsx" if path.suffix.lower() == ".xls" else "")
        raise ProblemsFound([Problem(here, f"unknown kind of file '{path.suffix}'", hint)])
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise ProblemsFound([Problem(here, "missing file")]) from None
    except OSError as error:
        raise ProblemsFound([Problem(here, "invalid file", (error.strerror or str(error)).lower())]) from None
    if len(data) > MAX_FILE_BYTES:
        raise ProblemsFound([Problem(here, "invalid size of the file", f"at most {MAX_FILE_BYTES:,} bytes")])
    return reader(path, data)


def import_list(path: Path, options: ImportOptions) -> ImportResult:
    """The specs as a list says them. Nothing is written.

    :raises ProblemsFound: with every fault of the list, at its cell.
    :raises SnitfladeError: when the options name a spec, sheet or diagram that does not fit the list.
    """
    contents = contents_of(read_list(path), options.sheet, options.mapping.columns)
    entries, problems = entries_of(contents.header, options.mapping)
    _stop_at_errors(problems)
    specs = [
        make_spec(request, problems.append) for request in _split_by_spec(path, contents, entries, options, problems)
    ]
    _stop_at_errors(problems)
    labels = (options.into or options.folder).as_posix(), path.as_posix()
    return _check_specs([spec for spec in specs if spec], problems, labels)


def _stop_at_errors(problems: Iterable[Problem]) -> None:
    """Give up when one of the problems is an error.

    :raises ProblemsFound: with all of them, the warnings too.
    """
    found = tuple(dict.fromkeys(problems))
    if has_errors(found):
        # Places of cells and of files cannot be put in order with each other.
        raise ProblemsFound(
            [move_to_cell(problem, {}) if type(problem.place) is Place else problem for problem in found]
        )


def _split_by_spec(
    path: Path,
    contents: WorkbookContents,
    entries: Sequence[ListEntry],
    options: ImportOptions,
    problems: list[Problem],
) -> list[SpecRequest]:
    """A request for each spec, with the rows of its diagram."""
    names = list(dict.fromkeys(entry.diagram for entry in entries if entry.diagram))
    if options.into is not None:
        spec = _find_spec(options.into, options.folder)
        there = _has_diagram(spec.stem, names, contents, problems)
        return [_request(spec, spec.stem, contents, entries, options)] if there else []
    problems += (
        Problem(entry.place_of("diagram"), "missing diagram", "every row names its diagram")
        for entry in entries
        if names and not entry.diagram
    )
    wanted = [name for name in names if options.name in (None, name)] if names else [options.name or slug(path.stem)]
    if not wanted:
        raise SnitfladeError(
            f"unknown diagram '{options.name}' in {path.as_posix()}", did_you_mean(options.name or "", names)
        )
    faults = [_describe_odd_name(name, entries) for name in wanted if not is_id(name)]
    problems += faults
    if faults:  # such a name could lead to a file of another folder
        return []
    return [_request(_spec_path(options.folder, name), name, contents, entries, options) for name in wanted]


def _describe_odd_name(name: str, entries: Sequence[ListEntry]) -> Problem:
    entry = next((entry for entry in entries if entry.diagram == name), entries[0])
    return Problem(entry.place_of("diagram"), f"invalid diagram {quote(name)}", f"{ID_RULE}; try '{slug(name)}'")


def _has_diagram(name: str, names: Sequence[str], contents: WorkbookContents, problems: list[Problem]) -> bool:
    if names and name not in names:
        place = contents.header.row[contents.header.columns["diagram"]].place
        problems.append(Problem(place, f"missing diagram '{name}'", did_you_mean(name, names)))
        return False
    return True


def _find_spec(into: Path, folder: Path) -> Path:
    """The file that ``--into`` means: a path, or the id of a diagram.

    :raises SnitfladeError: when it is neither.
    """
    if into.is_dir():
        raise SnitfladeError(f"{into.as_posix()}: invalid spec", f"it is a folder: --specs {into.as_posix()} names one")
    if into.suffix in SPEC_SUFFIXES:
        return follow_named(into)
    if len(into.parts) != 1 or into.suffix:
        raise SnitfladeError(f"{into.as_posix()}: invalid spec", "its name ends in .yaml")
    return _spec_path(folder, into.name)


def _spec_path(folder: Path, name: str) -> Path:
    """The file of a diagram with this id, or where to create it."""
    paths = spec_paths(folder, name)
    return next((path for path in paths if path.is_file()), paths[0])


def _request(
    spec: Path, name: str, contents: WorkbookContents, entries: Sequence[ListEntry], options: ImportOptions
) -> SpecRequest:
    def own(rows: tuple[Cells, ...] | None) -> tuple[Cells, ...] | None:
        return None if rows is None else tuple(row for row in rows if row["diagram"].text == name)

    rows = tuple(entry for entry in entries if entry.diagram in (None, "", name))
    given: Values = {"hub": options.hub, "legend": options.legend}
    defaults = options.mapping.defaults | {key: text for key, text in given.items() if text}
    return SpecRequest(
        spec, name, rows, own(contents.systems), own(contents.settings), defaults, options.mapping.values
    )


def _check_specs(specs: Sequence[PlannedSpec], problems: Sequence[Problem], labels: tuple[str, str]) -> ImportResult:
    """Check the new specs together, and compare them with those there are.

    :raises ProblemsFound: when one of the specs would have errors.
    """
    library = Library(Overlay({spec.path: spec.text for spec in specs}))
    found = list(problems)
    reviews = []
    for spec in specs:
        diagram, faults = check(spec.path, library)
        root = library.document(spec.path, "diagram").root
        cells = find_cells(root, spec.plan, spec.settings) if root else {}
        found += [move_to_cell(problem, cells) for problem in faults]
        if diagram:
            _check_text(root, spec.plan, spec.path)
            reviews.append(_review(spec, diagram))
    _stop_at_errors(found)
    files = {spec.path: spec.text for spec in specs if spec.text != spec.before}
    return ImportResult(files, Comparison(*labels, tuple(reviews)), tuple(dict.fromkeys(found)))


def _check_text(root: Mapping | None, plan: SpecPlan, path: Path) -> None:
    """Make sure that the text that was changed in place says what the plan says.

    :raises SnitfladeError: when it does not, for example because an alias repeats a value that was changed.
    """
    if root is not None and plan_of(root).tree != plan.tree:
        hint = "write out its anchors and aliases, or change it by hand"
        raise SnitfladeError(f"{path.as_posix()}: cannot be changed in place", hint)


def _review(spec: PlannedSpec, diagram: Diagram) -> Review:
    name, place = spec.path.stem, Place(spec.path.as_posix())
    new = SpecReading(name, place, diagram, ())
    if spec.diagram is None:
        return Review(name, Status.ADDED, None, new)
    changes = compare(spec.diagram, diagram)
    status = Status.CHANGED if changes.changes else Status.SAME
    return Review(name, status, SpecReading(name, place, spec.diagram, ()), new, changes)
