"""How calm an edit is: what it does to the systems that it does not concern, and to the lines of the SVG."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from snitflade.diagram import Diagram
from snitflade.geometry import Point
from snitflade.layout.anchor import Anchor
from snitflade.layout.two_wing import LaidOut, lay_out_two_wings
from snitflade.problems import ProblemsFound
from snitflade.renderers import svg
from snitflade.scene import Group, Outline, Scene, Text
from tests.edits import EDITS, Edit, repeatable
from tests.layout.pictures import request_of

SEED = 3


@dataclass(frozen=True, slots=True)
class Calm:
    """An edit and what came of it; moves of the boxes that it does not concern in percent of the page's diagonal.

    ``lines``: how many lines of the SVG, its font left out, are new or other than before, or gone where none is in
    their place; ``moved_rows`` of them only say that a row stands elsewhere; ``new_line``: the texts of the system that
    it concerns take more or fewer lines. ``fits`` is False when the edited diagram does not fit on the page. ``scenes``
    are the pictures before and after.
    """

    diagram: str
    edit: Edit
    fits: bool = True
    flips: int = 0
    swaps: int = 0
    moves: tuple[float, ...] = ()
    size: float = 0.0
    former_size: float = 0.0
    lines: int = 0
    moved_rows: int = 0
    new_line: bool = False
    scenes: tuple[Scene, ...] = ()

    @property
    def mean(self) -> float:
        return sum(self.moves) / len(self.moves) if self.moves else 0.0

    @property
    def largest(self) -> float:
        return max(self.moves, default=0.0)

    @property
    def over_bar(self) -> bool:
        """Whether it touches more lines than it may."""
        if self.edit.kind == "lengthen":
            return not self.new_line and self.lines > 10
        return self.edit.kind == "add" and self.lines > 60 + self.moved_rows

    @property
    def font_changed(self) -> bool:
        return self.size != self.former_size


def edits(diagrams: list[Diagram], count: int, page: str = "16x9", seed: int = SEED) -> Iterator[Calm]:
    """``count`` edits, the diagrams and the kinds of edits in turn, each laid out with the former layout as anchor."""
    random = repeatable(seed)
    before = [placed(diagram, page) for diagram in diagrams]
    kinds = list(EDITS.values())
    for number in range(count):
        at = number % len(diagrams)
        edited, edit = kinds[number // len(diagrams) % len(kinds)](diagrams[at], random)
        yield calm(diagrams[at].id, before[at], edited, edit, page)


def placed(diagram: Diagram, page: str, former: Anchor | None = None) -> LaidOut:
    """:raises ProblemsFound: when the diagram does not fit."""
    return lay_out_two_wings(request_of(diagram, page, former=former))


def calm(name: str, before: LaidOut, edited: Diagram, edit: Edit, page: str) -> Calm:
    """What an edit does to a picture."""
    try:
        after = placed(edited, page, before.anchor)
    except ProblemsFound:
        return Calm(name, edit, fits=False)
    there, here = boxes(before.scene), boxes(after.scene)
    unchanged = [system for system in there if system in here and system not in (edit.system, edit.former)]
    diagonal = math.hypot(before.scene.width, before.scene.height)
    flips, swaps = flips_and_swaps(before, after, unchanged)
    old, new = lines_of(before.scene), lines_of(after.scene)
    return Calm(
        name,
        edit,
        flips=flips,
        swaps=swaps,
        moves=tuple(100 * math.dist(there[system], here[system]) / diagonal for system in unchanged),
        size=after.scene.label_size,
        former_size=before.scene.label_size,
        lines=touched(old, new),
        moved_rows=moved_rows(before.scene, after.scene),
        new_line=baselines(before.scene, edit.former) != baselines(after.scene, edit.system),
        scenes=(before.scene, after.scene),
    )


def boxes(scene: Scene) -> dict[str, Point]:
    """The middle of each system's box on the page (pt)."""
    return {group.title: _middle(group) for group in scene.groups if "system" in group.classes}


def _middle(group: Group) -> Point:
    box = next(part.box for part in group.parts if isinstance(part, Outline) and part.role == "box")
    return group.x + (box.left + box.right) / 2, group.y + (box.top + box.bottom) / 2


def flips_and_swaps(before: LaidOut, after: LaidOut, systems: list[str]) -> tuple[int, int]:
    """How many systems changed side, and how many pairs on a side their order.

    :raises ValueError: when a picture has no sides.
    """
    there, here = (_wings(picture) for picture in (before, after))
    flips = sum(there[system][0] != here[system][0] for system in systems)
    same = [(a, b) for a, b in combinations(systems, 2) if there[a][0] == there[b][0] and here[a][0] == here[b][0]]
    return flips, sum((there[a] < there[b]) != (here[a] < here[b]) for a, b in same)


def _wings(picture: LaidOut) -> dict[str, tuple[int, int]]:
    if picture.anchor is None:
        raise ValueError("a picture without wings")
    wings = (picture.anchor.left, picture.anchor.right)
    return {stand.system: (side, number) for side, wing in enumerate(wings) for number, stand in enumerate(wing)}


def lines_of(scene: Scene) -> list[str]:
    """The lines of the SVG, without the font."""
    return svg.render(scene, embed_font=False).decode("utf-8").splitlines()


def baselines(scene: Scene, system: str) -> int:
    """On how many lines the texts of a system stand, those of links from it to other systems too."""
    own = [group for group in scene.groups if group.title == system or group.title.startswith(f"{system} → ")]
    rows = Scene(scene.id, 0, 0, "", "", "", "", scene.font, 0, tuple(own)).flatten()
    return len({round(dy + part.baseline, 1) for _, part, _, dy in rows if isinstance(part, Text)})


def touched(old: list[str], new: list[str]) -> int:
    """How many lines differ: of each stretch of a diff, the larger of what is gone and what came."""
    codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for tag, a, b, c, d in codes if tag != "equal")


def moved_rows(before: Scene, after: Scene) -> int:
    """How many groups stand elsewhere on the page."""
    there = {group.id: (group.x, group.y) for group in before.groups}
    return sum(there.get(group.id, (group.x, group.y)) != (group.x, group.y) for group in after.groups)
