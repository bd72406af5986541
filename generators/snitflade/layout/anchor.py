"""Where the systems of a diagram stand: what a finished layout leaves for the next one to keep to."""

from __future__ import annotations

from dataclasses import replace

from snitflade.diagram import Diagram, Gone, System
from snitflade.geometry import Shape
from snitflade.values import value


@value
class Stand:
    """A system and the height of its first line on the page (pt)."""

    system: str
    y: float


@value
class Absent:
    """A system of the as-is diagram that its transition no longer has, but that keeps its place there.

    ``drawn``: as a ghost; else as a gap.
    """

    system: System
    shape: Shape
    drawn: bool


@value
class Anchor:
    """A former layout: its label size and box width (pt), and its wings from the top down.

    ``paired``: it is that of the as-is diagram, whose font is good to have but not at the cost of room.
    """

    size: float
    box_width: float
    left: tuple[Stand, ...]
    right: tuple[Stand, ...]
    absent: tuple[Absent, ...] = ()
    paired: bool = False

    def heights(self) -> dict[str, float]:
        """The height (pt) of every system that stands here."""
        return {stand.system: stand.y for stand in (*self.left, *self.right)}


def follow_rename(former: Anchor, diagram: Diagram) -> Anchor:
    """The anchor with a system's new name where it got one: one name went, one came, and no ``was`` says otherwise."""
    now = {system.name for system in diagram.systems}
    known = now | {absent.system.name for absent in former.absent}
    stood = former.heights().keys()
    gone = [name for name in stood if name not in known]
    new = [system for system in diagram.systems if system.name not in stood]
    if len(gone) != 1 or len(new) != 1 or new[0].was:
        return former
    names = {gone[0]: new[0].name}
    left, right = (
        tuple(replace(stand, system=names.get(stand.system, stand.system)) for stand in wing)
        for wing in (former.left, former.right)
    )
    return replace(former, left=left, right=right)


def pair_anchor(transition: Diagram, as_is: Diagram, stood: Anchor, own: Anchor | None) -> Anchor:
    """What a transition diagram keeps to: the places of its as-is diagram, and its own former ones for what is new.

    :param stood: the as-is diagram's layout on the same page.
    :param own: the transition's own former layout, if there is one.
    """
    now = {system.name for system in transition.systems}
    heirs: dict[str, list[str]] = {}
    for system in transition.systems:
        if system.was and system.was not in now:
            heirs.setdefault(system.was, []).append(system.name)
    known = stood.heights().keys() | {heir for names in heirs.values() for heir in names}
    absent = _absent(transition, as_is, now | heirs.keys())
    kept = {system.system.name for system in absent}
    sides = []
    for theirs, ours in ((stood.left, own.left if own else ()), (stood.right, own.right if own else ())):
        stands = [
            Stand(name, stand.y)
            for stand in theirs
            for name in ([stand.system] if stand.system in now or stand.system in kept else heirs.get(stand.system, []))
        ]
        new = [stand for stand in ours if stand.system in now and stand.system not in known]
        sides.append(tuple(sorted((*stands, *new), key=lambda stand: stand.y)))
    return replace(stood, left=sides[0], right=sides[1], absent=absent, paired=True)


def _absent(transition: Diagram, as_is: Diagram, present: set[str]) -> tuple[Absent, ...]:
    if transition.gone is Gone.CLOSE:
        return ()
    drawn = transition.gone is Gone.GHOST
    return tuple(
        Absent(system, as_is.kind(system.kind).shape, drawn) for system in as_is.systems if system.name not in present
    )
