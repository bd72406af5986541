"""Keeping to a former layout: what stays, what a transition takes from its as-is diagram, and what wishes override."""

from __future__ import annotations

from dataclasses import replace

import pytest

from snitflade.diagram import Diagram, Gone, Side, Wishes
from snitflade.layout.anchor import Anchor, pair_anchor
from snitflade.layout.two_wing import LaidOut, lay_out_two_wings
from snitflade.picture.pages import PAGES
from snitflade.problems import ProblemsFound
from snitflade.spec import read_diagram
from tests.layout.pictures import SPECS, request_of

PAIRS = [
    ("kmd-aktiv-as-is", "ky-transition"),
    ("kmd-dagpenge-as-is", "ksd-transition"),
    ("kmd-sag-as-is", "sapa-transition"),
]


def read(name: str) -> Diagram:
    return read_diagram(SPECS / f"{name}.yaml")


def lay(diagram: Diagram, former: Anchor | None = None, page: str = "16x9") -> LaidOut:
    return lay_out_two_wings(request_of(diagram, page, former=former))


def anchor_of(diagram: Diagram, former: Anchor | None = None, page: str = "16x9") -> Anchor:
    anchor = lay(diagram, former, page).anchor
    assert anchor is not None
    return anchor


def sides(anchor: Anchor) -> tuple[list[str], list[str]]:
    return [stand.system for stand in anchor.left], [stand.system for stand in anchor.right]


def without(diagram: Diagram, *names: str) -> Diagram:
    return replace(
        diagram,
        systems=tuple(s for s in diagram.systems if s.name not in names),
        links=tuple(link for link in diagram.links if link.system not in names and link.to not in names),
    )


def wishing(diagram: Diagram, **wishes: Wishes) -> Diagram:
    """The diagram with wishes, by the name of the system with "_" for " "."""
    found = {name.replace("_", " "): wish for name, wish in wishes.items()}
    return replace(diagram, systems=tuple(replace(s, wishes=found.get(s.name, s.wishes)) for s in diagram.systems))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", [name for pair in PAIRS for name in pair])
def test_the_same_diagram_is_the_same_picture_again(name: str, page: str) -> None:
    diagram = read(name)
    first = lay(diagram, page=page)
    again = lay(diagram, first.anchor, page)
    assert again == first


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_transition_keeps_the_sides_and_the_order_of_its_as_is_diagram(before: str, after: str, page: str) -> None:
    as_is, transition = read(before), read(after)
    stood = anchor_of(as_is, page=page)
    heirs = {system.was: system.name for system in transition.systems if system.was}
    names = {system.name for system in transition.systems}
    wanted = [[heirs.get(n, n) for n in wing if heirs.get(n, n) in names] for wing in sides(stood)]
    stands = sides(anchor_of(transition, pair_anchor(transition, as_is, stood, None), page))
    assert [[n for n in wing if n in {*wanted[0], *wanted[1]}] for wing in stands] == wanted


@pytest.mark.parametrize(("before", "after"), PAIRS[1:])
def test_shared_systems_stand_at_nearly_the_same_height(before: str, after: str) -> None:
    as_is, transition = read(before), read(after)
    stood = anchor_of(as_is)
    heights = anchor_of(transition, pair_anchor(transition, as_is, stood, None)).heights()
    moves = [abs(y - heights[name]) for name, y in stood.heights().items() if name in heights]
    assert sum(moves) / len(moves) < 5
    assert max(moves) < 20


def ids(picture: LaidOut) -> set[str]:
    return {group.id for group in picture.scene.groups}


@pytest.mark.parametrize("gone", Gone)
def test_what_is_gone_leaves_a_ghost_a_gap_or_nothing(gone: Gone) -> None:
    as_is = read("kmd-dagpenge-as-is")
    transition = replace(without(read("ksd-transition"), "KMD Spool", "DST"), gone=gone)
    stood = anchor_of(as_is)
    picture = lay(transition, pair_anchor(transition, as_is, stood, None))
    assert ({"ghost-kmd-spool", "ghost-dst"} <= ids(picture)) is (gone is Gone.GHOST)
    assert not {"system-kmd-spool", "system-dst"} & ids(picture)
    assert picture.anchor is not None
    assert "DST" not in picture.anchor.heights()


def test_a_gap_is_as_wide_as_the_system_that_stood_there() -> None:
    as_is = read("kmd-dagpenge-as-is")
    stood = anchor_of(as_is)
    crowded = without(read("ksd-transition"), "DST")
    gap, close = (
        anchor_of(d, pair_anchor(d, as_is, stood, None)).heights()
        for d in (replace(crowded, gone=Gone.GAP), replace(crowded, gone=Gone.CLOSE))
    )
    above, below = "Statens Administration", "Skat"
    assert gap[below] - gap[above] >= close[below] - close[above]
    assert gap[below] - gap[above] > 4 * 9


