"""Two states of a small project and their comparison, for the tests of the forms."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from snitflade.compare.changes import Change
from snitflade.compare.review import Comparison, compare_sides
from snitflade.compare.sides import ComparedSide
from snitflade.spec.library import find_spec_files
from snitflade.spec.sources import WORKING_TREE
from tests.spec.specs_for_tests import LEGEND

OLD = """diagram: small
variant: as-is
title: Snitflader i dag
legend: short
hub: KMD Aktiv
systems:
  STAR: external
  KMD LOS: {kind: kmd-system, assumed: [kind]}
  DST: external
links:
  - system: STAR
    category: weak
    assumed: [category]
    interfaces:
      - {codes: 9, direction: both, text: AMS Kommunikation til alle kommuner}
      - {codes: 16, direction: out, text: Kopi}
  - {system: KMD LOS, category: weak}
  - {system: DST, category: weak, interfaces: [{codes: 15, text: Sager}]}
"""
NEW = """diagram: small
variant: as-is
title: Snitflader i morgen
legend: short
hub: KMD Aktiv
systems:
  STAR: {kind: external, side: left}
  KMD LOS: kmd-system
  e-Boks: external
links:
  - system: STAR
    category: weak
    interfaces:
      - {codes: 9, direction: out, text: AMS kommunikation til alle kommuner}
      - {codes: 16a, direction: out, text: Kopi}
      - {codes: 31, text: Ny snitflade}
  - {system: KMD LOS, category: weak}
  - {system: e-Boks, category: weak, interfaces: [{codes: 40, text: Breve}]}
"""


def side(folder: Path, label: str, **specs: str) -> ComparedSide:
    """Specs in a folder of that label, with their legend."""
    place = folder / (label or "here")
    (place / "legends").mkdir(parents=True)
    (place / "legends" / "short.yaml").write_text(LEGEND, encoding="utf-8")
    for name, text in specs.items():
        (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    return ComparedSide(label, WORKING_TREE, find_spec_files(place))


def comparison(folder: Path, old: str = OLD, new: str = NEW, label: str = "main") -> Comparison:
    """Of one diagram, from ``label`` to the working tree."""
    return compare_sides(side(folder, label, small=old), side(folder, "", small=new))


def with_change(whole: Comparison, change: Change) -> Comparison:
    """The same with only this change in its first diagram."""
    review = whole.reviews[0]
    assert review.changes
    changes = dataclasses.replace(review.changes, changes=(change,))
    return dataclasses.replace(whole, reviews=(dataclasses.replace(review, changes=changes),))
