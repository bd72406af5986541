"""Two versions of a diagram, or an as-is diagram and its transition -> Changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from snitflade.compare.changes import (
    Act,
    Change,
    Changes,
    InterfacePair,
    LinkedInterface,
    LinkPair,
    Part,
    PartPairs,
    Subject,
)
from snitflade.compare.linked_interfaces import ends_of
from snitflade.compare.matching import NewNames, match
from snitflade.compare.of_diagram import find_diagram_changes
from snitflade.compare.of_interfaces import find_interface_changes, subject_of_interface
from snitflade.compare.of_legend import find_legend_changes
from snitflade.compare.of_links import find_link_changes, is_inherited, is_recoloured, subject_of_link
from snitflade.compare.of_systems import find_system_changes
from snitflade.compare.transition import compare_transition
from snitflade.diagram import Diagram, Link, System


def compare(old: Diagram, new: Diagram) -> Changes:
    """What became of ``old`` in ``new``.

    When ``new`` is the transition of ``old``, its ``was`` and ``replaces`` say which part is which; what differs in
    every transition, such as its legend and codes, is no change then.
    """
    if new.transition_from == old.id != new.id:
        return compare_transition(old, new)
    pairs, names = match(old, new)
    return Changes(old, new, tuple(_Comparer(old, new, pairs, names).changes()), pairs)


class _Comparer:
    def __init__(self, old: Diagram, new: Diagram, pairs: PartPairs, names: NewNames) -> None:
        self._old, self._new, self._pairs, self._names = old, new, pairs, names
        self._gone = {was.name for was, now in pairs.systems if was and not now}
        self._come = {now.name for was, now in pairs.systems if now and not was}
        self._new_link = {id(was): now for was, now in pairs.links if was is not None}
        self._linked: dict[int, list[InterfacePair]] = defaultdict(list)  # by the link under which they are reported
        self._order: dict[int, int] = {}
        for number, (was, linked) in enumerate(pairs.interfaces):
            home = linked or was
            if home is not None:
                self._order[id(home)] = number
                self._linked[id(home.link)].append((was, linked))

    def changes(self) -> Iterator[Change]:
        """All changes in the order of the model."""
        yield from find_diagram_changes(self._old, self._new)
        by_system: dict[str, list[LinkPair]] = defaultdict(list)
        for pair in self._pairs.links:
            link = pair[1] or pair[0]
            if link is not None:
                # A removed link is reported under its system, by the name that this has now.
                name = link.system if pair[1] else self._names.systems.get(link.system, f"\0{link.system}")
                by_system[name].append(pair)
        for was, now in self._pairs.systems:
            yield from self._system(was, now)
            name = now.name if now else f"\0{was.name if was else ''}"
            for pair in by_system[name]:
                yield from self._link(*pair)
        yield from find_legend_changes(self._old, self._new, self._pairs.categories)

    def _system(self, was: System | None, now: System | None) -> Iterator[Change]:
        if was and now:
            yield from find_system_changes(was, now, self._names.systems)
        elif now:
            subject, labels = Subject(Part.SYSTEM, now.name), self._labels_of_system(self._new, now.name)
            yield Change(Act.ADDED, subject, after=labels, new=now.place)
        elif was:
            subject, labels = Subject(Part.SYSTEM, was.name), self._labels_of_system(self._old, was.name)
            yield Change(Act.REMOVED, subject, before=labels, old=was.place)

    def _labels_of_system(self, diagram: Diagram, name: str) -> str:
        links = [link for link in diagram.links if name in (link.system, link.to)]
        return ", ".join(label for link in links for label in self._labels_of_link(link))

    def _labels_of_link(self, link: Link) -> Iterator[str]:
        """What came or went with a link, and has not moved."""
        for was, now in self._linked[id(link)]:
            linked = now or was
            if (was is None or now is None) and linked is not None:
                yield linked.label

    def _link(self, was: Link | None, now: Link | None) -> Iterator[Change]:
        if was and now:
            yield from find_link_changes(was, now, self._common(was, now), self._names)
        elif now and not self._come & set(ends_of(now) or ()):
            yield Change(Act.ADDED, subject_of_link(now), after=", ".join(self._labels_of_link(now)), new=now.place)
        elif was and not self._gone & set(ends_of(was) or ()):
            yield Change(Act.REMOVED, subject_of_link(was), before=", ".join(self._labels_of_link(was)), old=was.place)
        for pair in self._interfaces_of(was, now):
            yield from self._interface(*pair)

    def _interfaces_of(self, was: Link | None, now: Link | None) -> list[InterfacePair]:
        """The interfaces of the new link, each of the old ones that is gone after what it stood after."""
        found = [pair for link in (now, was) if link is not None for pair in self._linked[id(link)]]
        return sorted(found, key=lambda pair: self._order[id(pair[1] or pair[0])])

    def _common(self, old: Link, new: Link) -> list[InterfacePair]:
        return [(was, now) for was, now in self._linked[id(new)] if was and now and was.link is old]

    def _interface(self, was: LinkedInterface | None, now: LinkedInterface | None) -> Iterator[Change]:
        if was and now:
            yield from find_interface_changes(was, now, self._names, self._is_change_of_link(was, now))
        elif now and self._is_paired_new(now.link):
            after = ", ".join(now.interface.codes) or now.label
            yield Change(Act.ADDED, subject_of_interface(now), after=after, new=now.interface.place)
        elif was and self._new_link.get(id(was.link)) is not None:
            yield Change(Act.REMOVED, subject_of_interface(was), before=was.label, old=was.interface.place)

    def _is_paired_new(self, link: Link) -> bool:
        return any(now is link and was is not None for was, now in self._pairs.links)

    def _is_change_of_link(self, was: LinkedInterface, now: LinkedInterface) -> bool:
        if self._new_link.get(id(was.link)) is not now.link:
            return False
        is_reported = is_recoloured(was.link, now.link, self._common(was.link, now.link), self._names)
        return is_reported and is_inherited((was, now), was.link, now.link)
