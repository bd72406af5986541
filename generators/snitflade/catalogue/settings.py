"""What a spec says beside its interfaces: of the diagram and of each system, as rows of text.

The spec's own notation is kept (``~`` and ``|`` for breaks, ``{term}``), so that these rows become the same spec again.
Wishes for breaks inside a word, which do not show, are left out; import keeps those of the spec.
A nested value has a path: ``terms.system``, ``notes[1].text``, ``categories.local.text``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from snitflade.catalogue.cells import LINES, name_fields
from snitflade.catalogue.wording import Wording
from snitflade.characters import without_wishes
from snitflade.spec import read_schema_text
from snitflade.spec.nodes import Mapping, Node, Scalar, Sequence

IN_ROWS = ("systems", "links")
MARKS = ("assumed", "inferred")
_CONSTANTS = {True: "true", False: "false", None: "null"}


@cache
def system_keys() -> tuple[str, ...]:
    """The keys of a system in a spec, in the order of the schema: the columns of the sheet of systems."""
    return tuple(json.loads(read_schema_text("diagram"))["definitions"]["system"]["properties"])


def settings_of(root: Mapping) -> tuple[tuple[str, str], ...]:
    """The paths and values of all that stands beside ``systems`` and ``links``, in the order of the file."""
    return tuple((path, without_wishes(text)) for path, text in settings_as_typed(root))


def settings_as_typed(root: Mapping) -> tuple[tuple[str, str], ...]:
    """The paths and values of :func:`settings_of`, with their wishes for breaks."""
    return tuple(pair for key, node in root.entries.items() if key not in IN_ROWS for pair in _walk(key, node))


def _walk(path: str, node: Node) -> Iterator[tuple[str, str]]:
    if isinstance(node, Mapping):
        for key, inner in node.entries.items():
            yield from _walk(f"{path}.{key}", inner)
    elif isinstance(node, Sequence):
        for number, inner in enumerate(node.items, 1):
            yield from _walk(f"{path}[{number}]", inner)
    else:
        yield path, scalar_text(node)


def scalar_text(node: Scalar) -> str:
    """The value as it stands in a cell: a text unchanged, ``true``, ``false`` and nothing as YAML writes them."""
    return node.value if isinstance(node.value, str) else _CONSTANTS[node.value]


def systems_of(root: Mapping, wording: Wording) -> tuple[tuple[str, ...], ...]:
    """A row for each system: its name as the spec has it, then the value of each of :func:`system_keys`."""
    systems = root.mapping("systems")
    rows = ((name, *_system(systems.entries[name], wording)) for name in systems.entries)
    return tuple(tuple(map(without_wishes, row)) for row in rows)


def _system(node: Node, wording: Wording) -> tuple[str, ...]:
    if not isinstance(node, Mapping):
        return tuple(scalar_text(node) if key == "kind" and isinstance(node, Scalar) else "" for key in system_keys())
    return tuple(_cell(key, node.entries.get(key), wording) for key in system_keys())


def _cell(key: str, node: Node | None, wording: Wording) -> str:
    if isinstance(node, Sequence):
        texts = [scalar_text(item) for item in node.items if isinstance(item, Scalar)]
        return name_fields(texts, wording) if key in MARKS else LINES.join(texts)
    if not isinstance(node, Scalar):
        return ""
    if isinstance(node.value, bool):
        return wording.yes if node.value else ""
    return scalar_text(node)
