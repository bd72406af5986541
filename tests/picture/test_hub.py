"""The hub's name: as large as keeps the bar slender, several names with "=" between."""

from __future__ import annotations

import pytest

from snitflade.picture.hub import LEAST_WIDTH, HubText, set_hub_name
from tests.layout.pictures import METRICS, bare


def hub(*names: str) -> HubText:
    return set_hub_name(names, METRICS, "da")


NAMES = [
    ("KY",),
    ("KMD Aktiv",),
    ("KMD Sag transitionsperiode", "SAPA transitionsperiode"),
    ("Kommunernes Sygedagpengesystem (KSD)",),
    ("A", "B", "C"),
    ("Arbejdsmarkedsuddannelsesgodtgørelsesberegning",),
]


@pytest.mark.parametrize("names", NAMES)
def test_every_name_stands_there_whole_and_within_the_bar(names: tuple[str, ...]) -> None:
    text = hub(*names)

    assert bare("".join(line.text for line in text.lines)) == bare("=".join(names))
    assert all(line.width < text.width for line in text.lines)
    assert text.width >= LEAST_WIDTH


@pytest.mark.parametrize("names", NAMES)
def test_lines_stand_below_each_other_within_the_height(names: tuple[str, ...]) -> None:
    text = hub(*names)
    tops = [line.baseline - METRICS.cap_height * line.size for line in text.lines]

    assert tops[0] >= 0
    assert text.lines[-1].baseline <= text.height
    assert all(top > above.baseline for top, above in zip(tops[1:], text.lines, strict=False))


def test_a_short_name_is_larger_than_a_long_one_and_none_smaller_than_a_label() -> None:
    short, long = hub("KY").lines[0], hub("Arbejdsmarkedsuddannelsesgodtgørelse").lines[0]

    assert short.size > long.size >= 1.0


def test_an_equals_sign_stands_between_hubs_in_sync() -> None:
    assert [line.text for line in hub("KMD Sag", "SAPA").lines] == ["KMD Sag", "=", "SAPA"]


def test_an_aside_in_brackets_is_set_smaller_below_the_name() -> None:
    name, aside = hub("KMD Sag (gammel)").lines

    assert (name.text, aside.text) == ("KMD Sag", "(gammel)")
    assert 1.0 <= aside.size < name.size
    assert (name.bold, aside.bold) == (True, False)
