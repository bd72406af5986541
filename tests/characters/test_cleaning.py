"""Texts, names and words without what does not show."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snitflade.characters import (
    clean_name,
    clean_text,
    clean_word,
    has_too_many_marks,
    say_what_to_remove,
    without_wishes,
)
from tests.characters.test_hidden import ALL, DEFAULT_IGNORABLE

SPACES = [c for c in ALL if unicodedata.category(c) in ("Zs", "Zl", "Zp")]
NO_BREAK = "\u00a0\u2007\u202f"
BIDI = {
    c
    for c in DEFAULT_IGNORABLE
    if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
}
BIDI |= set("\u061c\u200e\u200f")
texts = st.text(
    st.sampled_from([*"aø.~|-", *" \n\t", *SPACES, *"\u00ad\u200b\u200d\u2060\ufeff\ufe0f\U000e0041■\uf0b7"])
)


@pytest.mark.parametrize("space", SPACES, ids=lambda c: f"U+{ord(c):04X}")
def test_every_space_is_a_space(space: str) -> None:
    kept = "\u00a0" if space in NO_BREAK else " "

    assert clean_text(f"{space}a{space}{space}b{space}") == f"a{kept}b"
    assert clean_name(f"{space}a{space}b{space}") == f"a{kept}b"
    assert clean_word(f"{space}a{space}b{space}") == "a b"


def test_what_does_not_show_is_dropped_but_for_wishes() -> None:
    for character in DEFAULT_IGNORABLE - BIDI:
        inside = f"a{character}b"
        assert clean_text(inside) == (inside if character in "\u00ad\u200b" else "ab")
        assert clean_name(inside) == (inside if character == "\u00ad" else "ab")
        assert clean_word(inside) == "ab"


def test_names_name_what_to_remove() -> None:
    for character in DEFAULT_IGNORABLE - BIDI - {"\u00ad"}:
        assert say_what_to_remove(f"a{character}b").startswith(f"remove U+{ord(character):04X}, a")
    for character in (*BIDI, "\u00ad", "ø", "漢"):
        assert say_what_to_remove(f"a{character}b") == ""


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u200b", "a zero-width space"),
        ("\u200c", "a zero-width non-joiner"),
        ("\u200d", "a zero-width joiner"),
        ("\u2060", "a word joiner"),
        ("\ufeff", "a byte order mark"),
        ("\ufe0f", "a variation selector"),
        ("\U000e0100", "a variation selector"),
        ("\U000e0041", "an invisible tag"),
        ("\u115f", "a character that does not show"),
    ],
)
def test_what_to_remove_is_told_in_words(character: str, name: str) -> None:
    assert say_what_to_remove(character) == f"remove U+{ord(character):04X}, {name}"


@pytest.mark.parametrize("bullet", "■▪●◦○□◆‣⁃➢\uf0b7\uf0a7\uf0d8")
def test_a_pasted_bullet_is_a_bullet(bullet: str) -> None:
    assert clean_text(f"{bullet} Sager") == "• Sager"
    assert clean_name(f"{bullet} Sager") == f"{bullet} Sager"  # another name is another system


def test_a_wish_beside_a_break_is_none() -> None:
    assert clean_text("\u00ada\u200b b\u00ad|\u200bc~\u00add\u00ad") == "a b|c~d"


@pytest.mark.parametrize("clean", [clean_text, clean_name, clean_word])
@given(text=texts)
def test_what_is_clean_stays(clean: Callable[[str], str], text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert DEFAULT_IGNORABLE.isdisjoint(without_wishes(once))
    assert not once.startswith((" ", "\u00a0"))
    assert "  " not in once


def test_marks_are_counted_on_one_letter() -> None:
    assert not has_too_many_marks("a" + "\u0301" * 30)
    assert has_too_many_marks("a" + "\u0301" * 31)
    assert not has_too_many_marks("–" * 100 + ("e\u0301\u0302" * 50))


def test_marks_are_counted_in_linear_time() -> None:
    start = process_time()
    assert has_too_many_marks("a" + "\u0300\u0316" * 400_000)
    assert process_time() - start < 2.0
