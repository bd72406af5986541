"""Counts that are remembered: never another value than a fresh count gives, whatever was asked before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from snitflade.diagram import Direction, Interface, Marks
from snitflade.layout.labels import LinkLabel, label_of
from snitflade.problems import Place
from snitflade.typesetting.line_breaking import Paragraph
from snitflade.typesetting.step_function import Steps
from tests.layout.pictures import METRICS

WIDTHS = st.lists(st.floats(6.0, 60.0), min_size=2, max_size=30)
TEXTS = st.text(alphabet="aef ilmnrs-/,()", max_size=60)


@st.composite
def labels(draw: st.DrawFn) -> LinkLabel:
    codes = st.lists(st.text(alphabet="0123456789a", min_size=1, max_size=4), max_size=6).map(tuple)
    texts = st.lists(TEXTS, max_size=3).map(tuple)
    directions = st.sampled_from([None, *Direction])
    interface = st.builds(Interface, codes, texts, directions, st.just("weak"), st.just(Marks()), st.just(Place("x")))
    interfaces = draw(st.lists(interface, min_size=1, max_size=6))
    return label_of(interfaces, METRICS, draw(st.floats(0.0, 7.0)), "da", draw(st.booleans()))


@given(TEXTS, st.floats(0.0, 5.0), WIDTHS)
def test_a_paragraph_takes_as_many_lines_as_when_asked_for_the_first_time(
    text: str, indent: float, widths: list[float]
) -> None:
    paragraph = Paragraph(text, METRICS.width, 14.0, "da")
    steps = Steps(lambda width: paragraph.count(width, indent))

    assert [steps.at(width) for width in widths] == [paragraph.count(width, indent) for width in widths]


@given(labels(), WIDTHS)
def test_a_label_takes_as_many_lines_as_one_that_was_never_asked(label: LinkLabel, widths: list[float]) -> None:
    fresh = [LinkLabel(label.entries, label.metrics, label.code_column, label.codes).count(width) for width in widths]

    assert [label.count(width) for width in widths] == fresh


def test_what_lies_between_equal_values_is_not_counted_again() -> None:
    asked: list[float] = []

    def count(width: float) -> int:
        asked.append(width)
        return 2 if width < 10 else 1

    steps = Steps(count)

    assert [steps.at(width) for width in (2.0, 8.0, 4.0, 6.0, 8.0, 20.0, 12.0, 15.0)] == [2, 2, 2, 2, 2, 1, 1, 1]
    assert asked == [2.0, 8.0, 20.0, 12.0]
