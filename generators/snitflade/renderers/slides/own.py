"""Which slides of a deck this program made: those with a tag.

A tag is a part of its own that a slide refers to (``p:custDataLst``, ECMA-376, 19.3.1.18): the place that PowerPoint
gives programs to keep such things in. It shows it nowhere, and keeps it when a slide is moved, renamed or gets another
layout.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from lxml import etree

from snitflade.renderers.slides.xml import Element, element, every, first, tag
from snitflade.values import value

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

_DIAGRAM, _NUMBER, _LOOK, _TEMPLATE = (f"SNITFLADE_{name}" for name in ("DIAGRAM", "NUMBER", "LOOK", "TEMPLATE"))
_HASH_DIGITS = 32


@value
class Tag:
    """The slide ``number`` of a diagram, from 1. ``themed``: it is in the colours of its deck's theme.

    ``template``: the :func:`fingerprint` of the template that the deck was made from, if one was.
    """

    diagram: str
    number: int
    themed: bool
    template: str


def fingerprint(template: bytes) -> str:
    return hashlib.sha256(template).hexdigest()[:_HASH_DIGITS]


def own_slides(deck: Presentation) -> dict[tuple[str, int], Slide]:
    """The own slides by diagram and number; of a slide that somebody has doubled, the first one."""
    found: dict[tuple[str, int], Slide] = {}
    for slide in deck.slides:
        own = tag_of(slide)
        if own:
            found.setdefault((own.diagram, own.number), slide)
    return found


def tag_of(slide: Slide) -> Tag | None:
    """The slide's tag; None when it has none that can be read."""
    for held in every(slide.element, "p:cSld/p:custDataLst/p:tags"):
        values = _values(slide, held)
        if values.get(_DIAGRAM) and values.get(_NUMBER, "").isdecimal():
            themed = values.get(_LOOK) == "theme"
            return Tag(values[_DIAGRAM], int(values[_NUMBER]), themed, values.get(_TEMPLATE, ""))
    return None


def _values(slide: Slide, held: Element) -> dict[str, str]:
    from pptx.opc.constants import RELATIONSHIP_TYPE

    rels = slide.part.rels
    number = held.get(tag("r:id"), "")
    if number not in rels or rels[number].reltype != RELATIONSHIP_TYPE.TAGS:
        return {}
    try:
        root = etree.fromstring(rels[number].target_part.blob, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return {}
    return {one.get("name", "").upper(): one.get("val", "") for one in every(root, "p:tag")}


def tagged(slide: Slide, own: Tag) -> Element:
    """Gives a slide its tag, in place of the one that it has; returns the ``p:custDataLst`` for it."""
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from pptx.opc.package import Part

    values = {_DIAGRAM: own.diagram, _NUMBER: str(own.number), _LOOK: "theme" if own.themed else "diagram",
              _TEMPLATE: own.template}  # fmt: skip
    root = element("p:tagLst", *(element("p:tag", name=name, val=value) for name, value in values.items() if value))
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    held = first(slide.element, "p:cSld/p:custDataLst/p:tags")
    number = held.get(tag("r:id")) if held is not None and tag_of(slide) else None
    if number:
        slide.part.rels[number].target_part._blob = data  # noqa: SLF001
    else:
        package = slide.part.package
        part = Part(package.next_partname("/ppt/tags/tag%d.xml"), CONTENT_TYPE.PML_TAGS, package, data)
        number = slide.part.relate_to(part, RELATIONSHIP_TYPE.TAGS)
    return element("p:custDataLst", element("p:tags", r__id=number))
