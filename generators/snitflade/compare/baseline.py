"""The as-is diagram of a transition, and warnings of its codes that the transition does not account for."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from snitflade.compare.linked_interfaces import describe_ends, linked_interfaces_of
from snitflade.compare.tracing import Trace, TraceRow, trace
from snitflade.diagram import Diagram
from snitflade.problems import Place, Problem, ProblemsFound, Severity
from snitflade.spec import Library, check

_MOST_SHOWN = 12


def baseline_of(transition: Diagram, library: Library) -> Diagram:
    """The as-is diagram that a transition of this machine's files starts from.

    :raises ProblemsFound: when it has errors.
    """
    folder = Path(transition.place.file).parent
    path = library.find(folder, transition.transition_from or "")
    if path is None:
        raise ProblemsFound([Problem(transition.place, f"unknown transition_from '{transition.transition_from}'")])
    as_is, problems = check(path, library)
    if as_is is None:
        raise ProblemsFound(problems)
    return as_is


def warn_of_unaccounted_codes(transition: Diagram, library: Library) -> tuple[Problem, ...]:
    """A warning for each system of the as-is diagram with codes that the transition does not account for.

    It stands at the system in the transition, else at the transition. A diagram in which nothing says ``replaces``
    gets one warning in all. There is none when the as-is diagram has errors: those are reported with that diagram.
    """
    if not transition.transition_from:
        return ()
    try:
        found = trace(baseline_of(transition, library), transition)
    except ProblemsFound:
        return ()
    if found.gaps and not any(linked.interface.replaces for linked in linked_interfaces_of(transition)):
        return (_warning_of_no_replaces(found),)
    by_system: dict[str, list[TraceRow]] = defaultdict(list)
    for row in found.gaps:
        if row.old:
            by_system[describe_ends(row.old.link)].append(row)
    return tuple(_warning(found, system, rows) for system, rows in by_system.items())


def _warning_of_no_replaces(found: Trace) -> Problem:
    number = sum(len(row.codes) for row in found.gaps)
    message = f"missing replaces for {number} codes of {found.as_is.id}"
    hint = f"say of each interface which codes it carries over; snitflade trace {found.transition.id} lists them"
    return Problem(found.transition.place, message, hint, Severity.WARNING)


def _warning(found: Trace, system: str, rows: list[TraceRow]) -> Problem:
    codes = [code for row in rows for code in row.codes]
    shown = ", ".join(codes[:_MOST_SHOWN]) + (", …" if len(codes) > _MOST_SHOWN else "")
    noun, hint = (
        ("code", "let an interface replace it") if len(codes) == 1 else ("codes", "let interfaces replace them")
    )
    message = f"missing replaces for {noun} {shown} of system '{system}' in {found.as_is.id}"
    hint += ", or retire the system's link"
    return Problem(_place_of(found, rows[0]), message, hint, Severity.WARNING)


def _place_of(found: Trace, row: TraceRow) -> Place:
    name = row.old.link.system if row.old else ""
    return next((s.place for s in found.transition.systems if name in (s.name, s.was)), found.transition.place)
