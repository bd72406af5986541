"""The ways of the lines: a track of its own for every turn up or down, a lane of its own for every way across.

━━━━━━━━┓        A line that turns off runs in a track of the channel beside its column and in a lane of a band.
 lane   ┃ track  Two share a track or lane only where they are apart, so lines meet at right angles alone. Short
box ────┛        ways take the tracks next to the boxes and the lanes next to the hubs, so that they nest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from snitflade.landscape.lines import Band, Lines, Port, Way
from snitflade.values import value

_SHELF = 3e4  # em: from one shelf to the next while heights are not known; above any height, so that shelves never mix
_BAND = 1e4  # em: from a shelf to the band above or below it; a third of a shelf, so that band, shelf, band fill one
_TRACK_GAP = 0.9  # em: between two lines in one track; smaller, and two lines look like one
_LANE_GAP = 0.8  # em: between two lines in one lane; smaller, and two lines look like one


class Channel(NamedTuple):
    """The room beside a column, on its left or right side."""

    column: int
    on_right: bool


@value
class Tracks:
    """``track``: the number of each port's track by the port's identity, 0 next to the boxes."""

    track: Mapping[int, int]
    count: Mapping[Channel, int]


@value
class Lanes:
    """``lane``: the number of each line's lane by the identity of its labelled port, 0 next to the hubs."""

    lane: Mapping[int, int]
    count: Mapping[Band, int]


@dataclass(slots=True, eq=False, repr=False)
class _TrackRun:
    """A stretch of a track or lane that a line takes."""

    port: Port
    start: float
    end: float


def assign_tracks(lines: Lines, height: Mapping[int, float]) -> Tracks:
    """Gives every port that turns a track. ``height``: of each port within its shelf, in em."""
    runs: dict[Channel, list[_TrackRun]] = {}
    for port in lines.ports:
        if port.way is not Way.STRAIGHT or port.mate:
            run = _track_run(port, height)
            if run:
                runs.setdefault(Channel(port.row.cell.column, port.on_right), []).append(run)
    track: dict[int, int] = {}
    count: dict[Channel, int] = {}
    for channel, own in runs.items():
        own.sort(key=lambda run: (round(run.end - run.start, 6), run.start))
        numbers = pack(own, _TRACK_GAP)
        track |= {id(run.port): number for run, number in zip(own, numbers, strict=True)}
        track |= {
            id(run.port.mate): number
            for run, number in zip(own, numbers, strict=True)
            if run.port.mate and run.port.band is None
        }
        count[channel] = max(numbers) + 1
    return Tracks(track, count)


def _track_run(port: Port, height: Mapping[int, float]) -> _TrackRun | None:
    own = port.row.cell.shelf * _SHELF + _BAND + height[id(port)]
    if port.band is None:
        if port.mate is None or not port.labelled:  # the mate's is the same track
            return None
        other = port.mate.row.cell.shelf * _SHELF + _BAND + height[id(port.mate)]
        return _TrackRun(port, min(own, other), max(own, other))
    top = port.band.shelf * _SHELF + (0.0 if port.band.upper else 2 * _BAND)
    return _TrackRun(port, min(own, top), max(own, top + _BAND))


def pack(runs: Sequence[_TrackRun], gap: float) -> list[int]:
    """The number of the first track in which each run has room, taken in order."""
    taken: list[list[_TrackRun]] = []
    numbers: list[int] = []
    for run in runs:
        number = next((n for n, others in enumerate(taken) if _is_free(run, others, gap)), len(taken))
        if number == len(taken):
            taken.append([])
        taken[number].append(run)
        numbers.append(number)
    return numbers


def _is_free(run: _TrackRun, others: Iterable[_TrackRun], gap: float) -> bool:
    return all(run.start >= other.end + gap or other.start >= run.end + gap for other in others)


def lane_order(lines: Lines, start: Mapping[int, float], hub_middle: Mapping[str, float]) -> dict[Band, list[Port]]:
    """The lines of each band from the hubs outwards. ``start``: where each port's track is across the page.

    Lines from the hubs' own side take the inner lanes, the shortest innermost; those from beyond the band the outer
    ones, the longest innermost: so lines to one hub do not cross.
    """
    found: dict[Band, list[tuple[tuple[float, ...], Port]]] = {}
    for number, port in enumerate(lines.ports):
        if port.band is None or (port.mate and not port.labelled):
            continue
        end = hub_middle[port.hub] if port.hub else start[id(port.mate)]
        length = abs(end - start[id(port)])
        shelf = port.row.cell.shelf
        beyond = shelf < port.band.shelf if port.band.upper else shelf > port.band.shelf
        key = (float(beyond), -length if beyond else length, float(number))
        found.setdefault(port.band, []).append((key, port))
    return {band: [port for _, port in sorted(own, key=lambda entry: entry[0])] for band, own in found.items()}


def hub_ports(
    order: Sequence[Port], start: Mapping[int, float], hub_middle: Mapping[str, float]
) -> dict[str, tuple[list[Port], list[Port]]]:
    """For each hub of a band the lines that come from its left and its right, each from left to right.

    Those of the inner lanes stand outermost.
    """
    left: dict[str, list[Port]] = {}
    right: dict[str, list[Port]] = {}
    for port in order:
        if port.hub:
            side = left if start[id(port)] < hub_middle[port.hub] else right
            side.setdefault(port.hub, []).append(port)
    return {hub: (left.get(hub, []), right.get(hub, [])[::-1]) for hub in {**left, **right}}


def assign_lanes(order: Mapping[Band, Sequence[Port]], span: Mapping[int, tuple[float, float]]) -> Lanes:
    """Gives every line its lane. ``span``: from where to where it runs across the page, by its port."""
    lane: dict[int, int] = {}
    count: dict[Band, int] = {}
    for band, ports in order.items():
        runs = [_TrackRun(port, *sorted(span[id(port)])) for port in ports]
        numbers = pack(runs, _LANE_GAP)
        lane |= {id(port): number for port, number in zip(ports, numbers, strict=True)}
        count[band] = max(numbers) + 1
    return Lanes(lane, count)
