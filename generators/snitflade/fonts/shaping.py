"""Measures a font file with HarfBuzz: advances, kerning as classes, the height of capitals.

The result is plain data, of the shape of ``metrics.json``, so that a shipped table and a user's own font are
read by the same code. Import this module late: HarfBuzz takes 40 ms, and most runs never need it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TypedDict

import uharfbuzz

from snitflade.problems import SnitfladeError

# No ligatures and no contextual forms: with them, a text would be wider or narrower than the sum of its pairs.
# The drawings turn the same features off with CSS "font-variant-ligatures: none".
FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False, "dlig": False, "hlig": False}
# A noncharacter: no font has it, so it parts two pairs in one buffer without touching either.
SEPARATOR = 0x10FFFF


class WeightTable(TypedDict):
    """One weight. ``advances``, ``left`` and ``right`` run along ``characters``; all lengths are in font units.

    ``kerning[left[i]][right[j]]`` is what to add between character i and character j after it.
    """

    characters: str
    advances: list[int]
    left: list[int]
    right: list[int]
    kerning: list[list[int]]


def open_font(path: Path) -> uharfbuzz.Font:
    """A TrueType or OpenType file, ready to measure at its own units per em.

    :raises SnitfladeError: when the file cannot be read or is no such font.
    """
    try:
        face = uharfbuzz.Face(path.read_bytes())
    except OSError as error:
        raise SnitfladeError(f"cannot read font '{path.name}': {error.strerror}") from error
    if face.glyph_count == 0:
        raise SnitfladeError(f"invalid font '{path.name}'", "a TrueType or OpenType file is needed, .ttf or .otf")
    return uharfbuzz.Font(face)


def measure_weight(font: uharfbuzz.Font, characters: Iterable[str]) -> WeightTable:
    """Advances and kerning of those of the characters that the font has, in the order of their code points."""
    known = "".join(sorted(c for c in set(characters) if font.get_nominal_glyph(ord(c)) is not None))
    advances = _widths(font, [(ord(c),) for c in known])
    # Combining marks stand on their letter: they have no width and part no pair.
    spacing = [i for i, advance in enumerate(advances) if advance]
    rows = [[0] * len(known) for _ in known]
    for i in spacing:
        pairs = _widths(font, [(ord(known[i]), ord(known[j])) for j in spacing])
        for j, width in zip(spacing, pairs, strict=True):
            rows[i][j] = width - advances[i] - advances[j]
    left, distinct_rows = _classes(rows)
    right, distinct_columns = _classes(list(zip(*distinct_rows, strict=True)))
    kerning = [list(row) for row in zip(*distinct_columns, strict=True)]
    return WeightTable(characters=known, advances=advances, left=left, right=right, kerning=kerning)


def measure_cap_height(font: uharfbuzz.Font) -> int:
    """The height of capitals (font units); HarfBuzz estimates it where the font does not state it."""
    height: int = font.get_metric_position_with_fallback(uharfbuzz.OTMetricsTag.CAP_HEIGHT)
    return height


def _widths(font: uharfbuzz.Font, texts: Sequence[tuple[int, ...]]) -> list[int]:
    """The width of each text (code points, all of one length), shaped in one go with separators between."""
    if not texts:
        return []
    stride = len(texts[0]) + 1
    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints(list(chain.from_iterable((*text, SEPARATOR) for text in texts)))
    # Stated, not guessed: the guess would take the language from the locale.
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "da"
    uharfbuzz.shape(font, buffer, FEATURES)
    widths = [0] * len(texts)
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        text, place = divmod(info.cluster, stride)
        if place < stride - 1:
            widths[text] += position.x_advance
    return widths


def _classes(rows: Sequence[Sequence[int]]) -> tuple[list[int], list[Sequence[int]]]:
    """Equal rows share a number: the number of each row, and the distinct rows in the order of first sight."""
    numbers: dict[tuple[int, ...], int] = {}
    return [numbers.setdefault(tuple(row), len(numbers)) for row in rows], list(numbers)
