"""Footnotes: a small raised number behind a name or a text, and the note itself in the legend."""

from __future__ import annotations

from dataclasses import replace

from snitflade.diagram import Diagram, Link
from snitflade.values import value

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@value
class Footnotes:
    """The raised numbers of systems (by name) and links (by their place in the diagram), and all notes in order."""

    systems: dict[str, str]
    links: dict[int, str]
    texts: tuple[str, ...]

    def text(self) -> str:
        """All notes, each on a line of its own."""
        return "\n".join(self.texts)


def footnotes_of(diagram: Diagram) -> Footnotes:
    """Numbers the notes in the order of the systems, each system's own before those of its links.

    The note of a link that has no text stands at its system.
    """
    systems: dict[str, str] = {}
    links: dict[int, str] = {}
    texts: list[str] = []

    def add_note(note: str) -> str:
        mark = str(len(texts) + 1).translate(_RAISED)
        texts.append(f"{mark} {note}")
        return mark

    noted: dict[str, list[tuple[int, Link, str]]] = {}
    for number, link in enumerate(diagram.links):
        if link.note:
            noted.setdefault(link.system, []).append((number, link, link.note))
    for system in diagram.systems:
        if system.note:
            systems[system.name] = add_note(system.note)
        for number, link, note in noted.get(system.name, ()):
            if link.interfaces:
                links[number] = add_note(note)
            else:
                systems[system.name] = " ".join(filter(None, (systems.get(system.name), add_note(note))))
    return Footnotes(systems, links, tuple(texts))


def mark_links(diagram: Diagram, footnotes: Footnotes) -> tuple[Link, ...]:
    """The diagram's links, each with its raised number behind its last text."""
    return tuple(_mark(link, footnotes.links.get(number, "")) for number, link in enumerate(diagram.links))


def _mark(link: Link, mark: str) -> Link:
    if not mark:
        return link
    *others, last = link.interfaces
    if last.texts:
        noted = replace(last, texts=(*last.texts[:-1], last.texts[-1] + mark))
    else:
        noted = replace(last, codes=(*last.codes[:-1], last.codes[-1] + mark))
    return replace(link, interfaces=(*others, noted))
