"""Checks that names in systems and links refer to something, and that each part says only what makes sense there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from snitflade.problems import Findings, Place, quote
from snitflade.spec.breaks import name_of
from snitflade.spec.marks import check_marks
from snitflade.spec.nodes import Mapping, Scalar
from snitflade.values import value


@value
class Names:
    """What a diagram may refer to. ``categories`` is None when the legend could not be read."""

    kinds: Sequence[str]
    categories: Sequence[str] | None


@dataclass(slots=True, repr=False)
class Used:
    """What it does refer to. ``unsure``: a link's end is not known, so that an unused system may be that end."""

    kinds: set[str] = field(default_factory=set)
    categories: set[str] = field(default_factory=set)
    systems: set[str] = field(default_factory=set)
    unsure: bool = False


def check_references(diagram: Mapping, names: Names, findings: Findings) -> Used:
    """Check hub, systems and links, and return what they refer to."""
    check = _ReferenceCheck(diagram, names, findings)
    check.check_hub()
    check.check_systems()
    for link in diagram.mappings("links"):
        check.check_link(link)
    check.report_unused_systems()
    return check.used


class _ReferenceCheck:
    def __init__(self, diagram: Mapping, names: Names, findings: Findings) -> None:
        self.used = Used()
        self._names = names
        self._findings = findings
        self._hubs = diagram.texts("hub")
        self._hub_names = {name_of(hub.text) for hub in self._hubs}
        self._hub_place = diagram.place_of("hub")
        self._systems = diagram.mapping("systems")
        self._system_places = self._places_of_systems()

    def _places_of_systems(self) -> dict[str, Place]:
        """The systems by name; two keys that differ in their breaks alone are one name given twice."""
        first: dict[str, Place] = {}
        for key, place in self._systems.keys.items():
            name = name_of(key)
            if name in first:
                self._findings.error(place, f"duplicate system {quote(key)}", f"first at {first[name]}")
            first.setdefault(name, place)
        return first

    def check_hub(self) -> None:
        first: dict[str, Place] = {}
        for hub in self._hubs:
            self._once(hub, name_of(hub.text), "hub", first)
        for name in first.keys() & self._system_places.keys():
            hint = f"it is the hub, at {first[name]}; a system is another"
            self._findings.error(self._system_places[name], f"duplicate name {quote(name)}", hint)

    def _once(self, word: Scalar, name: str, what: str, first: dict[str, Place]) -> None:
        if name in first:
            self._findings.error(word.place, f"duplicate {what} {quote(word.text)}", f"first at {first[name]}")
        first.setdefault(name, word.place)

    def check_systems(self) -> None:
        aliases: dict[str, Place] = {}
        for node in self._systems.entries.values():
            kind = node.entries.get("kind") if isinstance(node, Mapping) else node
            if isinstance(node, Mapping):
                check_marks(node, node.entries, "system", self._findings)
                self._check_aliases(node, aliases)
            if isinstance(kind, Scalar) and kind.text:
                self.used.kinds.add(kind.text)
                if kind.text not in self._names.kinds:
                    self._findings.unknown(kind.place, "kind", kind.text, self._names.kinds)

    def _check_aliases(self, system: Mapping, first: dict[str, Place]) -> None:
        """An alias is a name that nothing else in the diagram has."""
        for alias in system.texts("aliases"):
            name = name_of(alias.text)
            if name in self._system_places or name in self._hub_names:
                hint = f"this diagram has a system of that name, at {self._system_places.get(name, self._hub_place)}"
                self._findings.error(alias.place, f"invalid alias {quote(alias.text)}", hint)
            else:
                self._once(alias, name, "alias", first)

    def check_link(self, link: Mapping) -> None:
        self._check_ends(link)
        interfaces = tuple(link.mappings("interfaces"))
        if not interfaces or any("category" not in interface for interface in interfaces):
            self.used.categories.add(link.text("category"))
        self._check_category(link)
        if interfaces and link.text("direction"):
            hint = "this link has interfaces: give each its direction"
            self._findings.error(link.place_of("direction"), f"invalid direction {quote(link.text('direction'))}", hint)
        has_direction = "from" in link or any("direction" in part for part in (link, *interfaces))
        present = {"category", "pairing"} | ({"direction"} if has_direction else set())
        check_marks(link, present, "link", self._findings)
        codes: dict[str, Place] = {}
        for interface in interfaces:
            self._check_interface(interface, codes)

    def _check_ends(self, link: Mapping) -> None:
        ends = [key for key in ("system", "from", "to") if link.text(key)]
        self.used.unsure |= not ends
        for key in ends:
            self._check_end(link, key)
        if link.text("from") and name_of(link.text("from")) == name_of(link.text("to")):
            self._findings.error(link.place_of("to"), f"invalid to {quote(link.text('to'))}", "a link has two ends")

    def _check_end(self, link: Mapping, key: str) -> None:
        name, place = name_of(link.text(key)), link.place_of(key)
        self.used.systems.add(name)
        if name in self._hub_names:
            other = link.text("to" if key == "from" else "from")
            hint = f"it is the hub: write 'system: {other[:60]}' and leave out 'from' and 'to'"
            hint = hint if key != "system" else "it is the hub: name the system at the other end"
            self._findings.error(place, f"invalid {key} {quote(link.text(key))}", hint)
        elif name not in self._system_places:
            hint = self._findings.near(name, tuple(self._system_places))
            self._findings.error(place, f"unknown system {quote(link.text(key))}", hint)
            meant = hint.removeprefix("did you mean '").removesuffix("'?")
            self.used.systems.add(meant)
            self.used.unsure |= meant not in self._system_places

    def _check_category(self, part: Mapping) -> None:
        category, known = part.text("category"), self._names.categories
        if category and known is not None and category not in known:
            self._findings.unknown(part.place_of("category"), "category", category, known)

    def _check_interface(self, interface: Mapping, codes: dict[str, Place]) -> None:
        check_marks(interface, interface.entries, "interface", self._findings)
        self._check_category(interface)
        if "category" in interface:
            self.used.categories.add(interface.text("category"))
        for code in interface.texts("codes"):
            self._once(code, code.text, "code", codes)

    def report_unused_systems(self) -> None:
        if self.used.unsure:
            return
        for name, place in self._system_places.items():
            if name not in self.used.systems and name not in self._hub_names:
                self._findings.error(place, f"missing link of system {quote(name)}", "add one, or remove the system")
