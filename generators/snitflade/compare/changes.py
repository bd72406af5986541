"""The model of a comparison: what became of each part of a diagram, with both sides' places in their files."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TypeAlias

from snitflade.compare.linked_interfaces import LinkedInterface as LinkedInterface
from snitflade.compare.tracing import Trace
from snitflade.compare.words import Word
from snitflade.diagram import Category, Diagram, Link, System
from snitflade.problems import Place
from snitflade.values import value


class Part(Enum):
    """What a change is about. ``NOTE`` is a block of the legend, ``KIND`` a kind of system in its key."""

    DIAGRAM = "diagram"
    HUB = "hub"
    SYSTEM = "system"
    LINK = "link"
    INTERFACE = "interface"
    CATEGORY = "category"
    NOTE = "note"
    KIND = "kind"


class Act(Enum):
    """What became of the part."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    RETYPED = "retyped"
    """A system of another kind."""
    RECOLOURED = "recoloured"
    """A link or interface in another category; a category in another colour."""
    RESTYLED = "restyled"
    """A category with another dash, a kind with another shape."""
    MOVED = "moved"
    """An interface at another system."""
    RECODED = "recoded"
    REDIRECTED = "redirected"
    REWORDED = "reworded"
    RETRACED = "retraced"
    """Another ``was``, ``aliases``, ``owner`` or ``replaces``."""
    REORDERED = "reordered"
    """The interfaces of a link in another order."""
    CONFIRMED = "confirmed"
    """A value that was a guess or a reading and is now stated."""
    ASSUMED = "assumed"
    """A value that is a guess now."""
    INFERRED = "inferred"
    """A value that is a reading now, and not marked, or a guess, before."""
    ARRANGED = "arranged"
    """Hints for the layout, which say nothing of the systems: sides, groups, notes, highlights, icons, breaks."""
    SET = "set"
    """Another value of the diagram itself: its id, variant, language or baseline."""
    CARRIED = "carried"
    """From an as-is diagram to its transition: an interface that is carried over under other codes."""
    RETIRED = "retired"
    """From an as-is diagram to its transition: an interface that ends."""
    UNACCOUNTED = "unaccounted"
    """From an as-is diagram to its transition: codes that the transition does not account for."""


@value
class Subject:
    """The part that a change is about: as it is now, or as it was when it is gone.

    ``name``: of a system or hub, the key of a category or kind, the heading of a note. ``to``: the other end of a
    link between two systems. ``codes`` and ``text``: of an interface, without breaks; of the others they are empty.
    """

    part: Part
    name: str = ""
    to: str | None = None
    codes: tuple[str, ...] = ()
    text: str = ""


@value
class Change:
    """One change. What does not apply is empty: ``before`` and ``old`` of what was added, for example.

    ``field``: the key in the spec whose value changed; of hints for the layout the keys, with ", " between.
    ``before`` and ``after``: the value as text without breaks, categories and kinds by their keys; of a system or
    link that came or went with its interfaces, the codes (or texts) of those. ``words``: of a changed text, word by
    word. ``old`` and ``new``: where it stands in the two specs.
    """

    act: Act
    subject: Subject
    field: str = ""
    before: str = ""
    after: str = ""
    words: tuple[Word, ...] = ()
    old: Place | None = None
    new: Place | None = None
    assumed: bool = False
    """Of what is carried over: that it is a guess."""


SystemPair: TypeAlias = tuple[System | None, System | None]
LinkPair: TypeAlias = tuple[Link | None, Link | None]
InterfacePair: TypeAlias = tuple[LinkedInterface | None, LinkedInterface | None]
CategoryPair: TypeAlias = tuple[Category | None, Category | None]


@value
class PartPairs:
    """Which part of the new diagram is which of the old one; None where there is no such part.

    In the order of the new diagram; what is gone stands after what it stood after. From an as-is diagram to its
    transition, ``interfaces`` are in the order of the as-is diagram, what is new last, and one that carries over
    several is paired with each; ``categories`` is empty, as the two legends speak of other things.
    """

    systems: tuple[SystemPair, ...]
    links: tuple[LinkPair, ...]
    interfaces: tuple[InterfacePair, ...]
    categories: tuple[CategoryPair, ...]


@value
class Changes:
    """What became of ``old`` in ``new``.

    ``changes`` are in the order of the spec: the diagram and its hub, the systems with their links and interfaces,
    the legend. ``trace`` is there from an as-is diagram to its transition.
    """

    old: Diagram
    new: Diagram
    changes: tuple[Change, ...]
    pairs: PartPairs
    trace: Trace | None = None

    def counts(self) -> Counter[tuple[Part, Act]]:
        """How many changes there are of each sort."""
        return Counter((change.subject.part, change.act) for change in self.changes)
