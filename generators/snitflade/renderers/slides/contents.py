"""What the slides of a diagram hold: a scene each, then its table, in as many rows as a slide has room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from snitflade.scene import Line, Scene, Table
from snitflade.values import value

_ROOM_SHARE = 0.78  # of the page's height that a table may take; more runs into a footer below a title of two lines
_ROW_SPREAD = 1.15  # times the drawn height of a row; less, and texts in a wider font overflow the slide


@value
class Contents:
    """One slide: a scene, or the ``rows`` of its table from the first to the last."""

    scene: Scene
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def table(self) -> Table | None:
        """The table whose rows the slide shows; None on a slide with a picture."""
        return self.scene.table if self.rows else None


def contents_of(scenes: Sequence[Scene]) -> Iterator[Contents]:
    """The slides of these scenes in their order: each picture, then the slides of its table."""
    for scene in scenes:
        yield Contents(scene)
        if scene.table:
            yield from _parts(scene, scene.table)


def _parts(scene: Scene, table: Table) -> Iterator[Contents]:
    rows: list[tuple[str, ...]] = []
    head, *heights = _row_heights(table)
    room = scene.height * _ROOM_SHARE - head
    used = 0.0
    for row, height in zip(table.rows, heights, strict=True):
        if rows and used + height > room:
            yield Contents(scene, tuple(rows))
            rows, used = [], 0.0
        rows.append(row)
        used += height
    yield Contents(scene, tuple(rows))


def _row_heights(table: Table) -> list[float]:
    """Of the headings and of each row, in points: as far down as its rule is, with room for a wider font."""
    heights = []
    for group in table.drawn:
        if "table-row" in group.classes:
            rules = [part.points[0][1] for part in group.parts if isinstance(part, Line)]
            heights.append((rules[0] if rules else 2 * table.size) * _ROW_SPREAD)
    return heights