def test_a_new_system_stands_beside_the_one_it_is_linked_to() -> None:
    diagram = read("kmd-aktiv-as-is")
    stood = anchor_of(without(diagram, "KMD LOS"))
    left, right = sides(anchor_of(diagram, stood))
    wing = left if "KMD LOS" in left else right
    assert abs(wing.index("KMD LOS") - wing.index("KMD KSP CICS")) == 1


def test_a_wish_overrides_the_former_side_and_the_others_stay() -> None:
    diagram = read("kmd-aktiv-as-is")
    stood = anchor_of(diagram)
    left, right = sides(stood)
    name = left[0]
    wanted = wishing(diagram, **{name.replace(" ", "_"): Wishes(side=Side.RIGHT, last=True)})
    new_left, new_right = sides(anchor_of(wanted, stood))
    assert new_left == left[1:]
    assert new_right == [*right, name]


def test_wishes_decide_side_order_and_neighbours() -> None:
    diagram = wishing(
        read("kmd-aktiv-as-is"),
        **{
            "KMD_P-Data": Wishes(side=Side.RIGHT, first=True),
            "STAR": Wishes(side=Side.LEFT),
            "ADIR": Wishes(after="STAR"),
            "KMD_Spool": Wishes(side=Side.LEFT, last=True),
        },
    )
    left, right = sides(anchor_of(diagram))
    assert right[0] == "KMD P-Data"
    assert left[-1] == "KMD Spool"
    assert left.index("ADIR") == left.index("STAR") + 1


def test_a_wish_that_cannot_be_kept_is_told_at_its_line() -> None:
    diagram = read("kmd-sag-as-is")
    crowded = replace(diagram, systems=tuple(replace(s, wishes=Wishes(side=Side.LEFT)) for s in diagram.systems))
    with pytest.raises(ProblemsFound) as caught:
        anchor_of(crowded)
    assert caught.value.problems


def test_two_that_want_to_be_first_on_a_side_are_told_with_both_lines() -> None:
    diagram = wishing(
        read("kmd-aktiv-as-is"),
        **{"KMD_P-Data": Wishes(side=Side.LEFT, first=True), "KMD_V-Data": Wishes(side=Side.LEFT, first=True)},
    )
    with pytest.raises(ProblemsFound) as caught:
        anchor_of(diagram)
    lines = {system.name: system.place for system in diagram.systems}
    (problem,) = caught.value.problems
    assert {str(problem.place), problem.hint.rpartition(" ")[2]} == {
        str(lines["KMD P-Data"]),
        str(lines["KMD V-Data"]),
    }


def grouping(diagram: Diagram, *names: str) -> Diagram:
    """The diagram with a bracket around these systems."""
    return replace(
        diagram, systems=tuple(replace(s, group="Fælles") if s.name in names else s for s in diagram.systems)
    )


def moved_below(wings: tuple[list[str], list[str]], upper: str, lower: str) -> tuple[list[str], list[str]]:
    """The wings with one system moved right below another, all others in their order."""
    left, right = ([name for name in wing if name != lower] for wing in wings)
    wing = left if upper in left else right
    wing.insert(wing.index(upper) + 1, lower)
    return left, right


@pytest.mark.parametrize(("upper", "lower"), [(0, 2), (2, 0), (1, 2)], ids=["from below", "from above", "in place"])
@pytest.mark.parametrize("wing", [0, 1])
def test_a_system_moves_below_the_one_it_is_to_follow_and_the_others_stay(wing: int, upper: int, lower: int) -> None:
    diagram = read("kmd-dagpenge-as-is")
    stood = anchor_of(diagram)
    above, below = sides(stood)[wing][upper], sides(stood)[wing][lower]
    wanted = wishing(diagram, **{below.replace(" ", "_"): Wishes(after=above)})

    assert sides(anchor_of(wanted, stood)) == moved_below(sides(stood), above, below)


def test_a_system_changes_sides_to_follow_another() -> None:
    diagram = read("kmd-dagpenge-as-is")
    stood = anchor_of(diagram)
    left, right = sides(stood)
    wanted = wishing(diagram, **{right[1].replace(" ", "_"): Wishes(after=left[1])})

    assert sides(anchor_of(wanted, stood)) == moved_below((left, right), left[1], right[1])


def test_a_chain_of_systems_follows_its_uppermost_one() -> None:
    diagram = read("kmd-dagpenge-as-is")
    stood = anchor_of(diagram)
    left, right = sides(stood)
    first, second, third = left[0], left[3], left[2]
    wishes = {second: Wishes(after=first), third: Wishes(after=second)}
    wanted = wishing(diagram, **{name.replace(" ", "_"): wish for name, wish in wishes.items()})

    assert sides(anchor_of(wanted, stood)) == moved_below(moved_below((left, right), first, second), second, third)


def test_the_members_of_a_new_group_gather_below_the_one_that_stands_first() -> None:
    diagram = read("kmd-dagpenge-as-is")
    stood = anchor_of(diagram)
    left, right = sides(stood)
    members = left[0], left[2], right[1]
    expected = moved_below(moved_below((left, right), members[0], members[1]), members[1], members[2])

    assert sides(anchor_of(grouping(diagram, *members), stood)) == expected
