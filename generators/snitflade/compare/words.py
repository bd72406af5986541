"""Two texts word by word: what stayed, went and came; and how alike they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import Enum

from snitflade.diagram import plain
from snitflade.values import value

LINE_END = "/"
"""Stands between two texts of one interface, which are drawn on a line each."""
_MOST_COMPARED = 400
_WORD = re.compile(r"\w+|[^\w\s]")


class WordFate(Enum):
    """What became of a word of a text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@value
class Word:
    """A run of words with one fate. The runs, joined with spaces, without those of a fate are the other text."""

    fate: WordFate
    text: str


def join_texts(texts: Iterable[str]) -> str:
    r"""The texts of an interface as one, without breaks.

    >>> join_texts(["Dagpenge\u00a0månedligt", "Kopi til VAS"])
    'Dagpenge månedligt / Kopi til VAS'
    """
    return f" {LINE_END} ".join(plain(text) for text in texts)


def compare_words(before: str, after: str) -> tuple[Word, ...]:
    """Which words changed; what was removed stands before what came in its place.

    >>> [(word.fate.value, word.text) for word in compare_words("Hent ejerskab nu", "Hent ejerskabet nu")]
    [('kept', 'Hent'), ('removed', 'ejerskab'), ('added', 'ejerskabet'), ('kept', 'nu')]
    """
    old, new = before.split(), after.split()
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    runs = [(WordFate.KEPT, old[:head]), *_middle(old_middle, new_middle), (WordFate.KEPT, old[len(old) - tail :])]
    return tuple(Word(fate, " ".join(words)) for fate, words in _join_runs(runs) if words)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """The number of words that both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _middle(old: list[str], new: list[str]) -> list[tuple[WordFate, list[str]]]:
    if max(len(old), len(new)) > _MOST_COMPARED:  # the time grows with the square
        return [(WordFate.REMOVED, old), (WordFate.ADDED, new)]
    runs = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append((WordFate.KEPT, old[a:b]))
        else:
            runs += [(WordFate.REMOVED, old[a:b]), (WordFate.ADDED, new[c:d])]
    return runs


def _join_runs(runs: Iterable[tuple[WordFate, list[str]]]) -> list[tuple[WordFate, list[str]]]:
    joined: list[tuple[WordFate, list[str]]] = []
    for fate, words in runs:
        if joined and joined[-1][0] is fate:
            joined[-1] = (fate, joined[-1][1] + words)
        elif words:
            joined.append((fate, words))
    return joined


def bag_of(text: str) -> Counter[str]:
    """The words of a text and its marks, whatever their case."""
    return Counter(_WORD.findall(text.casefold()))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words in common, 0 to 1: twice their number by that of both. Sørensen–Dice, of multisets.

    >>> likeness(bag_of("Udtræk til STAR"), bag_of("udtræk fra STAR"))
    0.6666666666666666
    """
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def spelling_likeness(one: str, other: str) -> float:
    """The share of pairs of neighbouring letters in common, 0 to 1: for names of one word or two."""
    return likeness(_letter_pairs(one), _letter_pairs(other))


def _letter_pairs(name: str) -> Counter[str]:
    letters = f" {name.casefold()} "
    return Counter(letters[n : n + 2] for n in range(len(letters) - 1))
