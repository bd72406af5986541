"""Diagrams with more links than any page holds, the same for the same seed, and what came of them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from snitflade.diagram import (
    Category,
    Dash,
    Diagram,
    Direction,
    DirectionMarks,
    Hub,
    Interface,
    Kind,
    Link,
    Shape,
    System,
    Variant,
)
from snitflade.layout.overflow.helping import DiagramPages
from snitflade.pipeline import place_on_pages
from snitflade.scene import Scene, Text
from tests.layout.pictures import bare, parts_of, request_of
from tests.strategies import HUES, NO_MARKS, NOWHERE, WORDS, place

KINDS = (
    Kind("system", "System", Shape.RECTANGLE),
    Kind("data-store", "Datalager", Shape.CYLINDER),
    Kind("external", "Ekstern part", Shape.HEXAGON),
)


def crowd(links: int, seed: int = 1, words: int = 9, interfaces: int = 2, satellite_links: int = 0) -> Diagram:
    """A diagram with a system for each of ``links``; its texts have up to ``words`` words."""
    random = Random(seed)  # noqa: S311 - a repeatable diagram, no secret
    categories = tuple(
        Category(f"c{n}", HUES[n], tuple(Dash)[n], f"Kategori {n}:", _words(random, 8), NO_MARKS, place(600 + n))
        for n in range(random.randint(1, 5))
    )
    names = [f"{_words(random, 2)} {n}" for n in range(links)]
    own = [_link(random, name, n, categories, words, interfaces) for n, name in enumerate(names)]
    between = [
        Link(names[n], names[n + 1], categories[0].key, Direction.OUT, (), NO_MARKS, place(5000 + n))
        for n in random.sample(range(links - 1), satellite_links)
    ]
    return Diagram(
        id="crowd",
        variant=Variant.AS_IS,
        title="Snitfladeoversigt",
        subtitle="Sorø",
        language="da",
        page=None,
        theme=None,
        transition_from=None,
        hub=Hub(("KMD Sag",), NOWHERE),
        kinds=KINDS,
        systems=tuple(System(name, random.choice(KINDS).key, NO_MARKS, place(n + 10)) for n, name in enumerate(names)),
        links=(*own, *between),
        categories=categories,
        notes=(),
        show_unused=False,
        direction_marks=DirectionMarks.WHERE_MIXED,
        place=NOWHERE,
    )


def _words(random: Random, most: int) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.randint(1, most)))


def _link(
    random: Random, system: str, number: int, categories: tuple[Category, ...], words: int, interfaces: int
) -> Link:
    key = random.choice(categories).key
    count = random.randint(1, interfaces)
    own = tuple(
        Interface((f"{number}{chr(97 + n % 26)}{n // 26 or ''}",), (_words(random, words),),
                  random.choice((None, *Direction)), key, NO_MARKS, place(number + 10))
        for n in range(count)
    )  # fmt: skip
    return Link(system, None, key, None, own, NO_MARKS, place(number + 10))


def with_interfaces(diagram: Diagram, number: int, count: int, words: int = 8) -> Diagram:
    """The diagram with ``count`` interfaces on its link of that number."""
    random = Random(number)  # noqa: S311 - as above
    link = diagram.links[number]
    many = _link(random, link.system, number, diagram.categories[:1], words, 1)
    interfaces = tuple(
        replace(many.interfaces[0], codes=(f"K{n}",), texts=(f"{_words(random, words)} nr. {n}",),
                direction=tuple(Direction)[n % 3])
        for n in range(count)
    )  # fmt: skip
    links = (*diagram.links[:number], replace(link, interfaces=interfaces), *diagram.links[number + 1 :])
    return replace(diagram, links=links)


def fit(diagram: Diagram, page: str = "16x9", *, may_grow: bool = False) -> DiagramPages:
    return place_on_pages(request_of(diagram, page), may_grow=may_grow)


def done(found: DiagramPages) -> str:
    """What the warning says was done."""
    return found.problems[0].message.partition(": it is ")[2] if found.problems else ""


def scenes(found: DiagramPages) -> list[Scene]:
    """The pictures with their tables below them."""
    return [picture.scene.unroll() for picture in found.pictures]


def lost_of_all(diagram: Diagram, pages: list[Scene]) -> list[str]:
    """The names, codes and texts of a diagram that no page has."""
    texts: dict[str, str] = {}
    for page in pages:
        for _, text, _, _ in parts_of(page, Text):
            texts[text.role] = texts.get(text.role, "") + text.text
    labels, cells = bare(texts.get("label", "")), bare(texts.get("table-text", ""))
    names, codes = bare(texts["name"]), bare(texts.get("code", ""))
    lost = [system.name for system in diagram.systems if bare(system.name) not in names]
    for interface in (interface for link in diagram.links for interface in link.interfaces):
        lost += [code for code in interface.codes if bare(code) not in codes]
        lost += [text for text in interface.texts if bare(text) not in labels and bare(text) not in cells]
    return lost
