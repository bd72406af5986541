"""What the comparison must tell of a draft: resolved at the end, when every piece has its last name."""

from __future__ import annotations

from collections.abc import Iterator

from snitflade.compare import Act, Part
from snitflade.compare.words import join_texts
from snitflade.diagram import Category, Kind, Marks, Note, plain
from snitflade.problems import Place
from tests.compare.drafts import NEW_FILE, CategoryDraft, Draft, InterfaceDraft, LinkDraft, NoteDraft, SystemDraft
from tests.compare.told import Told


def expected(draft: Draft) -> list[Told]:
    """What the comparison must tell: no more, no less. Call it after :meth:`Draft.diagram`."""
    told = [*draft.removed, *_of_diagram(draft), *_of_kinds(draft)]
    for system in draft.systems:
        told += _of_system(draft, system)
    for link in draft.links:
        told += _of_link(link)
        for interface in link.interfaces:
            told += _of_interface(link, interface)
    for category in draft.categories:
        told += _of_category(category)
    for note in draft.notes:
        told += _of_note(note)
    return told


def _of_diagram(draft: Draft) -> Iterator[Told]:
    was, now = draft.was, draft.now
    for act, key in draft.acts:
        if act is Act.RENAMED:
            before, after = (" = ".join(map(plain, d.hub.names)) for d in (was, now))
            yield Told(act, Part.HUB, after, None, (), key, before, after, was.hub.place, now.hub.place)
        elif act is Act.ARRANGED:
            yield Told(act, Part.DIAGRAM, field=key, old=was.place, new=now.place)
        else:
            values = plain(str(getattr(was, key))), plain(str(getattr(now, key)))
            yield Told(act, Part.DIAGRAM, "", None, (), key, *values, was.place, now.place)


def _of_kinds(draft: Draft) -> Iterator[Told]:
    old, new = draft.was.drawn_kinds, {system.now.kind for system in draft.systems}
    now: dict[str, Kind] = {kind.key: kind for kind in draft.kinds}
    for kind in old:
        changed = now[kind.key]
        if kind.key in new and changed != kind:
            places = Place(draft.was.place.file), Place(NEW_FILE)
            yield Told(Act.RENAMED, Part.KIND, kind.key, None, (), "name", kind.name, changed.name, *places)


def _of_marks(was: Marks, now: Marks, key: str) -> tuple[str, str]:
    first, second = (
        "assumed" if key in marks.assumed else "inferred" if key in marks.inferred else "stated" for marks in (was, now)
    )
    return first, second


_MARKS = {Act.CONFIRMED, Act.ASSUMED, Act.INFERRED}


def _of_system(draft: Draft, system: SystemDraft) -> Iterator[Told]:
    was, now = system.was, system.now
    if was is None:
        codes = [i.label() for link in draft.links_of(system) for i in link.interfaces if i.was is None]
        yield Told(Act.ADDED, Part.SYSTEM, now.name, after=", ".join(codes), new=now.place)
        return
    for act, key in system.acts:
        before, after = "", ""
        if act is Act.RENAMED:
            before, after = was.name, now.name
        elif act in _MARKS:
            before, after = _of_marks(was.marks, now.marks, key)
        elif act is not Act.ARRANGED:
            values = (getattr(was, key) or "", getattr(now, key) or "")
            before, after = (", ".join(value) if isinstance(value, tuple) else value for value in values)
        yield Told(act, Part.SYSTEM, now.name, None, (), key, before, after, was.place, now.place)


def _of_link(link: LinkDraft) -> Iterator[Told]:
    was, now, to = link.was, link.now, link.to.name() if link.to else None
    if was is None:
        if all(end.was for end in link.ends()):
            codes = ", ".join(i.label() for i in link.interfaces if i.was is None)
            yield Told(Act.ADDED, Part.LINK, link.system.name(), to, after=codes, new=now.place)
        return
    for act, key in link.acts:
        before, after = "", ""
        if act is Act.RECOLOURED:
            before, after = was.category, now.category
        elif act in _MARKS:
            before, after = _of_marks(was.marks, now.marks, key)
        yield Told(act, Part.LINK, link.system.name(), to, (), key, before, after, was.place, now.place)


def _of_interface(link: LinkDraft, interface: InterfaceDraft) -> Iterator[Told]:
    was, now = interface.was, interface.now
    whose = link.system.name(), link.to.name() if link.to else None, now.codes
    if was is None:
        if link.was is not None:
            yield Told(Act.ADDED, Part.INTERFACE, *whose, after=interface.label(), new=now.place)
        return
    for act, key in interface.acts:
        before, after = _interface_values(link, interface, act, key)
        yield Told(act, Part.INTERFACE, *whose, key, before, after, was.place, now.place)


def _interface_values(link: LinkDraft, interface: InterfaceDraft, act: Act, key: str) -> tuple[str, str]:
    was, now = interface.was, interface.now
    assert was
    if act is Act.MOVED:
        return interface.home, link.describe_ends()
    if act is Act.REDIRECTED:
        return was.direction.value if was.direction else "", now.direction.value if now.direction else ""
    if act in _MARKS:
        return _of_marks(was.marks, now.marks, key)
    if act is Act.ARRANGED:
        return "", ""
    values = {
        "codes": (", ".join(was.codes), ", ".join(now.codes)),
        "text": (join_texts(was.texts), join_texts(now.texts)),
        "category": (was.category, now.category),
        "replaces": (", ".join(was.replaces), ", ".join(now.replaces)),
    }
    return values[key]


def _whole(part: Category | Note) -> str:
    return plain(f"{part.heading} {part.text}").strip()


def _of_category(category: CategoryDraft) -> Iterator[Told]:
    was, now = category.was, category.now
    if was is None:
        yield Told(Act.ADDED, Part.CATEGORY, now.key, after=_whole(now), new=now.place)
        return
    for act, key in category.acts:
        if act is Act.RENAMED:
            before, after = was.key, now.key
        elif act in _MARKS:
            before, after = _of_marks(was.marks, now.marks, key)
        elif key == "dash":
            before, after = was.dash.value, now.dash.value
        else:
            before, after = plain(getattr(was, key)), plain(getattr(now, key))
        yield Told(act, Part.CATEGORY, now.key, None, (), key, before, after, was.place, now.place)


def _of_note(note: NoteDraft) -> Iterator[Told]:
    was, now = note.was, note.now
    name = plain(now.heading)
    if was is None:
        yield Told(Act.ADDED, Part.NOTE, name, after=plain(now.text), new=now.place)
        return
    for act, key in note.acts:
        values = plain(getattr(was, key)), plain(getattr(now, key))
        yield Told(act, Part.NOTE, name, None, (), key, *values, was.place, now.place)
