"""Where everything of a landscape stands, in em of the label font; ``framing`` works it out."""

from __future__ import annotations

from dataclasses import dataclass

from snitflade.landscape.lines import Band, Port
from snitflade.landscape.measures import PortRowSize
from snitflade.picture.hub import HubText
from snitflade.values import value


@value
class Column:
    """The edges of a column's parts; ``left_track`` and ``right_track`` are the tracks next to its label zones."""

    box_left: float
    box_right: float
    left_track: float
    right_track: float


@dataclass(slots=True, repr=False)
class LandscapeFrame:
    """The places of a whole landscape. ``middle``: of each row by its identity; ``gaps``: of those between shelves."""

    width: float
    height: float
    columns: list[Column]
    bars: list[tuple[float, float]]
    shelves: list[tuple[float, float]]
    gaps: list[float]
    bands: dict[Band, float]
    middle: dict[int, float]
    size: dict[int, PortRowSize]
    track_x: dict[int, float]
    hub_x: dict[int, float]
    lane_y: dict[int, float]
    upright_x: dict[int, float]
    hub_texts: dict[str, HubText]

    def port_y(self, port: Port) -> float:
        """The height of a port."""
        ports, offsets = port.row.side(port.on_right), self.size[id(port.row)].offsets[port.on_right]
        return self.middle[id(port.row)] + offsets[ports.index(port)]
