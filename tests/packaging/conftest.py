"""A wheel built from the source archive, and an environment that holds it and what it declares, nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Archives:
    """The two files of a release."""

    sdist: Path
    wheel: Path

    def metadata(self) -> Message:
        """The wheel's METADATA."""
        with zipfile.ZipFile(self.wheel) as archive:
            name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
            return message_from_bytes(archive.read(name))


@dataclass(frozen=True)
class Installed:
    """An environment of its own with the wheel in it."""

    folder: Path

    def run(self, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment as a new user would: a fresh home, no variable of the development set-up."""
        home = cwd / "home"
        home.mkdir(exist_ok=True)
        environment = {"PATH": f"{self.folder / 'bin'}{os.pathsep}{os.defpath}", "HOME": str(home), "LANG": "C.UTF-8"}
        program = str(self.folder / "bin" / command[0])
        return run([program, *command[1:]], cwd=cwd, environment=environment)


def run(command: list[str], cwd: Path, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed; its output is the assertion's message."""
    result = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result


@pytest.fixture(scope="session")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Archives:
    """Builds the source archive from the project, and the wheel from the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)], cwd=folder)
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return Archives(sdist, wheel)


@pytest.fixture(scope="session")
def installed(archives: Archives, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Installs the wheel without a network: what it declares is linked in from the development environment."""
    folder = tmp_path_factory.mktemp("empty") / "environment"
    venv.create(folder, symlinks=True)
    python = str(folder / "bin/python")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", "--no-cache-dir"]
    run([*pip, str(archives.wheel)], cwd=folder)
    (site_packages,) = folder.glob("lib/python*/site-packages")
    link_requirements(archives.metadata().get_all("Requires-Dist", []), site_packages)
    return Installed(folder)


def link_requirements(requirements: Iterable[str], site_packages: Path) -> None:
    """Link the top-level files of each required distribution, and of what those require, into an environment."""
    for package in closure(requirements, set()):
        for file in package.files or []:
            top = Path(file.parts[0])
            link = site_packages / top
            if top.name not in {"..", "__pycache__"} and not link.exists():
                link.symlink_to(Path(str(package.locate_file(str(top)))))


def closure(requirements: Iterable[str], seen: set[str]) -> Iterator[Distribution]:
    """The distributions that satisfy ``requirements``, outright or by way of another, without extras."""
    for requirement in map(Requirement, requirements):
        wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if wanted and requirement.name not in seen:
            seen.add(requirement.name)
            package = distribution(requirement.name)
            yield package
            yield from closure(package.requires or [], seen)
