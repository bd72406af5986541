"""``snitflade trace``, and what ``snitflade check`` tells of its gaps, from end to end."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import files, project, snitflade

ROOT = Path(__file__).parents[2]


def test_all_transitions() -> None:
    run = snitflade("trace", cwd=ROOT)

    assert (run.code, run.err) == (0, "")
    assert [line.partition(" to ")[2] for line in run.out.splitlines() if line.startswith("From ")] == [
        "ksd-transition: 23 carried over, 9 retired, 2 not accounted for (19 of them guesses)",
        "ky-transition: 15 carried over, 10 retired (17 of them guesses)",
        "sapa-transition: 43 carried over (1 of them guesses)",
    ]
    assert "  16: NemRefusion (specs/kmd-dagpenge-as-is.yaml:124:9)" in run.out


def test_one_transition_alone_or_with_its_as_is_diagram() -> None:
    alone = snitflade("trace", "ky-transition", cwd=ROOT)

    assert alone.out == snitflade("trace", "kmd-aktiv-as-is", "ky-transition", cwd=ROOT).out
    assert "KMD OPUS-Debitor        7, 8            carried over            SID007, SID008" in alone.out


def test_markdown_into_a_file(tmp_path: Path) -> None:
    target = tmp_path / "trace.md"

    run = snitflade("trace", "ky-transition", "--format", "markdown", "-o", str(target), cwd=ROOT)

    assert (run.code, run.out) == (0, "")
    assert "| KMD OPUS-Debitor | 7, 8 | videreføres | SID007, SID008 |" in target.read_text(encoding="utf-8")


def test_what_is_no_transition_is_reported(tmp_path: Path) -> None:
    project(tmp_path)
    before = files(tmp_path)

    for arguments, message in (
        ((), "missing transition in specs/"),
        (("small",), "missing transition in small"),
        (("smal",), "unknown diagram 'smal' in specs/ (did you mean 'small'?)"),
        (("a", "b", "c"), "at most an as-is diagram and its transition"),
    ):
        run = snitflade("trace", *arguments, cwd=tmp_path)
        assert (run.code, run.out) == (2, "")
        assert message in run.err
    wrong = snitflade("trace", "kmd-sag-as-is", "ky-transition", cwd=ROOT)
    assert "'ky-transition' is not a transition from 'kmd-sag-as-is' (it starts from 'kmd-aktiv-as-is')" in wrong.err
    assert files(tmp_path) == before


def test_check_warns_once_for_each_system_with_a_gap() -> None:
    run = snitflade("check", cwd=ROOT)

    assert run.code == 0
    message = "warning: missing replaces for code {} of system '{}' in kmd-dagpenge-as-is"
    hint = "(let an interface replace it, or retire the system's link)"
    assert [line for line in run.err.splitlines() if "replaces" in line] == [
        f"specs/ksd-transition.yaml:30:3: {message.format(13, 'KMD Indkomst / eIndkomst')} {hint}",
        f"specs/ksd-transition.yaml:34:3: {message.format(16, 'NemRefusion')} {hint}",
    ]


def test_the_schemas_of_themes_and_changes_are_printed(tmp_path: Path) -> None:
    titles = [snitflade("schema", name, cwd=tmp_path).out.split('"title": "')[1] for name in ("theme", "changes")]

    assert [title.partition('"')[0] for title in titles] == ["theme", "changes"]
