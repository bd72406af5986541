"""``snitflade layout`` from end to end: it shows and forgets what the layout records in the folder say."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.command import SMALL, files, named, project, snitflade


def test_it_shows_what_the_record_says(tmp_path: Path) -> None:
    project(tmp_path)
    assert snitflade("build", "-q", "--format", "svg", cwd=tmp_path).code == 0
    record = (tmp_path / "output/small.layout.yaml").read_text(encoding="utf-8")

    run = snitflade("layout", cwd=tmp_path)

    assert (run.code, run.err) == (0, "")
    head, *rows = run.out.splitlines()
    size = re.search(r"size: (.+)", record)
    assert size
    assert head == f"small 16x9: {size[1]} pt"
    shown = {system: (side, float(y)) for side, y, system in (row.split(maxsplit=2) for row in rows)}
    written = {system: float(y) for system, y in re.findall(r'"(.+)": (.+)', record)}
    assert {system: y for system, (_, y) in shown.items()} == written
    assert {side for side, _ in shown.values()} <= {"left", "right"}


def test_each_page_is_shown(tmp_path: Path) -> None:
    project(tmp_path)
    for page in ("16x9", "a4"):
        assert snitflade("build", "-q", "--format", "svg", "--page", page, "-o", "out", cwd=tmp_path).code == 0

    run = snitflade("layout", "small", "-o", "out", cwd=tmp_path)

    assert [line.split(":")[0] for line in run.out.splitlines() if line.startswith("small")] == [
        "small 16x9",
        "small a4",
    ]


def test_fresh_removes_the_records_of_these_diagrams_and_nothing_else(tmp_path: Path) -> None:
    project(tmp_path, small=SMALL, other=named("other"))
    assert snitflade("build", "-q", "--format", "svg", cwd=tmp_path).code == 0
    before = files(tmp_path)

    run = snitflade("layout", "--fresh", "small", cwd=tmp_path)

    assert (run.code, run.out, run.err) == (0, "", "1 layout record forgotten\n")
    after = files(tmp_path)
    assert before.keys() - after.keys() == {"output/small.layout.yaml"}
    assert all(before[name] == content for name, content in after.items())
    assert snitflade("layout", "--fresh", "small", cwd=tmp_path).err == "0 layout records forgotten\n"


def test_without_a_build_there_is_nothing_to_show(tmp_path: Path) -> None:
    run = snitflade("layout", cwd=project(tmp_path))

    assert (run.code, run.out, run.err) == (0, "", "")


def test_a_broken_record_is_reported(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "output").mkdir()
    (tmp_path / "output/small.layout.yaml").write_text("layout: other\n", encoding="utf-8")

    run = snitflade("layout", cwd=tmp_path)

    assert (run.code, run.out) == (0, "")
    assert run.err.startswith("output/small.layout.yaml:1:1: warning: broken or stale layout record")
    assert files(tmp_path)["output/small.layout.yaml"] == b"layout: other\n"
