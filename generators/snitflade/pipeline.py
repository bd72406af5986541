"""The order of the steps, from specs to files.

    path ─load─▶ Diagram ─lay_out─▶ Scene ─render─▶ bytes

These are the Python API; the command takes the same steps for many diagrams, see ``batch``. Each step imports what it
needs when it is taken.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from snitflade.problems import Problem, ProblemsFound, SnitfladeError, did_you_mean
from snitflade.project import follow_named

if TYPE_CHECKING:
    from snitflade.diagram import Diagram
    from snitflade.layout.anchor import Anchor
    from snitflade.layout.overflow.outcome import DiagramPages
    from snitflade.layout.request import Request
    from snitflade.layout.two_wing import LaidOut
    from snitflade.picture.pages import Page
    from snitflade.scene import Scene
    from snitflade.theme import Theme

FormerOn: TypeAlias = "Callable[[Page], Anchor | None]"

FORMATS = ("svg", "pdf", "png", "pptx")
TOGETHER = ("pptx",)
"""Formats that hold all diagrams of a run in one file."""


def load(path: str | Path) -> Diagram:
    """Read and check one spec, with the legend that it names.

    :raises ProblemsFound: with every fault, when the file is missing, cannot be read or has errors.
    """
    from snitflade.spec import read_diagram

    return read_diagram(follow_named(Path(path)))


def lay_out(
    diagram: Diagram, *, page: str | None = None, theme: Theme | str | Path | None = None, show_assumed: bool = False
) -> Scene:
    """Place a diagram on one page.

    :param page: ``16x9``, ``a4`` or ``a3``; the diagram's own, else ``16x9``, when left out.
    :param theme: a theme, its name or its file; the diagram's own, else the default one, when left out.
    :param show_assumed: mark the links of which something is assumed.
    :raises ProblemsFound: when the diagram does not fit on the page, or the theme's file has errors.
    :raises SnitfladeError: when there is no such page or theme.
    """
    return place_or_advise(_make_request(diagram, page, theme, show_assumed)).scene


def lay_out_on_pages(
    diagram: Diagram, *, page: str | None = None, theme: Theme | str | Path | None = None, show_assumed: bool = False
) -> tuple[Scene, ...]:
    """Place a diagram on one page, or on as many as it takes.

    When it does not fit on one: take a larger page if ``page`` is left out, set it condensed, merge systems with
    identical links, split it over pages, put texts into a table; the first that helps.

    :param page: ``16x9``, ``a4`` or ``a3``; the diagram's own, else ``16x9``, when left out.
    :param theme: a theme, its name or its file; the diagram's own, else the default one, when left out.
    :param show_assumed: mark the links of which something is assumed.
    :raises ProblemsFound: when nothing makes the diagram fit, or the theme's file has errors.
    :raises SnitfladeError: when there is no such page or theme.
    """
    found = place_on_pages(_make_request(diagram, page, theme, show_assumed), may_grow=page is None)
    return tuple(picture.scene for picture in found.pictures)


def _make_request(diagram: Diagram, page: str | None, theme: Theme | str | Path | None, show_assumed: bool) -> Request:
    from snitflade.theme import Theme

    if not isinstance(theme, Theme):
        theme = sound_theme(diagram, None if theme is None else str(theme))
    return make_request(diagram, page_of(diagram, page), theme, show_assumed)


def page_of(diagram: Diagram, wanted: str | None) -> Page:
    """The page that is wanted, else the diagram's own, else 16:9.

    :raises SnitfladeError: when there is no such page.
    """
    from snitflade.picture.pages import DEFAULT_PAGE, PAGES

    name = wanted or diagram.page or DEFAULT_PAGE
    if name not in PAGES:
        raise SnitfladeError(f"unknown page {name!r}", did_you_mean(name, tuple(PAGES)))
    return PAGES[name]


def make_request(
    diagram: Diagram, page: Page, theme: Theme, show_assumed: bool = False, former: Anchor | None = None
) -> Request:
    """What is asked of a layout, with the measures of the theme's font.

    :param show_assumed: mark the links of which something is assumed.
    :param former: a layout to keep to, such as the last one.
    :raises ProblemsFound: when the theme's font lacks a character of the diagram.
    """
    from snitflade.layout.request import Request
    from snitflade.typesetting.missing_characters import characters_of, check_characters
    from snitflade.typesetting.theme_fonts import metrics_for

    metrics = metrics_for(theme, characters_of(diagram))
    problems = check_characters(diagram, metrics)
    if problems:
        raise ProblemsFound(problems)
    return Request(diagram, theme, page, metrics, show_assumed, former)


def place(request: Request) -> LaidOut:
    """Place a diagram on one page, in the layout that it asks for, and say where its systems stand.

    :raises ProblemsFound: when it does not fit, a conflict remains, or the font lacks a character that was added.
    """
    picture = _place(request)
    _check_additions([picture], request)
    return picture


def place_or_advise(request: Request, former_on: FormerOn = lambda _: None) -> LaidOut:
    """Place a diagram on one page; when it does not fit, the problem's hint says what would help.

    :param former_on: the layout to keep to on another page, if there is one.
    :raises ProblemsFound: when it does not fit, a conflict remains, or the font lacks a character that was added.
    """
    from snitflade.layout.two_wing import DoesNotFit

    try:
        return place(request)
    except DoesNotFit as error:
        from snitflade.layout.overflow.helping import Overflow

        advice = Overflow(request, former_on).advise()
        raise ProblemsFound([replace(problem, hint=advice) for problem in error.problems]) from None


def place_on_pages(request: Request, former_on: FormerOn = lambda _: None, *, may_grow: bool) -> DiagramPages:
    """Place a diagram on one page, or do what helps when it does not fit.

    :param former_on: the layout to keep to on another page, if there is one.
    :param may_grow: a larger page is one of the things that may be done.
    :raises ProblemsFound: when nothing helps, or the font lacks a character that was added.
    """
    from snitflade.layout.overflow.outcome import DiagramPages

    try:
        found = DiagramPages((_place(request),), request.page)
    except ProblemsFound as error:
        from snitflade.layout.overflow.helping import Overflow

        found = Overflow(request, former_on).help(error.problems, may_grow=may_grow)
    _check_additions(found.pictures, request)
    return found


def _place(request: Request) -> LaidOut:
    from snitflade.diagram import LayoutKind
    from snitflade.layout.two_wing import LaidOut, lay_out_two_wings

    if request.diagram.layout is LayoutKind.STAR:
        from snitflade.layout.star.lay_out import lay_out_star

        return LaidOut(lay_out_star(request), None)
    return lay_out_two_wings(request)


def _check_additions(pictures: Sequence[LaidOut], request: Request) -> None:
    """:raises ProblemsFound: when the font lacks a character that the layout or the theme has added."""
    from snitflade.typesetting.missing_characters import check_drawn_characters

    scenes = [picture.scene.unroll() for picture in pictures]
    metrics, place = request.metrics, request.diagram.place
    problems = [problem for scene in scenes for problem in check_drawn_characters(scene, metrics, place)]
    if problems:
        raise ProblemsFound(problems)


def sound_theme(diagram: Diagram, wanted: str | None) -> Theme:
    """The theme that is wanted, else the diagram's own, else the default one.

    :raises ProblemsFound: when its file has errors.
    :raises SnitfladeError: when there is no such theme.
    """
    theme, problems = theme_for(diagram, wanted)
    if theme is None:
        raise ProblemsFound(problems)
    return theme


def render(
    scene: Scene | Sequence[Scene],
    format: str = "svg",  # noqa: A002 - the users' word
    *,
    width: int | None = None,
) -> bytes:
    """Write a scene in a format.

    :param scene: a scene; for a PDF or a PPTX also several, a page or slide each.
    :param format: ``svg``, ``pdf``, ``png`` or ``pptx``.
    :param width: of a PNG, in pixels; two a point when left out.
    :raises SnitfladeError: when there is no such format or width, or what a format needs is missing.
    """
    from snitflade.scene import Scene

    scenes = (scene,) if isinstance(scene, Scene) else tuple(scene)
    if format == "pdf":
        from snitflade.renderers import pdf

        return pdf.render(scenes)
    if format == "pptx":
        from snitflade.renderers.slides import Figure, deck

        return deck([Figure(one.id, (one,)) for one in scenes])
    if format in FORMATS and len(scenes) != 1:
        raise SnitfladeError(f"{format} holds one page, not {len(scenes)}", "render each scene by itself")
    if format == "svg":
        from snitflade.renderers import svg

        return svg.render(scenes[0])
    if format == "png":
        from snitflade.renderers import png

        return png.render(scenes[0], width)
    raise SnitfladeError(f"unknown format {format!r}", did_you_mean(format, FORMATS))


def theme_for(diagram: Diagram, wanted: str | None = None) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme that is wanted, else the diagram's own, else the default one; None when its file has errors.

    Beside it, the problems of its file, warnings included.

    :raises SnitfladeError: when there is no such theme.
    """
    from snitflade.spec.themes import check_theme, find_theme, read_default_theme

    path = find_theme(wanted or diagram.theme, Path(diagram.place.file).parent)
    return (read_default_theme(), ()) if path is None else check_theme(path)


def prepare(formats: Sequence[str]) -> None:
    """Import now what drawing in these formats needs, so that processes can share it."""
    from snitflade import spec as spec
    from snitflade.layout import two_wing as two_wing

    for name in formats:
        if name in TOGETHER:
            continue  # written by the one process that has all of them
        importlib.import_module(f"snitflade.renderers.{name}")
