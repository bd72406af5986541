"""A deck's file: opened with care, as anybody may have made it, and written the same on every machine.

A deck is a zip of XML. What is no sound one is told in words; what is locked, or brings macros, is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from snitflade.problems import SnitfladeError
from snitflade.renderers.slides.blank import ThemePart
from snitflade.renderers.slides.xml import first

if TYPE_CHECKING:
    from pptx.presentation import Presentation

MOST_BYTES: Final = 200_000_000
_MOST_UNPACKED: Final = 800_000_000
_MOST_XML: Final = 40_000_000
_MOST_PARTS: Final = 20_000
_TYPES = "[Content_Types].xml"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
_MACRO = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o600 << 16
_SAVE_AGAIN = "open it in PowerPoint and save it as a .pptx or .potx"


def opened(data: bytes, name: str) -> Presentation:
    """The deck in a file's bytes; a template (.potx) is opened as a deck.

    :param name: how messages call it.
    :raises SnitfladeError: when it is locked, holds macros, is too large, or is no sound deck.
    """
    import pptx
    from lxml.etree import LxmlError
    from pptx.exc import PythonPptxError

    parts = _parts(data, name)
    try:
        deck = pptx.Presentation(io.BytesIO(_zipped(parts)))
        layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
        for master in deck.slide_masters:
            ThemePart(master)
        trees = [first(slide.element, "p:cSld/p:spTree") for slide in deck.slides if slide.slide_layout]
    except (PythonPptxError, LxmlError, KeyError, ValueError, AttributeError, TypeError, IndexError, AssertionError):
        raise _broken(name) from None
    if None in trees or not layouts or not deck.slide_width or not deck.slide_height:
        raise _broken(name)
    return deck


def saved(deck: Presentation) -> bytes:
    """The deck's bytes: the parts in the order of their names, without times.

    :raises SnitfladeError: when two parts would have one name.
    """
    file = io.BytesIO()
    deck.save(file)
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        if len(set(names)) != len(names):
            raise SnitfladeError("the deck would hold a part twice", "remove links to slides that are no more")
        return _zipped({name: _in_order(name, archive.read(name)) for name in names})


def _in_order(name: str, data: bytes) -> bytes:
    """The relationships of a part in the order of their ids, however they came about."""
    if not name.endswith(".rels"):
        return data
    from lxml import etree

    root = etree.fromstring(data)
    root[:] = sorted(root, key=lambda child: (len(child.get("Id", "")), child.get("Id", "")))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _broken(name: str) -> SnitfladeError:
    return SnitfladeError(f"{name}: no sound PowerPoint file", _SAVE_AGAIN)


def _parts(data: bytes, name: str) -> dict[str, bytes]:
    """The parts by name, the list of types first."""
    if data.startswith(_OLD_OFFICE):
        raise SnitfladeError(f"{name}: locked with a password, or a .ppt of old", _SAVE_AGAIN)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_size(entries, name)
            parts = {entry.filename: _unpacked(archive, entry, name) for entry in entries if not entry.is_dir()}
        if len(parts) != sum(not entry.is_dir() for entry in entries) or _TYPES not in parts:
            raise _broken(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, UnicodeError):
        raise _broken(name) from None
    if _MACRO.search(parts[_TYPES]):
        raise SnitfladeError(f"{name}: it holds macros", _SAVE_AGAIN)
    types = parts.pop(_TYPES)
    return {_TYPES: types.replace(_MAIN.format("template").encode(), _MAIN.format("presentation").encode()), **parts}


def _check_size(entries: list[zipfile.ZipInfo], name: str) -> None:
    too_large = any(entry.file_size > _MOST_XML for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if too_large or len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise SnitfladeError(f"{name}: too large when unpacked", "use a smaller one")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of an entry, as many as it says at most."""
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise _broken(name)
    if entry.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(data):
        raise SnitfladeError(f"{name}: it holds a DOCTYPE, which no deck may", _SAVE_AGAIN)
    return data


def _zipped(parts: dict[str, bytes]) -> bytes:
    """A zip that says nothing of when and where it was made, the list of types first."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda part: (part != _TYPES, part)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _MODE
            archive.writestr(entry, parts[name])
    return file.getvalue()
