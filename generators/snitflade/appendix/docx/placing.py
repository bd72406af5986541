"""Finds the place for the appendix in a document, and makes the empty document for an appendix without a template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn

from snitflade.appendix.docx.elements import Element, element
from snitflade.values import value


@value
class InsertionPoint:
    """A place in the body, before an element. ``section`` is the description of the section that it is in."""

    section: Element
    before: Element
    placeholder: Element | None

    def insert(self, blocks: Sequence[Element]) -> None:
        """Insert the blocks here, and remove the placeholder."""
        for block in blocks:
            self.before.addprevious(block)
        if self.placeholder is not None:
            _hand_on_section(self.placeholder)
            self.placeholder.getparent().remove(self.placeholder)


def _hand_on_section(placeholder: Element) -> None:
    """Move the end of a section from the placeholder to a paragraph of its own."""
    section = placeholder.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if section is not None:
        placeholder.addprevious(element("p", element("pPr", section)))


def place(document: Any, placeholder: str) -> InsertionPoint:
    """At the first paragraph that says nothing but the placeholder, else at the end."""
    body = document.element.body
    for paragraph in body.findall(qn("w:p")):
        if "".join(part.text or "" for part in paragraph.iter(qn("w:t"))).strip() == placeholder:
            return InsertionPoint(_section_at(body, paragraph), paragraph, paragraph)
    last = body.find(qn("w:sectPr"))
    if last is None:
        last = element("sectPr")
        body.append(last)
    return InsertionPoint(last, last, None)


def _section_at(body: Element, paragraph: Element) -> Element:
    """The description of the section that a paragraph is in, from the section's end."""
    for block in (paragraph, *paragraph.itersiblings()):
        found = block if block.tag == qn("w:sectPr") else block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if found is not None:
            return found
    made = element("sectPr")
    body.append(made)
    return made


def empty_document() -> Any:
    """A new document without paragraphs, and without the thumbnail in the library's template."""
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE

    document = Document()
    for block in list(document.element.body.findall(qn("w:p"))):
        document.element.body.remove(block)
    relationships = document.part.package.rels
    for key in [key for key, found in relationships.items() if found.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relationships[key]
    return document
