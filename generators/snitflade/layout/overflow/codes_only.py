"""Codes instead of texts on the lines of systems that have more text than a page holds; the texts go to a table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from snitflade.diagram import Diagram, Direction, Interface, Link, Marks, plain
from snitflade.picture.wording import WORDING
from snitflade.values import value


@value
class TableLine:
    """A line of the table: an interface of which the picture shows only the codes."""

    system: str
    codes: str
    between: str
    direction: str
    text: str

    @property
    def cells(self) -> tuple[str, ...]:
        """What the columns of the table hold."""
        return self.codes, self.between, self.direction, self.text


def keep_codes_only(diagram: Diagram, systems: Collection[str]) -> tuple[Diagram, tuple[TableLine, ...]]:
    """The diagram with only codes at the lines of ``systems`` (by name), and their texts as lines of a table.

    The codes of a line are drawn together, those of another direction apart. An interface without a code gets a
    number in brackets, which stands in the table too.
    """
    used = {code for link in diagram.links for interface in link.interfaces for code in interface.codes}
    links: list[Link] = []
    lines: list[TableLine] = []
    number = 0
    for link in diagram.links:
        if link.system not in systems:
            links.append(link)
            continue
        interfaces: list[Interface] = []
        for interface in link.interfaces:
            coded = interface
            while not coded.codes:
                number += 1
                if f"({number})" not in used:
                    coded = replace(interface, codes=(f"({number})",))
            interfaces.append(coded)
            lines += _table_lines_of(diagram, link, coded)
        links.append(replace(link, interfaces=_join_by_direction(interfaces)))
    return replace(diagram, links=tuple(links)), tuple(lines)


def _table_lines_of(diagram: Diagram, link: Link, interface: Interface) -> list[TableLine]:
    if not interface.texts:
        return []
    direction = WORDING[diagram.language].table_directions[interface.direction]
    between = f"{link.system} → {link.to}" if link.to else link.system
    text = " / ".join(map(plain, interface.texts))
    return [TableLine(link.system, ", ".join(interface.codes), plain(between), direction, text)]


def _join_by_direction(interfaces: list[Interface]) -> tuple[Interface, ...]:
    """One interface for each category and direction, with all their codes."""
    groups: dict[tuple[str, Direction | None], list[Interface]] = {}
    for interface in interfaces:
        groups.setdefault((interface.category, interface.direction), []).append(interface)
    return tuple(_join(group) for group in groups.values())


def _join(group: list[Interface]) -> Interface:
    codes = dict.fromkeys(code for interface in group for code in interface.codes)
    assumed = dict.fromkeys(mark for interface in group for mark in interface.marks.assumed)
    inferred = dict.fromkeys(mark for interface in group for mark in interface.marks.inferred)
    return replace(group[0], codes=tuple(codes), texts=(), marks=Marks(tuple(assumed), tuple(inferred)))
