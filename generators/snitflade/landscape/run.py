"""A run of ``snitflade landscape``: Diagrams -> a picture -> files, all of them or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from snitflade.diagram import Diagram, plain
from snitflade.landscape.graph import Graph, merge_diagrams
from snitflade.landscape.graphviz import rough_positions
from snitflade.landscape.legend import find_used_categories
from snitflade.landscape.pages import PAGES
from snitflade.landscape.picture import landscape_scene
from snitflade.landscape.request import Asked
from snitflade.landscape.selection import find_name, focus_on, groups, of_variant
from snitflade.landscape.strokes import tell_apart
from snitflade.landscape.wording import WORDING, Wording
from snitflade.names import slug
from snitflade.picture.page_frame import SceneWords
from snitflade.pipeline import render, sound_theme
from snitflade.problems import Place, Problem, ProblemsFound, Severity
from snitflade.scene import Scene
from snitflade.typesetting.missing_characters import (
    characters_of,
    check_characters,
    check_drawn_characters,
)
from snitflade.typesetting.theme_fonts import metrics_for
from snitflade.writing import write_files

STEM = "landscape"
_USUAL_PAGE = "a3"
_LONGEST_DESCRIPTION = 15_000  # PDF/A-2 has room for 32 767 bytes, two for most characters


class Options(NamedTuple):
    """What a landscape is asked for; None: everything, no grouping, the page that it needs, the specs' theme."""

    variant: str | None = None
    focus: str | None = None
    hops: int = 1
    group_by: str | None = None
    labels: bool = True
    page: str | None = None
    theme: str | None = None


class Landscape(NamedTuple):
    """A finished picture; ``stem`` is the name of its files, ``problems`` are warnings."""

    scene: Scene
    stem: str
    problems: tuple[Problem, ...]
    counts: tuple[int, int, int]


def landscape(diagrams: Sequence[Diagram], options: Options) -> Landscape:
    """The picture of these diagrams, and of how many diagrams, systems and lines it is.

    :raises ProblemsFound: when the diagrams contradict each other, or a character or place is missing.
    :raises SnitfladeError: when what is asked for does not exist or fit, or Graphviz is missing.
    """
    chosen = of_variant(diagrams, options.variant)
    graph = merge_diagrams(chosen)
    bars = tuple(node.name for node in graph.nodes if node.is_hub)
    name = find_name(graph, options.focus) if options.focus is not None else None
    if name is not None:
        graph, bars = focus_on(graph, name, options.hops)
    language = chosen[0].language
    stem = _stem(options, name)
    _check_name(stem, diagrams)
    scene_words = _words_of(graph, stem, name, language)
    asked = Asked(scene_words, PAGES[options.page] if options.page else None, options.labels,
                  groups(graph, options.group_by, language))  # fmt: skip
    theme = sound_theme(chosen[0], options.theme)
    strokes = tell_apart(find_used_categories(graph), theme)
    graph = replace(graph, categories=graph.categories.with_strokes(strokes.changed))
    metrics = metrics_for(theme, frozenset().union(*map(characters_of, chosen)))
    problems = [problem for diagram in chosen for problem in check_characters(diagram, metrics)]
    if problems:
        raise ProblemsFound(problems)
    scene, page = landscape_scene(graph, bars, rough_positions(graph), theme, metrics, asked)
    problems = list(check_drawn_characters(scene, metrics, chosen[0].place))
    if problems:
        raise ProblemsFound(problems)
    notices = [] if options.group_by != "owner" or any(node.owner for node in graph.nodes) else [_ownerless()]
    notices += [] if options.page or page.name == _USUAL_PAGE else [_larger(page.name, scene)]
    return Landscape(scene, stem, (*strokes.problems, *notices), (len(chosen), len(graph.nodes), len(graph.edges)))


