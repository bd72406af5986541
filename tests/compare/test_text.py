"""A comparison on the terminal."""

from __future__ import annotations

import re
from pathlib import Path

from snitflade.compare.text import as_text
from tests.compare.changed import NEW, OLD, comparison

EXPECTED = """\
small: 10 changes
  ~ title: Snitflader i [-dag-] {+morgen+}  (here/small.yaml:1:10)
  ~ link STAR: category is no longer a guess  (here/small.yaml:11:5)
  ~ STAR 9: direction: both → out  (here/small.yaml:14:9)
  ~ STAR 9: text: AMS [-Kommunikation-] {+kommunikation+} til alle kommuner  (here/small.yaml:14:9)
  ~ STAR 16a: code: 16 → 16a  (here/small.yaml:15:9)
  + STAR 31: added: Ny snitflade  (here/small.yaml:16:9)
  ~ system KMD LOS: kind is no longer a guess  (here/small.yaml:8:3)
  - system DST: removed, with 15  (main/small.yaml:9:3)
  + system e-Boks: added, with 40  (here/small.yaml:9:3)
  ~ layout: system STAR: side

10 changes in 1 diagram (main → working tree)
"""
ESCAPE = re.compile("\x1b\\[[0-9;]*m")


def test_each_change_is_a_line_with_its_place(tmp_path: Path) -> None:
    told = as_text(comparison(tmp_path)).replace(f"{tmp_path.as_posix()}/", "")

    assert told == EXPECTED


def test_colours_add_nothing_but_colours(tmp_path: Path) -> None:
    whole = comparison(tmp_path)
    coloured = as_text(whole, coloured=True)

    without = re.sub(r"\[-|-\]|\{\+|\+\}", "", as_text(whole))
    assert ESCAPE.sub("", coloured) == without
    assert "\x1b[31;9mKommunikation\x1b[0m \x1b[32;4mkommunikation\x1b[0m" in coloured


def test_nothing_changed(tmp_path: Path) -> None:
    assert as_text(comparison(tmp_path, NEW, NEW)) == "no changes in 1 diagram (main → working tree)\n"


def test_errors_are_told(tmp_path: Path) -> None:
    told = as_text(comparison(tmp_path, OLD, OLD.replace("system: DST", "system: DTS")))

    assert told.splitlines()[0] == "small: has errors"
    assert "unknown system 'DTS' (did you mean 'DST'?)" in told


def test_a_long_text_is_shortened_to_what_is_near_a_change(tmp_path: Path) -> None:
    words = [f"ord{n}" for n in range(40)]
    old = OLD.replace("text: Kopi", f"text: {' '.join(words)}")
    new = OLD.replace("text: Kopi", f"text: {' '.join([*words[:20], 'nyt', *words[21:]])}")

    told = as_text(comparison(tmp_path, old, new))

    assert "text: … ord17 ord18 ord19 [-ord20-] {+nyt+} ord21 ord22 ord23 …  (" in told


def test_a_label_cannot_move_the_cursor(tmp_path: Path) -> None:
    assert "\x1b" not in as_text(comparison(tmp_path, label="a\x1b[2Jb"))
    coloured = as_text(comparison(tmp_path / "more", label="a\x1b[2Jb"), coloured=True)
    assert "\x1b[2J" not in coloured
