"""Reads the sheets of a catalogue beside the interfaces: those of the systems and of the diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from snitflade.catalogue.settings import MARKS, system_keys
from snitflade.characters import clean_word
from snitflade.importing.grid import GridCell, ReportProblem
from snitflade.importing.plan import SystemPart, Values, to_list, to_one_or_list
from snitflade.importing.words import FIELDS, parse_yes_no, split_codes
from snitflade.importing.workbook import Cells
from snitflade.problems import Problem, did_you_mean
from snitflade.spec.breaks import name_of

_STEP = re.compile(r"([a-z0-9_-]+)((?:\[[0-9]{1,3}\])?)")
_MOST_ITEMS = 100
"""Items of a list in a setting. A path such as ``notes[999999].text`` would else make a list of that length."""

_NOTHING: Mapping[str, str] = {}


def read_settings(
    rows: Iterable[Cells], report: ReportProblem, typed: Mapping[str, str] = _NOTHING
) -> tuple[Values, dict[str, GridCell]]:
    """The settings of one diagram as values of the spec language, and their cells by path, such as ``terms.system``.

    :param typed: the settings so far by path; what does not show in a cell is kept where the cell says the same.
    """
    settings: Values = {}
    cells: dict[str, GridCell] = {}
    for row in rows:
        path = row["field"].text
        steps = _steps(path)
        if row["setting"].fault or not steps:
            message, hint = row["setting"].fault or (f"invalid field '{path[:60]}'", "such as title, or terms.system")
            report(Problem(row["setting" if steps else "field"].place, message, hint))
        elif row["setting"].text:
            cells[path] = row["setting"]
            text = row["setting"].text.replace("\n", " ")
            text = typed[path] if path in typed and clean_word(typed[path]) == text else text
            if not _put(settings, steps, text):
                report(Problem(row["field"].place, f"invalid field '{path[:60]}'", "another field is a part of it"))
    return settings, cells


def _steps(path: str) -> list[str | int]:
    steps: list[str | int] = []
    for word in path.split("."):
        match = _STEP.fullmatch(word)
        if not match:
            return []
        steps.append(match.group(1))
        if match.group(2):
            steps.append(int(match.group(2)[1:-1]) - 1)
    return steps


def _put(settings: Values, steps: list[str | int], text: str) -> bool:
    """Set the value at a path; False when another value is in its way."""
    at: Any = settings
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        empty: Any = text if following is None else [] if isinstance(following, int) else {}
        if isinstance(at, list) and isinstance(step, int) and step < _MOST_ITEMS:
            at.extend([""] if step >= len(at) and following is None else [empty] if step >= len(at) else [])
            if step >= len(at):
                return False
            at[step] = text if following is None else at[step]
        elif isinstance(at, dict) and isinstance(step, str):
            if following is None and step in at:
                return False
            at.setdefault(step, empty)
        else:
            return False
        at = at[step]
    return True


def update_systems(systems: list[SystemPart], rows: Iterable[Cells], report: ReportProblem) -> None:
    """Give systems the properties in the sheet of systems; rows of systems that are not among them are passed over."""
    known = {system.name: system for system in systems}
    for row in rows:
        system = known.get(name_of(row["system"].text.replace("\n", " ")))
        if system is not None:
            for key in system_keys():
                if key in row:
                    _update(system, key, row[key], report)


def _update(system: SystemPart, key: str, cell: GridCell, report: ReportProblem) -> None:
    if cell.fault:
        report(Problem(cell.place, *cell.fault))
        return
    now = system.values if isinstance(system.values, Mapping) else {"kind": system.values}
    meaning = _meaning(key, cell, report)
    before = _as_shown(now.get(key))
    if (meaning or None) != (before or None) and not (isinstance(before, list) and to_list(meaning) == before):
        system.set(key, meaning)


def _as_shown(content: Any) -> Any:
    """A value as a cell says it, without what does not show."""
    if isinstance(content, list):
        return [clean_word(text) for text in content]
    return clean_word(content) if isinstance(content, str) else content


def _meaning(key: str, cell: GridCell, report: ReportProblem) -> Any:
    """The value of a cell; None when it is empty."""
    if key in MARKS:
        fields = [FIELDS.get(word.casefold(), "") for word in split_codes(cell.text)]
        if not all(fields):
            report(Problem(cell.place, f"unknown {key} '{cell.text[:60]}'", did_you_mean(cell.text, tuple(FIELDS))))
        return fields or None
    if key == "highlight":
        said = parse_yes_no(cell.text)
        if said is None:
            report(Problem(cell.place, f"unknown {key} '{cell.text[:60]}'", "ja or nothing"))
        return True if said else None
    return to_one_or_list(cell.text.splitlines())
