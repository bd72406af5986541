"""Embeds scenes as pictures in a Word document: SVG, with a PNG for programs that cannot show SVG.

The letters are outlines in both: Word ignores a font inside an SVG and would use another one.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeAlias

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from snitflade import fonts
from snitflade.appendix.document import DiagramFigure
from snitflade.appendix.docx.elements import Element, element
from snitflade.diagram import Dash
from snitflade.geometry import Rectangle
from snitflade.picture.strokes import fit_dash
from snitflade.renderers import raster, svg
from snitflade.renderers.glyphs import Outliner
from snitflade.renderers.svg import Element as Mark
from snitflade.scene import FontFace, Group, Line, Picture, Scene, Stroke, Text
from snitflade.theme import Logo

Files: TypeAlias = tuple[bytes, bytes]
"""The SVG and the PNG of one picture."""
Where: TypeAlias = tuple[str, int]
"""The anchor of a figure, and the number of one of its pictures, from 0."""

SAMPLE_PT = (22.0, 5.0)
"""Width and height of a line sample: as wide as in the PDF, and low enough not to spread the lines of the text."""
_SAMPLE_THICK_PT = 1.6
"""Thickness of a line sample, as in the PDF."""
_FALLBACK_DPI = 144.0
"""Of the PNG of a figure: small letters can be read in print, and a file of six figures stays below 2 MB."""
_SMALL_DPI = 576.0
"""Of the PNG of a logo or sample, which are so small that this many pixels cost nothing."""
_EMU_PER_POINT = 12_700
_FRAME = f"""<w:drawing {nsdecls("w", "wp", "a", "pic", "r")}>
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent/><wp:docPr/>
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip
 xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"/></a:ext></a:extLst></a:blip>
<a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"""
_DECORATIVE = f"""<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative
 xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>"""
_SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


class EmbeddedPictures:
    """Adds pictures to a document; equal pictures are in the file only once."""

    def __init__(self, document: Any, font: FontFace, drawn: Mapping[Where, Files]) -> None:
        """Start without pictures.

        :param drawn: the files that :func:`draw_figures` returned.
        """
        self._part, self._font, self._draw = document.part, font, drawn
        self._related: dict[str, tuple[str, str]] = {}
        self._samples: dict[tuple[str, Dash], tuple[str, str]] = {}
        ids = document.element.body.iter(qn("wp:docPr"))
        self._last = max((int(found.get("id", "0")) for found in ids if found.get("id", "").isdigit()), default=0)

    def picture(self, figure: DiagramFigure, number: int, scale: float) -> Element:
        """A run with one picture of a figure; ``scale`` is its size on the page in relation to the scene."""
        scene, related = figure.pictures[number], self._relate(*self._draw[figure.anchor, number])
        return self._run(related, (scene.width * scale, scene.height * scale), figure.alternative)

    def sample(self, colour: str, dash: Dash) -> Element:
        """A run with a sample of a category's line; without alternative text, as the name is beside it."""
        if (colour, dash) not in self._samples:
            self._samples[colour, dash] = self._draw_sample(colour, dash)
        return self._run(self._samples[colour, dash], SAMPLE_PT, "")

    def _draw_sample(self, colour: str, dash: Dash) -> tuple[str, str]:
        width, height = SAMPLE_PT
        stroke = Stroke(colour, _SAMPLE_THICK_PT, fit_dash(dash, width, _SAMPLE_THICK_PT))
        line = Line(((0.0, height / 2), (width, height / 2)), stroke)
        scene = self._scene(width, height, line)
        return self._relate(*_draw_both(scene, _SMALL_DPI))

    def logo(self, logo: Logo, height: float, owner: str) -> Element:
        """A run with the logo, ``height`` points high; its alternative text is the owner."""
        box = Picture(Rectangle(0.0, 0.0, logo.aspect * height, height), logo.address, owner)
        scene = self._scene(logo.aspect * height, height, box)
        return self._run(self._relate(*_draw_both(scene, _SMALL_DPI)), (scene.width, scene.height), owner)

    def _scene(self, width: float, height: float, part: Line | Picture) -> Scene:
        group = Group("drawing", ("drawing",), 0.0, 0.0, (part,))
        return Scene("drawing", width, height, "", "", "da", "#ffffff", self._font, 0.0, (group,))

    def _relate(self, drawing: bytes, pixels: bytes) -> tuple[str, str]:
        """The ids of the relationships to the PNG and the SVG."""
        key = hashlib.sha256(drawing).hexdigest()
        if key not in self._related:
            raster, _ = self._part.get_or_add_image(io.BytesIO(pixels))
            name = PackURI(f"/word/media/snitflade{len(self._related) + 1}.svg")
            part = Part(name, "image/svg+xml", drawing, self._part.package)
            self._related[key] = raster, self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._related[key]

    def _run(self, related: tuple[str, str], size: tuple[float, float], alternative: str) -> Element:
        self._last += 1
        frame = parse_xml(_FRAME)
        lengths = {name: str(round(length * _EMU_PER_POINT)) for name, length in zip(("cx", "cy"), size, strict=True)}
        for tag in ("wp:extent", "a:xfrm/a:ext"):
            found = frame.find(f".//{'/'.join(qn(step) for step in tag.split('/'))}")
            for name, length in lengths.items():
                found.set(name, length)
        for tag in ("wp:docPr", "pic:cNvPr"):
            found = frame.find(f".//{qn(tag)}")
            found.set("id", str(self._last))
            found.set("name", f"Snitflade {self._last}")
            found.set("descr", alternative)
        if not alternative:
            frame.find(f".//{qn('wp:docPr')}").append(parse_xml(_DECORATIVE))
        frame.find(f".//{qn('a:blip')}").set(qn("r:embed"), related[0])
        frame.find(f".//{_SVG_BLIP}").set(qn("r:embed"), related[1])
        return element("r", frame)


def draw_figures(figures: Iterable[DiagramFigure]) -> dict[Where, Files]:
    """Draw the pictures of figures as SVG and PNG.

    :raises SnitfladeError: when a font cannot be read, or a picture cannot be drawn.
    """
    scenes = {(figure.anchor, n): scene for figure in figures for n, scene in enumerate(figure.pictures)}
    drawings = [
        svg.render(scene, embed_font=False, write_text=_write_outlines(scene.font)) for scene in scenes.values()
    ]
    sizes = [(scene.width, scene.height) for scene in scenes.values()]
    pixels = raster.render(list(zip(drawings, sizes, strict=True)), _FALLBACK_DPI)
    return dict(zip(scenes, zip(drawings, pixels, strict=True), strict=True))


def _draw_both(scene: Scene, dpi: float) -> Files:
    """Draw a scene that has no texts."""
    drawing = svg.render(scene, embed_font=False)
    pixels = raster.render([(drawing, (scene.width, scene.height))], dpi)
    return drawing, pixels[0]


def _write_outlines(font: FontFace) -> Any:
    """A writer of texts for the SVG renderer that writes the outlines of their letters."""
    outliner = _outliner(font.regular or fonts.ttf(bold=False), font.bold or fonts.ttf(bold=True))

    def write_outline(text: Text) -> Mark:
        return Mark("path", [("d", outliner.path_data(text)), ("fill", text.colour)])

    return write_outline


@cache
def _outliner(regular: Any, bold: Any) -> Outliner:
    return Outliner(regular, bold)
