"""Makes the shipped fonts and their measures: ``python -m snitflade.fonts.build``. A development script.

From the Regular and SemiBold of the PyPI package ``fontpkg-ibm-plex-sans-condensed`` it makes the Regular and Bold of
"Snitflade Sans". The licence reserves the name of the original, so no name record of a changed font may keep it; the
records of copyright, designers and licence stay. Width class "normal" and weights 400 and 700, because typst folds a
condensed width into another family and cairo knows no weight between regular and bold.

Same versions of fontTools, brotli and HarfBuzz, same bytes.
"""

from __future__ import annotations

import io
import json
import unicodedata
from pathlib import Path

import fontpkg
from fontTools import subset
from fontTools.ttLib import TTFont

from snitflade import fonts
from snitflade.fonts import FAMILY, FOLDER, LATIN, style
from snitflade.fonts.shaping import measure_cap_height, measure_weight, open_font

SOURCE_FAMILY = "IBM Plex Sans Condensed"
SOURCE_WEIGHTS = {False: 400, True: 600}
WEIGHTS = {False: 400, True: 700}
# copyright, version, manufacturer, designer, licence, address of the licence
KEPT_NAMES = (0, 5, 8, 9, 13, 14)
DESCRIPTION = "A sans for diagrams, changed from a typeface that Bold Monday drew for IBM; see the licence."
# Browsers draw it from a colour font whatever the family: its width here would be a false promise.
DRAWN_AS_EMOJI = "\u274c"
# Further code points of a character that the font draws: composing a text (NFC) turns the sign for ohm into the Greek
# letter, and texts from a word processor hold hyphens of their own.
ALIASES = {0x3A9: 0x2126, 0x3BC: 0xB5, 0x2010: 0x2D, 0x2011: 0x2D}
WINDOWS_UNICODE_ENGLISH = (3, 1, 0x409)
REGULAR_BIT, BOLD_BIT, STYLE_BITS = 1 << 6, 1 << 5, 0b1100001


def source(bold: bool) -> Path:
    """The file that a weight is made from."""
    return Path(fontpkg.path(SOURCE_FAMILY, weight=SOURCE_WEIGHTS[bold]))


def characters(font: TTFont) -> set[int]:
    """The code points worth drawing: no control characters, private use or emoji."""
    drawn = (c for c in font.getBestCmap() if chr(c) != DRAWN_AS_EMOJI)
    return {c for c in drawn if unicodedata.category(chr(c)) not in ("Cc", "Co")}


def rename(font: TTFont, bold: bool) -> None:
    """Gives the font its family name, style link, weight and width, in every table that states them."""
    postscript = f"{FAMILY.replace(' ', '')}-{style(bold)}"
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    version = names.getDebugName(5)
    own = {
        1: FAMILY,
        2: style(bold),
        3: f"{version};{postscript}",
        4: f"{FAMILY} {style(bold)}".removesuffix(" Regular"),
    }
    for name_id, text in {**own, 6: postscript, 10: DESCRIPTION}.items():
        names.setName(text, name_id, *WINDOWS_UNICODE_ENGLISH)
    os2 = font["OS/2"]
    os2.usWeightClass, os2.usWidthClass, os2.achVendID = WEIGHTS[bold], 5, "NONE"
    os2.fsSelection = os2.fsSelection & ~STYLE_BITS | (BOLD_BIT if bold else REGULAR_BIT)
    font["head"].macStyle = int(bold)


def add_aliases(font: TTFont) -> None:
    """Let some code points be drawn by the glyphs of others."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({alias: table.cmap[code] for alias, code in ALIASES.items() if code in table.cmap})


def cut(font: TTFont, code_points: set[int], features: list[str]) -> None:
    """Leaves only these characters and OpenType features, and no hinting."""
    options = subset.Options(
        layout_features=features, hinting=False, glyph_names=False, notdef_outline=True, name_IDs=["*"]
    )
    options.drop_tables += ["DSIG", "meta"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)


def make(bold: bool, latin: bool = False, flavour: str | None = None) -> bytes:
    """One font file: every character or the ``latin`` ones, as TrueType (no flavour) or ``woff2``."""
    font = TTFont(source(bold), recalcTimestamp=False)
    rename(font, bold)
    add_aliases(font)
    # The latin subset has no combining marks, so nothing to place on a letter.
    wanted, features = characters(font), ["kern", "mark", "ccmp"]
    if latin:
        wanted, features = wanted & {ord(c) for c in LATIN}, ["kern"]
    cut(font, wanted, features)
    font.flavor = flavour
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def measures(regular: Path, bold: Path) -> str:
    """The text of ``metrics.json``, measured on the TrueType files."""
    font = open_font(regular)
    wanted = {chr(c) for c in characters(TTFont(regular))}
    data = {
        "units_per_em": font.face.upem,
        "cap_height": measure_cap_height(font),
        "regular": measure_weight(font, wanted),
        "bold": measure_weight(open_font(bold), wanted),
    }
    return json.dumps(data, separators=(",", ":")) + "\n"


def build(folder: Path) -> None:
    """Writes the fonts, their licence and their measures into a folder, each where it stands in this one."""

    def place(shipped: Path) -> Path:
        path = folder / shipped.relative_to(FOLDER)
        path.parent.mkdir(exist_ok=True)
        return path

    for bold in (False, True):
        place(fonts.ttf(bold)).write_bytes(make(bold))
        for latin in (False, True):
            place(fonts.woff2(bold, latin)).write_bytes(make(bold, latin, flavour="woff2"))
    licence = source(False).parents[1] / "LICENSE"
    place(fonts.LICENCE).write_bytes(licence.read_bytes().replace(b"\r\n", b"\n"))
    text = measures(place(fonts.ttf(False)), place(fonts.ttf(True)))
    place(fonts.METRICS).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    build(FOLDER)
