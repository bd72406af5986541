"""Small edits of a diagram, as an author makes them: one system or one link at a time, the same for the same random.

An edit takes a diagram and a :class:`random.Random`; out come the edited diagram and what was done to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import TypeAlias

from snitflade.diagram import Diagram, Direction, Interface, Link, Marks, System, Wishes

_NAMES = (
    "SAPA, Beskedfordeleren, KMD Borgeroverblik, Fælles Medicinkort, DUBU, Digital Post, KMD Momentum, NemRefusion, "
    "Udbetaling Danmark, Schultz Fasit, eSkatData, KMD Nova, Serviceplatformen, Støttesystemet Klassifikation"
).split(", ")
_WORDS = (
    "oplysninger om borgerens sager og ydelser, der sendes dagligt til journalisering, adviser ved ændring af adresse, "
    "godtgørelser og negative hændelser, udbetalinger til bogføring, statistik for måneden"
).split()
_CODES = ("40", "41a", "42", "K9", "SID201", "43b")


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done: ``kind`` is a key of ``EDITS``, ``system`` the one that it concerns; a new one has its new name.

    ``former`` is the name that the system had.
    """

    kind: str
    system: str
    former: str
    words: str


Edited: TypeAlias = tuple[Diagram, Edit]
Editor: TypeAlias = Callable[[Diagram, Random], Edited]


def repeatable(seed: int) -> Random:
    """A source of the same choices for the same seed."""
    return Random(seed)  # noqa: S311 - choices of edits, no secret


def add(diagram: Diagram, random: Random) -> Edited:
    """A new system somewhere in the list, with one link to the hub that carries one or two interfaces."""
    name = _new_name(diagram, random)
    model = random.choice(diagram.systems)
    category = random.choice(diagram.drawn_categories).key
    system = System(name, model.kind, Marks(), model.place)
    direction = random.choice(tuple(Direction))
    interfaces = tuple(
        Interface((code,), (_sentence(random, 2, 9),), direction, category, Marks(), model.place)
        for code in random.sample(_CODES, random.choice((1, 1, 2)))
    )
    link = Link(name, None, category, None, interfaces, Marks(), model.place)
    at, behind = (random.randrange(len(parts) + 1) for parts in (diagram.systems, diagram.links))
    systems = (*diagram.systems[:at], system, *diagram.systems[at:])
    links = (*diagram.links[:behind], link, *diagram.links[behind:])
    return replace(diagram, systems=systems, links=links), Edit("add", name, "", f"add '{name}' ({category})")


def remove(diagram: Diagram, random: Random) -> Edited:
    """One system goes, with its links and what was wished for because of it."""
    gone = random.choice(diagram.systems).name
    systems = tuple(_without_wish_for(system, gone) for system in diagram.systems if system.name != gone)
    links = tuple(link for link in diagram.links if gone not in (link.system, link.to))
    return replace(diagram, systems=systems, links=links), Edit("remove", "", gone, f"remove '{gone}'")


def rename(diagram: Diagram, random: Random) -> Edited:
    """One system gets another name, and all that points at it follows."""
    former, name = random.choice(diagram.systems).name, _new_name(diagram, random)

    def renamed(system: System) -> System:
        after = name if system.wishes.after == former else system.wishes.after
        moved = replace(system, wishes=replace(system.wishes, after=after))
        return replace(moved, name=name, label="") if system.name == former else moved

    links = tuple(
        replace(link, system=name if link.system == former else link.system, to=name if link.to == former else link.to)
        for link in diagram.links
    )
    systems = tuple(map(renamed, diagram.systems))
    return replace(diagram, systems=systems, links=links), Edit("rename", name, former, f"'{former}' is '{name}'")


def recolour(diagram: Diagram, random: Random) -> Edited:
    """One link, with its interfaces, moves to another category of the legend; with a single one that category itself
    gets another colour.
    """
    at = random.randrange(len(diagram.links))
    link = diagram.links[at]
    others = [category.key for category in diagram.categories if category.key != link.category]
    if not others:
        recoloured = tuple(replace(category, colour="#7d3c98") for category in diagram.categories)
        return replace(diagram, categories=recoloured), Edit("recolour", link.system, link.system, "another colour")
    key = random.choice(others)
    interfaces = tuple(replace(interface, category=key) for interface in link.interfaces)
    words = f"the link of '{link.system}' is {key}"
    return _with_link(diagram, at, replace(link, category=key, interfaces=interfaces)), _of("recolour", link, words)


def lengthen(diagram: Diagram, random: Random) -> Edited:
    """One text of an interface gets one to six more words."""
    at, number = _texted(diagram, random)
    text = diagram.links[at].interfaces[number].texts[-1]
    return _with_text(diagram, at, number, f"{text} {_sentence(random, 1, 6)}", "lengthen")


def shorten(diagram: Diagram, random: Random) -> Edited:
    """One text of an interface loses one to six words at its end, but for its first one."""
    at, number = _texted(diagram, random)
    words = diagram.links[at].interfaces[number].texts[-1].split(" ")
    kept = max(1, len(words) - random.randint(1, 6))
    return _with_text(diagram, at, number, " ".join(words[:kept]), "shorten")


EDITS: dict[str, Editor] = {
    "add": add,
    "remove": remove,
    "rename": rename,
    "recolour": recolour,
    "lengthen": lengthen,
    "shorten": shorten,
}


def any_edit(diagram: Diagram, random: Random) -> Edited:
    """An edit of any kind."""
    return EDITS[random.choice(tuple(EDITS))](diagram, random)


def _new_name(diagram: Diagram, random: Random) -> str:
    taken = {system.name for system in diagram.systems} | set(diagram.hub.names)
    free = [name for name in _NAMES if name not in taken]
    return random.choice(free) if free else f"System {len(taken)}"


def _sentence(random: Random, least: int, most: int) -> str:
    first, count = random.randrange(len(_WORDS)), random.randint(least, most)
    return " ".join(_WORDS[(first + n) % len(_WORDS)] for n in range(count)).strip(",")


def _without_wish_for(system: System, gone: str) -> System:
    return replace(system, wishes=Wishes(side=system.wishes.side)) if system.wishes.after == gone else system


def _texted(diagram: Diagram, random: Random) -> tuple[int, int]:
    """A link and one of its interfaces that has a text.

    :raises IndexError: when the diagram has none.
    """
    places = [(at, n) for at, link in enumerate(diagram.links) for n, i in enumerate(link.interfaces) if i.texts]
    return random.choice(places)


def _with_text(diagram: Diagram, at: int, number: int, text: str, kind: str) -> Edited:
    link = diagram.links[at]
    interface = link.interfaces[number]
    changed = replace(interface, texts=(*interface.texts[:-1], text))
    interfaces = (*link.interfaces[:number], changed, *link.interfaces[number + 1 :])
    words = f"'{link.system}': {interface.texts[-1]!r} is {text!r}"
    return _with_link(diagram, at, replace(link, interfaces=interfaces)), _of(kind, link, words)


def _with_link(diagram: Diagram, at: int, link: Link) -> Diagram:
    return replace(diagram, links=(*diagram.links[:at], link, *diagram.links[at + 1 :]))


def _of(kind: str, link: Link, words: str) -> Edit:
    return Edit(kind, link.system, link.system, words)
