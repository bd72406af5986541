"""Matches the rows of a list with the interfaces of a spec. The order of a list means nothing: people sort lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence

from snitflade.catalogue.rows import CatalogueRow
from snitflade.importing.entries import ListEntry

Ends = tuple[str, str]
_LEAST_RENAMED = 0.5
"""The share of their interfaces that two systems must have in common for one to be the other under a new name. Higher
loses the layout and marks of systems that changed a lot; lower takes two systems for one."""


def ends_of(row: CatalogueRow) -> Ends:
    """The names of the systems at the ends of a row's link; the second is "" for a link to the hub."""
    return row.link.system, row.link.to or ""


def find_renamed_systems(entries: Sequence[ListEntry], rows: Sequence[CatalogueRow]) -> dict[str, str]:
    """New names by old ones: systems that the list lacks, with more than half of their interfaces at a new system."""
    gone = {name for row in rows for name in ends_of(row) if name} - {n for e in entries for n in e.ends}
    come = {name for entry in entries for name in entry.ends if name} - {n for row in rows for n in ends_of(row)}
    of_gone = {name: Counter(row.codes or row.texts for row in rows if name in ends_of(row)) for name in gone}
    of_come = {name: Counter(e.codes or e.texts or () for e in entries if name in e.ends) for name in come}
    found: dict[str, str] = {}
    for old in sorted(gone):
        likes = [(2 * (of_gone[old] & of_come[new]).total() / (of_gone[old].total() + of_come[new].total()), new)
                 for new in sorted(come - set(found.values())) if any(of_gone[old])]  # fmt: skip
        share, new = max(likes, default=(0.0, ""))
        if share > _LEAST_RENAMED:
            found[old] = new
    return found


def match_rows(entries: Sequence[ListEntry], rows: Sequence[CatalogueRow], renamed: dict[str, str]) -> dict[int, int]:
    """The number of the matching row by the number of the entry: the surest matches first, each row once."""

    def row_ends(row: CatalogueRow) -> Ends:
        first, second = ends_of(row)
        return renamed.get(first, first), renamed.get(second, second)

    found: dict[int, int] = {}
    for of_entry, of_row in _passes(row_ends):
        _pair(found, entries, rows, of_entry, of_row)
    _pair_by_one_code(found, entries, rows, row_ends)
    _pair_last_ones(found, entries, rows, row_ends)
    return found


_OfEntry = Callable[[ListEntry], Hashable]
_OfRow = Callable[[CatalogueRow], Hashable]


def _passes(row_ends: Callable[[CatalogueRow], Ends]) -> list[tuple[_OfEntry, _OfRow]]:
    """What must be equal on both sides, from everything to little; a key that is None matches nothing."""

    def start(row: CatalogueRow) -> tuple[Ends, bool]:
        return row_ends(row), row.interface is not None

    return [
        (lambda e: (e.ends, e.is_interface, e.codes or (), e.texts or ()), lambda r: (*start(r), r.codes, r.texts)),
        (lambda e: (e.ends, e.codes) if e.codes else None, lambda r: (row_ends(r), r.codes) if r.codes else None),
        (lambda e: (e.ends, e.texts) if e.texts else None, lambda r: (row_ends(r), r.texts) if r.texts else None),
    ]


def _pair(
    found: dict[int, int],
    entries: Sequence[ListEntry],
    rows: Sequence[CatalogueRow],
    of_entry: _OfEntry,
    of_row: _OfRow,
) -> None:
    """Pair entries and rows with equal keys, in order, as far as they are not paired yet."""
    taken = set(found.values())
    free: dict[Hashable, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        if number not in taken and of_row(row) is not None:
            free[of_row(row)].append(number)
    for number, entry in enumerate(entries):
        if number not in found and (waiting := free.get(of_entry(entry))):
            found[number] = waiting.pop(0)


def _pair_by_one_code(
    found: dict[int, int],
    entries: Sequence[ListEntry],
    rows: Sequence[CatalogueRow],
    row_ends: Callable[[CatalogueRow], Ends],
) -> None:
    """Pair entries and rows between the same systems that have a code in common."""
    taken = set(found.values())
    free = {(row_ends(row), code): n for n, row in enumerate(rows) if n not in taken for code in row.codes}
    for number, entry in enumerate(entries):
        if number in found:
            continue
        like = next((free[entry.ends, code] for code in entry.codes or () if (entry.ends, code) in free), None)
        if like is not None:
            found[number] = like
            free = {key: row for key, row in free.items() if row != like}


def _pair_last_ones(
    found: dict[int, int],
    entries: Sequence[ListEntry],
    rows: Sequence[CatalogueRow],
    row_ends: Callable[[CatalogueRow], Ends],
) -> None:
    """Pair an entry and a row that are the only ones left between their systems."""
    taken = set(found.values())
    left: dict[tuple[Ends, bool], list[int]] = defaultdict(list)
    right: dict[tuple[Ends, bool], list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        if number not in found:
            left[entry.ends, entry.is_interface].append(number)
    for number, row in enumerate(rows):
        if number not in taken:
            right[row_ends(row), row.interface is not None].append(number)
    for key, numbers in left.items():
        if len(numbers) == 1 and len(right[key]) == 1:
            found[numbers[0]] = right[key][0]
