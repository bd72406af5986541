"""``make mutants``: are the rules and weights of some modules held by their tests?

Each module is changed in one small place at a time, and its own tests must fail. What survives stands in
``survivors.yaml`` with the reason why it behaves as the module does; any other survivor is a hole in the tests.

    python -m tests.mutants [PART OF A MODULE'S NAME …]
"""

from __future__ import annotations

import ast
import sys
import time
from pathlib import Path

import yaml

from tests.mutants.mutations import find_mutants
from tests.mutants.running import find_survivors

LEAST_KILLED = 0.9
_PACKAGE = Path("generators")
_SURVIVORS = Path(__file__).with_name("survivors.yaml")
_MATCHING = ("tests/compare/test_matching.py", "tests/compare/test_matching_weights.py")
_REFERENCES = (
    "tests/spec/test_invalid_specs.py",
    "tests/spec/test_valid_specs.py",
    "tests/spec/test_used_references.py",
    "tests/spec/test_transition_origins.py",
    "-k",
    "not every_message",
)
TESTS: dict[str, tuple[str, ...]] = {
    "snitflade.compare.matching": _MATCHING,
    "snitflade.compare.matching_interfaces": _MATCHING,
    "snitflade.compare.matching_systems": _MATCHING,
    "snitflade.layout.sides": ("tests/layout/test_sides.py",),
    "snitflade.layout.spreading": ("tests/layout/test_spreading.py", "tests/layout/test_spreading_weights.py"),
    "snitflade.picture.conflicts": (
        "tests/picture/test_conflicts.py",
        "tests/picture/test_conflict_limits.py",
        "-k",
        "not of_the_project",
    ),
    "snitflade.spec.references": _REFERENCES,
    "snitflade.spec.transitions": _REFERENCES,
}
"""What is mutated, and the options that choose its tests."""


def main(wanted: list[str]) -> int:
    """Report on each module; 1 when a survivor is not listed, one is listed in vain, or too few are killed."""
    explained: dict[str, dict[str, str]] = yaml.safe_load(_SURVIVORS.read_text(encoding="utf-8"))
    modules = [module for module in TESTS if not wanted or any(part in module for part in wanted)]
    number = survived = faults = 0
    for module in modules:
        tried, survivors = _try(module)
        number, survived = number + tried, survived + len(survivors)
        listed = explained.get(module.removeprefix("snitflade."), {})
        for name in sorted({*survivors} - {*listed}):
            print(f"  survived: {name}")
        for name in sorted({*listed} - {*survivors}):
            print(f"  listed, but killed or gone: {name}")
        faults += len({*survivors} ^ {*listed})
    killed = 1 - survived / max(number, 1)
    print(f"{number} mutants, {killed:.1%} killed, {faults} faults")
    return int(bool(faults) or killed < LEAST_KILLED)


def _try(module: str) -> tuple[int, list[str]]:
    """How many mutants a module has, and the names of those that its tests do not notice.

    :raises SystemExit: when the tests fail without any mutation.
    """
    started = time.monotonic()
    path = _PACKAGE / Path(*module.split(".")).with_suffix(".py")
    source = path.read_text(encoding="utf-8")
    if not list(find_survivors(module, path, [ast.parse(source)], TESTS[module])):
        raise SystemExit(f"{module}: its tests fail without a mutation")
    mutants = list(find_mutants(source))
    survivors = find_survivors(module, path, [mutant.tree for mutant in mutants], TESTS[module])
    names = [mutants[number].name for number in survivors]
    print(f"{module}: {len(mutants)} mutants, {len(names)} survive ({time.monotonic() - started:.0f} s)", flush=True)
    return len(mutants), names


sys.exit(main(sys.argv[1:]))
