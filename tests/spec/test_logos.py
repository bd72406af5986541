"""Logos: shapes and pixels come in, nothing that runs, fetches or grows does."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from snitflade.problems import SnitfladeError
from snitflade.renderers import pdf, png
from snitflade.spec.logos import MAX_DEPTH, logo_of
from tests.renderers.scenes import picture, scene

OPENING = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10"'


def svg(body: str, opening: str = OPENING) -> bytes:
    return f"{opening}>{body}</svg>".encode()


def png_of(width: int, height: int, mode: str = "RGB") -> bytes:
    stream = io.BytesIO()
    Image.new(mode, (width, height)).save(stream, "PNG")
    return stream.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def bomb() -> bytes:
    """Ten groups, each of which shows the next one ten times."""
    uses = [f"<use xlink:href='#g{number}'/>" * 10 for number in range(1, 11)]
    groups = [f"<g id='g{number}'>{inner}</g>" for number, inner in enumerate(uses)]
    return svg("<defs>" + "".join(groups) + "<g id='g10'><path d='M0 0h1v1z'/></g></defs><use href='#g0'/>")


@pytest.mark.parametrize(
    ("opening", "aspect"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"', 2.0),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5,-5,20,10" width="100%"', 2.0),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" width="30mm" height="2cm"', 1.5),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" width="96" height="72pt"', 1.0),
        ('<?xml version="1.0"?><!-- made by hand -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"', 4.0),
    ],
)
def test_the_proportions_of_an_svg(opening: str, aspect: float) -> None:
    assert logo_of(svg("<path d='M0 0h1v1z'/>", opening)).aspect == pytest.approx(aspect)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_kind(mode: str) -> None:
    assert logo_of(png_of(30, 20, mode)).aspect == 1.5


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<script>alert(1)</script>", "element 'script'"),
        ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>a</p></foreignObject>", "element 'foreignObject'"),
        ("<x:script xmlns:x='http://www.w3.org/1999/xhtml'/>", "element 'script'"),
        ("<text>Sorø</text>", "element 'text'"),
        ("<image href='data:image/png;base64,AAAA'/>", "element 'image'"),
        ("<filter id='f'/>", "element 'filter'"),
        ("<set attributeName='fill' to='red'/>", "element 'set'"),
        ("<script xmlns='' />", "element 'script'"),
        ("<rect onclick='alert(1)'/>", "attribute 'onclick'"),
        ("<g xml:base='http://example.com/'/>", "attribute 'base'"),
        ("<use href='other.svg#a'/>", "another file"),
        ("<use xlink:href='http://example.com/a.svg#a'/>", "another file"),
        ("<use xlink:href='data:image/svg+xml;base64,AAAA#a'/>", "another file"),
        ("<rect fill='url(http://example.com/a.svg#a)'/>", "another file"),
        ("<rect style='fill: URL( \"file:///etc/passwd\" )'/>", "another file"),
        ("<style>@import 'a.css';</style>", "imports another"),
        ("<style>a{fill:u\\72l(http://example.com)}</style>", "hides what it says"),
        ("<style>a{fill:url(http://example.com)}</style>", "another file"),
        ("<g>" * MAX_DEPTH + "</g>" * MAX_DEPTH, "too deep"),
        ("<g>" * 50_000 + "</g>" * 50_000, "too deep"),
        ("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>", "too deep"),
        ("<path d='M0 0'/>" * 20_001, "too many parts"),
    ],
)
def test_what_is_no_shape_is_refused(body: str, told: str) -> None:
    with pytest.raises(SnitfladeError, match=told):
        logo_of(svg(body))


def test_a_few_lines_cannot_stand_for_millions() -> None:
    with pytest.raises(SnitfladeError, match="too many parts"):
        logo_of(bomb())


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "neither PNG nor SVG"),
        (b"GIF89a", "neither PNG nor SVG"),
        (b"<svg", "damaged"),
        (b"<svg viewBox='0 0 1 1'/>", "no SVG"),
        (b"<html><svg/></html>", "no SVG"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "DOCTYPE"),
        (b'<?xml-stylesheet href="a.css"?>' + svg(""), "style sheet"),
        (svg("", '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"'), "no viewBox"),
        (svg("", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 10"'), "no viewBox"),
        (svg("", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 10"'), "too long a strip"),
        (b'<?xml version="1.0" encoding="nonsense"?>' + svg(""), "damaged"),
        (png_of(1, 1)[:40], "damaged"),
        (png_of(1, 1)[:-20] + b"\0" * 20, "damaged"),
        (png_of(100, 100)[:60] + b"x" + png_of(100, 100)[61:], "damaged"),
        (png_of(9, 9)[:33] + chunk(b"IEND", b""), "damaged"),
        (png_of(9, 9)[:33] + chunk(b"IDAT", b"no zlib") + chunk(b"IEND", b""), "damaged"),
        (png_of(2001, 2000), "2001 × 2000 pixels"),
        (png_of(1, 100), "too long a strip"),
    ],
)  # fmt: skip
def test_what_is_no_logo_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(SnitfladeError, match=told):
        logo_of(data)


@pytest.mark.parametrize(
    "data",
    [
        svg("<style>.a{fill:url('#g')}</style><linearGradient id='g'><stop stop-color='red'/></linearGradient>"
            "<g id='s'><rect class='a' width='9' height='9'/></g><use href='#s' x='9'/>"),
        svg("<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata><path d='M0 0h9v9z'/>"),
        png_of(30, 20, "P"),
        png_of(30, 20, "I;16"),
    ],
)  # fmt: skip
def test_what_is_accepted_can_be_drawn(data: bytes) -> None:
    page = scene(picture(logo_of(data).address))

    assert pdf.render(page) != pdf.render(scene())
    assert png.render(page) != png.render(scene())
