"""The two-wing layout: the hub as a tall bar in the centre, the systems in a column on either side of it.

    measure ─▶ frame ─▶ fit (font, sides, order) ─▶ spread the slack ─▶ draw ─▶ gate

Every link to the hub is a straight horizontal line with its text above it, so that no two of them can cross.
In: a Diagram, a Theme, a page, and the former layout if there is one. Out: a Scene, and what the next layout keeps to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import product

from snitflade.diagram import Diagram, Side, plain
from snitflade.geometry import Rectangle
from snitflade.layout.alternative_text import scene_words
from snitflade.layout.anchor import Anchor, Stand, renamed
from snitflade.layout.anchoring import anchored_order, fit_anchored
from snitflade.layout.content import LONGEST_CHAIN, USUAL, Content, Order, Setting, content_of
from snitflade.layout.fitting import Fit, fit
from snitflade.layout.rails import plan_rails, rail_groups
from snitflade.layout.satellite_links import tangles
from snitflade.layout.sheet import Sheet, sheet
from snitflade.layout.spreading import Wing, spread
from snitflade.layout.ties import unmet_wishes
from snitflade.layout.wing_drawing import wing_groups, wing_places
from snitflade.picture.conflicts import conflicts
from snitflade.picture.hub import hub_group
from snitflade.picture.pages import Page
from snitflade.problems import Problem, ProblemsFound
from snitflade.scene import Scene
from snitflade.theme import Theme
from snitflade.typesetting.font_metrics import FontMetrics
from snitflade.values import value

_HUB_ROOM = 2.0
_WIDEST_CODES_SHARE = 0.095


@value
class LaidOut:
    """A finished picture, and where its systems stand; a layout that does not keep places has no anchor."""

    scene: Scene
    anchor: Anchor | None


class DoesNotFit(ProblemsFound):
    """The diagram has no room on the page at the theme's smallest size."""


def two_wing(diagram: Diagram, theme: Theme, page: Page, metrics: FontMetrics, show_assumed: bool = False) -> Scene:
    """Lays a diagram out on a page, afresh.

    :param show_assumed: mark the links of which something is assumed.
    :raises ProblemsFound: when the diagram does not fit at the theme's smallest size, or a conflict remains.
    """
    return laid_out(diagram, theme, page, metrics, show_assumed).scene


def laid_out(
    diagram: Diagram,
    theme: Theme,
    page: Page,
    metrics: FontMetrics,
    show_assumed: bool = False,
    former: Anchor | None = None,
    setting: Setting = USUAL,
) -> LaidOut:
    """Lays a diagram out on a page, and says where its systems stand.

    :param former: keep to this layout: sides and order stay, the font while it fits, the heights as near as they can.
    :param setting: how close things stand, whose legend it is, and what a change picture marks.
    :raises ProblemsFound: as :func:`two_wing`; :class:`DoesNotFit` when it does not fit.
    """
    former = renamed(former, diagram) if former else None
    found: list[Problem] = _tangled(diagram)
    if found:
        raise ProblemsFound(found)
    for content, on_page, placed in _attempts(diagram, theme, page, metrics, show_assumed, former, setting):
        if placed:
            scene, anchor = _drawn(content, on_page, placed, former)
            wings = [[stand.system for stand in wing] for wing in (anchor.left, anchor.right)]
            problems = unmet_wishes(diagram, wings) + conflicts(scene, diagram.place)
            if not problems:
                return LaidOut(scene, anchor)
            found = found or problems
    if found:
        raise ProblemsFound(found)
    raise DoesNotFit([_too_long(diagram, page, theme)])


def _attempts(
    diagram: Diagram,
    theme: Theme,
    page: Page,
    metrics: FontMetrics,
    show_assumed: bool,
    former: Anchor | None,
    setting: Setting,
) -> Iterator[tuple[Content, Sheet, Fit | None]]:
    """Ways to place the diagram, the best first: as it stood, else afresh, linked systems together while that fits."""
    codes = _widest_codes(theme, page)
    if former:
        yield from _anchored_attempts(diagram, theme, page, metrics, show_assumed, former, setting)
    for longest_chain in _chain_lengths(diagram):
        content = content_of(diagram, metrics, show_assumed, longest_chain, widest_codes=codes, setting=setting)
        on_page = sheet(content, theme, page)
        yield content, on_page, fit(content, on_page.frame())


def _widest_codes(theme: Theme, page: Page) -> float:
    """How wide (em) the column of the codes may be."""
    return _WIDEST_CODES_SHARE * page.width / (theme.sizes.label_max * page.scale)


