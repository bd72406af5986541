"""Names for the machine: ids and classes made from what the author wrote."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa", "ß": "ss", "đ": "d", "ł": "l"}
)
_LONGEST = 60


def slug(text: str) -> str:
    """A name of a-z, 0-9 and "-": ``KMD OPUS-Økonomi`` becomes ``kmd-opus-oekonomi``; ``x`` when nothing is left."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().encode("ascii", "ignore").decode()).strip("-")[:_LONGEST] or "x"


class Ids:
    """Gives out ids, each once: a second ``system-star`` becomes ``system-star-2``."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def unique(self, wanted: str) -> str:
        name, number = wanted, 1
        while name in self._used:
            number += 1
            name = f"{wanted}-{number}"
        self._used.add(name)
        return name
