"""The icons of the ``diagrams`` package, by the names of their files: ``onprem/database/postgresql``.

Its wheel puts them in a folder of their own, so that they are found without running a line of the package.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from pathlib import Path

from snitflade.problems import SnitfladeError

GETTING_IT = 'pip install "snitflade[landscape]"'
_PACKAGE, _FOLDER = "diagrams", "resources"
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]*(/[a-z0-9][a-z0-9_.-]*)+")
_ENDINGS = (".png", ".svg")
_LONGEST = 100
_NEAR = 0.6


def find_icon_file(name: str) -> Path | None:
    """The file of an icon; None when there is none of this name. :raises SnitfladeError: without the package."""
    folder = _folder()
    # Small letters only, as in all names: some file systems take "K8S" for "k8s", others do not.
    if not _NAME.fullmatch(name):
        return None
    return next((path for ending in _ENDINGS if (path := folder / f"{name}{ending}").is_file()), None)


@cache
def _folder() -> Path:
    from importlib import metadata  # late: it takes 40 ms

    missing = SnitfladeError(f"missing package '{_PACKAGE}', which has the icons", f"get it with: {GETTING_IT}")
    try:
        folder = Path(str(metadata.distribution(_PACKAGE).locate_file(_FOLDER)))
    except metadata.PackageNotFoundError:
        raise missing from None
    if not folder.is_dir():
        raise missing
    return folder


@cache
def find_icon_names() -> tuple[str, ...]:
    """All names, sorted. :raises SnitfladeError: without the package."""
    folder = _folder()
    files = (path for ending in _ENDINGS for path in folder.rglob(f"*{ending}"))
    names = {path.relative_to(folder).with_suffix("").as_posix() for path in files}
    return tuple(sorted(name for name in names if _NAME.fullmatch(name)))


def find_names_with(words: str) -> tuple[str, ...]:
    """The names that hold each of the words, sorted. :raises SnitfladeError: without the package."""
    wanted = words.lower().split()
    return tuple(name for name in find_icon_names() if all(word in name for word in wanted))


def find_near_names(name: str, most: int = 5) -> tuple[str, ...]:
    """The names most like this one, the likest first. :raises SnitfladeError: without the package.

    Compared are the last parts first, as it is they that people know: a ``postgres`` is near
    ``onprem/database/postgresql``.
    """
    wanted = name.lower()[:_LONGEST]
    last = wanted.rpartition("/")[2]
    ends: dict[str, list[str]] = {}
    for known in find_icon_names():
        ends.setdefault(known.rpartition("/")[2], []).append(known)
    alike = difflib.get_close_matches(last, list(ends), n=most, cutoff=_NEAR)
    alike += sorted(end for end in ends if len(last) > 2 and last in end)
    order = {end: number for number, end in reversed(list(enumerate(alike)))}
    found = [known for end in order for known in ends[end]]

    def unlikeness(known: str) -> tuple[float, int, str]:
        likeness = difflib.SequenceMatcher(None, wanted, known).ratio() if "/" in wanted else 0.0
        return -likeness, order[known.rpartition("/")[2]], known

    return tuple(sorted(found, key=unlikeness)[:most])
