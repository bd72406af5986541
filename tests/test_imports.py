"""Imports run one way, and a command imports only what it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
HEAVY = {
    "typst",
    "cairosvg",
    "cairocffi",
    "uharfbuzz",
    "jsonschema_rs",
    "pyphen",
    "jinja2",
    "yaml",
    "PIL",
    "asyncio",
    "pptx",
    "lxml",
}


def top_level_imports(*arguments: str) -> set[str]:
    """The top-level modules that ``python ARGUMENTS`` imports."""
    command = [sys.executable, "-X", "importtime", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)
    assert run.returncode == 0, run.stderr
    lines = [line for line in run.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def test_imports_run_one_way(capfd: pytest.CaptureFixture[str]) -> None:
    exit_code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)

    assert exit_code == 0, capfd.readouterr().out


def test_the_probe_sees_a_heavy_module() -> None:
    assert "yaml" in top_level_imports("-c", "import yaml")


@pytest.mark.parametrize(
    "arguments",
    [("-c", "import snitflade"), ("-m", "snitflade", "--version"), ("-m", "snitflade", "--help")],
    ids=["import", "--version", "--help"],
)
def test_what_draws_nothing_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    imported = top_level_imports(*arguments)

    assert "snitflade" in imported
    assert imported & HEAVY == set()
