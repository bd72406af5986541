"""Guesses that were confirmed, and values that became one."""

from __future__ import annotations

from collections.abc import Iterator

from snitflade.compare.changes import Act, Change, Subject
from snitflade.diagram import Marks
from snitflade.problems import Place

STATED = "stated"
_ACTS = {STATED: Act.CONFIRMED, "assumed": Act.ASSUMED, "inferred": Act.INFERRED}


def find_mark_changes(subject: Subject, old: Marks, new: Marks, was: Place, now: Place) -> Iterator[Change]:
    """A change for each field whose basis is another one, in the order of their names."""
    fields = sorted({*old.assumed, *old.inferred, *new.assumed, *new.inferred})
    for field in fields:
        before, after = _basis(old, field), _basis(new, field)
        if before != after:
            yield Change(_ACTS[after], subject, field, before, after, (), was, now)


def _basis(marks: Marks, field: str) -> str:
    if field in marks.assumed:
        return "assumed"
    return "inferred" if field in marks.inferred else STATED
