"""A logo: a PNG or SVG file, checked, as a ``data:`` address that can stand in any picture.

An SVG may hold shapes and colours and nothing else: no script, no reference to elsewhere, and no text, which each
program would set in another font. What it refers to inside itself is counted as if written out, so that a few lines
cannot stand for millions.
"""

from __future__ import annotations

import base64
import re
import struct
import zlib
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from snitflade.problems import SnitfladeError
from snitflade.theme import Logo
from snitflade.values import value

MAX_DEPTH = 50
MOST_ASPECT = 12.0


@value
class Limits:
    """How much a PNG and an SVG may hold, those parts that are used again counted each time."""

    pixels: int = 4_000_000
    parts: int = 20_000


LIMITS = Limits()

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "http://www.w3.org/2000/svg"
_FOREIGN = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML")
_SHAPES = frozenset(
    "svg g defs symbol use path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath "
    "title desc metadata style".split()
)
_ONLY_SHAPES = "shapes and colours only: convert texts to paths; leave out images, filters and scripts"
_ADDRESS = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(px|pt|pc|mm|cm|in|)\s*")
_PER_INCH = {"": 96.0, "px": 96.0, "pt": 72.0, "pc": 6.0, "mm": 25.4, "cm": 2.54, "in": 1.0}


def logo_of(data: bytes, limits: Limits = LIMITS) -> Logo:
    """The logo in a file's bytes. :raises SnitfladeError: when it is neither a sound PNG nor an SVG of mere shapes."""
    if data.startswith(_PNG):
        aspect, kind = _png_aspect(data, limits.pixels), "png"
    elif b"<svg" in data or b":svg" in data:
        aspect, kind = _svg_aspect(data, limits.parts), "svg+xml"
    else:
        raise SnitfladeError("neither PNG nor SVG", "save it in one of these formats")
    if not 1 / MOST_ASPECT <= aspect <= MOST_ASPECT:
        raise SnitfladeError("too long a strip", f"no side may be more than {MOST_ASPECT:g} times the other")
    return Logo(f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}", aspect)


def _png_aspect(data: bytes, most_pixels: int) -> float:
    damaged = SnitfladeError("the PNG is damaged", "save it again")
    try:
        chunks = _png_chunks(data)
        width, height, depth, kind = struct.unpack_from(">IIBB", chunks[b"IHDR"])
        if not 1 <= width * height <= most_pixels:
            raise SnitfladeError(f"{width} × {height} pixels", f"1 to {most_pixels:,} pixels are possible")
        channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind]
        most = height * 2 + 8 * width * height * channels * depth // 8 + 1024
        zlib.decompressobj().decompress(chunks[b"IDAT"], most)
    except (struct.error, zlib.error, KeyError):
        raise damaged from None
    return float(width / height)


def _png_chunks(data: bytes) -> dict[bytes, bytes]:
    """The chunks by name, equal ones joined. PNG specification, third edition, chapter 5."""
    chunks: dict[bytes, bytes] = {}
    at = len(_PNG)
    while b"IEND" not in chunks:
        length, name = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        (check,) = struct.unpack_from(">I", data, at + 8 + length)
        if zlib.crc32(name + body) != check:
            raise zlib.error("checksum")
        chunks[name] = chunks.get(name, b"") + body
        at += 12 + length
    return chunks


def _svg_aspect(data: bytes, most_parts: int) -> float:
    if re.search(rb"<\?xml-stylesheet", data, re.IGNORECASE):
        raise SnitfladeError("it refers to a style sheet", "put the style into the file")
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise SnitfladeError("the SVG is damaged or has a DOCTYPE", "save it as a plain SVG") from None
    if root.tag != f"{{{_SVG}}}svg":
        raise SnitfladeError("no SVG", f"its first element must be <svg xmlns='{_SVG}'>")
    _Counter(root, most_parts).check()
    return _proportions(root)


def _proportions(root: Element) -> float:
    width, height = _inches(root.get("width", "")), _inches(root.get("height", ""))
    box = [float(n) for n in re.findall(r"-?[0-9]*\.?[0-9]+", root.get("viewBox", ""))]
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        raise SnitfladeError("the SVG has no viewBox", 'add one to its first element, such as viewBox="0 0 200 50"')
    return width / height if width and height else box[2] / box[3]


def _inches(length: str) -> float:
    """0 when it is missing or a percentage."""
    match = _LENGTH.fullmatch(length)
    return float(match[1]) / _PER_INCH[match[2]] if match else 0.0


class _Counter:
    """Checks every element and counts them, those that are used again included."""

    def __init__(self, root: Element, most: int) -> None:
        self.root, self.most = root, most
        self.by_id = {name: element for element in root.iter() if (name := element.get("id"))}
        self.sizes: dict[Element, int] = {}

    def check(self) -> None:
        """:raises SnitfladeError: when there is what no logo may hold, or too much."""
        self._size(self.root, MAX_DEPTH)

    def _size(self, element: Element, depth: int) -> int:
        if depth == 0:
            raise SnitfladeError("too deep an SVG, or one that holds itself", f"at most {MAX_DEPTH} levels")
        if element not in self.sizes:
            targets = [self.by_id[name] for name in _references(element) if name in self.by_id]
            self.sizes[element] = 1 + sum(self._size(part, depth - 1) for part in (*element, *targets))
        if self.sizes[element] > self.most:
            raise SnitfladeError("too many parts", f"at most {self.most:,}, those that are used again included")
        return self.sizes[element]


def _references(element: Element) -> list[str]:
    """The ids that an element refers to. :raises SnitfladeError: when it is not allowed in a logo."""
    space, _, name = element.tag.rpartition("}")
    if space[1:] in _FOREIGN or (space[1:] in (_SVG, "") and name not in _SHAPES):
        raise SnitfladeError(f"it has an element '{name[:40]}'", _ONLY_SHAPES)
    found: list[str] = []
    for key, words in element.attrib.items():
        attribute = key.rpartition("}")[2].lower()
        if attribute.startswith("on") or attribute == "base":
            raise SnitfladeError(f"it has an attribute '{attribute[:40]}'", _ONLY_SHAPES)
        found += [words.strip()] if attribute in ("href", "src") else _addresses(words)
    if name == "style":
        found += _addresses(element.text or "")
    if any(not address.startswith("#") for address in found):
        raise SnitfladeError("it refers to another file", _ONLY_SHAPES)
    return [address[1:] for address in found]


def _addresses(style: str) -> list[str]:
    if "@import" in style.lower() or "\\" in style:
        raise SnitfladeError("its style imports another, or hides what it says", _ONLY_SHAPES)
    return _ADDRESS.findall(style)
