"""The guesses and readings of a link, as a list says them: what a person has changed is stated now.

With a column of marks, that column says what is a guess. Without one a changed value loses its mark, and an unchanged
one keeps it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from snitflade.catalogue.rows import Row
from snitflade.importing.entries import Entry
from snitflade.importing.plan import LinkPart, Part, as_list, put
from snitflade.problems import Problem
from snitflade.values import value

BASES = ("assumed", "inferred")
_OF_LINK = "pairing"
_OF_EITHER = ("category", "direction")


@value
class Told:
    """An interface of a link (or the link itself, when it has none) with the row of the list that says it now."""

    part: Part
    row: Row
    entry: Entry
    category: str

    @property
    def changed(self) -> frozenset[str]:
        """The fields whose values differ."""
        found = set()
        if self.category != self.row.category.key:
            found.add("category")
        if self.entry.direction is not None and self.entry.direction != (
            self.row.direction.value if self.row.direction else ""
        ):
            found.add("direction")
        if self.entry.replaces is not None and self.entry.replaces != self.row.replaces:
            found.add("replaces")
        return frozenset(found)

    def marked(self, basis: str) -> tuple[str, ...] | None:
        return self.entry.assumed if basis == "assumed" else self.entry.inferred


def update_marks(link: LinkPart, told: Sequence[Told], report: Callable[[Problem], None]) -> None:
    """Set the marks of a link and its interfaces."""
    for basis in BASES:
        if any(one.marked(basis) is None for one in told):
            _unmark_changed(link, told, basis)
        else:
            _take_away(link, told, basis, report)
            _add(link, told, basis)


def _unmark_changed(link: LinkPart, told: Sequence[Told], basis: str) -> None:
    for one in told:
        marks = as_list(one.part.values.get(basis))
        if one.part is not link:
            put(one.part.values, basis, [field for field in marks if field not in one.changed])
    everywhere = frozenset.intersection(*(one.changed for one in told))
    put(link.values, basis, [field for field in as_list(link.values.get(basis)) if field not in everywhere])


def _take_away(link: LinkPart, told: Sequence[Told], basis: str, report: Callable[[Problem], None]) -> None:
    for field in as_list(link.values.get(basis)):
        without = [one for one in told if field not in (one.marked(basis) or ())]
        if len(without) == len(told):
            put(link.values, basis, [other for other in as_list(link.values.get(basis)) if other != field])
        elif without:
            message = f"'{field}' is {basis} of the link as a whole, and not in this row"
            report(
                Problem(without[0].entry.place_of(basis), message, "take it out of all rows of the link, or of none")
            )
    for one in told:
        if one.part is not link:
            marks = as_list(one.part.values.get(basis))
            put(one.part.values, basis, [field for field in marks if field in (one.marked(basis) or ())])


def _add(link: LinkPart, told: Sequence[Told], basis: str) -> None:
    """New marks: of the whole link where all its rows have them, else of the interface."""
    of_link = as_list(link.values.get(basis))
    new = [
        [field for field in one.marked(basis) or () if field not in (*of_link, *as_list(one.part.values.get(basis)))]
        for one in told
    ]
    numbers = Counter(field for fields in new for field in fields)
    for one, fields in zip(told, new, strict=True):
        for field in fields:
            everywhere = numbers[field] == len(told) and field in _OF_EITHER and "category" not in one.part.values
            target = link if one.part is link or field == _OF_LINK or everywhere else one.part
            marks = as_list(target.values.get(basis))
            put(target.values, basis, [*marks, field] if field not in marks else marks)


def gather_marks(link: LinkPart) -> None:
    """Of a new link: what all its interfaces are marked with is said once, of the link."""
    for basis in BASES:
        marked = [as_list(part.values.get(basis)) for part in link.parts]
        shared = [
            field
            for field in dict.fromkeys(field for fields in marked for field in fields)
            if field == _OF_LINK or (field in _OF_EITHER and all(field in fields for fields in marked))
        ]
        put(link.values, basis, shared)
        for part, fields in zip(link.parts, marked, strict=True):
            put(part.values, basis, [field for field in fields if field not in shared])
            if "category" in fields and "category" not in shared:
                part.values.setdefault("category", link.values["category"])
