"""The marks of breaks in a text, and the text as it is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snitflade.diagram import plain
from snitflade.spec.breaks import name_of, read_breaks

TEXTS = st.text(st.sampled_from("ab \\~|\u00a0"), max_size=12)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("bilag~E", "bilag\u00a0E"),
        ("bilag\u00a0E", "bilag\u00a0E"),
        ("over|to|linjer", "over\nto\nlinjer"),
        ("over | to", "over\nto"),
        ("a ~ b", "a\u00a0b"),
        ("a~~b", "a\u00a0b"),
        ("a~| ~b", "a\nb"),
        ("|a~", "a"),
        ("~ |", ""),
        (r"a\~b\|c", "a~b|c"),
        (r"a \~ b", "a ~ b"),
        (r"\~", "~"),
        (r"C:\temp", r"C:\temp"),
        (r"C:\\~", r"C:\~"),
    ],
)
def test_marks(written: str, expected: str) -> None:
    assert read_breaks(written) == expected


def test_other_white_space_is_as_it_was() -> None:
    assert read_breaks("a\u2009b") == "a\u2009b"


@given(TEXTS)
def test_no_break_stands_at_an_end_or_beside_another(text: str) -> None:
    parts = read_breaks(text).replace("\n", "\u00a0").split("\u00a0")
    assert parts == [""] or all(part.strip() == part != "" for part in parts) or not set(text) & set("~|\u00a0")


@given(TEXTS)
def test_a_name_has_plain_spaces_alone(text: str) -> None:
    assert name_of(text) == plain(read_breaks(text))
    assert not set(name_of(text)) & {"\n", "\u00a0"}
