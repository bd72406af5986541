"""The layout record beside the output: where each system of a diagram is, so that the next build puts it there.

    layout: kmd-aktiv-as-is
    pages:
      16x9:
        size: 11
        box: 124.74
        left:
          "KMD OPUS-Debitor": 98.41
        right: …

A record is read like a spec, as anyone may have edited or merged it; a broken one is reported and written again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from snitflade.layout.anchor import Anchor, Stand
from snitflade.picture.pages import PAGES
from snitflade.problems import Place, Problem, ProblemsFound, Severity, SnitfladeError
from snitflade.project import leads_out
from snitflade.spec.nodes import Mapping as Node
from snitflade.spec.nodes import Scalar
from snitflade.spec.sources import describe_link_out
from snitflade.spec.yaml_reader import read_yaml

ENDING = ".layout.yaml"
_HEAD = """\
# Where the systems of this diagram stand, and the next build keeps to it: a line each, in points from the top.
# Commit it beside the pictures. `snitflade layout --fresh` forgets it.
"""
_LARGEST_PT = 10_000.0  # no page is so large; what is above is a broken record


def record_name(diagram: str) -> str:
    """The file name of a diagram's record."""
    return f"{diagram}{ENDING}"


def record_text(diagram: str, pages: Mapping[str, Anchor]) -> str:
    """A record as text; the pages in the order of their names."""
    lines = [f"layout: {diagram}", "pages:"]
    for page in sorted(pages):
        anchor = pages[page]
        lines += [f"  {page}:", f"    size: {anchor.size:g}", f"    box: {anchor.box_width:g}"]
        for side, stands in (("left", anchor.left), ("right", anchor.right)):
            lines.append(f"    {side}:" if stands else f"    {side}: {{}}")
            lines += (f"      {json.dumps(stand.system, ensure_ascii=False)}: {stand.y:g}" for stand in stands)
    return _HEAD + "\n".join(lines) + "\n"


def read_record(path: Path, diagram: str) -> tuple[dict[str, Anchor], tuple[Problem, ...]]:
    """The anchors of a record by page, and a warning when it is broken; nothing when there is no record.

    A record that is a link out of the project is an error, and is not read.
    """
    if leads_out(path):
        return {}, (describe_link_out(path),)
    if not path.is_file():
        return {}, ()
    try:
        reading = read_yaml(path)
        if reading.problems:
            raise ProblemsFound(reading.problems)
        return _read_anchors(reading.root, diagram), ()
    except ProblemsFound as found:
        place = found.problems[0].place
    except SnitfladeError:
        place = Place(path.as_posix())
    hint = "the diagram is laid out from scratch, and a new record is written"
    return {}, (Problem(place, "broken or stale layout record", hint, Severity.WARNING),)


def forget(folder: Path, diagrams: Iterable[str]) -> int:
    """Remove the records of these diagrams, and return how many there were.

    :raises SnitfladeError: when one cannot be removed.
    """
    count = 0
    for path in (folder / record_name(diagram) for diagram in diagrams):
        if path.is_file():
            try:
                path.unlink()
            except OSError as error:
                raise SnitfladeError(f"{path.as_posix()}: cannot be removed: {error.strerror or error}") from None
            count += 1
    return count


def _read_anchors(root: object, diagram: str) -> dict[str, Anchor]:
    """:raises ProblemsFound: where the record is not what :func:`record_text` writes."""
    if not isinstance(root, Node) or root.text("layout") != diagram:
        raise ProblemsFound([Problem(_place_of(root), "not the record of this diagram")])
    return {
        page: _read_anchor(root.mapping("pages").mapping(page))
        for page in root.mapping("pages").entries
        if page in PAGES
    }


def _read_anchor(page: Node) -> Anchor:
    """:raises ProblemsFound: as :func:`_read_anchors` does."""
    size, box = (_read_number(page.entries.get(key), page) for key in ("size", "box"))
    left, right = (
        tuple(Stand(name, _read_number(node, page)) for name, node in page.mapping(side).entries.items())
        for side in ("left", "right")
    )
    if len({stand.system for stand in (*left, *right)}) != len(left) + len(right):
        raise ProblemsFound([Problem(page.place, "a system is on both sides")])
    return Anchor(size, box, left, right)


def _read_number(node: object, page: Node) -> float:
    """:raises ProblemsFound: when the node is no length in points; it names the page when there is no node."""
    try:
        value = float(node.text) if isinstance(node, Scalar) else 0.0
    except ValueError:
        value = 0.0
    if not 0.0 < value < _LARGEST_PT:
        raise ProblemsFound(
            [Problem(_place_of(node) if isinstance(node, Scalar) else page.place, "not a number of points")]
        )
    return value


def _place_of(node: object) -> Place:
    place = getattr(node, "place", None)
    return place if isinstance(place, Place) else Place("")
