"""What the author said: one interface overview, read from a spec and checked.

Nothing here knows a size, a position or a file format. Texts are as written, with the legend's terms filled in; a
no-break space and a line feed in a text are where the author wants no break (``~``) and a break (``|``), a soft hyphen
and a zero-width space where a word may be broken.
Every part keeps its :class:`~snitflade.problems.Place`, so that a later stage can name the line it stumbles over,
and its ``assumed`` and ``inferred`` marks, so that a guess is never drawn as a fact.
"""

from __future__ import annotations

from enum import Enum

from snitflade.characters import without_wishes
from snitflade.geometry import Shape as Shape
from snitflade.problems import Place
from snitflade.values import value


def plain(text: str) -> str:
    """The text as it is said: each no-break space and line break of the author is a space; wishes for breaks are gone.

    >>> plain("KMD\\u00a0Bør\\u00adne\\nog Voksne")
    'KMD Børne og Voksne'
    """
    return without_wishes(text.replace("\u00a0", " ").replace("\n", " "))


class Direction(Enum):
    """Which way the data runs, seen from the hub; on a satellite link, seen from the system in ``from``."""

    IN = "in"
    OUT = "out"
    BOTH = "both"


class Variant(Enum):
    """Which systems a diagram shows: those of today, or those of a transition to others."""

    AS_IS = "as-is"
    TRANSITION = "transition"


class Dash(Enum):
    """A line's dash pattern; the second cue beside colour, for grey print and colour-blind readers."""

    SOLID = "solid"
    DASHED = "dashed"
    DASH_DOT = "dash-dot"
    DOTTED = "dotted"
    LONG_DASH = "long-dash"
    DASH_DOT_DOT = "dash-dot-dot"


class DirectionMarks(Enum):
    """When an interface's text gets a small arrow of its own."""

    WHERE_MIXED = "where-mixed"
    ALWAYS = "always"
    NEVER = "never"


class LayoutKind(Enum):
    """Where systems stand: in a column on each side of the hub, or on all four sides of it."""

    TWO_WING = "two-wing"
    STAR = "star"


class Gone(Enum):
    """What stands in a transition diagram where a system of its as-is diagram stood that it no longer has."""

    CLOSE = "close"
    GAP = "gap"
    GHOST = "ghost"


class Side(Enum):
    """The sides of the hub in a two-wing layout, seen by the reader."""

    LEFT = "left"
    RIGHT = "right"


@value
class Wishes:
    """Where the author wants a system: its side, ``first`` or ``last`` on it, or right ``after`` another system."""

    side: Side | None = None
    first: bool = False
    last: bool = False
    after: str | None = None


@value
class Marks:
    """Which values of a part are not stated in the source.

    ``assumed``: a reasoned guess that a person must confirm. ``inferred``: follows from the meaning or the order of
    the source. Both hold field names, such as ``category`` or ``direction``.
    """

    assumed: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()


@value
class Kind:
    """A kind of system: its name in the legend's key and the outline that stands for it."""

    key: str
    name: str
    shape: Shape


@value
class Category:
    """A colour-coded dependency category. ``colour`` is ``#rrggbb``; ``heading`` may be empty."""

    key: str
    colour: str
    dash: Dash
    heading: str
    text: str
    marks: Marks
    place: Place


@value
class Note:
    """A block of the legend with no line sample, such as what the interface codes refer to."""

    heading: str
    text: str
    place: Place


@value
class Icon:
    """A small picture. ``name`` is as written; ``address`` is a ``data:`` address; ``aspect`` is width / height."""

    name: str
    address: str
    aspect: float


@value
class System:
    """A satellite: a system around the hub.

    ``label`` is the name as it is drawn, where the author set its line breaks; "" means the name. ``was`` is the name
    that the system, or what it replaces, has in the as-is diagram. ``group`` is the title of a bracket around
    neighbours; ``note`` is a footnote. ``aliases`` are what other diagrams call it; ``owner`` is who answers for it.
    """

    name: str
    kind: str
    marks: Marks
    place: Place
    label: str = ""
    was: str | None = None
    wishes: Wishes = Wishes()
    group: str | None = None
    highlight: bool = False
    note: str | None = None
    aliases: tuple[str, ...] = ()
    owner: str | None = None
    icon: Icon | None = None


@value
class Interface:
    """Codes that share one text (or several texts, each on a line of its own) and one direction.

    ``direction`` is None when the source does not state it. ``category`` is the key it is drawn in: its own,
    or that of its link. ``replaces``: in a transition, the codes of the as-is diagram that it carries over.
    """

    codes: tuple[str, ...]
    texts: tuple[str, ...]
    direction: Direction | None
    category: str
    marks: Marks
    place: Place
    replaces: tuple[str, ...] = ()


@value
class Link:
    """The interfaces between ``system`` and the hub, or between ``system`` and ``to`` (a satellite link).

    A link without interfaces is a line without a label. ``direction`` is what the author said of the link as a
    whole, and is used only where there are no interfaces. ``note`` is a footnote.
    """

    system: str
    to: str | None
    category: str
    direction: Direction | None
    interfaces: tuple[Interface, ...]
    marks: Marks
    place: Place
    highlight: bool = False
    note: str | None = None


@value
class Hub:
    """The system in the middle; several names are hubs kept in sync, drawn as one bar with "=" between."""

    names: tuple[str, ...]
    place: Place


@value
class Diagram:
    """One overview. ``categories`` and ``kinds`` are in legend order; ``show_unused``: unused ones are drawn too."""

    id: str
    variant: Variant
    title: str
    subtitle: str
    language: str
    page: str | None
    theme: str | None
    transition_from: str | None
    hub: Hub
    kinds: tuple[Kind, ...]
    systems: tuple[System, ...]
    links: tuple[Link, ...]
    categories: tuple[Category, ...]
    notes: tuple[Note, ...]
    show_unused: bool
    direction_marks: DirectionMarks
    place: Place
    layout: LayoutKind = LayoutKind.TWO_WING
    gone: Gone = Gone.CLOSE

    def category(self, key: str) -> Category:
        """The category with this key.

        :raises KeyError: when there is none, which the checks of a spec rule out.
        """
        for category in self.categories:
            if category.key == key:
                return category
        raise KeyError(key)

    def kind(self, key: str) -> Kind:
        """The kind with this key.

        :raises KeyError: when there is none, which the checks of a spec rule out.
        """
        for kind in self.kinds:
            if kind.key == key:
                return kind
        raise KeyError(key)

    @property
    def drawn_categories(self) -> tuple[Category, ...]:
        """The categories of the calculated legend: those drawn, and the unused ones where the legend says so."""
        used = {link.category for link in self.links if not link.interfaces}
        used |= {interface.category for link in self.links for interface in link.interfaces}
        return tuple(c for c in self.categories if self.show_unused or c.key in used)

    @property
    def drawn_kinds(self) -> tuple[Kind, ...]:
        """The kinds of the calculated key: those that a system of the diagram has."""
        used = {system.kind for system in self.systems}
        return tuple(k for k in self.kinds if k.key in used)
