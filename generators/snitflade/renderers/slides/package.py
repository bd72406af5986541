"""A deck's file: opened with care, as anybody may have made it, and written the same on every machine.

A deck is a zip of XML. One that is damaged is reported in words; one that is locked, or brings macros, is refused.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from snitflade.office_file import TYPES, FileFault, FileLimits, UnsoundFile, pack, read_parts
from snitflade.problems import SnitfladeError
from snitflade.renderers.slides.blank import ThemePart
from snitflade.renderers.slides.xml import first

if TYPE_CHECKING:
    from pptx.presentation import Presentation

MOST_BYTES: Final = 200_000_000
_LIMITS: Final = FileLimits(unpacked=800_000_000, xml=40_000_000, parts=20_000)
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
_SAVE_AGAIN = "open it in PowerPoint and save it as a .pptx or .potx"


def open_deck(data: bytes, name: str) -> Presentation:
    """The deck in a file's bytes; a template (.potx) is opened as a deck.

    :param name: how messages call it.
    :raises SnitfladeError: when it is locked, holds macros, is too large, or is no sound deck.
    """
    import pptx
    from lxml.etree import LxmlError
    from pptx.exc import PythonPptxError

    parts = _parts(data, name)
    try:
        deck = pptx.Presentation(io.BytesIO(pack(parts)))
        layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
        for master in deck.slide_masters:
            ThemePart(master)
        trees = [first(slide.element, "p:cSld/p:spTree") for slide in deck.slides if slide.slide_layout]
    except (PythonPptxError, LxmlError, KeyError, ValueError, AttributeError, TypeError, IndexError, AssertionError):
        raise _describe_broken(name) from None
    if None in trees or not layouts or not deck.slide_width or not deck.slide_height:
        raise _describe_broken(name)
    return deck


def save_deck(deck: Presentation) -> bytes:
    """The deck's bytes: the parts in the order of their names, without times.

    :raises SnitfladeError: when two parts would have one name.
    """
    file = io.BytesIO()
    deck.save(file)
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        if len(set(names)) != len(names):
            raise SnitfladeError("the deck would hold a part twice", "remove links to slides that were removed")
        return pack({name: _in_order(name, archive.read(name)) for name in names})


def _in_order(name: str, data: bytes) -> bytes:
    """The relationships of a part in the order of their ids, however they came about."""
    if not name.endswith(".rels"):
        return data
    from lxml import etree

    root = etree.fromstring(data)
    root[:] = sorted(root, key=lambda child: (len(child.get("Id", "")), child.get("Id", "")))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _describe_broken(name: str) -> SnitfladeError:
    return SnitfladeError(f"{name}: no sound PowerPoint file", _SAVE_AGAIN)


def _parts(data: bytes, name: str) -> dict[str, bytes]:
    """The parts by name, those of a template made those of a deck."""
    try:
        parts = read_parts(data, _LIMITS)
    except UnsoundFile as error:
        if error.fault is FileFault.BROKEN:
            raise _describe_broken(name) from None
        hint = "use a smaller one" if error.fault is FileFault.TOO_LARGE else _SAVE_AGAIN
        raise SnitfladeError(f"{name}: {error}", hint) from None
    types = parts[TYPES].replace(_MAIN.format("template").encode(), _MAIN.format("presentation").encode())
    return {**parts, TYPES: types}
