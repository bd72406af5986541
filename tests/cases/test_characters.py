"""Characters that do not show, look like others, or come from another program; and texts of nothing but marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cases.case import CaseRun, run_case
from tests.characters.test_hidden import DEFAULT_IGNORABLE

WORDS = re.compile(r"<text[^>]*>([^<]*)</text>")


def words_of(run: CaseRun, picture: str) -> list[str]:
    return WORDS.findall((run.folder / picture).read_text(encoding="utf-8"))


def problems_of(run: CaseRun) -> list[str]:
    assert run.code == 2
    *problems, summary = run.err.splitlines()
    assert "error" in summary
    return problems


def test_a_bidi_control_is_shown_as_its_number(tmp_path: Path) -> None:
    run = run_case("bidi-in-message", tmp_path)

    assert run.out.splitlines()[:1] == ["0"]
    assert "invalid character U+202E" in run.said
    assert "unknown direction '<U+202E><U+2066>dni'" in run.said
    assert DEFAULT_IGNORABLE.isdisjoint(run.said)


def test_a_pasted_bullet_is_drawn_as_a_bullet(tmp_path: Path) -> None:
    run = run_case("bullets-from-word", tmp_path)

    assert (run.code, run.err.splitlines()[0]) == (0, "1 diagram, 3 files in o")
    assert {"• Sager", "• Breve", "✓ Notater"} <= set(words_of(run, "o/a.svg"))


def test_codes_that_look_alike_are_one_code(tmp_path: Path) -> None:
    problems = problems_of(run_case("codes-that-look-alike", tmp_path))

    assert [line for line in problems if "duplicate code '1'" in line] == [
        f"specs/a.yaml:8:{column}: duplicate code '1' (first at specs/a.yaml:8:53)" for column in (58, 69)
    ]
    assert "specs/a.yaml:8:58: invalid character in '1<U+200B>' (remove U+200B, a zero-width space)" in problems
    assert len(problems) == 3


def test_a_text_of_marks_is_refused_before_it_is_composed(tmp_path: Path) -> None:
    run = run_case("combining-marks", tmp_path)

    assert problems_of(run) == ["specs/s.yaml:3:8: the text is too long: 800,001 characters (at most 10,000)"]
    assert run.seconds < 5


def test_a_comment_has_no_invisible_character(tmp_path: Path) -> None:
    run = run_case("comment-invisible", tmp_path)
    comment = (run.folder / "review/comment.md").read_text(encoding="utf-8")
    summary = (run.folder / "review/summary.json").read_text(encoding="utf-8")

    assert "invisible: none" in run.out
    assert DEFAULT_IGNORABLE.difference("\u200b").isdisjoint(comment + summary + run.err)
    assert "U&#43;E0001" in comment
    assert "remove U+E0001, an invisible tag; U+034F" in summary


def test_names_that_look_alike_are_one_name(tmp_path: Path) -> None:
    problems = problems_of(run_case("names-that-look-alike", tmp_path))

    for column in (23, 43, 63):
        assert any(line.startswith(f"specs/a.yaml:6:{column}: duplicate ") for line in problems)
    assert "specs/a.yaml:6:23: invalid character in 'A<U+200B>B' (remove U+200B, a zero-width space)" in problems
    assert "specs/a.yaml:6:63: invalid character in 'A<U+200D>B' (remove U+200D, a zero-width joiner)" in problems


def test_a_soft_hyphen_in_a_name_is_no_letter(tmp_path: Path) -> None:
    run = run_case("soft-hyphen-in-a-name", tmp_path)

    assert (run.code, run.err) == (0, "no problems in 1 spec\n")


def test_a_word_is_broken_at_its_soft_hyphens_and_they_are_in_no_output(tmp_path: Path) -> None:
    run = run_case("soft-hyphen-in-a-text", tmp_path)

    assert run.code == 0
    assert [line for line in run.out.splitlines() if line.isdigit()] == ["0", "0"]
    lines = [word for word in words_of(run, "output/a.svg") if re.match("Sags|.*oplysninger", word)]
    assert "".join(lines).replace("-", "").startswith("Sagsbehandlingssystemoplysninger")
    for line in lines[:-1]:
        assert re.fullmatch(r"(Sags)?(behandlings)?(system)?(oplysninger)?-", line)


@pytest.mark.parametrize("text", ["10\u00a0000 kr.", "3 m og mere"])
def test_spaces_of_other_widths_are_spaces(tmp_path: Path, text: str) -> None:
    run = run_case("spaces-of-other-widths", tmp_path)

    assert run.code == 0
    assert text in words_of(run, "o/a.svg")
