"""Decks to test, and what can be read back from one: shapes, their sites, and where connectors end."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pptx
from lxml import etree
from pptx.util import Pt

from snitflade.renderers.slides import Figure, File, deck
from snitflade.scene import Scene
from tests.layout.pictures import SPECS, scene_of_spec

NAMES = tuple(sorted(path.stem for path in SPECS.glob("*.yaml")))
SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
EMU_A_POINT = 12_700
_SITES = re.compile(r"\*/ [wh] (-?[0-9]+) ([0-9]+)")


def figure(scene: Scene) -> Figure:
    return Figure(scene.id, (scene,))


@cache
def six() -> bytes:
    """The deck of the six diagrams."""
    return deck([figure(scene_of_spec(name)) for name in NAMES])


def opened(data: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(data))


def slides(data: bytes) -> list[Any]:
    return list(opened(data).slides)


def all_text(root: Any) -> str:
    """The texts of all shapes, a line for each paragraph; a tab stands for what leads to the next piece."""
    paragraphs = root.iterfind(".//a:p", SPACES)
    return "\n".join("".join(t.text or "" for t in p.iterfind(".//a:t", SPACES)) for p in paragraphs)


def titles(data: bytes) -> list[str]:
    return [slide.shapes.title.text for slide in slides(data)]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, change: Callable[[Any], None]) -> File:
    """The deck as somebody has edited it."""
    found = opened(data)
    change(found)
    file = io.BytesIO()
    found.save(file)
    return File("slides.pptx", file.getvalue())


def rezipped(data: bytes, changes: dict[str, bytes]) -> bytes:
    """The deck with other bytes in some of its parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, old in {**parts(data), **changes}.items():
            archive.writestr(name, changes.get(name, old))
    return file.getvalue()


def template(change: Callable[[Any], None] = lambda _: None) -> File:
    """An organisation's deck: a page of its own size, a title at the top, one slide with notes."""
    found = pptx.Presentation()
    found.slide_width, found.slide_height = Pt(960), Pt(540)
    for page in (found.slide_master, *found.slide_layouts):
        for shape in page.placeholders:
            if shape.placeholder_format.type == 1:
                shape.left, shape.top, shape.width, shape.height = Pt(60), Pt(20), Pt(800), Pt(40)
    slide = found.slides.add_slide(found.slide_layouts[0])
    slide.shapes.title.text = "Oplæg"
    slide.notes_slide.notes_text_frame.text = "Velkommen"
    change(found)
    file = io.BytesIO()
    found.save(file)
    return File("kommune.pptx", file.getvalue())


@dataclass(frozen=True)
class Shape:
    """A shape with its connection sites on the slide, in EMU."""

    name: str
    box: tuple[int, int, int, int]
    sites: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Connector:
    """A connector's ends on the slide (EMU), and the id and site that each is glued to."""

    name: str
    ends: tuple[tuple[int, int], tuple[int, int]]
    glued: tuple[tuple[int, int] | None, tuple[int, int] | None]
    heads: tuple[bool, bool]
    preset: str


def shapes_of(slide: Any) -> dict[int, Shape]:
    """The shapes with sites, by id."""
    found = {}
    for shape in slide.element.iterfind(".//p:sp", SPACES):
        custom = shape.find("p:spPr/a:custGeom", SPACES)
        if custom is not None:
            about = shape.find("p:nvSpPr/p:cNvPr", SPACES)
            found[int(about.get("id"))] = Shape(about.get("name"), box_of(shape), tuple(_sites(custom, box_of(shape))))
    return found


def box_of(shape: Any) -> tuple[int, int, int, int]:
    """Left, top, width, height."""
    off, ext = (shape.find(f"p:spPr/a:xfrm/a:{name}", SPACES) for name in ("off", "ext"))
    return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))


def _sites(custom: Any, box: tuple[int, int, int, int]) -> Iterator[tuple[float, float]]:
    guides = {guide.get("name"): _SITES.fullmatch(guide.get("fmla")) for guide in custom.iterfind(".//a:gd", SPACES)}
    left, top, width, height = box
    for place in custom.iterfind("a:cxnLst/a:cxn/a:pos", SPACES):
        x, y = guides[place.get("x")], guides[place.get("y")]
        assert x, place.get("x")
        assert y, place.get("y")
        yield left + width * int(x[1]) / int(x[2]), top + height * int(y[1]) / int(y[2])


def connectors_of(slide: Any) -> list[Connector]:
    """The connectors of links, which are no part of the legend."""
    return [_connector(one) for one in slide.element.iterfind("p:cSld/p:spTree/p:cxnSp", SPACES)]


def _connector(one: Any) -> Connector:
    left, top, width, height = box_of(one)
    place = one.find("p:spPr/a:xfrm", SPACES)
    xs, ys = [left, left + width], [top, top + height]
    xs = xs[::-1] if place.get("flipH") == "1" else xs
    ys = ys[::-1] if place.get("flipV") == "1" else ys
    start, end = (one.find(f"p:nvCxnSpPr/p:cNvCxnSpPr/a:{name}", SPACES) for name in ("stCxn", "endCxn"))
    glued = [None if at is None else (int(at.get("id")), int(at.get("idx"))) for at in (start, end)]
    heads = [one.find(f"p:spPr/a:ln/a:{name}", SPACES) is not None for name in ("headEnd", "tailEnd")]
    name = one.find("p:nvCxnSpPr/p:cNvPr", SPACES).get("name")
    preset = one.find("p:spPr/a:prstGeom", SPACES).get("prst")
    ends = ((xs[0], ys[0]), (xs[1], ys[1]))
    return Connector(name, ends, (glued[0], glued[1]), (heads[0], heads[1]), preset)


def parsed(data: bytes) -> dict[str, Any]:
    """The XML parts of a deck."""
    return {name: etree.fromstring(part) for name, part in parts(data).items() if name.endswith((".xml", ".rels"))}
