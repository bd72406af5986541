"""The wheel works in an environment of its own, from any folder."""

from __future__ import annotations

from pathlib import Path

from snitflade.version import __version__
from tests.packaging.conftest import Installed


def test_both_ways_to_call_it_tell_the_version(installed: Installed, tmp_path: Path) -> None:
    by_name = installed.run("snitflade", "--version", cwd=tmp_path)
    by_module = installed.run("python", "-m", "snitflade", "--version", cwd=tmp_path)

    assert __version__ in by_name.stdout
    assert by_module.stdout == by_name.stdout


def test_the_package_comes_from_the_wheel(installed: Installed, tmp_path: Path) -> None:
    origin = installed.run("python", "-c", "import snitflade; print(snitflade.__file__)", cwd=tmp_path).stdout.strip()

    assert Path(origin).is_relative_to(installed.folder)


def test_a_first_diagram_from_an_empty_folder(installed: Installed, tmp_path: Path) -> None:
    installed.run("snitflade", "new", "first-try", cwd=tmp_path)
    installed.run("snitflade", "check", cwd=tmp_path)
    installed.run("snitflade", "build", cwd=tmp_path)

    drawn = {path.name: path.read_bytes() for path in (tmp_path / "output").iterdir()}
    assert drawn.keys() == {"first-try.svg", "first-try.pdf", "first-try.layout.yaml"}
    assert b"</svg>" in drawn["first-try.svg"]
    assert drawn["first-try.pdf"].startswith(b"%PDF-")


def test_building_leaves_the_home_folder_empty(installed: Installed, tmp_path: Path) -> None:
    installed.run("snitflade", "new", "first-try", cwd=tmp_path)
    installed.run("snitflade", "build", "--format", "svg,pdf,png", cwd=tmp_path)

    assert (tmp_path / "output/first-try.png").read_bytes().startswith(b"\x89PNG")
    assert [path for path in (tmp_path / "home").rglob("*") if path.is_file()] == []
