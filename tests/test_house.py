"""The house rules that a program can hold: how long things are, and how many stand loose."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import snitflade

PACKAGE = Path(snitflade.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES_A_FILE = 400
MOST_LINES_A_FUNCTION = 50
MOST_LOOSE_MODULES = 16


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From ``def`` to its last line; the options of a command stand before it, as decorators."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def docstrings(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return {name_of(path): ast.parse(path.read_bytes()) for path in FILES}


def test_no_file_is_longer_than_it_can_be_read_at_a_sitting() -> None:
    lines = {name_of(path): len(path.read_bytes().splitlines()) for path in FILES}

    assert len(lines) > 200
    assert {name: number for name, number in lines.items() if number > MOST_LINES_A_FILE} == {}


def test_no_function_is_longer_than_a_screen(trees: dict[str, ast.Module]) -> None:
    lines = {
        f"{name}:{function.lineno} {function.name}": lines_of(function)
        for name, tree in trees.items()
        for function in functions(tree)
    }

    assert len(lines) > 1000
    assert {name: number for name, number in lines.items() if number > MOST_LINES_A_FUNCTION} == {}


def test_few_modules_stand_beside_the_packages() -> None:
    assert len(list(PACKAGE.glob("*.py"))) <= MOST_LOOSE_MODULES


def test_every_docstring_stands_by_itself(trees: dict[str, ast.Module]) -> None:
    """Not "The same …": the neighbour that it leans on may move."""
    leaning = [
        f"{name}: {text.splitlines()[0]}"
        for name, tree in trees.items()
        for text in docstrings(tree)
        if text.startswith("The same")
    ]

    assert leaning == []
