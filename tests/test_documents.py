"""The documents for people who change the project name files that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generators" / "snitflade"
ABSENT = {"uv.lock", "dist/"}  # a file that the project does without, and a folder that `make wheel` makes
PLACEHOLDERS = ("NAME", "LANGUAGE", "…", "*", "<", ".venv", ".cache")


def named_paths(text: str) -> list[str]:
    """The words in backquotes that are paths: a file with an ending, or a folder with a slash behind it."""
    words = (word for code in re.findall(r"`([^`\n]+)`", text) for word in code.split())
    paths = (word for word in words if re.fullmatch(r"[\w./-]*(/|\.(py|md|json|yaml|toml|lock|sh))", word))
    return sorted({path for path in paths if not any(placeholder in path for placeholder in PLACEHOLDERS)})


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_file_that_is_named_is_there(name: str) -> None:
    paths = named_paths((ROOT / name).read_text(encoding="utf-8"))
    rooms = [ROOT, PACKAGE, *(folder for folder in PACKAGE.iterdir() if folder.is_dir())]

    assert len(paths) > 5
    assert [path for path in paths if path not in ABSENT and not any((room / path).exists() for room in rooms)] == []


def test_every_room_of_the_package_has_a_row_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = [path for path in PACKAGE.iterdir() if path.is_dir() or path.suffix == ".py"]
    named = {path.name.removesuffix(".py") for path in rooms if not path.name.startswith("__")}

    data = {"themes"}
    assert {room for room in named - data if f"`{room}`" not in text and f"`{room}/`" not in text} == set()


def test_a_path_that_is_not_there_is_seen() -> None:
    assert named_paths("`a/b.py`, `NAME.py`, `x.y` and `c/`; `make lint`") == ["a/b.py", "c/"]
