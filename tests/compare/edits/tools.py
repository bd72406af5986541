"""What the edits share: new words, what may still be touched, and what stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from snitflade.compare import Act
from snitflade.compare.words import bag_of, join_texts, likeness
from snitflade.diagram import (
    Diagram,
    Direction,
    Interface,
    Link,
    Marks,
    plain,
)
from snitflade.problems import Place
from tests.compare.drafts import (
    CategoryDraft,
    Draft,
    InterfaceDraft,
    LinkDraft,
    SystemDraft,
)

NOWHERE = Place("")
_SYLLABLES = "ba co du fe gi ho ju ka lo mu ne pi qo ru sy ta vo wu xi zy".split()


class Tools:
    """What the edits share: new words, what may still be touched, and what stays."""

    def __init__(self, diagram: Diagram, random: Random) -> None:
        self.draft, self.random = Draft(diagram), random
        self._number = 0

    def word(self) -> str:
        """A word that stands nowhere in the diagram, and shares no pair of letters with the next to speak of."""
        self._number += 1
        return "".join(self.random.choice(_SYLLABLES) for _ in range(4)) + "zz" + str(self._number)

    def sentence(self) -> str:
        return " ".join(self.word() for _ in range(self.random.randint(3, 7)))

    def new_interface(self, category: str) -> InterfaceDraft:
        codes = tuple(self.word() for _ in range(self.random.randint(0, 2)))
        texts = tuple(self.sentence() for _ in range(self.random.randint(0 if codes else 1, 2)))
        direction = self.random.choice((None, *Direction))
        return InterfaceDraft(None, Interface(codes, texts, direction, category, Marks(), NOWHERE), touched={"all"})

    def add_link(self, system: SystemDraft, to: SystemDraft | None, count: int) -> None:
        category = self.random.choice(self.draft.categories).now.key
        link = LinkDraft(None, Link(system.name(), None, category, None, (), Marks(), NOWHERE), system, to)
        link.interfaces = [self.new_interface(category) for _ in range(count)]
        self.draft.links.append(link)

    def systems(self, aspect: str) -> list[SystemDraft]:
        return [s for s in self.draft.systems if s.was and not s.touched & {aspect, "all"}]

    def links(self, aspect: str) -> list[LinkDraft]:
        return [x for x in self.draft.links if x.was and not x.touched & {aspect, "all"} and self.stays(x)]

    def stays(self, link: LinkDraft) -> bool:
        return all(end.was for end in link.ends())

    def interfaces(self, aspect: str) -> list[tuple[LinkDraft, InterfaceDraft]]:
        return [
            (link, i)
            for link, i in self.draft.linked_interfaces()
            if i.was and not i.touched & {aspect, "all"} and "content" not in link.touched
        ]

    def categories(self, aspect: str) -> list[CategoryDraft]:
        return [c for c in self.draft.categories if c.was and not c.touched & {aspect, "all"}]

    def is_single(self, interface: Interface) -> bool:
        """Whether nothing that went already could be taken for it."""
        return not any(
            set(interface.codes) & set(other.codes)
            or likeness(bag_of(join_texts(interface.texts)), bag_of(join_texts(other.texts))) >= 0.4
            for other in self.draft.gone
        )

    def is_untouched(self, system: SystemDraft) -> bool:
        links = self.draft.links_of(system)
        parts = [i for link in links for i in link.interfaces]
        ends = {end for link in links for end in link.ends()}
        if any(link.touched or link.was is None for link in links) or any(part.touched for part in parts):
            return False
        return all(not end.touched for end in ends) and all(self.is_single(part.now) for part in parts)

    def is_renamed(self, link: LinkDraft) -> bool:
        return any("name" in end.touched for end in link.ends())

    def reworded(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        if not texts:
            return (self.sentence(),)
        changed, number = list(texts), self.random.randrange(len(texts))
        words = plain(texts[number]).split(" ")
        at = self.random.randrange(len(words))
        ways: list[Callable[[], list[str]]] = [
            lambda: [*words[:at], self.word(), *words[at + 1 :]],
            lambda: [*words[:at], self.word(), *words[at:]],
            lambda: [*words[:at], *words[at + 1 :]] if len(words) > 1 else [self.word()],
            lambda: [self.sentence()],
        ]
        changed[number] = " ".join(self.random.choice(ways)())
        return tuple(changed)

    def pin(self, key: str) -> None:
        for category in self.draft.categories:
            if category.now.key == key:
                category.touched |= {"presence", "key"}

    def keep(self, piece: object) -> None:
        """What something was done to stays, and so does what it is a part of."""
        for link, interface in self.draft.linked_interfaces():
            if piece in (link, interface):
                link.touched.add("presence")
        for link in self.draft.links:
            if "presence" in link.touched:
                for end in link.ends():
                    end.touched.add("presence")

    def touch(self, link: LinkDraft, interface: InterfaceDraft, aspect: str, act: Act, key: str) -> bool:
        interface.touched |= {aspect, "presence"}
        interface.acts.append((act, key))
        link.touched.add("presence")
        for end in link.ends():
            end.touched.add("presence")
        return True

    def recolour(self, link: LinkDraft, category: str) -> None:
        link.now = replace(link.now, category=category)
        for interface in link.interfaces:
            interface.now = replace(interface.now, category=category)
            interface.touched |= {"category", "presence"}
        self.pin(category)
        link.touched |= {"category", "presence", "content"}
        link.acts.append((Act.RECOLOURED, "category"))
        self.keep(link)

    def can_be_recoloured(self, link: LinkDraft) -> bool:
        return all(
            i.was and i.now.category == link.now.category and "category" not in i.touched for i in link.interfaces
        )
