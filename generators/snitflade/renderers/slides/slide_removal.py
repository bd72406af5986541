"""Slides that go, with every trace of them: a link to a removed slide would keep its part in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from snitflade.renderers.slides.xml import Element, tag

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.presentation import Presentation
    from pptx.slide import Slide

_SECTIONS = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def remove_slide(deck: Presentation, slide: Slide) -> None:
    """Takes a slide out of the deck, its sections and custom shows, and unlinks what was linked to it."""
    _remove(deck.element, [one for one in _section_slides(deck) if one.get("id") == str(slide.slide_id)])
    for part in list(deck.part.package.iter_parts()):
        if part is slide.part or _is_notes_of(part, slide.part):
            continue
        for number in [n for n, rel in part.rels.items() if not rel.is_external and rel.target_part is slide.part]:
            root = getattr(part, "_element", None)
            if root is not None:
                _remove(root, [one for one in root.iter() if one.get(tag("r:id")) == number])
            part.rels.pop(number)


def add_to_section(deck: Presentation, added: int, after: int | None) -> None:
    """Puts a new slide into the section of the slide before it, or the last one; a deck may have none."""
    listed = _section_slides(deck)
    lists = list(deck.element.iter(f"{_SECTIONS}sldIdLst"))
    if not lists:
        return
    new = lists[-1].makeelement(f"{_SECTIONS}sldId", {"id": str(added)})
    before = next((one for one in listed if after is not None and one.get("id") == str(after)), None)
    if before is not None:
        before.addnext(new)
    else:
        lists[-1].append(new)


def _section_slides(deck: Presentation) -> list[Element]:
    return list(deck.element.iter(f"{_SECTIONS}sldId"))


def _is_notes_of(part: Part, slide: Part) -> bool:
    """Whether they are the slide's own notes, which go with it."""
    return any(not rel.is_external and rel.target_part is part for rel in slide.rels.values())


def _remove(root: Element, elements: list[Element]) -> None:
    for one in elements:
        parent = one.getparent()
        if parent is not None and one is not root:
            parent.remove(one)
