"""Writes an Appendix as a Word document that can be edited, in our own look or in the organisation's template.

Headings, captions and contents are styles and fields, as in Word, so that Word updates their numbers and lists.
No date is written, so that the same appendix gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from snitflade.appendix.document import Appendix, DiagramFigure
from snitflade.appendix.docx.template import Template
from snitflade.office_file import pack

PLACEHOLDER = "{{snitflade}}"
"""The paragraph of a template that the appendix replaces."""


def render(appendix: Appendix, template: Template | None = None) -> bytes:
    """The appendix as a .docx file, in place of ``{{snitflade}}`` in a template, or else behind the template's content.

    :raises SnitfladeError: when a font or a logo cannot be read.
    """
    from docx import Document

    from snitflade.appendix.docx.body import Body
    from snitflade.appendix.docx.elements import Writer
    from snitflade.appendix.docx.finishing import fill_heads, finish
    from snitflade.appendix.docx.pages import Pages
    from snitflade.appendix.docx.pictures import EmbeddedPictures, draw_figures
    from snitflade.appendix.docx.placing import empty_document, place
    from snitflade.appendix.docx.styles import styles_of

    own = template is None
    document: Any = empty_document() if template is None else Document(io.BytesIO(template.data))
    styles = styles_of(document, appendix.look, appendix.language, own)
    spot = place(document, PLACEHOLDER)
    figures = [part for part in appendix.parts() if isinstance(part, DiagramFigure)]
    pages = Pages(spot.section, own)
    writer = Writer(_anchors(appendix), _aliases(appendix), styles.faint, styles.linked)
    body = Body(appendix, styles, writer, EmbeddedPictures(document, appendix.look.font, draw_figures(figures)), pages)
    body.write()
    spot.insert(body.blocks)
    pages.forget_first(spot.section)
    if own:
        fill_heads(document, appendix, body.heads, [pages.room(paper).width for paper in body.papers])
    finish(document, appendix, own)
    file = io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as archive:
        return pack({name: archive.read(name) for name in archive.namelist()})


def _anchors(appendix: Appendix) -> frozenset[str]:
    """All anchors that a link in Word can lead to; a place in a picture is not among them."""
    found = {
        anchor for chapter in appendix.chapters for anchor in (chapter.anchor, *(s.anchor for s in chapter.sections))
    }
    for part in appendix.parts():
        found |= {getattr(part, "anchor", "")}
        found |= {cell.anchor for row in getattr(part, "rows", ()) for cell in row}
    return frozenset(found - {""})


def _aliases(appendix: Appendix) -> dict[str, str]:
    """For the anchor of each place in a picture, the anchor of its figure."""
    figures = [part for part in appendix.parts() if isinstance(part, DiagramFigure)]
    return {spot.anchor: figure.anchor for figure in figures for spot in figure.spots}
