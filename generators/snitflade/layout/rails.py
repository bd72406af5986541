"""Satellite links between systems that are no neighbours: they run in lanes beside the columns of boxes.

(to be drawn)
"""

from __future__ import annotations

from collections.abc import Sequence

from snitflade.layout.drawing import Look, WingPlace
from snitflade.layout.fitting import Fit
from snitflade.layout.rows import Joint
from snitflade.layout.spreading import Wing
from snitflade.scene import Group


def rail_room(rails: Sequence[Joint]) -> tuple[float, float]:
    return (0.0, 0.0)


def rail_groups(
    rails: Sequence[Joint], wings: Sequence[Wing], places: Sequence[WingPlace], placed: Fit, look: Look, top: float
) -> list[Group]:
    return []
