"""What changed of an interface."""

from __future__ import annotations

from collections.abc import Iterator

from snitflade.compare.changes import Act, Change, LinkedInterface, Part, Subject
from snitflade.compare.linked_interfaces import describe_ends, ends_of, text_of
from snitflade.compare.matching import NewNames
from snitflade.compare.of_links import is_mirrored, key_of_direction, turn_direction
from snitflade.compare.of_marks import find_mark_changes
from snitflade.compare.words import compare_words


def subject_of_interface(linked: LinkedInterface) -> Subject:
    """What a change of an interface is about: the ends of its link, its codes and its text."""
    link, interface = linked.link, linked.interface
    return Subject(Part.INTERFACE, link.system, link.to, interface.codes, text_of(interface))


def find_interface_changes(
    old: LinkedInterface, new: LinkedInterface, names: NewNames, is_change_of_link: bool
) -> Iterator[Change]:
    """What became of an interface that is in both diagrams.

    :param is_change_of_link: its link is reported to have another category, and the interface takes that of its link.
    """
    subject, was, now = subject_of_interface(new), old.interface.place, new.interface.place
    for act, field, before, after in _values(old, new, names, is_change_of_link):
        words = compare_words(before, after) if act is Act.REWORDED else ()
        yield Change(act, subject, field, before, after, words, was, now)
    yield from find_mark_changes(subject, old.interface.marks, new.interface.marks, was, now)
    if _has_other_breaks(old, new):
        yield Change(Act.ARRANGED, subject, "breaks", old=was, new=now)


def _values(
    old: LinkedInterface, new: LinkedInterface, names: NewNames, is_change_of_link: bool
) -> Iterator[tuple[Act, str, str, str]]:
    """Each value that changed: the act, the field, the value before and after."""
    was, now = old.interface, new.interface
    if ends_of(old.link, names.systems) != ends_of(new.link):
        yield Act.MOVED, "system", describe_ends(old.link), describe_ends(new.link)
    if was.codes != now.codes:
        yield Act.RECODED, "codes", ", ".join(was.codes), ", ".join(now.codes)
    direction = turn_direction(was.direction, is_mirrored(old.link, new.link, names))
    if direction is not now.direction:
        yield Act.REDIRECTED, "direction", key_of_direction(direction), key_of_direction(now.direction)
    if text_of(was) != text_of(now):
        yield Act.REWORDED, "text", text_of(was), text_of(now)
    if not is_change_of_link and not names.same_category(was.category, now.category):
        yield Act.RECOLOURED, "category", was.category, now.category
    if was.replaces != now.replaces:
        yield Act.RETRACED, "replaces", ", ".join(was.replaces), ", ".join(now.replaces)


def _has_other_breaks(old: LinkedInterface, new: LinkedInterface) -> bool:
    was, now = old.interface, new.interface
    return was.texts != now.texts and text_of(was) == text_of(now)
