"""Diagrams into a deck: a new one, a template, or one that holds slides of an earlier run, which are then replaced.

A slide is replaced by giving it new contents: its place, its layout, links to it, comments on it and what stands above
the list in its notes stay. All other slides are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from snitflade.problems import SnitfladeError
from snitflade.renderers.slides.base import Base, Figure, File, base_of
from snitflade.renderers.slides.contents import Contents, contents_of
from snitflade.renderers.slides.layouts import title_layout
from snitflade.renderers.slides.notes import list_notes_master
from snitflade.renderers.slides.package import open_deck, save_deck
from snitflade.renderers.slides.slide import fill
from snitflade.renderers.slides.slide_removal import add_to_section, remove_slide
from snitflade.renderers.slides.slide_tags import Tag, own_slides

if TYPE_CHECKING:
    from pptx.slide import Slide


def deck(figures: Sequence[Figure], template: File | None = None, standing: File | None = None) -> bytes:
    """The bytes of a deck with a slide for each scene, and further ones for a scene's table.

    :param template: a deck or template whose masters, layouts and slides are used.
    :param standing: the deck of an earlier run, in which only own slides are replaced; see ``base``.
    :raises SnitfladeError: when one of both is no sound deck, has no layout with a title, or slides would be lost.
    """
    base = base_of(figures, template, standing)
    for figure in figures:
        _DeckFiller(base).fill(figure)
    list_notes_master(base.deck)
    base.deck.slides  # noqa: B018 - names the parts of the slides in their order
    return save_deck(base.deck)


def is_own(file: File) -> bool:
    """Whether a file is a deck with slides that this program made."""
    try:
        return bool(own_slides(open_deck(file.data, file.name)))
    except SnitfladeError:
        return False


@dataclass(slots=True, repr=False)
class _DeckFiller:
    base: Base

    def fill(self, figure: Figure) -> None:
        """Puts a diagram's slides in the place of those that it had; further ones behind them, or at the end."""
        deck = self.base.deck
        had = {number: slide for (name, number), slide in own_slides(deck).items() if name == figure.diagram}
        last: Slide | None = None
        contents = list(contents_of(figure.scenes))
        for number, content in enumerate(contents, start=1):
            last = self._fill(content, had.pop(number, None), last, Tag(figure.diagram, number, *self._origin()))
        for slide in had.values():
            remove_slide(deck, slide)

    def _origin(self) -> tuple[bool, str]:
        return self.base.themed, self.base.template

    def _fill(self, content: Contents, slide: Slide | None, after: Slide | None, tag: Tag) -> Slide:
        if slide is None:
            slide = self._add(after)
        fill(slide, content, tag, self.base.deck)
        return slide

    def _add(self, after: Slide | None) -> Slide:
        deck = self.base.deck
        slide: Slide = deck.slides.add_slide(title_layout(deck))
        listed = deck.slides.element
        added = listed[-1]
        if after is not None:
            ids = [number.id for number in listed]
            listed.insert(ids.index(after.slide_id) + 1, added)
        add_to_section(deck, slide.slide_id, after.slide_id if after is not None else None)
        return slide
