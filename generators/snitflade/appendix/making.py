"""A run of ``snitflade appendix``: specs and wishes -> files, or all problems at once and no file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from snitflade.appendix.chapters import Group, groups_of, titles_of
from snitflade.appendix.composing import Drawn, compose
from snitflade.appendix.document import Appendix, Cover, Look
from snitflade.appendix.figures import Illustrator
from snitflade.appendix.widths import with_fitted_columns
from snitflade.appendix.wishes import Wishes, cleaned, read_logo, text_problems
from snitflade.appendix.wording import WORDING
from snitflade.palette import ENHANCED_CONTRAST, TEXT_CONTRAST, readable
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
class Made:
    """What came of a run: all problems, and the files that were written, none when one of the problems is an error."""

    problems: tuple[Problem, ...]
    files: tuple[Path, ...] = ()


def make(specs: Sequence[Path], folder: Path, stem: str, wishes: Wishes) -> Made:
    """Write the appendix of these specs into a folder, as ``stem.pdf`` and ``stem.docx``: all that is wished, or none.

    The layout records of the folder are what the figures keep to, as in a build.

    :raises SnitfladeError: when the folder cannot be written to, or a library that a format needs is missing.
    """
    template, faults = _template(wishes)
    appendix, problems = compose_specs(specs, folder, stem, wishes)
    problems = in_order((*problems, *faults))
    if appendix is None or has_errors(problems):
        return Made(problems)
    files = {f"{stem}.{name}": _rendered(appendix, name, template) for name in wishes.formats}
    return Made(problems, write_files(folder, files))


def compose_specs(
    specs: Sequence[Path], folder: Path, stem: str, wishes: Wishes
) -> tuple[Appendix | None, tuple[Problem, ...]]:
    """The appendix of these specs, None when one of the problems beside it is an error.

    :param folder: where the layout records are that the figures keep to, and the files will be named after ``stem``.
    """
    preparation = _Preparation(specs, folder, wishes)
    appendix = preparation.appendix(stem)
    return None if has_errors(preparation.problems) else appendix, tuple(preparation.problems)


def _template(wishes: Wishes) -> tuple[Template | None, tuple[Problem, ...]]:
    if wishes.template is None:
        return None, ()
    from snitflade.appendix.docx.template import read_template

    try:
        return read_template(wishes.template), ()
    except ProblemsFound as error:
        return None, error.problems


def _rendered(appendix: Appendix, name: str, template: Template | None) -> bytes:
    if name == "pdf":
        from snitflade.appendix import pdf

        return pdf.render(appendix)
    from snitflade.appendix import docx

    return docx.render(appendix, template)


class _Preparation:
    """Reads, draws and composes, and keeps what is wrong on the way."""

    def __init__(self, specs: Sequence[Path], folder: Path, wishes: Wishes) -> None:
        self.problems: list[Problem] = text_problems(wishes)
        self._specs, self._folder, self._wishes = specs, folder, wishes

    def appendix(self, stem: str) -> Appendix | None:
        """The document; None when ``problems`` holds an error."""
        logo = self._logo()
        diagrams = self._diagrams()
        self.problems += _shared_file(diagrams, self._folder / stem, self._wishes.formats)
        groups = groups_of(diagrams)
        drawn = self._drawn(groups)
        if not diagrams or has_errors(self.problems):
            return None
        theme = sound_theme(diagrams[0], self._wishes.theme)
        language = diagrams[0].language
        look = _look(theme)
        appendix = compose(groups, drawn, language, look, self._cover(groups, theme, language, logo))
        appendix = with_fitted_columns(appendix, metrics_for(theme, "".join(appendix.texts())).width)
        if "pdf" in self._wishes.formats:
            self.problems += (*_undrawable(appendix, theme, self._wishes), *_many_fonts(drawn, diagrams[0].place))
        return appendix

    def _logo(self) -> Logo | None:
        try:
            return read_logo(self._wishes.logo) if self._wishes.logo else None
        except ProblemsFound as error:
            self.problems += error.problems
            return None

    def _diagrams(self) -> list[Diagram]:
        """The sound ones, each id once; the problems of all."""
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

    def _drawn(self, groups: Sequence[Group]) -> list[Drawn]:
        illustrator = Illustrator(self._folder, self._wishes.theme, self._wishes.show_assumed)
        drawn: list[Drawn] = []
        for group in groups:
            try:
                pictures, problems = illustrator.chapter(group.diagrams, group.as_is or self._origin(group))
                themes = [sound_theme(diagram, self._wishes.theme) for diagram in group.diagrams]
            except ProblemsFound as error:
                self.problems += error.problems
                continue
            except SnitfladeError as error:  # there is no such theme
                self.problems.append(Problem(group.diagrams[0].place, error.message, error.hint))
                continue
            self.problems += problems
            drawn += [
                Drawn(diagram, picture, theme.category_colours)
                for diagram, picture, theme in zip(group.diagrams, pictures, themes, strict=True)
            ]
        return drawn

    def _origin(self, group: Group) -> Diagram | None:
        """The as-is diagram of a transition that stands alone, for its figure to keep to."""
        from snitflade.compare.baseline import baseline_of
        from snitflade.spec import Library

        try:
            return baseline_of(group.diagrams[0], Library()) if group.diagrams[0].transition_from else None
        except ProblemsFound:
            return None

    def _cover(self, groups: Sequence[Group], theme: Theme, language: str, logo: Logo | None) -> Cover:
        wishes, wording = self._wishes, WORDING[language]
        owner = cleaned(wishes.municipality or (theme.owner.name if theme.owner else ""))
        told = (
            (wording.municipality, cleaned(wishes.municipality or "")),
            (wording.date, cleaned(wishes.date or "")),
            (wording.version, cleaned(wishes.version or "")),
        )
        facts = tuple((word, text) for word, text in told if text)
        title = cleaned(wishes.title) if wishes.title else wording.title
        own_logo = theme.owner.logo if theme.owner else None
        return Cover(title, tuple(titles_of(groups, wording)), facts, owner, logo or own_logo)


def _look(theme: Theme) -> Look:
    """The theme's colours as far as they can be read on white paper."""
    colours, font = theme.colours, theme.font
    return Look(
        FontFace(font.family, font.fallbacks, font.regular, font.bold),
        readable(colours.title, _PAPER, ENHANCED_CONTRAST),
        readable(colours.ink, _PAPER, ENHANCED_CONTRAST),
        readable(colours.muted, _PAPER, TEXT_CONTRAST),
        _RULE,
        _HEAD_FILL,
    )


