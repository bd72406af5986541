"""Names for the machine: ids, those made from what the author wrote, and the files that are named after them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa", "ß": "ss", "đ": "d", "ł": "l"}
)
LONGEST_ID = 60
ID_RULE = f"a-z, 0-9 and '-' between them, at most {LONGEST_ID} characters"
SPEC_SUFFIXES = (".yaml", ".yml")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Whether a text can be the id of a diagram, legend or theme; ``ID_RULE`` says so in words.

    >>> is_id("kmd-aktiv-as-is"), is_id("KMD Aktiv"), is_id("../up")
    (True, False, False)
    """
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None


def spec_paths(folder: Path, name: str) -> tuple[Path, ...]:
    """The files of a folder that can hold the spec, legend or theme of this id; the first is how a new one is named."""
    return tuple(folder / f"{name}{suffix}" for suffix in SPEC_SUFFIXES)


def slug(text: str) -> str:
    """A name of a-z, 0-9 and "-": ``KMD OPUS-Økonomi`` becomes ``kmd-opus-oekonomi``; ``x`` when nothing is left."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower().encode("ascii", "ignore").decode())
    return words.strip("-")[:LONGEST_ID].rstrip("-") or "x"


class Ids:
    """Gives each id out only once: a second ``system-star`` becomes ``system-star-2``."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def unique(self, wanted: str) -> str:
        """The id that is wanted, or the first free one with a number behind it."""
        name, number = wanted, 1
        while name in self._used:
            number += 1
            name = f"{wanted}-{number}"
        self._used.add(name)
        return name


class TiedNames:
    """Names in sets: those of one system, or of systems that belong together. Each set has a leader (union-find).

    >>> names = TiedNames()
    >>> names.tie("STAR", "DST")
    >>> names.tie("DST", "AMS")
    >>> names.leader_of("AMS"), names.leader_of("KMD")
    ('STAR', 'KMD')
    """

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def leader_of(self, name: str) -> str:
        """The leader of the set that a name is in; a name that was never tied is alone and leads itself."""
        leader = name
        while (above := self._above.get(leader, leader)) != leader:
            leader = above
        if leader != name:
            self._above[name] = leader
        return leader

    def tie(self, name: str, other: str) -> None:
        """Make one set of those of two names; the leader of the first leads it."""
        leader, led = self.leader_of(name), self.leader_of(other)
        if led != leader:
            self._above[led] = leader
