"""The deck to begin with when no template is given: an empty one with a few layouts, as large as the page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from snitflade.renderers.slides.xml import EMU_A_POINT, Element, emu, every, first, legal
from snitflade.scene import FontFace, Scene

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideMaster

_KEPT_LAYOUTS = {"Title Slide", "Title and Content", "Title Only", "Blank"}
_NO_DATE = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - it says "none"
_TITLE_PT = 20.0
_LONGEST_TITLE = 255  # python-pptx takes no longer one
_BASE_WIDTH_PT = 960.0
_BUILT_IN, _OFFICE = "Snitflade Sans", "Arial Narrow"


def blank_deck(scene: Scene) -> Presentation:
    """A deck without slides, for scenes such as this one."""
    import pptx
    from pptx.util import Length

    deck = pptx.Presentation()
    _without_extras(deck)
    width, height = emu(scene.width), emu(scene.height)
    _stretch(deck, width / (deck.slide_width or width), height / (deck.slide_height or height))
    deck.slide_width, deck.slide_height = Length(width), Length(height)
    deck.element.find("{*}sldSz").attrib.pop("type", None)
    _set_fonts(ThemePart(deck.slide_master), family_of(scene.font))
    _set_titles(deck, scene.width / _BASE_WIDTH_PT)
    about = deck.core_properties
    about._element[:] = []  # noqa: SLF001 - what the library says of its own empty deck
    describe(deck, scene)
    about.created = about.modified = _NO_DATE
    about.revision = 1
    return deck


def describe(deck: Presentation, scene: Scene) -> None:
    """Gives the file the title and language of a scene."""
    about = deck.core_properties
    about.title = legal(scene.document or scene.title)[:_LONGEST_TITLE]
    about.language = scene.language


def family_of(font: FontFace) -> str:
    """The font that a deck names. Nobody has the built-in one; Office brings a fallback of its that is no wider."""
    return _OFFICE if font.family == _BUILT_IN and _OFFICE in font.fallbacks else font.family


class ThemePart:
    """The theme of a master, which python-pptx keeps as bytes."""

    def __init__(self, master: SlideMaster) -> None:
        from lxml import etree
        from pptx.opc.constants import RELATIONSHIP_TYPE

        self._part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        self.root: Element = etree.fromstring(self._part.blob, etree.XMLParser(resolve_entities=False))

    def store(self) -> None:
        """Write the root's present state back into the deck."""
        from lxml import etree

        data = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._part._blob = data  # noqa: SLF001 - the one way in

    @property
    def text_font(self) -> str:
        """The family of all texts but the titles; "" when the theme names none."""
        latin = first(self.root, ".//a:fontScheme/a:minorFont/a:latin")
        return latin.get("typeface", "") if latin is not None else ""


def _without_extras(deck: Presentation) -> None:
    """Leaves out what the library's own empty deck holds that a deck of this program has no use for."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    for holder, kind in (
        (deck.part.package, RELATIONSHIP_TYPE.THUMBNAIL),
        (deck.part.package, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES),
        (deck.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS),
    ):
        rels = holder._rels  # noqa: SLF001 - a package's relationships have no other name
        for number in [number for number, rel in rels.items() if rel.reltype == kind]:
            rels.pop(number)
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT_LAYOUTS:
            deck.slide_layouts.remove(layout)


def _stretch(deck: Presentation, across: float, down: float) -> None:
    """The placeholders of the master and its layouts, from the library's page to this one."""
    master = deck.slide_master
    for page in (master, *master.slide_layouts):
        for at in every(page.element, ".//p:sp/p:spPr/a:xfrm"):
            for point, (x, y) in ((at[0], ("x", "y")), (at[1], ("cx", "cy"))):
                point.set(x, str(round(int(point.get(x, "0")) * across)))
                point.set(y, str(round(int(point.get(y, "0")) * down)))


def _set_fonts(theme: ThemePart, family: str) -> None:
    for name in ("majorFont", "minorFont"):
        latin = first(theme.root, f".//a:fontScheme/a:{name}/a:latin")
        if latin is not None:
            latin.attrib.clear()
            latin.set("typeface", family)
    theme.store()


def _set_titles(deck: Presentation, scale: float) -> None:
    """Titles on the left, bold, in the size of the diagrams', so that slides made by hand look alike."""
    style = first(deck.slide_master.element, "p:txStyles/p:titleStyle/a:lvl1pPr")
    if style is not None:
        style.set("algn", "l")
        run = first(style, "a:defRPr")
        if run is not None:
            run.set("sz", str(round(_TITLE_PT * scale) * 100))
            run.set("b", "1")
    margin = round(24 * scale) * EMU_A_POINT
    for page in (deck.slide_master, *deck.slide_master.slide_layouts):
        for shape in page.placeholders:
            if shape.placeholder_format.type == 1 and page.name != "Title Slide" and shape.width:  # a title
                shape.left, shape.top = margin, round(12 * scale) * EMU_A_POINT
                shape.width, shape.height = deck.slide_width - 2 * margin, round(36 * scale) * EMU_A_POINT
