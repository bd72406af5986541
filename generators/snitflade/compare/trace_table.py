"""What becomes of each code of an as-is diagram, as a table for the terminal or a pull request, the gaps named."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from snitflade.compare.escaping import make_harmless
from snitflade.compare.linked_interfaces import describe_ends, ends_of
from snitflade.compare.markdown import to_markup
from snitflade.compare.phrases import clip
from snitflade.compare.tracing import Outcome, Trace, TraceRow
from snitflade.compare.wording import WORDING, Wording

_WIDEST = 44


def trace_as_text(traces: Sequence[Trace]) -> str:
    """The tables for a terminal, in English."""
    return "\n".join(_table(trace, WORDING["en"]) for trace in traces)


def trace_as_markdown(traces: Sequence[Trace]) -> str:
    """The tables for a pull request, each in its transition's language."""
    from snitflade.templates import template

    return template("trace.md.j2").render(traces=[_for_template(trace) for trace in traces]).rstrip("\n") + "\n"


def _for_template(trace: Trace) -> dict[str, object]:
    wording = WORDING[trace.transition.language]
    return {
        "heading": to_markup(_heading(trace, wording)),
        "summary": _summary(trace, wording),
        "columns": wording.columns,
        "rows": [[_cell(row, text) for text in _cells(row, wording)] for row in trace.rows],
    }


def _cell(row: TraceRow, text: str) -> Markup:
    cell = to_markup(text)
    return Markup("<b>") + cell + Markup("</b>") if cell and row.outcome is Outcome.UNACCOUNTED else cell


def _heading(trace: Trace, wording: Wording) -> str:
    return wording.trace_heading.format(old=trace.as_is.id, new=trace.transition.id)


def _summary(trace: Trace, wording: Wording) -> str:
    """How many codes have which outcome, and how many of these are guesses."""
    parts = []
    for outcome in Outcome:
        rows = [row for row in trace.rows if row.outcome is outcome]
        number = sum(len(row.codes) or 1 for row in rows)
        if number:
            parts.append(f"{number} {wording.outcomes[outcome]}")
    guesses = sum(len(row.codes) for row in trace.rows if row.assumed)
    return ", ".join(parts) + (f" ({wording.guesses.format(count=guesses)})" if guesses else "")


def _cells(row: TraceRow, wording: Wording) -> tuple[str, str, str, str]:
    """System, code, outcome, and as what it is carried over."""
    linked = row.old or row.successors[0]
    outcome = wording.outcomes[row.outcome] + (f" ({wording.guess})" if row.assumed else "")
    if row.old is None:
        return describe_ends(linked.link), "", outcome, clip(linked.label, _WIDEST)
    codes = ", ".join(row.codes)
    return describe_ends(linked.link), codes, outcome, clip("; ".join(_successors(row)), _WIDEST)


def _successors(row: TraceRow) -> list[str]:
    return [
        f"{new.label} ({describe_ends(new.link)})"
        if row.old and ends_of(row.old.link) != ends_of(new.link)
        else new.label
        for new in row.successors
    ]


def _table(trace: Trace, wording: Wording) -> str:
    rows = [wording.columns, *(_cells(row, wording) for row in trace.rows)]
    table = [[make_harmless(clip(cell, _WIDEST)) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(wording.columns))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    lines.insert(1, "  ".join("-" * width for width in widths))
    gaps = [f"  {', '.join(row.codes)}: {_place_of(row)}" for row in trace.gaps]
    named = [f"{wording.outcomes[Outcome.UNACCOUNTED]}:", *gaps] if gaps else []
    heading = make_harmless(f"{_heading(trace, wording)}: {_summary(trace, wording)}")
    return "\n".join([heading, "", *lines, *([""] if named else []), *named]) + "\n"


def _place_of(row: TraceRow) -> str:
    return make_harmless(f"{describe_ends(row.old.link)} ({row.old.interface.place})") if row.old else ""
