"""What changed of the diagram itself and its hub."""

from __future__ import annotations

from collections.abc import Iterator

from snitflade.compare.changes import Act, Change, Part, Subject
from snitflade.compare.linked_interfaces import is_same_text
from snitflade.compare.words import compare_words
from snitflade.diagram import Diagram, plain


def find_diagram_changes(old: Diagram, new: Diagram) -> Iterator[Change]:
    """Id, variant, language and baseline; title and subtitle; the hub; hints for the layout."""
    yield from _settings(old, new)
    for field in ("title", "subtitle"):
        before, after = plain(getattr(old, field)), plain(getattr(new, field))
        if before != after:
            words = compare_words(before, after)
            yield Change(Act.REWORDED, Subject(Part.DIAGRAM), field, before, after, words, old.place, new.place)
    yield from find_hub_changes(old, new)
    hints = ", ".join(_hints(old, new))
    if hints:
        yield Change(Act.ARRANGED, Subject(Part.DIAGRAM), hints, old=old.place, new=new.place)


def _settings(old: Diagram, new: Diagram) -> Iterator[Change]:
    values = {
        "diagram": (old.id, new.id),
        "variant": (old.variant.value, new.variant.value),
        "language": (old.language, new.language),
        "transition_from": (old.transition_from or "", new.transition_from or ""),
    }
    for field, (before, after) in values.items():
        if before != after:
            yield Change(Act.SET, Subject(Part.DIAGRAM), field, before, after, (), old.place, new.place)


def find_hub_changes(old: Diagram, new: Diagram) -> Iterator[Change]:
    """The hub under another name; hubs that are kept in sync count as one."""
    before, after = (" = ".join(map(plain, diagram.hub.names)) for diagram in (old, new))
    if before != after:
        words = compare_words(before, after)
        yield Change(Act.RENAMED, Subject(Part.HUB, after), "hub", before, after, words, old.hub.place, new.hub.place)


def _hints(old: Diagram, new: Diagram) -> Iterator[str]:
    texts = [(old.title, new.title), (old.subtitle, new.subtitle), *zip(old.hub.names, new.hub.names, strict=False)]
    if any(before != after and is_same_text(before, after) for before, after in texts):
        yield "breaks"
    for field in ("page", "theme", "layout", "gone", "direction_marks"):
        if getattr(old, field) != getattr(new, field):
            yield field
    if old.show_unused != new.show_unused:
        yield "unused"
