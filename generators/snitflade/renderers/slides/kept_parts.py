"""What a slide keeps when it is drawn anew, though it stands among its shapes: footers, and marks of other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from snitflade.renderers.slides.xml import RELATIONSHIPS, Element, every, first

if TYPE_CHECKING:
    from pptx.slide import Slide

_FOOTERS = ("dt", "ftr", "sldNum")


def footers(slide: Slide) -> list[Element]:
    """The date, footer and slide number that somebody has put on a slide."""
    return [
        deepcopy(shape)
        for shape in every(slide.element, "p:cSld/p:spTree/p:sp")
        if (holder := first(shape, "p:nvSpPr/p:nvPr/p:ph")) is not None and holder.get("type") in _FOOTERS
    ]


def renumber(kept: Sequence[Element], shapes: Iterable[Element]) -> Sequence[Element]:
    """The kept shapes with ids behind those of the new ones."""
    numbers = [int(about.get("id", "0")) for shape in shapes for about in every(shape, ".//p:cNvPr")]
    for number, shape in enumerate(kept, start=max(numbers, default=1) + 1):
        for about in every(shape, "p:nvSpPr/p:cNvPr"):
            about.set("id", str(number))
    return kept


def extensions(slide: Slide) -> Element | None:
    """What newer versions of PowerPoint add, such as the number by which a comment knows its slide."""
    return deepcopy(first(slide.element, "p:cSld/p:extLst"))


def clear(slide: Slide, kept: Iterable[Element | None]) -> None:
    """Takes away all that a slide shows, its animations, and the relationships that only these had need of."""
    root = slide.element
    gone = [*every(root, "p:cSld"), *every(root, "p:timing")]
    gone += [choice for choice in every(root, "mc:AlternateContent") if first(choice, ".//p:timing") is not None]
    for one in gone:
        root.remove(one)
    needed = _references_in([root, *(one for one in kept if one is not None)])
    for number in sorted(_references_in(gone) - needed):
        if number in slide.part.rels:
            slide.part.rels.pop(number)


def _references_in(roots: Iterable[Element]) -> set[str]:
    """The ids of relationships that elements have in their attributes."""
    return {
        value
        for root in roots
        for one in root.iter()
        for name, value in one.attrib.items()
        if name.startswith(f"{{{RELATIONSHIPS}}}")
    }
