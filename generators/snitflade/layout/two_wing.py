"""The two-wing layout: the hub as a tall bar in the centre, the systems in a column on either side of it.

    measure ─▶ frame ─▶ fit (font, sides, order) ─▶ spread the slack ─▶ draw ─▶ gate

Every link to the hub is a straight horizontal line with its text above it, so that no two of them can cross.
In: a Request, with the former layout if there is one. Out: a Scene, and what the next layout keeps to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from snitflade.diagram import Diagram, Side, plain
from snitflade.geometry import Rectangle
from snitflade.layout.alternative_text import scene_words
from snitflade.layout.anchor import Anchor, Stand, follow_rename
from snitflade.layout.anchoring import find_anchored_order, fit_anchored
from snitflade.layout.content import LONGEST_CHAIN, Constraints, Content, Order, content_of
from snitflade.layout.fitting import Fit, fit
from snitflade.layout.rails import plan_rails, rail_groups
from snitflade.layout.request import Request
from snitflade.layout.satellite_links import tangles
from snitflade.layout.sheet import WingSheet, make_sheet
from snitflade.layout.spreading import Wing, spread
from snitflade.layout.ties import unmet_wishes
from snitflade.layout.wing_drawing import wing_groups, wing_places
from snitflade.picture.conflicts import find_conflicts
from snitflade.picture.hub import draw_hub
from snitflade.problems import Problem, ProblemsFound
from snitflade.scene import Scene
from snitflade.values import value

_HUB_ROOM = (
    2.0  # em of the hub beyond its name; larger, it stands out above few rows; smaller, the name touches its end
)
_LEAST_ROW = 2.0  # em that a system takes in a condensed wing: a box for one line to the hub, and a gap; no less, or
# a diagram that fits is turned away
_LEAST_LINK = 1.0  # em that a line to the hub or a satellite link's text takes in a condensed wing; no less, as above


@value
class LaidOut:
    """A finished picture, and where its systems stand; a layout that does not keep places has no anchor."""

    scene: Scene
    anchor: Anchor | None


class DoesNotFit(ProblemsFound):
    """The diagram has no room on the page at the theme's smallest size."""


def lay_out_two_wings(request: Request) -> LaidOut:
    """Lay a diagram out on a page with two wings, and says where its systems stand.

    :raises ProblemsFound: when links among the systems cannot be drawn without a crossing, or a conflict remains.
    :raises DoesNotFit: when the diagram has no room on the page at the theme's smallest size.
    """
    diagram = request.diagram
    if request.former:
        request = replace(request, former=follow_rename(request.former, diagram))
    found: list[Problem] = _find_tangles(diagram)
    if found:
        raise ProblemsFound(found)
    if _is_hopeless(request):
        raise DoesNotFit([_too_long(request)])
    for attempt in _list_attempts(request):
        if attempt.fit:
            scene, anchor = _draw(attempt.content, attempt.sheet, attempt.fit)
            wings = [[stand.system for stand in wing] for wing in (anchor.left, anchor.right)]
            problems = unmet_wishes(diagram, wings) + find_conflicts(scene, diagram.place)
            if not problems:
                return LaidOut(scene, anchor)
            found = found or problems
    if found:
        raise ProblemsFound(found)
    raise DoesNotFit([_too_long(request)])


def try_two_wings(request: Request) -> LaidOut | None:
    """Lay a diagram out with two wings; None when it does not fit or a conflict would remain."""
    try:
        return lay_out_two_wings(request)
    except ProblemsFound:
        return None


@value
class _Attempt:
    """One way to place a diagram; ``fit`` is None when it has no room."""

    content: Content
    sheet: WingSheet
    fit: Fit | None

    @property
    def size(self) -> float:
        """The label font (pt); 0 when it does not fit."""
        return self.fit.size if self.fit else 0.0


def _list_attempts(request: Request) -> Iterator[_Attempt]:
    """Ways to place the diagram, the best first: as it stood, else afresh, linked systems together while that fits."""
    if request.former:
        yield from _list_anchored_attempts(request, request.former)
    for longest_chain in _chain_lengths(request.diagram):
        content = content_of(request, Constraints(longest_chain))
        sheet = make_sheet(content, request.page)
        yield _Attempt(content, sheet, fit(content, sheet.frame()))


def _list_anchored_attempts(request: Request, former: Anchor) -> list[_Attempt]:
    """The placements that keep to the former one, the largest font first.

    What is new stands where it moves others least, else all of it on the one or the other side, else all is closer to
    title and legend; the first that keeps the font is enough.
    """
    box_kept = None if former.paired else former.box_width / former.size
    kept = Constraints(absent=former.absent, box_kept=box_kept)
    loose = content_of(request, replace(kept, longest_chain=1))
    found: dict[tuple[bool, Order], _Attempt] = {}
    for close, side in product((False,) if former.paired else (False, True), (None, *Side)):
        order = find_anchored_order(loose, former, make_sheet(loose, request.page, close=close).frame(), side)
        if (close, order) in found:
            continue
        content = content_of(request, replace(kept, order=order))
        sheet = make_sheet(content, request.page, close=close)
        attempt = _Attempt(content, sheet, fit_anchored(content, sheet.frame(), former, order))
        found[close, order] = attempt
        if attempt.fit and attempt.size >= former.size:
            break
    worth = [a for (close, _), a in found.items() if a.fit and (not close or a.size >= former.size)]
    return sorted(worth, key=lambda attempt: -attempt.size)


def _is_hopeless(request: Request) -> bool:
    """Whether systems or links are so many that no wing can hold its half, which takes no measuring to know."""
    diagram = request.diagram
    texts = sum(link.to is None or bool(link.interfaces) for link in diagram.links)
    needed = max(_LEAST_ROW * len(diagram.systems), _LEAST_LINK * texts)
    return needed * request.theme.sizes.smallest > 2 * request.page.height


def _find_tangles(diagram: Diagram) -> list[Problem]:
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


def _too_long(request: Request) -> Problem:
    page = request.page
    smaller = {"16x9", "a4"}
    hint = (
        "try --page a3, shorter texts, or two diagrams"
        if page.name in smaller
        else "shorten texts, or make two diagrams"
    )
    message = f"the diagram does not fit on page {page.name} at {request.theme.sizes.smallest:g} pt"
    return Problem(request.diagram.place, message, hint)


def _draw(content: Content, on_page: WingSheet, placed: Fit) -> tuple[Scene, Anchor]:
    former = content.request.former
    em, frame = placed.size, on_page.page_frame
    look = frame.look(em, content.request.spacing)
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
        draw_hub(content.hub, hub_box, look, plain(" = ".join(content.request.diagram.hub.names))),
    ]
    for wing, place in zip(wings, places, strict=True):
        groups += wing_groups(wing, place, placed, look)
    groups += rail_groups(content.rails, rails, wings, places, look, top + upper * em)
    groups += frame.legend_groups(look)
    left, right = (_stands(wing, top, em) for wing in wings)
    anchor = Anchor(round(em, 2), round(placed.box_width * em, 2), left, right)
    return frame.scene(scene_words(content.request.diagram), em, tuple(groups)), anchor


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
