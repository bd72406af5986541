"""What changed of a system."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from snitflade.compare.changes import Act, Change, Part, Subject
from snitflade.compare.linked_interfaces import is_same_text
from snitflade.compare.of_marks import find_mark_changes
from snitflade.compare.words import compare_words
from snitflade.diagram import System


def find_system_changes(old: System, new: System, names: Mapping[str, str]) -> Iterator[Change]:
    """What became of a system that is in both diagrams. ``names``: the old systems by what they are called now."""
    subject, was, now = Subject(Part.SYSTEM, new.name), old.place, new.place
    if old.name != new.name:
        words = compare_words(old.name, new.name)
        yield Change(Act.RENAMED, subject, "systems", old.name, new.name, words, was, now)
    if old.kind != new.kind:
        yield Change(Act.RETYPED, subject, "kind", old.kind, new.kind, (), was, now)
    if old.was != new.was:
        yield Change(Act.RETRACED, subject, "was", old.was or "", new.was or "", (), was, now)
    if old.aliases != new.aliases:
        yield Change(Act.RETRACED, subject, "aliases", ", ".join(old.aliases), ", ".join(new.aliases), (), was, now)
    if old.owner != new.owner:
        yield Change(Act.RETRACED, subject, "owner", old.owner or "", new.owner or "", (), was, now)
    yield from find_mark_changes(subject, old.marks, new.marks, was, now)
    hints = ", ".join(_hints(old, new, names))
    if hints:
        yield Change(Act.ARRANGED, subject, hints, old=was, new=now)


def _hints(old: System, new: System, names: Mapping[str, str]) -> Iterator[str]:
    broken = [(old.group, new.group), (old.note, new.note)]
    if (old.name == new.name and old.label != new.label) or any(a != b and is_same_text(a, b) for a, b in broken):
        yield "breaks"
    if old.wishes.side != new.wishes.side:
        yield "side"
    followed = None if old.wishes.after is None else names.get(old.wishes.after, "")
    if (old.wishes.first, old.wishes.last, followed) != (new.wishes.first, new.wishes.last, new.wishes.after):
        yield "order"
    if not is_same_text(old.group, new.group):
        yield "group"
    if old.highlight != new.highlight:
        yield "highlight"
    if not is_same_text(old.note, new.note):
        yield "note"
    if old.icon != new.icon:
        yield "icon"
