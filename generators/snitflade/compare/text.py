"""A comparison for the terminal: a line a change, with the place where it stands now, or stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from snitflade.compare.escaping import make_harmless
from snitflade.compare.phrases import ChangeLine, Phrase, PhraseStyle, lines_of, say
from snitflade.compare.review import Comparison, Review, Status
from snitflade.compare.wording import WORDING

_ENDS = {PhraseStyle.REMOVED: ("[-", "-]"), PhraseStyle.ADDED: ("{+", "+}")}
_COLOURS = {
    PhraseStyle.NAME: "1",
    PhraseStyle.CODE: "36",
    PhraseStyle.REMOVED: "31;9",
    PhraseStyle.ADDED: "32;4",
}
_SIGN_COLOURS = {"+": "32", "-": "31", "~": "33", "!": "35;1"}
_WORDS = WORDING["en"]


def as_text(comparison: Comparison, coloured: bool = False) -> str:
    """The whole comparison; the program speaks English on the terminal.

    :param coloured: with escape sequences for a terminal. A sign or brackets say the same without them.
    """
    painter = _Painter(coloured)
    lines = [
        line for review in comparison.reviews if review.status is not Status.SAME for line in painter.review(review)
    ]
    return "\n".join([*lines, painter.summary(comparison)]) + "\n"


class _Painter:
    def __init__(self, coloured: bool) -> None:
        self._coloured = coloured

    def _paint(self, text: str, colour: str | None) -> str:
        safe = make_harmless(text)
        return f"\x1b[{colour}m{safe}\x1b[0m" if self._coloured and colour and safe else safe

    def review(self, review: Review) -> Iterator[str]:
        number = len(review.changes.changes) if review.changes else 0
        text = _WORDS.changes.count(number) if number else _WORDS.statuses[review.status]
        yield f"{self._paint(review.name, '1')}: {text}"
        for problem in review.problems:
            yield f"  {make_harmless(str(problem))}"
        lines, hints = lines_of(review.changes.changes if review.changes else (), _WORDS)
        yield from (self._line(line) for line in lines)
        if hints:
            yield f"  {self._paint('~', _SIGN_COLOURS['~'])} {_WORDS.layout}: {self._join(_briefly(hints))}"
        yield ""

    def _line(self, line: ChangeLine) -> str:
        place = line.change.new or line.change.old
        text = f"  {self._paint(line.sign, _SIGN_COLOURS[line.sign])} {self._join(line.phrases)}"
        return f"{text}  {self._paint(f'({place})', '2')}" if place else text

    def _join(self, phrases: Iterable[Phrase]) -> str:
        return "".join(self._phrase(phrase) for phrase in phrases)

    def _phrase(self, phrase: Phrase) -> str:
        if phrase.style in _ENDS and not self._coloured:
            before, after = _ENDS[phrase.style]
            return f"{before}{make_harmless(phrase.text)}{after}"
        return self._paint(phrase.text, _COLOURS.get(phrase.style))

    def summary(self, comparison: Comparison) -> str:
        """The last line: how many changes there are in how many diagrams, between what."""
        number = sum(len(review.changes.changes) for review in comparison.reviews if review.changes)
        differing = [review for review in comparison.reviews if review.status is not Status.SAME]
        sides = " → ".join(
            make_harmless(label or _WORDS.working_tree) for label in (comparison.old_label, comparison.new_label)
        )
        if not differing:
            return f"{_WORDS.nothing} in {_WORDS.diagrams.count(len(comparison.reviews))} ({sides})"
        text = _WORDS.changes.count(number)
        return f"{text} in {_WORDS.diagrams.count(len(differing))} ({sides})"


def _briefly(hints: Iterable[ChangeLine]) -> Iterator[Phrase]:
    for number, line in enumerate(hints):
        if number:
            yield say("; ")
        yield from line.phrases
