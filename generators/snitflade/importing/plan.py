"""A spec as it is to be: plain values; each part knows where it was in the spec before, and its row of the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from snitflade.catalogue.settings import IN_ROWS
from snitflade.importing.entries import ListEntry
from snitflade.spec.breaks import name_of
from snitflade.spec.nodes import Mapping, Node, plain

Values: TypeAlias = dict[str, Any]
"""A mapping of the spec language: texts, true, and lists and mappings of these."""
_MARK = re.compile(r"[~|]")


@dataclass
class SpecPart:
    """An interface or a link. ``origin`` is its number in its list in the spec before; None when it is new."""

    values: Values
    origin: int | None = None
    entry: ListEntry | None = None


@dataclass
class LinkPart(SpecPart):
    """A link; its interfaces are ``parts``, not among ``values``."""

    parts: list[SpecPart] = field(default_factory=list)

    @property
    def ends(self) -> tuple[str, str]:
        """The names of the systems at its ends; the second is "" for a link to the hub."""
        first = self.values.get("from") or self.values.get("system") or ""
        return name_of(first), name_of(self.values.get("to") or "")

    @property
    def tree(self) -> Values:
        """The link with its interfaces, as a mapping of the spec language."""
        return {**self.values, "interfaces": [part.values for part in self.parts]} if self.parts else self.values


@dataclass
class SystemPart:
    """A system. ``key`` is as in the spec to be, ``origin`` as in the spec before; ``values`` may be just its kind."""

    key: str
    values: Values | str
    origin: str | None = None
    entry: ListEntry | None = None

    @property
    def name(self) -> str:
        """The name without marks for line breaks."""
        return name_of(self.key)

    def set(self, key: str, content: Any) -> None:
        """Set a property; None removes it."""
        values = {"kind": self.values} if isinstance(self.values, str) else dict(self.values)
        if content is None:
            values.pop(key, None)
        else:
            values[key] = content
        self.values = values["kind"] if isinstance(self.values, str) and list(values) == ["kind"] else values


@dataclass
class SpecPlan:
    """``settings`` are all keys beside ``systems`` and ``links``."""

    settings: Values
    systems: list[SystemPart] = field(default_factory=list)
    links: list[LinkPart] = field(default_factory=list)

    @property
    def tree(self) -> Values:
        """The whole spec, as a mapping of the spec language."""
        systems = {system.key: system.values for system in self.systems}
        return {**self.settings, "systems": systems, "links": [link.tree for link in self.links]}

    def system(self, name: str) -> SystemPart | None:
        """The system with this name; None when there is none."""
        return next((system for system in self.systems if system.name == name), None)


def plan_of(root: Mapping) -> SpecPlan:
    """A spec as a plan that changes nothing."""
    settings = {key: _values(node) for key, node in root.entries.items() if key not in IN_ROWS}
    systems = [SystemPart(key, _values(node), key) for key, node in root.mapping("systems").entries.items()]
    links = []
    for number, link in enumerate(root.mappings("links")):
        parts = [SpecPart(_values(part), index) for index, part in enumerate(link.mappings("interfaces"))]
        values = {key: _values(node) for key, node in link.entries.items() if key != "interfaces"}
        links.append(LinkPart(values, number, None, parts))
    return SpecPlan(settings, systems, links)


def _values(node: Node) -> Any:
    return plain(node)


def to_one_or_list(texts: Sequence[str]) -> str | list[str] | None:
    """Texts as the spec language writes them: one as it is, several as a list; None for none."""
    return None if not texts else texts[0] if len(texts) == 1 else list(texts)


def to_list(content: Any) -> list[str]:
    """The texts of a value that is one text, a list of texts, or None."""
    return [] if content is None else [content] if isinstance(content, str) else list(content)


def put(values: Values, key: str, content: Any) -> None:
    """Set a value under a key; remove the key when the value is None or an empty list."""
    if content is None or content == []:
        values.pop(key, None)
    else:
        values[key] = content


def escape_marks(text: str) -> str:
    """A text for a spec in which ``~`` and ``|`` are ordinary characters, not marks for line breaks.

    >>> escape_marks("a|b")
    'a\\\\|b'
    """
    return _MARK.sub(lambda match: "\\" + match.group(), text)
