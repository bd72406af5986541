"""A change as a line of phrases: the program's words, and those of the specs, which each form sets in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from snitflade.compare.changes import Act, Change, Part, Subject
from snitflade.compare.of_marks import STATED
from snitflade.compare.wording import Wording
from snitflade.compare.words import Word, WordFate
from snitflade.diagram import Direction

MOST_CHARACTERS = 160
_MOST_KEPT = 8
_CONTEXT = 3


class PhraseStyle(Enum):
    """``SAID``: words of the program. The others are words of a spec: a name, codes, a text, what changed of one."""

    SAID = "said"
    NAME = "name"
    CODE = "code"
    TEXT = "text"
    REMOVED = "removed"
    ADDED = "added"


class Phrase(NamedTuple):
    """A run of words in one style."""

    style: PhraseStyle
    text: str


class ChangeLine(NamedTuple):
    """``sign``: ``+`` for what came, ``-`` for what went, ``!`` for a gap, else ``~``."""

    sign: str
    phrases: tuple[Phrase, ...]
    change: Change


_SIGNS = {Act.ADDED: "+", Act.REMOVED: "-", Act.UNACCOUNTED: "!", Act.RETIRED: "-"}
_CODES = {"codes", "replaces", "colour", "category", "categories", "kind", "diagram", "transition_from"}


def say(text: str) -> Phrase:
    """Words of the program, as a phrase."""
    return Phrase(PhraseStyle.SAID, text)


def lines_of(changes: Iterable[Change], wording: Wording) -> tuple[list[ChangeLine], list[ChangeLine]]:
    """The lines of the changes, and apart from them those of hints for the layout."""
    lines: list[ChangeLine] = []
    hints: list[ChangeLine] = []
    for change in changes:
        phrases = (*_subject(change.subject, change, wording), say(": "), *_predicate(change, wording))
        line = ChangeLine(_SIGNS.get(change.act, "~"), phrases, change)
        (hints if change.act is Act.ARRANGED else lines).append(line)
    return lines, hints


def _subject(subject: Subject, change: Change, wording: Wording) -> Iterator[Phrase]:
    if subject.part is Part.DIAGRAM:
        yield say(wording.parts[Part.DIAGRAM] if change.act is Act.ARRANGED else _field(change.field, wording))
        return
    if subject.part is not Part.INTERFACE:
        yield say(wording.parts[subject.part])
        if subject.part is Part.HUB:
            return
        yield say(" ")
    codes = subject.part in {Part.CATEGORY, Part.KIND}
    yield Phrase(PhraseStyle.CODE if codes else PhraseStyle.NAME, clip(subject.name or "–"))
    if subject.to is not None:
        yield from (say(" – "), Phrase(PhraseStyle.NAME, clip(subject.to)))
    if subject.part is Part.INTERFACE:
        yield say(" ")
        codes_text = ", ".join(subject.codes)
        yield Phrase(PhraseStyle.CODE, codes_text) if codes_text else Phrase(PhraseStyle.TEXT, clip(subject.text, 40))


def _predicate(change: Change, wording: Wording) -> Iterator[Phrase]:
    if change.act in {Act.ADDED, Act.REMOVED}:
        yield from _came_or_went(change, wording)
    elif change.act in {Act.CONFIRMED, Act.ASSUMED, Act.INFERRED}:
        basis = f"{change.before} {STATED}" if change.after == STATED else change.after
        yield say(wording.bases[basis].format(field=_field(change.field, wording)))
    elif change.act in {Act.CARRIED, Act.RETIRED, Act.UNACCOUNTED}:
        yield from _fate(change, wording)
    elif change.act is Act.ARRANGED:
        yield say(", ".join(_field(field, wording) for field in change.field.split(", ")))
    elif change.act is Act.REORDERED:
        yield say(wording.acts[change.act])
    elif change.act in {Act.MOVED, Act.RENAMED} and change.subject.part in {Part.SYSTEM, Part.INTERFACE, Part.CATEGORY}:
        yield say(f"{wording.acts[change.act]} {wording.from_to} ")
        yield Phrase(PhraseStyle.NAME, clip(change.before))
        yield from _guess(change, wording)
    else:
        yield from _value(change, wording)


def _came_or_went(change: Change, wording: Wording) -> Iterator[Phrase]:
    part, content = change.subject.part, change.after or change.before
    yield say(wording.acts[change.act])
    if part in {Part.SYSTEM, Part.LINK} and content:
        yield from (say(f", {wording.with_interfaces} "), Phrase(PhraseStyle.CODE, clip(content)))
    elif part is Part.INTERFACE and change.subject.text and change.subject.codes:
        yield from (say(": "), Phrase(PhraseStyle.TEXT, clip(change.subject.text)))
    elif part in {Part.CATEGORY, Part.NOTE}:
        yield from (say(": "), Phrase(PhraseStyle.TEXT, clip(content)))


def _fate(change: Change, wording: Wording) -> Iterator[Phrase]:
    if change.act is Act.CARRIED:
        yield from (say(f"{wording.carried_as} "), Phrase(PhraseStyle.CODE, clip(change.after)))
    else:
        yield say(wording.acts[change.act])
        if change.after:
            yield from (say(" ("), Phrase(PhraseStyle.CODE, clip(change.after)), say(")"))
    yield from _guess(change, wording)


def _guess(change: Change, wording: Wording) -> Iterator[Phrase]:
    if change.assumed:
        yield say(f" ({wording.guess})")


def _value(change: Change, wording: Wording) -> Iterator[Phrase]:
    alone = change.subject.part in {Part.DIAGRAM, Part.HUB}
    if not alone:
        yield say(f"{_field(change.field, wording)}: ")
    if change.act is Act.REWORDED:
        yield from phrases_of_words(change.words)
        return
    style = PhraseStyle.CODE if change.field in _CODES else PhraseStyle.TEXT
    for number, value in enumerate((change.before, change.after)):
        if number:
            yield say(" → ")
        yield from _one_value(change, value, style, wording)


def _one_value(change: Change, value: str, style: PhraseStyle, wording: Wording) -> Iterator[Phrase]:
    if not value:
        yield say(wording.directions[None] if change.act is Act.REDIRECTED else wording.none)
    elif change.act is Act.REDIRECTED:
        yield say(wording.directions[Direction(value)])
    else:
        yield Phrase(style, clip(value))


def phrases_of_words(words: Sequence[Word]) -> Iterator[Phrase]:
    """The runs of a changed text; long ones that stayed are shortened to what is near a change."""
    for number, word in enumerate(words):
        if number:
            yield say(" ")
        if word.fate is WordFate.KEPT:
            yield Phrase(PhraseStyle.TEXT, _context(word.text, number > 0, number < len(words) - 1))
        else:
            yield Phrase(PhraseStyle.REMOVED if word.fate is WordFate.REMOVED else PhraseStyle.ADDED, clip(word.text))


def _context(text: str, after: bool, before: bool) -> str:
    words = text.split(" ")
    if len(words) <= _MOST_KEPT:
        return clip(text)
    head = words[:_CONTEXT] if after else []
    tail = words[-_CONTEXT:] if before else []
    return clip(" ".join([*head, "…", *tail]))


def _field(field: str, wording: Wording) -> str:
    return wording.fields.get(field, field)


def clip(text: str, most: int = MOST_CHARACTERS) -> str:
    """A text that stays on its line."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
