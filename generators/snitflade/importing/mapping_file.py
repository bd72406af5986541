"""Reads the small file that says what the columns and words of somebody else's list mean.

columns: {codes: Snitflade-ID, system: Fagsystem}       # a column, by its heading in the list
values:
  category: {Kritisk: strong, Mindre vigtig: weak}      # a word of the list: the word of the spec
  direction: {Til KMD: in}
defaults: {category: weak, hub: KMD Aktiv, terms: {system: KMD Aktiv}}  # where the list says nothing
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from snitflade.catalogue.columns import KEYS
from snitflade.problems import Problem, ProblemsFound, did_you_mean
from snitflade.spec import read_schema_text
from snitflade.spec.nodes import Mapping, plain
from snitflade.spec.yaml_reader import read_yaml
from snitflade.values import value

_PARTS = ("columns", "values", "defaults")
_TRANSLATED = ("category", "direction", "kind")
OF_ROWS = ("category", "kind")
_ASKED_FOR = ("diagram", "systems", "links")


@value
class ColumnMapping:
    """``columns``: keys by headings in lower case; ``values``: by column, words by words in lower case.

    ``defaults``: values of the spec language, for a new spec; of category and kind for every row.
    """

    columns: dict[str, str]
    values: dict[str, dict[str, str]]
    defaults: dict[str, Any]


NO_MAPPING = ColumnMapping({}, {}, {})


def read_mapping(path: Path) -> ColumnMapping:
    """Read a mapping file.

    :raises ProblemsFound: when it is missing, is not YAML, or has an unknown key.
    """
    reading = read_yaml(path)
    if reading.problems or reading.root is None:
        raise ProblemsFound(reading.problems)
    root = reading.root
    if not isinstance(root, Mapping):
        raise ProblemsFound([Problem(root.place, "invalid mapping file", f"known: {', '.join(_PARTS)}")])
    values = root.mapping("values")
    problems = [
        *_unknown(root, _PARTS),
        *_unknown(root.mapping("columns"), KEYS),
        *_unknown(values, _TRANSLATED),
        *_unknown(root.mapping("defaults"), _default_keys()),
    ]
    if problems:
        raise ProblemsFound(problems)
    return ColumnMapping(
        {heading.casefold(): key for key, heading in _texts(root.mapping("columns")).items()},
        {key: {w.casefold(): meant for w, meant in _texts(values.mapping(key)).items()} for key in values.entries},
        {key: plain(node) for key, node in root.mapping("defaults").entries.items()},
    )


def _default_keys() -> tuple[str, ...]:
    """Category and kind, and the keys of a diagram that a row has no column for."""
    keys = json.loads(read_schema_text("diagram"))["properties"]
    return (*OF_ROWS, *(key for key in keys if key not in _ASKED_FOR))


def _texts(mapping: Mapping) -> dict[str, str]:
    return {key: mapping.text(key) for key in mapping.entries}


def _unknown(mapping: Mapping, known: tuple[str, ...]) -> list[Problem]:
    return [
        Problem(place, f"unknown key '{key[:60]}'", did_you_mean(key, known))
        for key, place in mapping.keys.items()
        if key not in known
    ]
