"""Line breaking: fewest lines, none too wide, nothing lost, and breaks only where a reader would break."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snitflade.typesetting.line_breaking import Paragraph
from tests.layout.pictures import METRICS, bare
from tests.strategies import LONG_WORDS, seeds, sentence

LONGEST = 12.0
sentences = st.builds(sentence, seeds, st.integers(1, 40), st.booleans())
widths = st.floats(LONGEST + 0.5, 60.0)
indents = st.floats(0.0, 0.4)


def paragraph(text: str, language: str = "da") -> Paragraph:
    return Paragraph(text, METRICS.width, LONGEST, language)


def monospaced(text: str) -> Paragraph:
    """A paragraph in a font whose characters are 1 em wide."""
    return Paragraph(text, len, 1000.0)


@given(sentences, widths, indents)
def test_no_line_is_wider_than_the_width(text: str, width: float, indent: float) -> None:
    lines = paragraph(text).lines(width, indent)

    rooms = [width - indent] + [width] * (len(lines) - 1)
    assert all(METRICS.width(line) <= room + 0.01 for line, room in zip(lines, rooms, strict=True))


@given(sentences, widths, indents)
def test_the_lines_join_back_to_the_text(text: str, width: float, indent: float) -> None:
    assert bare("".join(paragraph(text).lines(width, indent))) == bare(text)


@given(sentences, widths, indents)
def test_the_count_is_the_number_of_lines(text: str, width: float, indent: float) -> None:
    assert len(paragraph(text).lines(width, indent)) == paragraph(text).count(width, indent)


@given(st.lists(st.sampled_from(["a", "bb", "ccc", "dddd", "kommune"]), min_size=1, max_size=12), st.integers(7, 20))
def test_there_are_no_more_lines_than_when_each_is_filled_up(words: list[str], width: int) -> None:
    filled = [""]
    for word in words:
        longer = f"{filled[-1]} {word}".strip()
        filled = [*filled[:-1], longer] if len(longer) <= width else [*filled, word]

    assert monospaced(" ".join(words)).count(width) == len(filled)


@given(sentences, st.integers(1, 6))
def test_the_narrowest_width_for_a_number_of_lines_is_just_wide_enough(text: str, lines: int) -> None:
    words = paragraph(text)
    narrowest = words.narrowest(lines)

    assert words.count(max(narrowest, words.widest_piece)) <= max(lines, words.count(words.natural_width))
    if narrowest > words.widest_piece + 0.02:
        assert words.count(narrowest - 0.02) > lines


def test_lines_are_about_equally_long_and_not_filled_up_one_by_one() -> None:
    assert monospaced("aaa bb cc ddddd").lines(6) == ("aaa", "bb cc", "ddddd")


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Snitfladen er beskrevet i Bilag E og bruges dagligt af borgerservice", "Bilag E"),
        ("Se appendix G2 for a description of every interface in use", "appendix G2"),
        ("Afregnes efter § 12 hver måned med refusion fra staten", "§ 12"),
        ("Ydelser udbetales med\u00a0forbehold for senere ændringer", "med\u00a0forbehold"),
    ],
)
def test_no_break_inside_what_belongs_together(text: str, together: str) -> None:
    for width in range(12, 40):
        assert any(together in line for line in monospaced(text).lines(width)), width


@pytest.mark.parametrize("ending", ["f.eks.", "og", "til"])
def test_a_line_does_not_end_with_a_word_that_leads_on(ending: str) -> None:
    lines = Paragraph(f"aaaa bbbb cccc {ending} dddd eeee ffff", lambda words: len(words) / 2, 1000.0).lines(12.0)

    assert len(lines) == 2
    assert not lines[0].endswith(ending)


def test_the_authors_own_breaks_stay() -> None:
    assert monospaced("to\nlinjer her").lines(40) == ("to", "linjer her")


def test_a_long_danish_word_breaks_at_a_hyphenation_point() -> None:
    lines = paragraph("Førtidspensionsudbetalingsspecifikationsoversigter").lines(LONGEST + 0.5)

    assert lines == ("Førtidspensionsudbetalings-", "specifikationsoversigter")


def test_an_address_breaks_behind_its_punctuation_without_a_hyphen() -> None:
    lines = paragraph("https://intern.eksempel.dk/snitflader/udbetaling").lines(LONGEST + 0.5)

    assert len(lines) > 1
    assert all(re.search(r"[/.:-]$", line) for line in lines[:-1])
    assert "".join(lines) == "https://intern.eksempel.dk/snitflader/udbetaling"


@pytest.mark.parametrize("word", [*LONG_WORDS, "W" * 300])
def test_no_piece_of_a_long_word_is_wider_than_allowed(word: str) -> None:
    hyphen = METRICS.width("-")

    assert paragraph(word).widest_piece <= LONGEST + hyphen


def test_an_empty_text_has_no_lines() -> None:
    assert paragraph("").lines(20.0) == ()
    assert paragraph("").count(20.0) == 0


LONG = "Sags\u00adbehandlings\u00adsystem\u00adoplysninger"


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (6.0, ("Sags-", "behandlings-", "system-", "oplysninger")),
        (9.0, ("Sagsbehandlings-", "systemoplysninger")),
        (40.0, ("Sagsbehandlingssystemoplysninger",)),
    ],
)
def test_a_word_breaks_at_its_soft_hyphens_with_a_hyphen_and_nowhere_else(width: float, lines: tuple[str, ...]) -> None:
    assert paragraph(LONG).lines(width) == lines


def test_a_word_that_is_not_too_wide_for_a_line_breaks_at_its_soft_hyphen_too() -> None:
    assert monospaced("aaaa bbbb\u00adcccc").lines(7.0) == ("aaaa", "bbbb-", "cccc")
    assert monospaced("aaaa bbbb\u00adcccc").lines(8.0) == ("aaaa", "bbbbcccc")


def test_a_word_breaks_at_a_zero_width_space_without_a_hyphen() -> None:
    assert monospaced("kmd.dk/\u200bsti").lines(8.0) == ("kmd.dk/", "sti")


def test_a_part_between_soft_hyphens_that_is_too_wide_is_cut() -> None:
    text = "Kommunal\u00adbestyrelsesmedlemskandidatlisten"
    lines = paragraph(text).lines(LONGEST)

    assert all(METRICS.width(line) <= LONGEST for line in lines)
    assert "".join(lines).replace("-", "") == text.replace("\u00ad", "")


@given(st.text(st.sampled_from("aø -/()\u00ad\u200b\n\u00a0"), max_size=40), widths)
def test_no_line_has_a_wish(text: str, width: float) -> None:
    whole = paragraph(text)

    assert not set("\u00ad\u200b") & set("".join((*whole.lines(width), whole.text)))
    assert bare("".join(whole.lines(width))) == bare(re.sub("[\u00ad\u200b]", "", text))
