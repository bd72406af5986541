"""The shipped fonts: built from their source by the script, named as the licence asks, alike in all their files."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from snitflade import fonts
from snitflade.fonts import build

BUILT = (
    "OFL.txt",
    "metrics.json",
    "ttf/SnitfladeSans-Bold.ttf",
    "ttf/SnitfladeSans-Regular.ttf",
    "woff2/SnitfladeSans-Bold-all.woff2",
    "woff2/SnitfladeSans-Bold-latin.woff2",
    "woff2/SnitfladeSans-Regular-all.woff2",
    "woff2/SnitfladeSans-Regular-latin.woff2",
)
FONT_FILES = [name for name in BUILT if "Snitflade" in name]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fonts")
    build.build(folder)
    return folder


def test_the_script_builds_exactly_these_files(rebuilt: Path) -> None:
    built = (path.relative_to(rebuilt).as_posix() for path in rebuilt.rglob("*.*"))
    assert tuple(sorted(built)) == BUILT


@pytest.mark.parametrize("name", BUILT)
def test_a_rebuild_gives_the_shipped_bytes(rebuilt: Path, name: str) -> None:
    same = (rebuilt / name).read_bytes() == (fonts.FOLDER / name).read_bytes()
    assert same, f"{name} differs from a rebuild: run python -m snitflade.fonts.build and look at the change"


@pytest.mark.parametrize("name", FONT_FILES)
def test_no_name_record_keeps_the_reserved_name(name: str) -> None:
    records = [record.toUnicode() for record in TTFont(fonts.FOLDER / name)["name"].names]
    assert records
    assert not [record for record in records if "plex" in record.lower()]


@pytest.mark.parametrize("name", FONT_FILES)
def test_the_records_of_copyright_and_licence_stay(name: str) -> None:
    names = TTFont(fonts.FOLDER / name)["name"]
    assert "IBM Corp" in names.getDebugName(0)
    assert "SIL Open Font License, Version 1.1" in names.getDebugName(13)
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts.FOLDER / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FONT_FILES)
def test_the_two_weights_are_linked_as_regular_and_bold_of_one_family(name: str) -> None:
    font, bold = TTFont(fonts.FOLDER / name), "Bold" in name
    names, os2 = font["name"], font["OS/2"]
    assert [names.getDebugName(i) for i in (1, 2, 16, 17)] == ["Snitflade Sans", fonts.style(bold), None, None]
    assert names.getDebugName(6) == f"SnitfladeSans-{fonts.style(bold)}"
    assert (os2.usWeightClass, os2.usWidthClass) == (700 if bold else 400, 5)
    assert (os2.fsSelection & 0b1100001, font["head"].macStyle) == ((0b0100000, 1) if bold else (0b1000000, 0))


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("latin", [False, True])
def test_a_woff2_has_the_advances_of_its_truetype_file(bold: bool, latin: bool) -> None:
    advances = [
        {code: font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}
        for font in (TTFont(fonts.woff2(bold, latin)), TTFont(fonts.ttf(bold)))
    ]
    assert advances[0].items() <= advances[1].items()
    assert latin or advances[0] == advances[1]


@pytest.mark.parametrize("bold", [False, True])
def test_the_latin_subset_holds_what_latin_only_promises(bold: bool) -> None:
    assert {chr(code) for code in TTFont(fonts.woff2(bold, True)).getBestCmap()} == fonts.LATIN


@pytest.mark.parametrize("bold", [False, True])
def test_the_latin_subset_is_small_enough_to_embed(bold: bool) -> None:
    assert fonts.woff2(bold, True).stat().st_size <= 14_000


def test_making_a_font_twice_gives_the_same_bytes() -> None:
    assert build.make(bold=True, latin=True, flavour="woff2") == build.make(bold=True, latin=True, flavour="woff2")


def test_a_made_font_says_nothing_of_the_time_it_was_made() -> None:
    made, source = TTFont(io.BytesIO(build.make(bold=False))), TTFont(build.source(bold=False))
    assert made["head"].modified == source["head"].modified
