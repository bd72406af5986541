"""Changes the text of a spec to what a plan says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from snitflade.importing.emitting import emit_flow, emit_system
from snitflade.importing.plan import LinkPart, SpecPart, SpecPlan, SystemPart
from snitflade.importing.spec_text import SpecText


def change_text(text: str, old: SpecPlan, new: SpecPlan) -> str:
    """The text of a spec, changed where the new plan differs from the old one.

    :raises SnitfladeError: when two changes overlap, as where an alias is used.
    """
    spec = SpecText(text)
    _mapping(spec, spec.root, old.settings, new.settings)
    _systems(spec, old.systems, new.systems)
    _links(spec, old.links, new.links)
    return spec.apply()


def _mapping(spec: SpecText, node: Any, old: dict[str, Any], new: dict[str, Any]) -> None:
    for key in (key for key in old if key in new and old[key] != new[key]):
        _value(spec, node, key, old[key], new[key])
    kept = {key for key in old if key in new}
    for key in (key for key in old if key not in new):
        spec.delete_key(node, key)
    for key in (key for key in new if key not in old):
        spec.insert_key(node, key, new[key], kept)


def _value(spec: SpecText, node: Any, key: str, old: Any, new: Any) -> None:
    """Make the smallest change: within a mapping, of one text of a list, else of the whole value."""
    inner = spec.child(node, key)
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
        _mapping(spec, inner, old, new)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (was, now) in enumerate(zip(old, new, strict=True)):
            if isinstance(was, dict) and isinstance(now, dict):
                _mapping(spec, inner.value[number], was, now)
            elif was != now:
                spec.replace_item(inner, number, now)
    else:
        spec.replace(node, key, new)


def _systems(spec: SpecText, old: Sequence[SystemPart], new: Sequence[SystemPart]) -> None:
    node = spec.child(spec.root, "systems")
    before = {system.key: system for system in old}
    kept = [system for system in new if system.origin is not None]
    if not kept:
        spec.replace(spec.root, "systems", {system.key: system.values for system in new})
        return
    for system in kept:
        _system(spec, node, before[system.origin or ""], system)
    remaining = {system.origin for system in kept}
    for number, gone in enumerate(old):
        if gone.key not in remaining:
            spec.delete_item(node, number)
    anchor = kept[0].origin or ""
    for system in new:
        if system.origin is None:
            spec.insert_system(node, anchor, emit_system(system.key, system.values))
        else:
            anchor = system.origin


def _system(spec: SpecText, node: Any, old: SystemPart, new: SystemPart) -> None:
    if isinstance(old.values, dict) and isinstance(new.values, dict):
        _mapping(spec, spec.child(node, old.key), old.values, new.values)
    elif old.values != new.values:
        spec.replace_inline(node, old.key, emit_flow(new.values))
    if new.key != old.key:
        spec.rename_key(node, old.key, new.key)


def _links(spec: SpecText, old: Sequence[LinkPart], new: Sequence[LinkPart]) -> None:
    node = spec.child(spec.root, "links")
    if _items(spec, node, len(old), new):
        for link in new:
            if link.origin is not None:
                _link(spec, node.value[link.origin], old[link.origin], link)
    else:
        spec.replace(spec.root, "links", [link.tree for link in new])


def _link(spec: SpecText, node: Any, old: LinkPart, new: LinkPart) -> None:
    _mapping(spec, node, old.values, new.values)
    if not old.parts:
        return
    interfaces = spec.child(node, "interfaces")
    if _items(spec, interfaces, len(old.parts), new.parts):
        for part in new.parts:
            if part.origin is not None:
                _mapping(spec, interfaces.value[part.origin], old.parts[part.origin].values, part.values)
    else:
        spec.replace(node, "interfaces", [part.values for part in new.parts])


def _items(spec: SpecText, node: Any, number: int, new: Sequence[SpecPart]) -> bool:
    """Remove and add items of a list. False, with nothing done, when none of its items stays."""
    kept = [part.origin for part in new if part.origin is not None]
    if not kept:
        return False
    for index in range(number):
        if index not in kept:
            spec.delete_item(node, index)
    anchor = kept[0]
    for part in new:
        if part.origin is not None:
            anchor = part.origin
        else:
            content = part.tree if isinstance(part, LinkPart) else part.values
            spec.insert_item(node, anchor, content)
    return True
