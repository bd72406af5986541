"""The house rules of reading that a program can hold: names, docstrings, and numbers with their reasons.

A room is a package or a module that stands beside the packages.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import snitflade

Function = ast.FunctionDef | ast.AsyncFunctionDef

PACKAGE = Path(snitflade.__file__).parent
SOURCES = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(source) for name, source in SOURCES.items()}

# Names of classes that may mean two things, each with the reason why.
SHARED_CLASS_NAMES: dict[str, str] = {
    "Wording": "the words that one room draws or writes, in its module `wording`; no room uses the one of another",
}

# `name` is `room/module.py:function`, and the value the reason why it may be called by a participle.
PARTICIPLES_THAT_STAY: dict[str, str] = {
    "compare/linked_interfaces.py:linked_interfaces_of": "a conversion, `x_of(y)`: a linked interface is a value",
}

IRREGULAR_PARTICIPLES = set(
    "begun bent born bound broken brought built caught chosen cut_off dealt done drawn driven fallen felt forgotten "
    "found given gone grown held hidden kept known laid led left_out lost made meant met paid proven said seen sent "
    "shown spelt split_up spun stood struck taken taught thought thrown told torn understood undone won worn woven "
    "written".split()
)
# Verbs that end like a participle.
VERBS_IN_ED = {"add", "embed", "feed", "heed", "need", "shed", "speed", "weed"}

ROOMS_OF_NUMBERS = {"landscape", "layout", "picture", "typesetting"}


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def is_property(function: Function) -> bool:
    return any(ast.unparse(each).endswith(("property", ".setter")) for each in function.decorator_list)


def is_participle(name: str) -> bool:
    first, *rest = name.strip("_").split("_")
    if first in VERBS_IN_ED:
        return False
    return (
        first.endswith("ed") or first in IRREGULAR_PARTICIPLES or "_".join([first, *rest[:1]]) in IRREGULAR_PARTICIPLES
    )


def test_a_class_name_means_one_thing() -> None:
    homes: dict[str, set[str]] = defaultdict(set)
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                homes[node.name].add(name)
    twice = {each: found for each, found in homes.items() if len(found) > 1}

    assert {each: sorted(found) for each, found in twice.items() if each not in SHARED_CLASS_NAMES} == {}
    assert {each for each in SHARED_CLASS_NAMES if len(homes[each]) < 2} == set()


def test_functions_are_verbs() -> None:
    participles = {
        f"{name}:{function.name}"
        for name, tree in TREES.items()
        for function in functions(tree)
        if is_participle(function.name) and not is_property(function)
    }

    assert sorted(participles - PARTICIPLES_THAT_STAY.keys()) == []
    assert sorted(each for each in PARTICIPLES_THAT_STAY if each not in participles) == []


@pytest.mark.parametrize("name", ["placed", "_laid_out", "told", "hyphenated_words"])
def test_a_participle_is_seen(name: str) -> None:
    assert is_participle(name)


@pytest.mark.parametrize("name", ["place", "_lay_out", "add_row", "embed", "split", "cut", "read", "set_colour"])
def test_a_verb_is_no_participle(name: str) -> None:
    assert not is_participle(name)


def is_number(node: ast.AST | None) -> bool:
    """Whether an expression is a number, or a tuple of them, as it stands in the source."""
    match node:
        case ast.Constant(value=constant):
            return isinstance(constant, int | float) and not isinstance(constant, bool)
        case ast.UnaryOp(operand=operand):
            return is_number(operand)
        case ast.BinOp(left=left, right=right):
            return is_number(left) or is_number(right)
        case ast.Tuple(elts=[_, *_] as elements):
            return all(is_number(each) for each in elements)
    return False


def is_upper_case(target: ast.AST) -> bool:
    return re.fullmatch(r"_?[A-Z][A-Z0-9_]*(, _?[A-Z][A-Z0-9_]*)*", ast.unparse(target).strip("()")) is not None


def numbers_without_reason(source: str) -> list[str]:
    """The numeric constants of a module that have no comment on or above their line, and no docstring below."""
    lines, body = source.splitlines(), ast.parse(source).body
    unsaid = []
    for node, after in pairwise([*body, None]):
        if isinstance(node, ast.Assign):
            target, number = node.targets[0], node.value
        elif isinstance(node, ast.AnnAssign) and node.value:
            target, number = node.target, node.value
        else:
            continue
        said_beside = any("#" in line for line in lines[node.lineno - 1 : node.end_lineno])
        said_above = lines[node.lineno - 2].startswith("#")
        said_below = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        if is_upper_case(target) and is_number(number) and not (said_beside or said_above or said_below):
            unsaid.append(ast.unparse(target))
    return unsaid


def test_numbers_that_place_things_have_a_reason() -> None:
    unsaid = {
        name: numbers
        for name in TREES
        if name.split("/")[0] in ROOMS_OF_NUMBERS and (numbers := numbers_without_reason(SOURCES[name]))
    }

    assert unsaid == {}


def test_a_number_without_reason_is_seen() -> None:
    lines = [
        '"""A module."""',
        "_A = 1  # why",
        "# why",
        "B: Final = -0.5",
        "_C = 2 * B",
        '"""Why."""',
        "_D = 3 * B",
        "",
    ]

    assert numbers_without_reason("\n".join([*lines, "E, F = 1, 2", "G = 'text'"])) == ["_D", "(E, F)"]


def test_no_docstring_leans_on_a_neighbour() -> None:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    leaning = [
        f"{name}:{getattr(node, 'name', 'module')}"
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, documented) and (ast.get_docstring(node) or "").startswith("The same")
    ]

    assert leaning == []


def errors_of_the_project() -> set[str]:
    """The names of all classes of the package that are exceptions, however many classes lie between."""
    parents = {
        node.name: {ast.unparse(base).split(".")[-1] for base in node.bases}
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    errors: set[str] = set()
    while more := {name for name, bases in parents.items() if bases & (errors | {"Exception", "ValueError"})} - errors:
        errors |= more
    return errors


def raised(body: list[ast.stmt]) -> Iterator[str]:
    """The names of what statements raise and do not catch themselves; what functions inside them raise is theirs."""
    for statement in body:
        match statement:
            case ast.Raise(exc=ast.Call(func=error)) | ast.Raise(exc=ast.Name() as error):
                yield ast.unparse(error).split(".")[-1]
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                continue
            case ast.Try():
                caught = {
                    each.split(".")[-1]
                    for handler in statement.handlers
                    for each in re.findall(r"[\w.]+", ast.unparse(handler.type) if handler.type else "")
                }
                yield from (each for each in raised(statement.body) if each not in caught)
                for handler in statement.handlers:
                    yield from raised(handler.body)
                yield from raised([*statement.orelse, *statement.finalbody])
            case ast.Match():
                yield from raised([each for case in statement.cases for each in case.body])
            case _:
                for field in ("body", "orelse"):
                    yield from raised(getattr(statement, field, []))


def is_command(function: Function) -> bool:
    return any(re.search(r"\bcommand\(", ast.unparse(each)) for each in function.decorator_list)


def public_functions(tree: ast.Module) -> Iterator[Function]:
    """The functions and methods that another module may call; the docstring of a command is its help."""
    for node in tree.body:
        inside = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
        yield from (
            each
            for each in inside
            if isinstance(each, Function) and not (each.name.startswith("_") or is_command(each))
        )


def unsaid_errors(tree: ast.Module, errors: set[str]) -> list[str]:
    return [
        f"{function.name}: {error}"
        for function in public_functions(tree)
        for error in sorted(errors.intersection(raised(function.body)))
        if f":raises {error}:" not in (ast.get_docstring(function) or "")
    ]


def test_a_public_function_says_what_it_raises() -> None:
    errors = errors_of_the_project()

    assert {"ProblemsFound"} <= errors
    assert {name: unsaid for name, tree in TREES.items() if (unsaid := unsaid_errors(tree, errors))} == {}


def test_an_error_that_is_not_said_is_seen() -> None:
    missing = ["def read():", "    if True:", "        raise Missing(1)"]
    caught = ["    try:", "        raise Own(2)", "    except Own:", "        pass"]

    assert unsaid_errors(ast.parse("\n".join([*missing, *caught])), {"Missing", "Own"}) == ["read: Missing"]
