"""``snitflade check`` from end to end."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import SMALL, files, named, project, snitflade

ASSUMED = SMALL.replace("category: weak,", "category: weak, assumed: [category], inferred: [pairing],")


def test_a_sound_spec_has_no_problems_and_nothing_is_written(tmp_path: Path) -> None:
    before = files(project(tmp_path))

    run = snitflade("check", cwd=tmp_path)

    assert (run.code, run.out, run.err) == (0, "", "no problems in 1 spec\n")
    assert files(tmp_path) == before


def test_errors_and_warnings_of_all_specs_are_reported_in_their_order(tmp_path: Path) -> None:
    project(tmp_path, b=named("b").replace("system: STAR, ", "system: STRA, "), a=named("other"))

    run = snitflade("check", cwd=tmp_path)

    assert run.code == 2
    assert run.err.splitlines() == [
        "specs/a.yaml:1:10: warning: invalid diagram 'other' (the file is named 'a')",
        "specs/b.yaml:7:18: unknown system 'STRA' (did you mean 'STAR'?)",
        "1 error, 1 warning in 2 specs",
    ]


def test_it_finds_out_that_a_diagram_does_not_fit_its_page(tmp_path: Path) -> None:
    texts = ", ".join(["mange lange ord " * 18] * 14)
    project(tmp_path, small=SMALL.replace("text: AMS", f"text: [{texts}]"))

    runs = {page: snitflade("check", "--page", page, "-q", cwd=tmp_path) for page in ("a4", "a3")}

    assert {page: run.code for page, run in runs.items()} == {"a4": 0, "a3": 0}
    theme = tmp_path / "specs" / "themes"
    theme.mkdir()
    (theme / "large.yaml").write_text("theme: large\nsizes: {smallest: 11, label_max: 12}\n", encoding="utf-8")
    run = snitflade("check", "--page", "a4", "--theme", "large", cwd=tmp_path)
    assert run.code == 2
    assert run.err.startswith("specs/small.yaml:1:10: the diagram does not fit on page a4 at 11 pt (")


def test_colours_are_compared_with_the_page_of_the_theme(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "green.yaml").write_text('theme: green\ncolours: {page: "#2e8556"}\n', encoding="utf-8")

    run = snitflade("check", "--theme", "green.yaml", cwd=tmp_path)

    assert run.code == 0
    assert "warning: too little contrast between the line of category 'weak' and the page: 1.00:1" in run.err


def test_assumed_lists_the_marked_values_and_counts_them(tmp_path: Path) -> None:
    run = snitflade("check", "--assumed", cwd=project(tmp_path, small=ASSUMED))

    assert run.code == 0
    assert run.out.splitlines() == [
        "specs/small.yaml:7:9: category of link STAR: weak (assumed)",
        "specs/small.yaml:7:9: pairing of link STAR: 9 (inferred)",
        "assumed: 1",
        "inferred: 1",
    ]


def test_a_value_of_a_shared_legend_is_listed_once(tmp_path: Path) -> None:
    project(tmp_path, one=named("one"), two=named("two"))
    legend = tmp_path / "specs/legends/short.yaml"
    legend.write_text(
        legend.read_text(encoding="utf-8").replace("dash: dashed,", "dash: dashed, assumed: [dash],"), encoding="utf-8"
    )

    run = snitflade("check", "--assumed", cwd=tmp_path)

    assert run.out.splitlines() == [
        "specs/legends/short.yaml:3:3: dash of category weak: dashed (assumed)",
        "assumed: 1",
    ]


def test_quiet_says_only_what_is_wrong(tmp_path: Path) -> None:
    run = snitflade("check", "-q", cwd=project(tmp_path))

    assert (run.code, run.out, run.err) == (0, "", "")
