"""What weighs how much when two parts compete to be the same one: of two candidates this one wins, because …"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from snitflade.compare.linked_interfaces import LinkedInterface
from snitflade.compare.matching import match, match_links
from snitflade.compare.matching_interfaces import InterfaceMatcher
from snitflade.compare.matching_systems import match_former, match_systems
from snitflade.compare.words import spelling_likeness
from snitflade.diagram import (
    Category,
    Dash,
    Diagram,
    Direction,
    DirectionMarks,
    Hub,
    Interface,
    Link,
    Marks,
    System,
    Variant,
)
from snitflade.problems import Place

AT = Place("spec.yaml", 1, 1)
MANY = 150
"""Parts on each side: so many that not every pair is compared."""


def some(letter: str, number: int) -> str:
    """A text of so many words, ``a0 a1 a2 …``; texts with one letter have their first words in common."""
    return " ".join(f"{letter}{n}" for n in range(number))


def said(codes: str = "", text: str = "", direction: Direction | None = None, category: str = "weak") -> Interface:
    return Interface(tuple(codes.split()), (text,) if text else (), direction, category, Marks(), AT)


def link(*interfaces: Interface, system: str = "STAR", category: str = "weak") -> Link:
    return Link(system, None, category, None, interfaces, Marks(), AT)


def category(key: str, colour: str, dash: Dash, heading: str, text: str) -> Category:
    return Category(key, colour, dash, heading, text, Marks(), AT)


def diagram(systems: Sequence[str] = (), links: Sequence[Link] = (), categories: Sequence[Category] = ()) -> Diagram:
    return Diagram(
        "x", Variant.AS_IS, "X", "", "da", None, None, None, Hub(("KMD Aktiv",), AT), (),
        tuple(System(name, "external", Marks(), AT) for name in systems),
        tuple(links), tuple(categories), (), False, DirectionMarks.NEVER, AT,
    )  # fmt: skip


def pairs_of(old: Sequence[tuple[str, Interface]], new: Sequence[tuple[str, Interface]]) -> dict[int, int]:
    """Which interface is which; each stands with the system that it belongs to."""
    sides = [[LinkedInterface(link(part, system=system), part) for system, part in side] for side in (old, new)]
    ends = [[(system,) for system, _ in side] for side in (old, new)]
    return InterfaceMatcher(sides[0], sides[1], ends[0], ends[1]).match()


IN, OUT = Direction.IN, Direction.OUT
TEN = " ".join(map(str, range(10, 20)))


@pytest.mark.parametrize(
    ("old", "new", "pairs", "why"),
    [
        (said("1 2", "a b"), [said("1 2", "c d"), said("1", "a b")], {0: 1}, "words that stay outweigh a code less"),
        (said("1 2 3 4", "a"), [said("1 2 3 4", "b"), said("1", "a")], {0: 0}, "but not three codes less"),
        (said("1 2", "a"), [said("1", "a"), said("1 2", "a")], {0: 1}, "of the same words the more codes"),
        (said("1", "a b"), [said("1", "a c"), said("1", "a b")], {0: 1}, "of the same code the more words"),
        (said(TEN, "a"), [said("10 " + some("9", 9), "b", IN, "strong")], {0: 0}, "one code in common is enough"),
        (said("1", "a", IN), [said("1", "a", OUT), said("1", "a", IN, "x")], {0: 1},
         "a direction outweighs a category"),
        (said("1", "a", IN), [said("1", "a", OUT, "x"), said("1", "a", OUT)], {0: 1}, "a category decides equals"),
        (said("1"), [said("2")], {0: 0}, "where nothing is said, the place must do"),
        (said("1", "a"), [said("2")], {}, "a text is not the same as none"),
        (said("1"), [said("2", "a")], {}, "no text is not the same as one"),
        (said("1", "a b"), [said("2", "a c")], {0: 0}, "half of the words, under a new code"),
        (said("1", some("a", 9)), [said("2", some("a", 4) + some(" b", 5), OUT, "x")], {},
         "less than half of the words"),
    ],
)  # fmt: skip
def test_at_one_system(old: Interface, new: list[Interface], pairs: dict[int, int], why: str) -> None:
    assert pairs_of([("STAR", old)], [("STAR", part) for part in new]) == pairs, why


def test_what_stayed_whole_is_not_parted_for_two_weak_pairs() -> None:
    whole = said(TEN, "a")
    near = said("10 " + some("8", 9), "b")
    far = said("19 " + some("9", 9), "c")

    assert pairs_of([("STAR", whole), ("STAR", near)], [("STAR", whole), ("STAR", far)])[0] == 0


@pytest.mark.parametrize(
    ("words", "direction", "category", "winner", "why"),
    [
        (103, OUT, "weak", 1, "a category is worth 0.01: more than 0.0089 of the words"),
        (104, OUT, "weak", 0, "and less than 0.0118"),
        (106, IN, "x", 1, "a direction is worth 0.02: more than 0.0175 of the words"),
        (108, IN, "x", 0, "and less than 0.0231"),
    ],
)
def test_looks_decide_between_equals_only(
    words: int, direction: Direction, category: str, winner: int, why: str
) -> None:
    old = said("1", some("a", 100), IN)
    more_words = said("2", some("a", 60) + " " + some("b", 40), OUT, "x")
    better_looks = said("3", some("a", 60) + " " + some("c", words - 60), direction, category)

    assert pairs_of([("STAR", old)], [("STAR", more_words), ("STAR", better_looks)]) == {0: winner}, why


MOVED, STAYED = {0: 0}, dict[int, int]()


@pytest.mark.parametrize(
    ("old", "new", "pairs", "why"),
    [
        ([said("1", some("a", 4))], [said("1", "a0 b c d")], MOVED,
         "a code that is unique, and a quarter of its words"),
        ([said("1", some("a", 9))], [said("1", some("a", 2) + some(" b", 7))], STAYED, "less than a quarter"),
        ([said("1", "a b"), said("1")], [said("1", "a c")], MOVED, "a code of several, and half of its words"),
        ([said("1", some("a", 9)), said("1")], [said("1", some("a", 4) + some(" b", 5))], STAYED, "less than half"),
        ([said("1", some("a", 9))], [said("1", some("a", 4) + some(" b", 5)), said("1")], STAYED,
         "twice in the new one"),
        ([said("1 2", "a b c d"), said("2")], [said("1 2", "a x y z")], MOVED, "one of its codes is unique"),
        ([said("1")], [said("1")], MOVED, "a code without words"),
        ([said("1", "a")], [said("1")], STAYED, "words, and none"),
        ([said("1", "a b c d")], [said("2", "a b c x")], STAYED, "another code, and three quarters of the words"),
        ([said("1", some("a", 5))], [said("2", some("a", 4) + " b")], MOVED,
         "another code, and four fifths of the words"),
        ([said("1", some("a", 4))], [said("2", some("a", 4))], MOVED, "four words are enough to know it by"),
        ([said("1", some("a", 3))], [said("2", some("a", 3))], STAYED, "three words are not"),
        ([said("1", some("a", 4)), said("3", some("a", 4))], [said("2", some("a", 4))], STAYED, "said twice before"),
        ([said("1", some("a", 4))], [said("2", some("a", 4)), said("3", some("a", 4))], STAYED, "said twice now"),
    ],
)  # fmt: skip
def test_at_another_system(old: list[Interface], new: list[Interface], pairs: dict[int, int], why: str) -> None:
    """The first of the old ones is looked for at another system; the others stand at a third one."""
    before = [("STAR" if number == 0 else "CPR", part) for number, part in enumerate(old)]

    assert {
        one: other for one, other in pairs_of(before, [("DST", part) for part in new]).items() if not one
    } == pairs, why


@pytest.mark.parametrize(
    ("texts", "winner", "why"),
    [(("a b c x y z", "a b c d e f"), 1, "words that stay outweigh a code less"),
     (("a b c d e z", "a b c d e f"), 0, "but not a single word")],
)  # fmt: skip
def test_codes_and_words_that_moved_are_weighed(texts: tuple[str, str], winner: int, why: str) -> None:
    new = [("DST", said("1 2", texts[0])), ("DST", said("1", texts[1]))]

    assert pairs_of([("STAR", said("1 2", "a b c d e f"))], new) == {0: winner}, why


def test_what_moved_nearly_whole_is_not_parted_for_two_weak_pairs() -> None:
    whole = ("STAR", said("only " + some("k", 8), "a b c d"))
    near = ("CPR", said("other " + some("m", 8), "b s t u"))
    moved = ("DST", said("other " + some("k", 8), "a b c d"))
    far = ("DST", said("only " + some("n", 8), "a p q r"))

    assert pairs_of([whole, near], [moved, far]) == {0: 0}


def test_a_system_that_is_gone_has_no_place() -> None:
    gone, stays = said("1", some("a", 4)), said("2", "c")
    old = [LinkedInterface(link(part), part) for part in (gone, stays)]
    new = [LinkedInterface(link(part), part) for part in (stays, gone)]

    assert InterfaceMatcher(old, new, [None, ("STAR",)], [("STAR",), ("DST",)]).match() == {0: 1, 1: 0}


def test_of_many_interfaces_a_rare_code_is_enough() -> None:
    old = [("STAR", said(str(number), "Kopi")) for number in range(MANY)]

    assert pairs_of(old, old[::-1]) == {number: MANY - 1 - number for number in range(MANY)}


HALF = some("a", 50)


@pytest.mark.parametrize(
    ("old", "new", "pairs", "why"),
    [
        ([("weak", "a"), ("strong", "b")], [("strong", "c")], {1: 0}, "the same category decides"),
        ([("weak", "a"), ("weak", "b")], [("strong", "c")], {0: 0}, "nothing in common is enough at one place"),
        ([("weak", "a"), ("weak", "b")], [("weak", "b"), ("weak", "a")], {0: 1, 1: 0}, "words decide, not the order"),
        ([("strong", HALF + some(" b", 50)), ("weak", HALF + some(" c", 54))], [("weak", some("a", 100))],
         {1: 0}, "a category is worth 0.01: more than 0.0098 of the words"),
        ([("strong", HALF + some(" b", 50)), ("weak", HALF + some(" c", 55))], [("weak", some("a", 100))],
         {0: 0}, "and less than 0.0122"),
    ],
)  # fmt: skip
def test_of_several_links_between_two_systems(
    old: list[tuple[str, str]], new: list[tuple[str, str]], pairs: dict[int, int], why: str
) -> None:
    sides = [[link(said("", text), category=key) for key, text in side] for side in (old, new)]

    assert match_links(sides[0], sides[1], {"STAR": "STAR"}) == pairs, why


def test_of_many_links_the_category_is_enough() -> None:
    half = MANY // 2
    old = [link(category="weak")] * half + [link(category="strong")] * half

    pairs = match_links(old, old[half:] + old[:half], {"STAR": "STAR"})
    assert pairs == {number: (number + half) % MANY for number in range(MANY)}


RED, BLUE = "#c00000", "#0000c0"
TEXT = some("a", 10)
FOUR_TENTHS, TWO_TENTHS = some("a", 4) + some(" b", 6), some("a", 2) + some(" b", 8)


@pytest.mark.parametrize(
    ("old", "new", "is_same", "why"),
    [
        ((RED, Dash.SOLID, "", TEXT), (RED, Dash.DOTTED, "", FOUR_TENTHS), True,
         "colour, no heading, 0.4 of the words"),
        ((RED, Dash.SOLID, "", TEXT), (BLUE, Dash.SOLID, "", FOUR_TENTHS), True, "dash, no heading, 0.4 of the words"),
        ((RED, Dash.SOLID, "", TEXT), (RED, Dash.DOTTED, "", TWO_TENTHS), False,
         "colour, no heading, 0.2 of the words"),
        ((RED, Dash.SOLID, "H", TEXT), (RED, Dash.DOTTED, "H", FOUR_TENTHS), True, "colour, heading, 0.4 of the words"),
        ((RED, Dash.SOLID, "H", TEXT), (RED, Dash.DOTTED, "", TEXT), False, "a heading is not the same as none"),
        ((RED, Dash.SOLID, "", TEXT), (RED, Dash.DOTTED, "H", TEXT), False, "no heading is not the same as one"),
        ((RED, Dash.SOLID, "H", TEXT), (RED, Dash.DOTTED, "K", TEXT), False, "another heading"),
        ((RED, Dash.SOLID, "", TEXT), (BLUE, Dash.DOTTED, "", TEXT), False, "words alone are not enough"),
    ],
)  # fmt: skip
def test_a_category_under_another_key(
    old: tuple[str, Dash, str, str], new: tuple[str, Dash, str, str], is_same: bool, why: str
) -> None:
    kept = category("kept", "#123456", Dash.LONG_DASH, "Andet", "Noget andet")
    before = diagram(categories=(category("one", *old), kept))
    _, names = match(before, diagram(categories=(kept, category("two", *new))))

    assert names.categories == {"kept": "kept"} | ({"one": "two"} if is_same else {}), why


def test_the_key_of_a_category_comes_before_its_looks() -> None:
    looks, others = (RED, Dash.SOLID, "", TEXT), (BLUE, Dash.DOTTED, "H", "z")
    _, names = match(
        diagram(categories=(category("one", *looks),)),
        diagram(categories=(category("two", *looks), category("one", *others))),
    )

    assert names.categories == {"one": "one"}


def exchanging(name: str, *interfaces: Interface) -> Diagram:
    return diagram([name], [link(*interfaces, system=name)] if interfaces else [])


FIVE, FOUR = said("1 2 3 4 5"), said("1 2 3 4 6")
TEN_CODES, SEVEN = said(TEN), said(" ".join([*map(str, range(10, 17)), "x", "y", "z"]))


@pytest.mark.parametrize(
    ("old", "new", "is_same", "why"),
    [
        (exchanging("STAR", FIVE), exchanging("Pqxw", FOUR), True, "a new name, and 0.8 of what is exchanged: 0.52"),
        (exchanging("STAR", TEN_CODES), exchanging("Pqxw", SEVEN), False, "a new name, and 0.7 of it: 0.455"),
        (exchanging("P-Data", said("1")), exchanging("V-Data", said("2")), False, "a like name, all else new"),
        (exchanging("P-Data", said("1", "a")), exchanging("V-Data", said("1", "b")), True,
         "and the same codes"),
        (exchanging("STAR", said("1", "a")), exchanging("Pqxw", said("", "a")), False, "codes, and none"),
        (exchanging("P-Data"), exchanging("V-Data"), True, "nothing exchanged: the name must do"),
        (exchanging("P-Data", said("1")), exchanging("V-Data"), True, "nothing exchanged any longer"),
        (exchanging("P-Data"), exchanging("V-Data", said("1")), True, "nothing exchanged before"),
        (exchanging("Data"), exchanging("Dato"), False, "a name that is 0.6 alike"),
    ],
)  # fmt: skip
def test_a_system_under_another_name(old: Diagram, new: Diagram, is_same: bool, why: str) -> None:
    assert match_systems(old, new) == ({0: 0} if is_same else {}), why


def test_how_alike_the_names_above_are() -> None:
    """A name alone counts 0.8 of its likeness, and must come to 0.5: 0.625 of its pairs of letters."""
    assert 0.625 < spelling_likeness("P-Data", "V-Data") < 0.78
    assert 0.5 < spelling_likeness("Data", "Dato") < 0.625


@pytest.mark.parametrize("what", ["codes", "text"])
def test_of_many_systems_what_is_exchanged_is_enough(what: str) -> None:
    def side(names: list[str], order: Sequence[int]) -> Diagram:
        parts = [said(f"u{number}") if what == "codes" else said("", f"u{number}") for number in order]
        return diagram(names, [link(part, system=name) for name, part in zip(names, parts, strict=True)])

    numbers = range(MANY)
    old = side([f"{chr(0x4E00 + number)}" for number in numbers], numbers)
    new = side([f"{chr(0x5E00 + number)}" for number in numbers], numbers[::-1])

    assert match_systems(old, new) == {number: MANY - 1 - number for number in numbers}


def test_a_system_of_a_transition_is_the_one_that_it_says_it_was_and_else_its_namesake() -> None:
    before = diagram(["KMD Opera", "STAR", "DST"])
    after = diagram(["STAR", "Jobcenter System", "Fagsystem"])
    renamed = [replace(system, was={"Jobcenter System": "KMD Opera", "Fagsystem": "KMD Opera"}.get(system.name))
               for system in after.systems]  # fmt: skip

    assert match_former(before, replace(after, systems=tuple(renamed))) == {0: 1, 1: 0}
