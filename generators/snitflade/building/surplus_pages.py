"""Pictures that an earlier build wrote of a diagram that had another number of pages then.

A diagram ``plan`` on several pages is ``plan-1.svg``, ``plan-2.svg``, …; on one page it is ``plan.svg``. After a build
the folder holds the one or the other, and no page too many. Only formats that were drawn are looked at, as an earlier
picture in another format is out of date anyway.

A diagram may itself be called ``plan-2``. Its files are not taken for pages: its spec is beside that of ``plan``, or it
has a layout record or a PDF of its own, which a page never has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from snitflade.building.layout_records import record_name
from snitflade.names import spec_paths

_PAGE = re.compile(r"-[1-9][0-9]*")
_FORMATS_OF_PAGES = ("svg", "png")


def find_surplus_pages(
    folder: Path, diagrams: Sequence[tuple[str, Path]], written: Collection[str], formats: Sequence[str]
) -> list[str]:
    """The names of the files in a folder that show a page too many, or a diagram on one page that has several now.

    :param diagrams: the ids of the diagrams that were drawn, each with its spec's file.
    :param written: the names of all files that were written.
    """
    names = sorted(path.name for path in folder.iterdir() if path.is_file())
    found: dict[str, None] = {}
    for ending in (f".{wanted}" for wanted in formats if wanted in _FORMATS_OF_PAGES):
        stems = [name.removesuffix(ending) for name in names if name.endswith(ending) and name not in written]
        for diagram, spec in diagrams:
            found |= {f"{stem}{ending}": None for stem in _find_own(stems, diagram, spec, folder)}
    return list(found)


def _find_own(stems: Sequence[str], diagram: str, spec: Path, folder: Path) -> Iterator[str]:
    for stem in stems:
        is_page = stem.startswith(diagram) and _PAGE.fullmatch(stem, len(diagram))
        if stem == diagram or (is_page and not _is_diagram(stem, spec, folder)):
            yield stem


def _is_diagram(name: str, spec: Path, folder: Path) -> bool:
    files = (*spec_paths(spec.parent, name), folder / f"{name}.pdf", folder / record_name(name))
    return any(file.is_file() for file in files)
