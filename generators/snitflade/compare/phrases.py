"""A change as a line of pieces: the program's words, and those of the specs, which each form sets in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from snitflade.compare.changes import Act, Change, Part, Subject
from snitflade.compare.of_marks import STATED
from snitflade.compare.wording import Wording
from snitflade.compare.words import Fate, Word
from snitflade.diagram import Direction

MOST_CHARACTERS = 160
_MOST_KEPT = 8
_CONTEXT = 3


class Style(Enum):
    """``SAID``: words of the program. The others are words of a spec: a name, codes, a text, what changed of one."""

    SAID = "said"
    NAME = "name"
    CODE = "code"
    TEXT = "text"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    style: Style
    text: str


class Line(NamedTuple):
    """``sign``: ``+`` for what came, ``-`` for what went, ``!`` for a gap, else ``~``."""

    sign: str
    pieces: tuple[Piece, ...]
    change: Change


_SIGNS = {Act.ADDED: "+", Act.REMOVED: "-", Act.UNACCOUNTED: "!", Act.RETIRED: "-"}
_CODES = {"codes", "replaces", "colour", "category", "categories", "kind", "diagram", "transition_from"}


def said(text: str) -> Piece:
    return Piece(Style.SAID, text)


def lines_of(changes: Iterable[Change], wording: Wording) -> tuple[list[Line], list[Line]]:
    """The lines of the changes, and apart from them those of hints for the layout."""
    lines: list[Line] = []
    hints: list[Line] = []
    for change in changes:
        pieces = (*_subject(change.subject, change, wording), said(": "), *_predicate(change, wording))
        line = Line(_SIGNS.get(change.act, "~"), pieces, change)
        (hints if change.act is Act.ARRANGED else lines).append(line)
    return lines, hints


def _subject(subject: Subject, change: Change, wording: Wording) -> Iterator[Piece]:
    if subject.part is Part.DIAGRAM:
        yield said(wording.parts[Part.DIAGRAM] if change.act is Act.ARRANGED else _field(change.field, wording))
        return
    if subject.part is not Part.INTERFACE:
        yield said(wording.parts[subject.part])
        if subject.part is Part.HUB:
            return
        yield said(" ")
    codes = subject.part in {Part.CATEGORY, Part.KIND}
    yield Piece(Style.CODE if codes else Style.NAME, clipped(subject.name or "–"))
    if subject.to is not None:
        yield from (said(" – "), Piece(Style.NAME, clipped(subject.to)))
    if subject.part is Part.INTERFACE:
        yield said(" ")
        codes_told = ", ".join(subject.codes)
        yield Piece(Style.CODE, codes_told) if codes_told else Piece(Style.TEXT, clipped(subject.text, 40))


def _predicate(change: Change, wording: Wording) -> Iterator[Piece]:
    if change.act in {Act.ADDED, Act.REMOVED}:
        yield from _came_or_went(change, wording)
    elif change.act in {Act.CONFIRMED, Act.ASSUMED, Act.INFERRED}:
        basis = f"{change.before} {STATED}" if change.after == STATED else change.after
        yield said(wording.bases[basis].format(field=_field(change.field, wording)))
    elif change.act in {Act.CARRIED, Act.RETIRED, Act.UNACCOUNTED}:
        yield from _fate(change, wording)
    elif change.act is Act.ARRANGED:
        yield said(", ".join(_field(field, wording) for field in change.field.split(", ")))
    elif change.act is Act.REORDERED:
        yield said(wording.acts[change.act])
    elif change.act in {Act.MOVED, Act.RENAMED} and change.subject.part in {Part.SYSTEM, Part.INTERFACE, Part.CATEGORY}:
        yield said(f"{wording.acts[change.act]} {wording.from_to} ")
        yield Piece(Style.NAME, clipped(change.before))
        yield from _guess(change, wording)
    else:
        yield from _value(change, wording)


def _came_or_went(change: Change, wording: Wording) -> Iterator[Piece]:
    part, told = change.subject.part, change.after or change.before
    yield said(wording.acts[change.act])
    if part in {Part.SYSTEM, Part.LINK} and told:
        yield from (said(f", {wording.with_interfaces} "), Piece(Style.CODE, clipped(told)))
    elif part is Part.INTERFACE and change.subject.text and change.subject.codes:
        yield from (said(": "), Piece(Style.TEXT, clipped(change.subject.text)))
    elif part in {Part.CATEGORY, Part.NOTE}:
        yield from (said(": "), Piece(Style.TEXT, clipped(told)))


def _fate(change: Change, wording: Wording) -> Iterator[Piece]:
    if change.act is Act.CARRIED:
        yield from (said(f"{wording.carried_as} "), Piece(Style.CODE, clipped(change.after)))
    else:
        yield said(wording.acts[change.act])
        if change.after:
            yield from (said(" ("), Piece(Style.CODE, clipped(change.after)), said(")"))
    yield from _guess(change, wording)


def _guess(change: Change, wording: Wording) -> Iterator[Piece]:
    if change.assumed:
        yield said(f" ({wording.guess})")


def _value(change: Change, wording: Wording) -> Iterator[Piece]:
    alone = change.subject.part in {Part.DIAGRAM, Part.HUB}
    if not alone:
        yield said(f"{_field(change.field, wording)}: ")
    if change.act is Act.REWORDED:
        yield from word_pieces(change.words)
        return
    style = Style.CODE if change.field in _CODES else Style.TEXT
    for number, value in enumerate((change.before, change.after)):
        if number:
            yield said(" → ")
        yield from _one_value(change, value, style, wording)


def _one_value(change: Change, value: str, style: Style, wording: Wording) -> Iterator[Piece]:
    if not value:
        yield said(wording.directions[None] if change.act is Act.REDIRECTED else wording.none)
    elif change.act is Act.REDIRECTED:
        yield said(wording.directions[Direction(value)])
    else:
        yield Piece(style, clipped(value))


def word_pieces(words: Sequence[Word]) -> Iterator[Piece]:
    """The runs of a changed text; long ones that stayed are shortened to what is near a change."""
    for number, word in enumerate(words):
        if number:
            yield said(" ")
        if word.fate is Fate.KEPT:
            yield Piece(Style.TEXT, _context(word.text, number > 0, number < len(words) - 1))
        else:
            yield Piece(Style.REMOVED if word.fate is Fate.REMOVED else Style.ADDED, clipped(word.text))


def _context(text: str, after: bool, before: bool) -> str:
    words = text.split(" ")
    if len(words) <= _MOST_KEPT:
        return clipped(text)
    head = words[:_CONTEXT] if after else []
    tail = words[-_CONTEXT:] if before else []
    return clipped(" ".join([*head, "…", *tail]))


def _field(field: str, wording: Wording) -> str:
    return wording.fields.get(field, field)


def clipped(text: str, most: int = MOST_CHARACTERS) -> str:
    """A text that stays on its line."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
