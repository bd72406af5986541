"""All diagrams of two sides, compared one by one; one with errors is reported, and the others are still compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path

from snitflade.compare.candidates import pair_most_alike
from snitflade.compare.changes import Changes
from snitflade.compare.comparing import compare
from snitflade.compare.linked_interfaces import bag_of_interface, linked_interfaces_of
from snitflade.compare.sides import ComparedSide
from snitflade.compare.words import likeness
from snitflade.diagram import Diagram
from snitflade.problems import Place, Problem
from snitflade.spec import Library, check
from snitflade.values import value

_LEAST_RENAMED = 0.5


class Status(Enum):
    """What became of a diagram. ``INVALID``: it has errors on one side, so that it cannot be compared."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    INVALID = "invalid"


@value
class SpecReading:
    """One spec of one side. ``diagram`` is None when it has errors, which stand in ``problems``."""

    name: str
    place: Place
    diagram: Diagram | None
    problems: tuple[Problem, ...]


@value
class Review:
    """What became of one diagram. ``changes`` is there when it is sound on both sides."""

    name: str
    status: Status
    old: SpecReading | None
    new: SpecReading | None
    changes: Changes | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The errors of either side."""
        sides = [side for side in (self.old, self.new) if side and not side.diagram]
        return tuple(p for side in sides for p in side.problems if p.is_error)

    @property
    def diagram(self) -> Diagram | None:
        """The diagram as it is now, else as it was."""
        return (self.new.diagram if self.new else None) or (self.old.diagram if self.old else None)


@value
class Comparison:
    """The reviews in the order of the new side's names. A label that is "" is the working tree's."""

    old_label: str
    new_label: str
    reviews: tuple[Review, ...]

    @property
    def exit_code(self) -> int:
        """0: all the same; 1: something differs; 2: a diagram of the new side has errors.

        Errors that only the old side had are a difference: nobody can mend what was.
        """
        if any(review.new and not review.new.diagram for review in self.reviews):
            return 2
        return int(any(review.status is not Status.SAME for review in self.reviews))

    @property
    def language(self) -> str:
        """That of the first diagram that was read; Danish when none was."""
        return next((review.diagram.language for review in self.reviews if review.diagram), "da")


def compare_sides(old: ComparedSide, new: ComparedSide) -> Comparison:
    """Read both sides and compare what belongs together: by name, else by likeness; two single files in any case."""
    before, after = _read(old), _read(new)
    if old.single and new.single:
        reviews = [_review(before[0], after[0])]
    else:
        reviews = [_review(*pair) for pair in _pairs(before, after)]
    return Comparison(old.label, new.label, tuple(reviews))


def _read(side: ComparedSide) -> list[SpecReading]:
    library = Library(side.source)
    return [_reading(path, library) for path in side.paths]


def _reading(path: Path, library: Library) -> SpecReading:
    diagram, problems = check(path, library)
    return SpecReading(path.stem, Place(library.source.name(path)), diagram, problems)


def _pairs(old: list[SpecReading], new: list[SpecReading]) -> Iterator[tuple[SpecReading | None, SpecReading | None]]:
    names = {reading.name for reading in new}
    gone = [reading for reading in old if reading.name not in names]
    before = {reading.name: reading for reading in old}
    come = [reading for reading in new if reading.name not in before]
    renamed = {come[other].name: gone[one] for one, other in _match_by_likeness(gone, come).items()}
    found = {id(reading) for reading in renamed.values()}
    either = [*new, *(reading for reading in gone if id(reading) not in found)]
    for reading in sorted(either, key=lambda reading: reading.name):
        if reading.name in names:
            yield before.get(reading.name, renamed.get(reading.name)), reading
        else:
            yield reading, None


def _match_by_likeness(gone: list[SpecReading], come: list[SpecReading]) -> dict[int, int]:
    bags = [_bag(reading) for reading in gone], [_bag(reading) for reading in come]

    def alike(one: int, other: int) -> float:
        was, now = gone[one].diagram, come[other].diagram
        if was is None or now is None or was.variant is not now.variant:
            return 0.0
        return likeness(bags[0][one], bags[1][other])

    return pair_most_alike(*bags, alike, _LEAST_RENAMED)


def _bag(reading: SpecReading) -> Counter[str]:
    bag: Counter[str] = Counter()
    if reading.diagram:
        bag.update(f"system {system.name}" for system in reading.diagram.systems)
        _add(bag, (bag_of_interface(linked.interface) for linked in linked_interfaces_of(reading.diagram)))
    return bag


def _add(bag: Counter[str], others: Iterable[Counter[str]]) -> None:
    for other in others:
        bag.update(other)


def _review(old: SpecReading | None, new: SpecReading | None) -> Review:
    reading = new or old
    if reading is None:
        raise ValueError("a review has a side")
    if any(side and not side.diagram for side in (old, new)):
        return Review(reading.name, Status.INVALID, old, new)
    if old is None or old.diagram is None:
        return Review(reading.name, Status.ADDED, old, new)
    if new is None or new.diagram is None:
        return Review(reading.name, Status.REMOVED, old, new)
    changes = compare(old.diagram, new.diagram)
    return Review(reading.name, Status.CHANGED if changes.changes else Status.SAME, old, new, changes)
