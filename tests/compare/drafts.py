"""A diagram taken apart, to be edited piece by piece: each piece remembers what it was, and what was done to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from snitflade.compare import Act
from snitflade.compare.words import join_texts
from snitflade.diagram import Category, Diagram, Interface, Link, Note, System
from snitflade.problems import Place
from tests.compare.told import Told

NEW_FILE = "edited.yaml"


@dataclass(eq=False)
class SystemDraft:
    """``was`` is None for one that was added. ``touched``: what a further edit must leave alone."""

    was: System | None
    now: System
    touched: set[str] = field(default_factory=set)
    acts: list[tuple[Act, str]] = field(default_factory=list)

    def name(self) -> str:
        return self.now.name


@dataclass(eq=False)
class LinkDraft:
    was: Link | None
    now: Link
    system: SystemDraft
    to: SystemDraft | None
    interfaces: list[InterfaceDraft] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    acts: list[tuple[Act, str]] = field(default_factory=list)

    def ends(self) -> tuple[SystemDraft, ...]:
        return (self.system,) if self.to is None else (self.system, self.to)

    def describe_ends(self) -> str:
        return " – ".join(end.name() for end in self.ends())


@dataclass(eq=False)
class InterfaceDraft:
    """``home``: the ends of the link where it was."""

    was: Interface | None
    now: Interface
    home: str = ""
    touched: set[str] = field(default_factory=set)
    acts: list[tuple[Act, str]] = field(default_factory=list)

    def label(self) -> str:
        shown = self.now if self.was is None else self.was
        return ", ".join(shown.codes) or join_texts(shown.texts)


@dataclass(eq=False)
class CategoryDraft:
    was: Category | None
    now: Category
    touched: set[str] = field(default_factory=set)
    acts: list[tuple[Act, str]] = field(default_factory=list)


@dataclass(eq=False)
class NoteDraft:
    was: Note | None
    now: Note
    touched: set[str] = field(default_factory=set)
    acts: list[tuple[Act, str]] = field(default_factory=list)


Piece: TypeAlias = SystemDraft | LinkDraft | InterfaceDraft | CategoryDraft | NoteDraft


class Draft:
    """The whole diagram. ``removed`` holds what is said of pieces that are gone."""

    def __init__(self, diagram: Diagram) -> None:
        self.was, self.now = diagram, diagram
        self.touched: set[str] = set()
        self.acts: list[tuple[Act, str]] = []
        self.removed: list[Told] = []
        self.gone: list[Interface] = []
        self.systems = [SystemDraft(system, system) for system in diagram.systems]
        by_name = {system.now.name: system for system in self.systems}
        self.links = [
            LinkDraft(link, link, by_name[link.system], by_name[link.to] if link.to else None) for link in diagram.links
        ]
        for link in self.links:
            link.interfaces = [InterfaceDraft(i, i, link.describe_ends()) for i in link.now.interfaces]
        self.categories = [CategoryDraft(category, category) for category in diagram.categories]
        self.notes = [NoteDraft(note, note) for note in diagram.notes]
        self.kinds = list(diagram.kinds)

    def linked_interfaces(self) -> Iterator[tuple[LinkDraft, InterfaceDraft]]:
        for link in self.links:
            yield from ((link, interface) for interface in link.interfaces)

    def links_of(self, system: SystemDraft) -> list[LinkDraft]:
        return [link for link in self.links if system in link.ends()]

    def diagram(self) -> Diagram:
        """The edited diagram, every piece at a line of its own in another file."""
        self._number()
        return replace(
            self.now,
            systems=tuple(system.now for system in self.systems),
            links=tuple(self._link(link) for link in self.links),
            categories=tuple(category.now for category in self.categories),
            notes=tuple(note.now for note in self.notes),
            kinds=tuple(self.kinds),
        )

    def _number(self) -> None:
        pieces: list[Piece] = [
            *self.systems,
            *self.links,
            *(i for _, i in self.linked_interfaces()),
            *self.categories,
            *self.notes,
        ]
        for line, piece in enumerate(pieces, 100):
            numbered: Any = replace(piece.now, place=Place(NEW_FILE, line, 1))
            piece.now = numbered
        hub = replace(self.now.hub, place=Place(NEW_FILE, 2, 1))
        self.now = replace(self.now, place=Place(NEW_FILE, 1, 1), hub=hub)

    def _link(self, link: LinkDraft) -> Link:
        return replace(
            link.now,
            system=link.system.name(),
            to=link.to.name() if link.to else None,
            interfaces=tuple(interface.now for interface in link.interfaces),
        )
