"""Which system of the new diagram is which of the old one: by name, else by what is exchanged with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from snitflade.compare.candidates import paired
from snitflade.compare.joints import bag_of_interface
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
    return pairs | _renamed(old, new, pairs)


def match_former(as_is: Diagram, transition: Diagram) -> dict[int, int]:
    """The same from an as-is diagram to its transition, which says what a system was."""
    former: dict[str, int] = {}
    for index, system in enumerate(transition.systems):
        former.setdefault(system.was or system.name, index)
    return {index: former[system.name] for index, system in enumerate(as_is.systems) if system.name in former}


def _renamed(old: Diagram, new: Diagram, pairs: dict[int, int]) -> dict[int, int]:
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
    return {gone[one]: come[other] for one, other in paired(*bags, alike, _LEAST).items()}


def _bags(systems: Sequence[System], contents: dict[str, Counter[str]]) -> list[Counter[str]]:
    return [bag_of(system.name) + contents.get(system.name, Counter()) for system in systems]


def _likeness(one: System, other: System, was: Counter[str] | None, now: Counter[str] | None) -> float:
    by_name = spelling_likeness(one.name, other.name)
    if not was or not now:
        return _WEIGHT_OF_NAME_ALONE * by_name
    return _WEIGHT_OF_CONTENTS * likeness(was, now) + (1 - _WEIGHT_OF_CONTENTS) * by_name


def _contents(diagram: Diagram) -> dict[str, Counter[str]]:
    """The words and codes of all that is exchanged with each system."""
    found: dict[str, Counter[str]] = {}
    for link in diagram.links:
        for interface in link.interfaces:
            bag = bag_of_interface(interface)
            for name in (link.system, link.to):
                if name is not None:
                    found.setdefault(name, Counter()).update(bag)
    return found
