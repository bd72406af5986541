"""Where everything of a star stands: the final size, the slimmest hub, and the slack of the page shared out.

In: a deal that fits. Out: a :class:`Placement` in em of the label font, from the top of the room that the page leaves
between title and legend.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from snitflade.geometry import ROUNDING, largest
from snitflade.layout.fitting import (
    STEP_PT,
    TEXT_LEFT,
    TEXT_RIGHT,
    box_widths,
    least_text_width,
    size_of,
    sizes_between,
)
from snitflade.layout.spreading import Wing, spread
from snitflade.layout.star.columns import PlacedBand, StarBand, side_of
from snitflade.layout.star.geometry import Deal, Geometry, LineLimits, StarPlan
from snitflade.values import value

# Shares of the largest label size that fits; smaller ones give up more of it.
_TIDY_SHARE = 0.985  # for boxes in which fewer names wrap
_CALMER_SHARES = (0.985, 0.97)  # tried for a plan with fewer bends

# What does not please in a plan is a sum of costs, in em of height given up. Larger: it is avoided at a smaller font.
_SMALLER = 150.0  # a font of no size; so 1 % of the font weighs 1.5 em
_BEND = 2.0  # a line that bends to the hub's side
_SHIFTED = 0.5  # each em that the middle of a row of columns is off the page's middle
_WIDE = 0.4  # each em of text or hub beyond the two widths that follow
_WIDE_TEXT = 13.0  # em: wider texts beside an upright line leave the boxes far apart
_WIDE_HUB = 14.0  # em: a wider hub leaves short lines in the wings

# How slack is shared out, in em: what each may grow by. Larger stretches one part while the others stay tight.
_GROWTH_OF_ZONE = 3.0  # the upright lines
_GROWTH_OF_GAP = 1.2  # each gap between two rows of a wing
_LEAST_LINE = 15.0  # a level line, where there is room; shorter looks stunted beside long ones
_SPARE_LINE = 2.5  # a level line beyond its longest text, so that the arrowhead stands clear of it
# Hubs that are tried between the slimmest and the widest; more take longer for a hub slimmer by less than an em.
_HUB_STEPS = 8
_UNBROKEN = 1e3  # em: a width at which no text of a label breaks

# The shares of a known size between which the largest is looked for: other boxes never change it further.
_FAR_BELOW, _FAR_ABOVE = 0.97, 1.1
_COST_DECIMALS = 6  # costs that differ by less are equal, so that the first plan wins on every machine


@value
class Placement:
    """Where everything stands, in em.

    ``hub_top`` is from the top of the room between title and legend, the wings' lines are from the hub's top;
    ``zones`` are the lengths of the upright lines above and below.
    """

    plan: StarPlan
    line_length: float
    text_width: float
    hub_top: float
    hub_height: float
    zones: tuple[float, float]
    wings: tuple[Wing, Wing]


def place(geometry: Geometry, deal: Deal, near: float, box_width: float) -> Placement:
    """Place a deal, known to fit at ``near`` points with boxes ``box_width`` em wide, as large as it can be."""
    size, box_width = _find_largest(geometry, deal, near, box_width)
    plan = _match_columns(geometry, _slim(geometry, _find_calm_plan(geometry, deal, size, box_width)))
    return _spread(geometry, _lengthen_lines(geometry, plan))


def _find_largest(geometry: Geometry, deal: Deal, near: float, known: float) -> tuple[float, float]:
    """The largest size, and the width of the boxes with the fewest wrapped names close to it."""
    rows = [row for block in geometry.content.blocks for row in block.rows]
    sizes = {width: _find_largest_size(geometry, deal, width, near) for width in box_widths(rows)}
    sizes[known] = max(sizes.get(known, 0.0), near)
    best = max(sizes.values())
    good = [width for width, size in sizes.items() if size >= _TIDY_SHARE * best]
    chosen = min(good, key=lambda width: (sum(row.name.count(row.name_width(width)) for row in rows), width))
    return sizes[chosen], chosen


def _find_largest_size(geometry: Geometry, deal: Deal, box_width: float, near: float) -> float:
    """The largest size with this width of the boxes; 0 when it is far below ``near``."""
    low, high = max(geometry.frame.smallest, near * _FAR_BELOW), min(geometry.frame.largest, near * _FAR_ABOVE)
    return largest(sizes_between(low, high), lambda size: geometry.fits(deal, size, box_width)) or 0.0


def _find_calm_plan(geometry: Geometry, deal: Deal, size: float, box_width: float) -> StarPlan:
    """The plan at the largest size, or at a slightly smaller one that has clearly fewer bends and stands straighter."""
    smaller = [size_of(round(share * size / STEP_PT)) for share in _CALMER_SHARES]
    sizes = [size, *(one for one in smaller if one >= geometry.frame.smallest)]
    plans = [plan for one in sizes if (plan := _find_best_plan(geometry, deal, one, box_width))]
    return min(plans, key=lambda plan: round(_roughness_of(plan) + _SMALLER * (1 - plan.size / size), _COST_DECIMALS))


def _find_best_plan(geometry: Geometry, deal: Deal, size: float, box_width: float) -> StarPlan | None:
    """The plan with the fewest bends, and with texts that are neither wide nor high; None when none fits."""
    room = geometry.frame.wing_room(size) / size + ROUNDING
    fitting = [plan for plan in geometry.find_plans(deal, size, box_width, room) if plan.height <= room]
    return min(fitting, key=lambda plan: round(plan.height + _roughness_of(plan), _COST_DECIMALS), default=None)


def _roughness_of(plan: StarPlan) -> float:
    """What does not please in a plan (em): bends, rows off the middle, wide texts beside upright lines, a wide hub."""
    sides = (plan.top, plan.bottom)
    shifts = sum(abs(sum(side.middles)) / max(len(side.middles), 1) for side in sides)
    wide_text = sum(max(max(side.band.text_widths, default=0.0) - _WIDE_TEXT, 0.0) for side in sides)
    bent = _BEND * plan.arms + _SHIFTED * shifts
    return bent + _WIDE * (wide_text + max(plan.least_hub - _WIDE_HUB, 0.0))


def _slim(geometry: Geometry, plan: StarPlan) -> StarPlan:
    """The plan with a hub no wider than its name and the lines from above and below need."""
    least = max(geometry.content.hub.width, plan.least_hub)
    for step in range(_HUB_STEPS):
        width = least + (plan.hub_width - least) * step / _HUB_STEPS
        other = _refit(geometry, plan, width, (plan.top, plan.bottom))
        if other:
            return other
    return plan


def _match_columns(geometry: Geometry, plan: StarPlan) -> StarPlan:
    """The plan with the columns below right under those above, where they are as many."""
    above, below = plan.top.band, plan.bottom.band
    if len(above.columns) != len(below.columns):
        return plan
    pitch = max(above.pitch, below.pitch)
    width = geometry.frame.width / plan.size - 2 * geometry.frame.rail_room
    sides = [side_of(replace(band, pitch=pitch), width) for band in (above, below)]
    if sides[0] is None or sides[1] is None or sides[0].middles != sides[1].middles:
        return plan
    other = _refit(geometry, plan, plan.hub_width, (sides[0], sides[1]))
    return other or plan


def _lengthen_lines(geometry: Geometry, plan: StarPlan) -> StarPlan:
    """The plan with the wings' lines as long as the slim hub lets them be, but no longer than their texts need."""
    width = geometry.frame.width / plan.size - 2 * geometry.frame.rail_room
    line = min((width - plan.hub_width) / 2 - plan.box_width, _find_wanted_line(geometry, plan))
    text_width = line - TEXT_LEFT - TEXT_RIGHT
    return _refit(geometry, plan, plan.hub_width, (plan.top, plan.bottom), text_width) or plan


