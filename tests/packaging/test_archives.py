"""The wheel and the source archive are whole."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path, PurePosixPath

from snitflade.version import __version__
from tests.packaging.conftest import ROOT, Archives


def files_below(folder: str) -> set[str]:
    """Every file of a source folder, relative to it, but for what Python caches there."""
    found = (path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


def test_the_wheel_holds_the_package_and_the_templates(archives: Archives) -> None:
    with zipfile.ZipFile(archives.wheel) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}

    package = {f"snitflade/{name}" for name in files_below("generators/snitflade")}
    templates = {f"snitflade/templates/{name}" for name in files_below("templates")}
    assert held == package | templates


def test_the_wheel_is_typed_and_brings_its_fonts_themes_and_schemas(archives: Archives) -> None:
    with zipfile.ZipFile(archives.wheel) as wheel:
        suffixes = {PurePosixPath(name).suffix for name in wheel.namelist()}
        assert "snitflade/py.typed" in wheel.namelist()

    assert {".ttf", ".woff2", ".yaml", ".json"} <= suffixes


def test_the_wheel_says_what_it_is(archives: Archives) -> None:
    metadata = archives.metadata()

    said = {key: metadata[key] for key in ("Name", "Version", "Requires-Python", "License-Expression")}
    assert said == {
        "Name": "snitflade",
        "Version": __version__,
        "Requires-Python": ">=3.11",
        "License-Expression": "MIT AND OFL-1.1",
    }
    assert archives.wheel.name == f"snitflade-{__version__}-py3-none-any.whl"


def test_the_source_archive_can_set_up_test_and_draw(archives: Archives) -> None:
    with tarfile.open(archives.sdist) as sdist:
        held = {Path(name).relative_to(f"snitflade-{__version__}").as_posix() for name in sdist.getnames()}

    assert {f"specs/{name}" for name in files_below("specs")} <= held
    assert {f"tests/{name}" for name in files_below("tests")} <= held
    assert {"Makefile", "LICENSE", "requirements/dev.lock", "generators/setup/environment.sh"} <= held
