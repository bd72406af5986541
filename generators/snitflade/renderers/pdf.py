"""Scenes as PDF through typst: a page each, vector, tagged, PDF/A-2a and PDF/UA-1 at once.

The picture is the scene's SVG, so that both formats look the same; typst turns its texts into text and embeds subsets
of the fonts. The tables of the scenes follow on further pages, as one table. PDF/A demands a date: it is always
1970-01-01, which says "none" and keeps the bytes the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from snitflade.problems import SnitfladeError
from snitflade.renderers import svg
from snitflade.renderers.outlines import number
from snitflade.renderers.prepared import FontFolder, font_folder, prepared
from snitflade.scene import Scene, Table
from snitflade.templates import template_folder

if TYPE_CHECKING:
    import typst

_NO_DATE = 0


def render(scene: Scene | Sequence[Scene]) -> bytes:
    """The scene as a PDF file of one page, exactly the scene's size; several, in one font and language, of as many.

    :raises SnitfladeError: when typst refuses: a character that the font lacks, a font or logo that it cannot read.
    """
    scenes = (scene,) if isinstance(scene, Scene) else tuple(scene)
    with font_folder(scenes[0].font) as fonts:
        compiler = _lasting_compiler(fonts.path) if fonts.built_in else _compiler(fonts.path)
        return _compiled(compiler, _inputs(scenes, fonts))


def _inputs(scenes: Sequence[Scene], fonts: FontFolder) -> dict[str, str]:
    first = scenes[0]
    return {
        "title": first.document or first.title,
        "language": first.language,
        "family": fonts.family,
        "background": first.background,
        "pages": json.dumps([_page(scene, fonts) for scene in scenes]),
        "table": json.dumps(_table([scene.table for scene in scenes if scene.table])),
    }


def _page(scene: Scene, fonts: FontFolder) -> dict[str, str]:
    picture = svg.render(prepared(replace(scene, table=None), fonts.family, _line), embed_font=False)
    return {
        "width": number(scene.width),
        "height": number(scene.height),
        "alternative": f"{scene.title}\n{scene.description}".strip(),
        "picture": picture.decode("utf-8"),
    }


def _table(tables: Sequence[Table]) -> dict[str, object] | None:
    """One table with the rows of all, in the look of the first."""
    if not tables:
        return None
    first = tables[0]
    return {
        "title": first.title,
        "headings": first.headings,
        "rows": [[_spaced(cell) for cell in row] for table in tables for row in table.rows],
        "widths": first.widths,
        "size": first.size,
        "margin": first.margin,
        "title_colour": first.title_colour,
        "ink": first.ink,
        "head_fill": first.head_fill,
        "rule": first.rule,
    }


def _line(text: str) -> str:
    """A PDF has no lines, only letters at places: where a program reads them in a row, the space keeps lines apart.

    A no-break space has done its work by now, and would hide the words around it from a search.
    """
    return _spaced(text) + " "


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def _compiled(compiler: typst.Compiler, inputs: dict[str, str]) -> bytes:
    import typst

    try:
        data, warnings = compiler.compile_with_warnings(
            _source(), format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=_NO_DATE, sys_inputs=inputs
        )
    except typst.TypstError as error:
        raise SnitfladeError(f"cannot make the PDF: {error.message}", "; ".join(error.hints)) from error
    if warnings:
        raise SnitfladeError(f"cannot make the PDF as drawn: {warnings[0].message}", "; ".join(warnings[0].hints))
    if not isinstance(data, bytes):
        raise SnitfladeError("cannot make the PDF: no page came out")
    return data


@cache
def _source() -> bytes:
    return (template_folder() / "page.typ").read_bytes()


@cache
def _lasting_compiler(folder: Path) -> typst.Compiler:
    return _compiler(folder)


def _compiler(folder: Path) -> typst.Compiler:
    """One that knows the fonts of the folder and no other, of the system or its own."""
    import typst

    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    return typst.Compiler(root=str(folder), font_paths=found)
