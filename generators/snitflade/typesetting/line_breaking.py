"""Breaking a text into lines: fewest lines first, then the least ragged ones.

A :class:`Paragraph` is a text cut into pieces between which a line may break, with their widths summed up once, so
that counting the lines at a width is a few binary searches. Widths are in em of the text's own size.

The least ragged lines are found by dynamic programming over the sum of the squared empty ends, after Knuth and Plass,
*Breaking Paragraphs into Lines* (1981), with a penalty for ends that read badly.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Protocol

from snitflade.characters import BREAK_WISHES, SOFT_HYPHEN, without_wishes
from snitflade.geometry import ROUNDING, smallest
from snitflade.values import value

Measure = Callable[[str], float]

_BAD_END = frozenset("og i til af på for med at en et den de som der and the a an of to in for with or".split())
# Penalties are squares of em, as are the empty ends that they are weighed against: 12 is an end that is 3.5 em short.
# Larger: the line is broken elsewhere even if that leaves it shorter.
_BAD_END_PENALTY = 12.0  # a line that ends with a word that leads on, an abbreviation, a hyphen, or before a dash
_BRACKET_PENALTY = 8.0  # a break within brackets
_WIDOW_PENALTY = 30.0  # a last line of one short word
_SHORT_WORD = 4.0  # em: the widest that counts as one; about seven letters
_LEAST_SYLLABLE = 3  # letters before and after a hyphen; fewer leave stumps such as "i-"
_WIDTH_STEP = 0.01  # em: how exactly the narrowest width is looked for; finer takes longer and shows nothing
_DASHES = ("-", "–")
_ABBREVIATION = re.compile(r"(?i)^\(?(?:f\.eks\.?|bl\.a\.|pr\.|vedr\.|ift\.|mht\.|evt\.|jf\.|e\.g\.|i\.e\.|no\.|nr\.)$")
_GLUE_NEXT = re.compile(r"(?i)^\(?(?:bilag|appendix|annex|§|§§)$")
_SHORT_REFERENCE = re.compile(r"^[A-ZÆØÅ0-9][\w.]{0,3}[).,:;?]*$")
_WISHES = f"([{BREAK_WISHES}]+)"
_NATURAL_BREAKS = re.compile(r"(?<=[-/_.,;:+&)\]])(?=\w)")


@value
class _Stretch:
    text: str
    space_before: bool
    hyphen_at_break: bool
    penalty: float


class Paragraph:
    """A text that can be broken at any width; a line feed in it is a break that the author set.

    A word with soft hyphens or zero-width spaces is broken at these and nowhere else, unless a part of it is too wide.
    ``text`` is without them, as are the lines.

    ``natural_width`` is that of the text with no other breaks, ``widest_piece`` the least at which it can be set.

    :param text: the text; runs of spaces are one space, no-break spaces stay.
    :param measure: the width of a string in em.
    :param longest_word: words wider than this (em) are cut: at hyphens and slashes, else at the hyphenation points of
        ``language``, else anywhere.
    """

    __slots__ = ("_segments", "natural_width", "text", "widest_piece")

    def __init__(self, text: str, measure: Measure, longest_word: float, language: str = "da") -> None:
        self.text = without_wishes(text)
        self._segments = [_Segment(part, measure, longest_word, language) for part in text.split("\n")]
        self.natural_width = max(segment.natural_width for segment in self._segments)
        self.widest_piece = max(segment.widest_piece for segment in self._segments)

    def count(self, width: float, first_indent: float = 0.0) -> int:
        """The fewest lines at ``width`` (em), the first one starting ``first_indent`` further in."""
        lines = self._segments[0].count(width, first_indent)
        for segment in self._segments[1:]:
            lines += segment.count(width, 0.0)
        return lines

    def lines(self, width: float, first_indent: float = 0.0) -> tuple[str, ...]:
        """The lines at ``width``: fewest first, then the least ragged."""
        first, *others = self._segments
        lines = first.lines(width, first_indent)
        for segment in others:
            lines += segment.lines(width, 0.0)
        return lines

    def narrowest(self, lines: int) -> float:
        """The smallest width (em, to 0.01) at which the text needs at most ``lines`` lines."""
        widest = max(self.natural_width, self.widest_piece)
        return smallest(self.widest_piece, widest, _WIDTH_STEP, lambda width: self.count(width) <= lines)


class _Segment:
    """The text between two breaks that the author set."""

    __slots__ = ("_ends", "_pieces", "_starts", "_stops", "natural_width", "widest_piece")

    def __init__(self, text: str, measure: Measure, longest_word: float, language: str) -> None:
        hyphen, space = measure("-"), measure(" ")
        self._pieces = _cut_into_pieces(text, measure, longest_word, language)
        self._starts: list[float] = []
        self._stops: list[float] = []
        self._ends: list[float] = []
        at = 0.0
        for piece in self._pieces:
            at += space if piece.space_before else 0.0
            self._starts.append(at)
            at += measure(piece.text)
            self._stops.append(at)
            end = at + (hyphen if piece.hyphen_at_break else 0.0)
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)
        if self._stops:
            self._ends[-1] = max(at, self._ends[-2]) if len(self._ends) > 1 else at
        self.natural_width = at
        self.widest_piece = max((end - start for start, end in zip(self._starts, self._ends, strict=True)), default=0.0)

    def count(self, width: float, first_indent: float) -> int:
        ends, starts, total = self._ends, self._starts, len(self._ends)
        lines, at, limit = 0, 0, width - first_indent + ROUNDING
        while at < total:
            after = bisect_right(ends, starts[at] + limit)
            at = after if after > at else at + 1
            limit = width + ROUNDING
            lines += 1
        return lines

    def lines(self, width: float, first_indent: float) -> tuple[str, ...]:
        wanted = self.count(width, first_indent)
        if wanted <= 1:
            return (self._line(0, len(self._pieces)),) if self._pieces else ()
        breaks = self._least_ragged(width, first_indent, wanted)
        return tuple(self._line(a, b) for a, b in itertools.pairwise(breaks))

    def _least_ragged(self, width: float, first_indent: float, wanted: int) -> list[int]:
        """The piece indices at which the ``wanted`` lines start, and the end."""
        total = len(self._pieces)
        best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
        for number in range(wanted):
            room = width - (first_indent if number == 0 else 0.0) + ROUNDING
            row: dict[int, tuple[float, int]] = {}
            for start, (cost, _) in best[-1].items():
                stop = start + 1
                while stop <= total and (stop == start + 1 or self._ends[stop - 1] - self._starts[start] <= room):
                    empty = max(room - (self._ends[stop - 1] - self._starts[start]), 0.0)
                    price = cost + self._raggedness(start, stop, empty)
                    if stop not in row or price < row[stop][0] - ROUNDING:
                        row[stop] = (price, start)
                    stop += 1
            best.append(row)
        breaks = [total]
        for number in range(wanted, 0, -1):
            breaks.append(best[number][breaks[-1]][1])
        return breaks[::-1]

    def _raggedness(self, start: int, stop: int, empty: float) -> float:
        """The price of a line that leaves ``empty`` em free."""
        if stop < len(self._pieces):
            return empty * empty + self._pieces[stop - 1].penalty
        is_widow = stop - start == 1 and self._stops[start] - self._starts[start] < _SHORT_WORD
        return empty * empty / 2 + (_WIDOW_PENALTY if is_widow else 0.0)

    def _line(self, start: int, stop: int) -> str:
        parts: list[str] = []
        for number in range(start, stop):
            piece = self._pieces[number]
            parts.append((" " if piece.space_before and number > start else "") + piece.text)
        if start < stop < len(self._pieces) and self._pieces[stop - 1].hyphen_at_break:
            parts.append("-")
        return "".join(parts)


def _cut_into_pieces(text: str, measure: Measure, longest: float, language: str) -> list[_Stretch]:
    pieces: list[_Stretch] = []
    depth = 0
    words = _glue([word for word in text.split(" ") if word])
    for word, following in zip(words, [*words[1:], ""], strict=False):  # a text may be empty
        parts = _cut_at_wishes(word, measure, longest, language)
        for number, (part, hyphen) in enumerate(parts):
            depth = max(0, depth + part.count("(") - part.count(")"))
            penalty = _BAD_END_PENALTY if hyphen else _end_penalty(part) + (_BRACKET_PENALTY if depth else 0.0)
            if following[:1] in _DASHES and number == len(parts) - 1:
                penalty += _BAD_END_PENALTY
            pieces.append(_Stretch(part, number == 0 and bool(pieces), hyphen, penalty))
    return pieces


def _glue(words: list[str]) -> list[str]:
    """Joins words that belong together, such as "Bilag E", into one with a space inside."""
    glued: list[str] = []
    for word in words:
        if glued and _GLUE_NEXT.match(glued[-1]) and _SHORT_REFERENCE.match(word):
            glued[-1] += " " + word
        else:
            glued.append(word)
    return glued


def _end_penalty(word: str) -> float:
    if _ABBREVIATION.match(word) or word.lower() in _BAD_END:
        return _BAD_END_PENALTY
    return 0.0


def _cut_at_wishes(word: str, measure: Measure, longest: float, language: str) -> list[tuple[str, bool]]:
    """Cuts a word where its author wishes it; elsewhere only what is still too wide."""
    cut: list[tuple[str, bool]] = []
    for stretch in re.split(_WISHES, word):
        if stretch[:1] in BREAK_WISHES:
            cut[-1:] = [(part, SOFT_HYPHEN in stretch) for part, _ in cut[-1:]]
        elif stretch:
            cut += [(stretch, False)] if measure(stretch) <= longest else _cut(stretch, measure, longest, language)
    return cut


def _cut(word: str, measure: Measure, longest: float, language: str) -> list[tuple[str, bool]]:
    """Cuts a word that is too wide; each part with whether a hyphen is set where a line breaks after it."""
    cut: list[tuple[str, bool]] = []
    for part in _NATURAL_BREAKS.split(word):
        if measure(part) <= longest:
            cut.append((part, False))
            continue
        syllables = [s for whole in _syllables_of(part, language) for s in _chop(whole, measure, longest)]
        cut += [(s, True) for s in syllables[:-1]] + [(syllables[-1], False)]
    return cut


def fits_when_hyphenated(text: str, measure: Measure, width: float, language: str) -> bool:
    """Whether the text can be set in ``width`` (em) with no word cut but at its hyphenation points."""
    return all(
        measure(f"{syllable}-") <= width
        for word in re.split(rf"\s+|{_WISHES}", text)
        if word and measure(word) > width
        for part in _NATURAL_BREAKS.split(word)
        for syllable in _syllables_of(part, language)
    )


def _syllables_of(word: str, language: str) -> list[str]:
    bare = word.strip("()[]\"'”“,.;:?!")
    if not bare.isalpha():
        return [word]
    points = [p for p in _dictionary(language).positions(bare) if _LEAST_SYLLABLE <= p <= len(bare) - _LEAST_SYLLABLE]
    offset = word.index(bare)
    cuts = [0, *(offset + p for p in points), len(word)]
    return [word[a:b] for a, b in itertools.pairwise(cuts)]


def _chop(text: str, measure: Measure, longest: float) -> list[str]:
    """Cuts what no dictionary helps with at the last character that fits."""
    parts: list[str] = []
    while measure(text) > longest and len(text) > 1:
        size = max(1, bisect_right(range(1, len(text)), longest, key=lambda n: measure(text[:n])))
        parts.append(text[:size])
        text = text[size:]
    return [*parts, text]


class _Hyphenation(Protocol):
    def positions(self, word: str) -> Sequence[int]: ...


@functools.cache
def _dictionary(language: str) -> _Hyphenation:
    import pyphen  # late: its dictionary takes 20 ms, and few texts have so long a word

    return pyphen.Pyphen(lang="da_DK" if language == "da" else "en_GB", left=_LEAST_SYLLABLE, right=_LEAST_SYLLABLE)
