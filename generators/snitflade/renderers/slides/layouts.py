"""The layout that slides get in a template, and where on it there is room for a diagram."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from snitflade.geometry import Rectangle
from snitflade.problems import SnitfladeError
from snitflade.renderers.slides.xml import EMU_A_POINT, first

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

_TITLES = ("title", "ctrTitle")
_MARGIN_SHARE = 0.015
_GAP_PT = 4.0
_FOOT_SHARE = 0.8
_LEAST_SHARE = 0.5
_BAR_SHARE = 0.2
_TOP_SHARE = 0.4
_USUAL_TITLE_PT, _LETTER_EM, _LINE_EM = 44.0, 0.52, 1.2
_INSET_PT = (14.4, 7.2)


def title_layout(deck: Presentation) -> SlideLayout:
    """The layout "Title Only" by its type, else one with its title at the top and the fewest other placeholders.

    :raises SnitfladeError: when no layout has a title.
    """
    layouts: list[SlideLayout] = [
        layout for master in deck.slide_masters for layout in master.slide_layouts if title_kind(layout)
    ]
    if not layouts:
        raise SnitfladeError("the template has no layout with a title", "add one in PowerPoint's slide master view")
    only = [layout for layout in layouts if layout.element.get("type") == "titleOnly"]
    foot = _TOP_SHARE * (deck.slide_height or 0) / EMU_A_POINT
    return only[0] if only else min(layouts, key=lambda layout: (_is_below(layout, foot), len(_placeholders(layout))))


def _is_below(layout: SlideLayout, foot: float) -> bool:
    """Whether the title reaches below ``foot`` (pt), as on the layouts of a deck's first slide and its chapters."""
    title = title_box(layout)
    return title is None or title.bottom > foot


def _placeholders(layout: Any) -> list[Any]:
    return list(layout.placeholders)


def title_kind(layout: SlideLayout) -> str:
    """The type of the layout's title placeholder; "" when it has none."""
    kinds = map(_kind, _placeholders(layout))
    return next((kind for kind in kinds if kind in _TITLES), "")


def title_box(layout: SlideLayout) -> Rectangle | None:
    """Where (pt) the layout has its title; None when it has none."""
    return next((_box(shape) for shape in _placeholders(layout) if _kind(shape) in _TITLES), None)


def title_share(layout: SlideLayout, letters: int, wider: float) -> int:
    """The percentage of the layout's size in which a title of so many letters fits its box, in tens from 100 to 30.

    PowerPoint shrinks a title when somebody edits it and not when it opens a deck, so the deck has to say it.
    """
    box, size = title_box(layout), _title_size(layout)
    if box is None:
        return 100
    width, height = max(box.width - _INSET_PT[0], 1.0), box.height - _INSET_PT[1]
    shares = range(100, 30, -10)
    return next((s for s in shares if _height(letters * wider, size * s / 100, width) <= height), 30)


def _height(letters: float, size: float, width: float) -> float:
    return math.ceil(letters * _LETTER_EM * size / width) * _LINE_EM * size


def _title_size(layout: SlideLayout) -> float:
    """The size (pt) of titles on a layout: what it says itself, else its master."""
    master = layout.slide_master
    held = [shape.element for shape in (*_placeholders(layout), *_placeholders(master)) if _kind(shape) in _TITLES]
    found = [first(shape, "p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr") for shape in held]
    found.append(first(master.element, "p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr"))
    sizes = (run.get("sz", "") for run in found if run is not None)
    return next((int(size) / 100 for size in sizes if size.isdecimal()), _USUAL_TITLE_PT)


def room_on(deck: Presentation, layout: SlideLayout) -> Rectangle:
    """The largest room (pt) for a diagram beside the layout's title, above its footer and between bars at its sides."""
    width, height = (deck.slide_width or 0) / EMU_A_POINT, (deck.slide_height or 0) / EMU_A_POINT
    margin = _MARGIN_SHARE * width
    page = Rectangle(margin, margin, width - margin, height - margin)
    title = title_box(layout)
    boxes = [box for shape in (*_placeholders(layout), *_decorations(layout)) if (box := _box(shape)) and box != title]
    feet = [box.top - _GAP_PT for box in boxes if box.top > _FOOT_SHARE * height]
    tall = [box for box in boxes if box.height > _LEAST_SHARE * height]
    left_bars = [box.right + _GAP_PT for box in tall if box.right < _BAR_SHARE * width]
    right_bars = [box.left - _GAP_PT for box in tall if box.left > (1 - _BAR_SHARE) * width]
    page = Rectangle(
        max([page.left, *left_bars]), page.top, min([page.right, *right_bars]), min([page.bottom, *feet])
    )  # fmt: skip
    if title is None:
        return page
    rooms = [
        Rectangle(page.left, max(title.bottom + _GAP_PT, page.top), page.right, page.bottom),
        Rectangle(page.left, page.top, page.right, min(title.top - _GAP_PT, page.bottom)),
        Rectangle(max(title.right + _GAP_PT, page.left), page.top, page.right, page.bottom),
        Rectangle(page.left, page.top, min(title.left - _GAP_PT, page.right), page.bottom),
    ]
    largest = max(rooms, key=lambda room: max(room.width, 0.0) * max(room.height, 0.0))
    is_enough = largest.width > 0 and largest.height > _LEAST_SHARE * page.height
    return largest if is_enough else page


def _kind(shape: Any) -> str:
    found = first(shape.element, ".//p:nvPr/p:ph")
    return found.get("type", "body") if found is not None else ""


def _decorations(layout: SlideLayout) -> list[Any]:
    """What the layout and its master draw on every slide: bars, logos."""
    masters = layout.slide_master.shapes if layout.element.get("showMasterSp", "1") not in ("0", "false") else []
    return [shape for shape in (*masters, *layout.shapes) if not shape.is_placeholder]


def _box(shape: Any) -> Rectangle | None:
    """Its place in points; None when it is nowhere."""
    if None in (shape.left, shape.top, shape.width, shape.height):
        return None
    left, top = shape.left / EMU_A_POINT, shape.top / EMU_A_POINT
    return Rectangle(left, top, left + shape.width / EMU_A_POINT, top + shape.height / EMU_A_POINT)
