"""A comparison as a comment on a pull request: a summary, a table, and a list that unfolds for each diagram."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from snitflade.compare.changes import Act, Change, Part
from snitflade.compare.escaping import markdown
from snitflade.compare.phrases import Line, Piece, Style, lines_of
from snitflade.compare.review import Comparison, Review, Status
from snitflade.compare.wording import WORDING, Wording
from snitflade.problems import Place

MOST_CHARACTERS = 60_000
"""GitHub takes 65,536 characters in a comment."""
_MOST_LINES = 200
_MOST_LINES_OPEN = 12
_MOST_PROBLEMS = 20
_TAGS = {Style.NAME: "b", Style.CODE: "code", Style.REMOVED: "del", Style.ADDED: "ins"}
_SIGNS = {"+": "+", "-": "−", "~": "~", "!": "!"}


class Section(NamedTuple):
    """What unfolds: a diagram's changes, each a line."""

    title: Markup
    lines: tuple[Markup, ...]
    is_open: bool


def as_markdown(comparison: Comparison) -> str:
    """The whole comparison in the language of its first diagram, each diagram's changes in their own."""
    most = _MOST_LINES
    while True:
        text = _written(comparison, most)
        if len(text) <= MOST_CHARACTERS or most <= 1:
            return text[:MOST_CHARACTERS]
        most //= 2


def _written(comparison: Comparison, most_lines: int) -> str:
    from snitflade.templates import template

    wording = WORDING[comparison.language]
    differing = [review for review in comparison.reviews if review.status is not Status.SAME]
    number = sum(len(review.changes.changes) for review in differing if review.changes)
    is_open = number <= _MOST_LINES_OPEN
    text = template("changes.md.j2").render(
        heading=wording.heading,
        summary=_summary(comparison, number, len(differing), wording),
        sides=safe(comparison.old_label or wording.working_tree)
        + " → "
        + safe(comparison.new_label or wording.working_tree),
        columns=(wording.diagram, *wording.plurals.values(), wording.other),
        rows=[_row(review, wording) for review in differing],
        sections=[section for review in differing if (section := _section(review, most_lines, is_open)).lines],
    )
    return text.rstrip("\n") + "\n"


def safe(text: str) -> Markup:
    """A text of a spec, or another that a user chose."""
    return Markup(markdown(text))  # noqa: S704 - made safe for Markdown and HTML there


def _summary(comparison: Comparison, number: int, differing: int, wording: Wording) -> str:
    if not differing:
        return wording.nothing
    told = f"{wording.changes.count(number)} · {wording.diagrams.count(differing)}"
    same = len(comparison.reviews) - differing
    return f"{told} · {wording.same.count(same)}" if same else told


def _row(review: Review, wording: Wording) -> list[Markup]:
    name = Markup("<b>") + safe(review.name) + Markup("</b>")
    if review.changes is None:
        return [name + " " + escape(wording.statuses[review.status]), *[Markup()] * (len(wording.plurals) + 1)]
    cells = [_tally(changes) for changes in _by_column(review.changes.changes)]
    return [name, *cells]


def _by_column(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """The changes of systems, links, interfaces, and all others, hints for the layout among them."""
    rest = list(changes)
    for part in (Part.SYSTEM, Part.LINK, Part.INTERFACE):
        own = [change for change in rest if change.subject.part is part and change.act is not Act.ARRANGED]
        rest = [change for change in rest if change not in own]
        yield own
    yield rest


def _tally(changes: Iterable[Change]) -> Markup:
    counts = Counter(
        {Act.ADDED: "+", Act.REMOVED: "-", Act.RETIRED: "-", Act.UNACCOUNTED: "!"}.get(c.act, "~") for c in changes
    )
    return Markup(" ").join(safe(f"{_SIGNS[sign]}{counts[sign]}") for sign in "+-~!" if counts[sign])


def _sign(sign: str) -> Markup:
    return safe(_SIGNS[sign])


def _section(review: Review, most_lines: int, is_open: bool) -> Section:
    wording = WORDING[review.diagram.language if review.diagram else "da"]
    lines, hints = lines_of(review.changes.changes if review.changes else (), wording)
    told = [_line(line, review, wording) for line in lines]
    told += [_hints(hints, wording)] if hints else []
    told += [safe(str(problem)) for problem in review.problems[:_MOST_PROBLEMS]]
    if len(told) > most_lines:
        told = [*told[:most_lines], escape("… " + wording.more.format(count=len(told) - most_lines))]
    number = len(review.changes.changes) if review.changes else 0
    count = wording.changes.count(number) if number else wording.statuses[review.status]
    return Section(safe(review.name) + ": " + escape(count), tuple(told), is_open)


def _hints(hints: Iterable[Line], wording: Wording) -> Markup:
    """Briefly, in one line."""
    told = Markup("; ").join(_joined(line.pieces) for line in hints)
    return _sign("~") + " " + escape(f"{wording.layout}: ") + told


def _line(line: Line, review: Review, wording: Wording) -> Markup:
    told = _sign(line.sign) + " " + _joined(line.pieces)
    place = line.change.new or line.change.old
    if place is None or not place.line:
        return told
    return told + Markup(" <sub>") + safe(_place(place, review, line.change.new is None, wording)) + Markup("</sub>")


def _place(place: Place, review: Review, is_old: bool, wording: Wording) -> str:
    """The line, and the file where it is not the spec's own."""
    own = review.old if is_old else review.new
    line = f"{wording.before} {wording.line} {place.line}" if is_old else f"{wording.line} {place.line}"
    if own and own.place.file == place.file:
        return line
    return f"{place.file.rpartition('/')[2]} {line}"


def _joined(pieces: Iterable[Piece]) -> Markup:
    return Markup().join(_piece(piece) for piece in pieces)


def _piece(piece: Piece) -> Markup:
    if piece.style is Style.SAID:
        return escape(piece.text)
    tag = _TAGS.get(piece.style)
    told = safe(piece.text)
    return Markup(f"<{tag}>") + told + Markup(f"</{tag}>") if tag else told  # noqa: S704 - a tag of ours
