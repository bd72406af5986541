"""What must not be printed is known, and shown as its number."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snitflade.characters import ORDINARY, escape_hidden, show_hidden
from snitflade.characters.hidden import IGNORABLE

ALL = [chr(number) for number in range(0x110000)]
UNPRINTABLE = {
    c for c in ALL if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") or ord(c) in (0xFFFE, 0xFFFF)
}
DEFAULT_IGNORABLE = {c for c in ALL if re.match(f"[{IGNORABLE}]", c)}


def test_the_default_ignorable_characters_are_those_of_unicode() -> None:
    """As DerivedCoreProperties.txt derives them: all of Cf but for a few, variation selectors, and a list."""
    kept = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\ufff9\ufffa\ufffb\U000110bd\U000110cd"
    formats = {c for c in ALL if unicodedata.category(c) == "Cf" and c not in kept and not 0x13430 <= ord(c) <= 0x1343F}
    named = {c for c in ALL if "VARIATION SELECTOR" in unicodedata.name(c, "")}
    listed = {*"\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0", *ALL[0xFFF0:0xFFF9], *ALL[0xE0000:0xE1000]}

    assert formats | named | listed == DEFAULT_IGNORABLE
    assert len(DEFAULT_IGNORABLE) == 4174  # the total that the file of Unicode states


def test_nothing_that_must_not_be_printed_is() -> None:
    shown = {c: show_hidden(f"a{c}b") for c in UNPRINTABLE | DEFAULT_IGNORABLE}
    assert [c for c, text in shown.items() if text != f"a<U+{ord(c):04X}>b"] == []


def test_all_else_is_as_it_was() -> None:
    hidden = UNPRINTABLE | DEFAULT_IGNORABLE
    shown = "".join(c for c in ALL if c not in hidden and unicodedata.category(c) != "Cn")
    is_same = show_hidden(shown) == shown  # apart, as the two are too long to be compared letter by letter
    assert is_same


def test_a_report_keeps_its_lines() -> None:
    assert show_hidden("a\n\tb\r\x1b", keep_breaks=True) == "a\n\tb<U+000D><U+001B>"


def test_ordinary_characters_show_and_are_composed() -> None:
    for character in ORDINARY:
        assert character == " " or unicodedata.category(character)[0] in "LNPSM"
        assert unicodedata.normalize("NFC", character) == character
        assert not unicodedata.combining(character)


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=10))
def test_escaped_json_is_printable_and_means_the_same(data: object) -> None:
    text = escape_hidden(json.dumps(data, ensure_ascii=False, indent=2))

    assert json.loads(text) == data
    assert UNPRINTABLE.difference("\n").isdisjoint(text)
    assert DEFAULT_IGNORABLE.isdisjoint(text)


@pytest.mark.parametrize("character", ["\U000e0001", "\ud800", "\u202e"])
def test_any_character_has_an_escape(character: str) -> None:
    assert json.loads(escape_hidden(json.dumps(character, ensure_ascii=False))) == character
