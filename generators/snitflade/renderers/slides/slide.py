"""Fills a slide: title, shapes or table, background, tag and notes."""

from __future__ import annotations

import base64
import io
from functools import cache
from typing import TYPE_CHECKING

from snitflade.geometry import Rectangle
from snitflade.renderers.slides.blank import ThemePart, family_of
from snitflade.renderers.slides.colours import SceneColours, ThemeColours, solid
from snitflade.renderers.slides.contents import Contents
from snitflade.renderers.slides.drawing import Drawing, title_block
from snitflade.renderers.slides.frame import Frame, fit_into
from snitflade.renderers.slides.kept_parts import clear, extensions, footers, renumber
from snitflade.renderers.slides.layouts import room_on, title_box, title_kind, title_share
from snitflade.renderers.slides.notes import write_notes
from snitflade.renderers.slides.paragraphs import LANGUAGES, Style, body
from snitflade.renderers.slides.slide_tags import Tag, make_tags
from snitflade.renderers.slides.tables import table_frame
from snitflade.renderers.slides.texts import TITLE_BAND, words_of
from snitflade.renderers.slides.widths import wider_than_arial
from snitflade.renderers.slides.xml import (
    EMU_A_POINT,
    Element,
    element,
    properties,
    text_element,
    transform,
)
from snitflade.scene import Group, Scene, Text

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

_TITLE_NUMBER = 2
_LOGO_PX = 240


def fill(slide: Slide, content: Contents, tag: Tag, deck: Presentation) -> None:
    """Gives a slide its contents, in place of all that it shows."""
    from pptx.oxml import parse_xml

    held, footer, extra = make_tags(slide, tag), footers(slide), extensions(slide)
    clear(slide, [held, *footer, extra])
    filler = _SlideFiller(slide, content.scene, tag.themed, deck)
    shapes = filler.table(content) if content.table else filler.drawing()
    tree = element("p:spTree", *_own_properties(), *shapes, *renumber(footer, shapes))
    background = None if tag.themed else _background(content.scene.background)
    common = element("p:cSld", background, tree, held, extra, name=f"{content.scene.id} {tag.number}")
    slide.element.insert(0, parse_xml(_bytes(common)))
    write_notes(slide, () if content.table else content.scene.notes, content.scene.language)


def _bytes(root: Element) -> bytes:
    from lxml import etree

    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root))


def _own_properties() -> tuple[Element, Element]:
    """What every tree begins with."""
    about = element("p:nvGrpSpPr", element("p:cNvPr", id=1, name=""), element("p:cNvGrpSpPr"), element("p:nvPr"))
    place = transform((0, 0, 0, 0))
    place.extend((element("a:chOff", x=0, y=0), element("a:chExt", cx=0, cy=0)))
    return about, element("p:grpSpPr", place)


def _background(colour: str) -> Element:
    return element("p:bg", element("p:bgPr", solid(colour), element("a:effectLst")))


