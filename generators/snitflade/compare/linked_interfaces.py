"""Interfaces with the links that they belong to, and what is said of them in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, TypeVar

from snitflade.compare.words import bag_of, join_texts
from snitflade.diagram import Diagram, Interface, Link, plain
from snitflade.values import value

Ends: TypeAlias = tuple[str, ...]
"""The names of the systems that a link joins, sorted; the hub is not among them."""
Item = TypeVar("Item")
_WEIGHT_OF_A_CODE = 3


@value
class LinkedInterface:
    """An interface and the link that it belongs to."""

    link: Link
    interface: Interface

    @property
    def label(self) -> str:
        """Its codes, else its text: what a person calls it by."""
        return label_of(self.interface)


def label_of(interface: Interface) -> str:
    """The codes of an interface, else its text."""
    return ", ".join(interface.codes) or join_texts(interface.texts)


def linked_interfaces_of(diagram: Diagram) -> tuple[LinkedInterface, ...]:
    """All interfaces of a diagram, in its order."""
    return tuple(LinkedInterface(link, interface) for link in diagram.links for interface in link.interfaces)


def ends_of(link: Link, names: Mapping[str, str] | None = None) -> Ends | None:
    """The ends of a link, by other names where ``names`` has any. None when it lacks one of them."""
    ends = (link.system,) if link.to is None else (link.system, link.to)
    if names is None:
        return tuple(sorted(ends))
    found = [names[end] for end in ends if end in names]
    return tuple(sorted(found)) if len(found) == len(ends) else None


def describe_ends(link: Link) -> str:
    """The ends of a link for a person: ``STAR``, ``KMD LOS – KMD KSP CICS``."""
    return link.system if link.to is None else f"{link.system} – {link.to}"


def text_of(interface: Interface) -> str:
    """All texts of an interface as one, without breaks."""
    return join_texts(interface.texts)


def bag_of_interface(interface: Interface) -> Counter[str]:
    """Its words, and each code several times: a code says more than a word."""
    bag = bag_of(text_of(interface))
    for code in interface.codes:
        bag[f"code {code}"] += _WEIGHT_OF_A_CODE
    return bag


def is_same_text(one: str | None, other: str | None) -> bool:
    """Whether two texts say the same, wherever their lines break."""
    return plain(one or "") == plain(other or "")


def merge(
    old: Iterable[Item], new: Iterable[Item], pairs: Mapping[int, int]
) -> Iterator[tuple[int | None, int | None]]:
    """The pairs of indices in the order of the new list; what is gone stands after what it stood after.

    >>> list(merge("abc", "ca", {0: 1, 2: 0}))
    [(2, 0), (0, 1), (1, None)]
    """
    after: dict[int | None, list[int]] = {}
    last: int | None = None
    for index, _ in enumerate(old):
        if index in pairs:
            last = pairs[index]
        else:
            after.setdefault(last, []).append(index)
    back = {new_index: old_index for old_index, new_index in pairs.items()}
    yield from ((index, None) for index in after.get(None, ()))
    for index, _ in enumerate(new):
        yield back.get(index), index
        yield from ((gone, None) for gone in after.get(index, ()))
