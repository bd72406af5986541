"""Graphs and pictures for the tests, from specs of the project and from ones made up on the spot."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from snitflade.diagram import Diagram
from snitflade.landscape.run import Landscape, Options, landscape
from snitflade.scene import Line, Scene, Text
from snitflade.spec import find_specs, read_diagrams

SPECS = Path(__file__).parents[2] / "specs"
LEGEND = """legend: small
categories:
  weak: {colour: "#2e8555", dash: dashed, text: "Ingen konsekvens for {system}."}
  strong: {colour: "#c0392b", dash: solid, heading: "Afhængighed:", text: Systemet mangler data.}
"""


def six() -> tuple[Diagram, ...]:
    return read_diagrams(find_specs(SPECS))


def made(folder: Path, **specs: str) -> tuple[Diagram, ...]:
    """Diagrams of specs without their usual head, by id; "_" stands for "-"."""
    (folder / "legends").mkdir(exist_ok=True)
    (folder / "legends" / "small.yaml").write_text(LEGEND, encoding="utf-8")
    paths = []
    for key, body in specs.items():
        name = key.replace("_", "-")
        head = f"diagram: {name}\nlegend: small\nterms: {{system: {name}}}\n"
        head += "" if "variant:" in body else "variant: as-is\n"
        head += "" if "title:" in body else "title: Prøve\n"
        paths.append(folder / f"{name}.yaml")
        paths[-1].write_text(head + body, encoding="utf-8")
    return read_diagrams(paths)


def star(hub: str, systems: Sequence[str], more: str = "") -> str:
    """The body of a spec with a weak link, code 1, from each system."""
    lines = [f"hub: {hub}", "systems:", *(f"  {name}: system" for name in systems), "links:"]
    lines += [f"  - {{system: {name}, category: weak, interfaces: [{{codes: 1, direction: in}}]}}" for name in systems]
    return "\n".join(lines) + "\n" + more


def crowd(folder: Path, seed: int, hubs: int, each: int, pool: int) -> tuple[Diagram, ...]:
    """Diagrams that share systems at random, with links between systems and hubs that are systems of others."""
    chance = random.Random(seed)  # noqa: S311 - pictures, no secrets
    names = [f"System {n} {'x' * chance.randint(0, 30)}".strip() for n in range(pool)]
    kinds = {name: chance.choice(["system", "kmd-system", "data-store", "external"]) for name in names}
    specs = {}
    for number in range(hubs):
        own = chance.sample(names, each) + [f"Hub {n}" for n in range(hubs) if n != number and chance.random() < 0.3]
        lines = [
            f"hub: Hub {number}",
            "systems:",
            *(f"  {name}: {kinds.get(name, 'system')}" for name in own),
            "links:",
        ]
        for name in own:
            codes = ", ".join(f"{chance.randint(1, 9999)}{letter}" for letter in "abcdefgh"[: chance.randint(1, 8)])
            way = chance.choice(["in", "out", "both"])
            category = chance.choice(["weak", "strong"])
            label = f", interfaces: [{{codes: [{codes}], direction: {way}}}]" if chance.random() < 0.8 else ""
            lines.append(f"  - {{system: {name}, category: {category}{label}}}")
        for _ in range(chance.randint(0, 4)):
            one, other = chance.sample(own, 2)
            lines.append(f"  - {{from: {one}, to: {other}, category: strong, interfaces: [{{codes: 7}}]}}")
        specs[f"d{number}"] = "\n".join(lines) + "\n"
    return made(folder, **specs)


def drawn(diagrams: Sequence[Diagram], **options: Any) -> Landscape:
    return landscape(diagrams, Options()._replace(**options))


def texts(scene: Scene) -> Iterator[Text]:
    yield from (part for _, part, _, _ in scene.flatten() if isinstance(part, Text))


def lines(scene: Scene) -> Iterator[Line]:
    yield from (p for group, p, _, _ in scene.flatten() if isinstance(p, Line) and "link" in group.classes)
