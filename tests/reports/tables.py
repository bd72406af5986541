"""The figures as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from tests.edits import EDITS
from tests.reports.calm_edits import Calm
from tests.reports.pairs import Drawn, pairs

_MEAN_BAR, _LARGEST_BAR = "1 %", "5 %"


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table below its title."""
    lines = [f"## {title}", "", f"| {' | '.join(head)} |", "|" + " --- |" * len(head)]
    return "\n".join([*lines, *(f"| {' | '.join(map(str, row))} |" for row in rows)])


def calm_table(edits: Sequence[Calm]) -> str:
    """What edits do to the systems that they do not concern."""
    head = ("edit", "edits", "not fitting", "sides (0)", "orders (0)", f"mean move ({_MEAN_BAR})", "largest mean",
            f"largest move ({_LARGEST_BAR})", "other font")  # fmt: skip
    kinds = [(kind, [edit for edit in edits if edit.edit.kind == kind]) for kind in EDITS]
    return table("Calm edits", head, [_calm_row(kind, some) for kind, some in (*kinds, ("all", list(edits)))])


def _calm_row(kind: str, edits: Sequence[Calm]) -> list[object]:
    fitting = [edit for edit in edits if edit.fits]
    moves = [move for edit in fitting for move in edit.moves]
    return [
        kind,
        len(edits),
        len(edits) - len(fitting),
        sum(edit.flips for edit in fitting),
        sum(edit.swaps for edit in fitting),
        f"{sum(moves) / max(len(moves), 1):.2f} %",
        f"{max((edit.mean for edit in fitting), default=0.0):.2f} %",
        f"{max(moves, default=0.0):.2f} %",
        sum(edit.font_changed for edit in fitting),
    ]


def line_table(edits: Sequence[Calm]) -> str:
    """How many lines of the SVG edits touch: new, other, or gone with none in their place."""
    head = ("edit", "edits", "lines, median", "lines, most", "over its bar", "the bar")
    fitting = [edit for edit in edits if edit.fits]
    groups = [
        ("lengthen, no new line", "10", [e for e in fitting if e.edit.kind == "lengthen" and not e.new_line]),
        ("lengthen, a new line", "none", [e for e in fitting if e.edit.kind == "lengthen" and e.new_line]),
        ("add", "60 and a line a moved row", [e for e in fitting if e.edit.kind == "add"]),
        *((kind, "none", [e for e in fitting if e.edit.kind == kind])
          for kind in ("remove", "rename", "recolour", "shorten")),
    ]  # fmt: skip
    return table("Lines of the SVG", head, [_line_row(name, bar, some) for name, bar, some in groups if some])


def _line_row(name: str, bar: str, edits: Sequence[Calm]) -> list[object]:
    lines = [edit.lines for edit in edits]
    over = "" if bar == "none" else sum(edit.over_bar for edit in edits)
    return [name, len(edits), f"{median(lines):g}", max(lines), over, bar]


def pair_table(pictures: Sequence[Drawn]) -> str:
    """What the systems do that a transition shares with its as-is diagram."""
    head = ("transition", "page", "shared systems", "sides (0)", "orders (0)", "mean move", "largest move",
            "font, as-is", "font")  # fmt: skip
    rows = [
        (
            *(one.diagram.id, one.page, kept.shared, kept.flips, kept.swaps),
            *(f"{kept.mean:.2f} %", f"{kept.largest:.2f} %"),
            *(f"{picture.scene.label_size:g}" for picture in (one.as_is, one.picture) if picture),
        )
        for one, kept in pairs(pictures)
    ]
    return table("Pairs", head, rows)


def picture_table(pictures: Sequence[Drawn]) -> str:
    """Label sizes, conflicts and the legend's height."""
    rows = [
        (one.diagram.id, one.page, f"{one.picture.scene.label_size:g}", one.conflicts, one.legend_lines)
        for one in pictures
    ]
    return table("Pictures", ("diagram", "page", "labels, pt", "conflicts (0)", "legend, lines"), rows)
