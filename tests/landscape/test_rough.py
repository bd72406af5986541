"""The rough positions: the same on every run, without Graphviz's remarks, and what is said when it cannot load."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from snitflade.landscape.graph import merge_diagrams
from snitflade.landscape.graphviz import rough_positions
from snitflade.problems import SnitfladeError
from tests.landscape.drawn import made, six, star


def without(monkeypatch: pytest.MonkeyPatch, module: str, error: Exception) -> None:
    """As on a machine where a package is missing or cannot load."""
    real: Callable[..., Any] = builtins.__import__

    def stand_in(name: str, *arguments: Any, **more: Any) -> Any:
        if name == module:
            raise error
        return real(name, *arguments, **more)

    monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setattr(builtins, "__import__", stand_in)


def test_they_are_the_same_whatever_was_laid_out_before(tmp_path: Path) -> None:
    graph = merge_diagrams(six())
    first = rough_positions(graph)
    rough_positions(merge_diagrams(made(tmp_path, a=star("A", ["X", "Y", "Z"]))))
    assert rough_positions(graph) == first
    assert set(first) == {node.name for node in graph.nodes}


def test_nothing_is_written_to_the_terminal_or_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    rough_positions(merge_diagrams(six()))
    assert capfd.readouterr() == ("", "")
    assert list(Path().iterdir()) == []


def test_names_mean_nothing_to_graphviz(tmp_path: Path) -> None:
    name = '"]; shell -> <b>'
    graph = merge_diagrams(made(tmp_path, a=star("A", ["X"]).replace(" X", f" '{name}'")))
    assert name in rough_positions(graph)


def test_without_the_package_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "diagrams", ModuleNotFoundError("No module named 'diagrams'"))
    with pytest.raises(SnitfladeError, match=r"needs the package 'diagrams' \(pip install \"snitflade\[landscape\]\""):
        rough_positions(merge_diagrams(six()))


def test_without_pygraphviz_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "pygraphviz", ModuleNotFoundError("No module named 'pygraphviz'"))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SnitfladeError, match=r"needs the package 'pygraphviz', or the program 'dot' \(pip install"):
        rough_positions(merge_diagrams(six()))


@pytest.mark.parametrize("error", [ImportError("libX11.so.6: cannot open"), OSError("libglib: cannot open")])
def test_where_a_library_is_missing_it_names_the_packages(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    without(monkeypatch, "pygraphviz", error)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SnitfladeError) as told:
        rough_positions(merge_diagrams(six()))
    assert "Graphviz cannot be loaded: lib" in str(told.value)
    assert "apt-get install libglib2.0-0 libx11-6 libxext6 libxrender1" in str(told.value)


def program(folder: Path, body: str) -> str:
    """A folder for PATH with a ``dot`` in it."""
    dot = folder / "dot"
    dot.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    dot.chmod(0o755)
    return str(folder)


def test_a_dot_program_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "pygraphviz", ImportError("libX11.so.6: cannot open"))
    printed = "echo 'graph 1 9 9'; echo 'node n0 1.5 2 1 1 x'; echo 'node n1 3 4.25 1 1 x'; echo stop"
    monkeypatch.setenv("PATH", program(tmp_path, printed))
    assert rough_positions(merge_diagrams(made(tmp_path, a=star("A", ["X"])))) == {"A": (1.5, -2.0), "X": (3.0, -4.25)}


def test_a_dot_program_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "pygraphviz", ImportError("libX11.so.6: cannot open"))
    monkeypatch.setenv("PATH", program(tmp_path, "echo 'no sfdp' >&2; exit 1"))
    with pytest.raises(SnitfladeError, match="'dot' failed: no sfdp"):
        rough_positions(merge_diagrams(six()))


@pytest.mark.parametrize("printed", ["echo stop", "echo 'node n0 1 2'; echo 'node n1 x y 1'", "printf '\\377\\n'"])
def test_a_dot_program_that_prints_nonsense_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printed: str
) -> None:
    without(monkeypatch, "pygraphviz", ImportError("libX11.so.6: cannot open"))
    monkeypatch.setenv("PATH", program(tmp_path, printed))
    with pytest.raises(SnitfladeError, match="no place to every system"):
        rough_positions(merge_diagrams(six()))


def test_a_dot_that_cannot_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "pygraphviz", ImportError("libX11.so.6: cannot open"))
    monkeypatch.setenv("PATH", program(tmp_path, ""))
    (tmp_path / "dot").write_text("#!/no/such/program\n", encoding="utf-8")
    with pytest.raises(SnitfladeError, match="'dot' failed: "):
        rough_positions(merge_diagrams(six()))
