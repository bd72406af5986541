"""What changed of the legend: its categories, notes and kinds. Their order is that of the keys, and is not compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from snitflade.compare.candidates import pair_most_alike
from snitflade.compare.changes import Act, CategoryPair, Change, Part, Subject
from snitflade.compare.linked_interfaces import is_same_text, merge
from snitflade.compare.of_marks import find_mark_changes
from snitflade.compare.words import bag_of, compare_words, likeness
from snitflade.diagram import Category, Diagram, Note, plain
from snitflade.problems import Place

_LEAST_NOTE = 0.5


def find_legend_changes(old: Diagram, new: Diagram, categories: Sequence[CategoryPair]) -> Iterator[Change]:
    """Categories, notes, then kinds."""
    for was, now in categories:
        yield from _category(was, now)
    yield from _notes(old.notes, new.notes)
    yield from _kinds(old, new)


def _category(old: Category | None, new: Category | None) -> Iterator[Change]:
    if old is None and new is not None:
        subject = Subject(Part.CATEGORY, new.key)
        yield Change(Act.ADDED, subject, after=_one_text(new.heading, new.text), new=new.place)
    elif new is None and old is not None:
        subject = Subject(Part.CATEGORY, old.key)
        yield Change(Act.REMOVED, subject, before=_one_text(old.heading, old.text), old=old.place)
    elif old is not None and new is not None:
        yield from _compare_categories(old, new)


def _one_text(heading: str, text: str) -> str:
    return plain(f"{heading} {text}").strip()


def _compare_categories(old: Category, new: Category) -> Iterator[Change]:
    subject, was, now = Subject(Part.CATEGORY, new.key), old.place, new.place
    if old.key != new.key:
        yield Change(Act.RENAMED, subject, "categories", old.key, new.key, (), was, now)
    yield from _texts(subject, old, new)
    if old.colour != new.colour:
        yield Change(Act.RECOLOURED, subject, "colour", old.colour, new.colour, (), was, now)
    if old.dash is not new.dash:
        yield Change(Act.RESTYLED, subject, "dash", old.dash.value, new.dash.value, (), was, now)
    yield from find_mark_changes(subject, old.marks, new.marks, was, now)
    yield from _breaks(subject, old, new)


def _texts(subject: Subject, old: Category | Note, new: Category | Note) -> Iterator[Change]:
    for field, was, now in (("heading", old.heading, new.heading), ("text", old.text, new.text)):
        if not is_same_text(was, now):
            before, after = plain(was), plain(now)
            words = compare_words(before, after)
            yield Change(Act.REWORDED, subject, field, before, after, words, old.place, new.place)


def _breaks(subject: Subject, old: Category | Note, new: Category | Note) -> Iterator[Change]:
    texts = ((old.heading, new.heading), (old.text, new.text))
    if any(was != now and is_same_text(was, now) for was, now in texts):
        yield Change(Act.ARRANGED, subject, "breaks", old=old.place, new=new.place)


def _notes(old: Sequence[Note], new: Sequence[Note]) -> Iterator[Change]:
    bags = (
        [bag_of(_one_text(note.heading, note.text)) for note in old],
        [bag_of(_one_text(note.heading, note.text)) for note in new],
    )

    def alike(one: int, other: int) -> float:
        same_heading = bool(old[one].heading) and is_same_text(old[one].heading, new[other].heading)
        return same_heading + likeness(bags[0][one], bags[1][other])

    for one, other in merge(old, new, pair_most_alike(*bags, alike, _LEAST_NOTE)):
        yield from _note(None if one is None else old[one], None if other is None else new[other])


def _note(old: Note | None, new: Note | None) -> Iterator[Change]:
    if old is None and new is not None:
        yield Change(Act.ADDED, _of_note(new), after=plain(new.text), new=new.place)
    elif new is None and old is not None:
        yield Change(Act.REMOVED, _of_note(old), before=plain(old.text), old=old.place)
    elif old is not None and new is not None:
        yield from _texts(_of_note(new), old, new)
        yield from _breaks(_of_note(new), old, new)


def _of_note(note: Note) -> Subject:
    return Subject(Part.NOTE, plain(note.heading))


def _kinds(old: Diagram, new: Diagram) -> Iterator[Change]:
    """Names and shapes of the kinds that are drawn in both; a system's change of kind is reported with the system."""
    before = {kind.key: kind for kind in old.drawn_kinds}
    was_at, now_at = Place(old.place.file), Place(new.place.file)
    for kind in new.drawn_kinds:
        was = before.get(kind.key)
        if was is None:
            continue
        subject = Subject(Part.KIND, kind.key)
        if was.name != kind.name:
            words = compare_words(was.name, kind.name)
            yield Change(Act.RENAMED, subject, "name", was.name, kind.name, words, was_at, now_at)
        if was.shape is not kind.shape:
            yield Change(Act.RESTYLED, subject, "shape", was.shape.value, kind.shape.value, (), was_at, now_at)
