"""The reader at its own output: nodes with places."""

from __future__ import annotations

import contextlib
import string
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from snitflade.problems import ProblemsFound
from snitflade.spec.nodes import Mapping, Node, Scalar, Sequence, plain
from snitflade.spec.text_reader import FORBIDDEN
from snitflade.spec.yaml_reader import FASTEST_PARSER, parse_yaml, read_yaml
from tests.spec.specs_for_tests import SPECS

words = st.text(max_size=30).filter(lambda text: not FORBIDDEN.search(text))
keys = st.text(string.ascii_letters + "æøå -_.:#?", min_size=1, max_size=12).filter(lambda key: key.strip() != "")
trees = st.recursive(
    words, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=20
)


def root_of(text: str, parser: object = FASTEST_PARSER) -> Node:
    root = parse_yaml(text, "x.yaml", parser).root
    assert root is not None
    return root


def tidy(value: object) -> object:
    """What the reader makes of a word: composed characters, single spaces, no soft hyphen."""
    if isinstance(value, dict):
        return {tidy(key): tidy(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [tidy(inner) for inner in value]
    assert isinstance(value, str)
    shown = unicodedata.normalize("NFC", value.replace("\u00ad", ""))
    is_space = [c in "\n\r\t" or unicodedata.category(c) in ("Zs", "Zl", "Zp") for c in shown]
    spaced = "".join(" " if space else c for c, space in zip(shown, is_space, strict=True))
    return " ".join(part for part in spaced.split(" ") if part)


def test_places_count_characters_from_one() -> None:
    root = root_of("æøå: {𝄞: x, b: [y,\n  zz]}\n")
    assert isinstance(root, Mapping)
    inner = root.mapping("æøå")
    assert str(root.keys["æøå"]) == "x.yaml:1:1"
    assert str(inner.place) == "x.yaml:1:6"
    assert str(inner.keys["b"]) == "x.yaml:1:13"
    assert [str(item.place) for item in inner.texts("b")] == ["x.yaml:1:17", "x.yaml:2:3"]


def test_an_empty_value_is_at_its_key() -> None:
    root = root_of("a: b\ncolour: #fff\n")
    assert isinstance(root, Mapping)
    assert root.entries["colour"] == Scalar(None, root.keys["colour"])


@pytest.mark.parametrize("word", ["true", "True", "FALSE", "null", "~", "Null"])
def test_only_unquoted_constants_are_not_text(word: str) -> None:
    root = root_of(f"[{word}, '{word}', \"{word}\", !!str {word}]")
    assert isinstance(root, Sequence)
    values = [item.value for item in root.items if isinstance(item, Scalar)]
    assert not isinstance(values[0], str)
    assert values[1:3] == [word, word]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_change_nothing(tmp_path: Path, line_end: str, mark: bytes) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(mark + line_end.join(["a: ø", "b:", "  - |", "    c", "    d", ""]).encode())
    root = read_yaml(path).root
    assert isinstance(root, Mapping)
    assert plain(root) == {"a": "ø", "b": ["c d"]}
    assert [(place.line, place.column) for place in root.keys.values()] == [(1, 1), (2, 1)]


def test_decomposed_letters_are_composed_and_equal() -> None:
    reading = parse_yaml("å: 1\na\u030a: 2\n", "x.yaml")
    assert [problem.message for problem in reading.problems] == ["duplicate key 'å'"]


@pytest.mark.parametrize("path", sorted(SPECS.rglob("*.yaml")), ids=lambda path: path.stem)
def test_both_parsers_agree_on_the_spec_files(path: Path) -> None:
    assert FASTEST_PARSER is not yaml.SafeLoader
    fast, slow = read_yaml(path, parser=FASTEST_PARSER), read_yaml(path, parser=yaml.SafeLoader)
    assert fast.root == slow.root
    if fast.root is not None:
        assert fast.problems == slow.problems


@given(trees, st.booleans())
@settings(deadline=None)
def test_what_is_written_is_read(tree: object, flow: bool) -> None:
    text = yaml.safe_dump(tree, default_style='"', default_flow_style=flow, allow_unicode=True)
    reading = parse_yaml(text.replace("!!str ", ""), "x.yaml")
    assert reading.root is not None
    if not reading.problems:  # keys that differ in their spaces alone become one
        assert plain(reading.root) == tidy(tree)


@given(st.text(st.sampled_from("[]{}-:?,&*!|>'\"%@`# \nab\t<~"), max_size=60))
@settings(deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    for parser in (FASTEST_PARSER, yaml.SafeLoader):
        with contextlib.suppress(ProblemsFound):
            assert parse_yaml(text, "x.yaml", parser).root is not None
