"""What changed of an interface."""

from __future__ import annotations

from collections.abc import Iterator

from snitflade.compare.changes import Act, Change, Joint, Part, Subject
from snitflade.compare.joints import ends_of, ends_told, text_of
from snitflade.compare.matching import Names
from snitflade.compare.of_links import direction_seen, direction_told, is_mirrored
from snitflade.compare.of_marks import mark_changes
from snitflade.compare.words import word_changes


def interface_subject(joint: Joint) -> Subject:
    link, interface = joint.link, joint.interface
    return Subject(Part.INTERFACE, link.system, link.to, interface.codes, text_of(interface))


def interface_changes(old: Joint, new: Joint, names: Names, told_by_link: bool) -> Iterator[Change]:
    """What became of an interface that is in both diagrams.

    :param told_by_link: that its link is told to have another category, and it has that of its link.
    """
    subject, was, now = interface_subject(new), old.interface.place, new.interface.place
    for act, field, before, after in _values(old, new, names, told_by_link):
        words = word_changes(before, after) if act is Act.REWORDED else ()
        yield Change(act, subject, field, before, after, words, was, now)
    yield from mark_changes(subject, old.interface.marks, new.interface.marks, was, now)
    if _broken_anew(old, new):
        yield Change(Act.ARRANGED, subject, "breaks", old=was, new=now)


def _values(old: Joint, new: Joint, names: Names, told_by_link: bool) -> Iterator[tuple[Act, str, str, str]]:
    """Each value that changed: the act, the field, the value before and after."""
    was, now = old.interface, new.interface
    if ends_of(old.link, names.systems) != ends_of(new.link):
        yield Act.MOVED, "system", ends_told(old.link), ends_told(new.link)
    if was.codes != now.codes:
        yield Act.RECODED, "codes", ", ".join(was.codes), ", ".join(now.codes)
    direction = direction_seen(was.direction, is_mirrored(old.link, new.link, names))
    if direction is not now.direction:
        yield Act.REDIRECTED, "direction", direction_told(direction), direction_told(now.direction)
    if text_of(was) != text_of(now):
        yield Act.REWORDED, "text", text_of(was), text_of(now)
    if not told_by_link and not names.same_category(was.category, now.category):
        yield Act.RECOLOURED, "category", was.category, now.category
    if was.replaces != now.replaces:
        yield Act.RETRACED, "replaces", ", ".join(was.replaces), ", ".join(now.replaces)


def _broken_anew(old: Joint, new: Joint) -> bool:
    was, now = old.interface, new.interface
    return was.texts != now.texts and text_of(was) == text_of(now)
