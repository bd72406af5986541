"""A run of ``snitflade appendix``: writes the files, or reports all problems at once and writes none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from snitflade.appendix.chapters import DiagramGroup, groups_of, titles_of
from snitflade.appendix.composing import IllustratedDiagram, compose
from snitflade.appendix.document import Appendix, Cover, DocumentLook
from snitflade.appendix.figures import Illustrator
from snitflade.appendix.request import AppendixRequest, check_texts, read_logo, read_option
from snitflade.appendix.widths import fit_columns
from snitflade.appendix.wording import WORDING
from snitflade.palette import ENHANCED_CONTRAST, TEXT_CONTRAST, make_readable
from snitflade.pipeline import sound_theme
from snitflade.problems import Place, Problem, ProblemsFound, SnitfladeError, has_errors, in_order
from snitflade.scene import FontFace
from snitflade.typesetting.theme_fonts import metrics_for
from snitflade.values import value
from snitflade.writing import write_files

if TYPE_CHECKING:
    from snitflade.appendix.docx.template import Template
    from snitflade.diagram import Diagram
    from snitflade.theme import Logo, Theme

_PAPER = "#ffffff"
_RULE = "#c9d0d8"
_HEAD_FILL = "#f0f3f6"


@value
class AppendixReport:
    """The result of a run: all problems, and the files that were written; none when one of the problems is an error."""

    problems: tuple[Problem, ...]
    files: tuple[Path, ...] = ()


def write_appendix(specs: Sequence[Path], folder: Path, stem: str, request: AppendixRequest) -> AppendixReport:
    """Write the appendix of these specs into a folder, as ``stem.pdf`` and ``stem.docx``: all requested files, or none.

    The figures keep to the layout records in the folder, as in a build.

    :raises SnitfladeError: when the folder cannot be written to, or a library that a format needs is missing.
    """
    template, faults = _read_template(request)
    appendix, problems = compose_specs(specs, folder, stem, request)
    problems = in_order((*problems, *faults))
    if appendix is None or has_errors(problems):
        return AppendixReport(problems)
    files = {f"{stem}.{name}": _render(appendix, name, template) for name in request.formats}
    return AppendixReport(problems, write_files(folder, files))


def compose_specs(
    specs: Sequence[Path], folder: Path, stem: str, request: AppendixRequest
) -> tuple[Appendix | None, tuple[Problem, ...]]:
    """Compose the appendix of these specs; None when one of the problems is an error.

    :param folder: the folder of the layout records that the figures keep to.
    :param stem: the name of the files without their ending.
    """
    preparation = _Preparation(specs, folder, request)
    appendix = preparation.appendix(stem)
    return None if has_errors(preparation.problems) else appendix, tuple(preparation.problems)


def _read_template(request: AppendixRequest) -> tuple[Template | None, tuple[Problem, ...]]:
    if request.template is None:
        return None, ()
    from snitflade.appendix.docx.template import read_template

    try:
        return read_template(request.template), ()
    except ProblemsFound as error:
        return None, error.problems


def _render(appendix: Appendix, name: str, template: Template | None) -> bytes:
    if name == "pdf":
        from snitflade.appendix import pdf

        return pdf.render(appendix)
    from snitflade.appendix import docx

    return docx.render(appendix, template)


class _Preparation:
    """Reads, draws and composes; collects the problems on the way."""

    def __init__(self, specs: Sequence[Path], folder: Path, request: AppendixRequest) -> None:
        self.problems: list[Problem] = check_texts(request)
        self._specs, self._folder, self._request = specs, folder, request

    def appendix(self, stem: str) -> Appendix | None:
        """The document; None when ``problems`` has an error."""
        logo = self._logo()
        diagrams = self._diagrams()
        self.problems += _find_shared_file(diagrams, self._folder / stem, self._request.formats)
        groups = groups_of(diagrams)
        drawn = self._draw(groups)
        if not diagrams or has_errors(self.problems):
            return None
        theme = sound_theme(diagrams[0], self._request.theme)
        language = diagrams[0].language
        look = _look(theme)
        appendix = compose(groups, drawn, language, look, self._cover(groups, theme, language, logo))
        appendix = fit_columns(appendix, metrics_for(theme, "".join(appendix.texts())).width)
        if "pdf" in self._request.formats:
            self.problems += (
                *_check_characters(appendix, theme, self._request),
                *_find_font_conflict(drawn, diagrams[0].place),
            )
        return appendix

    def _logo(self) -> Logo | None:
        try:
            return read_logo(self._request.logo) if self._request.logo else None
        except ProblemsFound as error:
            self.problems += error.problems
            return None

    def _diagrams(self) -> list[Diagram]:
        """The diagrams without errors, each id once; the problems of all are collected."""
        from snitflade.spec import Library, check

        library = Library()
        found: dict[str, Diagram] = {}
        for path in self._specs:
            diagram, problems = check(path, library)
            self.problems += problems
            if diagram and diagram.id in found:
                hint = f"first at {found[diagram.id].place}"
                self.problems.append(Problem(diagram.place, f"duplicate diagram '{diagram.id}'", hint))
            elif diagram:
                found[diagram.id] = diagram
        return list(found.values())

    def _draw(self, groups: Sequence[DiagramGroup]) -> list[IllustratedDiagram]:
        illustrator = Illustrator(self._folder, self._request.theme, self._request.show_assumed)
        drawn: list[IllustratedDiagram] = []
        for group in groups:
            try:
                pictures, problems = illustrator.draw_chapter(group.diagrams, group.as_is or self._origin(group))
                themes = [sound_theme(diagram, self._request.theme) for diagram in group.diagrams]
            except ProblemsFound as error:
                self.problems += error.problems
                continue
            except SnitfladeError as error:  # there is no such theme
                self.problems.append(Problem(group.diagrams[0].place, error.message, error.hint))
                continue
            self.problems += problems
            drawn += [
                IllustratedDiagram(diagram, picture, theme.category_colours)
                for diagram, picture, theme in zip(group.diagrams, pictures, themes, strict=True)
            ]
        return drawn

    def _origin(self, group: DiagramGroup) -> Diagram | None:
        """The as-is diagram of a transition whose chapter does not have it; the figure keeps to its layout."""
        from snitflade.compare.baseline import baseline_of
        from snitflade.spec import Library

        try:
            return baseline_of(group.diagrams[0], Library()) if group.diagrams[0].transition_from else None
        except ProblemsFound:
            return None

    def _cover(self, groups: Sequence[DiagramGroup], theme: Theme, language: str, logo: Logo | None) -> Cover:
        request, wording = self._request, WORDING[language]
        owner = read_option(request.municipality or (theme.owner.name if theme.owner else ""))
        stated = (
            (wording.municipality, read_option(request.municipality or "")),
            (wording.date, read_option(request.date or "")),
            (wording.version, read_option(request.version or "")),
        )
        facts = tuple((word, text) for word, text in stated if text)
        title = read_option(request.title) if request.title else wording.title
        own_logo = theme.owner.logo if theme.owner else None
        return Cover(title, tuple(titles_of(groups, wording)), facts, owner, logo or own_logo)


def _look(theme: Theme) -> DocumentLook:
    """The theme's font and colours, changed where they could not be read on white paper."""
    colours, font = theme.colours, theme.font
    return DocumentLook(
        FontFace(font.family, font.fallbacks, font.regular, font.bold),
        make_readable(colours.title, _PAPER, ENHANCED_CONTRAST),
        make_readable(colours.ink, _PAPER, ENHANCED_CONTRAST),
        make_readable(colours.muted, _PAPER, TEXT_CONTRAST),
        _RULE,
        _HEAD_FILL,
    )


