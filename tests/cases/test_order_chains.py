"""A chain of `order: after` is known without a search, and what no page can hold is said not to fit at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.case import CaseRun, run_case

SECONDS, MEGABYTES = 3.0, 150.0


def assert_cheap(run: CaseRun, seconds: float = SECONDS, megabytes: float = MEGABYTES) -> None:
    assert (run.seconds < seconds, run.megabytes < megabytes) == (True, True), (run.seconds, run.megabytes)


def test_a_chain_of_400_systems_is_said_not_to_fit(tmp_path: Path) -> None:
    run = run_case("after-chain-400", tmp_path)
    assert_cheap(run)
    assert run.code == 2
    assert "specs/w.yaml:1:10: the diagram does not fit on page 16x9" in run.err


def test_a_chain_of_60_systems_is_split_over_pages(tmp_path: Path) -> None:
    run = run_case("after-chain-60-fit", tmp_path)
    assert_cheap(run)
    assert run.code == 0
    assert len(list((run.folder / "o").glob("w-*.svg"))) > 1


@pytest.mark.parametrize("links", ["star", "chain", "tree", "same"])
def test_hundreds_of_linked_systems_end_soon(tmp_path: Path, links: str) -> None:
    """A star of 1,000 took minutes with --fit, as each half was measured that no page can hold."""
    script = "python3 ../linked.py {} && snitflade build w --fit --format svg -o o"
    (tmp_path / "linked.py").write_text(LINKED, encoding="utf-8")
    run = run_case("after-chain-400", tmp_path, script.format(links))
    assert_cheap(run, 10.0, 600.0)
    assert run.code in (0, 2)
    assert "w.yaml:1:10: " in run.err


LINKED = """
import sys
ends = {"star": lambda n: (0, n), "chain": lambda n: (n - 1, n), "tree": lambda n: (n // 3, n)}
link = ends.get(sys.argv[1], lambda n: (n % 4, (n + 1) % 4))
count = 4 if sys.argv[1] == "same" else 500
lines = ["diagram: w", "variant: as-is", "title: T", "legend: l", "hub: Hub", "systems:"]
lines += [f"  S{n}: external" for n in range(count)] + ["links:"]
for n in range(1, 500):
    lines.append("- {from: S%d, to: S%d, category: weak, interfaces: [{codes: c%d, text: Kopi}]}" % (*link(n), n))
open("specs/w.yaml", "w").write("\\n".join(lines) + "\\n")
"""
