"""The deck that slides are put into: the one that stands, else the template, else an empty one.

An existing deck is kept and filled in place, as somebody may have added to it. It is made anew when it holds nothing
but slides that are drawn again anyway and was made for another page, in another font or from another template.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from snitflade.problems import SnitfladeError
from snitflade.renderers.slides.blank import ThemePart, blank_deck, describe, family_of
from snitflade.renderers.slides.notes import is_worked_on
from snitflade.renderers.slides.package import open_deck
from snitflade.renderers.slides.slide_tags import fingerprint, own_slides, tag_of
from snitflade.renderers.slides.xml import emu, legal
from snitflade.scene import Scene
from snitflade.values import value

if TYPE_CHECKING:
    from pptx.presentation import Presentation


class Figure(NamedTuple):
    """A diagram's id and its scenes, most often one."""

    diagram: str
    scenes: tuple[Scene, ...]


class File(NamedTuple):
    """A deck to begin with: its bytes, and how messages call it."""

    name: str
    data: bytes


@value
class Base:
    """The deck to begin with, and what the tags of its slides say of it; see :class:`~.own.Tag`."""

    deck: Presentation
    themed: bool
    template: str


def base_of(figures: Sequence[Figure], template: File | None, standing: File | None) -> Base:
    """The deck to begin with.

    :raises SnitfladeError: when a file is no sound deck, or when slides would be lost, as the deck that stands was made
        from another template.
    """
    largest = max((scene for figure in figures for scene in figure.scenes), key=lambda scene: scene.width)
    names = {figure.diagram for figure in figures}
    headings = {legal(scene.notes[0]) for figure in figures for scene in figure.scenes if scene.notes}
    base = _standing_base(standing, template, largest, names, headings) if standing else None
    if base:
        return base
    if template:
        found = open_deck(template.data, template.name)
        tags = [tag for slide in found.slides if (tag := tag_of(slide))]
        return Base(found, all(tag.themed for tag in tags), fingerprint(template.data))
    return Base(blank_deck(largest), themed=False, template="")


def _standing_base(
    standing: File, template: File | None, largest: Scene, names: set[str], headings: set[str]
) -> Base | None:
    """The deck that stands; None when it is to be made anew."""
    found = open_deck(standing.data, standing.name)
    tags = [tag_of(slide) for slide in found.slides]
    own = [tag for tag in tags if tag]
    themed = all(tag.themed for tag in own)
    is_all_drawn = (
        {tag.diagram for tag in own} <= names
        and 0 < len(tags) == len(own_slides(found))
        and not any(is_worked_on(slide, headings) for slide in found.slides)
    )
    if not own:
        _check_marks(found, standing.name)
    if template is None or template.data == standing.data:
        if is_all_drawn and not themed:
            if not _is_for(found, largest):
                return None
            if {tag.diagram for tag in own} == names:
                describe(found, largest)
        return Base(found, themed, own[0].template if own else "")
    made_from = fingerprint(template.data)
    if any(tag.template == made_from for tag in own):
        return Base(found, themed, made_from)
    if is_all_drawn:
        return None
    message = f"{standing.name}: made from another template, and it holds slides that would be lost"
    raise SnitfladeError(message, f"move it away, or use --template {standing.name}")


def _check_marks(deck: Presentation, name: str) -> None:
    """:raises SnitfladeError: when slides look like own ones and no slide has a tag: all would be there twice."""
    for number, slide in enumerate(deck.slides, start=1):
        if {"hub", "legend"} <= {shape.name for shape in slide.shapes}:
            message = f"{name}: slide {number} looks drawn, but the mark that tells whether it may be replaced is gone"
            hint = "LibreOffice drops it when it saves: remove the drawn slides there, or move the file away"
            raise SnitfladeError(message, hint)


def _is_for(deck: Presentation, scene: Scene) -> bool:
    """Whether a deck is for a page of this size and has its font."""
    size = (emu(scene.width), emu(scene.height))
    return (deck.slide_width, deck.slide_height) == size and ThemePart(deck.slide_master).text_font == family_of(
        scene.font
    )
