"""Diagrams as large as the spec language allows are compared in a moment, whatever they say."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from snitflade.compare import Act, compare
from snitflade.diagram import Diagram, Interface, Link, Marks, System
from snitflade.problems import Place
from snitflade.spec import read_diagram
from tests.spec.specs_for_tests import VALID

PLACE = Place("many.yaml", 1, 1)
Name = Callable[[int, int], str]


def many(systems: int, interfaces: int, name: Name, code: Name, text: Name) -> Diagram:
    base = read_diagram(VALID / "minimal.yaml")
    links = (
        Link(
            name(n, 0),
            None,
            "weak",
            None,
            tuple(Interface((code(n, m),), (text(n, m),), None, "weak", Marks(), PLACE) for m in range(interfaces)),
            Marks(),
            PLACE,
        )
        for n in range(systems)
    )
    parts = tuple(System(name(n, 0), "external", Marks(), PLACE) for n in range(systems))
    return replace(base, systems=parts, links=tuple(links))


def label(prefix: str) -> Name:
    return lambda n, m: f"{prefix}{n}-{m}"


def same(word: str) -> Name:
    return lambda _n, _m: word


WORDS = " ".join(f"ord{n}" for n in range(300))
REVERSED = " ".join(reversed(WORDS.split()))
PAIRS = {
    "all else new, the texts alike": (
        many(1000, 3, label("S"), label("a"), same("Udtræk")),
        many(1000, 3, label("T"), label("b"), same("Udtræk")),
    ),
    "all renamed": (
        many(1000, 3, label("S"), label(""), label("ord")),
        many(1000, 3, label("T"), label(""), label("ord")),
    ),
    "one code everywhere": (
        many(500, 6, label("S"), same("1a"), same("Modtag Hændelse")),
        many(500, 6, label("T"), same("1b"), same("Modtag")),
    ),
    "long texts turned round": (
        many(200, 1, label("S"), label(""), same(WORDS)),
        many(200, 1, label("S"), label(""), same(REVERSED)),
    ),
}


@pytest.mark.parametrize(("old", "new"), PAIRS.values(), ids=PAIRS)
def test_it_takes_a_moment(old: Diagram, new: Diagram) -> None:
    start = time.monotonic()

    assert compare(old, new).changes

    assert time.monotonic() - start < 5


def test_a_thousand_renamed_systems_are_renamed() -> None:
    changes = compare(*PAIRS["all renamed"]).changes

    assert [change.act for change in changes] == [Act.RENAMED] * 1000


def test_five_hundred_new_codes_of_one_text_keep_their_order() -> None:
    old, new = (many(1, 500, same("S"), label(prefix), same("Udtræk")) for prefix in "ab")

    changes = compare(old, new).changes

    assert [(change.act, change.before, change.after) for change in changes] == [
        (Act.RECODED, f"a0-{n}", f"b0-{n}") for n in range(500)
    ]


def test_a_diagram_of_many_equal_parts_is_the_same_as_itself() -> None:
    one = many(1, 500, same("S"), same("1"), same("Udtræk"))
    bare = replace(one.links[0], interfaces=())
    links = replace(one, links=tuple(replace(bare, category=key) for key in ("weak", "strong") for _ in range(1000)))

    assert compare(one, one).changes == ()
    assert compare(links, replace(links, links=links.links[::-1])).changes == ()
    fewer = compare(links, replace(links, links=links.links[:-10])).changes
    assert [change.act for change in fewer] == [Act.REMOVED] * 10
