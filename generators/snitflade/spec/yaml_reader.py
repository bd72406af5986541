"""YAML with places: a file -> a tree of nodes.

Only the parser's events are used: no constructor of PyYAML runs, so that ``no``, ``010``, ``1.10`` and ``1:20`` stay
the text they are, and the tree is bounded in depth and size before it grows. Both of PyYAML's parsers give the same
tree; the C one is ten times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from snitflade.problems import Place, Problem, ProblemsFound
from snitflade.spec.nodes import Mapping, Node, Scalar, Sequence
from snitflade.spec.scalar_text import Role, clean_scalar, find_fault, role_below, role_of_keys
from snitflade.spec.sources import WORKING_TREE, Source
from snitflade.spec.text_reader import FORBIDDEN, describe_forbidden_character, read_text
from snitflade.values import value

MAX_DEPTH = 40
MAX_NODES = 100_000
MAX_PROBLEMS = 100
MAX_DIRECTIVES = 10
_ENOUGH_CHARACTERS = 200  # of a faulty text, for the checks that follow: a whole name, but nothing that takes long
# Legends and as-is diagrams are read again with every diagram that names them. More would keep large specs in memory.
_KEPT_TREES = 16
FASTEST_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_CONSTANTS: dict[str, bool | None] = {
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    "null": None, "Null": None, "NULL": None, "~": None, "": None,
}  # fmt: skip
_CORE = "tag:yaml.org,2002:"
_SCALAR_TAGS = frozenset({None, "!", *(_CORE + name for name in ("str", "int", "float", "bool", "null"))})
_SEQUENCE_TAGS = frozenset({None, "!", _CORE + "seq"})
_MAPPING_TAGS = frozenset({None, "!", _CORE + "map"})
# Line breaks to YAML 1.1 but not to an editor, so that places would drift: read as what they are in a text, a space.
_SEPARATORS = "[\u2028\u2029]"
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_BEGINS_SO = "a text that begins so must stand in quotes"
_HINTS = {
    "cannot start any token": f"{_BEGINS_SO}; a tab cannot indent",
    "mapping values are not allowed": "a text with ': ' in it must stand in quotes",
    "unexpected end of stream": "a quote is not closed",
    "expected ',' or '": "a bracket is not closed, or a text in it needs quotes",
    "expected <block end>": "the line is not indented like its neighbours, or a text needs quotes",
    "unknown escape character": "in double quotes a backslash is written twice; single quotes take it as it is",
    "could not find expected ':'": "a key needs ': ' after it",
    "node content": _BEGINS_SO,
    "expected comment or line break": _BEGINS_SO,
    "expected chomping or indentation": _BEGINS_SO,
    "not allowed in this context": f"{_BEGINS_SO}; or the line is not indented like its neighbours",
    "not allowed here": f"{_BEGINS_SO}; or the line is not indented like its neighbours",
}


@value
class Reading:
    """``root`` is None when the file could not be read at all; ``problems`` says why, or what is wrong beside."""

    root: Node | None
    problems: tuple[Problem, ...]


def read_yaml(path: Path, source: Source = WORKING_TREE, parser: Any = FASTEST_PARSER) -> Reading:
    """Read a file of one YAML document. Never raises for what is in the file, or for its absence."""
    try:
        text = read_text(path, source)
        if len(_DIRECTIVE.findall(text)) > MAX_DIRECTIVES:  # libyaml takes 10 s for 90,000 of them
            raise ProblemsFound([Problem(Place(source.name(path)), "invalid YAML", "too many lines begin with '%'")])
        return parse_yaml(text, source.name(path), parser)
    except ProblemsFound as found:
        return Reading(None, found.problems)


@lru_cache(_KEPT_TREES)
def parse_yaml(text: str, file: str, parser: Any = FASTEST_PARSER) -> Reading:
    """The tree of a text; that of a text read before is the tree made then.

    :raises ProblemsFound: when it is not YAML, too deep, too large, empty or of several documents.
    """
    tree = _Tree(file, iter(yaml.parse(re.sub(_SEPARATORS, "\u2003", text), Loader=parser)))
    try:
        return Reading(tree.document(), tuple(tree.problems))
    except yaml.MarkedYAMLError as error:
        raise ProblemsFound([*tree.problems, _not_yaml(file, error)]) from None
    except yaml.YAMLError as error:
        raise ProblemsFound([Problem(Place(file), "invalid YAML", str(error))]) from None


def _not_yaml(file: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    reason = f"{error.problem or error.context}"
    return Problem(place, "invalid YAML", next((hint for part, hint in _HINTS.items() if part in reason), reason))


class _Tree:
    """Builds the nodes from the parser's events, counting what an alias stands for as if it were written out."""

    def __init__(self, file: str, events: Iterator[Any]) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._events = events
        self._count = 0
        self._anchors: dict[str, tuple[Node, int] | None] = {}

    def document(self) -> Node:
        """:raises ProblemsFound: see :func:`parse_yaml`; :raises yaml.YAMLError: as the parser does."""
        next(self._events)  # the start of the stream
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise ProblemsFound([Problem(Place(self._file), "missing content", "the file is empty")])
        root = self._node(next(self._events), 0, Role.WORD)
        next(self._events)  # the end of the document
        following = next(self._events)
        if not isinstance(following, yaml.StreamEndEvent):
            raise self._fault(following, "invalid second document", "one file holds one document")
        return root

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self._file, mark.line + 1, mark.column + 1)

    def _fault(self, event: Any, message: str, hint: str) -> ProblemsFound:
        return ProblemsFound([*self.problems, Problem(self._place(event), message, hint)])

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) == MAX_PROBLEMS:
            raise ProblemsFound(self.problems)

    def _node(self, event: Any, depth: int, role: Role, key_place: Place | None = None) -> Node:
        if isinstance(event, yaml.AliasEvent):
            return self._take_role(self._follow_alias(event), event, role)
        before = self._count
        self._spend(1, event)
        if event.anchor:
            self._anchors[event.anchor] = None  # until it is complete, so that it cannot hold itself
        if isinstance(event, yaml.ScalarEvent):
            node: Node = self._scalar(event, role, key_place)
        elif depth == MAX_DEPTH:
            raise self._fault(event, "invalid depth", f"at most {MAX_DEPTH} levels inside each other")
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self._sequence(event, depth + 1, role)
        else:
            node = self._mapping(event, depth + 1, role)
        if event.anchor:
            self._anchors[event.anchor] = (node, self._count - before)
        return node

    def _spend(self, nodes: int, event: Any) -> None:
        self._count += nodes
        if self._count > MAX_NODES:
            raise self._fault(event, "invalid number of values", f"at most {MAX_NODES:,}, aliases written out")

    def _follow_alias(self, event: Any) -> Node:
        target = self._anchors.get(event.anchor)
        if target is None:
            raise self._fault(event, f"unknown alias {event.anchor[:60]!r}", "no value before it has this anchor")
        self._spend(target[1], event)
        return target[0]

    def _take_role(self, node: Node, event: Any, role: Role) -> Node:
        """A text that stands elsewhere too is cleaned as what it is here."""
        if isinstance(node, Scalar) and not node.text.isascii():
            return Scalar(self._clean(node.text, event, role), node.place)
        return node

    def _scalar(self, event: Any, role: Role, key_place: Place | None = None) -> Scalar:
        self._check_tag(event, _SCALAR_TAGS)
        text: str = event.value
        is_plain = event.implicit[0]
        if is_plain and text in _CONSTANTS:
            # An empty value has no place of its own that a reader of the file could see: name its key.
            return Scalar(_CONSTANTS[text], key_place if key_place and not text else self._place(event))
        if event.style == '"' and (hidden := FORBIDDEN.search(text)):  # an escape such as "\\u202e"
            self._add(describe_forbidden_character(hidden.group(), self._place(event)))
        return Scalar(self._clean(text, event, role), self._place(event))

    def _clean(self, text: str, event: Any, role: Role) -> str:
        """The text in its role; what is wrong with it is reported."""
        fault = find_fault(text, role)
        if fault:
            self._add(Problem(self._place(event), *fault))
            text = text[:_ENOUGH_CHARACTERS]
        return clean_scalar(text, role)

    def _check_tag(self, event: Any, known: frozenset[str | None]) -> None:
        if event.tag not in known:
            tag = event.tag.replace(_CORE, "!!")[:60]
            self._add(Problem(self._place(event), f"unknown tag {tag!r}", "write the value without a tag"))

    def _sequence(self, event: Any, depth: int, role: Role) -> Sequence:
        self._check_tag(event, _SEQUENCE_TAGS)
        items: list[Node] = []
        for inner in self._events:
            if isinstance(inner, yaml.SequenceEndEvent):
                break
            items.append(self._node(inner, depth, role))
        return Sequence(tuple(items), self._place(event))

    def _mapping(self, event: Any, depth: int, role: Role) -> Mapping:
        self._check_tag(event, _MAPPING_TAGS)
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for inner in self._events:
            if isinstance(inner, yaml.MappingEndEvent):
                break
            key, place = self._key(inner, role_of_keys(role))
            value = self._node(next(self._events), depth, role_below(role, key), place)
            if key == "<<":
                hint = "merging is no part of the spec language; write the keys out"
                self._add(Problem(place, "invalid key '<<'", hint))
                continue
            if key in entries:
                hint = f"first at {keys[key]}; remove one"
                self._add(Problem(place, f"duplicate key {key[:60]!r}", hint))
                continue
            entries[key], keys[key] = value, place
        return Mapping(entries, keys, self._place(event))

    def _key(self, event: Any, role: Role) -> tuple[str, Place]:
        if isinstance(event, yaml.AliasEvent):
            node = self._take_role(self._follow_alias(event), event, role)
            if isinstance(node, Scalar) and node.text:
                return node.text, self._place(event)
        elif isinstance(event, yaml.ScalarEvent) and event.value:
            node = self._node(event, 0, role)
            if isinstance(node, Scalar):  # "true" and "null" are names where they stand as a key
                return node.text or event.value.strip() or event.value, node.place
        raise self._fault(event, "invalid key", "a key is a text")
