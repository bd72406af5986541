"""The change picture: the new diagram, badges at what came, went or is another now, and what was there struck through.

What went stands in its old place. From an as-is diagram to its transition it is the *forandringsoverblik*: each
interface with the codes that it carries over, and the ones that end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from snitflade.compare.changes import Changes
from snitflade.diagram import Diagram, Interface, Link, Note, System
from snitflade.layout.pair import stack
from snitflade.layout.request import Request
from snitflade.layout.two_wing import lay_out_two_wings
from snitflade.picture.pages import PAGES, Page
from snitflade.picture.shown_changes import Badge, ShownChanges, ShownInterface
from snitflade.problems import ProblemsFound
from snitflade.scene import Scene
from snitflade.theme import Theme
from snitflade.typesetting.missing_characters import characters_of
from snitflade.typesetting.theme_fonts import metrics_for

_LEGEND = {
    "da": ("Ændringer:", "+ er ny\n− er fjernet\n≠ er ændret; det gennemstregede er, som det var"),
    "en": ("Changes:", "+ is new\n− is removed\n≠ is changed; what is struck through is as it was"),
}
_LARGER = ("16x9", "a4")


def draw_changes(changes: Changes, theme: Theme, page: Page) -> Scene:
    """The picture of a comparison; on A3 when it does not fit on a smaller page.

    :raises ProblemsFound: when it does not fit on A3 either.
    """
    diagram, shown = _Merger(changes).merge()
    metrics = metrics_for(theme, characters_of(diagram) | characters_of(changes.old))
    pages = [page, PAGES["a3"]] if page.name in _LARGER else [page]
    for number, one in enumerate(pages):
        try:
            former = lay_out_two_wings(Request(changes.old, theme, one, metrics)).anchor
            scene = lay_out_two_wings(Request(diagram, theme, one, metrics, former=former, shown=shown)).scene
            return replace(scene, id=f"{changes.new.id}-changes")
        except ProblemsFound:
            if number == len(pages) - 1:
                raise
    raise AssertionError("one of the pages is the last")


def draw_beside(changes: Changes, theme: Theme, page: Page) -> Scene:
    """Before, after and the changes, one above the other on one tall page.

    :raises ProblemsFound: as :func:`draw_changes`.
    """
    metrics = metrics_for(theme, characters_of(changes.old) | characters_of(changes.new))
    change = draw_changes(changes, theme, page)
    page = next(one for one in (page, PAGES["a3"]) if one.width == change.width)
    before = lay_out_two_wings(Request(changes.old, theme, page, metrics))
    after = lay_out_two_wings(Request(changes.new, theme, page, metrics, former=before.anchor))
    parts = (("before", before.scene), ("after", after.scene), ("changes", change))
    return stack(parts, f"{changes.new.id}-beside")


@dataclass(slots=True, repr=False)
class _Merger:
    """Makes one diagram of both, and says what is which."""

    changes: Changes
    systems: dict[str, Badge] = field(default_factory=dict)
    former_names: dict[str, str] = field(default_factory=dict)
    links: dict[int, Badge] = field(default_factory=dict)
    interfaces: dict[tuple[int, int], ShownInterface] = field(default_factory=dict)

    def merge(self) -> tuple[Diagram, ShownChanges]:
        new, old = self.changes.new, self.changes.old
        systems = self._systems()
        links = tuple(self._links())
        heading, text = _LEGEND[new.language]
        known = {category.key for category in new.categories}
        used = {i.category for link in links for i in link.interfaces} | {link.category for link in links}
        both = replace(
            new,
            systems=systems,
            links=links,
            categories=new.categories + tuple(c for c in old.categories if c.key in used - known),
            kinds=new.kinds + tuple(k for k in old.kinds if k.key not in {kind.key for kind in new.kinds}),
            notes=(*new.notes, Note(heading, text, new.place)),
        )
        return both, ShownChanges(self.systems, self.former_names, self.links, self.interfaces)

    def _systems(self) -> tuple[System, ...]:
        found: list[System] = []
        for old, new in self.changes.pairs.systems:
            system = new or old
            if system is None:
                continue
            if old is None:
                self.systems[system.name] = Badge.ADDED
            elif new is None:
                self.systems[system.name] = Badge.REMOVED
            elif old.name != new.name or old.kind != new.kind:
                self.systems[system.name] = Badge.CHANGED
                if old.name != new.name:
                    self.former_names[new.name] = old.label or old.name
            was = old.name if old and new and old.name != new.name else system.was
            found.append(replace(system, was=was))
        return tuple(found)

    def _links(self) -> list[Link]:
        """The new links with what they lost, then the links that went."""
        new_names = {old.name: new.name for old, new in self.changes.pairs.systems if old and new}
        found: list[Link] = []
        for old, new in self.changes.pairs.links:
            link = new or old
            if link is None:
                continue
            number = len(found)
            if new is None:
                self.links[number] = Badge.REMOVED
                to = new_names.get(link.to, link.to) if link.to else None
                link = replace(link, system=new_names.get(link.system, link.system), to=to)
            elif old is None:
                self.links[number] = Badge.ADDED
            elif old.category != new.category and not new.interfaces:
                self.systems.setdefault(link.system, Badge.CHANGED)
            found.append(replace(link, interfaces=self._interfaces(number, old, new, link)))
        return found

    def _interfaces(self, number: int, old: Link | None, new: Link | None, link: Link) -> tuple[Interface, ...]:
        interfaces: list[Interface] = []
        for interface in new.interfaces if new else ():
            before = [o.interface for o, n in self.changes.pairs.interfaces if o and n and n.interface is interface]
            shown = self._mark(before, interface)
            if shown:
                self.interfaces[number, len(interfaces)] = shown
            interfaces.append(interface)
        for interface in self._interfaces_that_went(old):
            self.interfaces[number, len(interfaces)] = ShownInterface(Badge.REMOVED)
            category = interface.category if new is None else link.category
            interfaces.append(replace(interface, category=category))
        return tuple(interfaces)

    def _interfaces_that_went(self, old: Link | None) -> list[Interface]:
        gone = [o.interface for o, n in self.changes.pairs.interfaces if o and n is None]
        return [interface for interface in old.interfaces if any(interface is g for g in gone)] if old else []

    def _mark(self, before: Sequence[Interface], interface: Interface) -> ShownInterface | None:
        """What is marked at an interface; None when it is as it was."""
        if not before:
            return ShownInterface(Badge.ADDED)
        same = [_content(one) == _content(interface) for one in before]
        if all(same) and self._stands_where_it_stood(before, interface):
            return None
        codes = tuple(dict.fromkeys(code for one in before for code in one.codes))
        struck = ", ".join(codes) if codes != interface.codes else ""
        if self.changes.trace is None and before[0].texts != interface.texts:
            struck = " ".join(filter(None, (struck, " ".join(before[0].texts))))
        return ShownInterface(Badge.CHANGED, (struck,) if struck else ())

    def _stands_where_it_stood(self, before: Sequence[Interface], interface: Interface) -> bool:
        """Whether the interface is at the system at which it was."""
        old_names = {new.name: old.name for old, new in self.changes.pairs.systems if old and new}
        now = next(n.link for _, n in self.changes.pairs.interfaces if n and n.interface is interface)
        was = next(o.link for o, _ in self.changes.pairs.interfaces if o and o.interface is before[0])
        return (old_names.get(now.system), old_names.get(now.to or "")) == (was.system, was.to)


def _content(interface: Interface) -> tuple[object, ...]:
    return interface.codes, interface.texts, interface.direction, interface.category
