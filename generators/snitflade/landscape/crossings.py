"""How often the lines of a frame cross, so that arrangements can be compared before one is drawn."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from snitflade.geometry import Point
from snitflade.landscape.frame import LandscapeFrame
from snitflade.landscape.lines import Lines, Port


def count_crossings(lines: Lines, frame: LandscapeFrame) -> int:
    """The number of times that an upright stretch of a line crosses a level one of another."""
    level: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    for port in lines.ports:
        for (ax, ay), (bx, by) in pairwise(_corners(port, frame)):
            if ax == bx:
                upright.append((ax, min(ay, by), max(ay, by)))
            else:
                level.append((ay, min(ax, bx), max(ax, bx)))
    level.sort()
    heights = [y for y, _, _ in level]
    return sum(
        left < x < right
        for x, top, bottom in upright
        for _, left, right in level[bisect_right(heights, top) : bisect_left(heights, bottom)]
    )


def _corners(port: Port, frame: LandscapeFrame) -> Iterator[Point]:
    """The corners of the part of a line that begins at a port, from the edge of the row's box."""
    column, y = frame.columns[port.row.cell.column], frame.port_y(port)
    yield column.box_right if port.on_right else column.box_left, y
    if port.band is None and port.mate is None:
        left, right = frame.bars[port.row.cell.column if port.on_right else port.row.cell.column - 1]
        yield left if port.on_right else right, y
        return
    track = frame.track_x[id(port)]
    yield track, y
    if port.band is None and port.mate:
        yield track, (y + frame.port_y(port.mate)) / 2
        return
    owner = port if port.labelled or not port.mate else port.mate
    yield track, frame.lane_y[id(owner)]
    if port.hub and port.band:
        yield frame.hub_x[id(port)], frame.lane_y[id(owner)]
        yield frame.hub_x[id(port)], frame.bands[port.band]
    elif port.mate and port.labelled:
        yield frame.track_x[id(port.mate)], frame.lane_y[id(owner)]
