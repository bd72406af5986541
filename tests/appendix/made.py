"""Appendices for the tests, and what can be read back from them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from docx import Document
from docx.oxml.ns import qn

from snitflade.appendix.document import Appendix
from snitflade.appendix.request import AppendixRequest
from snitflade.appendix.run import compose_specs
from snitflade.catalogue.rows import CatalogueRow, rows_of
from snitflade.diagram import Diagram, plain
from snitflade.spec import read_diagram
from tests.layout.pictures import SPECS

NAMES = tuple(sorted(path.stem for path in SPECS.glob("*.yaml")))
COVER = AppendixRequest(
    formats=("pdf", "docx"), municipality="Sorø Kommune", date="1. marts 2026", version="Udkast 3 <b>&amp;</b>"
)


@cache
def diagram(name: str) -> Diagram:
    return read_diagram(SPECS / f"{name}.yaml")


@cache
def six() -> Appendix:
    """The appendix of the six diagrams."""
    return composed([SPECS / f"{name}.yaml" for name in NAMES], COVER)


def composed(specs: list[Path], request: AppendixRequest = COVER) -> Appendix:
    appendix, problems = compose_specs(specs, Path("nowhere"), "appendix", request)
    assert appendix is not None, list(map(str, problems))
    return appendix


@cache
def pdf_of_six() -> bytes:
    from snitflade.appendix import pdf

    return pdf.render(six())


@cache
def docx_of_six() -> bytes:
    from snitflade.appendix import docx

    return docx.render(six())


def rows(name: str) -> tuple[CatalogueRow, ...]:
    return rows_of(diagram(name))


def words_of(row: CatalogueRow) -> Iterator[str]:
    """What the table must say of a row, each as one run of words."""
    yield ", ".join(row.codes)
    yield from row.texts
    yield plain(row.link.system)


def folded(text: str) -> str:
    """Without what a line break leaves or takes."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def document_of(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def cell_texts(data: bytes) -> list[list[list[str]]]:
    """The texts of all tables by row and cell; python-docx merges nothing here, so the XML is enough."""
    body = document_of(data).element.body
    return [
        [["".join(part.text for part in cell.iter(qn("w:t"))) for cell in row.findall(qn("w:tc"))]
         for row in table.findall(qn("w:tr"))]
        for table in body.iter(qn("w:tbl"))
    ]  # fmt: skip


def structure(data: bytes) -> Iterator[tuple[str, pikepdf.Dictionary, str]]:
    """Every element of a PDF's structure tree: its type, itself, and the type of the one around it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield from _elements(pdf.Root.StructTreeRoot.K, "")


def _elements(node: Any, parent: str) -> Iterator[tuple[str, pikepdf.Dictionary, str]]:
    if isinstance(node, pikepdf.Array):
        for part in node:
            yield from _elements(part, parent)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S), node, parent
        yield from _elements(node.get("/K", pikepdf.Array()), str(node.S))
