"""A YAML file as a tree of nodes, each with its place.

The accessors of :class:`Mapping` are tolerant: a value that is absent or of the wrong form reads as empty. That is
what lets the checks go on past a fault (the schema has reported it already) and name all others in the same run.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from snitflade.problems import Place
from snitflade.values import value


@value
class Scalar:
    """A value as typed; only an unquoted ``true``, ``false`` or ``null`` (or nothing at all) is not text."""

    value: str | bool | None
    place: Place

    @property
    def text(self) -> str:
        """The value when it is a text; "" when it is not."""
        return self.value if isinstance(self.value, str) else ""


@value
class Sequence:
    """A list in the order of the file."""

    items: tuple[Node, ...]
    place: Place


@value
class Mapping:
    """Keys in the order of the file; ``keys`` has the place of each."""

    entries: dict[str, Node]
    keys: dict[str, Place]
    place: Place

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def text(self, key: str) -> str:
        """The text under the key; "" when there is none."""
        node = self.entries.get(key)
        return node.text if isinstance(node, Scalar) else ""

    def truth(self, key: str) -> bool:
        """Whether the value under the key is an unquoted ``true``."""
        node = self.entries.get(key)
        return isinstance(node, Scalar) and node.value is True

    def texts(self, key: str) -> tuple[Scalar, ...]:
        """The texts under the key, be they one or a list."""
        node = self.entries.get(key)
        items = node.items if isinstance(node, Sequence) else (node,)
        return tuple(item for item in items if isinstance(item, Scalar) and item.text)

    def mapping(self, key: str) -> Mapping:
        """The mapping under the key; an empty one when there is none."""
        node = self.entries.get(key)
        return node if isinstance(node, Mapping) else Mapping({}, {}, self.place_of(key))

    def mappings(self, key: str) -> Iterator[Mapping]:
        """The mappings in the list under the key."""
        node = self.entries.get(key)
        if isinstance(node, Sequence):
            yield from (item for item in node.items if isinstance(item, Mapping))

    def place_of(self, key: str) -> Place:
        """The place of the value under the key, or of the mapping when it is not there."""
        node = self.entries.get(key)
        return self.place if node is None else node.place


Node: TypeAlias = Scalar | Sequence | Mapping
# The longest lists and mappings that the schemas allow: of links, of interfaces in a link, of systems.
MAX_LINKS = 3000
MAX_INNER_ITEMS = 500
MAX_ENTRIES = 1000
PlainData: TypeAlias = "str | bool | list[PlainData] | dict[str, PlainData] | None"


def plain(node: Node, longest: int = MAX_LINKS) -> PlainData:
    """The tree without its places, as the JSON Schema validator wants it.

    Of a list or mapping longer than the schemas allow, only the beginning, and one more for the validator to see.
    """
    if isinstance(node, Mapping):
        return {key: plain(node.entries[key], longest) for key in islice(node.entries, MAX_ENTRIES + 1)}
    if isinstance(node, Sequence):
        return [plain(item, MAX_INNER_ITEMS) for item in node.items[: longest + 1]]
    return node.value
