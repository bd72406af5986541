"""The lock files hold for everybody: hashes for all, no host, nothing of the machine they were made on."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ("run", "dev", "bench")
CONDITION = r"[a-z_]+ [!=<>]+ '[^'/]+'"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(lock: str) -> dict[str, str]:
    """Name → version of each package of a lock."""
    text = (ROOT / f"requirements/{lock}.lock").read_text(encoding="utf-8")
    return {canonicalize_name(name): version for name, version in re.findall(r"^([^\s=]+)==(\S+)", text, re.MULTILINE)}


def asked_for(lock: str) -> list[Requirement]:
    """What pyproject.toml asks of a lock."""
    more = {
        "run": [],
        "dev": PROJECT["dependency-groups"]["dev"],
        "bench": PROJECT["project"]["optional-dependencies"]["bench"],
    }
    return [Requirement(line) for line in (*PROJECT["project"]["dependencies"], *more[lock])]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_only_pins_and_hashes(lock: str) -> None:
    text = (ROOT / f"requirements/{lock}.lock").read_text(encoding="utf-8").replace(" \\\n", "")
    pin = re.compile(rf"[a-z0-9.-]+==[^\s;]+( ; {CONDITION}( (and|or) {CONDITION})*)?( +--hash=sha256:[0-9a-f]{{64}})+")

    assert [line for line in text.splitlines() if not pin.fullmatch(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_meets_what_the_project_asks_for(lock: str) -> None:
    versions = pinned(lock)

    unmet = [str(r) for r in asked_for(lock) if not r.specifier.contains(versions.get(canonicalize_name(r.name), "0"))]

    assert unmet == []


@pytest.mark.parametrize("lock", ["run", "bench"])
def test_locks_agree_on_every_version(lock: str) -> None:
    dev, other = pinned("dev"), pinned(lock)

    assert {name: version for name, version in other.items() if dev.get(name, version) != version} == {}
