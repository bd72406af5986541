"""An as-is diagram and its transition on one page: side by side on A3, or one above the other on an upright page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from snitflade.picture.pages import PAGES, Page
from snitflade.scene import Group, Part, Scene
from snitflade.values import value

# What a theme's sizes are multiplied by on half a page; larger, a diagram that fills a page fits on no half of one.
_NARROW = 0.8  # on the left or right half of A3, half as wide as it; smaller, its texts are hard to read on a wall
_LOW = 0.7  # on the upper or lower half of an upright A4


@value
class Sheets:
    """The page of a pair, the page of each half, and where the second half starts."""

    width: float
    height: float
    half: Page
    second: tuple[float, float]


def pair_sheets(page: str) -> tuple[Sheets, ...]:
    """The sheets to try for a page, the wished one first: A4 upright for ``a4``, else A3 lying; then A3 upright.

    A half of an upright A3 is a whole A4, so what fits on that always fits there.
    """
    a4, a3 = PAGES["a4"], PAGES["a3"]
    upright = Sheets(a3.height, a3.width, Page("half of upright a3", a4.width, a4.height), (0.0, a4.height))
    if page == "a4":
        half = Page("half of a4", a4.height, round(a4.width / 2, 2), _LOW)
        return Sheets(a4.height, a4.width, half, (0.0, half.height)), upright
    half = Page("half of a3", round(a3.width / 2, 2), a3.height, _NARROW)
    return Sheets(a3.width, a3.height, half, (half.width, 0.0)), upright


def pair_scene(as_is: Scene, transition: Scene, sheets: Sheets, name: str) -> Scene:
    """Both scenes as one. Ids are kept apart by a prefix, ``as-is-`` and ``transition-``."""
    dx, dy = sheets.second
    groups = [_part_of_pair(group, "as-is", 0.0, 0.0) for group in as_is.groups]
    groups += [_part_of_pair(group, "transition", dx, dy) for group in transition.groups]
    return replace(
        transition,
        id=name,
        width=sheets.width,
        height=sheets.height,
        title=f"{as_is.title} → {transition.title}",
        description=f"{as_is.title}\n{as_is.description}\n\n{transition.title}\n{transition.description}",
        label_size=min(as_is.label_size, transition.label_size),
        groups=tuple(groups),
        notes=as_is.notes + transition.notes,
    )


def stack(scenes: Sequence[tuple[str, Scene]], name: str) -> Scene:
    """Scenes of one width, one above the other on a tall page; each with the prefix of its ids."""
    _, last = scenes[-1]
    groups: list[Group] = []
    down = 0.0
    for prefix, scene in scenes:
        groups += [_part_of_pair(group, prefix, 0.0, down) for group in scene.groups]
        down = round(down + scene.height, 2)
    return replace(
        last,
        id=name,
        height=down,
        description="\n\n".join(f"{scene.title}\n{scene.description}" for _, scene in scenes),
        label_size=min(scene.label_size for _, scene in scenes),
        groups=tuple(groups),
        notes=tuple(line for _, scene in scenes for line in scene.notes),
    )


def _part_of_pair(group: Group, prefix: str, dx: float, dy: float) -> Group:
    moved = replace(group, x=round(group.x + dx, 2), y=round(group.y + dy, 2))
    return _add_prefix(moved, prefix)


def _add_prefix(group: Group, prefix: str) -> Group:
    parts: list[Part] = [_add_prefix(part, prefix) if isinstance(part, Group) else part for part in group.parts]
    return replace(group, id=f"{prefix}-{group.id}", parts=tuple(parts))