def _anchored_attempts(
    diagram: Diagram,
    theme: Theme,
    page: Page,
    metrics: FontMetrics,
    show_assumed: bool,
    former: Anchor,
    setting: Setting,
) -> list[tuple[Content, Sheet, Fit | None]]:
    """The placements that keep to the former one, the largest font first: what is new where it moves others least,
    else all of it on the one or the other side, else closer to title and legend; what keeps the font is enough.
    """
    content_for = partial(
        content_of, diagram, metrics, show_assumed, absent=former.absent, widest_codes=_widest_codes(theme, page),
        setting=setting, box_kept=None if former.paired else former.box_width / former.size,
    )  # fmt: skip
    loose = content_for(longest_chain=1)
    found: dict[tuple[bool, Order], tuple[Content, Sheet, Fit | None]] = {}
    for close, side in product((False,) if former.paired else (False, True), (None, *Side)):
        order = anchored_order(loose, former, sheet(loose, theme, page, close=close).frame(), side)
        if (close, order) in found:
            continue
        content = content_for(order=order)
        on_page = sheet(content, theme, page, close=close)
        placed = fit_anchored(content, on_page.frame(), former, order)
        found[close, order] = content, on_page, placed
        if placed and placed.size >= former.size:
            break
    worth = [a for (close, _), a in found.items() if a[2] and (not close or a[2].size >= former.size)]
    return sorted(worth, key=lambda attempt: -attempt[2].size if attempt[2] else 0.0)


def _tangled(diagram: Diagram) -> list[Problem]:
    """A problem for each group of systems with more links among them than can be drawn without a crossing."""
    links = [(link.system, link.to) for link in diagram.links if link.to]
    places = {link.system: link.place for link in diagram.links if link.to}
    message = "too many links among {} systems to draw without a crossing: {}"
    hint = "at most {}; leave some out, or draw them in a diagram of their own"
    return [
        Problem(
            next(places[name] for name in reversed(group) if name in places),
            message.format(len(group), count),
            hint.format(2 * len(group) - 3),
        )
        for group, count in tangles([system.name for system in diagram.systems], links)
    ]


def _chain_lengths(diagram: Diagram) -> list[int]:
    """How many linked systems stay together: all of them, and when that does not fit, fewer."""
    if any(link.to for link in diagram.links):
        return [LONGEST_CHAIN, *(n for n in (8, 4, 2, 1) if n < len(diagram.systems))]
    return [LONGEST_CHAIN]


def _too_long(diagram: Diagram, page: Page, theme: Theme) -> Problem:
    smaller = {"16x9", "a4"}
    hint = (
        "try --page a3, shorter texts, or two diagrams"
        if page.name in smaller
        else "shorten texts, or make two diagrams"
    )
    message = f"the diagram does not fit on page {page.name} at {theme.sizes.smallest:g} pt"
    return Problem(diagram.place, message, hint)


def _drawn(content: Content, on_page: Sheet, placed: Fit, former: Anchor | None) -> tuple[Scene, Anchor]:
    em, frame = placed.size, on_page.page_frame
    look = frame.look(em, content.spacing)
    top, room = on_page.wing_top(em), on_page.wing_room(em) / em
    stood = {name: (y - top) / em for name, y in former.heights().items()} if placed.anchored and former else None
    wings = [
        _on_hundredths(spread(side, placed.box_width, placed.text_width, room, stood), top, em)
        for side in (placed.left, placed.right)
    ]
    rails = plan_rails(content.rails, [[row.system_name for row in wing.rows] for wing in wings])
    lanes = (rails.room()[0] * em, rails.room()[1] * em)
    hub_width = content.hub.width * em
    unplaced = wing_places(placed, frame.margin, frame.page.width, hub_width, lanes)
    places = [replace(place, top=top) for place in unplaced]
    upper, lower = _hub_span(wings, content.hub.height + _HUB_ROOM, room)
    hub_left, hub_right = (frame.page.width - hub_width) / 2, (frame.page.width + hub_width) / 2
    hub_box = Rectangle(hub_left, top + upper * em, hub_right, top + lower * em)
    groups = [
        frame.title_group(),
        hub_group(content.hub, hub_box, look, plain(" = ".join(content.diagram.hub.names))),
    ]
    for wing, place in zip(wings, places, strict=True):
        groups += wing_groups(wing, place, placed, look)
    groups += rail_groups(content.rails, rails, wings, places, look, top + upper * em)
    groups += frame.legend_groups(look)
    left, right = (_stands(wing, top, em) for wing in wings)
    anchor = Anchor(round(em, 2), round(placed.box_width * em, 2), left, right)
    return frame.scene(scene_words(content.diagram), em, tuple(groups)), anchor


def _stands(wing: Wing, top: float, em: float) -> tuple[Stand, ...]:
    return tuple(Stand(row.system_name, round(top + row.first_line * em, 2)) for row in wing.rows if not row.row.absent)


def _on_hundredths(wing: Wing, top: float, em: float) -> Wing:
    """The wing with its lines on hundredths of a point of the page, as the record of the layout holds them."""
    return Wing(tuple(replace(r, first_line=(round(top + r.first_line * em, 2) - top) / em) for r in wing.rows))


def _hub_span(wings: Sequence[Wing], least: float, room: float) -> tuple[float, float]:
    """The hub's upper and lower end (em): along all rows, and long enough for its name."""
    rows = [row for wing in wings for row in wing.rows]
    upper, lower = min(row.top for row in rows), max(row.bottom for row in rows)
    missing = min(least, room) - (lower - upper)
    if missing > 0:
        upper = max(0.0, min(upper - missing / 2, room - least))
        lower = upper + min(least, room)
    return upper, lower
