"""Finishes a Word document as a whole: running heads and feet, numbered headings, properties, settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn

from snitflade.appendix.document import Appendix
from snitflade.appendix.docx.elements import Element, element, field, insert_in_order, run
from snitflade.appendix.docx.styles import set_right_tab

_AFTER_UPDATE = ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr",
                 "attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats", "shapeDefaults",
                 "decimalSymbol", "listSeparator")  # fmt: skip
_WORD_2013_AND_LATER = "15"
_AFTER_HYPHENATION = (
    "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "showEnvelope", "summaryLength",
    "clickAndTypeStyle", "defaultTableStyle", "evenAndOddHeaders", "bookFoldRevPrinting", "bookFoldPrinting",
    "bookFoldPrintingSheets", "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing",
    "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery", "doNotUseMarginsForDrawingGridOrigin",
    "drawingGridHorizontalOrigin", "drawingGridVerticalOrigin", "doNotShadeFormData", "noPunctuationKerning",
    "characterSpacingControl", "printTwoOnOne", "strictFirstAndLastChars", "noLineBreaksAfter", "noLineBreaksBefore",
    "savePreviewPicture", "doNotValidateAgainstSchema", "saveInvalidXml", "ignoreMixedContent",
    "alwaysShowPlaceholderText", "doNotDemarcateInvalidXml", "saveXmlDataOnly", "useXSLTWhenSaving", "saveThroughXslt",
    "showXMLTags", "alwaysMergeEmptyNamespace", "updateFields", *_AFTER_UPDATE,
)  # fmt: skip


def fill_heads(document: Any, appendix: Appendix, heads: Sequence[str], widths: Sequence[float]) -> None:
    """Fill the running heads and feet of our own document, except on the cover.

    :param heads: for each section, the title of its chapter.
    :param widths: for each section, the width of its text in points.
    """
    page, _, pages = appendix.names.page.partition("{page}")
    between, _, after = pages.partition("{pages}")
    for section, head, width in zip(document.sections, heads, widths, strict=True):
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        if not head:
            continue
        is_contents = head == appendix.names.contents
        top = [run(head)] if is_contents else list(field("STYLEREF 1", head))
        _fill(section.header.paragraphs[0], [*top, _tab(), run(appendix.cover.owner)], width)
        foot = [run(appendix.cover.title), _tab(), run(page), *field("PAGE", "1"), run(between)]
        _fill(section.footer.paragraphs[0], [*foot, *field("NUMPAGES", "1"), run(after)], width)


def _fill(paragraph: Any, parts: Sequence[Element], width: float) -> None:
    set_right_tab(paragraph, width)
    for part in parts:
        paragraph._p.append(part)  # noqa: SLF001 - python-docx's name for the element


def _tab() -> Element:
    return element("r", element("tab"))


def finish(document: Any, appendix: Appendix, own: bool) -> None:
    """Set properties and settings. Of a template's properties, only the title and the language change."""
    properties = document.core_properties
    properties.title, properties.language = appendix.cover.title, appendix.language
    if own:
        properties.author = properties.last_modified_by = appendix.cover.owner
        properties.comments = properties.keywords = properties.subject = ""
        properties.revision = 1
        _number_headings(document)
        _modernise(document.settings.element)
        insert_in_order(document.settings.element, element("autoHyphenation", val="true"), _AFTER_HYPHENATION)
    _drop_dates(properties, own)
    insert_in_order(document.settings.element, element("updateFields", val="true"), _AFTER_UPDATE)


def _drop_dates(properties: Any, own: bool) -> None:
    """Remove the dates of the file, except when a template was created."""
    element_of = properties._element  # noqa: SLF001 - python-docx's name for the element
    for found in list(element_of):
        if found.tag.endswith("}modified") or (own and found.tag.endswith("}created")):
            element_of.remove(found)


def _modernise(settings: Element) -> None:
    """Switch off the compatibility mode of the empty document, in which Word shows no SVG."""
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013_AND_LATER)


def _number_headings(document: Any) -> None:
    """Number chapters 1, 2, 3 and their sections 1.1, 1.2, with a list that belongs to the heading styles."""
    numbering = document.part.numbering_part.element
    number = (
        max((int(found.get(qn("w:abstractNumId"))) for found in numbering.findall(qn("w:abstractNum"))), default=0) + 1
    )
    levels = [_level(document, level) for level in range(2)]
    abstract = element("abstractNum", element("multiLevelType", val="multilevel"), *levels, abstractNumId=number)
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(abstract)
    else:
        first.addprevious(abstract)
    used = _next(numbering, "num", "numId")
    numbering.append(element("num", element("abstractNumId", val=number), numId=used))
    for level in range(2):
        look = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        look.insert_element_before(
            element("numPr", element("ilvl", val=level), element("numId", val=used)),
            "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap",
            "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
            "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap",
            "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
        )  # fmt: skip
    contents = document.styles["TOC Heading"].element.get_or_add_pPr()
    contents.insert_element_before(element("numPr", element("numId", val=0)), "w:spacing", "w:outlineLvl")


def _next(numbering: Element, name: str, key: str) -> int:
    return max((int(found.get(qn(f"w:{key}"))) for found in numbering.findall(qn(f"w:{name}"))), default=0) + 1


def _level(document: Any, level: int) -> Element:
    style = document.styles[f"Heading {level + 1}"].style_id
    return element(
        "lvl", element("start", val=1), element("numFmt", val="decimal"), element("pStyle", val=style),
        element("suff", val="space"), element("lvlText", val="%1" if level == 0 else "%1.%2"),
        element("lvlJc", val="left"), element("pPr", element("ind", left=0, firstLine=0)), ilvl=level,
    )  # fmt: skip
