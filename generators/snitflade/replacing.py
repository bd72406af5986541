"""Which interface of an as-is diagram a code in ``replaces:`` means, where it stands at several systems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Ends: TypeAlias = frozenset[str]
"""The names of the systems that a link joins; the hub is not among them."""


def holders_meant(holders: Sequence[Ends], own: Ends) -> tuple[int, ...]:
    """The indices of the links meant, among those that hold a code.

    Those of the interface's own system (by its name or its former one) come first; without one, the code must stand
    at one system alone. Nothing when that leaves it open.

    >>> star, dst, adir = frozenset({"STAR"}), frozenset({"DST"}), frozenset({"ADIR"})
    >>> holders_meant([star, dst], dst), holders_meant([star], dst), holders_meant([star, dst], adir)
    ((1,), (0,), ())
    """
    near = tuple(index for index, ends in enumerate(holders) if ends & own)
    if near or len(set(holders)) > 1:
        return near
    return tuple(range(len(holders)))
