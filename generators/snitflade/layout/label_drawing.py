"""Draws the label of a line, in every layout: codes, direction marks, texts, and the badges of a change picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from snitflade.diagram import Category, Direction
from snitflade.geometry import Point
from snitflade.layout.labels import LinkLabel
from snitflade.names import slug
from snitflade.picture.look import BASELINE_DROP, Look
from snitflade.picture.shown_changes import BADGE_WIDTH
from snitflade.scene import Part
from snitflade.values import value

# The arrow that marks a direction, by the way in which the data leave a line's system.
RIGHTWARDS = {Direction.OUT: "→", Direction.IN: "←", Direction.BOTH: "↔"}
LEFTWARDS = {Direction.OUT: "←", Direction.IN: "→", Direction.BOTH: "↔"}
DOWNWARDS = {Direction.OUT: "↓", Direction.IN: "↑", Direction.BOTH: "↕"}
UPWARDS = {Direction.OUT: "↑", Direction.IN: "↓", Direction.BOTH: "↕"}


@value
class LabelPlace:
    """Where a label stands: ``indent`` em right of ``corner`` (pt, from its group's origin), ``width`` em wide.

    ``split``: its entries stand in two sub-columns. ``marks``: the arrow of each direction there.
    """

    corner: Point
    width: float
    marks: Mapping[Direction, str]
    split: bool = False
    indent: float = 0.0


def draw_label(label: LinkLabel, place: LabelPlace, category: Category, look: Look) -> list[Part]:
    """The texts and badges of a label of a line of this category."""
    em = look.em
    parts: list[Part] = []
    for piece in label.place(place.width, place.split):
        x = place.corner[0] + (place.indent + piece.x) * em
        baseline = place.corner[1] + ((piece.line + 1) * look.spacing.leading - BASELINE_DROP) * em
        if piece.role == "badge":
            centre = (x + BADGE_WIDTH / 2 * em, baseline - look.metrics.cap_height / 2 * em)
            parts += look.badge(centre, piece.text)
            continue
        words = place.marks[Direction(piece.text)] if piece.role == "mark" else piece.text
        is_label = piece.role in ("label", "struck")
        colour = look.theme.colours.ink if is_label else look.code_colour(category)
        text = look.text((x, baseline), words, colour, piece.role, bold=not is_label, size=em)
        struck = piece.role.startswith("struck")
        parts.append(replace(text, struck=True, colour=look.theme.colours.muted) if struck else text)
    return parts


def code_classes(label: LinkLabel | None) -> tuple[str, ...]:
    """A class for each interface code of a label, such as ``code-5a``."""
    if label is None:
        return ()
    return tuple(dict.fromkeys(f"code-{slug(code)}" for code in label.codes))
