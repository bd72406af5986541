"""The DrawingML that python-pptx does not write itself. Lengths are EMU here, 12,700 a point (ECMA-376, 20.1.2.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

EMU_A_POINT = 12_700
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_SPACES = {"a": MAIN, "p": PRESENTATION, "r": RELATIONSHIPS, "adec": _DECORATIVE, "mc": _COMPATIBILITY}
# XML 1.0, production 2: what no document may hold, not even escaped.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Element: TypeAlias = Any
"""An element of lxml, which ships no types."""
_Value: TypeAlias = "str | int"


def emu(points: float) -> int:
    """Points in EMU, rounded."""
    return round(points * EMU_A_POINT)


def legal(text: str) -> str:
    """The text without what XML cannot hold.

    >>> legal("a\\x00b <&>")
    'ab <&>'
    """
    return _ILLEGAL.sub("", text)


def tag(name: str) -> str:
    """``a:off`` with its namespace written out."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def element(name: str, /, *children: Element | None, **attributes: _Value | None) -> Element:
    """An element; children and attributes that are None are left out. ``r__id`` is the attribute ``r:id``."""
    made = etree.Element(tag(name), nsmap={name.partition(":")[0]: _SPACES[name.partition(":")[0]]})
    for key, value in attributes.items():
        if value is not None:
            prefix, _, local = key.rpartition("__")
            made.set(f"{{{_SPACES[prefix]}}}{local}" if prefix else local, legal(str(value)))
    made.extend(child for child in children if child is not None)
    return made


def text_element(name: str, text: str) -> Element:
    """An element that holds a text, without what XML cannot hold."""
    made = element(name)
    made.text = legal(text)
    return made


def transform(box: tuple[int, int, int, int], **flips: _Value | None) -> Element:
    """``a:xfrm`` of left, top, width, height."""
    left, top, width, height = box
    return element("a:xfrm", element("a:off", x=left, y=top), element("a:ext", cx=width, cy=height), **flips)


def properties(number: int, name: str, described: str = "", *, decorative: bool = False) -> Element:
    """``p:cNvPr``: the id, the name and the alternative text of a shape; ``decorative``: it says nothing."""
    mark = element("adec:decorative", val=1)
    listed = element("a:extLst", element("a:ext", mark, uri=_DECORATIVE_URI)) if decorative else None
    return element("p:cNvPr", listed, id=number, name=name, descr=described or None)


def first(parent: Element, path: str) -> Element | None:
    """The first element of a path such as ``p:cSld/p:spTree``."""
    return parent.find(path, _SPACES)


def every(parent: Element, path: str) -> Iterable[Element]:
    """All elements of a path such as ``p:cSld/p:spTree/p:sp``."""
    found: Iterable[Element] = parent.iterfind(path, _SPACES)
    return found
