"""The diagrams as a build draws them, transitions after their as-is diagrams, and how well those keep the places."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from snitflade.diagram import Diagram
from snitflade.layout.anchor import pair_anchor
from snitflade.layout.two_wing import LaidOut
from snitflade.picture.conflicts import find_conflicts
from snitflade.picture.pages import PAGES
from snitflade.scene import Scene, Text
from tests.reports.calm_edits import boxes, flips_and_swaps, placed


@dataclass(frozen=True, slots=True)
class Drawn:
    """A diagram on a page, and the as-is diagram's picture that it keeps to, if it is a transition."""

    diagram: Diagram
    page: str
    picture: LaidOut
    as_is: LaidOut | None = None

    @property
    def conflicts(self) -> int:
        return len(find_conflicts(self.picture.scene, self.diagram.place))

    @property
    def legend_lines(self) -> int:
        """On how many lines the texts of the legend stand."""
        texts = self.picture.scene.flatten()
        legend = {round(dy + t.baseline, 1) for _, t, _, dy in texts if isinstance(t, Text) and "legend" in t.role}
        return len(legend)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the systems that a transition shares with its as-is diagram do; moves in percent of the page's diagonal."""

    shared: int
    flips: int
    swaps: int
    mean: float
    largest: float


def drawn(diagrams: Sequence[Diagram]) -> list[Drawn]:
    """Each diagram on each page. :raises ProblemsFound: when one does not fit."""
    known = {diagram.id: diagram for diagram in diagrams}
    return [_drawn(diagram, known, page) for page in PAGES for diagram in diagrams]


def _drawn(diagram: Diagram, known: dict[str, Diagram], page: str) -> Drawn:
    as_is = known.get(diagram.transition_from or "")
    before = placed(as_is, page) if as_is else None
    if not (as_is and before and before.anchor):
        return Drawn(diagram, page, placed(diagram, page))
    return Drawn(diagram, page, placed(diagram, page, pair_anchor(diagram, as_is, before.anchor, None)), before)


def pairs(pictures: Sequence[Drawn]) -> Iterator[tuple[Drawn, Kept]]:
    """The transitions, each with what it keeps."""
    for one in pictures:
        if one.as_is:
            yield one, kept(one.as_is, one.picture)


def kept(before: LaidOut, after: LaidOut) -> Kept:
    """:raises ValueError: when a picture has no sides."""
    there, here = boxes(before.scene), boxes(after.scene)
    shared = [system for system in there if system in here]
    moves = [_percent(before.scene, math.dist(there[system], here[system])) for system in shared]
    flips, swaps = flips_and_swaps(before, after, shared)
    return Kept(len(shared), flips, swaps, sum(moves) / max(len(moves), 1), max(moves, default=0.0))


def _percent(scene: Scene, length: float) -> float:
    return 100 * length / math.hypot(scene.width, scene.height)
