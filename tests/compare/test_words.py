"""Texts word by word, and how alike they are."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from snitflade.compare.words import WordFate, bag_of, compare_words, join_texts, likeness, spelling_likeness

texts = st.lists(st.sampled_from("en to tre fire fem, seks".split()), max_size=12).map(" ".join)


@given(texts, texts)
def test_without_what_came_it_is_the_old_text_and_without_what_went_the_new(before: str, after: str) -> None:
    words = compare_words(before, after)

    assert " ".join(word.text for word in words if word.fate is not WordFate.ADDED) == before
    assert " ".join(word.text for word in words if word.fate is not WordFate.REMOVED) == after
    assert all(one.fate is not other.fate for one, other in pairwise(words))


def test_only_what_changed_is_marked() -> None:
    words = compare_words("Kopi til VAS af 22a", "Kopi til DST af 22b")

    assert [(word.fate.value, word.text) for word in words] == [
        ("kept", "Kopi til"),
        ("removed", "VAS"),
        ("added", "DST"),
        ("kept", "af"),
        ("removed", "22a"),
        ("added", "22b"),
    ]


def test_very_long_texts_are_replaced_as_a_whole_between_what_is_alike_at_their_ends() -> None:
    middle = [f"ord{number}" for number in range(20_000)]
    start = time.monotonic()

    words = compare_words(f"Fra {' '.join(middle)} til", f"Fra {' '.join(middle[::-1])} til")

    assert [word.fate for word in words] == [WordFate.KEPT, WordFate.REMOVED, WordFate.ADDED, WordFate.KEPT]
    assert time.monotonic() - start < 1


def test_breaks_are_no_words() -> None:
    assert join_texts(["Kopi\u00a0til\nVAS", "Udtræk"]) == "Kopi til VAS / Udtræk"


def test_likeness_counts_words_whatever_their_case() -> None:
    assert likeness(bag_of("Modtag Hændelse"), bag_of("modtag hændelse")) == 1
    assert likeness(bag_of("Modtag Hændelse"), bag_of("Hent sagsbehandler.")) == 0
    assert likeness(bag_of(""), bag_of("")) == 0
    assert 0.7 < spelling_likeness("KMD P-Data", "KMD V-Data") < 1
    assert spelling_likeness("KMD Opera", "Jobcenter System") < 0.2
