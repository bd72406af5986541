"""The small mistakes that a module could have had: each changes one operator, number, word or step of it."""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
    ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip
_SWAPPED_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_NUDGE = 1.25
"""What a fraction is multiplied and divided by: a weight that is off by a quarter must be noticed."""


@dataclass(frozen=True)
class Mutant:
    """``name``: the function, and what stands in the place of what; of equal names the later ones have a number.

    ``tree``: the whole module with that mistake.
    """

    name: str
    tree: ast.Module


def find_mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module's text, in the order of its lines. Types, documentation and decorators stay.

    >>> [mutant.name for mutant in find_mutants("def is_low(n): return n < 3")]
    ['is_low: n < 3 → n <= 3', 'is_low: 3 → 4']
    """
    tree = ast.parse(source)
    found: Counter[str] = Counter()
    for owner, field, index, where in list(_spots(tree, "module")):
        value = getattr(owner, field)
        node = value if index is None else value[index]
        for mutated in _mutated(node, is_test=field in ("test", "ifs")):
            name = f"{where}: {_words(node)} → {_words(mutated)}"
            found[name] += 1
            _put(owner, field, index, mutated)
            changed = ast.fix_missing_locations(copy.deepcopy(tree))
            _put(owner, field, index, node)
            yield Mutant(name if found[name] == 1 else f"{name} ({found[name]})", changed)


def _words(node: ast.AST) -> str:
    text = type(node).__name__.lower() if isinstance(node, ast.Break | ast.Continue | ast.Pass) else ast.unparse(node)
    return " ".join(text.split())


def _put(owner: ast.AST, field: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(owner, field, node)
    else:
        getattr(owner, field)[index] = node


def _spots(owner: ast.AST, where: str) -> Iterator[tuple[ast.AST, str, int | None, str]]:
    """Each place in a tree that holds code: its owner, field and index there, and the function that it is in."""
    for field, value in ast.iter_fields(owner):
        if field in ("annotation", "returns", "decorator_list", "bases") or _is_alias(owner):
            continue
        parts = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, node in parts:
            if not isinstance(node, ast.AST) or _is_documentation(node):
                continue
            if isinstance(owner, ast.JoinedStr) and isinstance(node, ast.Constant):  # the text as a whole is mutated
                continue
            yield owner, field, index, where
            name = f"{where}.{node.name}" if isinstance(node, ast.FunctionDef | ast.ClassDef) else where
            yield from _spots(node, name.removeprefix("module."))


def _is_alias(node: ast.AST) -> bool:
    return isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias"


def _is_documentation(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _mutated(node: ast.AST, is_test: bool) -> Iterator[ast.AST]:
    if is_test and isinstance(node, ast.expr) and not isinstance(node, ast.Compare):
        yield ast.UnaryOp(ast.Not(), node)
    if isinstance(node, ast.Compare | ast.BinOp | ast.BoolOp | ast.AugAssign | ast.UnaryOp):
        yield from _with_other_operators(node)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SWAPPED_CALLS:
        yield ast.Call(ast.Name(_SWAPPED_CALLS[node.func.id], ast.Load()), node.args, node.keywords)
    elif isinstance(node, ast.Break | ast.Continue):
        yield _SWAPPED[type(node)]()
    elif isinstance(node, ast.Expr):
        yield ast.Pass()
    elif isinstance(node, ast.JoinedStr):
        yield ast.JoinedStr([ast.Constant("XX"), *node.values])
    elif isinstance(node, ast.Constant):
        yield from map(ast.Constant, _other_values(node.value))


def _with_other_operators(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.UnaryOp):
        yield from [node.operand] if isinstance(node.op, ast.Not | ast.USub) else []
    elif isinstance(node, ast.Compare):
        for number, operator in enumerate(node.ops):
            operators: list[Any] = [*node.ops]
            operators[number] = _SWAPPED[type(operator)]()
            yield ast.Compare(node.left, operators, node.comparators)
    elif isinstance(node, ast.BinOp | ast.BoolOp | ast.AugAssign) and type(node.op) in _SWAPPED:
        mutated: Any = copy.copy(node)
        mutated.op = _SWAPPED[type(node.op)]()
        yield mutated


def _other_values(value: object) -> Iterator[bool | int | float | str]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, float):
        yield from (value * _NUDGE, value / _NUDGE) if value else (1.0,)
    elif isinstance(value, str):
        yield f"XX{value}"
