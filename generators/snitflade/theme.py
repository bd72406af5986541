"""How a diagram looks: font, sizes, neutral colours, margins and whose diagram it is.

Sizes are in points on a page 960 pt wide (16:9) and grow with the page's width. Colours are ``#rrggbb``. Categories
bring their own colours; a theme has the neutral ones, and says how those of the categories are drawn.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from snitflade.values import value

BASE_WIDTH_PT = 960.0


@value
class Font:
    """A family and what to take instead of it.

    ``regular`` and ``bold`` are the user's own font files; both None means the built-in Snitflade Sans.
    """

    family: str
    fallbacks: tuple[str, ...]
    regular: Path | None = None
    bold: Path | None = None


@value
class Sizes:
    """Sizes of texts, lines and margins, in points on a page 960 pt wide, except two.

    ``smallest`` holds on every page; ``legend_ratio`` is the size of the legend as a share of that of the labels.
    """

    title: float
    subtitle: float
    label_max: float
    smallest: float
    line: float
    margin: float
    legend_ratio: float


@value
class Colours:
    """The neutral colours, each ``#rrggbb``: of the page, texts, boxes, the hub, and the bands of title and legend."""

    page: str
    title: str
    ink: str
    muted: str
    box_fill: str
    box_line: str
    hub_fill: str
    hub_ink: str
    band_fill: str
    band_line: str


class CategoryColours(Enum):
    """How the categories' lines and codes are drawn; see ``palette`` for the contrasts.

    ``as-is``: in the legend's colours, moved only where they could not be seen; ``adapted``: moved as far as the page
    of the theme wants; ``strong``: with the enhanced contrast; ``grey``: in greys, told apart by their dashes.
    """

    AS_IS = "as-is"
    ADAPTED = "adapted"
    STRONG = "strong"
    GREY = "grey"


@value
class Logo:
    """An image beside the owner's name; ``aspect`` is width / height."""

    address: str
    aspect: float


@value
class Owner:
    """Whose diagram it is, shown in the title band."""

    name: str
    logo: Logo | None = None


@value
class Theme:
    """A look. See ``themes/default.yaml`` for every key with its meaning."""

    name: str
    font: Font
    sizes: Sizes
    colours: Colours
    owner: Owner | None = None
    category_colours: CategoryColours = CategoryColours.AS_IS
