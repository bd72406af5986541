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
    """A hash of a template's bytes, by which a deck knows which template it was made from."""
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
    _, tags = _tags_of(slide)
    values = {one.get("name", "").upper(): one.get("val", "") for one in tags}
    if not values.get(_DIAGRAM) or not values.get(_NUMBER, "").isdecimal():
        return None
    return Tag(values[_DIAGRAM], int(values[_NUMBER]), values.get(_LOOK) == "theme", values.get(_TEMPLATE, ""))


def _tags_of(slide: Slide) -> tuple[str | None, list[Element]]:
    """The relationship of the slide's part of tags, and all tags in it, which other programs may have put there too."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    rels = slide.part.rels
    held = first(slide.element, "p:cSld/p:custDataLst/p:tags")
    number = held.get(tag("r:id"), "") if held is not None else ""
    if number not in rels or rels[number].reltype != RELATIONSHIP_TYPE.TAGS:
        return None, []
    try:
        root = etree.fromstring(rels[number].target_part.blob, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return None, []
    return number, list(every(root, "p:tag"))


def make_tags(slide: Slide, own: Tag) -> Element:
    """Gives a slide its tag, in place of the one that it has; returns the ``p:custDataLst`` for it.

    What other programs keep there stays.
    """
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from pptx.opc.package import Part

    values = {_DIAGRAM: own.diagram, _NUMBER: str(own.number), _LOOK: "theme" if own.themed else "diagram",
              _TEMPLATE: own.template}  # fmt: skip
    number, tags = _tags_of(slide)
    others = [one for one in tags if one.get("name", "").upper() not in values]
    root = element("p:tagLst", *(element("p:tag", name=name, val=value) for name, value in values.items() if value))
    root.extend(others)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if number:
        slide.part.rels[number].target_part._blob = data  # noqa: SLF001
    else:
        package = slide.part.package
        part = Part(package.next_partname("/ppt/tags/tag%d.xml"), CONTENT_TYPE.PML_TAGS, package, data)
        number = slide.part.relate_to(part, RELATIONSHIP_TYPE.TAGS)
    kept = list(every(slide.element, "p:cSld/p:custDataLst/p:custData"))
    return element("p:custDataLst", *kept, element("p:tags", r__id=number))
