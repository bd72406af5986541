"""The order of the steps, from specs to files.

    path ─load─▶ Diagram ─lay_out─▶ Scene ─render─▶ bytes

These are the Python API; the command takes the same steps for many diagrams, see ``batch``. Each step imports what it
needs when it is taken.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from snitflade.problems import Problem, ProblemsFound, SnitfladeError, did_you_mean

if TYPE_CHECKING:
    from snitflade.diagram import Diagram
    from snitflade.layout.anchor import Anchor
    from snitflade.layout.pages import Page
    from snitflade.layout.two_wing import LaidOut
    from snitflade.scene import Scene
    from snitflade.theme import Theme

FORMATS = ("svg", "pdf", "png")


def load(path: str | Path) -> Diagram:
    """Read and check one spec, with the legend that it names.

    :raises ProblemsFound: with every fault, when the file is missing, cannot be read or has errors.
    """
    from snitflade.spec import read_diagram

    return read_diagram(Path(path))


def lay_out(
    diagram: Diagram, *, page: str | None = None, theme: Theme | str | Path | None = None, show_assumed: bool = False
) -> Scene:
    """Place a diagram on a page.

    :param page: ``16x9``, ``a4`` or ``a3``; the diagram's own, else ``16x9``, when left out.
    :param theme: a theme, its name or its file; the diagram's own, else the default one, when left out.
    :param show_assumed: mark the links of which something is assumed.
    :raises ProblemsFound: when the diagram does not fit on the page, or the theme's file has errors.
    :raises SnitfladeError: when there is no such page.
    """
    from snitflade.theme import Theme

    if not isinstance(theme, Theme):
        theme = _sound_theme(diagram, None if theme is None else str(theme))
    return placed(diagram, page_of(diagram, page), theme, show_assumed).scene


def page_of(diagram: Diagram, wanted: str | None) -> Page:
    """The page that is wanted, else the diagram's own, else 16:9. :raises SnitfladeError: when there is none such."""
    from snitflade.layout.pages import DEFAULT_PAGE, PAGES

    name = wanted or diagram.page or DEFAULT_PAGE
    if name not in PAGES:
        raise SnitfladeError(f"unknown page {name!r}", did_you_mean(name, tuple(PAGES)))
    return PAGES[name]


def placed(
    diagram: Diagram, page: Page, theme: Theme, show_assumed: bool = False, former: Anchor | None = None
) -> LaidOut:
    """The same, with where the systems stand.

    :param former: a layout to keep to, such as the last one.
    :raises ProblemsFound: also when the theme's font lacks a character.
    """
    from snitflade.diagram import LayoutKind
    from snitflade.layout.characters import characters_of, undrawable, undrawable_additions
    from snitflade.layout.fonts_of_theme import metrics_for
    from snitflade.layout.two_wing import LaidOut, laid_out

    metrics = metrics_for(theme, characters_of(diagram))
    problems = undrawable(diagram, metrics)
    if problems:
        raise ProblemsFound(problems)
    if diagram.layout is LayoutKind.STAR:
        from snitflade.layout.star import star

        picture = LaidOut(star(diagram, theme, page, metrics, show_assumed), None)
    else:
        picture = laid_out(diagram, theme, page, metrics, show_assumed, former)
    problems = undrawable_additions(picture.scene, metrics, diagram.place)
    if problems:
        raise ProblemsFound(problems)
    return picture


def _sound_theme(diagram: Diagram, wanted: str | None) -> Theme:
    theme, problems = theme_for(diagram, wanted)
    if theme is None:
        raise ProblemsFound(problems)
    return theme


def render(scene: Scene, format: str = "svg", *, width: int | None = None) -> bytes:  # noqa: A002 - the users' word
    """Write a scene in a format.

    :param format: ``svg``, ``pdf`` or ``png``.
    :param width: of a PNG, in pixels; two a point when left out.
    :raises SnitfladeError: when there is no such format or width, or what a format needs is missing.
    """
    if format == "svg":
        from snitflade.renderers import svg

        return svg.render(scene)
    if format == "pdf":
        from snitflade.renderers import pdf

        return pdf.render(scene)
    if format == "png":
        from snitflade.renderers import png

        return png.render(scene, width)
    raise SnitfladeError(f"unknown format {format!r}", did_you_mean(format, FORMATS))


def theme_for(diagram: Diagram, wanted: str | None = None) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme that is wanted, else the diagram's own, else the default one; None when its file has errors.

    Beside it, the problems of its file, warnings included.

    :raises SnitfladeError: when there is no such theme.
    """
    from snitflade.spec.themes import check_theme, default_theme, find_theme

    path = find_theme(wanted or diagram.theme, Path(diagram.place.file).parent)
    return (default_theme(), ()) if path is None else check_theme(path)


def prepare(formats: Sequence[str]) -> None:
    """Import now what drawing in these formats needs, so that processes can share it."""
    from snitflade import spec as spec
    from snitflade.layout import two_wing as two_wing

    for name in formats:
        importlib.import_module(f"snitflade.renderers.{name}")
