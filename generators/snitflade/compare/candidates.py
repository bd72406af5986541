"""Which pairs of parts are worth comparing.

Of a few parts all; of many those at the same place, with the same words, or with a rare one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from snitflade.compare.assignment import assign

_FEW = 20_000
_RARE = 20


def pair_most_alike(
    old: Sequence[Counter[str]], new: Sequence[Counter[str]], likeness_of: Callable[[int, int], float], least: float
) -> dict[int, int]:
    """The old indices with the new index of each, at the greatest sum of likenesses.

    :param old: the words of each part, as is ``new``.
    :param likeness_of: of an old and a new index; pairs that have less than ``least`` are not made.
    """
    likenesses = {}
    for pair in _candidates(old, new):
        found = likeness_of(*pair)
        if found >= least:
            likenesses[pair] = found
    return assign(likenesses)


def _candidates(old: Sequence[Counter[str]], new: Sequence[Counter[str]]) -> Iterator[tuple[int, int]]:
    if len(old) * len(new) <= _FEW:
        yield from ((one, other) for one in range(len(old)) for other in range(len(new)))
        return
    same_place = ((index, index) for index in range(min(len(old), len(new))))
    found = {*same_place, *_identical(old, new), *_sharing_a_rare_word(old, new)}
    yield from sorted(found)


def _identical(old: Sequence[Counter[str]], new: Sequence[Counter[str]]) -> Iterator[tuple[int, int]]:
    """Pairs with the same words: the first old with the first new, the second with the second, and so on."""
    waiting: dict[frozenset[tuple[str, int]], list[int]] = defaultdict(list)
    for index in reversed(range(len(new))):
        waiting[frozenset(new[index].items())].append(index)
    for index, bag in enumerate(old):
        same = waiting[frozenset(bag.items())]
        if same:
            yield index, same.pop()


def _sharing_a_rare_word(old: Sequence[Counter[str]], new: Sequence[Counter[str]]) -> Iterator[tuple[int, int]]:
    having: dict[str, list[int]] = defaultdict(list)
    for index, bag in enumerate(new):
        for word in bag:
            having[word].append(index)
    common = Counter(word for bag in old for word in bag)
    for index, bag in enumerate(old):
        rare = [word for word in bag if common[word] <= _RARE and len(having[word]) <= _RARE]
        yield from ((index, other) for word in rare for other in having[word])
