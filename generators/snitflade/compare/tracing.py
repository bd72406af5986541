"""What becomes of each code of an as-is diagram in its transition: carried over, retired, or not accounted for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import groupby

from snitflade.compare.linked_interfaces import Ends, LinkedInterface, ends_of, linked_interfaces_of
from snitflade.diagram import Diagram, Link
from snitflade.problems import Place
from snitflade.spec.replacements import find_meant_holders
from snitflade.values import value

RETIRED = "retired"
"""The category of links and interfaces that end with the system that is left."""


class Outcome(Enum):
    """What became of a code of the as-is diagram in its transition; ``NEW``: it was not there."""

    CARRIED = "carried"
    RETIRED = "retired"
    UNACCOUNTED = "unaccounted"
    NEW = "new"


@value
class TraceRow:
    """Codes of one as-is interface with the same outcome.

    ``codes`` is empty, and ``old`` None, for what is new. ``successors`` carry the codes over, or retire them in
    words; ``retired_by`` is the link without a label that retires them. ``assumed``: the outcome is a guess.
    """

    outcome: Outcome
    codes: tuple[str, ...]
    old: LinkedInterface | None
    successors: tuple[LinkedInterface, ...] = ()
    retired_by: Link | None = None
    assumed: bool = False

    @property
    def place(self) -> Place | None:
        """Where the transition's spec says so."""
        if self.successors:
            return self.successors[0].interface.place
        return self.retired_by.place if self.retired_by else None


@value
class Trace:
    """The rows in the order of the as-is diagram, then what is new in that of the transition."""

    as_is: Diagram
    transition: Diagram
    rows: tuple[TraceRow, ...]

    @property
    def gaps(self) -> tuple[TraceRow, ...]:
        """The rows of codes that nothing accounts for."""
        return tuple(row for row in self.rows if row.outcome is Outcome.UNACCOUNTED)


def trace(as_is: Diagram, transition: Diagram) -> Trace:
    """What becomes of the codes of ``as_is``. Interfaces without a code are not traced: nothing can name them."""
    old_interfaces = linked_interfaces_of(as_is)
    successors = _successors(old_interfaces, transition)
    retiring = _retiring_links(transition)
    rows: list[TraceRow] = []
    for index, linked in enumerate(old_interfaces):
        by_code = [_row(linked, code, successors.get((index, code), ()), retiring) for code in linked.interface.codes]
        rows += _group(by_code)
    rows += (
        TraceRow(Outcome.NEW, (), None, (linked,))
        for linked in linked_interfaces_of(transition)
        if not linked.interface.replaces and linked.interface.category != RETIRED
    )
    return Trace(as_is, transition, tuple(rows))


def _successors(
    old_interfaces: Iterable[LinkedInterface], transition: Diagram
) -> dict[tuple[int, str], tuple[LinkedInterface, ...]]:
    """The interfaces that replace a code, by the index of its as-is interface and the code."""
    holders: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for index, linked in enumerate(old_interfaces):
        for code in linked.interface.codes:
            holders[code].append((index, frozenset(ends_of(linked.link) or ())))
    found: dict[tuple[int, str], tuple[LinkedInterface, ...]] = {}
    former = _former_names(transition)
    for linked in linked_interfaces_of(transition):
        own = _former_ends(linked.link, former)
        for code in linked.interface.replaces:
            for number in find_meant_holders([ends for _, ends in holders[code]], own):
                key = holders[code][number][0], code
                found[key] = (*found.get(key, ()), linked)
    return found


def _former_names(transition: Diagram) -> dict[str, str]:
    return {system.name: system.was for system in transition.systems if system.was}


def _former_ends(link: Link, former: dict[str, str]) -> frozenset[str]:
    """The ends of a link by their present and their former names."""
    ends = ends_of(link) or ()
    return frozenset((*ends, *(former[end] for end in ends if end in former)))


def _retiring_links(transition: Diagram) -> dict[Ends, Link]:
    """The links without a label that retire all that their system had, by its names in the as-is diagram."""
    former = _former_names(transition)
    found: dict[Ends, Link] = {}
    for link in transition.links:
        if not link.interfaces and link.category == RETIRED:
            names = {name: former.get(name, name) for name in (link.system, link.to) if name is not None}
            found.setdefault(ends_of(link, names) or (), link)
            found.setdefault(ends_of(link) or (), link)
    return found


def _row(
    linked: LinkedInterface, code: str, successors: tuple[LinkedInterface, ...], retiring: dict[Ends, Link]
) -> TraceRow:
    if successors:
        parts = [part for new in successors for part in (new.interface.marks, new.link.marks)]
        retired = all(new.interface.category == RETIRED for new in successors)
        guessed = {"replaces", "category"} if retired else {"replaces"}
        assumed = any(guessed & set(marks.assumed) for marks in parts)
        return TraceRow(Outcome.RETIRED if retired else Outcome.CARRIED, (code,), linked, successors, None, assumed)
    ends = [(name,) for name in (linked.link.system, linked.link.to) if name is not None]
    link = next((retiring[end] for end in (ends_of(linked.link) or (), *ends) if end in retiring), None)
    if link:
        return TraceRow(Outcome.RETIRED, (code,), linked, (), link, "category" in link.marks.assumed)
    return TraceRow(Outcome.UNACCOUNTED, (code,), linked)


def _group(rows: Iterable[TraceRow]) -> Iterator[TraceRow]:
    """Neighbouring codes of one interface with the same fate, in one row."""

    def fate(row: TraceRow) -> tuple[object, ...]:
        return row.outcome, tuple(map(id, row.successors)), id(row.retired_by), row.assumed

    for _, alike in groupby(rows, fate):
        first, *others = alike
        codes = (*first.codes, *(code for row in others for code in row.codes))
        yield TraceRow(first.outcome, codes, first.old, first.successors, first.retired_by, first.assumed)
