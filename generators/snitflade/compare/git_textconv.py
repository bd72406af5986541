"""A spec or an SVG of ours as lines that a diff can compare: a line a fact, whatever the form of the file.

It takes any state of a file, such as git has it: without its legend, half written, or not sound at all. What it cannot
read it gives back as it is.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from snitflade.problems import SnitfladeError
from snitflade.project import follow_named
from snitflade.spec.nodes import Mapping, Node, Scalar, Sequence
from snitflade.spec.sources import WORKING_TREE
from snitflade.spec.yaml_reader import read_yaml

_HEAD = ("diagram", "variant", "title", "subtitle", "hub")
_FIRST = ("kind", "category", "direction", "text")
_HEAD_BYTES = 1_000_000  # fonts and drawing come after the words
_MOST_BYTES = 100_000_000  # it is held in memory several times; a larger one is no picture of ours
_OURS = re.compile(
    r'\s*<svg [^>]*>\s*<title id="([a-z0-9-]+)-title">(.*?)</title>\s*<desc id="\1-description">(.*?)</desc>', re.DOTALL
)


class SvgWords(NamedTuple):
    """What an SVG of ours says of itself."""

    name: str
    title: str
    description: str


def read_as_lines(path: Path) -> str:
    """The file as lines that a diff can compare: a line a fact.

    :raises ProblemsFound: when it is missing, cannot be read or is very large.
    """
    data = WORKING_TREE.read(follow_named(path), _MOST_BYTES)
    words = find_svg_words(data)
    if words:
        digest = hashlib.sha256(data).hexdigest()
        # What moved but says the same is no empty difference.
        return "\n".join([words.title, *words.description.splitlines(), f"drawing {digest[:12]}"]) + "\n"
    root = _spec_root(path)
    return "".join(f"{line}\n" for line in _facts(root)) if root else data.decode("utf-8", "replace")


def find_svg_words(data: bytes, name: str = "") -> SvgWords | None:
    """Title and description of an SVG that snitflade drew; None when it did not, or drew it under another name."""
    found = _OURS.match(data[:_HEAD_BYTES].decode("utf-8", "replace"))
    if found is None or (name and found[1] != name):
        return None
    return SvgWords(found[1], html.unescape(found[2]), html.unescape(found[3]))


def _spec_root(path: Path) -> Mapping | None:
    """The top of a YAML file that names a diagram; None when it is not sound."""
    try:
        reading = read_yaml(path)
    except SnitfladeError:
        return None
    root = reading.root
    return root if isinstance(root, Mapping) and "diagram" in root and not reading.problems else None


def _facts(root: Mapping) -> Iterator[str]:
    for key in _in_order(root, _HEAD):
        if key not in {"systems", "links"}:
            yield from _fact(key, root.entries[key])
    for name, system in root.mapping("systems").entries.items():
        yield from _fact(f"system {_on_one_line(name)}", system)
    for link in root.mappings("links"):
        yield from _link(link)


def _link(link: Mapping) -> Iterator[str]:
    ends = (link.text("system"),) if "system" in link else (link.text("from"), link.text("to"))
    name = " – ".join(map(_on_one_line, ends))
    yield f"link {name}: {_values(link, leave_out={'system', 'from', 'to', 'interfaces'})}".rstrip(": ")
    for interface in link.mappings("interfaces"):
        codes = ", ".join(_on_one_line(code.text) for code in interface.texts("codes"))
        yield f"interface {name} {codes}".rstrip() + f": {_values(interface, leave_out={'codes'})}"


def _fact(name: str, node: Node) -> Iterator[str]:
    """One line; a line each for the parts of what has parts itself, such as the categories."""
    if isinstance(node, Mapping) and any(isinstance(inner, Mapping) for inner in node.entries.values()):
        for key, inner in node.entries.items():
            yield from _fact(f"{name} {_on_one_line(key)}", inner)
    elif isinstance(node, Sequence) and any(isinstance(inner, Mapping) for inner in node.items):
        for inner in node.items:
            yield from _fact(name, inner)
    else:
        yield f"{name}: {_value(node)}"


def _values(mapping: Mapping, leave_out: Iterable[str] = ()) -> str:
    shown = (key for key in _in_order(mapping, _FIRST) if key not in leave_out)
    return ", ".join(
        _value(mapping.entries[key]) if key in _FIRST else f"{key}: {_value(mapping.entries[key])}" for key in shown
    )


def _value(node: Node) -> str:
    if isinstance(node, Mapping):
        return _values(node)
    if isinstance(node, Sequence):
        return " / ".join(_value(item) for item in node.items)
    return _scalar(node)


def _scalar(node: Scalar) -> str:
    if isinstance(node.value, bool):
        return "true" if node.value else "false"
    return _on_one_line(node.value or "")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _in_order(mapping: Mapping, first: tuple[str, ...]) -> list[str]:
    """The keys: those that come first, and the others by name, as their order says nothing."""
    return [key for key in first if key in mapping] + sorted(key for key in mapping.entries if key not in first)
