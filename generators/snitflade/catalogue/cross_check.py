"""Drawing and catalogue say the same: every code that is drawn is in the table once, and the other way round."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from snitflade.catalogue.rows import CatalogueRow
from snitflade.diagram import Diagram
from snitflade.problems import Place, Problem, ProblemsFound
from snitflade.scene import Scene, Text

_CODE_ROLE = "code"
_SURELY_ON_ONE_LINE = 20
_MOST_SHOWN = 5


def check_drawing(diagram: Diagram, rows: Iterable[CatalogueRow]) -> tuple[Problem, ...]:
    """Draw the diagram on its page, and compare the codes in the picture with those in the rows.

    A diagram that does not fit its page is no matter of the catalogue: then there is nothing to compare.
    """
    from snitflade.pipeline import lay_out

    try:
        scene = lay_out(diagram)
    except ProblemsFound:
        return ()
    return differences(scene, rows)


def differences(scene: Scene, rows: Iterable[CatalogueRow]) -> tuple[Problem, ...]:
    """A problem for each link whose codes are not the same in both, at its place in the spec."""
    drawn = _read_drawn_codes(scene)
    listed: dict[Place, list[str]] = defaultdict(list)
    for row in rows:
        listed[row.link.place] += row.codes
    return tuple(
        problem for place in sorted({*drawn, *listed}) for problem in _compare(place, drawn[place], listed[place])
    )


def _read_drawn_codes(scene: Scene) -> dict[Place, list[str]]:
    """The texts of codes by the link they are drawn at."""
    found: dict[Place, list[str]] = defaultdict(list)
    for group, part, _, _ in scene.flatten():
        if isinstance(part, Text) and part.role == _CODE_ROLE:
            found[group.place or Place(scene.id)].append(part.text)
    return found


def _compare(place: Place, drawn: list[str], codes: list[str]) -> Iterator[Problem]:
    one, other = _words(drawn), _words(codes)
    if any(len(word) > _SURELY_ON_ONE_LINE for code in codes for word in code.split()):
        # A long code may be cut, with or without a hyphen; its characters are still all there.
        one, other = (Counter("".join(words.elements()).replace("-", "")) for words in (one, other))
    if one != other:
        only = [*(one - other).elements(), *(other - one).elements()]
        shown = ", ".join(only[:_MOST_SHOWN])
        hint = "please report this, with the spec"
        yield Problem(place, f"picture and catalogue differ in the codes {shown}", hint)


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in text.replace(",", " ").split())
