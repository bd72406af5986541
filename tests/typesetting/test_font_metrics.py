"""Text widths: exactly those of HarfBuzz, which browsers draw with."""

from __future__ import annotations

import io
import json
import string
from pathlib import Path

import pytest
import uharfbuzz
from fontTools.ttLib import woff2
from hypothesis import given
from hypothesis import strategies as st

from snitflade import fonts
from snitflade.problems import SnitfladeError
from snitflade.typesetting.font_metrics import FontMetrics, default_metrics, metrics_of

TABLES = json.loads(fonts.METRICS.read_text(encoding="utf-8"))
CHARACTERS = str(TABLES["regular"]["characters"])
COMBINING = "".join(chr(code) for code in range(0x300, 0x370))
DRAWN = "".join(c for c in CHARACTERS if c not in COMBINING + "\u00ad")
DANISH = string.ascii_letters + string.digits + "æøåÆØÅéü .,:;-–/()§„“”→←↔\u00ad"
SAMPLES = [
    "Modtagelse af indkomstoplysninger om borger",
    "Sygedagpengerefusion → KMD Dagpenge",
    "AVATAR, To. Yp, 'LT' „Fy“ 7/11",
    "fi fl ffi office",
    "Łódź, Ňufíč, Đặng, Ÿ",
    "22a, 22b; 1.10 – 1:20",
    "Depo\u00adnering af T\u00ado A\u200bV",
    "Te\u0301 Ve\u0308 A\u0301V",
]
either_weight = st.booleans()


def shaper(bold: bool, latin: bool) -> uharfbuzz.Font:
    """The embedded ``latin`` WOFF2 (unpacked, HarfBuzz reads none) or the TrueType file."""
    if not latin:
        return uharfbuzz.Font(uharfbuzz.Face(fonts.ttf(bold).read_bytes()))
    unpacked = io.BytesIO()
    woff2.decompress(fonts.woff2(bold, latin), unpacked)
    return uharfbuzz.Font(uharfbuzz.Face(unpacked.getvalue()))


SHAPERS = {(bold, latin): shaper(bold, latin) for bold in (False, True) for latin in (False, True)}


def shaped_width(text: str, bold: bool, latin: bool = False) -> float:
    """Em, by HarfBuzz with the features a browser has on by default."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "da"
    uharfbuzz.shape(SHAPERS[bold, latin], buffer)
    units: int = sum(position.x_advance for position in buffer.glyph_positions or ())
    return units / 1000


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", SAMPLES)
def test_a_width_is_that_of_harfbuzz(text: str, bold: bool) -> None:
    assert default_metrics().width(text, bold) == pytest.approx(shaped_width(text, bold), abs=1e-9)


@given(st.text(st.sampled_from(DRAWN), max_size=40), either_weight)
def test_any_text_of_the_font_is_as_wide_as_harfbuzz_says(text: str, bold: bool) -> None:
    assert default_metrics().width(text, bold) == pytest.approx(shaped_width(text, bold), abs=1e-9)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("first", "AFTVYfLråø7.–“")
def test_every_pair_that_starts_with_a_kerning_letter_is_exact(first: str, bold: bool) -> None:
    metrics = default_metrics()
    assert all(abs(metrics.width(first + c, bold) - shaped_width(first + c, bold)) < 1e-9 for c in DRAWN)


@given(st.text(st.sampled_from(sorted(fonts.LATIN)), max_size=40), either_weight)
def test_the_embedded_subset_draws_a_text_as_wide(text: str, bold: bool) -> None:
    assert default_metrics().width(text, bold) == pytest.approx(shaped_width(text, bold, latin=True), abs=1e-9)


def test_kerning_narrows_a_text() -> None:
    metrics = default_metrics()
    assert metrics.width("To") < metrics.width("T") + metrics.width("o")


def test_bold_is_wider() -> None:
    assert default_metrics().width("Afhængighed", bold=True) > default_metrics().width("Afhængighed")


def test_a_soft_hyphen_has_no_width_and_does_not_part_a_kerned_pair() -> None:
    assert default_metrics().width("T\u00ado") == default_metrics().width("To")
    assert default_metrics().width("\u00ad") == 0


def strongest_kerning() -> float:
    """Em; how far two neighbours of either weight move at most."""
    rows = TABLES["regular"]["kerning"] + TABLES["bold"]["kerning"]
    units: int = max(abs(value) for row in rows for value in row)
    return units / 1000


@given(st.text(DANISH, max_size=20), st.text(DANISH, max_size=20), either_weight)
def test_joined_texts_add_up_but_for_the_kerning_between_them(start: str, end: str, bold: bool) -> None:
    width = default_metrics().width
    assert abs(width(start + end, bold) - width(start, bold) - width(end, bold)) <= strongest_kerning() + 1e-9


@given(st.text(max_size=30), either_weight)
def test_a_width_is_never_negative_and_does_not_change_when_asked_again(text: str, bold: bool) -> None:
    metrics = default_metrics()
    first = metrics.width(text, bold)
    fresh = FontMetrics(TABLES["regular"], TABLES["bold"], TABLES["cap_height"], (1000, 1000))
    assert first >= 0
    assert metrics.width(text, bold) == first == fresh.width(text, bold)


def test_a_missing_character_is_named_once_and_counts_as_one_em() -> None:
    metrics = default_metrics()
    assert metrics.missing("漢A字漢\u00ad\u200b→") == "漢字"
    assert metrics.width("漢A字漢") == pytest.approx(3 + metrics.width("A"))
    assert metrics.missing(DANISH + "Ω") == ""


def test_an_emoji_that_browsers_draw_from_another_font_counts_as_missing() -> None:
    assert default_metrics().missing("✓ ❌") == "❌"


def test_the_height_of_capitals_is_that_of_the_font() -> None:
    assert default_metrics().cap_height == 0.698


def test_the_default_metrics_are_loaded_once() -> None:
    assert default_metrics() is default_metrics()


@given(st.text(st.sampled_from("AVTo fiåØ.\u00ad漢"), max_size=20), either_weight)
def test_a_font_measured_on_the_spot_gives_the_same_widths(text: str, bold: bool) -> None:
    assert ON_THE_SPOT.width(text, bold) == default_metrics().width(text, bold)


ON_THE_SPOT = metrics_of(fonts.ttf(False), fonts.ttf(True), "AVTo fiåØ.\u00ad漢")


def test_a_font_measured_on_the_spot_has_the_same_capitals_and_knows_only_what_was_asked_for() -> None:
    shipped = default_metrics()
    assert ON_THE_SPOT.cap_height == shipped.cap_height
    assert ON_THE_SPOT.missing("AZ漢") == "Z漢"


def test_a_font_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    with pytest.raises(SnitfladeError, match=r"cannot read font 'none\.ttf': No such file or directory"):
        metrics_of(tmp_path / "none.ttf", tmp_path / "none.ttf", "A")


@pytest.mark.parametrize("content", [b"", b"not a font", fonts.woff2(False, True).read_bytes()])
def test_a_file_that_is_no_truetype_font_is_reported(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "font.ttf").write_bytes(content)
    with pytest.raises(SnitfladeError, match=r"invalid font 'font\.ttf' \(a TrueType or OpenType file is needed"):
        metrics_of(tmp_path / "font.ttf", fonts.ttf(True), "A")
