"""Draws a frame: hubs, systems and lines as the groups of a scene, in points on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from snitflade.diagram import plain
from snitflade.geometry import Point, Rectangle
from snitflade.landscape.categories import Categories
from snitflade.landscape.frame import LandscapeFrame
from snitflade.landscape.framing import UPRIGHT_GAP
from snitflade.landscape.graph import Edge, Node
from snitflade.landscape.lines import Lines, Port, PortRow
from snitflade.landscape.measures import CAPTION, Measures, shape_of
from snitflade.names import slug
from snitflade.picture.group_panel import draw_group_panel
from snitflade.picture.hub import draw_hub
from snitflade.picture.look import Look
from snitflade.picture.strokes import draw_arrow
from snitflade.picture.system_box import SystemBox
from snitflade.scene import Group, Part, Text
from snitflade.shapes.forms import side_inset

_LABEL_RISE = 0.61  # em: from a line up to the baseline of its label; smaller, and descenders touch the line
_LABEL_START = 0.5  # em: from a box to its label; larger, and a code seems to belong to the track beyond it
# em: the title of a group, a little smaller than the names below it, but never below the theme's smallest
_CAPTION_SIZE = 0.92
_PANEL = 0.35  # em: how far a panel reaches beyond the boxes of its group; larger, and it runs into the labels


class Drawer:
    """``origin`` (pt) is where the frame's upper left corner is on the page."""

    def __init__(
        self, lines: Lines, frame: LandscapeFrame, measures: Measures, categories: Categories, look: Look, origin: Point
    ) -> None:
        self.lines, self.frame, self.measures, self.categories = lines, frame, measures, categories
        self.look, self.origin, self.em = look, origin, look.em

    def groups(self, nodes: Mapping[str, Node], group_of: Mapping[str, str]) -> Iterator[Group]:
        """In reading order: titles of groups, hubs, systems, then the lines."""
        for rows in self.lines.cells.values():
            yield from self._panels(rows, group_of)
        for name, spot in self.lines.shelves.spots.items():
            (left, right), (top, bottom) = self.frame.bars[spot.slot], self.frame.shelves[spot.shelf]
            box = self._on_page(Rectangle(left, top, right, bottom))
            yield draw_hub(self.frame.hub_texts[name], box, self.look, plain(" = ".join(nodes[name].labels)))
        for row in self.lines.rows:
            if row.node:
                yield self._system(row, row.node)
        for row in self.lines.rows:
            yield from self._lines(row)
        for pair, edges in self.lines.upright.items():
            for edge in edges:
                yield self._upright(pair, edge)

    def _on_page(self, box: Rectangle) -> Rectangle:
        (x, y), em = self.origin, self.em
        return Rectangle(
            round(x + box.left * em, 2),
            round(y + box.top * em, 2),
            round(x + box.right * em, 2),
            round(y + box.bottom * em, 2),
        )

    def _at(self, x: float, y: float) -> Point:
        return self.origin[0] + x * self.em, self.origin[1] + y * self.em

    def _box(self, row: PortRow) -> Rectangle:
        column, middle = self.frame.columns[row.cell.column], self.frame.middle[id(row)]
        half = self.frame.size[id(row)].box_half
        return self._on_page(Rectangle(column.box_left, middle - half, column.box_right, middle + half))

    def _panels(self, rows: Sequence[PortRow], group_of: Mapping[str, str]) -> Iterator[Group]:
        """A titled panel behind the boxes of each group."""
        look, em = self.look, self.em
        with_box = [row for row in rows if row.node]
        for title, own in groupby(with_box, key=lambda row: group_of.get(row.node.name, "") if row.node else ""):
            members = list(own)
            if not title:
                continue
            upper, lower = self._box(members[0]), self._box(members[-1])
            margin = _PANEL * em
            box = Rectangle(
                upper.left - margin, upper.top - (CAPTION - 0.1) * em, upper.right + margin, lower.bottom + margin / 2
            )
            size = max(_CAPTION_SIZE * em, look.theme.sizes.smallest)
            words = self._fit(title, (box.right - box.left) / size - 0.8)
            at = (box.left + 0.4 * size, box.top + 1.05 * size)
            yield draw_group_panel(title, box, [(at, words)], size, look)

    def _fit(self, words: str, width: float) -> str:
        """The words, cut where they are wider than the panel."""
        if self.look.metrics.width(words, True) <= width:
            return words
        while words and self.look.metrics.width(words + "…", True) > width:
            words = words[:-1]
        return words + "…"

    def _system(self, row: PortRow, node: Node) -> Group:
        look, name = self.look, self.frame.size[id(row)].name
        # A hub that has no place of its own among the hubs still looks like one.
        content = SystemBox(shape_of(node), name, icon=node.icon, is_hub=node.is_hub)
        parts = tuple(content.draw(self._box(row), look))
        kind = slug(node.kind.key) if node.kind else "system"
        identity = look.ids.unique(f"system-{slug(node.name)}")
        return Group(identity, ("system", f"kind-{kind}"), 0.0, 0.0, parts, node.name, node.place)

    def _lines(self, row: PortRow) -> Iterator[Group]:
        for ports in (row.left, row.right):
            for port in ports:
                if port.labelled:
                    yield self._line(port)

    def _line(self, port: Port) -> Group:
        path = [self._at(*point) if on_frame else point for on_frame, point in self._path(port)]
        return self._group(port.edge, self._starts_at(port), path, self._label(port))

    def _upright(self, pair: tuple[str, str], edge: Edge) -> Group:
        """A line from a hub to the one right below it, its label in the gap between the shelves."""
        frame, shelf = self.frame, self.lines.shelves.spots[pair[0]].shelf
        x, top, bottom = frame.upright_x[id(edge)], frame.shelves[shelf][1], frame.shelves[shelf + 1][0]
        label, em = self.measures.label(edge), self.em
        colour = self.look.code_colour(self.categories.get(edge.category))
        middle = frame.gaps[shelf]
        first = middle - (len(label.lines) - 1) * self.look.spacing.leading / 2 + self.look.metrics.cap_height / 2
        texts = [
            self.look.text(
                self._at(x + UPRIGHT_GAP, first + n * self.look.spacing.leading),
                words,
                colour,
                "code",
                bold=True,
                size=em,
            )
            for n, words in enumerate(label.lines)
        ]
        return self._group(edge, pair[0], [self._at(x, top), self._at(x, bottom)], texts)

    def _group(self, edge: Edge, start: str, path: Sequence[Point], texts: Iterable[Text]) -> Group:
        """A line from the node ``start`` to the other one, with its label."""
        look, category = self.look, self.categories.get(edge.category)
        onward = start == edge.source
        into_start, into_end = (edge.backward, edge.forward) if onward else (edge.forward, edge.backward)
        colour = look.line_colour(category)
        parts: list[Part] = [
            *draw_arrow(tuple(path), into_start, into_end, colour, category.dash, look.line_width, self.em)
        ]
        parts += texts
        classes = (
            "link",
            f"category-{slug(category.key)}",
            *dict.fromkeys(f"code-{slug(code)}" for code in edge.codes),
        )
        identity = look.ids.unique(f"link-{slug(edge.source)}-{slug(edge.target)}")
        return Group(identity, classes, 0.0, 0.0, tuple(parts), self._title(edge), edge.place)

    def _title(self, edge: Edge) -> str:
        category = self.categories.get(edge.category)
        codes = f": {', '.join(edge.codes)}" if edge.codes else ""
        heading = plain((category.heading or category.text).rstrip(":. "))
        return f"{edge.source} – {edge.target}{codes} [{heading}]"

    def _starts_at(self, port: Port) -> str:
        """The node at which the line of a labelled port starts."""
        if port.row.node:
            return port.row.node.name
        return port.edge.other(port.hub or "")

    def _path(self, port: Port) -> Iterator[tuple[bool, Point]]:
        """The corners, each in em of the frame (True) or in points of the page."""
        frame, y = self.frame, self.frame.port_y(port)
        yield from self._start(port, y)
        if port.hub and port.band is None:
            slot = port.row.cell.column if port.on_right else port.row.cell.column - 1
            left, right = frame.bars[slot]
            yield True, (left if port.on_right else right, y)
            return
        track = frame.track_x[id(port)]
        yield True, (track, y)
        if port.hub and port.band:
            end, lane = frame.hub_x[id(port)], frame.lane_y[id(port)]
            yield from ((True, (track, lane)), (True, (end, lane)), (True, (end, frame.bands[port.band])))
        elif port.mate:
            if port.band:
                lane = frame.lane_y[id(port)]
                other = frame.track_x[id(port.mate)]
                yield from ((True, (track, lane)), (True, (other, lane)), (True, (other, self.frame.port_y(port.mate))))
            else:
                yield True, (track, self.frame.port_y(port.mate))
            yield from self._start(port.mate, self.frame.port_y(port.mate))

    def _start(self, port: Port, y: float) -> Iterator[tuple[bool, Point]]:
        """Where a line leaves its box; a line between hubs leaves the hub on the other side of its row."""
        if port.row.node is None:
            near = next(p for p in port.row.ports if p is not port)
            slot = port.row.cell.column if near.on_right else port.row.cell.column - 1
            left, right = self.frame.bars[slot]
            yield True, (left if near.on_right else right, y)
            return
        box, height = self._box(port.row), self._at(0.0, y)[1]
        inset = side_inset(shape_of(port.row.node), box, self.em, height, on_left=not port.on_right)
        half = self.look.box_stroke.width / 2
        yield False, (box.right - inset + half if port.on_right else box.left + inset - half, height)

    def _label(self, port: Port) -> Iterator[Text]:
        label, em = self.measures.label(port.edge), self.em
        colour = self.look.code_colour(self.categories.get(port.edge.category))
        column, y = self.frame.columns[port.row.cell.column], self.frame.port_y(port)
        for number, words in enumerate(reversed(label.lines)):
            width = self.look.metrics.width(words, True)
            if port.row.node is None:
                x = (column.box_left + column.box_right - width) / 2
            elif port.on_right:
                x = column.box_right + _LABEL_START
            else:
                x = column.box_left - _LABEL_START - width
            at = self._at(x, y - _LABEL_RISE - number * self.look.spacing.leading)
            yield self.look.text(at, words, colour, "code", bold=True, size=em)
