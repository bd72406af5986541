"""Whether the colours of a legend can be read and told apart, and what to move where they cannot.

A colour is ``#rrggbb`` in sRGB. Differences are Euclidean distances in OKLab, where 0.02 is about the least
difference that shows (CSS Color Module Level 4, section on gamut mapping).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from itertools import combinations

from snitflade.diagram import Category
from snitflade.problems import Problem, Severity
from snitflade.theme import CategoryColours

TEXT_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3 (level AA): text against its background."""

LINE_CONTRAST = 3.0
"""WCAG 2.2, success criterion 1.4.11 (level AA): graphical objects against what is beside them."""

ENHANCED_CONTRAST = 7.0
"""WCAG 2.2, success criterion 1.4.6 (level AAA): text against its background."""

# The contrast of codes and of lines. What no longer is the author's colour need not spare its lines.
_CONTRASTS = {
    CategoryColours.AS_IS: (TEXT_CONTRAST, LINE_CONTRAST),
    CategoryColours.ADAPTED: (TEXT_CONTRAST, TEXT_CONTRAST),
    CategoryColours.STRONG: (ENHANCED_CONTRAST, TEXT_CONTRAST),
    CategoryColours.GREY: (ENHANCED_CONTRAST, TEXT_CONTRAST),
}

# Small marks need larger differences than wide patches. Stone, Szafir and Setlur, "An engineering model for color
# difference as a function of size" (Color and Imaging Conference 2014): half of all viewers see a difference in
# lightness of 5.079 + 0.751 / size CIELAB units, the size in degrees of the visual field. At 40 cm a bold digit
# (2.5 mm) is 0.36 degrees: 7.2 units. A line of 1.5 pt is thinner than what they measured; its samples and arrowheads
# are about 0.1 degrees: 12.6 units. A wide patch needs 2.3 (Mahy and others, 1994), which is the 0.02 of OKLab above.
TEXT_DIFFERENCE = 0.06
"""The least OKLab difference between two codes: 7.2 / 2.3 times the least visible one."""

LINE_DIFFERENCE = 0.11
"""The least OKLab difference between two lines of the same dash: 12.6 / 2.3 times the least visible one."""

# A channel of linear light just outside 0 to 1 counts as inside: the matrices have ten digits, and a step of an 8-bit
# channel is 3e-4 and more. Larger, a colour would be clipped and change its hue.
_CHANNEL_ROUNDING = 1e-4
_HALVINGS = 16  # of a search between 0 and 1: finer than a step of an 8-bit channel

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]


class Vision(Enum):
    """How a reader, or a printer, sees colour; the value is the phrase for messages."""

    NORMAL = "normal vision"
    PROTANOPIA = "protanopia"
    DEUTERANOPIA = "deuteranopia"
    TRITANOPIA = "tritanopia"
    GREY = "grey print"


# Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency" (IEEE
# TVCG 15(6), 2009), severity 1.0, on linear RGB. Grey: the luminance of IEC 61966-2-1, as in WCAG 2.
_LUMINANCE: Triple = (0.2126, 0.7152, 0.0722)
_SEEN: dict[Vision, Matrix] = {
    Vision.NORMAL: ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    Vision.PROTANOPIA: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Vision.DEUTERANOPIA: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Vision.TRITANOPIA: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    Vision.GREY: (_LUMINANCE, _LUMINANCE, _LUMINANCE),
}

