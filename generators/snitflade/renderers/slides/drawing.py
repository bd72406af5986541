"""A scene as the shape tree of a slide. The order of the scene is the order of the tree, so that of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from snitflade.geometry import Rectangle
from snitflade.renderers.slides.connectors import Glue, connector, line, segment
from snitflade.renderers.slides.geometry import geometry, usual_sites
from snitflade.renderers.slides.joints import Joints
from snitflade.renderers.slides.paragraphs import Style, body, place_of
from snitflade.renderers.slides.texts import TITLE_BAND, Block, Words
from snitflade.renderers.slides.xml import Element, element, properties, transform
from snitflade.scene import Group, Line, Outline, Part, Picture, Scene, Text

_FIRST_NUMBER = 3  # 1 is the tree, 2 the title
_TITLE_GAP = 12.0
_SPREAD = 1.35
_PANEL = "group-panel"


@dataclass(slots=True, repr=False)
class Drawing:
    """Draws one scene. ``embed`` puts a picture's ``data:`` address into the deck and tells its relationship's id.

    ``with_band``: what stands beside the title is drawn too; an organisation's own master has a place for its name.
    """

    scene: Scene
    words: Words
    style: Style
    embed: Callable[[str], str]
    with_band: bool = True
    _joints: Joints = field(init=False)
    _numbers: Iterator[int] = field(init=False)
    _ids: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self._joints = Joints(self.scene)
        self._numbers = count(_FIRST_NUMBER)
        self._ids = {outline: next(self._numbers) for outline in self._joints.outlines}

    def shapes(self) -> Iterator[Element]:
        """Everything but the title."""
        for group in self.scene.groups:
            if TITLE_BAND in group.classes:
                yield from self._band(group) if self.with_band else ()
            elif "legend" in group.classes:
                yield self._collect(group)
            else:
                yield from self._group(group, 0.0, 0.0)

    def title_room(self) -> Rectangle | None:
        """The box of the title on the page, up to what stands beside it."""
        block = title_block(self.words)
        if block is None:
            return None
        place = place_of(block)
        others = [other for other in self.words.blocks.values() if TITLE_BAND in other.group.classes]
        beside = [self._aside(o).left for o in others if o is not block and o.left > block.last.right]
        right = min([self.scene.width - block.left, *(left - _TITLE_GAP for left in beside)])
        return Rectangle(place.left, place.top, max(right, block.last.right), place.bottom)

    def _band(self, group: Group) -> Iterator[Element]:
        for part in group.parts:
            if isinstance(part, Picture):
                yield self._picture(part, group, group.x, group.y)
            elif id(part) in self.words.blocks:
                block = self.words.blocks[id(part)]
                if not _is_title(block):
                    yield self._text_box(block, self._aside(block), right=block.left > self.scene.width / 3)

    def _aside(self, block: Block) -> Rectangle:
        """The box of a subtitle or owner: those at the right end of the band grow to the left."""
        place = place_of(block)
        if block.left <= self.scene.width / 3:
            return Rectangle(place.left, place.top, self.scene.width - block.left, place.bottom)
        right = max(piece.right for piece in block.pieces)
        return Rectangle(right - (right - block.left) * _SPREAD, place.top, right, place.bottom)

    def _collect(self, group: Group) -> Element:
        """A group as a group of shapes, such as the legend."""
        number = next(self._numbers)
        titles = [part.title for part in group.parts if isinstance(part, Group) and part.title]
        shapes = list(self._group(group, 0.0, 0.0))
        box = next(part.box for part in group.parts if isinstance(part, Outline)).shift(group.x, group.y)
        left, top, width, height = self.style.frame.box(box)
        at = transform((left, top, width, height))
        at.extend((element("a:chOff", x=left, y=top), element("a:chExt", cx=width, cy=height)))
        named = properties(number, group.id, "\n".join(titles))
        about = element("p:nvGrpSpPr", named, element("p:cNvGrpSpPr"), element("p:nvPr"))
        return element("p:grpSp", about, element("p:grpSpPr", at), *shapes)

    def _group(self, group: Group, dx: float, dy: float) -> Iterator[Element]:
        dx, dy = dx + group.x, dy + group.y
        for part in group.parts:
            if isinstance(part, Group):
                yield from self._group(part, dx, dy)
            else:
                yield from self._part(part, group, dx, dy)

    def _part(self, part: Part, group: Group, dx: float, dy: float) -> Iterator[Element]:
        if isinstance(part, Outline):
            yield self._outline(part, group, dx, dy)
        elif isinstance(part, Line):
            yield self._line(part, group, dx, dy)
        elif isinstance(part, Picture):
            yield self._picture(part, group, dx, dy)
        elif isinstance(part, Text) and id(part) in self.words.blocks:
            block = self.words.blocks[id(part)]
            yield self._text_box(block, place_of(block))

    def _outline(self, outline: Outline, group: Group, dx: float, dy: float) -> Element:
        joined = self._joints.outlines.get(id(outline))
        style, says_nothing = self.style, joined is None and outline.role != _PANEL
        number = self._ids.get(id(outline)) or next(self._numbers)
        name = group.id if joined else f"{group.id}-{outline.role}"
        named = properties(number, name, "" if says_nothing else group.title, decorative=says_nothing)
        edge = element("a:ln", element("a:noFill"))
        if outline.stroke:
            edge = line(outline.stroke, style.colours.stroke(outline, group), style.frame)
        sites = tuple(joined.sites) if joined else usual_sites(outline)
        shape = element(
            "p:spPr",
            transform(style.frame.box(outline.box.shift(dx, dy))),
            geometry(outline, sites),
            style.colours.fill(outline),
            edge,
        )
        block = self.words.inside.get(id(outline))
        words = body(block, style, centred=True) if block else None
        return element("p:sp", element("p:nvSpPr", named, element("p:cNvSpPr"), element("p:nvPr")), shape, words)

    def _line(self, part: Line, group: Group, dx: float, dy: float) -> Element:
        style = self.style
        fill = style.colours.line(part)
        route = self._joints.routes.get(id(part))
        is_link = "link" in group.classes
        name = group.id if is_link else f"{group.id}-{part.role}"
        named = properties(next(self._numbers), name, group.title if is_link else "", decorative=not is_link)
        if route:
            return connector(route, named, part.stroke, fill, style.frame, Glue(self._ids))
        points = [(x + dx, y + dy) for x, y in part.points]
        shape = element("p:spPr", *segment(points, style.frame), line(part.stroke, fill, style.frame))
        return element("p:cxnSp", element("p:nvCxnSpPr", named, element("p:cNvCxnSpPr"), element("p:nvPr")), shape)

    def _picture(self, picture: Picture, group: Group, dx: float, dy: float) -> Element:
        named = properties(
            next(self._numbers), f"{group.id}-picture", picture.title, decorative=not picture.title
        )  # fmt: skip
        locks = element("p:cNvPicPr", element("a:picLocks", noChangeAspect=1))
        fill = element(
            "p:blipFill",
            element("a:blip", r__embed=self.embed(picture.address)),
            element("a:stretch", element("a:fillRect")),
        )
        place = transform(self.style.frame.box(picture.box.shift(dx, dy)))
        shape = element("p:spPr", place, element("a:prstGeom", element("a:avLst"), prst="rect"))
        return element("p:pic", element("p:nvPicPr", named, locks, element("p:nvPr")), fill, shape)

    def _text_box(self, block: Block, place: Rectangle, *, right: bool = False) -> Element:
        named = properties(next(self._numbers), f"{block.group.id}-{block.lines[0][0].text.role}")
        about = element("p:nvSpPr", named, element("p:cNvSpPr", txBox=1), element("p:nvPr"))
        at = transform(self.style.frame.box(place))
        shape = element("p:spPr", at, element("a:prstGeom", element("a:avLst"), prst="rect"), element("a:noFill"))
        style = self.style.heading() if TITLE_BAND in block.group.classes else self.style
        return element("p:sp", about, shape, body(block, style, right=right))


def title_block(words: Words) -> Block | None:
    """The block of the diagram's title; None when the scene has none."""
    return next((block for block in words.blocks.values() if _is_title(block)), None)


def _is_title(block: Block) -> bool:
    return TITLE_BAND in block.group.classes and block.lines[0][0].text.role == "title"
