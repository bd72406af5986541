"""Specs that say in comments what is wrong with them: ``# expect: 14:5: unknown category 'wek' (…)``."""

from __future__ import annotations

from pathlib import Path

from snitflade.problems import Problem

PREFIX = "# expect: "


def expected_problems(spec: Path) -> list[str]:
    """The expectations in the order of the file; those of another file begin with its name."""
    lines = spec.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix(PREFIX) for line in lines if line.startswith(PREFIX)]


def told(problems: tuple[Problem, ...], spec: Path) -> list[str]:
    """The problems as expectations are written: without the name of the spec itself."""
    return [str(problem).removeprefix(f"{spec.as_posix()}:").strip() for problem in problems]
