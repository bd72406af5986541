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


def _is_covered(one: Told, field: str) -> bool:
    """Whether a mark of the link is about this row too; that of the category is not where a row has its own."""
    return field != "category" or "category" not in one.part.values


def _marks(part: Part, basis: str) -> list[str]:
    return as_list(part.values.get(basis))


def _unmark_changed(link: LinkPart, told: Sequence[Told], basis: str) -> None:
    for one in told:
        if one.part is not link:
            put(one.part.values, basis, [field for field in _marks(one.part, basis) if field not in one.changed])
    kept = []
    for field in _marks(link, basis):
        covered = [one for one in told if _is_covered(one, field) or one.part is link]
        if not covered or any(field not in one.changed for one in covered):
            kept.append(field)
    put(link.values, basis, kept)


def _take_away(link: LinkPart, told: Sequence[Told], basis: str, report: Callable[[Problem], None]) -> None:
    for field in _marks(link, basis):
        covered = [one for one in told if _is_covered(one, field) or one.part is link]
        without = [one for one in covered if field not in (one.marked(basis) or ())]
        if without and len(without) == len(covered):
            put(link.values, basis, [other for other in _marks(link, basis) if other != field])
        elif without:
            message = f"'{field}' is {basis} of the link as a whole, and not in this row"
            hint = "take it out of all rows of the link, or of none"
            report(Problem(without[0].entry.place_of(basis), message, hint))
    for one in told:
        if one.part is not link:
            kept = [field for field in _marks(one.part, basis) if field in (one.marked(basis) or ())]
            put(one.part.values, basis, kept)


def _add(link: LinkPart, told: Sequence[Told], basis: str) -> None:
    """New marks: of the whole link where all its rows have them, else of the interface."""
    new = [[field for field in one.marked(basis) or () if not _has(link, one, basis, field)] for one in told]
    numbers = Counter(field for fields in new for field in fields)
    for one, fields in zip(told, new, strict=True):
        for field in fields:
            everywhere = numbers[field] == len(told) and field in _OF_EITHER and _is_covered(one, field)
            target = link if one.part is link or field == _OF_LINK or everywhere else one.part
            if field not in _marks(target, basis):
                put(target.values, basis, [*_marks(target, basis), field])


def _has(link: LinkPart, one: Told, basis: str, field: str) -> bool:
    covered = _is_covered(one, field) or one.part is link
    return field in _marks(one.part, basis) or (covered and field in _marks(link, basis))


def gather_marks(link: LinkPart) -> None:
    """Of a new link: what all its interfaces are marked with is said once, of the link."""
    for basis in BASES:
        fields = dict.fromkeys(field for part in link.parts for field in _marks(part, basis))
        shared = [field for field in fields if _is_shared(link, basis, field)]
        put(link.values, basis, shared)
        for part in link.parts:
            own = "category" in part.values
            kept = [f for f in _marks(part, basis) if f not in shared or (f == "category" and own)]
            put(part.values, basis, kept)
            if "category" in kept:
                part.values.setdefault("category", link.values["category"])


def _is_shared(link: LinkPart, basis: str, field: str) -> bool:
    if field == _OF_LINK:
        return True
    parts = [part for part in link.parts if field != "category" or "category" not in part.values]
    return field in _OF_EITHER and bool(parts) and all(field in _marks(part, basis) for part in parts)
