"""A Scene as SVG: text as text, the font embedded, every system and link a group with an id, classes and a title."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from snitflade import fonts
from snitflade.geometry import Shape
from snitflade.renderers.outlines import front_data, number, path_data
from snitflade.scene import ArrowHead, FontFace, Group, Line, Outline, Part, Picture, Scene, Stroke, Text
from snitflade.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterable

Attributes = list[tuple[str, str]]
ICON = "icon"


@dataclass(slots=True, repr=False)
class Element:
    """What the template writes as one element. ``kind`` is its tag, or ``group`` or ``text``."""

    kind: str
    attributes: Attributes
    text: str = ""
    title: str = ""
    parts: list[Element] = field(default_factory=list)


def render(scene: Scene, embed_font: bool = True, write_text: Callable[[Text], Element] | None = None) -> bytes:
    """The scene as a stand-alone SVG file in UTF-8.

    :param embed_font: carry the font inside the file; without it the program that shows the file must know the font.
    :param write_text: makes the element of a text, in place of a ``<text>``.
    """
    scene = scene.unroll()
    roles = _roles(scene)
    writer = _ElementWriter(roles, write_text)
    text = template("diagram.svg.j2").render(
        id=scene.id,
        width=number(scene.width),
        height=number(scene.height),
        language=scene.language,
        title=scene.title,
        description=scene.description,
        style=_Style("\n".join(_style(scene, roles, embed_font))),
        background=scene.background,
        definitions=_definitions(scene),
        groups=[writer.group(group) for group in scene.groups],
    )
    return text.encode("utf-8")


class _Style(str):
    """CSS made here from checked values only, so that it needs no escaping."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


class _ElementWriter:
    def __init__(self, roles: _Roles, write_text: Callable[[Text], Element] | None) -> None:
        self.roles, self.write_text = roles, write_text or self.text

    def group(self, group: Group) -> Element:
        attributes = [("id", group.id), ("class", " ".join(group.classes))]
        if group.x or group.y:
            attributes.append(("transform", f"translate({number(group.x)} {number(group.y)})"))
        parts = [element for part in group.parts for element in self.part(part)]
        return Element("group", attributes, title=group.title, parts=parts)

    def part(self, part: Part) -> Iterator[Element]:
        if isinstance(part, Group):
            yield self.group(part)
        elif isinstance(part, Text):
            yield self.write_text(part)
        elif isinstance(part, Outline):
            yield from _outline(part)
        elif isinstance(part, Line):
            yield _line(part)
        elif isinstance(part, ArrowHead):
            yield _head(part)
        else:
            yield _icon(part) if part.role == ICON else _picture(part)

    def text(self, text: Text) -> Element:
        attributes = [("class", text.role), ("x", number(text.x)), ("y", number(text.baseline))]
        if text.text != text.text.strip():
            attributes.append(("xml:space", "preserve"))
        if text.role in self.roles.mixed_colours:
            attributes.append(("fill", text.colour))
        if text.role in self.roles.mixed_sizes:
            attributes.append(("font-size", number(text.size)))
        if text.struck:
            attributes.append(("text-decoration", "line-through"))
        return Element("text", attributes, text=text.text)


@dataclass(slots=True, repr=False)
class _Roles:
    """A text of each role, and the roles whose texts differ in colour or size, which then stand on the text itself."""

    texts: dict[str, Text] = field(default_factory=dict)
    mixed_colours: set[str] = field(default_factory=set)
    mixed_sizes: set[str] = field(default_factory=set)


def _roles(scene: Scene) -> _Roles:
    roles = _Roles()
    for _, part, _, _ in scene.flatten():
        if isinstance(part, Text):
            first = roles.texts.setdefault(part.role, part)
            if first.colour != part.colour:
                roles.mixed_colours.add(part.role)
            if first.size != part.size:
                roles.mixed_sizes.add(part.role)
    return roles


