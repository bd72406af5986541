"""What the command says of itself, what a shell asks of it, and what it imports to say so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from snitflade.spec import SCHEMA_NAMES
from snitflade.version import __version__
from tests.cli.command import project, snitflade

COMMANDS = [
    "build", "check", "new", "layout", "diff", "trace", "review", "catalogue", "appendix", "import", "landscape",
    "systems", "icons", "schema", "textconv", "completion",
]  # fmt: skip
# What a drawing of one SVG in the shipped font has no use for.
UNUSED = {
    "PIL", "asyncio", "cairocffi", "cairosvg", "concurrent.futures.process", "fontTools", "multiprocessing", "numpy",
    "pyphen", "typst", "uharfbuzz",
}  # fmt: skip


LISTING = """
import json, sys
from snitflade.cli import main
code = main()
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


def imported(*arguments: str, cwd: Path) -> set[str]:
    """Every module that a run of the command imports, with the packages around it."""
    command = [sys.executable, "-c", LISTING, *arguments]
    run = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=True)
    return set(json.loads(run.stderr.splitlines()[-1]))


def test_version(tmp_path: Path) -> None:
    run = snitflade("--version", cwd=tmp_path)

    assert (run.code, run.out, run.err) == (0, f"snitflade {__version__}\n", "")


def test_help_teaches_the_two_lines_the_commands_and_the_exit_codes(tmp_path: Path) -> None:
    run = snitflade("--help", cwd=tmp_path)

    assert (run.code, run.err) == (0, "")
    assert run.out == snitflade("-h", cwd=tmp_path).out
    for line in ("snitflade new my-diagram", "snitflade build", "130  interrupted (Ctrl-C)"):
        assert f"  {line}" in run.out
    assert [name for name in COMMANDS if f"\n  {name} " in run.out] == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself_in_lines_of_80(command: str, tmp_path: Path) -> None:
    run = snitflade(command, "--help", cwd=tmp_path, COLUMNS="80")

    assert run.code == 0
    assert run.out.startswith(f"Usage: snitflade {command} ")
    assert max(map(len, run.out.splitlines())) <= 82
    assert f"  snitflade {command}" in run.out or "snitflade completion" in run.out


def test_no_command_at_all_shows_the_help(tmp_path: Path) -> None:
    run = snitflade(cwd=tmp_path)

    assert run.code == 2
    assert "Usage: snitflade" in run.out + run.err


def test_a_mistyped_command_is_recognised(tmp_path: Path) -> None:
    run = snitflade("biuld", cwd=tmp_path)

    assert run.code == 2
    assert "unknown command 'biuld' (did you mean 'build'?)" in run.err


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_a_schema_is_printed_as_it_stands_in_specs(name: str, tmp_path: Path) -> None:
    run = snitflade("schema", name, cwd=tmp_path)

    assert run.code == 0
    assert json.loads(run.out)["type"] == "object"
    shipped = Path(__file__).parents[2] / "specs" / "schema" / f"{name}.schema.json"
    assert run.out == shipped.read_text(encoding="utf-8")


def test_the_schema_of_a_diagram_is_the_usual_one(tmp_path: Path) -> None:
    assert snitflade("schema", cwd=tmp_path).out == snitflade("schema", "diagram", cwd=tmp_path).out


def test_an_unknown_schema(tmp_path: Path) -> None:
    run = snitflade("schema", "legnd", cwd=tmp_path)

    assert (run.code, run.out) == (2, "")
    assert run.err == "snitflade: unknown schema 'legnd' (did you mean 'legend'?)\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_of_a_shell(shell: str, tmp_path: Path) -> None:
    run = snitflade("completion", shell, cwd=tmp_path)

    assert run.code == 0
    assert f"_SNITFLADE_COMPLETE={shell}_complete" in run.out


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("snitflade bu", ["build"]),
        ("snitflade build sm", ["small"]),
        ("snitflade build --format sv", ["svg"]),
        ("snitflade build --format svg,p", ["svg,pdf", "svg,png", "svg,pptx"]),
        ("snitflade build --page a", ["a4", "a3"]),
        ("snitflade build --theme def", ["default"]),
        ("snitflade schema le", ["legend"]),
    ],
)
def test_a_shell_gets_what_completes_a_word(typed: str, expected: list[str], tmp_path: Path) -> None:
    position = str(len(typed.split()) - 1)
    run = snitflade(cwd=project(tmp_path), _SNITFLADE_COMPLETE="bash_complete", COMP_WORDS=typed, COMP_CWORD=position)

    assert run.code == 0
    assert run.out.split() == [f"plain,{word}" for word in expected]


def test_one_svg_needs_no_library_of_another_format(tmp_path: Path) -> None:
    modules = imported("build", "small", "--format", "svg", cwd=project(tmp_path))

    assert "snitflade.renderers.svg" in modules
    assert modules & UNUSED == set()


def test_the_probe_sees_what_a_pdf_needs(tmp_path: Path) -> None:
    modules = imported("build", "small", "--format", "pdf", cwd=project(tmp_path))

    assert modules & UNUSED == {"typst"}


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_help_and_version_read_no_spec(argument: str, tmp_path: Path) -> None:
    modules = imported(argument, cwd=tmp_path)

    assert "snitflade.cli.running" in modules
    assert {name for name in modules if name.startswith(("snitflade.spec", "snitflade.layout.two_wing"))} == set()
