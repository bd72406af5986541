"""Which part of the new diagram is which of the old one: by identity first, then by likeness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from snitflade.compare.candidates import pair_most_alike
from snitflade.compare.changes import CategoryPair, InterfacePair, LinkedInterface, LinkPair, PartPairs, SystemPair
from snitflade.compare.linked_interfaces import Ends, bag_of_interface, ends_of, linked_interfaces_of, merge
from snitflade.compare.matching_interfaces import InterfaceMatcher
from snitflade.compare.matching_systems import match_systems
from snitflade.compare.words import bag_of, likeness
from snitflade.diagram import Category, Diagram, Link
from snitflade.values import value

_LEAST_CATEGORY = 0.6
_A_LITTLE = 0.01


@value
class NewNames:
    """What the old names are now. What is gone is in none of them."""

    systems: dict[str, str]
    categories: dict[str, str]

    def same_category(self, old: str, new: str) -> bool:
        """Whether the old key of a category and the new one are of one category."""
        return self.categories.get(old) == new


def match(old: Diagram, new: Diagram) -> tuple[PartPairs, NewNames]:
    """The pairs of two versions of a diagram, and what is called what now."""
    systems = match_systems(old, new)
    names = {old.systems[one].name: new.systems[other].name for one, other in systems.items()}
    both = linked_interfaces_of(old), linked_interfaces_of(new)
    interfaces = InterfaceMatcher(
        *both,
        [ends_of(linked.link, names) for linked in both[0]],
        [_own(linked.link) for linked in both[1]],
    ).match()
    categories = _match_categories(old.categories, new.categories)
    keys = {old.categories[one].key: new.categories[other].key for one, other in categories.items()}
    pairs = PartPairs(
        systems=pair_systems(old, new, systems),
        links=pair_links(old, new, match_links(old.links, new.links, names)),
        interfaces=_pair_interfaces(*both, interfaces),
        categories=_pair_categories(old, new, categories),
    )
    return pairs, NewNames(names, keys)


def pair_systems(old: Diagram, new: Diagram, pairs: dict[int, int]) -> tuple[SystemPair, ...]:
    """The systems of both diagrams, paired by their indices; None stands for the one that is missing."""
    return tuple(
        (None if one is None else old.systems[one], None if other is None else new.systems[other])
        for one, other in merge(old.systems, new.systems, pairs)
    )


def pair_links(old: Diagram, new: Diagram, pairs: dict[int, int]) -> tuple[LinkPair, ...]:
    """The links of both diagrams, paired by their indices; None stands for the one that is missing."""
    return tuple(
        (None if one is None else old.links[one], None if other is None else new.links[other])
        for one, other in merge(old.links, new.links, pairs)
    )


def _pair_interfaces(
    old: Sequence[LinkedInterface], new: Sequence[LinkedInterface], pairs: dict[int, int]
) -> tuple[InterfacePair, ...]:
    return tuple(
        (None if one is None else old[one], None if other is None else new[other])
        for one, other in merge(old, new, pairs)
    )


def _pair_categories(old: Diagram, new: Diagram, pairs: dict[int, int]) -> tuple[CategoryPair, ...]:
    return tuple(
        (None if one is None else old.categories[one], None if other is None else new.categories[other])
        for one, other in merge(old.categories, new.categories, pairs)
    )


def _own(link: Link) -> Ends:
    return ends_of(link) or ()


def match_links(old: Sequence[Link], new: Sequence[Link], names: dict[str, str]) -> dict[int, int]:
    """Links between the same systems; where there are several, those that have most in common."""
    by_ends: dict[Ends, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for index, link in enumerate(old):
        ends = ends_of(link, names)
        if ends is not None:
            by_ends[ends][0].append(index)
    for index, link in enumerate(new):
        by_ends[_own(link)][1].append(index)
    pairs: dict[int, int] = {}
    for gone, come in by_ends.values():
        pairs |= _match_most_alike(old, new, gone, come)
    return pairs


def _match_most_alike(old: Sequence[Link], new: Sequence[Link], gone: list[int], come: list[int]) -> dict[int, int]:
    if len(gone) == len(come) == 1:
        return {gone[0]: come[0]}
    bags = [_bag_of_link(old[index]) for index in gone], [_bag_of_link(new[index]) for index in come]

    def alike(one: int, other: int) -> float:
        same = old[gone[one]].category == new[come[other]].category
        return likeness(bags[0][one], bags[1][other]) + _A_LITTLE * (1 + same)

    marked = (
        [bag + Counter([old[index].category]) for bag, index in zip(bags[0], gone, strict=True)],
        [bag + Counter([new[index].category]) for bag, index in zip(bags[1], come, strict=True)],
    )
    return {gone[one]: come[other] for one, other in pair_most_alike(*marked, alike, _A_LITTLE).items()}


def _bag_of_link(link: Link) -> Counter[str]:
    bag: Counter[str] = Counter()
    for interface in link.interfaces:
        bag.update(bag_of_interface(interface))
    return bag


def _match_categories(old: Sequence[Category], new: Sequence[Category]) -> dict[int, int]:
    keys = {category.key: index for index, category in enumerate(new)}
    pairs = {index: keys[category.key] for index, category in enumerate(old) if category.key in keys}
    gone = [index for index in range(len(old)) if index not in pairs]
    come = [index for index in range(len(new)) if index not in set(pairs.values())]
    bags = [bag_of(old[index].text) for index in gone], [bag_of(new[index].text) for index in come]

    def alike(one: int, other: int) -> float:
        was, now = old[gone[one]], new[come[other]]
        looks = (was.colour == now.colour) + (was.dash is now.dash)
        heading = likeness(bag_of(was.heading), bag_of(now.heading)) if was.heading or now.heading else 1.0
        return (looks + heading + likeness(bags[0][one], bags[1][other])) / 4

    return pairs | {gone[one]: come[other] for one, other in pair_most_alike(*bags, alike, _LEAST_CATEGORY).items()}
