"""What a diagram's layout keeps to: its layout record and, for a transition, where systems are in its as-is diagram."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from snitflade.building.layout_records import read_record, record_name
from snitflade.names import spec_paths
from snitflade.pipeline import make_request, place, theme_for
from snitflade.problems import Problem, SnitfladeError
from snitflade.values import value

if TYPE_CHECKING:
    from snitflade.diagram import Diagram
    from snitflade.layout.anchor import Anchor
    from snitflade.layout.two_wing import LaidOut
    from snitflade.picture.pages import Page
    from snitflade.spec import Library


@value
class Former:
    """``anchor`` is what the next layout keeps to; ``pages`` are the record's layouts by page."""

    anchor: Anchor | None = None
    pages: dict[str, Anchor] = field(default_factory=dict)


class FormerLayouts:
    """Reads layout records from a folder, and lays out as-is diagrams for their transitions, each once a page."""

    def __init__(self, folder: Path | None, page: str | None, theme: str | None) -> None:
        """:param folder: where the records are; None: there are none."""
        self._folder, self._page, self._theme = folder, page, theme
        self._as_is: dict[tuple[Path, str], tuple[Diagram, LaidOut] | None] = {}

    def find(self, diagram: Diagram, page: Page, library: Library) -> tuple[Former, tuple[Problem, ...]]:
        """What the layout of a diagram on a page keeps to, with a warning when its record is broken."""
        from snitflade.layout.anchor import pair_anchor

        pages, problems = self._read_record(diagram.id)
        own = pages.get(page.name)
        if own and not own.heights().keys() & {name for s in diagram.systems for name in (s.name, s.was)}:
            own = None
        as_is, picture = self.lay_out_as_is(diagram, page, library)
        if as_is and picture and picture.anchor:
            return Former(pair_anchor(diagram, as_is, picture.anchor, own), pages), problems
        return Former(own, pages), problems

    def _read_record(self, diagram: str) -> tuple[dict[str, Anchor], tuple[Problem, ...]]:
        return read_record(self._folder / record_name(diagram), diagram) if self._folder else ({}, ())

    def lay_out_as_is(
        self, diagram: Diagram, page: Page, library: Library
    ) -> tuple[Diagram, LaidOut] | tuple[None, None]:
        """The as-is diagram of a transition and its layout on the same page.

        None twice when there is none, or when it has errors, which are reported where it is drawn itself.
        """
        if diagram.transition_from is None:
            return None, None
        folder = Path(diagram.place.file).parent
        for path in spec_paths(folder, diagram.transition_from):
            if (path, page.name) not in self._as_is and path.is_file():
                self._as_is[path, page.name] = self._lay_out(path, page, library)
            found = self._as_is.get((path, page.name))
            if found:
                return found
        return None, None

    def _lay_out(self, path: Path, page: Page, library: Library) -> tuple[Diagram, LaidOut] | None:
        from snitflade.spec import check

        as_is, _ = check(path, library)
        if as_is is None:
            return None
        try:
            theme, _ = theme_for(as_is, self._theme)
            if theme is None:
                return None
            former, _ = self.find(as_is, page, library)
            return as_is, place(make_request(as_is, page, theme, former=former.anchor))
        except SnitfladeError:
            return None
