"""A comparison for programs: JSON by the schema ``changes.schema.json``, which ``snitflade schema changes`` prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeAlias

from snitflade.characters import escape_hidden, show_hidden
from snitflade.compare.changes import Change
from snitflade.compare.review import Comparison, Review, Status
from snitflade.compare.tracing import Trace, TraceRow
from snitflade.problems import Place, Problem

Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | bool | None"
VERSION = 1
_SCHEMA = Path(__file__).with_name("changes.schema.json")


def read_changes_schema() -> str:
    """The text of the schema."""
    return _SCHEMA.read_text(encoding="utf-8")


def as_json(comparison: Comparison) -> str:
    """The whole comparison, diagrams without a difference included."""
    data: Data = {
        "version": VERSION,
        "old": comparison.old_label or None,
        "new": comparison.new_label or None,
        "differ": any(review.status is not Status.SAME for review in comparison.reviews),
        "diagrams": [_review(review) for review in comparison.reviews],
    }
    # A file's name may hold what turns a line about, or half of a pair of surrogates, which no UTF-8 can.
    return escape_hidden(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _review(review: Review) -> Data:
    changes = review.changes
    data: dict[str, Data] = {
        "diagram": review.name,
        "status": review.status.value,
        "old_file": review.old.place.file if review.old else None,
        "new_file": review.new.place.file if review.new else None,
        "changes": [_change(change) for change in changes.changes] if changes else [],
        "problems": [_problem(problem) for problem in review.problems],
    }
    if changes and changes.trace:
        data["trace"] = trace_to_data(changes.trace)
    return data


def _change(change: Change) -> Data:
    subject = change.subject
    data: dict[str, Data] = {"part": subject.part.value, "act": change.act.value}
    optional: dict[str, Data] = {
        "name": subject.name,
        "to": subject.to,
        "codes": list(subject.codes),
        "text": subject.text,
        "fields": list(change.field.split(", ")) if change.field else [],
        "before": change.before,
        "after": change.after,
        "words": [{"fate": word.fate.value, "text": word.text} for word in change.words],
        "old": _place(change.old),
        "new": _place(change.new),
        "assumed": change.assumed,
    }
    return data | {key: value for key, value in optional.items() if value}


def _place(place: Place | None) -> Data:
    return {"file": place.file, "line": place.line, "column": place.column} if place else None


def _problem(problem: Problem) -> Data:
    return {"place": _place(problem.place), "message": show_hidden(problem.message), "hint": show_hidden(problem.hint)}


def trace_to_data(trace: Trace) -> Data:
    """What becomes of each code."""
    return [_row(row) for row in trace.rows]


def _row(row: TraceRow) -> Data:
    linked = row.old or row.successors[0]
    return {
        "outcome": row.outcome.value,
        "system": linked.link.system,
        "to": linked.link.to,
        "codes": list(row.codes),
        "assumed": row.assumed,
        "successors": [
            {"system": new.link.system, "to": new.link.to, "codes": list(new.interface.codes)} for new in row.successors
        ],
    }
