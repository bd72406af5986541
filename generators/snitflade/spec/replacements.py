"""The codes of the as-is diagram that a transition's interfaces say they replace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from snitflade.problems import Findings, Place, quote
from snitflade.spec.breaks import name_of
from snitflade.spec.nodes import Mapping, Scalar

_ENDS = ("system", "from", "to")
_MOST_SHOWN = 6

Ends: TypeAlias = frozenset[str]
"""The names of the systems that a link joins; the hub is not among them."""


def find_meant_holders(holders: Sequence[Ends], own: Ends) -> tuple[int, ...]:
    """The indices of the links meant, among those that hold a code.

    Those of the interface's own system (by its name or its former one) come first; without one, the code must stand
    at one system alone. Nothing when that leaves it open.

    >>> star, dst, adir = frozenset({"STAR"}), frozenset({"DST"}), frozenset({"ADIR"})
    >>> find_meant_holders([star, dst], dst), find_meant_holders([star], dst), find_meant_holders([star, dst], adir)
    ((1,), (0,), ())
    """
    near = tuple(index for index, ends in enumerate(holders) if ends & own)
    if near or len(set(holders)) > 1:
        return near
    return tuple(range(len(holders)))


def check_replacements(root: Mapping, origin: Mapping, findings: Findings) -> None:
    """Check every ``replaces``: its codes stand in the as-is diagram ``origin``, each at a system that is plain."""
    holders = _holders(origin)
    former = _former_names(root)
    for link, interface in _replacing(root):
        own = _ends(link) | {former[name] for name in _ends(link) if name in former}
        first: dict[str, Place] = {}
        for code in _single_codes(interface):
            if code.text in first:
                findings.error(code.place, f"duplicate code {quote(code.text)}", f"first at {first[code.text]}")
            elif code.text not in holders:
                findings.unknown(code.place, "code", code.text, tuple(holders))
            elif not find_meant_holders(holders[code.text], own):
                findings.error(code.place, f"invalid code {quote(code.text)}", _several(holders[code.text]))
            first.setdefault(code.text, code.place)


def refuse_replacements(root: Mapping, hint: str, findings: Findings) -> None:
    """Report every ``replaces`` of a diagram that starts from no other."""
    for _, interface in _replacing(root):
        codes = ", ".join(code.text for code in interface.texts("replaces"))
        findings.error(interface.place_of("replaces"), f"invalid replaces {quote(codes)}", hint)


def _single_codes(interface: Mapping) -> Iterator[Scalar]:
    """The codes but for those of several in one text, which the schema reports."""
    return (code for code in interface.texts("replaces") if not {",", ";"} & set(code.text))


def _several(holders: list[Ends]) -> str:
    names = sorted({" – ".join(sorted(ends)) for ends in holders})
    names_shown = ", ".join(names[:_MOST_SHOWN]) + (", …" if len(names) > _MOST_SHOWN else "")
    return f"it stands at several systems, none of them this one: {names_shown}"


def _replacing(root: Mapping) -> Iterator[tuple[Mapping, Mapping]]:
    for link in root.mappings("links"):
        for interface in link.mappings("interfaces"):
            if interface.texts("replaces"):
                yield link, interface


def _holders(origin: Mapping) -> dict[str, list[Ends]]:
    """Each code of the as-is diagram, with the ends of the links that hold it."""
    found: dict[str, list[Ends]] = {}
    for link in origin.mappings("links"):
        ends = _ends(link)
        for interface in link.mappings("interfaces"):
            for code in interface.texts("codes"):
                found.setdefault(code.text, []).append(ends)
    return found


def _ends(link: Mapping) -> Ends:
    return frozenset(name_of(link.text(key)) for key in _ENDS if link.text(key))


def _former_names(root: Mapping) -> dict[str, str]:
    systems = root.mapping("systems")
    parts = ((name_of(key), systems.entries[key]) for key in systems.entries)
    return {
        name: name_of(part.text("was"))
        for name, part in parts
        if isinstance(part, Mapping) and isinstance(part.entries.get("was"), Scalar) and part.text("was")
    }
