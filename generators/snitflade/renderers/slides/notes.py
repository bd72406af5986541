"""The notes of a slide: the list of its interfaces. What somebody wrote above the list stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from snitflade.renderers.slides.paragraphs import LANGUAGES
from snitflade.renderers.slides.xml import Element, element, legal, text_element

if TYPE_CHECKING:
    from pptx.slide import Slide


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