class _SlideFiller:
    """The shapes of one slide. ``themed``: on an organisation's own master."""

    def __init__(self, slide: Slide, scene: Scene, themed: bool, deck: Presentation) -> None:
        self.slide, self.scene, self.themed, self.deck = slide, scene, themed, deck
        font = ThemePart(slide.slide_layout.slide_master).text_font
        own = family_of(scene.font)
        self.family = own if not themed and own != font else None
        self.wider = wider_than_arial(font if themed else own)

    def drawing(self) -> list[Element]:
        scene = self.scene
        words = words_of(scene, self.wider)
        colours = ThemeColours() if self.themed else SceneColours()
        style = Style(colours, self._frame(), scene.language, words.shares, self.wider, self.family)
        drawing = Drawing(scene, words, style, self._embed, with_band=not self.themed)
        block, room = title_block(words), drawing.title_room()
        if self.themed or block is None or room is None:
            title = self._title(_plain_title(scene))
        else:
            title = self._placeholder(transform(style.frame.box(room)), body(block, style.heading()))
        return [title, *drawing.shapes()]

    def table(self, content: Contents) -> list[Element]:
        table = content.scene.table
        if table is None:
            return []
        title = self._title((f"{table.title} – ", self.scene.title))
        room, holder = room_on(self.deck, self.slide.slide_layout), title_box(self.slide.slide_layout)
        if holder and room.left <= holder.left and holder.right <= room.right:
            room = Rectangle(holder.left, room.top, holder.right, room.bottom)
        frame = table_frame(table, content.rows, room, self.scene.language, themed=self.themed)
        return [title, frame]

    def _frame(self) -> Frame:
        """Below the layout's title on an organisation's master; else the whole page on the whole slide."""
        scene = self.scene
        if self.themed:
            band = next((group for group in scene.groups if TITLE_BAND in group.classes), None)
            return fit_into(_without_band(scene, band is not None), room_on(self.deck, self.slide.slide_layout))
        width, height = (side / EMU_A_POINT for side in (self.deck.slide_width or 1, self.deck.slide_height or 1))
        return fit_into(Rectangle(0.0, 0.0, scene.width, scene.height), Rectangle(0.0, 0.0, width, height))

    def _title(self, words: tuple[str, str]) -> Element:
        """The placeholder where its layout has it; the second words are set lighter."""
        language = LANGUAGES.get(self.scene.language, self.scene.language)
        runs = [
            element("a:r", element("a:rPr", lang=language, b=weight), text_element("a:t", part))
            for part, weight in zip(words, (None, 0), strict=True)
            if part
        ]
        share = title_share(self.slide.slide_layout, len("".join(words)), self.wider)
        fit = element("a:bodyPr", element("a:normAutofit", fontScale=share * 1000 if share < 100 else None))
        return self._placeholder(None, element("p:txBody", fit, element("a:lstStyle"), element("a:p", *runs)))

    def _placeholder(self, place: Element | None, words: Element) -> Element:
        kind = title_kind(self.slide.slide_layout) or "title"
        holder = element("p:nvPr", element("p:ph", type=kind))
        locks = element("p:cNvSpPr", element("a:spLocks", noGrp=1))
        about = element("p:nvSpPr", properties(_TITLE_NUMBER, "title"), locks, holder)
        return element("p:sp", about, element("p:spPr", place), words)

    def _embed(self, address: str) -> str:
        """The relationship of a picture in a ``data:`` address; an SVG becomes pixels."""
        head, _, data = address.partition(",")
        picture = base64.b64decode(data)
        if "svg" in head:
            picture = _pixels(picture)
        number: str = self.slide.part.get_or_add_image_part(io.BytesIO(picture))[1]
        return number


def _plain_title(scene: Scene) -> tuple[str, str]:
    """The title, and the subtitle with a dash before it."""
    band = [part for group in scene.groups if TITLE_BAND in group.classes for part in group.parts]
    title, subtitle = (
        " ".join(part.text for part in band if isinstance(part, Text) and part.role == role)
        for role in ("title", "subtitle")
    )
    if not title:
        return scene.title, ""
    return title, f" – {subtitle}" if subtitle else ""


def _without_band(scene: Scene, has_band: bool) -> Rectangle:
    """The page from the top of what stands below the title, without its margins."""
    boxes: list[Rectangle] = []
    for group, part, dx, dy in scene.flatten():
        if has_band and TITLE_BAND in group.classes:
            continue
        if isinstance(part, Text):
            top = part.baseline - part.size
            boxes.append(Rectangle(part.left, top, part.left + part.width, part.baseline).shift(dx, dy))
        elif not isinstance(part, Group):
            boxes.append(part.box.shift(dx, dy))
    if not boxes:
        return Rectangle(0.0, 0.0, scene.width, scene.height)
    return Rectangle(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


@cache
def _pixels(svg: bytes) -> bytes:
    """:raises SnitfladeError: when cairo is not installed."""
    from snitflade.renderers.png import picture_of_svg

    return picture_of_svg(svg, _LOGO_PX)