def _find_shared_file(diagrams: Iterable[Diagram], path: Path, formats: Sequence[str]) -> Iterator[Problem]:
    for diagram in diagrams:
        if diagram.id == path.name and "pdf" in formats:
            message = f"the diagram '{diagram.id}' and the appendix would share the file '{path.name}.pdf'"
            yield Problem(diagram.place, message, "name another with -o FILE")


def _find_font_conflict(drawn: Iterable[IllustratedDiagram], place: Place) -> Iterator[Problem]:
    """A PDF can have the built-in font and one of the user's own, which gets a name that typst cannot confuse."""
    fonts = {scene.font.regular for one in drawn for scene in one.pictures.scenes if scene.font.regular}
    if len(fonts) > 1:
        yield Problem(place, f"the diagrams have {len(fonts)} fonts of their own", "choose one with --theme")


def _check_characters(appendix: Appendix, theme: Theme, request: AppendixRequest) -> Iterator[Problem]:
    """Characters that the font of the document lacks, at the option or the theme they come from."""
    metrics = metrics_for(theme, "".join(appendix.texts()))
    given = {read_option(text or ""): option for text, option in (
        (request.title, "--title"), (request.municipality, "--municipality"), (request.date, "--date"),
        (request.version, "--doc-version"),
    )}  # fmt: skip
    for text in dict.fromkeys(appendix.texts()):
        lone = (character for character in text if unicodedata.combining(character))
        missing = (*metrics.missing(text.replace("\n", "")), *lone)
        if missing:
            place = Place(given.get(text, "--theme"))
            hint = "say it in words, or choose a font that has it in the theme"
            yield Problem(place, f"the font has no character U+{ord(missing[0]):04X}", hint)
