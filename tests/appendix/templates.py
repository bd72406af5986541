"""Word templates for the tests: a sound one of an organisation, and ones that are not to be trusted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.enum.section import WD_SECTION
from docx.shared import Mm, Pt, RGBColor

DOCUMENT = b"wordprocessingml.document.main+xml"
TEMPLATE = b"wordprocessingml.template.main+xml"


def organisation(*paragraphs: str) -> bytes:
    """A document with a blue Verdana, a head, a foot, wide margins and these paragraphs."""
    document = Document()
    normal, heading = document.styles["Normal"], document.styles["Heading 1"]
    normal.font.name, normal.font.size = "Verdana", Pt(10)
    heading.font.name, heading.font.color.rgb = "Verdana", RGBColor(0x00, 0x55, 0xAA)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.header.paragraphs[0].text = "Sorø Kommune · Udbud"
    section.footer.paragraphs[0].text = "Journalnummer 1234"
    for text in paragraphs:
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_two_sections() -> bytes:
    """The placeholder stands in the first of two sections, and ends it."""
    document = Document(io.BytesIO(organisation("Indledning", "{{snitflade}}")))
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("Efterskrift")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def changed(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The package with other parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def as_dotx(data: bytes) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(DOCUMENT, TEMPLATE)

    return changed(data, change)


def _with_macros(parts: dict[str, bytes]) -> None:
    parts["word/vbaProject.bin"] = b"macro"


def _without_body(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = b"<nothing/>"


def _broken(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = parts["word/document.xml"][:400]


def _with_entities(parts: dict[str, bytes]) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"?>", b"?>" + bomb, 1)


def _without_document(parts: dict[str, bytes]) -> None:
    del parts["word/document.xml"]


def _a_bomb(parts: dict[str, bytes]) -> None:
    parts["word/media/zeros.bin"] = bytes(210_000_000)


HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "not a Word document, or damaged"),
    "a text": (lambda: b"Dear municipality", "not a Word document, or damaged"),
    "a cut zip": (lambda: organisation("x")[:2000], "not a Word document, or damaged"),
    "encrypted": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "protected by a password"),
    "another zip": (lambda: changed(organisation("x"), dict.clear), "not a Word document"),
    "macros": (lambda: changed(organisation("x"), _with_macros), "a template with macros"),
    "no body": (lambda: changed(organisation("x"), _without_body), "damaged"),
    "broken XML": (lambda: changed(organisation("x"), _broken), "damaged"),
    "entities": (lambda: changed(organisation("x"), _with_entities), "a document type"),
    "a missing part": (lambda: changed(organisation("x"), _without_document), "damaged"),
    "a zip bomb": (lambda: changed(organisation("x"), _a_bomb), "too large when unpacked"),
}


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
