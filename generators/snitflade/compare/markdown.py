"""A comparison as a comment on a pull request: a summary, a table, and a list that unfolds for each diagram."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from snitflade.compare.changes import Act, Change, Part
from snitflade.compare.escaping import escape_markdown
from snitflade.compare.phrases import ChangeLine, Phrase, PhraseStyle, lines_of
from snitflade.compare.review import Comparison, Review, Status
from snitflade.compare.wording import WORDING, Wording
from snitflade.problems import Place

MOST_CHARACTERS = 60_000
"""GitHub takes 65,536 characters in a comment."""
_MOST_LINES = 200
_MOST_LINES_OPEN = 12
_MOST_PROBLEMS = 20
_TAGS = {PhraseStyle.NAME: "b", PhraseStyle.CODE: "code", PhraseStyle.REMOVED: "del", PhraseStyle.ADDED: "ins"}
_SIGNS = {"+": "+", "-": "−", "~": "~", "!": "!"}


class DiagramSection(NamedTuple):
    """What unfolds: a diagram's changes, each a line."""

    title: Markup
    lines: tuple[Markup, ...]
    is_open: bool


def as_markdown(comparison: Comparison) -> str:
    """The whole comparison in the language of its first diagram, each diagram's changes in their own."""
    most = _MOST_LINES
    while True:
        text = _write(comparison, most)
        if len(text) <= MOST_CHARACTERS or most <= 1:
            return text[:MOST_CHARACTERS]
        most //= 2


def _write(comparison: Comparison, most_lines: int) -> str:
    from snitflade.templates import template

    wording = WORDING[comparison.language]
    differing = [review for review in comparison.reviews if review.status is not Status.SAME]
    number = sum(len(review.changes.changes) for review in differing if review.changes)
    is_open = number <= _MOST_LINES_OPEN
    text = template("changes.md.j2").render(
        heading=wording.heading,
        summary=_summary(comparison, number, len(differing), wording),
        sides=to_markup(comparison.old_label or wording.working_tree)
        + " → "
        + to_markup(comparison.new_label or wording.working_tree),
        columns=(wording.diagram, *wording.plurals.values(), wording.other),
        rows=[_row(review, wording) for review in differing],
        sections=[section for review in differing if (section := _section(review, most_lines, is_open)).lines],
    )
    return text.rstrip("\n") + "\n"


def to_markup(text: str) -> Markup:
    """A text of a spec, or another that a user chose."""
    return Markup(escape_markdown(text))  # noqa: S704 - made safe for Markdown and HTML there


def _summary(comparison: Comparison, number: int, differing: int, wording: Wording) -> str:
    if not differing:
        return wording.nothing
    text = f"{wording.changes.count(number)} · {wording.diagrams.count(differing)}"
    same = len(comparison.reviews) - differing
    return f"{text} · {wording.same.count(same)}" if same else text


def _row(review: Review, wording: Wording) -> list[Markup]:
    name = Markup("<b>") + to_markup(review.name) + Markup("</b>")
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
    return Markup(" ").join(to_markup(f"{_SIGNS[sign]}{counts[sign]}") for sign in "+-~!" if counts[sign])


def _sign(sign: str) -> Markup:
    return to_markup(_SIGNS[sign])


def _section(review: Review, most_lines: int, is_open: bool) -> DiagramSection:
    wording = WORDING[review.diagram.language if review.diagram else "da"]
    lines, hints = lines_of(review.changes.changes if review.changes else (), wording)
    shown = [_line(line, review, wording) for line in lines]
    shown += [_hints(hints, wording)] if hints else []
    shown += [to_markup(str(problem)) for problem in review.problems[:_MOST_PROBLEMS]]
    if len(shown) > most_lines:
        shown = [*shown[:most_lines], escape("… " + wording.more.format(count=len(shown) - most_lines))]
    number = len(review.changes.changes) if review.changes else 0
    count = wording.changes.count(number) if number else wording.statuses[review.status]
    return DiagramSection(to_markup(review.name) + ": " + escape(count), tuple(shown), is_open)


def _hints(hints: Iterable[ChangeLine], wording: Wording) -> Markup:
    """Briefly, in one line."""
    text = Markup("; ").join(_join(line.phrases) for line in hints)
    return _sign("~") + " " + escape(f"{wording.layout}: ") + text


def _line(line: ChangeLine, review: Review, wording: Wording) -> Markup:
    text = _sign(line.sign) + " " + _join(line.phrases)
    place = line.change.new or line.change.old
    if place is None or not place.line:
        return text
    return (
        text + Markup(" <sub>") + to_markup(_place(place, review, line.change.new is None, wording)) + Markup("</sub>")
    )


def _place(place: Place, review: Review, is_old: bool, wording: Wording) -> str:
    """The line, and the file where it is not the spec's own."""
    own = review.old if is_old else review.new
    line = f"{wording.before} {wording.line} {place.line}" if is_old else f"{wording.line} {place.line}"
    if own and own.place.file == place.file:
        return line
    return f"{place.file.rpartition('/')[2]} {line}"


def _join(phrases: Iterable[Phrase]) -> Markup:
    return Markup().join(_phrase(phrase) for phrase in phrases)


def _phrase(phrase: Phrase) -> Markup:
    if phrase.style is PhraseStyle.SAID:
        return escape(phrase.text)
    tag = _TAGS.get(phrase.style)
    text = to_markup(phrase.text)
    return Markup(f"<{tag}>") + text + Markup(f"</{tag}>") if tag else text  # noqa: S704 - a tag of ours
