"""``python -m tests.reports [-o DIR]``: measures how calm the layout is, and draws sheets of diagrams to look at.

A Markdown table goes to the standard output, and with the sheets into a folder. The same project, the same figures.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from snitflade.spec import read_diagram
from tests.reports.calm_edits import SEED, edits
from tests.reports.pairs import drawn
from tests.reports.sheets import write_sheets
from tests.reports.tables import calm_table, line_table, pair_table, picture_table

PAIRS = (
    ("kmd-aktiv-as-is", "ky-transition"),
    ("kmd-dagpenge-as-is", "ksd-transition"),
    ("kmd-sag-as-is", "sapa-transition"),
)
SPECS = Path("specs")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.reports", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=Path(".cache/layout-report"), metavar="DIR")
    parser.add_argument("--edits", type=int, default=200, help="how many random edits (default 200)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the random edits (default {SEED})")
    parser.add_argument("--page", default="16x9", help="on which they are drawn (default 16x9)")
    wanted = parser.parse_args(arguments)
    diagrams = [read_diagram(SPECS / f"{name}.yaml") for pair in PAIRS for name in pair]
    calm = list(edits(diagrams, wanted.edits, wanted.page, wanted.seed))
    pictures = drawn(diagrams)
    tables = [calm_table(calm), line_table(calm), pair_table(pictures), picture_table(pictures)]
    text = "# Layout report\n\n" + "\n\n".join(tables) + "\n"
    sys.stdout.write(text)
    wanted.output.mkdir(parents=True, exist_ok=True)
    (wanted.output / "report.md").write_text(text, encoding="utf-8")
    for path in write_sheets(pictures, calm, wanted.output):
        sys.stderr.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
