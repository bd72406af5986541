"""From a graph to its picture: the arrangement that leaves the letters largest, on the page that it needs.

A plan is what does not depend on the page: which hub stands where, and which way each line takes. A sheet sets it on a
page between title and legend. The gate looks at the result; a conflict is an error, never a bad picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from snitflade.geometry import Point
from snitflade.landscape.graph import Graph
from snitflade.landscape.improving import improve
from snitflade.landscape.pages import GROWING, PAGES
from snitflade.landscape.plans import Plan, all_plans
from snitflade.landscape.request import Asked
from snitflade.landscape.sheet import LandscapePage
from snitflade.picture.conflicts import find_conflicts
from snitflade.picture.pages import Page
from snitflade.problems import ProblemsFound, SnitfladeError
from snitflade.scene import Scene
from snitflade.theme import Theme
from snitflade.typesetting.font_metrics import FontMetrics


def landscape_scene(
    graph: Graph, bars: Sequence[str], rough: Mapping[str, Point], theme: Theme, metrics: FontMetrics, asked: Asked
) -> tuple[Scene, Page]:
    """The picture of a graph, and the page that it is on.

    :param bars: the nodes that are drawn as hubs; there must be one.
    :param rough: a position for each node, see ``rough``.
    :raises SnitfladeError: when the page that was asked for is too small.
    :raises ProblemsFound: when the picture would have a conflict.
    """
    plans = list(all_plans(graph, bars, rough, metrics, asked))
    sheets = (LandscapePage(graph, bars, theme, metrics, asked, page) for page in _pages(asked))
    sheet = next((sheet for sheet in sheets if any(sheet.merit(plan) >= 0 for plan in plans)), None)
    if sheet is None and asked.page:
        raise _too_small(graph, bars, theme, metrics, asked, plans)
    if sheet is None:
        sheet = LandscapePage(graph, bars, theme, metrics, asked, PAGES[GROWING[-1]]).grow(plans)
    best = max(plans, key=sheet.merit)
    better = best._replace(found=improve(best.dealt, len(graph.edges), best.build))
    scene = sheet.draw(max(best, better, key=sheet.merit))
    found = find_conflicts(scene, graph.diagrams[0].place, crossings_allowed=True)
    if found:
        raise ProblemsFound(found)
    return scene, sheet.page


def _too_small(
    graph: Graph, bars: Sequence[str], theme: Theme, metrics: FontMetrics, asked: Asked, plans: Sequence[Plan]
) -> SnitfladeError:
    page = asked.page or PAGES["a3"]
    fitting = [
        name
        for name in GROWING
        if PAGES[name].width > page.width
        and any(
            LandscapePage(graph, bars, theme, metrics, asked, PAGES[name]).size(p) >= theme.sizes.smallest
            for p in plans
        )
    ]
    hint = f"try --page {fitting[0]}" if fitting else "leave out --page for one as large as it takes"
    return SnitfladeError(f"the landscape does not fit on page {page.name} at {theme.sizes.smallest:g} pt", hint)


def _pages(asked: Asked) -> list[Page]:
    return [asked.page] if asked.page else [PAGES[name] for name in GROWING]