def _refit(
    geometry: Geometry,
    plan: StarPlan,
    hub_width: float,
    sides: tuple[PlacedBand, PlacedBand],
    text_width: float | None = None,
) -> StarPlan | None:
    """The plan with another hub, other sides or longer lines, if it fits with no more lines that bend."""
    room = geometry.frame.wing_room(plan.size) / plan.size + ROUNDING
    text_width = text_width or plan.text_width
    other = geometry.make_plan(plan.deal, plan.size, plan.box_width, text_width, hub_width, sides)
    return other if other and other.arms <= plan.arms and other.height <= room else None


def _find_wanted_line(geometry: Geometry, plan: StarPlan) -> float:
    """A length of the wings' lines (em) that has room for every text without a new line."""
    blocks = geometry.blocks_of((*plan.deal.left, *plan.deal.right))
    pieces = (piece for block in blocks for label in block.labels() for piece in label.place(_UNBROKEN, split=False))
    widest = max((piece.x + piece.width for piece in pieces), default=0.0)
    widest = max(widest + _SPARE_LINE, least_text_width(blocks))
    return max(widest + TEXT_LEFT + TEXT_RIGHT, _LEAST_LINE)


def _spread(geometry: Geometry, plan: StarPlan) -> Placement:
    """Shares out what the page has more than the plan needs; all that is left over goes to both ends alike."""
    room = geometry.frame.wing_room(plan.size) / plan.size
    slack = max(room - plan.height, 0.0)
    least = (plan.top.band.zone, plan.bottom.band.zone)
    growths = [_zone_growth_of(band, max(least)) for band in (plan.top.band, plan.bottom.band)]
    hub_growth = _GROWTH_OF_GAP * max(wing.gaps for wing in plan.wings)
    share = min(slack / max(sum(growths) + hub_growth, ROUNDING), 1.0)
    hub_height = plan.hub_height + share * hub_growth
    zones = (least[0] + share * growths[0], least[1] + share * growths[1])
    left_over = slack - share * (sum(growths) + hub_growth)
    hub_top = left_over / 2 + plan.over + share * growths[0]
    wings = _align(_place_wings(geometry, plan, hub_height), plan.limits, hub_height)
    line = plan.text_width + TEXT_LEFT + TEXT_RIGHT
    return Placement(plan, line, plan.text_width, hub_top, hub_height, zones, wings)


