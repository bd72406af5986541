"""The rows of the catalogue: one for each interface, and one for each link without interfaces.

An interface with several codes is one row, as it is one label in the picture; so every code of a link stands in the
catalogue once. The rows hold what was said, not how a form of the catalogue writes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from snitflade.compare.tracing import Outcome, TraceRow, trace
from snitflade.diagram import Category, Diagram, Direction, Interface, Link, plain
from snitflade.values import value


@value
class CodeFate:
    """What becomes of some of the codes of an as-is interface in a transition; see ``compare.tracing``.

    ``successors`` are the codes that carry them over (or, where these have none, their texts). ``assumed``: a guess.
    """

    codes: tuple[str, ...]
    outcome: Outcome
    successors: tuple[str, ...]
    assumed: bool


@value
class CatalogueRow:
    """An interface and the link it belongs to; ``interface`` is None for a link without interfaces.

    ``assumed`` and ``inferred`` are the fields of both that are marked so, each once. ``fates`` is empty unless the
    diagram has a transition.
    """

    diagram: Diagram
    link: Link
    interface: Interface | None
    fates: tuple[CodeFate, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the interface; none for a link without interfaces."""
        return self.interface.codes if self.interface else ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts without the breaks of their lines."""
        return tuple(map(plain, self.interface.texts)) if self.interface else ()

    @property
    def direction(self) -> Direction | None:
        """Seen from the hub, or from the link's ``system`` where it has a ``to``. None: not stated."""
        return self.interface.direction if self.interface else self.link.direction

    @property
    def category(self) -> Category:
        """The interface's own category, else that of its link."""
        return self.diagram.category(self.interface.category if self.interface else self.link.category)

    @property
    def replaces(self) -> tuple[str, ...]:
        """In a transition: the codes of the as-is diagram that it carries over."""
        return self.interface.replaces if self.interface else ()

    @property
    def assumed(self) -> tuple[str, ...]:
        """The fields that the spec marks as assumed, of the link first."""
        return self._fields_marked("assumed")

    @property
    def inferred(self) -> tuple[str, ...]:
        """The fields that the spec marks as inferred, of the link first."""
        return self._fields_marked("inferred")

    def _fields_marked(self, basis: str) -> tuple[str, ...]:
        of_link: tuple[str, ...] = getattr(self.link.marks, basis)
        if self.interface is None:
            return of_link
        if self.interface.category != self.link.category:  # of its own, so that of the link is not about it
            of_link = tuple(field for field in of_link if field != "category")
        own: tuple[str, ...] = getattr(self.interface.marks, basis)
        return tuple(dict.fromkeys((*of_link, *own)))


def rows_of(diagram: Diagram, transition: Diagram | None = None) -> tuple[CatalogueRow, ...]:
    """The rows of a diagram, in its order. With its transition, they say what becomes of each code."""
    fates = dict(_fates(diagram, transition)) if transition else {}
    return tuple(
        CatalogueRow(diagram, link, interface, tuple(fates.get(id(interface), ())))
        for link in diagram.links
        for interface in (link.interfaces or (None,))
    )


def _fates(diagram: Diagram, transition: Diagram) -> Iterator[tuple[int, list[CodeFate]]]:
    """The fates of each interface of the as-is diagram, by its identity."""
    found: dict[int, list[CodeFate]] = {}
    for row in trace(diagram, transition).rows:
        if row.old is not None:
            found.setdefault(id(row.old.interface), []).append(_fate(row))
    yield from found.items()


def _fate(row: TraceRow) -> CodeFate:
    labels = dict.fromkeys(label for linked in row.successors for label in (linked.interface.codes or (linked.label,)))
    return CodeFate(row.codes, row.outcome, tuple(labels), row.assumed)