# Björn Ottosson, "A perceptual color space for image processing" (2020): linear sRGB to cone-like responses, their
# cube roots to OKLab, and both ways back.
_TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_OKLAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_OKLAB: Matrix = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_CONES: Matrix = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21, in either order (WCAG 2.2, "contrast ratio").

    :raises ValueError: when a colour is not ``#rrggbb``.
    """
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=512)
def make_readable(colour: str, background: str, ratio: float) -> str:
    """The colour nearest in lightness to ``colour``, of the same hue, with this contrast to ``background``.

    A colour that has the contrast already comes back as it is. A ratio that neither black nor white reaches gives
    the better of the two; every background allows 4.5.

    :raises ValueError: when a colour is not ``#rrggbb``.
    """
    if contrast(colour, background) >= ratio:
        return colour
    ends = [end for end in (0.0, 1.0) if contrast(_grey(end), background) >= ratio]
    if not ends:
        return max((_grey(0.0), _grey(1.0)), key=lambda end: contrast(end, background))
    reached = [_move_lightness(colour, end, lambda moved: contrast(moved, background) >= ratio) for end in ends]
    return min(reached, key=lambda moved: abs(_oklab(moved)[0] - _oklab(colour)[0]))


def code_colour(colour: str, background: str, how: CategoryColours) -> str:
    """A category's colour as it is drawn as text on a background.

    :raises ValueError: when a colour is not ``#rrggbb``.
    """
    return make_readable(_as_drawn(colour, how), background, _CONTRASTS[how][0])


def line_colour(colour: str, background: str, how: CategoryColours) -> str:
    """A category's colour as its lines are drawn on a background.

    :raises ValueError: when a colour is not ``#rrggbb``.
    """
    return make_readable(_as_drawn(colour, how), background, _CONTRASTS[how][1])


def _as_drawn(colour: str, how: CategoryColours) -> str:
    return simulate(colour, Vision.GREY) if how is CategoryColours.GREY else colour


def simulate(colour: str, vision: Vision) -> str:
    """The colour as a reader with this vision, or a grey print, shows it.

    Machado, Oliveira and Fernandes (2009) at full severity; grey keeps the luminance.

    :raises ValueError: when the colour is not ``#rrggbb``.
    """
    return _hex(_times(_SEEN[vision], _linear(colour)))


def difference(first: str, second: str) -> float:
    """How far apart two colours look: their distance in OKLab, 0 to about 1.

    :raises ValueError: when a colour is not ``#rrggbb``.
    """
    return math.dist(_oklab(first), _oklab(second))


def check_palette(
    categories: Sequence[Category], background: str, how: CategoryColours = CategoryColours.AS_IS
) -> tuple[Problem, ...]:
    """Warnings about categories that cannot be seen on the page or cannot be told apart, in the legend's order.

    Two categories of one dash pattern must differ in every :class:`Vision`. Two of different patterns must differ in
    normal vision only, and there in the colour of their codes, which have no pattern; drawn in grey they need not, as
    there the line below a code tells its category.

    :param how: how they are drawn; in every way except ``as-is`` their colours may differ from the legend's.

    :raises ValueError: when a colour is not ``#rrggbb``.
    """
    if how is not CategoryColours.AS_IS:
        categories = [replace(c, colour=line_colour(c.colour, background, how)) for c in categories]
    faint = [problem for c in categories if (problem := _warn_if_faint(c, background))]
    alike = [problem for a, b in combinations(categories, 2) if (problem := _warn_if_alike(a, b, background, how))]
    return (*faint, *alike)


def _warn_if_faint(category: Category, background: str) -> Problem | None:
    found = contrast(category.colour, background)
    if found >= LINE_CONTRAST:
        return None
    better = make_readable(category.colour, background, LINE_CONTRAST)
    return _warning(
        category,
        f"too little contrast between the line of category '{category.key}' and the page: {_two_decimals_of(found)}:1",
        f"{LINE_CONTRAST:g}:1 is the least; '{better}' reaches it",
    )


def _warn_if_alike(first: Category, second: Category, background: str, how: CategoryColours) -> Problem | None:
    if first.dash is second.dash:
        return _warn_if_lines_alike(first, second)
    return None if how is CategoryColours.GREY else _warn_if_codes_alike(first, second, background, how)


def _warn_if_lines_alike(first: Category, second: Category) -> Problem | None:
    visions = [v.value for v in Vision if _line_difference(first, second, v) < LINE_DIFFERENCE]
    if not visions:
        return None
    return _warning(
        second,
        f"the lines of categories '{first.key}' and '{second.key}' look alike in {', '.join(visions)}",
        f"both are {first.dash.value}: give one another dash, or make one lighter and one darker",
    )


def _line_difference(first: Category, second: Category, vision: Vision) -> float:
    return difference(simulate(first.colour, vision), simulate(second.colour, vision))


def _warn_if_codes_alike(first: Category, second: Category, background: str, how: CategoryColours) -> Problem | None:
    one, other = (code_colour(category.colour, background, how) for category in (first, second))
    if difference(one, other) >= TEXT_DIFFERENCE:
        return None
    return _warning(
        second,
        f"the codes of categories '{first.key}' and '{second.key}' look alike in {Vision.NORMAL.value}",
        f"a code shows no dash, and as text the colours are '{one}' and '{other}': choose another hue for one",
    )


def _warning(category: Category, message: str, hint: str) -> Problem:
    return Problem(category.place, message, hint, Severity.WARNING)


def _two_decimals_of(ratio: float) -> str:
    """Two decimals, cut off, so that 2.999 is never reported as 3.00."""
    return f"{math.floor(ratio * 100) / 100:.2f}"


def _move_lightness(colour: str, end: float, good: Callable[[str], bool]) -> str:
    """The first good colour on the way from ``colour`` to lightness ``end`` (0 or 1), which is good itself."""
    start, *rest = _oklab(colour)
    bad_step, good_step, found = 0.0, 1.0, _grey(end)
    for _ in range(_HALVINGS):
        middle = (bad_step + good_step) / 2
        moved = _fit((start + (end - start) * middle, rest[0], rest[1]))
        if good(moved):
            good_step, found = middle, moved
        else:
            bad_step = middle
    return found


def _fit(lab: Triple) -> str:
    """The colour at this OKLab place, with less chroma where sRGB ends; lightness and hue stay."""
    if _is_inside(lab):
        return _hex(_from_oklab(lab))
    lightness, a, b = lab
    inside, outside = 0.0, 1.0
    for _ in range(_HALVINGS):
        share = (inside + outside) / 2
        if _is_inside((lightness, a * share, b * share)):
            inside = share
        else:
            outside = share
    return _hex(_from_oklab((lightness, a * inside, b * inside)))


def _is_inside(lab: Triple) -> bool:
    """Whether sRGB can show the colour, within what is rounding."""
    return all(-_CHANNEL_ROUNDING <= channel <= 1 + _CHANNEL_ROUNDING for channel in _from_oklab(lab))


def _grey(lightness: float) -> str:
    return _hex(_from_oklab((lightness, 0.0, 0.0)))


def _oklab(colour: str) -> Triple:
    long, medium, short = _times(_TO_CONES, _linear(colour))
    return _times(_TO_OKLAB, (math.cbrt(long), math.cbrt(medium), math.cbrt(short)))


def _from_oklab(lab: Triple) -> Triple:
    long, medium, short = _times(_FROM_OKLAB, lab)
    return _times(_FROM_CONES, (long**3, medium**3, short**3))


def _times(matrix: Matrix, vector: Triple) -> Triple:
    first, second, third = matrix
    return _dot(first, vector), _dot(second, vector), _dot(third, vector)


def _dot(one: Triple, other: Triple) -> float:
    # Not sum(): since Python 3.12 it rounds otherwise than before, and this is quicker.
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


@lru_cache(maxsize=512)
def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""
    return _dot(_LUMINANCE, _linear(colour))


def _linear(colour: str) -> Triple:
    """``#rrggbb`` as linear light, 0 to 1 a channel (IEC 61966-2-1)."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"invalid colour: {colour!r}")
    red, green, blue = (_decode(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def _decode(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encode(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _hex(linear: Triple) -> str:
    return "#" + "".join(f"{round(_encode(min(max(channel, 0.0), 1.0)) * 255):02x}" for channel in linear)
