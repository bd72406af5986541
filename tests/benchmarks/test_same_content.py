"""The comparison is fair: every tool is given every word of the specs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import snitflade
from snitflade.diagram import Diagram
from tests.benchmarks.picture import picture_of
from tests.benchmarks.tools import TOOLS, Tool

SPECS = sorted((Path(__file__).parents[2] / "specs").glob("*.yaml"))
WRITTEN = [tool for tool in TOOLS.values() if tool.write]


def words(*texts: str) -> list[str]:
    return re.findall(r"\w+", " ".join(texts))


def words_of(diagram: Diagram) -> list[str]:
    interfaces = [interface for link in diagram.links for interface in link.interfaces]
    return words(
        diagram.title,
        diagram.subtitle,
        *diagram.hub.names,
        *(system.name for system in diagram.systems),
        *(text for interface in interfaces for text in (*interface.codes, *interface.texts)),
        *(text for category in diagram.drawn_categories for text in (category.heading, category.text)),
        *(text for note in diagram.notes for text in (note.heading, note.text)),
    )


@pytest.mark.parametrize("tool", WRITTEN, ids=lambda tool: tool.name)
@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.stem)
def test_a_tool_is_given_every_word(tool: Tool, spec: Path) -> None:
    diagram = snitflade.load(spec)
    assert tool.write
    given = tool.write(picture_of(diagram)).replace("\\\\n", " ").replace("\\n", " ")

    assert set(words_of(diagram)) <= set(words(given))


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.stem)
def test_every_link_and_system_is_in_the_picture(spec: Path) -> None:
    diagram = snitflade.load(spec)
    picture = picture_of(diagram)

    assert len(picture.nodes) == 1 + len(diagram.systems)
    assert len(picture.edges) >= len(diagram.links)
    assert {node.id for node in picture.nodes} >= {end for edge in picture.edges for end in (edge.start, edge.end)}
