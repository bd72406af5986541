"""What a diagram has to show, measured once: its rows, blocks, hub and legend. In: a Diagram. Out: a Content."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from snitflade.diagram import Direction, DirectionMarks, Interface, Link, System
from snitflade.layout.anchor import Absent
from snitflade.layout.footnotes import footnotes_of, mark_links
from snitflade.layout.labels import LinkLabel, code_column_width, label_of
from snitflade.layout.request import Request
from snitflade.layout.rows import Joint, RowBlock, Spoke, SystemRow
from snitflade.layout.satellite_links import Chain, chains, join_neighbours
from snitflade.layout.ties import ties_of
from snitflade.picture.hub import HubText, set_hub_name
from snitflade.picture.icons import icon_room
from snitflade.picture.legend_band import LegendBand, LegendBlock, legend_block
from snitflade.picture.look import HIGHLIGHT
from snitflade.picture.shown_changes import Badge, ShownInterface
from snitflade.picture.system_box import side_padding
from snitflade.picture.wording import WORDING
from snitflade.typesetting.line_breaking import Paragraph, fits_when_hyphenated
from snitflade.values import value

_LONGEST_NAME_WORD = 12.0  # em: a longer word of a name is hyphenated; larger, one such word widens all boxes
_EXTERNAL = "external"
_THIN = 0.6  # share of a line that went; larger, it looks like one that stands; smaller, its colour is lost
_BOX_SLACK = 0.05  # em of a kept box left free: larger, names are hyphenated early; at 0 rounding widens the box
LONGEST_CHAIN = 1000  # systems: more than any diagram has, so that no block is cut

Order = tuple[tuple[str, ...], tuple[str, ...]]


@value
class Constraints:
    """What is settled before anything is measured.

    :param longest_chain: systems that satellite links tie together stay in one block up to this many.
    :param order: the systems of the left and the right wing, top down; neighbours that are linked make a block.
    :param absent: systems that keep a place, though the diagram does not have them.
    :param box_kept: the width (em) of the boxes in a former layout; a word of a name that is wider is hyphenated.
    """

    longest_chain: int = LONGEST_CHAIN
    order: Order | None = None
    absent: tuple[Absent, ...] = ()
    box_kept: float | None = None


_OPEN = Constraints()


@value
class Content:
    """``rails`` are the satellite links whose systems are no neighbours in their block.

    ``cut``: whether linked systems are in several blocks, so that a rail may lead to the other wing.
    """

    request: Request
    blocks: tuple[RowBlock, ...]
    rails: tuple[Joint, ...]
    hub: HubText
    legend: LegendBand
    cut: bool


def content_of(request: Request, arrangement: Constraints = _OPEN) -> Content:
    """Measures everything that the layout places."""
    return _Measurer(request, arrangement).measure()


class _Measurer:
    def __init__(self, request: Request, arrangement: Constraints) -> None:
        self.request, self.arrangement = request, arrangement
        self.diagram, self.metrics, self.spacing = request.diagram, request.metrics, request.spacing
        diagram, self.whole = request.diagram, request.whole or request.diagram
        self.categories = {category.key: category for category in diagram.categories}
        self.kinds = {kind.key: kind for kind in diagram.kinds}
        self.ties, self.footnotes = ties_of(diagram), footnotes_of(diagram)
        self.links = mark_links(diagram, self.footnotes)
        self.shown = request.shown
        self.link_numbers = {id(link): number for number, link in enumerate(self.links)}
        found = self.shown.interfaces if self.shown else {}
        self.shown_interfaces: dict[int, ShownInterface | None] = {
            id(interface): found.get((number, at))
            for number, link in enumerate(self.links)
            for at, interface in enumerate(link.interfaces)
        }
        interfaces = [interface for link in self.links for interface in link.interfaces]
        self.code_column = code_column_width(
            [", ".join(i.codes) for i in interfaces], self.metrics, request.widest_codes
        )

    def measure(self) -> Content:
        satellite = [link for link in self.links if link.to is not None]
        pairs = [(link.system, link.to or "") for link in satellite]
        order = self._chains(pairs)
        neighbours = set().union(*(chain.neighbours() for chain in order)) if order else set()
        joints = [joint for link in satellite for joint in self._joints(link)]
        near: dict[tuple[str, str], list[Joint]] = {}
        for joint in joints:
            if _pair(joint) in neighbours:
                near.setdefault(_pair(joint), []).append(joint)
        rails = [self._name_target(j) for j in joints if _pair(j) not in neighbours]
        rows = {row.system.name: row for row in self._rows(rails)}
        self._caption(rows, order)
        blocks = tuple(self._block([rows[name] for name in chain.systems], near) for chain in order)
        hub = set_hub_name(self.diagram.hub.names, self.metrics, self.diagram.language)
        legend, cut = self._legend(), self._is_cut(rails)
        return Content(self.request, blocks, tuple(rails), hub, legend, cut)

    def _chains(self, pairs: Sequence[tuple[str, str]]) -> list[Chain]:
        if self.arrangement.order:
            return [chain for wing in self.arrangement.order for chain in join_neighbours(wing, pairs, self.ties)]
        names = [*(s.name for s in self.diagram.systems), *(a.system.name for a in self.arrangement.absent)]
        return chains(names, pairs, self.arrangement.longest_chain, self.ties)

    def _caption(self, rows: dict[str, SystemRow], order: Sequence[Chain]) -> None:
        """Gives the uppermost system of each group the group's title, and says which are the last."""
        for chain in order:
            titled: set[str] = set()
            for name in chain.systems:
                group = rows[name].system.group
                if group and group not in titled:
                    titled.add(group)
                    rows[name].caption = Paragraph(group, self._bold, _LONGEST_NAME_WORD, self.diagram.language)

    def _is_cut(self, rails: Sequence[Joint]) -> bool:
        if self.arrangement.order:
            left = set(self.arrangement.order[0])
            return any((joint.source in left) != (joint.target in left) for joint in rails)
        return self.arrangement.longest_chain < LONGEST_CHAIN

    def _rows(self, rails: Sequence[Joint]) -> list[SystemRow]:
        by_system: dict[str, list[Link]] = {}
        for link in self.links:
            if link.to is None:
                by_system.setdefault(link.system, []).append(link)
        leaving: dict[str, list[Joint]] = {}
        for joint in rails:
            leaving.setdefault(joint.source, []).append(joint)
        ports = Counter(name for joint in rails for name in {joint.source, joint.target})
        return [
            self._row(number, system, by_system.get(system.name, []), leaving.get(system.name, ()), ports[system.name])
            for number, system in enumerate(self.diagram.systems)
        ] + [self._absent_row(absent) for absent in self.arrangement.absent]

    def _absent_row(self, absent: Absent) -> SystemRow:
        name = Paragraph(absent.system.name, self._bold, _LONGEST_NAME_WORD, self.diagram.language)
        last = len(self.diagram.systems)
        return SystemRow(absent.system, absent.shape, False, name, (), last, absent=absent, spacing=self.spacing)

    def _row(
        self, number: int, system: System, links: Sequence[Link], leaving: Sequence[Joint], ports: int
    ) -> SystemRow:
        spokes = tuple(spoke for link in links for spoke in self._spokes(link))
        kind = self.kinds[system.kind]
        name = (system.label or system.name) + self.footnotes.systems.get(system.name, "")
        paragraph = self._name(name, 2 * side_padding(kind.shape) + icon_room(system.icon))
        external = system.kind == _EXTERNAL
        row = SystemRow(
            system, kind.shape, external, paragraph, spokes, number, tuple(leaving), ports, spacing=self.spacing
        )
        if self.shown:
            row.badge = self.shown.systems.get(system.name)
            former = self.shown.former_names.get(system.name)
            row.former_name = (
                Paragraph(former, self._bold, _LONGEST_NAME_WORD, self.diagram.language) if former else None
            )
        return row

    def _name(self, name: str, beside: float) -> Paragraph:
        """A name, hyphenated where nothing else keeps the boxes of a former layout from widening.

        ``beside``: what of a box's width (em) is not for it.
        """
        language = self.diagram.language
        whole = Paragraph(name, self._bold, _LONGEST_NAME_WORD, language)
        if self.arrangement.box_kept is None:
            return whole
        room = self.arrangement.box_kept - beside
        if whole.widest_piece <= room or not fits_when_hyphenated(name, self._bold, room - _BOX_SLACK, language):
            return whole
        return Paragraph(name, self._bold, room - _BOX_SLACK, language)

    def _spokes(self, link: Link) -> list[Spoke]:
        """A spoke for each category of the link's interfaces, in the order in which they come."""
        if not link.interfaces:
            assumed, weight = self._is_assumed(link, ()), self._weight(link)
            return [Spoke(link, self.categories[link.category], link.direction, None, assumed, weight)]
        return [
            Spoke(
                link,
                self.categories[key],
                _overall(interfaces),
                self._label(interfaces, self._is_marked(interfaces)),
                self._is_assumed(link, interfaces),
                self._weight(link),
            )
            for key, interfaces in _by_category(link.interfaces)
        ]

    def _joints(self, link: Link) -> list[Joint]:
        if not link.interfaces:
            return [self._joint(link, link.category, link.direction or Direction.OUT, ())]
        return [
            self._joint(link, key, _overall(interfaces) or Direction.OUT, interfaces)
            for key, interfaces in _by_category(link.interfaces)
        ]

    def _joint(self, link: Link, category: str, direction: Direction, interfaces: Sequence[Interface]) -> Joint:
        label = self._label(interfaces, True, direction) if interfaces else None
        assumed = self._is_assumed(link, interfaces)
        weight = self._weight(link)
        return Joint(link, self.categories[category], direction, link.system, link.to or "", label, assumed, weight)

    def _weight(self, link: Link) -> float:
        """How heavy a line is drawn: what is new or highlighted twice as heavy, what went thinner."""
        badge = self.shown.links.get(self.link_numbers[id(link)]) if self.shown else None
        if badge is Badge.REMOVED:
            return _THIN
        return HIGHLIGHT if link.highlight or badge is Badge.ADDED else 1.0

    def _name_target(self, joint: Joint) -> Joint:
        """A joint that runs in a rail: its label says where to, as the line is far from it."""
        if not joint.label:
            return joint
        interfaces = [i for i in joint.link.interfaces if i.category == joint.category.key]
        first, *others = interfaces[0].texts or ("",)
        named = replace(interfaces[0], texts=(f"{joint.target}: {first}".rstrip(": "), *others))
        return replace(joint, label=self._label([named, *interfaces[1:]], True, joint.direction))

    def _label(self, interfaces: Sequence[Interface], marked: bool, default: Direction | None = None) -> LinkLabel:
        shown = (lambda interface: self.shown_interfaces.get(id(interface))) if self.shown else None
        return label_of(interfaces, self.metrics, self.code_column, self.diagram.language, marked, default, shown)

    def _is_marked(self, interfaces: Sequence[Interface]) -> bool:
        when = self.diagram.direction_marks
        if when is DirectionMarks.WHERE_MIXED:
            return len({interface.direction for interface in interfaces}) > 1
        return when is DirectionMarks.ALWAYS

    def _is_assumed(self, link: Link, interfaces: Sequence[Interface]) -> bool:
        return self.request.show_assumed and bool(link.marks.assumed or any(i.marks.assumed for i in interfaces))

    def _block(self, rows: Sequence[SystemRow], near: Mapping[tuple[str, str], Sequence[Joint]]) -> RowBlock:
        joints = tuple(
            tuple(near.get(_sort_pair(upper.system.name, lower.system.name), ()))
            for upper, lower in itertools.pairwise(rows)
        )
        return RowBlock(tuple(rows), joints)

    def _legend(self) -> LegendBand:
        language = self.diagram.language
        blocks: list[LegendBlock] = [
            legend_block(
                f"legend-{c.key}", c, c.heading, c.text, self.metrics, language, head=c.key not in self._headless()
            )
            for c in self.whole.drawn_categories
        ]
        words = WORDING[language]
        if self.request.show_assumed:
            heading, text = words.assumed_heading, words.assumed_text
            blocks.append(legend_block("legend-assumed", None, heading, text, self.metrics, language, is_mark=True))
        blocks += [
            legend_block(f"note-{number}", None, note.heading, note.text, self.metrics, language)
            for number, note in enumerate(self.diagram.notes, start=1)
        ]
        if self.footnotes.texts:
            text = self.footnotes.text()
            blocks.append(legend_block("footnotes", None, words.footnotes, text, self.metrics, language))
        return LegendBand(self.whole.drawn_kinds, tuple(blocks), self.metrics)

    def _headless(self) -> set[str]:
        """The categories all of whose lines are drawn without arrowheads, as no direction is stated."""
        stated: dict[str, bool] = {}
        for link in self.whole.links:
            directions = [(i.category, i.direction) for i in link.interfaces] or [(link.category, link.direction)]
            for key, direction in directions:
                stated[key] = stated.get(key, False) or direction is not None or link.to is not None
        return {key for key, is_stated in stated.items() if not is_stated}

    def _bold(self, text: str) -> float:
        return self.metrics.width(text, True)


def _pair(joint: Joint) -> tuple[str, str]:
    return _sort_pair(joint.source, joint.target)


def _sort_pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _by_category(interfaces: Sequence[Interface]) -> list[tuple[str, list[Interface]]]:
    groups: dict[str, list[Interface]] = {}
    for interface in interfaces:
        groups.setdefault(interface.category, []).append(interface)
    return list(groups.items())


def _overall(interfaces: Sequence[Interface]) -> Direction | None:
    """The direction of a line that carries all of these: both ways when they differ, None when none is stated."""
    stated = {interface.direction for interface in interfaces} - {None}
    if not stated:
        return None
    return stated.pop() if len(stated) == 1 else Direction.BOTH
