"""Templates are compiled once, where Python may write what it compiles."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from snitflade import templates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with one template, which the package takes for its own."""
    (tmp_path / "one.j2").write_text("<{{ word }}>", encoding="utf-8")
    monkeypatch.setattr(templates, "template_folder", lambda: tmp_path)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    """As if the program had just started."""
    templates.environment.cache_clear()
    templates.template.cache_clear()


def compiled(folder: Path) -> list[Path]:
    return sorted(folder.glob("__pycache__/*"))


def test_a_template_is_compiled_once_and_again_when_it_was_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    templates.compile_all()
    (file,) = compiled(folder)
    first = file.read_bytes()

    forget()
    assert templates.template("one.j2").render(word="a&b") == "<a&amp;b>"
    assert file.read_bytes() == first

    (folder / "one.j2").write_text("<<{{ word }}>>", encoding="utf-8")
    forget()
    assert templates.template("one.j2").render(word="a") == "<<a>>"
    assert file.read_bytes() != first


def test_nothing_is_written_where_python_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert templates.template("one.j2").render(word="a") == "<a>"
    assert compiled(folder) == []


def test_a_folder_that_cannot_be_written_is_no_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(Path, "mkdir", refuse)

    assert templates.template("one.j2").render(word="a") == "<a>"
    assert compiled(folder) == []
