"""Systems with identical links in one box."""

from __future__ import annotations

from dataclasses import replace

import pytest

from snitflade.diagram import Diagram, Direction, Interface, Link, Marks, Side, Wishes
from snitflade.layout.overflow.merging import merge
from tests.layout.crowds import crowd
from tests.strategies import NO_MARKS, place

BASE = crowd(5)
SAME = Interface(("9",), ("Udtræk",), Direction.OUT, "c0", NO_MARKS, place(1))


def diagram(alike: int = 3) -> Diagram:
    """Five systems of one kind, the first ones with the same link."""
    systems = tuple(replace(system, kind="system") for system in BASE.systems)
    links = tuple(
        replace(link, category="c0", interfaces=(SAME,)) if n < alike else link for n, link in enumerate(BASE.links)
    )
    return replace(BASE, systems=systems, links=links)


def test_systems_with_the_same_link_share_the_place_of_the_first() -> None:
    names = [system.name for system in BASE.systems]
    found = merge(diagram())

    assert found is not None
    box, *others = found.diagram.systems
    assert box.name == ", ".join(names[:3])
    assert box.label == ",\n".join(names[:3])  # a name may itself take two lines
    assert [system.name for system in others] == names[3:]
    assert [link.system for link in found.diagram.links] == [box.name, *names[3:]]
    assert found.members == {box.name: tuple(names[:3])}


def test_where_no_two_are_alike_nothing_is_merged() -> None:
    assert merge(diagram(1)) is None


def test_a_box_holds_at_most_eight_names_and_the_boxes_are_alike() -> None:
    many = crowd(20)
    systems = tuple(replace(system, kind="system") for system in many.systems)
    links = tuple(replace(link, category="c0", interfaces=(SAME,)) for link in many.links)
    found = merge(replace(many, systems=systems, links=links))

    assert found is not None
    assert sorted(map(len, found.members.values())) == [6, 7, 7]


@pytest.mark.parametrize(
    "change",
    [{"kind": "external"}, {"wishes": Wishes(side=Side.LEFT)}, {"group": "Styrelser"}, {"note": "Ny"},
     {"highlight": True}],
    ids=["kind", "wish", "group", "note", "highlight"],
)  # fmt: skip
def test_what_sets_a_system_apart_keeps_it_so(change: dict[str, object]) -> None:
    base = diagram(2)
    first, *others = base.systems

    assert merge(base) is not None
    assert merge(replace(base, systems=(replace(first, **change), *others))) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [replace(SAME, codes=("10",)), replace(SAME, texts=("Kopi",)), replace(SAME, direction=None),
     replace(SAME, category="c1"), replace(SAME, marks=Marks(assumed=("category",)))],
    ids=["codes", "text", "direction", "category", "assumed"],
)  # fmt: skip
def test_links_that_differ_are_not_the_same(other: Interface) -> None:
    base = diagram(2)
    first, *links = base.links

    assert merge(replace(base, links=(replace(first, interfaces=(other,)), *links))) is None


def test_a_link_to_another_system_keeps_both_apart() -> None:
    base = diagram(3)
    between = Link(base.systems[0].name, base.systems[1].name, "c0", None, (), NO_MARKS, place(9))

    assert merge(replace(base, links=(*base.links, between))) is None
