"""Where the author wants the systems to stand: ``side``, ``order`` and ``group``, and which of these cannot all be.

Systems of one group, and those that stand after one another, share a side. A conflict is reported where the later of
the two wishes stands; its hint names the earlier.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from snitflade.names import TiedNames
from snitflade.problems import Findings, Place, quote
from snitflade.spec.breaks import name_of
from snitflade.spec.nodes import Mapping, Scalar
from snitflade.values import value

_AFTER = "after "


def find_followed_system(order: str) -> str:
    """The name of the system X in ``order: after X``; "" for another order."""
    return name_of(order.removeprefix(_AFTER)) if order.startswith(_AFTER) else ""


@value
class _Wish:
    """What the author wants of one system; "" for what is not said. ``group`` is the title's name."""

    name: str
    side: Scalar | None
    order: Scalar | None
    group: str
    group_place: Place


def check_wishes(diagram: Mapping, findings: Findings) -> None:
    """Report wishes that name no system of the diagram, contradict each other or come to nothing."""
    wishes = {wish.name: wish for wish in _wishes(diagram.mapping("systems"))}
    if not any(wish.order or wish.side or wish.group for wish in wishes.values()):
        return
    check = _WishCheck(wishes, findings)
    check.check_followers()
    check.check_circles()
    check.check_followers_of_last()
    check.check_groups()
    check.check_sides()
    check.check_ends(2 if diagram.text("layout") in ("", "two-wing") else len(wishes))


def _wishes(systems: Mapping) -> Iterator[_Wish]:
    for key in systems.entries:
        part = systems.mapping(key)
        yield _Wish(
            name_of(key),
            _read_wish(part, "side", ("left", "right")),
            _read_wish(part, "order", ("first", "last")),
            name_of(part.text("group")),
            part.place_of("group"),
        )


def _read_wish(part: Mapping, key: str, words: tuple[str, ...]) -> Scalar | None:
    """The value, where it is one that the schema allows."""
    node = part.entries.get(key)
    sound = isinstance(node, Scalar) and (node.text in words or (key == "order" and find_followed_system(node.text)))
    return node if isinstance(node, Scalar) and sound else None


