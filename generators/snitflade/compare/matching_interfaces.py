"""Which interface of the new diagram is which of the old one.

First by code at the same system, then by text at the same system (a new code), then by code at another system (it
moved), and last by a text of some length that stands nowhere else. At another system the text must be alike too, the
more so when the code stands at several systems.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from snitflade.compare.candidates import pair_most_alike
from snitflade.compare.linked_interfaces import Ends, LinkedInterface, text_of
from snitflade.compare.words import bag_of, likeness

_LEAST_TEXT = 0.5
_LEAST_TEXT_OF_A_PLAIN_CODE = 0.25
_LEAST_TEXT_ELSEWHERE = 0.8
_FEWEST_WORDS_ELSEWHERE = 4
_LITTLE = 0.01
_NOTHING_SAID = 0.5
"""The likeness of two interfaces without a text."""


class InterfaceMatcher:
    """PartPairs interfaces step by step; ``pairs`` has the old indices with the new."""

    def __init__(
        self,
        old: Sequence[LinkedInterface],
        new: Sequence[LinkedInterface],
        ends: Sequence[Ends | None],
        own: Sequence[Ends],
    ):
        """:param ends: of each old interface, in the names of the new diagram; ``own``: of each new one."""
        self.pairs: dict[int, int] = {}
        self._old, self._new = _Contents(old), _Contents(new)
        self._ends, self._own = ends, own

    def match(self) -> dict[int, int]:
        """All steps; the pairs that they found."""
        self._at_each_place(self._codes_alike, 1.0)
        self._at_each_place(self._texts_alike, _LEAST_TEXT)
        self._everywhere(self._likeness_when_moved, 1.0)
        self._everywhere(self._same_words, _LEAST_TEXT_ELSEWHERE)
        return dict(sorted(self.pairs.items()))

    def _left(self) -> tuple[list[int], list[int]]:
        taken = set(self.pairs.values())
        gone = [index for index in range(len(self._old.codes)) if index not in self.pairs]
        return gone, [index for index in range(len(self._new.codes)) if index not in taken]

    def _at_each_place(self, alike: Callable[[int, int], float], least: float) -> None:
        gone, come = self._left()
        by_place: dict[Ends, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for index in gone:
            ends = self._ends[index]
            if ends is not None:
                by_place[ends][0].append(index)
        for index in come:
            by_place[self._own[index]][1].append(index)
        for one, other in by_place.values():
            self._pair(one, other, alike, least)

    def _everywhere(self, alike: Callable[[int, int], float], least: float) -> None:
        self._pair(*self._left(), alike, least)

    def _pair(self, gone: list[int], come: list[int], alike: Callable[[int, int], float], least: float) -> None:
        if not gone or not come:
            return
        bags = [self._old.marks[index] for index in gone], [self._new.marks[index] for index in come]
        found = pair_most_alike(*bags, lambda one, other: alike(gone[one], come[other]), least)
        self.pairs |= {gone[one]: come[other] for one, other in found.items()}

    def _codes_alike(self, one: int, other: int) -> float:
        codes = likeness(self._old.codes[one], self._new.codes[other])
        return 1 + codes + self._text_likeness(one, other) / 2 + self._looks(one, other) if codes else 0.0

    def _text_likeness(self, one: int, other: int) -> float:
        return likeness(self._old.words[one], self._new.words[other])

    def _texts_alike(self, one: int, other: int) -> float:
        if not self._old.words[one] and not self._new.words[other]:
            return _NOTHING_SAID
        alike = self._text_likeness(one, other)
        return alike + self._looks(one, other) if alike >= _LEAST_TEXT else 0.0

    def _looks(self, one: int, other: int) -> float:
        """A little, that decides between equals: the same direction, the same category."""
        was, now = self._old.interfaces[one], self._new.interfaces[other]
        return _LITTLE * (2 * (was.direction is now.direction) + (was.category == now.category))

    def _likeness_when_moved(self, one: int, other: int) -> float:
        shared = self._old.codes[one] & self._new.codes[other]
        if not shared:
            return 0.0
        plain = any(self._old.count[code] == 1 and self._new.count[code] == 1 for code in shared)
        alike = self._text_likeness(one, other) if self._old.words[one] or self._new.words[other] else _NOTHING_SAID
        least = _LEAST_TEXT_OF_A_PLAIN_CODE if plain else _LEAST_TEXT
        return 1 + likeness(self._old.codes[one], self._new.codes[other]) + alike if alike >= least else 0.0

    def _same_words(self, one: int, other: int) -> float:
        words = self._old.words[one]
        unique = self._old.texts[self._old.sentences[one]] == 1 and self._new.texts[self._new.sentences[other]] == 1
        return self._text_likeness(one, other) if unique and words.total() >= _FEWEST_WORDS_ELSEWHERE else 0.0


class _Contents:
    """Codes and words of interfaces, and how often each code and text stands in the diagram."""

    def __init__(self, interfaces: Sequence[LinkedInterface]) -> None:
        self.interfaces = [linked.interface for linked in interfaces]
        self.codes = [Counter(linked.interface.codes) for linked in interfaces]
        self.sentences = [text_of(linked.interface) for linked in interfaces]
        self.words = [bag_of(text) for text in self.sentences]
        self.count = Counter(code for codes in self.codes for code in codes)
        self.texts = Counter(self.sentences)
        self.marks = [_bag_of(codes, words) for codes, words in zip(self.codes, self.words, strict=True)]


def _bag_of(codes: Counter[str], words: Counter[str]) -> Counter[str]:
    return words + Counter({f"code {code}": number for code, number in codes.items()})
