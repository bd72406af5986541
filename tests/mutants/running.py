"""Runs a module's tests on one mutant, in a process of its own that has the libraries loaded already."""

from __future__ import annotations

import ast
import importlib
import os
import resource
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

import pytest

SECONDS = 10
"""Of processor time for a mutant's tests: a loop without end is ended, however busy the machine is."""
_BYTES = 4 << 30
"""Of memory: a list without end is ended, too."""
_OPTIONS = ("-x", "-q", "--assert=plain", "-o", "cache_dir=.cache/mutants", "-p", "no:xdist")


class _Mutation(MetaPathFinder, Loader):
    """Imports a mutant in the place of its module."""

    def __init__(self, module: str, path: Path, code: CodeType) -> None:
        self._module, self._path, self._code = module, path, code

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        return spec_from_file_location(name, self._path, loader=self) if name == self._module else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)  # noqa: S102 - a module of this project


def find_survivors(module: str, path: Path, trees: Sequence[ast.Module], tests: Sequence[str]) -> Iterator[int]:
    """The numbers of the trees that pass the tests, as many at a time as there are processors."""
    importlib.import_module(module)
    running: dict[int, int] = {}
    waiting = iter(enumerate(trees))
    for number, tree in waiting:
        running[_start(module, path, tree, tests)] = number
        if len(running) >= (os.cpu_count() or 1):
            yield from _wait(running)
    while running:
        yield from _wait(running)


def _start(module: str, path: Path, tree: ast.Module, tests: Iterable[str]) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    try:
        status = _test(module, path, tree, tests)
    except BaseException:  # noqa: BLE001 - whatever a mutant does, its process ends here
        status = 1
    os._exit(status)


def _test(module: str, path: Path, tree: ast.Module, tests: Iterable[str]) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    for name in [name for name in sys.modules if name.split(".")[0] in ("snitflade", "tests")]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Mutation(module, path, compile(tree, str(path), "exec")))
    return int(pytest.main([*_OPTIONS, *tests]))


def _wait(running: dict[int, int]) -> Iterator[int]:
    child, status = os.wait()
    number = running.pop(child)
    if status == 0:
        yield number