def _style(scene: Scene, roles: _Roles, embed_font: bool) -> Iterable[str]:
    if embed_font:
        yield from _font_faces(scene)
    yield f"text{{font-family:{_families(scene.font)};font-kerning:normal;font-variant-ligatures:none}}"
    for role, text in sorted(roles.texts.items()):
        size = "" if role in roles.mixed_sizes else f"font-size:{number(text.size)}px;"
        colour = "" if role in roles.mixed_colours else f"fill:{text.colour};"
        bold = "font-weight:700;" if text.bold else ""
        centred = "text-anchor:middle;" if text.centred else ""
        yield f".{role}{{{size}{colour}{bold}{centred}}}"
    yield ".line,.rule{fill:none}"


def _families(font: FontFace) -> str:
    return ",".join(f"'{name}'" if " " in name else name for name in (font.family, *font.fallbacks))


def _font_faces(scene: Scene) -> Iterator[str]:
    if scene.font.regular and scene.font.bold:
        yield _own_face(scene.font.family, scene.font.regular, 400)
        yield _own_face(scene.font.family, scene.font.bold, 700)
        return
    texts = "".join(part.text for _, part, _, _ in scene.flatten() if isinstance(part, Text))
    latin = fonts.is_latin(texts)
    yield fonts.font_face(False, latin)
    yield fonts.font_face(True, latin)


@cache
def _own_face(family: str, path: Path, weight: int) -> str:
    data = base64.b64encode(path.read_bytes()).decode("ascii")
    return f"@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:font/ttf;base64,{data})}}"


def _stroke(stroke: Stroke | None) -> Attributes:
    if stroke is None:
        return []
    attributes = [("stroke", stroke.colour), ("stroke-width", number(stroke.width))]
    if stroke.dash:
        attributes.append(("stroke-dasharray", " ".join(number(part) for part in stroke.dash)))
    return attributes


def _outline(outline: Outline) -> Iterator[Element]:
    box = outline.box
    look = [("fill", outline.fill), *_stroke(outline.stroke)]
    named = [("class", outline.role)]
    if outline.shape is Shape.RECTANGLE:
        place = [("x", number(box.left)), ("y", number(box.top)), ("width", number(box.width)),
                 ("height", number(box.height)), ("rx", number(outline.rim))]  # fmt: skip
        yield Element("rect", named + place + look)
        return
    yield Element("path", [*named, ("d", path_data(outline)), *look])
    if front := front_data(outline):
        yield Element("path", [("class", "rim"), ("d", front), ("fill", "none"), *_stroke(outline.stroke)])


def _line(line: Line) -> Element:
    (x, y), *rest = line.points
    data = f"M{number(x)} {number(y)}" + "".join(f"L{number(px)} {number(py)}" for px, py in rest)
    return Element("path", [("class", line.role), ("d", data), *_stroke(line.stroke)])


def _head(head: ArrowHead) -> Element:
    data = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in head.points) + "Z"
    return Element("path", [("class", "head"), ("d", data), ("fill", head.fill)])


def _picture(picture: Picture) -> Element:
    box = picture.box
    return Element("image", [("x", number(box.left)), ("y", number(box.top)), *_image(picture)])


def _image(picture: Picture) -> Attributes:
    box = picture.box
    return [("width", number(box.width)), ("height", number(box.height)), ("href", picture.address)]


def _icon(picture: Picture) -> Element:
    """An icon decorates: what the system is, its name says."""
    box = picture.box
    place = [("x", number(box.left)), ("y", number(box.top))]
    return Element("use", [("class", "icon"), ("href", f"#{_icon_id(picture)}"), *place, ("aria-hidden", "true")])


def _icon_id(picture: Picture) -> str:
    """One for each image in each size; it depends on nothing else in the scene."""
    look = f"{number(picture.box.width)} {number(picture.box.height)} {picture.address}"
    return f"icon-{sha256(look.encode()).hexdigest()[:12]}"


def _definitions(scene: Scene) -> list[Element]:
    """The images of the icons, each once, as several systems may share one and each takes some 20 kB."""
    icons = (part for _, part, _, _ in scene.flatten() if isinstance(part, Picture) and part.role == ICON)
    found = {_icon_id(icon): icon for icon in icons}
    return [Element("image", [("id", name), *_image(found[name])]) for name in sorted(found)]
