"""Names that a spreadsheet takes for its sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 31
_ILLEGAL = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f]")
_RESERVED = frozenset({"history"})
_UNNAMED = "ark"


def sheet_names(wanted: Iterable[str]) -> tuple[str, ...]:
    r"""A legal name for each, and each once whatever its case.

    It has at most 31 characters, none of ``[]:*?/\``, and no apostrophe at its ends.

    >>> sheet_names(["a/b", "A-b", "history"])
    ('a-b', 'A-b-2', 'history-2')
    """
    taken: set[str] = set(_RESERVED)
    names: list[str] = []
    for text in wanted:
        name = _free(_ILLEGAL.sub("-", text)[:LONGEST].strip("' ") or _UNNAMED, taken)
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name[: LONGEST - len(str(number)) - 1]}-{number}"
    return free
