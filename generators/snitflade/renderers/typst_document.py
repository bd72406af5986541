"""The one place that calls typst: a template and its inputs as PDF, or as PNG.

Inputs are texts, so no text of a spec is ever read as typst source. A compiler knows the fonts of the given folders and
no other: none of the system, none of its own. PDF/A demands a date: it is always 1970-01-01, which says that there is
none and keeps the bytes the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from snitflade.problems import SnitfladeError
from snitflade.templates import template_folder

if TYPE_CHECKING:
    import typst

_NO_DATE = 0


def compile_pdf(template: str, inputs: Mapping[str, str], folders: Sequence[Path], *, is_lasting: bool) -> bytes:
    """A tagged PDF, PDF/A-2a and PDF/UA-1 at once, from a template of the project.

    :param folders: those of the fonts.
    :param is_lasting: whether the folders outlive the call, so that the next one need not read their fonts again.
    :raises SnitfladeError: when typst refuses: a character that the font lacks, a font or logo that it cannot read.
    """
    import typst

    compiler = _lasting_compiler(tuple(folders)) if is_lasting else _compiler(folders)
    try:
        data, warnings = compiler.compile_with_warnings(
            _source(template),
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            timestamp=_NO_DATE,
            sys_inputs=dict(inputs),
        )
    except typst.TypstError as error:
        raise SnitfladeError(f"cannot make the PDF: {error.message}", "; ".join(error.hints)) from error
    if warnings:
        raise SnitfladeError(f"cannot make the PDF as drawn: {warnings[0].message}", "; ".join(warnings[0].hints))
    if not isinstance(data, bytes):
        raise SnitfladeError("cannot make the PDF: no page came out")
    return data


def compile_png(template: str, inputs: Mapping[str, str], dpi: float) -> list[bytes]:
    """A PNG of each page, with ``dpi`` pixels an inch, from a template without texts.

    :raises SnitfladeError: when typst refuses a page.
    """
    import typst

    try:
        pages = _lasting_compiler(()).compile(_source(template), format="png", ppi=dpi, sys_inputs=dict(inputs))
    except typst.TypstError as error:
        raise SnitfladeError(f"cannot make the PNG: {error.message}", "; ".join(error.hints)) from error
    return [pages] if isinstance(pages, bytes) else [bytes(page) for page in pages or ()]


@cache
def _source(template: str) -> bytes:
    return (template_folder() / template).read_bytes()


@cache
def _lasting_compiler(folders: tuple[Path, ...]) -> typst.Compiler:
    return _compiler(folders)


def _compiler(folders: Sequence[Path]) -> typst.Compiler:
    import typst

    paths = [str(folder) for folder in folders]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
    return typst.Compiler(root=paths[0] if paths else str(template_folder()), font_paths=fonts)
