"""Which system of the new diagram is which of the old one: by name, else by what is exchanged with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from snitflade.compare.candidates import pair_most_alike
from snitflade.compare.linked_interfaces import linked_interfaces_of, text_of
from snitflade.compare.words import bag_of, likeness, spelling_likeness
from snitflade.diagram import Diagram, System

# A new name, with all that is exchanged as before, is a new name; a like name, with all else different, is another
# system (KMD P-Data, KMD V-Data). Where nothing is said of what is exchanged, the name must do.
_WEIGHT_OF_CONTENTS = 0.65
_WEIGHT_OF_NAME_ALONE = 0.8
_LEAST = 0.5


def match_systems(old: Diagram, new: Diagram) -> dict[int, int]:
    """The indices of the old systems with those of the new."""
    names = {system.name: index for index, system in enumerate(new.systems)}
    pairs = {index: names[system.name] for index, system in enumerate(old.systems) if system.name in names}
    return pairs | _match_by_likeness(old, new, pairs)


def match_former(as_is: Diagram, transition: Diagram) -> dict[int, int]:
    """The indices of an as-is diagram's systems with those of its transition, by what the transition says they were."""
    former: dict[str, int] = {}
    for index, system in enumerate(transition.systems):
        former.setdefault(system.was or system.name, index)
    return {index: former[system.name] for index, system in enumerate(as_is.systems) if system.name in former}


def _match_by_likeness(old: Diagram, new: Diagram, pairs: dict[int, int]) -> dict[int, int]:
    taken = set(pairs.values())
    gone = [index for index in range(len(old.systems)) if index not in pairs]
    come = [index for index in range(len(new.systems)) if index not in taken]
    if not gone or not come:
        return {}
    was, now = _contents(old), _contents(new)
    parts = [old.systems[index] for index in gone], [new.systems[index] for index in come]

    def alike(one: int, other: int) -> float:
        first, second = parts[0][one], parts[1][other]
        return _likeness(first, second, was.get(first.name), now.get(second.name))

    bags = _bags(parts[0], was), _bags(parts[1], now)
    return {gone[one]: come[other] for one, other in pair_most_alike(*bags, alike, _LEAST).items()}


def _bags(systems: Sequence[System], contents: dict[str, _Exchanged]) -> list[Counter[str]]:
    bags = []
    for system in systems:
        said = contents.get(system.name) or _Exchanged()
        bags.append(bag_of(system.name) + said.words + Counter(f"code {code}" for code in said.codes.elements()))
    return bags


def _likeness(one: System, other: System, was: _Exchanged | None, now: _Exchanged | None) -> float:
    by_name = spelling_likeness(one.name, other.name)
    if not was or not now:
        return _WEIGHT_OF_NAME_ALONE * by_name
    return _WEIGHT_OF_CONTENTS * _contents_likeness(was, now) + (1 - _WEIGHT_OF_CONTENTS) * by_name


def _contents_likeness(was: _Exchanged, now: _Exchanged) -> float:
    """Codes and words count alike, so that a long text that was rewritten does not hide a code that stayed."""
    parts = [(was.codes, now.codes), (was.words, now.words)]
    said = [likeness(one, other) for one, other in parts if one or other]
    return sum(said) / len(said)


@dataclass(slots=True, repr=False)
class _Exchanged:
    """The codes and words of all that is exchanged with a system."""

    codes: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)


def _contents(diagram: Diagram) -> dict[str, _Exchanged]:
    found: dict[str, _Exchanged] = {}
    for linked in linked_interfaces_of(diagram):
        words = bag_of(text_of(linked.interface))
        for name in (linked.link.system, linked.link.to):
            if name is not None:
                contents = found.setdefault(name, _Exchanged())
                contents.codes.update(linked.interface.codes)
                contents.words.update(words)
    return found
