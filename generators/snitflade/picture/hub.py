"""The hub: a tall bar with its name; several names are hubs kept in sync, with "=" between them.

A part in brackets at the end of a name is set smaller below it. Lengths are in em of the label font.
"""

from __future__ import annotations

import re

from snitflade.geometry import ROUNDING, Rectangle, Shape
from snitflade.picture.look import Look
from snitflade.scene import Group, Outline
from snitflade.typesetting.font_metrics import FontMetrics
from snitflade.typesetting.line_breaking import Paragraph
from snitflade.values import value

LEAST_WIDTH = 8.5  # narrower, and the bar does not stand out between the wings
_PADDING = 0.9  # beside the name; larger takes width from the labels of both wings
_SCALES = (1.5, 1.35, 1.2, 1.1, 1.0)  # sizes of the name, tried from the largest; beyond 1.5 it outshines the title
_WIDEST = 11.2  # wider takes too much width from the labels of both wings; a name breaks or shrinks before that
_ASIDE_SHARE = 0.78  # of the name's size, for what stands in brackets; larger, and it reads as part of the name
_LEADING = 1.2  # of the name's size, from baseline to baseline; smaller, and letters of two lines touch
_SYNC_GAP = 0.75  # of the name's size, above and below "="; smaller, and two hubs read as one name
_CORNER = 0.5  # the radius of the corners; larger, and the bar looks like a kind of system
_BRACKETS = re.compile(r"^(?P<name>.*\S) +(?P<aside>\([^()]*\))$")


@value
class HubLine:
    """A line of the hub's text: ``baseline`` in em from the text's top, ``size`` in em of the label font."""

    text: str
    baseline: float
    size: float
    bold: bool
    width: float
    role: str


@value
class HubText:
    """The hub's name as it is set; ``width`` is the bar's."""

    lines: tuple[HubLine, ...]
    width: float
    height: float


def set_hub_name(names: tuple[str, ...], metrics: FontMetrics, language: str) -> HubText:
    """Sets the names at the largest size at which their longest word keeps the bar slender."""
    scale = next((s for s in _SCALES if _longest_word(names, metrics) * s + 2 * _PADDING <= _WIDEST), _SCALES[-1])
    room = max(LEAST_WIDTH, min(_longest_word(names, metrics) * scale + 2 * _PADDING, _WIDEST)) - 2 * _PADDING
    lines: list[HubLine] = []
    at = 0.0
    for number, name in enumerate(names):
        if number:
            at += _SYNC_GAP * scale
            at = _add(lines, at, "=", scale * 1.2, True, metrics, "sync")
            at += _SYNC_GAP * scale
        at = _name(lines, at, name, scale, room, metrics, language)
    widest = max((line.width for line in lines), default=0.0)
    return HubText(tuple(lines), max(LEAST_WIDTH, widest + 2 * _PADDING), at)


def _name(
    lines: list[HubLine], at: float, name: str, scale: float, room: float, metrics: FontMetrics, language: str
) -> float:
    match = _BRACKETS.match(name)
    main, aside = (match["name"], match["aside"]) if match else (name, "")
    for text in _break(main, room / scale, metrics, True, language):
        at = _add(lines, at, text, scale, True, metrics, "hub-name")
    size = max(scale * _ASIDE_SHARE, 1.0)
    for text in _break(aside, room / size, metrics, False, language):
        at = _add(lines, at, text, size, False, metrics, "hub-aside")
    return at


def _break(text: str, room: float, metrics: FontMetrics, bold: bool, language: str) -> tuple[str, ...]:
    return (
        Paragraph(text, lambda words: metrics.width(words, bold), room + ROUNDING, language).lines(room) if text else ()
    )


def _add(lines: list[HubLine], at: float, text: str, size: float, bold: bool, metrics: FontMetrics, role: str) -> float:
    baseline = at + (_LEADING - metrics.cap_height) / 2 * size + metrics.cap_height * size
    lines.append(HubLine(text, baseline, size, bold, metrics.width(text, bold) * size, role))
    return at + _LEADING * size


def _longest_word(names: tuple[str, ...], metrics: FontMetrics) -> float:
    widths = [
        metrics.width(word, not word.startswith("(")) * (_ASIDE_SHARE if word.startswith("(") else 1.0)
        for name in names
        for word in re.split("[ \n]+", name)
    ]
    return max(widths, default=0.0)


def draw_hub(text: HubText, box: Rectangle, look: Look, title: str) -> Group:
    """The bar with its name in the middle of it; ``box`` (pt) is its place on the page."""
    em, colours = look.em, look.theme.colours
    own = Rectangle(0.0, 0.0, round(box.width, 2), round(box.height, 2))
    top = own.height / 2 - text.height * em / 2
    bar = Outline(Shape.RECTANGLE, own, round(_CORNER * em, 2), colours.hub_fill, None, "hub")
    lines = [
        look.text(
            (own.width / 2, top + line.baseline * em),
            line.text,
            colours.hub_ink,
            line.role,
            bold=line.bold,
            size=line.size * em,
            centred=True,
        )
        for line in text.lines
    ]
    return Group(look.ids.unique("hub"), ("hub",), round(box.left, 2), round(box.top, 2), (bar, *lines), title)