def _shared_file(diagrams: Iterable[Diagram], path: Path, formats: Sequence[str]) -> Iterator[Problem]:
    for diagram in diagrams:
        if diagram.id == path.name and "pdf" in formats:
            message = f"the diagram '{diagram.id}' and the appendix would share the file '{path.name}.pdf'"
            yield Problem(diagram.place, message, "name another with -o FILE")


def _many_fonts(drawn: Iterable[Drawn], place: Place) -> Iterator[Problem]:
    """A PDF holds the built-in font and one of the user's own, which gets a name that is sure to be found."""
    fonts = {scene.font.regular for one in drawn for scene in one.pictures.scenes if scene.font.regular}
    if len(fonts) > 1:
        yield Problem(place, f"the diagrams have {len(fonts)} fonts of their own", "choose one with --theme")


def _undrawable(appendix: Appendix, theme: Theme, wishes: Wishes) -> Iterator[Problem]:
    """Characters that the frame's font lacks: in the user's words, else in those of a diagram with another font."""
    metrics = metrics_for(theme, "".join(appendix.texts()))
    given = {cleaned(text or ""): option for text, option in (
        (wishes.title, "--title"), (wishes.municipality, "--municipality"), (wishes.date, "--date"),
        (wishes.version, "--doc-version"),
    )}  # fmt: skip
    for text in dict.fromkeys(appendix.texts()):
        lone = (character for character in text if unicodedata.combining(character))
        missing = (*metrics.missing(text.replace("\n", "")), *lone)
        if missing:
            place = Place(given.get(text, "--theme"))
            hint = "say it in words, or choose a font that has it in the theme"
            yield Problem(place, f"the font has no character U+{ord(missing[0]):04X}", hint)
