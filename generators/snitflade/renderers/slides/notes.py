"""The notes of a slide: the list of its interfaces. What somebody wrote above the list stays."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from snitflade.renderers.slides.paragraphs import LANGUAGES
from snitflade.renderers.slides.xml import Element, element, first, legal, text_element

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide


def list_notes_master(deck: Presentation) -> None:
    """Names the notes' master in the deck, where it belongs (ECMA-376, 19.2.1.26): python-pptx only relates it."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    root = deck.element
    masters = [number for number, rel in deck.part.rels.items() if rel.reltype == RELATIONSHIP_TYPE.NOTES_MASTER]
    if masters and first(root, "p:notesMasterIdLst") is None:
        listed = element("p:notesMasterIdLst", element("p:notesMasterId", r__id=masters[0]))
        root.insert(1, listed)  # behind the slides' masters, which come first


def write_notes(slide: Slide, lines: Sequence[str], language: str) -> None:
    """Lists the lines in the slide's notes, in place of a list with the same first line."""
    if not lines and not slide.has_notes_slide:
        return
    frame = slide.notes_slide.notes_text_frame
    if frame is None:  # somebody took the placeholder away
        return
    body = frame._txBody  # noqa: SLF001 - paragraphs can only be written one by one otherwise
    kept = _above(list(frame.text.split("\n")), lines)
    paragraphs = list(body.p_lst)
    for gone in paragraphs[kept:]:
        body.remove(gone)
    for line in lines or ([""] if not kept else []):
        body.append(_paragraph(line, language))


def is_worked_on(slide: Slide, headings: Collection[str]) -> bool:
    """Whether somebody has commented on a slide, or has written above the list in its notes."""
    if any(rel.reltype.endswith("/comments") for rel in slide.part.rels.values()):
        return True
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    words = frame.text.strip() if frame is not None else ""
    return bool(words) and words.split("\n")[0] not in headings


def _above(texts: list[str], lines: Sequence[str]) -> int:
    """How many paragraphs stand above the list."""
    if not lines:
        return len(texts)
    heading = legal(lines[0])
    if heading in texts:
        return texts.index(heading)
    return len(texts) if any(text.strip() for text in texts) else 0


def _paragraph(line: str, language: str) -> Element:
    from lxml import etree
    from pptx.oxml import parse_xml

    about = element("a:rPr", lang=LANGUAGES.get(language, language))
    made = element("a:p", element("a:r", about, text_element("a:t", line)) if line else None)
    return parse_xml(etree.tostring(made))
