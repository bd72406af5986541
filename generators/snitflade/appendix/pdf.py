"""Writes an Appendix as PDF with typst: tagged, PDF/A-2a and PDF/UA-1 at once, with outline and links.

The parts go to the template as JSON, so that no text of a spec is ever read as typst source. The date of the file is
always 1970-01-01, so that the bytes stay the same; the user's date is a text on the cover.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from snitflade.appendix.document import (
    Appendix,
    Chapter,
    DiagramFigure,
    NumberedTable,
    Part,
    Run,
    Section,
    TableCell,
    TableColumn,
    TextParagraph,
)
from snitflade.appendix.figures import MARGIN_PT
from snitflade.picture.pages import PAGES
from snitflade.picture.strokes import PATTERNS, fit_dash
from snitflade.renderers import svg
from snitflade.renderers.typst_document import compile_pdf
from snitflade.renderers.typst_fonts import font_folder, set_in_family
from snitflade.scene import FontFace, Scene

_UNBROKEN = 14
"""Letters of a word that is never hyphenated. Columns have room for it; with more, a word would run out of its cell."""
_SAMPLE_PT = 22.0
"""Length of a line sample: room for two periods of the longest dash pattern; a longer one takes width from the name."""
_SAMPLE_THICK_PT = 1.6
"""Thickness of a line sample: somewhat thicker than lines in the figures, so that its colour can be told on white."""


def render(appendix: Appendix) -> bytes:
    """The appendix as a PDF file.

    :raises SnitfladeError: when typst refuses: a character that the font lacks, a font or logo that it cannot read.
    """
    scenes = [scene for part in appendix.parts() if isinstance(part, DiagramFigure) for scene in part.pictures]
    with _families([appendix.look.font, *(scene.font for scene in scenes)]) as (families, folders):
        data = {
            "title": appendix.cover.title,
            "language": appendix.language,
            "family": families[_face(appendix.look.font)],
            "content": json.dumps(_content(appendix, families), ensure_ascii=False),
        }
        return compile_pdf("appendix.typ", data, folders, is_lasting=False)


def _content(appendix: Appendix, families: Mapping[object, str]) -> dict[str, object]:
    look, names, cover = appendix.look, appendix.names, appendix.cover
    page, _, pages = names.page.partition("{page}")
    between, _, after = pages.partition("{pages}")
    return {
        "look": {"title": look.title, "ink": look.ink, "muted": look.muted, "rule": look.rule, "head": look.head_fill},
        "names": {"figure": names.figure, "table": names.table, "contents": names.contents},
        "page": [page, between, after],
        "cover": {
            "title": _replace_nbsp(cover.title),
            "subtitles": list(map(_replace_nbsp, cover.subtitles)),
            "facts": [[word, _replace_nbsp(text)] for word, text in cover.facts],
            "owner": _replace_nbsp(cover.owner),
            "logo": _logo(appendix),
        },
        "margin": MARGIN_PT,
        "chapters": [_chapter(chapter, families) for chapter in appendix.chapters],
    }


def _logo(appendix: Appendix) -> dict[str, object] | None:
    logo = appendix.cover.logo
    if logo is None:
        return None
    kind, _, data = logo.address.removeprefix("data:image/").partition(";base64,")
    content = list(base64.b64decode(data))
    return {"format": "png" if kind == "png" else "svg", "bytes": content, "aspect": logo.aspect}


def _chapter(chapter: Chapter, families: Mapping[object, str]) -> dict[str, object]:
    return {
        "anchor": chapter.anchor,
        "title": _replace_nbsp(chapter.title),
        "parts": list(map(_part, chapter.parts)),
        "sections": [_section(section, families) for section in chapter.sections],
    }


def _section(section: Section, families: Mapping[object, str]) -> dict[str, object]:
    return {
        "anchor": section.anchor,
        "title": _replace_nbsp(section.title),
        "figure": _figure(section.figure, families) if section.figure else None,
        "parts": list(map(_part, section.parts)),
    }


def _figure(figure: DiagramFigure, families: Mapping[object, str]) -> dict[str, object]:
    page = PAGES[figure.paper.value]
    return {
        "anchor": figure.anchor,
        "caption": _replace_nbsp(figure.caption),
        "alternative": figure.alternative,
        "description": _run(figure.description),
        "width": page.width,
        "height": page.height,
        "pictures": [_picture(figure, index, families) for index in range(len(figure.pictures))],
    }


def _picture(figure: DiagramFigure, index: int, families: Mapping[object, str]) -> dict[str, object]:
    scene = figure.pictures[index]
    own = [spot for spot in figure.spots if spot.picture == index]
    return {
        "svg": _svg(scene, families[_face(scene.font)]),
        "width": scene.width,
        "height": scene.height,
        "spots": [
            {
                "x": round(spot.box.left, 2),
                "y": round(spot.box.top, 2),
                "width": round(spot.box.width, 2),
                "height": round(spot.box.height, 2),
                "target": spot.target,
                "anchor": spot.anchor,
            }
            for spot in own
        ],
    }


def _svg(scene: Scene, family: str) -> str:
    picture = svg.render(set_in_family(replace(scene, table=None), family, _line), embed_font=False)
    return picture.decode("utf-8")


def _line(text: str) -> str:
    """The text of a line with a space behind it, which separates it from the next when a program extracts the text."""
    return _replace_nbsp(text) + " "


def _part(part: Part) -> dict[str, object]:
    if isinstance(part, TextParagraph):
        return {"kind": "paragraph", "lines": [list(map(_run, line)) for line in part.lines]}
    return _table(part)


def _table(table: NumberedTable) -> dict[str, object]:
    return {
        "kind": "table",
        "anchor": table.anchor,
        "caption": _replace_nbsp(table.caption),
        "columns": list(map(_column, table.columns)),
        "rows": [list(map(_cell, row)) for row in table.rows],
        "note": _replace_nbsp(table.note),
    }


def _column(column: TableColumn) -> dict[str, object]:
    return {"heading": column.heading, "share": column.share}


def _cell(cell: TableCell) -> dict[str, object]:
    data: dict[str, object] = {
        "lines": [list(map(_run, line)) for line in cell.lines],
        "anchor": cell.anchor,
        "hyphenate": any(len(word) > _UNBROKEN for word in cell.text.split()),
    }
    if cell.sample:
        dash = fit_dash(cell.sample.dash, _SAMPLE_PT, _SAMPLE_THICK_PT) if PATTERNS[cell.sample.dash] else ()
        data["sample"] = {"colour": cell.sample.colour, "dash": dash, "thick": _SAMPLE_THICK_PT, "length": _SAMPLE_PT}
    return data


def _run(run: Run) -> dict[str, object]:
    return {"text": _replace_nbsp(run.text), "bold": run.bold, "faint": run.faint, "target": run.target}


def _replace_nbsp(text: str) -> str:
    return text.replace("\u00a0", " ")


def _face(font: FontFace) -> object:
    """The files of a font, which identify it; None for the font of the package."""
    return (font.regular, font.bold) if font.regular and font.bold else None


@contextmanager
def _families(fonts: Sequence[FontFace]) -> Iterator[tuple[dict[object, str], list[Path]]]:
    """The family name that each font gets for typst, and the folders with their files.

    :raises SnitfladeError: when a font file cannot be read or is none.
    """
    families: dict[object, str] = {}
    folders: list[Path] = []
    with ExitStack() as stack:
        for font in fonts:
            if _face(font) not in families:
                folder = stack.enter_context(font_folder(font))
                families[_face(font)] = folder.family
                folders.append(folder.path)
        yield families, folders
