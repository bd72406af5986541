"""Labels: codes in a column, marks between, texts hanging to their right."""

from __future__ import annotations

import pytest

from snitflade.diagram import Direction, Interface, Marks
from snitflade.layout.labels import CODE_GAP, MARK_WIDTH, LabelPiece, LinkLabel, code_column_width, label_of
from snitflade.problems import Place
from tests.layout.pictures import METRICS

COLUMN = 3.0
WIDTH = 24.0


def interface(codes: str, *texts: str, direction: Direction | None = None) -> Interface:
    return Interface(tuple(codes.split()), texts, direction, "weak", Marks(), Place("x.yaml"))


def label(*interfaces: Interface, marked: bool = False, default: Direction | None = None) -> LinkLabel:
    return label_of(interfaces, METRICS, COLUMN, "da", marked, default)


def pieces(of: LinkLabel, role: str, width: float = WIDTH) -> list[LabelPiece]:
    lines, split = of.count(width)
    placed = of.place(width, split)
    assert max(piece.line for piece in placed) == lines - 1
    return [piece for piece in placed if piece.role == role]


def test_codes_stand_at_the_left_and_the_text_hangs_behind_their_column() -> None:
    of = label(interface("9", "Modtagelse af indkomstoplysninger om borger og virksomhed"))
    texts = pieces(of, "label")

    assert [(piece.x, piece.line, piece.text) for piece in pieces(of, "code")] == [(0.0, 0, "9")]
    assert len(texts) == 2
    assert {piece.x for piece in texts} == {COLUMN + CODE_GAP}
    assert [piece.line for piece in texts] == [0, 1]


def test_codes_wider_than_their_column_push_the_first_line_only() -> None:
    of = label(interface("21 28 30a", "Modtagelse af indkomstoplysninger om borger og virksomhed"))
    (codes,), (first, second) = pieces(of, "code"), pieces(of, "label")

    assert codes.text == "21, 28, 30a"
    assert first.x == pytest.approx(codes.width + CODE_GAP)
    assert (first.line, second.line, second.x) == (0, 1, COLUMN + CODE_GAP)


def test_very_many_codes_stand_on_lines_of_their_own_above_the_text() -> None:
    of = label(interface("SID001 SID002 SID003 SID004 SID005 SID006 SID007 SID008", "Data"))

    assert [piece.line for piece in pieces(of, "code")] == [0, 1]
    assert [(piece.x, piece.line) for piece in pieces(of, "label")] == [(COLUMN + CODE_GAP, 2)]


def test_several_texts_of_an_interface_take_a_line_each() -> None:
    of = label(interface("22", "Dagpenge månedligt", "Kopi til VAS"))

    assert [(piece.text, piece.line) for piece in pieces(of, "label")] == [
        ("Dagpenge månedligt", 0),
        ("Kopi til VAS", 1),
    ]


def test_each_interface_has_its_mark_between_code_and_text() -> None:
    of = label(
        interface("9", "Ind", direction=Direction.IN), interface("16", "Ud", direction=Direction.OUT), marked=True
    )

    assert [(p.text, p.x, p.line) for p in pieces(of, "mark")] == [
        ("in", COLUMN + CODE_GAP, 0),
        ("out", COLUMN + CODE_GAP, 1),
    ]
    assert {piece.x for piece in pieces(of, "label")} == {COLUMN + CODE_GAP + MARK_WIDTH}


def test_an_unmarked_label_has_no_marks_and_a_default_stands_in_for_what_is_not_stated() -> None:
    assert pieces(label(interface("9", "Ind", direction=Direction.IN)), "mark") == []
    assert [p.text for p in pieces(label(interface("9", "Ud"), marked=True, default=Direction.OUT), "mark")] == ["out"]


def test_the_mark_of_bare_codes_stands_behind_them_and_within_the_width() -> None:
    of = label(interface("SID001 SID002 SID003 SID004 SID005", direction=Direction.IN), marked=True)
    codes, (mark,) = pieces(of, "code", 14.0), pieces(of, "mark", 14.0)

    assert mark.line == codes[-1].line
    assert mark.x >= codes[-1].width
    assert mark.x + mark.width <= 14.0
    assert all(code.width <= 14.0 for code in codes)


def test_a_list_of_short_entries_stands_in_two_columns() -> None:
    of = label(*(interface(str(n), "Kort") for n in range(4)))
    texts = pieces(of, "label")

    assert of.count(WIDTH) == (2, True)
    assert [piece.line for piece in texts] == [0, 1, 0, 1]
    assert texts[2].x > texts[0].x + texts[0].width
    assert all(piece.x + piece.width <= WIDTH for piece in texts)


@pytest.mark.parametrize(
    "entries", [["Kort"] * 3, ["Kort", "Kort", "Kort", "Modtagelse af indkomstoplysninger om borger"]]
)
def test_few_or_long_entries_stay_in_one_column(entries: list[str]) -> None:
    assert label(*(interface("9", text) for text in entries)).count(WIDTH)[1] is False


def test_the_least_width_leaves_room_for_every_word() -> None:
    of = label(interface("9", "Arbejdsmarkedsuddannelsesgodtgørelse"))

    assert of.least_width >= COLUMN + CODE_GAP
    assert all(piece.x + piece.width <= of.least_width + 0.01 for piece in pieces(of, "label", of.least_width))


def test_the_code_column_fits_most_code_lists_and_no_single_long_one() -> None:
    usual = ["9", "16", "5a", "22b", "7", "8", "12", "30"]
    digit, widest = METRICS.width("0", True), max(METRICS.width(codes, True) for codes in usual)

    assert widest <= code_column_width(usual, METRICS, 8.0) < widest + digit
    assert code_column_width([*usual, "41a", "43b"], METRICS, 8.0) == code_column_width(usual, METRICS, 8.0)
    assert code_column_width([*usual, "SID001-SID005, SID007"], METRICS, 8.0) == code_column_width(usual, METRICS, 8.0)
    assert code_column_width(["21, 28, 30a", "9"], METRICS, 2.5) == code_column_width(["9"], METRICS, 2.5)
    assert code_column_width([], METRICS, 8.0) == 0.0
