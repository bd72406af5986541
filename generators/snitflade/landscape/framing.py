"""Works out where everything stands, in em of the label font: columns and hubs across, shelves and lanes down.

Across: channel | label zone | boxes | label zone | channel | hub | channel | … ; down: band | shelf | band | … .
Slack is shared out over the label zones and over the gaps between rows, up to a cap; what is left stays around it all.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from snitflade.landscape.cells import Cell
from snitflade.landscape.frame import Column, LandscapeFrame
from snitflade.landscape.graph import Edge, Node
from snitflade.landscape.lines import Band, Lines, Port, PortRow
from snitflade.landscape.measures import SPACING, Measures, PortRowSize, column_height, find_captions, least_pitch
from snitflade.landscape.routes import Channel, Lanes, Tracks, assign_lanes, assign_tracks, hub_ports, lane_order
from snitflade.picture.hub import HubText

TRACK_PITCH = 0.66  # between two tracks; smaller, and arrowheads (0.58 wide) touch the next line
LANE_PITCH = 0.66  # between two lanes; as for tracks, so that a line looks alike on its whole way
PORT_PITCH = 0.85  # between two lines at a hub's end; larger than a track's, as arrowheads stand side by side there
_CHANNEL_START = 0.35  # from the label zone to the first track; smaller, and a code touches an upright line
_CHANNEL_END = 1.15  # from the last track to the hub: an arrowhead (0.82) and a bit of its line
_NO_CHANNEL = 0.25  # beside a label zone without tracks; smaller, and labels touch the hub
_LEAST_LINE = 2.6  # the shortest line from a box to a hub: two arrowheads and a piece of line between them
_BAND_START = 1.2  # from a hub to its innermost lane: an arrowhead (0.82) and a bit of its line
_BAND_END = 0.55  # from the outermost lane to the next shelf, so that boxes do not touch it
_SHELF_GAP = 1.3  # between two shelves without lanes or labels; smaller, and two shelves look like one
UPRIGHT_ENDS = 1.4  # for each end of a line between hubs on two shelves: an arrowhead and a bit of line
UPRIGHT_GAP = 0.35  # from such a line to its label on the right
_UPRIGHT_LEFT = 0.8  # from the label on the left to such a line; smaller, and a code could be either line's
_HUB_ENDS = 1.6  # above and below a hub's name together; smaller, and a bar looks filled to the brim
_MOST_ZONE = 4.5  # slack that a label zone takes; larger, and short labels are lost on long lines
# slack that a gap between rows takes; larger, and the systems of a hub no longer look like one column
_MOST_PITCH = 2.6


@dataclass(slots=True, repr=False)
class Framer:
    """Works out frames of one set of lines; :meth:`frame` takes the slack that there is."""

    lines: Lines
    measures: Measures
    nodes: Mapping[str, Node]
    group_of: Mapping[str, str]
    size: dict[int, PortRowSize] = field(default_factory=dict)
    pitches: dict[Cell, list[float]] = field(default_factory=dict)
    height: dict[Cell, float] = field(default_factory=dict)
    tracks: Tracks = field(init=False)
    hub_texts: dict[str, HubText] = field(init=False)
    widest_ends: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        spots = self.lines.shelves.spots
        self.hub_texts = {name: self.measures.hub(self.nodes[name]) for name in spots}
        heights: dict[int, float] = {}
        for cell, rows in self.lines.cells.items():
            for row, caption in zip(rows, find_captions(rows, self.group_of), strict=True):
                self.size[id(row)] = self.measures.row(row, caption)
            sizes = [self.size[id(row)] for row in rows]
            self.pitches[cell] = [least_pitch(upper, lower) for upper, lower in pairwise(sizes)]
            self.height[cell] = column_height(sizes)
            at = sizes[0].top
            for number, row in enumerate(rows):
                at += self.pitches[cell][number - 1] if number else 0.0
                heights |= _port_heights(row, self.size[id(row)], at)
        self.tracks = assign_tracks(self.lines, heights)
        self.widest_ends = self._ends()

    def _ends(self) -> dict[str, int]:
        """The most lines that meet each hub at its upper or lower end."""
        counts: Counter[tuple[str, bool]] = Counter()
        for port in self.lines.ports:
            if port.band and port.hub:
                counts[port.hub, port.band.upper] += 1
        return {hub: max(counts[hub, True], counts[hub, False]) for hub in self.lines.shelves.spots}

    def _block(self, hub: str, upper: bool) -> float:
        """The width that the lines straight to the hub above (``upper``) or below it take."""
        pairs = (pair for pair in self.lines.upright if pair[upper] == hub)
        return math.fsum(self._upright_width(edge) for pair in pairs for edge in self.lines.upright[pair])

    def _upright_width(self, edge: Edge) -> float:
        return self.measures.label(edge).width + UPRIGHT_GAP + _UPRIGHT_LEFT

    def frame(self, width: float = 0.0, height: float = 0.0) -> LandscapeFrame:
        """The frame that fits, or the least one where that is larger (em)."""
        least = self._across(0.0)
        zones = max(self._zones(), 1)
        spare = min(max(width - least[2], 0.0) / zones, _MOST_ZONE)
        columns, bars, total = self._across(spare)
        found = LandscapeFrame(total, 0.0, columns, bars, [], [], {}, {}, self.size, {}, {}, {}, {}, self.hub_texts)
        lane = self._lanes(found)
        self._down(found, lane, height)
        return found

    def _zones(self) -> int:
        return sum(bool(ports) for c in range(self._columns) for ports in (self._ports(c, False), self._ports(c, True)))

    @property
    def _columns(self) -> int:
        return self.lines.shelves.slots + 1

    def _ports(self, column: int, on_right: bool) -> list[Port]:
        cells = self.lines.cells
        return [p for cell, rows in cells.items() if cell.column == column for row in rows for p in row.side(on_right)]

    def _across(self, spare: float) -> tuple[list[Column], list[tuple[float, float]], float]:
        columns: list[Column] = []
        bars: list[tuple[float, float]] = []
        at = 0.0
        for number in range(self._columns):
            used = any(cell.column == number for cell in self.lines.cells)
            left, right = (self._side(number, side, spare) for side in (False, True))
            box = at + left[0] + left[1]
            end = box + (self.measures.box_width if used else 1.0)
            columns.append(Column(box, end, box - left[1] - _CHANNEL_START, end + right[1] + _CHANNEL_START))
            at = end + right[1] + right[0]
            if number < self._columns - 1:
                bars.append((at, at + self._bar_width(number)))
                at = bars[-1][1]
        return columns, bars, at

    def _side(self, column: int, on_right: bool, spare: float) -> tuple[float, float]:
        """The widths of the channel and of the label zone on one side of a column."""
        ports = self._ports(column, on_right)
        if not ports:
            return 0.0, 0.0
        zone = self.measures.zone(ports) + spare
        count = self.tracks.count.get(Channel(column, on_right), 0)
        at_edge = column == (self._columns - 1 if on_right else 0)
        if not count:
            return max(_NO_CHANNEL, _LEAST_LINE - zone), zone
        return _CHANNEL_START + (count - 1) * TRACK_PITCH + (_NO_CHANNEL if at_edge else _CHANNEL_END), zone

    def _bar_width(self, slot: int) -> float:
        hubs = [name for name, spot in self.lines.shelves.spots.items() if spot.slot == slot]
        widths = [
            max(self.hub_texts[hub].width, (self.widest_ends[hub] + 1) * PORT_PITCH)
            if not (block := max(self._block(hub, True), self._block(hub, False)))
            else max(self.hub_texts[hub].width, block + (2 * self.widest_ends[hub] + 1) * PORT_PITCH)
            for hub in hubs
        ]
        return max(widths, default=2.0)

    def _lanes(self, found: LandscapeFrame) -> Lanes:
        """Fills in where the lines run and end across the page."""
        for port in self.lines.ports:
            if id(port) in self.tracks.track:
                column, away = found.columns[port.row.cell.column], self.tracks.track[id(port)] * TRACK_PITCH
                found.track_x[id(port)] = column.right_track + away if port.on_right else column.left_track - away
        spots = self.lines.shelves.spots
        middle = {hub: math.fsum(found.bars[spot.slot]) / 2 for hub, spot in spots.items()}
        order = lane_order(self.lines, found.track_x, middle)
        for band, ports in order.items():
            for hub, (left, right) in hub_ports(ports, found.track_x, middle).items():
                self._ends_of(found, middle[hub], left, right, self._block(hub, band.upper))
        self._uprights(found, middle)
        spans = {
            id(port): (found.track_x[id(port)], self._end_x(port, found)) for ports in order.values() for port in ports
        }
        return assign_lanes(order, spans)

    def _ends_of(
        self, found: LandscapeFrame, middle: float, left: Sequence[Port], right: Sequence[Port], block: float
    ) -> None:
        """Where lines meet an end of a hub, left and right of the ``block`` of those from the hub beyond it."""
        shift = (len(right) - len(left)) / 2 if not block else 0.0
        for number, port in enumerate(left):
            found.hub_x[id(port)] = middle - block / 2 + (number + 0.5 - len(left) - shift) * PORT_PITCH
        for number, port in enumerate(right):
            found.hub_x[id(port)] = middle + block / 2 + (number + 0.5 - shift) * PORT_PITCH

    def _uprights(self, found: LandscapeFrame, middle: Mapping[str, float]) -> None:
        for (upper, _), edges in self.lines.upright.items():
            at = middle[upper] - self._block(upper, False) / 2
            for edge in edges:
                found.upright_x[id(edge)] = at + _UPRIGHT_LEFT
                at += self._upright_width(edge)

    def _end_x(self, port: Port, found: LandscapeFrame) -> float:
        return found.hub_x[id(port)] if port.hub else found.track_x[id(port.mate)]

    def _down(self, found: LandscapeFrame, lane: Lanes, height: float) -> None:
        shelves = self.lines.shelves.shelves
        least = [self._shelf_height(shelf) for shelf in range(shelves)]
        bands = [self._band_heights(shelf, lane) for shelf in range(shelves)]
        gaps = [self._gap(shelf) for shelf in range(shelves)]
        needed = math.fsum(least) + math.fsum(a + b for a, b in bands) + math.fsum(gaps)
        spare = max(height - needed, 0.0)
        rows = [max((len(r) for c, r in self.lines.cells.items() if c.shelf == n), default=1) for n in range(shelves)]
        share = [min(spare * count / sum(rows), _MOST_PITCH * count) for count in rows]
        at = 0.0
        for shelf in range(shelves):
            if shelf:
                found.gaps.append(at + gaps[shelf] / 2)
            at += gaps[shelf]
            top = at + bands[shelf][0]
            bottom = top + least[shelf] + share[shelf]
            found.shelves.append((top, bottom))
            found.bands[Band(shelf, True)], found.bands[Band(shelf, False)] = top, bottom
            at = bottom + bands[shelf][1]
            self._rows(found, shelf)
        found.height = at
        for port in self.lines.ports:
            if port.band and id(port) in lane.lane:
                away = _BAND_START + lane.lane[id(port)] * LANE_PITCH
                edge = found.bands[port.band]
                found.lane_y[id(port)] = edge - away if port.band.upper else edge + away

    def _gap(self, shelf: int) -> float:
        """The room above a shelf that no lane takes, where the labels stand of lines from the hubs above."""
        spots, upright = self.lines.shelves.spots, self.lines.upright
        edges = [edge for pair, own in upright.items() if spots[pair[1]].shelf == shelf for edge in own]
        lines = max((len(self.measures.label(edge).lines) for edge in edges), default=0)
        least = 2 * UPRIGHT_ENDS if edges else _SHELF_GAP
        return max(least, lines * SPACING.leading + 0.5) if shelf else 0.0

    def _shelf_height(self, shelf: int) -> float:
        spots = self.lines.shelves.spots
        hubs = [self.hub_texts[hub].height + _HUB_ENDS for hub, spot in spots.items() if spot.shelf == shelf]
        return max(*hubs, *(h for cell, h in self.height.items() if cell.shelf == shelf), 4.0)

    def _band_heights(self, shelf: int, lane: Lanes) -> tuple[float, float]:
        counts = [lane.count.get(Band(shelf, upper), 0) for upper in (True, False)]
        above, below = (_BAND_START + (n - 1) * LANE_PITCH + _BAND_END if n else 0.0 for n in counts)
        return above, below

    def _rows(self, found: LandscapeFrame, shelf: int) -> None:
        top, bottom = found.shelves[shelf]
        for cell, rows in self.lines.cells.items():
            if cell.shelf != shelf:
                continue
            spare = bottom - top - self.height[cell]
            more = min(spare / len(rows), _MOST_PITCH)
            at = top + (spare - more * (len(rows) - 1)) / 2 + self.size[id(rows[0])].top
            for number, row in enumerate(rows):
                at += self.pitches[cell][number - 1] + more if number else 0.0
                found.middle[id(row)] = at


def _port_heights(row: PortRow, size: PortRowSize, middle: float) -> dict[int, float]:
    pairs: Sequence[tuple[list[Port], tuple[float, ...]]] = ((row.left, size.offsets[0]), (row.right, size.offsets[1]))
    return {id(port): middle + y for ports, ys in pairs for port, y in zip(ports, ys, strict=True)}