class _WishCheck:
    def __init__(self, wishes: dict[str, _Wish], findings: Findings) -> None:
        self._wishes = wishes
        self._findings = findings
        self._after: dict[str, str] = {}  # the system right before each, where it was said and can be
        self._follower: dict[str, str] = {}
        self._groups: dict[str, list[_Wish]] = {}
        for wish in wishes.values():
            if wish.group:
                self._groups.setdefault(wish.group, []).append(wish)
        self._sides: dict[str, _Wish] = {}  # of each tied set, the first that said its side
        self._tied = TiedNames()

    def check_followers(self) -> None:
        """The chains of ``after X``, in which X has one follower."""
        for wish in self._wishes.values():
            if wish.order is None or not (followed := find_followed_system(wish.order.text)):
                continue
            place, order = wish.order.place, quote(wish.order.text)
            if followed not in self._wishes:
                hint = self._findings.near(followed, tuple(self._wishes))
                self._findings.error(place, f"unknown system {quote(followed)}", hint)
            elif followed == wish.name:
                self._findings.error(place, f"invalid order {order}", "a system cannot stand after itself")
            elif followed in self._follower:
                other = self._follower[followed]
                hint = f"{quote(other)} is to stand there, at {self._order_place(other)}"
                self._findings.error(place, f"duplicate order {order}", hint)
            else:
                self._after[wish.name], self._follower[followed] = followed, wish.name

    def _order_place(self, name: str) -> Place:
        order = self._wishes[name].order
        return order.place if order else self._wishes[name].group_place

    def _later_first(self, one: str, other: str) -> tuple[str, str]:
        return (one, other) if self._order_place(one) >= self._order_place(other) else (other, one)

    def _refuse_order(self, name: str, hint: str) -> None:
        order = self._wishes[name].order
        self._findings.error(self._order_place(name), f"invalid order {quote(order.text if order else '')}", hint)

    def check_circles(self) -> None:
        """Report each circle once, and open it where it is reported."""
        seen: set[str] = set()
        for start in tuple(self._after):
            chain: dict[str, None] = {}
            name = start
            while name in self._after and name not in seen:
                seen.add(name)
                chain[name] = None
                name = self._after[name]
            if name in chain:
                names = list(chain)
                self._report_circle(names[names.index(name) :])

    def _report_circle(self, names: list[str]) -> None:
        last = max(names, key=self._order_place)
        before = self._after.pop(last)
        del self._follower[before]
        beyond = find_followed_system(order.text) if (order := self._wishes[before].order) else ""
        hint = f"a circle: {quote(before)} is to stand after {quote(beyond)}, at {self._order_place(before)}"
        self._refuse_order(last, hint)

    def check_followers_of_last(self) -> None:
        """What is last on its side has nothing after it."""
        for name, followed in self._after.items():
            order = self._wishes[followed].order
            if order and order.text == "last":
                later, earlier = self._later_first(name, followed)
                what = "is last on its side" if earlier == followed else "is to stand after it"
                self._refuse_order(later, f"{quote(earlier)} {what}, at {self._order_place(earlier)}")

    def check_groups(self) -> None:
        """A bracket holds two systems or more, and no other between them."""
        for title, members in self._groups.items():
            if len(members) == 1:
                near = self._findings.near(title, [other for other in self._groups if other != title])
                hint = "only this system is in it" + (f"; {near}" if near.startswith("did") else "")
                self._findings.warn(members[0].group_place, f"invalid group {quote(title)}", hint)
            names = dict.fromkeys(member.name for member in members)
            entries = [name for name in names if self._after.get(name, name) not in names]
            exits = [other for name in names if (other := self._follower.get(name, name)) not in names]
            for doors in (entries, exits):
                self._check_one_door(sorted(doors, key=self._order_place), title)
            for name in entries:
                self._check_no_way_back(name, names, title)

    def _check_one_door(self, doors: list[str], title: str) -> None:
        for name in doors[1:]:
            hint = f"the group {quote(title)} would be torn by the order of {quote(doors[0])}"
            self._refuse_order(name, f"{hint}, at {self._order_place(doors[0])}")

    def _check_no_way_back(self, entry: str, names: Collection[str], title: str) -> None:
        """A chain that leaves a group does not come back to it."""
        before = self._after[entry]
        while before in self._after and before not in names:
            way, before = before, self._after[before]
        if before in names:
            later, earlier = self._later_first(entry, way)
            hint = f"the group {quote(title)} would be torn by the order of {quote(earlier)}"
            self._refuse_order(later, f"{hint}, at {self._order_place(earlier)}")

    def check_sides(self) -> None:
        """What is tied together stands on one side."""
        in_order = TiedNames()
        for name, followed in self._after.items():
            self._tied.tie(name, followed)
            in_order.tie(name, followed)
        for members in self._groups.values():
            for member in members[1:]:
                self._tied.tie(member.name, members[0].name)
        for wish in self._wishes.values():
            other = self._sides.setdefault(self._tied.leader_of(wish.name), wish) if wish.side else None
            if wish.side and other and other.side and other.side.text != wish.side.text:
                tie = (
                    "its order"
                    if in_order.leader_of(wish.name) == in_order.leader_of(other.name)
                    else "its order and group"
                )
                tie = "its group" if wish.group and wish.group == other.group else tie
                hint = f"{tie} puts it beside {quote(other.name)}, on the {other.side.text} at {other.side.place}"
                self._findings.error(wish.side.place, f"invalid side {quote(wish.side.text)}", hint)

    def check_ends(self, number_of_sides: int) -> None:
        """A side has one first and one last system."""
        for end in ("first", "last"):
            taken: dict[tuple[str, str], _Wish] = {}  # by the side, or by the tied set when its side is open
            at_end = [wish for wish in self._wishes.values() if wish.order and wish.order.text == end]
            for wish in at_end:
                tied = self._tied.leader_of(wish.name)
                side = said.side.text if (said := self._sides.get(tied)) and said.side else ""
                place = (side, "" if side else tied)
                if other := taken.get(place):
                    where = f"on the {side}" if side else "on the same side"
                    self._refuse_end(wish, other, where)
                elif len(taken) == number_of_sides:
                    others = tuple(taken.values())
                    self._refuse_end(wish, others[-1], f"on one side and {quote(others[0].name)} on the other")
                else:
                    taken[place] = wish

    def _refuse_end(self, wish: _Wish, other: _Wish, where: str) -> None:
        if wish.order:
            hint = f"{quote(other.name)} is {wish.order.text} {where}, at {self._order_place(other.name)}"
            self._findings.error(wish.order.place, f"duplicate order {quote(wish.order.text)}", hint)
