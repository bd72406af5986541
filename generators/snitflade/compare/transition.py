"""From an as-is diagram to its transition: what is carried over, retired, new, or not accounted for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from snitflade.compare.changes import Act, Change, Changes, InterfacePair, LinkedInterface, Part, PartPairs, Subject
from snitflade.compare.linked_interfaces import describe_ends, ends_of, linked_interfaces_of, text_of
from snitflade.compare.matching import match_links, pair_links, pair_systems
from snitflade.compare.matching_systems import match_former
from snitflade.compare.of_diagram import find_hub_changes
from snitflade.compare.tracing import Outcome, Trace, TraceRow, trace
from snitflade.diagram import Diagram, System


def compare_transition(as_is: Diagram, transition: Diagram) -> Changes:
    """The changes that the transition is about. ``pairs.categories`` is empty: the legends speak of other things."""
    former = match_former(as_is, transition)
    names = {as_is.systems[one].name: transition.systems[other].name for one, other in former.items()}
    traced = trace(as_is, transition)
    pairs = PartPairs(
        systems=pair_systems(as_is, transition, former),
        links=pair_links(as_is, transition, match_links(as_is.links, transition.links, names)),
        interfaces=tuple(_pair_interfaces(traced)),
        categories=(),
    )
    changes = (
        *find_hub_changes(as_is, transition),
        *(change for pair in pairs.systems for change in _system(*pair)),
        *(change for row in traced.rows for change in _row(row)),
    )
    return Changes(as_is, transition, changes, pairs, traced)


def _pair_interfaces(traced: Trace) -> Iterator[InterfacePair]:
    """Each as-is interface with all that carry it over, then what is new."""
    successors: dict[int, dict[int, LinkedInterface]] = defaultdict(dict)
    for row in traced.rows:
        if row.old is not None:
            successors[id(row.old.interface)] |= {id(new.interface): new for new in row.successors}
    for old in linked_interfaces_of(traced.as_is):
        found = successors[id(old.interface)].values()
        yield from ((old, new) for new in found)
        if not found:
            yield old, None
    known = {key for new in successors.values() for key in new}
    yield from ((None, new) for new in linked_interfaces_of(traced.transition) if id(new.interface) not in known)


def _system(was: System | None, now: System | None) -> Iterator[Change]:
    if was is None and now is not None:
        yield Change(Act.ADDED, Subject(Part.SYSTEM, now.name), new=now.place)
    elif now is None and was is not None:
        yield Change(Act.REMOVED, Subject(Part.SYSTEM, was.name), old=was.place)
    elif was is not None and now is not None:
        subject, places = Subject(Part.SYSTEM, now.name), (was.place, now.place)
        if was.name != now.name:
            guessed = "was" in now.marks.assumed
            yield Change(Act.RENAMED, subject, "was", was.name, now.name, (), *places, guessed)
        if was.kind != now.kind:
            yield Change(Act.RETYPED, subject, "kind", was.kind, now.kind, (), *places)


_ACTS = {
    Outcome.CARRIED: Act.CARRIED,
    Outcome.RETIRED: Act.RETIRED,
    Outcome.UNACCOUNTED: Act.UNACCOUNTED,
    Outcome.NEW: Act.ADDED,
}


def _row(row: TraceRow) -> Iterator[Change]:
    linked = row.old or row.successors[0]
    link, text = linked.link, text_of(linked.interface)
    codes = row.codes or linked.interface.codes
    after = "; ".join(_successor(row, new) for new in row.successors) if row.old else linked.label
    yield Change(
        _ACTS[row.outcome],
        Subject(Part.INTERFACE, link.system, link.to, codes, text),
        "replaces" if row.successors and row.old else "",
        ", ".join(row.codes),
        after,
        old=row.old.interface.place if row.old else None,
        new=row.place,
        assumed=row.assumed,
    )


def _successor(row: TraceRow, new: LinkedInterface) -> str:
    """Its codes, with the system where that is another."""
    moved = row.old is not None and ends_of(row.old.link) != ends_of(new.link)
    return f"{new.label} ({describe_ends(new.link)})" if moved else new.label