def _zone_growth_of(band: StarBand, longest: float) -> float:
    return longest - band.zone + _GROWTH_OF_ZONE if band.columns else 0.0


def _place_wings(geometry: Geometry, plan: StarPlan, hub_height: float) -> tuple[Wing, Wing]:
    left, right = (_place_wing(geometry, plan, hub_height, number) for number in range(2))
    return left, right


def _place_wing(geometry: Geometry, plan: StarPlan, hub_height: float, number: int) -> Wing:
    """A wing with its lines as near the middle of the hub as its limits let it."""
    blocks = geometry.blocks_of((plan.deal.left, plan.deal.right)[number])
    limits, size = plan.limits[number], plan.wings[number]
    top, bottom = limits.first - size.above, hub_height - limits.last + size.below
    wing = spread(blocks, plan.box_width, plan.text_width, bottom - top)
    if not wing.rows:
        return wing
    first, last = wing.rows[0].first_line, wing.rows[-1].first_line + wing.rows[-1].size.span
    lowest, highest = -wing.rows[0].top, bottom - top - wing.rows[-1].bottom
    centred = hub_height / 2 - (first + last) / 2 - top
    return _move(wing, top + max(lowest, min(centred, highest)))


def _move(wing: Wing, by: float) -> Wing:
    return Wing(tuple(replace(row, first_line=row.first_line + by) for row in wing.rows))


def _align(wings: tuple[Wing, Wing], limits: tuple[LineLimits, LineLimits], hub_height: float) -> tuple[Wing, Wing]:
    """The rows of both wings on common lines, where they are as many and there is room."""
    left, right = wings
    if len(left.rows) != len(right.rows) or not left.rows or any(row.size.span for row in (*left.rows, *right.rows)):
        return wings
    pitches = [max(a, b) for a, b in zip(_pitches_of(left), _pitches_of(right), strict=True)]
    first, last = max(lim.first for lim in limits), max(lim.last for lim in limits)
    spare = hub_height - first - last - sum(pitches)
    if spare < 0:
        return wings
    heights = [max(first, min((hub_height - sum(pitches)) / 2, hub_height - last - sum(pitches)))]
    for pitch in pitches:
        heights.append(heights[-1] + pitch)
    left_rows, right_rows = (
        tuple(replace(row, first_line=height) for row, height in zip(wing.rows, heights, strict=True)) for wing in wings
    )
    return Wing(left_rows), Wing(right_rows)


def _pitches_of(wing: Wing) -> Iterator[float]:
    return (lower.first_line - upper.first_line for upper, lower in pairwise(wing.rows))
