"""Splitting over pages: how many, what stands on which, and what every page has."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snitflade.diagram import Link, Wishes
from snitflade.layout.overflow.dealing import deal_out
from snitflade.layout.overflow.splitting import page_of
from snitflade.scene import Group, Text
from tests.layout.crowds import crowd, done, fit, lost_of_all, scenes
from tests.layout.pictures import parts_of
from tests.strategies import NO_MARKS, place


@pytest.mark.parametrize(
    ("costs", "categories", "parts"),
    [
        ([4, 4, 4], "aab", [(0, 2), (2, 3)]),
        ([4, 4, 2, 2], "aabb", [(0, 2), (2, 4)]),
        ([2, 2, 2, 2, 2], "aabbc", [(0, 2), (2, 5)]),
        ([6, 6, 6, 6], "aaaa", [(0, 1), (1, 2), (2, 3), (3, 4)]),
        ([2] * 12, "a" * 12, [(0, 4), (4, 8), (8, 12)]),
        ([99, 1], "ab", [(0, 1), (1, 2)]),
        ([], "", []),
    ],
    ids=["by category", "a page each", "as many categories as fit", "torn", "evenly", "too large", "nothing"],
)
def test_pages_are_few_and_by_category(costs: list[float], categories: str, parts: list[tuple[int, int]]) -> None:
    assert deal_out(costs, categories, 9.0) == parts


@given(st.lists(st.tuples(st.floats(0.1, 12.0), st.integers(0, 4)), min_size=1, max_size=60))
def test_every_thing_is_on_one_page_that_is_not_too_full(things: list[tuple[float, int]]) -> None:
    things = sorted(things, key=lambda thing: thing[1])
    costs, categories = [cost for cost, _ in things], [str(category) for _, category in things]
    parts = deal_out(costs, categories, 10.0)

    assert (parts[0][0], parts[-1][1]) == (0, len(things))
    assert all(one[1] == other[0] for one, other in pairwise(parts))
    assert all(sum(costs[a:b]) <= 10.001 or b - a == 1 for a, b in parts)
    for key in set(categories):
        own = [n for n, category in enumerate(categories) if category == key]
        pages = sum(a <= own[-1] and b > own[0] for a, b in parts)
        assert pages == 1 or sum(costs[n] for n in own) > 10.0


def test_every_page_has_the_hub_the_number_and_the_whole_legend() -> None:
    diagram = crowd(100, 3)
    found = fit(diagram)
    pages = scenes(found)
    legends = [_texts(scene.groups[-1]) for scene in pages]

    assert done(found) == f"split over {len(pages)} pages by category"
    assert [scene.id for scene in pages] == [f"crowd-{n + 1}" for n in range(len(pages))]
    assert [scene.title for scene in pages] == [
        f"Snitfladeoversigt {n + 1}/{len(pages)} – Sorø" for n in range(len(pages))
    ]
    assert {scene.document for scene in pages} == {"Snitfladeoversigt – Sorø"}
    assert all(legend == legends[0] for legend in legends)
    assert all([text.text for _, text, _, _ in parts_of(scene, Text) if text.role == "hub-name"] for scene in pages)
    for scene in pages:
        ids = [group.id for group in _groups(scene.groups)]
        assert len(ids) == len(set(ids))


def test_categories_come_in_the_order_of_the_legend() -> None:
    diagram = crowd(150, 3)
    order = [category.key for category in diagram.categories]
    first_on = [
        min(order.index(c[9:]) for group in _groups(scene.groups) for c in group.classes if "link" in group.classes
            and c.startswith("category-"))
        for scene in scenes(fit(diagram))
    ]  # fmt: skip

    assert first_on == sorted(first_on)


def test_linked_systems_stay_on_one_page() -> None:
    diagram = crowd(120, 5, satellite_links=9)
    pages = [{group.title for group in scene.groups if "system" in group.classes} for scene in scenes(fit(diagram))]

    for link in (link for link in diagram.links if link.to):
        assert sum(link.system in names and link.to in names for names in pages) == 1
    assert sum(map(len, pages)) == len(diagram.systems)


def test_a_chain_too_long_for_a_page_is_cut_and_every_link_drawn_whole() -> None:
    diagram = crowd(60, 2)
    names = [system.name for system in diagram.systems]
    chain = tuple(Link(a, b, "c0", None, (), NO_MARKS, place(900)) for a, b in pairwise(names))
    diagram = replace(diagram, links=(*diagram.links, *chain))
    pages = scenes(fit(diagram))
    drawn = [group.id for scene in pages for group in _groups(scene.groups) if "satellite-link" in group.classes]

    assert lost_of_all(diagram, pages) == []
    assert len(drawn) == len(chain)


def test_a_page_drops_the_wish_to_stand_after_a_system_of_another_page() -> None:
    diagram = crowd(4)
    names = [system.name for system in diagram.systems]
    wishing = replace(diagram.systems[1], wishes=Wishes(after=names[0]))
    diagram = replace(diagram, systems=(diagram.systems[0], wishing, *diagram.systems[2:]))

    together, apart = (page_of(diagram, part, "1/2", "1") for part in (tuple(names[:2]), tuple(names[1:])))
    assert [system.wishes.after for system in together.systems] == [None, names[0]]
    assert [system.wishes.after for system in apart.systems] == [None] * 3


def _groups(groups: tuple[Group, ...]) -> list[Group]:
    return [one for group in groups for one in (group, *_groups(tuple(p for p in group.parts if isinstance(p, Group))))]


def _texts(group: Group) -> list[tuple[str, str]]:
    own = [(part.role, part.text) for part in group.parts if isinstance(part, Text)]
    return own + [text for part in group.parts if isinstance(part, Group) for text in _texts(part)]
