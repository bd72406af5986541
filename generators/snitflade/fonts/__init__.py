"""The shipped family "Snitflade Sans": where its files are, and the CSS that carries it inside an SVG.

Two weights, 400 and 700. The TrueType files hold every character; each WOFF2 comes as ``latin`` (small, enough for
most Danish and English texts) and as ``all``. ``build.py`` makes the files, ``metrics.json`` holds their measures.
"""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

FAMILY = "Snitflade Sans"
# Where the embedded font is blocked, a family of like width keeps the texts inside their boxes.
FALLBACK_FAMILIES = (
    "IBM Plex Sans Condensed",
    "Roboto Condensed",
    "Arial Narrow",
    "Liberation Sans Narrow",
    "sans-serif",
)
FOLDER = Path(__file__).resolve().parent
METRICS = FOLDER / "metrics.json"
LICENCE = FOLDER / "OFL.txt"
# A folder of its own for programs that are pointed at one: fontconfig would also take the WOFF2 files, subsets and all.
TTF_FOLDER = FOLDER / "ttf"
WOFF2_FOLDER = FOLDER / "woff2"

#: The characters of the ``latin`` subset: Basic Latin, Latin-1, œŒ, typographic marks, € and the usual arrows.
LATIN = frozenset(
    [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))]
    + list("œŒ\u2010\u2011–—‘’‚“”„†‡•…‰′″‹›€™−≈≠≤≥←↑→↓↔↕↗↘⇄⇆")
)


def style(bold: bool) -> str:
    """The name of a weight, as it stands in file names and in the font."""
    return "Bold" if bold else "Regular"


def ttf(bold: bool) -> Path:
    """The TrueType file of a weight, for typst, cairo and a reader's own machine."""
    return TTF_FOLDER / f"SnitfladeSans-{style(bold)}.ttf"


def woff2(bold: bool, latin: bool) -> Path:
    """The WOFF2 file of a weight: the ``latin`` subset, or all characters."""
    return WOFF2_FOLDER / f"SnitfladeSans-{style(bold)}-{'latin' if latin else 'all'}.woff2"


def is_latin(text: str) -> bool:
    """Whether the ``latin`` subset draws every character of the text that the family has at all.

    >>> is_latin("Sygedagpenge → Økonomi"), is_latin("Łódź")
    (True, False)
    """
    return LATIN.issuperset(text)


def font_families() -> str:
    """The value of CSS ``font-family``, in single quotes so that it fits an attribute."""
    return ",".join(f"'{name}'" if " " in name else name for name in (FAMILY, *FALLBACK_FAMILIES))


@cache
def font_face(bold: bool, latin: bool) -> str:
    """One ``@font-face`` rule with the WOFF2 as a ``data:`` address; it holds no character that XML must escape."""
    data = base64.b64encode(woff2(bold, latin).read_bytes()).decode("ascii")
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{700 if bold else 400};"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )
