"""Scenes as PDF through typst: a page each, vector, tagged.

The picture is the scene's SVG, so that both formats look the same; typst turns its texts into text and embeds subsets
of the fonts. The tables of the scenes follow on further pages, as one table.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from snitflade.renderers import svg
from snitflade.renderers.outlines import number
from snitflade.renderers.typst_document import compile_pdf
from snitflade.renderers.typst_fonts import FontFolder, font_folder, set_in_family
from snitflade.scene import Scene, Table


def render(scene: Scene | Sequence[Scene]) -> bytes:
    """The scene as a PDF file of one page, exactly the scene's size; several, in one font and language, of as many.

    :raises SnitfladeError: when typst refuses: a character that the font lacks, a font or logo that it cannot read.
    """
    scenes = (scene,) if isinstance(scene, Scene) else tuple(scene)
    with font_folder(scenes[0].font) as fonts:
        return compile_pdf("page.typ", _inputs(scenes, fonts), [fonts.path], is_lasting=fonts.built_in)


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
    picture = svg.render(set_in_family(replace(scene, table=None), fonts.family, _line), embed_font=False)
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
        "rows": [[_with_plain_spaces(cell) for cell in row] for table in tables for row in table.rows],
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
    return _with_plain_spaces(text) + " "


def _with_plain_spaces(text: str) -> str:
    return text.replace("\u00a0", " ")
