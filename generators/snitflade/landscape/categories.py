"""The legend of a landscape: the categories of all diagrams, each text once.

A category that two diagrams share is one entry. Their texts may differ by the name of the system that each speaks of;
the entry then says what they have in common, with "…" for what differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import reduce
from typing import TypeAlias

from snitflade.diagram import Category, Dash, Diagram

_SENTENCE_END = re.compile(r"(?<=[.?!]) +(?=[A-ZÆØÅ])")
_GAP = "…"
# of the words that variants of a sentence share; larger drops most sentences, smaller leaves shreds around a "…"
_LEAST_SHARE = 0.5
_Look: TypeAlias = "tuple[str, str, Dash, str]"


class Categories:
    """The categories of several diagrams; ``all`` are in the order of the legends, with keys of their own."""

    def __init__(self, diagrams: Iterable[Diagram]) -> None:
        self._texts: dict[_Look, list[Category]] = {}
        self._looks: dict[tuple[str, str], _Look] = {}
        for diagram in diagrams:
            for category in diagram.categories:
                look = (category.key, category.colour, category.dash, category.heading)
                self._texts.setdefault(look, []).append(category)
                self._looks[diagram.id, category.key] = look
        self._keys = self._make_unique()
        self.all: tuple[Category, ...] = tuple(
            replace(same[0], key=self._keys[look], text=common_text([category.text for category in same]))
            for look, same in self._texts.items()
        )
        self._by_key = {category.key: category for category in self.all}

    def key_of(self, diagram: Diagram, key: str) -> str:
        """The landscape's key of a diagram's category. :raises KeyError: when the diagram has no such category."""
        return self._keys[self._looks[diagram.id, key]]

    def get(self, key: str) -> Category:
        """:raises KeyError: when there is no such category."""
        return self._by_key[key]

    def with_strokes(self, changed: Mapping[str, Category]) -> Categories:
        """A copy in which these categories replace those of their keys, as they are to be drawn."""
        found = copy(self)
        found.all = tuple(changed.get(category.key, category) for category in self.all)
        found._by_key = {category.key: category for category in found.all}  # noqa: SLF001 - of a copy of its own
        return found

    def _make_unique(self) -> dict[_Look, str]:
        keys: dict[_Look, str] = {}
        for look in self._texts:
            key, number = look[0], 1
            while key in keys.values():
                number += 1
                key = f"{look[0]}-{number}"
            keys[look] = key
        return keys


def common_text(texts: Sequence[str]) -> str:
    """What texts that are variants of one say in common, sentence by sentence.

    >>> common_text(["Udgår med KMD Aktiv. Det er gratis.", "Udgår med KMD Dagpenge. Det er gratis."])
    'Udgår med KMD … Det er gratis.'
    >>> common_text(["Det er vigtigt. Opsiges.", "Det er vigtigt. Spørg kommunen."])
    'Det er vigtigt.'
    """
    distinct = list(dict.fromkeys(texts))
    if len(distinct) == 1:
        return distinct[0]
    sentences = [_SENTENCE_END.split(text) for text in distinct]
    return " ".join(filter(None, (_common_sentence(same) for same in zip(*sentences, strict=False))))


def _common_sentence(variants: Sequence[str]) -> str:
    """Equal beginnings and ends, with a gap between; "" when they have too little in common."""
    words = [variant.split() for variant in dict.fromkeys(variants)]
    if len(words) == 1:
        return variants[0]
    shortest = min(map(len, words))
    head = reduce(lambda n, at: n + 1 if n == at and _agree(words, at) else n, range(shortest), 0)
    ends = [list(reversed(own[head:])) for own in words]
    room = min(map(len, ends))
    tail = reduce(lambda n, at: n + 1 if n == at and _agree(ends, at) else n, range(room), 0)
    if head + tail < _LEAST_SHARE * max(map(len, words)):
        return ""
    first = words[0]
    return " ".join([*first[:head], _GAP, *first[len(first) - tail :]])


def _agree(words: Sequence[Sequence[str]], at: int) -> bool:
    return len({own[at] for own in words}) == 1
