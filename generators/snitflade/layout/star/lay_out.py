"""The star layout: the hub in the middle of the page, the systems on all four sides of it; for small diagrams.

    measure ─▶ geometry ─▶ sides (who stands where) ─▶ placing (size, slack) ─▶ draw ─▶ gate

Left and right stand short wings with level lines, as in the two-wing layout; above and below stand columns with upright
lines. Lines of one column never pass those of another, and one that starts beside the hub bends once, below (or above)
all columns nearer to the hub, so that no two lines can cross. In: a Diagram, a Theme, a page. Out: a Scene.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from snitflade.diagram import Diagram, plain
from snitflade.geometry import Rectangle
from snitflade.layout.alternative_text import scene_words
from snitflade.layout.content import Content, content_of
from snitflade.layout.fitting import Fit, box_widths
from snitflade.layout.rails import plan_rails, rail_groups
from snitflade.layout.request import Request
from snitflade.layout.rows import Joint
from snitflade.layout.sheet import WingSheet, make_sheet
from snitflade.layout.star.drawing import BandPlace, draw_columns
from snitflade.layout.star.geometry import Geometry
from snitflade.layout.star.placing import Placement, place
from snitflade.layout.star.sides import StarDealer
from snitflade.layout.ties import unmet_wishes
from snitflade.layout.wing_drawing import WingPlace, wing_groups
from snitflade.picture.conflicts import find_conflicts
from snitflade.picture.hub import draw_hub
from snitflade.problems import Problem, ProblemsFound
from snitflade.scene import Scene

MOST_SYSTEMS = 16  # more give no star that can be read on any page, and the search would take seconds
_HINT = "use layout: two-wing, a larger page, or shorter texts"


def lay_out_star(request: Request) -> Scene:
    """Lay a diagram of up to 16 systems out on a page, with the hub in the middle.

    :raises ProblemsFound: when the diagram is too dense, when links between the systems around the hub would cross, or
        when a conflict remains.
    """
    diagram = request.diagram
    count = len(diagram.systems)
    if count > MOST_SYSTEMS:
        raise ProblemsFound([_density_problem(request, f": {count} systems, {MOST_SYSTEMS} at most")])
    content = content_of(request)
    crossing = list(_find_crossings(content))
    if crossing:
        raise ProblemsFound(crossing)
    on_page = make_sheet(content, request.page)
    placement = _find_placement(Geometry(content, on_page.frame()))
    if placement is None:
        raise ProblemsFound([_density_problem(request, f" at {request.theme.sizes.smallest:g} pt")])
    scene = _draw(content, on_page, placement)
    found = _find_unmet_wishes(diagram, placement) + find_conflicts(scene, diagram.place)
    if found:
        raise ProblemsFound(found)
    return scene


def _density_problem(request: Request, why: str) -> Problem:
    message = f"the diagram is too dense for layout: star on page {request.page.name}{why}"
    return Problem(request.diagram.place, message, _HINT)


def _find_crossings(content: Content) -> Iterator[Problem]:
    """The links between systems around the hub that cross another one in every order of their boxes."""
    at = {row.system.name: (n, m) for n, block in enumerate(content.blocks) for m, row in enumerate(block.rows)}
    for one, other in combinations(content.rails, 2):
        (block, a), (_, b) = sorted((at[one.source], at[one.target]))
        (other_block, c), (_, d) = sorted((at[other.source], at[other.target]))
        if block == other_block and (a < c < b < d or c < a < d < b):
            yield _crossing_problem(other, one)


def _crossing_problem(joint: Joint, other: Joint) -> Problem:
    message = (
        f"the link from {joint.source} to {joint.target} would cross that from {other.source} to {other.target}"
        " in layout: star"
    )
    return Problem(joint.link.place, message, "use layout: two-wing, or leave one of them out")


def _find_unmet_wishes(diagram: Diagram, placement: Placement) -> list[Problem]:
    """The author's wishes that are not met; systems that have any stand left or right of the hub."""
    wings = [[row.system_name for row in wing.rows] for wing in placement.wings]
    beside = {name for wing in wings for name in wing}
    return unmet_wishes(replace(diagram, systems=tuple(s for s in diagram.systems if s.name in beside)), wings)


def _find_placement(geometry: Geometry) -> Placement | None:
    """The best placement: boxes for names of two lines, else narrower ones."""
    widths = box_widths([row for block in geometry.content.blocks for row in block.rows])
    for width in dict.fromkeys(widths[1::-1]):
        dealer = StarDealer(geometry, width)
        best = dealer.find_best()
        if best:
            return place(geometry, best.deal, dealer.sizes[best.step], width)
    return None


def _draw(content: Content, on_page: WingSheet, placement: Placement) -> Scene:
    plan, frame = placement.plan, on_page.page_frame
    em = plan.size
    look = frame.look(em)
    hub = _hub_box(on_page, placement)
    places = _wing_places(placement, hub)
    fit = Fit(em, plan.box_width, placement.text_width, (), ())
    left, right = (list(wing_groups(wing, at, fit, look)) for wing, at in zip(placement.wings, places, strict=True))
    top, bottom = (
        list(draw_columns(side, BandPlace(side is plan.top, hub, zone * em), look))
        for side, zone in zip((plan.top, plan.bottom), placement.zones, strict=True)
    )
    rails = plan_rails(content.rails, [[row.system_name for row in wing.rows] for wing in placement.wings])
    lanes = rail_groups(content.rails, rails, placement.wings, places, look, hub.top)
    middle = draw_hub(content.hub, hub, look, plain(" = ".join(content.request.diagram.hub.names)))
    groups = [frame.title_group(), middle, *left, *top, *right, *bottom, *lanes, *frame.legend_groups(look)]
    return frame.scene(scene_words(content.request.diagram), em, tuple(groups))


def _wing_places(placement: Placement, hub: Rectangle) -> tuple[WingPlace, WingPlace]:
    em = placement.plan.size
    line, box = placement.line_length * em, placement.plan.box_width * em
    return WingPlace(True, hub.left - line - box, hub.top, line, box), WingPlace(False, hub.right, hub.top, line, box)


def _hub_box(on_page: WingSheet, placement: Placement) -> Rectangle:
    """The hub on the page (pt)."""
    em = placement.plan.size
    half, middle = placement.plan.hub_width * em / 2, on_page.page_frame.page.width / 2
    top = on_page.wing_top(em) + placement.hub_top * em
    return Rectangle(middle - half, top, middle + half, top + placement.hub_height * em)
