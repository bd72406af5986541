"""Font files under another name: HarfBuzz and fontTools find the same letters, and the new name alone."""

from __future__ import annotations

import io

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from snitflade import fonts
from snitflade.fonts.sfnt import rename, tables_of
from snitflade.problems import SnitfladeError
from tests.renderers.scenes import plex

REGULAR = plex("Regular").read_bytes()


@pytest.mark.parametrize(
    ("style", "bold"), [("Regular", False), ("Bold", True), ("LightItalic", False), ("Thin", True)]
)
def test_a_renamed_font_says_the_new_name_and_weight(style: str, bold: bool) -> None:
    font = TTFont(io.BytesIO(rename(plex(style).read_bytes(), "House Sans", bold)), checkChecksums=2)
    name, metrics = font["name"], font["OS/2"]

    assert name.getBestFamilyName() == "House Sans"
    assert name.getBestSubFamilyName() == ("Bold" if bold else "Regular")
    assert (metrics.usWeightClass, metrics.usWidthClass) == (700 if bold else 400, 5)
    assert metrics.fsSelection & 0b100001 == (0b100000 if bold else 0)
    assert font["head"].macStyle == int(bold)


def test_its_own_name_for_printers_and_its_licence_stay() -> None:
    before, after = (TTFont(io.BytesIO(data))["name"] for data in (REGULAR, rename(REGULAR, "House Sans", bold=False)))

    for number in (0, 6, 13):
        assert after.getDebugName(number) == before.getDebugName(number) is not None


def test_letters_are_the_same() -> None:
    before, after = (uharfbuzz.Face(data) for data in (REGULAR, rename(REGULAR, "House Sans", bold=False)))
    widths = []
    for face in (before, after):
        buffer = uharfbuzz.Buffer()
        buffer.add_str("Ærø AVTo")
        buffer.guess_segment_properties()
        uharfbuzz.shape(uharfbuzz.Font(face), buffer)
        widths.append([position.x_advance for position in buffer.glyph_positions])

    assert before.glyph_count == after.glyph_count
    assert widths[0] == widths[1]


def test_other_tables_stay_and_variations_go() -> None:
    tables = tables_of(REGULAR)
    after = tables_of(rename(REGULAR, "House Sans", bold=False))

    assert after[b"glyf"] == tables[b"glyf"]
    assert after[b"cmap"] == tables[b"cmap"]
    assert not {b"DSIG", b"fvar", b"gvar", b"STAT"} & set(after)


@pytest.mark.parametrize(
    ("data", "reported"),
    [
        (b"", "no TrueType or OpenType font"),
        (b"wOF2" + bytes(100), "no TrueType or OpenType font"),
        (b"ttcf" + bytes(100), "no TrueType or OpenType font"),
        (fonts.woff2(bold=False, latin=True).read_bytes(), "no TrueType or OpenType font"),
        (REGULAR[:5], "cut off"),
        (REGULAR[:100], "cut off"),
        (REGULAR[:-1000], "cut off"),
        (b"OTTO" + bytes(20), "no table 'OS/2'"),
    ],
)
def test_what_is_no_font_is_refused(data: bytes, reported: str) -> None:
    with pytest.raises(SnitfladeError, match=reported):
        tables_of(data)
    with pytest.raises(SnitfladeError, match=reported):
        rename(data, "House Sans", bold=False)


def test_a_damaged_name_table_is_refused() -> None:
    start = int.from_bytes(REGULAR[(record := REGULAR.index(b"name")) + 8 : record + 12])
    damaged = REGULAR[: start + 2] + b"\xff\xff" + REGULAR[start + 4 :]

    with pytest.raises(SnitfladeError, match="the font is damaged"):
        rename(damaged, "House Sans", bold=False)
