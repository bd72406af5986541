"""A spec as it is to be: plain values, each part with what it was in the spec that stands, and the row that says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from snitflade.catalogue.settings import IN_ROWS
from snitflade.importing.entries import Entry
from snitflade.spec.breaks import name_of
from snitflade.spec.nodes import Mapping, Node, plain

Values: TypeAlias = dict[str, Any]
"""A mapping of the spec language: texts, true, and lists and mappings of these."""
_MARK = re.compile(r"[~|]")


@dataclass
class Part:
    """An interface. ``origin`` is its number in its link as the spec stands, None when it is new."""

    values: Values
    origin: int | None = None
    entry: Entry | None = None


@dataclass
class LinkPart(Part):
    """A link; its interfaces are ``parts``, not among ``values``."""

    parts: list[Part] = field(default_factory=list)

    @property
    def ends(self) -> tuple[str, str]:
        """The names of the systems that it joins; the second is "" for a link to the hub."""
        first = self.values.get("from") or self.values.get("system") or ""
        return name_of(first), name_of(self.values.get("to") or "")

    @property
    def tree(self) -> Values:
        return {**self.values, "interfaces": [part.values for part in self.parts]} if self.parts else self.values


@dataclass
class SystemPart:
    """A system by the key that it is to have; ``origin`` is the key that it has. ``values`` may be just the kind."""

    key: str
    values: Values | str
    origin: str | None = None
    entry: Entry | None = None

    @property
    def name(self) -> str:
        return name_of(self.key)

    def set(self, key: str, content: Any) -> None:
        """Give it a value; None takes it away."""
        values = {"kind": self.values} if isinstance(self.values, str) else dict(self.values)
        if content is None:
            values.pop(key, None)
        else:
            values[key] = content
        self.values = values["kind"] if isinstance(self.values, str) and list(values) == ["kind"] else values


@dataclass
class Plan:
    """``settings`` are all keys beside ``systems`` and ``links``."""

    settings: Values
    systems: list[SystemPart] = field(default_factory=list)
    links: list[LinkPart] = field(default_factory=list)

    @property
    def tree(self) -> Values:
        """The whole spec."""
        systems = {system.key: system.values for system in self.systems}
        return {**self.settings, "systems": systems, "links": [link.tree for link in self.links]}

    def system(self, name: str) -> SystemPart | None:
        return next((system for system in self.systems if system.name == name), None)


def plan_of(root: Mapping) -> Plan:
    """The plan that leaves a spec as it is."""
    settings = {key: _values(node) for key, node in root.entries.items() if key not in IN_ROWS}
    systems = [SystemPart(key, _values(node), key) for key, node in root.mapping("systems").entries.items()]
    links = []
    for number, link in enumerate(root.mappings("links")):
        parts = [Part(_values(part), index) for index, part in enumerate(link.mappings("interfaces"))]
        values = {key: _values(node) for key, node in link.entries.items() if key != "interfaces"}
        links.append(LinkPart(values, number, None, parts))
    return Plan(settings, systems, links)


def _values(node: Node) -> Any:
    return plain(node)


def one_or_list(texts: Sequence[str]) -> str | list[str] | None:
    """As the spec language has it: one text, or a list of several; None for none."""
    return None if not texts else texts[0] if len(texts) == 1 else list(texts)


def as_list(content: Any) -> list[str]:
    """The texts of a value that is one text, a list, or not there."""
    return [] if content is None else [content] if isinstance(content, str) else list(content)


def put(values: Values, key: str, content: Any) -> None:
    """Set a value; take it away when it is None or empty."""
    if content is None or content == []:
        values.pop(key, None)
    else:
        values[key] = content


def typed(text: str) -> str:
    """A text as a spec types it: ``~`` and ``|`` are characters like any other.

    >>> typed("a|b")
    'a\\\\|b'
    """
    return _MARK.sub(lambda match: "\\" + match.group(), text)