def write_landscape(
    found: Landscape, folder: Path, formats: Sequence[str], width: int | None = None
) -> tuple[Path, ...]:
    """Write the picture into a folder, and say which files that made. ``width``: of a PNG in pixels.

    :raises SnitfladeError: when the folder cannot be written to, or what a format needs is missing.
    """
    files = {
        f"{found.stem}.{name}": render(found.scene, name, width=width if name == "png" else None) for name in formats
    }
    return write_files(folder, files)


def _ownerless() -> Problem:
    return Problem(Place(STEM), "no system has an owner", "a spec tells it with 'owner:'", Severity.WARNING)


def _larger(page: str, scene: Scene) -> Problem:
    size = f"{scene.width / 72 * 25.4:.0f} × {scene.height / 72 * 25.4:.0f} mm"
    message = f"the landscape is on page {page}, {size}, as its letters would be too small on {_USUAL_PAGE}"
    return Problem(Place(STEM), message, "--variant, --focus and --labels none show less", Severity.WARNING)


def _stem(options: Options, focus: str | None) -> str:
    by = f"by-{options.group_by}" if options.group_by else None
    parts = (STEM, options.variant, slug(focus) if focus else None, by, None if options.labels else "no-codes")
    return "-".join(filter(None, parts))


def _check_name(stem: str, diagrams: Sequence[Diagram]) -> None:
    for diagram in diagrams:
        if diagram.id == stem:
            hint = "its picture would have the name of the landscape"
            raise ProblemsFound([Problem(diagram.place, f"invalid diagram '{stem}'", hint)])


def _words_of(graph: Graph, stem: str, focus: str | None, language: str) -> SceneWords:
    words = WORDING[language]
    variants = {diagram.variant for diagram in graph.diagrams}
    shown = next(iter(variants)).value if len(variants) == 1 else ""
    title = words.around.format(name=focus) if focus else words.title[shown]
    number = words.diagram.count(len(graph.diagrams)), words.system.count(len(graph.nodes))
    whose = _common_start([plain(diagram.subtitle) for diagram in graph.diagrams])
    subtitle = ", ".join(filter(None, (whose, *number)))
    return SceneWords(stem, title, subtitle, _describe(graph, words), language)


def _describe(graph: Graph, words: Wording) -> str:
    """The description; of a graph too large to listen to, and for what PDF/A allows, only the hubs and the legend."""
    whole = "\n".join(_description(graph, words, [node.name for node in graph.nodes]))
    if len(whole) <= _LONGEST_DESCRIPTION:
        return whole
    hubs = "\n".join(_description(graph, words, [node.name for node in graph.nodes if node.is_hub]))
    return hubs[:_LONGEST_DESCRIPTION]


def _common_start(texts: Sequence[str]) -> str:
    """The words with which all subtitles begin, such as the name of the municipality."""
    columns = zip(*(text.split() for text in texts), strict=False)
    common = [same[0] for same in takewhile(lambda words: len(set(words)) == 1, columns)]
    return re.split(r" [-–] ", f"{' '.join(common)} ")[0].rstrip(" -–,:")


def _description(graph: Graph, words: Wording, names: Sequence[str]) -> Iterator[str]:
    """The picture in words: each system with what it is joined to, then the legend."""
    lines: dict[str, list[str]] = {}
    for edge in graph.edges:
        arrow = {(True, False): "→", (False, True): "←", (True, True): "↔"}.get((edge.forward, edge.backward), "–")
        codes = f" {', '.join(edge.codes)}" if edge.codes else ""
        lines.setdefault(edge.source, []).append(f"{arrow} {edge.target}{codes}")
    wanted = set(names)
    for node in graph.nodes:
        if node.name not in wanted:
            continue
        kind = words.hub if node.is_hub else node.kind.name if node.kind else ""
        joined = f": {words.joined} {'; '.join(lines[node.name])}" if node.name in lines else ""
        yield plain(f"{' = '.join(node.labels)} ({kind}){joined}.")
    for category in find_used_categories(graph):
        yield plain(f"{category.heading} {category.text}".strip())
