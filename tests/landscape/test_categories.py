"""The legend of a landscape: each category once, and what its texts have in common."""

from __future__ import annotations

from dataclasses import replace

import pytest

from snitflade.landscape.categories import Categories, common_text
from tests.landscape.drawn import six


@pytest.mark.parametrize(
    ("texts", "common"),
    [
        (["Ens.", "Ens."], "Ens."),
        (["Opsiges med KMD Aktiv aftalen.", "Opsiges med KMD Sag aftalen."], "Opsiges med KMD … aftalen."),
        (["Udgår med KMD Aktiv.", "Udgår med KMD Dagpenge."], "Udgår med KMD …"),
        (["Fast. Opsiges den?", "Fast. Ja."], "Fast."),
        (["Noget helt andet her.", "Intet er fælles, slet intet."], ""),
        (["Fast. Mere.", "Fast."], "Fast."),
    ],
)
def test_what_texts_have_in_common(texts: list[str], common: str) -> None:
    assert common_text(texts) == common


def test_the_categories_of_the_six_diagrams_are_three_legends() -> None:
    categories = Categories(six())
    assert [category.key for category in categories.all] == [
        "strong", "unclear", "weak", "local", "kombit-pays", "municipalities-pay", "municipality-negotiates",
        "retired", "synchronised", "no-sync", "not-relevant", "undecided",
    ]  # fmt: skip
    assert "KMD Aktiv" not in categories.get("local").text


def test_the_same_key_with_another_look_is_another_category() -> None:
    first, second, *_ = six()
    blue = replace(second.category("strong"), colour="#0000ff")
    other = replace(second, categories=(blue, *second.categories[1:]))
    categories = Categories([first, other])
    assert (categories.key_of(first, "strong"), categories.key_of(other, "strong")) == ("strong", "strong-2")
    assert categories.get("strong-2").colour == "#0000ff"
    assert categories.key_of(first, "weak") == categories.key_of(other, "weak")
