"""How a spec is written makes no difference: order of keys, comments, quotes, wrapping, brackets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from snitflade.compare import compare
from snitflade.spec import read_diagram

SPECS = Path(__file__).parents[2] / "specs"
FILES = sorted([*SPECS.glob("*.yaml"), *SPECS.glob("legends/*.yaml")])
NAMES = sorted(path.stem for path in SPECS.glob("*.yaml"))


def in_another_order(data: Any, random: Random) -> Any:
    """The same with every mapping's keys in another order."""
    if isinstance(data, list):
        return [in_another_order(item, random) for item in data]
    if isinstance(data, dict):
        keys = list(data)
        random.shuffle(keys)
        return {key: in_another_order(data[key], random) for key in keys}
    return data


def dumped(data: Any, **style: Any) -> str:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, **style)
    return str(text)


def commented(data: Any) -> str:
    lines = dumped(data, default_style='"', width=10_000).splitlines()
    return "\n".join(f"# before\n\n{line}   # behind: it" for line in lines)


STYLES: dict[str, Callable[[Any], str]] = {
    "keys in another order": lambda data: dumped(in_another_order(data, Random(7))),  # noqa: S311 - no secret
    "all in quotes, broken early": lambda data: dumped(data, default_style='"', width=20),
    "single quotes, broken early": lambda data: dumped(data, default_style="'", width=30),
    "long lines": lambda data: dumped(data, width=10_000),
    "brackets": lambda data: dumped(data, default_flow_style=True),
    "JSON": lambda data: json.dumps(data, indent=1),
    "comments": commented,
    "Windows line ends": lambda data: dumped(data).replace("\n", "\r\n"),
}


@pytest.fixture(scope="module")
def contents() -> dict[Path, Any]:
    loader = yaml.BaseLoader  # makes text only
    return {path: yaml.load(path.read_text(encoding="utf-8"), Loader=loader) for path in FILES}  # noqa: S506


@pytest.mark.parametrize("style", STYLES)
def test_the_six_specs_are_the_same_however_they_are_written(
    style: str, contents: dict[Path, Any], tmp_path: Path
) -> None:
    for path, data in contents.items():
        copy = tmp_path / path.relative_to(SPECS)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(STYLES[style](data).encode())
        assert copy.read_bytes() != path.read_bytes()

    for name in NAMES:
        old, new = (read_diagram(folder / f"{name}.yaml") for folder in (SPECS, tmp_path))
        assert compare(old, new).changes == ()
        assert compare(new, old).changes == ()
