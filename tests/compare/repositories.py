"""A git repository with a small project in it, for tests of revisions."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.spec.specs_for_tests import HEADER, LEGEND, LINKS, SYSTEMS

SMALL = HEADER + SYSTEMS + LINKS
_SURROUNDING = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{f"GIT_{role}_{key}": "test@example.org" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")},
}


@dataclass(frozen=True)
class Project:
    """``specs/small.yaml`` and its legend, committed on the branch ``main``."""

    folder: Path

    def git(self, *arguments: str) -> str:
        """Run git in the folder; what it said."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        run = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=kept | _SURROUNDING, check=True, capture_output=True, text=True
        )
        return run.stdout.strip()

    def write(self, name: str, text: str | bytes) -> Path:
        """A file, by its path in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def commit(self) -> str:
        """Commit all that stands in the folder; the commit's hash."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", "a state")
        return self.git("rev-parse", "HEAD")


def project(folder: Path) -> Project:
    """The project in a new folder."""
    made = Project(folder)
    made.write("specs/small.yaml", SMALL)
    made.write("specs/legends/short.yaml", LEGEND)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit()
    return made
