"""Updates what a link has as assumed or inferred: a value that a person has changed in the list is stated now.

Where the list has a column of marks, that column decides. Without one, a changed value loses its mark and an unchanged
one keeps it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from snitflade.catalogue.rows import CatalogueRow
from snitflade.importing.entries import ListEntry
from snitflade.importing.grid import ReportProblem
from snitflade.importing.plan import LinkPart, SpecPart, put, to_list
from snitflade.problems import Problem
from snitflade.values import value

BASES = ("assumed", "inferred")
_OF_LINK = "pairing"
_OF_EITHER = ("category", "direction")


@value
class MatchedRow:
    """An interface of a link (or the link itself, when it has none) with the entry of the list that was matched to it.

    ``row`` is the interface as the spec has it, ``category`` the key of the category that it is to have.
    """

    part: SpecPart
    row: CatalogueRow
    entry: ListEntry
    category: str

    @property
    def changed(self) -> frozenset[str]:
        """The fields whose values differ between the spec and the list."""
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

    def marks_in_list(self, basis: str) -> tuple[str, ...] | None:
        """The fields that the list has as "assumed" or "inferred"; None when it has no such column."""
        return self.entry.assumed if basis == "assumed" else self.entry.inferred


def update_marks(link: LinkPart, matches: Sequence[MatchedRow], report: ReportProblem) -> None:
    """Set the marks of a link and its interfaces."""
    for basis in BASES:
        if any(one.marks_in_list(basis) is None for one in matches):
            _unmark_changed(link, matches, basis)
        else:
            _remove_marks(link, matches, basis, report)
            _add_marks(link, matches, basis)


def _is_covered(one: MatchedRow, field: str) -> bool:
    """Whether a mark of the link applies to this row; that of the category does not where a row has its own."""
    return field != "category" or "category" not in one.part.values


def _marks(part: SpecPart, basis: str) -> list[str]:
    return to_list(part.values.get(basis))


def _unmark_changed(link: LinkPart, matches: Sequence[MatchedRow], basis: str) -> None:
    for one in matches:
        if one.part is not link:
            put(one.part.values, basis, [field for field in _marks(one.part, basis) if field not in one.changed])
    kept = []
    for field in _marks(link, basis):
        covered = [one for one in matches if _is_covered(one, field) or one.part is link]
        if not covered or any(field not in one.changed for one in covered):
            kept.append(field)
    put(link.values, basis, kept)


def _remove_marks(link: LinkPart, matches: Sequence[MatchedRow], basis: str, report: ReportProblem) -> None:
    for field in _marks(link, basis):
        covered = [one for one in matches if _is_covered(one, field) or one.part is link]
        without = [one for one in covered if field not in (one.marks_in_list(basis) or ())]
        if without and len(without) == len(covered):
            put(link.values, basis, [other for other in _marks(link, basis) if other != field])
        elif without:
            message = f"'{field}' is {basis} for the whole link, but not in this row"
            hint = "remove it from all rows of the link, or from none"
            report(Problem(without[0].entry.place_of(basis), message, hint))
    for one in matches:
        if one.part is not link:
            kept = [field for field in _marks(one.part, basis) if field in (one.marks_in_list(basis) or ())]
            put(one.part.values, basis, kept)


def _add_marks(link: LinkPart, matches: Sequence[MatchedRow], basis: str) -> None:
    """Add new marks: to the link where all its rows have them, else to the interface."""
    new = [
        [field for field in one.marks_in_list(basis) or () if not _has_mark(link, one, basis, field)] for one in matches
    ]
    numbers = Counter(field for fields in new for field in fields)
    for one, fields in zip(matches, new, strict=True):
        for field in fields:
            everywhere = numbers[field] == len(matches) and field in _OF_EITHER and _is_covered(one, field)
            target = link if one.part is link or field == _OF_LINK or everywhere else one.part
            if field not in _marks(target, basis):
                put(target.values, basis, [*_marks(target, basis), field])


def _has_mark(link: LinkPart, one: MatchedRow, basis: str, field: str) -> bool:
    covered = _is_covered(one, field) or one.part is link
    return field in _marks(one.part, basis) or (covered and field in _marks(link, basis))


def gather_marks(link: LinkPart) -> None:
    """Move the marks that all interfaces of a new link share to the link."""
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
