"""Files as they stand in a git revision, read with git itself: nothing is checked out, no working tree is touched.

A name that a user typed reaches git only behind ``--end-of-options``; files are asked for by the hash that git gave.

A repository can come from anybody, its settings too, so git is run such that it starts no program that they name and
fetches nothing: what a partial clone lacks is missing.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from snitflade.problems import Place, Problem, ProblemsFound, SnitfladeError, did_you_mean
from snitflade.project import find_program
from snitflade.values import value

MAX_FILE_BYTES = 2_000_000
_BATCH_BYTES = 4 * MAX_FILE_BYTES
_SECONDS = 60
_SECONDS_TO_BEGIN = 8  # to read the settings, which may name a pipe that nobody writes to
_MAX_NAME = 500
_REGULAR = b"100"  # the modes 100644 and 100755; a symbolic link is 120000, and its blob is a path, not a file
# Where git looks for its settings and how far up for a repository. What else begins with GIT_ (a hook has much of it)
# could lead it to another repository than that of the folder at hand.
# The settings of the user and the system stay: safe.directory is there, and who can write them needs no git.
_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")
_OURS = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "none",  # no such protocol: nothing is fetched, not even from a folder
    "GIT_NO_LAZY_FETCH": "1",  # git 2.45 and later do not even try
    "GIT_NO_REPLACE_OBJECTS": "1",  # refs/replace would show another file under the hash of a commit
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_PAGER": "cat",
}
# Settings that name a program, or have git do more than it is asked for. None is needed by the commands below today;
# another version of git, or another command here, must not change that.
_SETTINGS = {
    "safe.bareRepository": "explicit",  # a folder of a repository can itself look like one, with settings of its own
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.attributesFile": os.devnull,
    "core.alternateRefsCommand": "",
    "core.askPass": "",
    "core.editor": "false",
    "core.pager": "cat",
    "core.sshCommand": "false",
    "credential.helper": "",
    "diff.external": "",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "protocol.allow": "never",
    "submodule.recurse": "false",
}
_COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")


class Repository:
    """The git repository that a folder lies in."""

    def __init__(self, folder: Path) -> None:
        """:raises SnitfladeError: when git is missing, or the folder is in no repository with a working tree."""
        found = find_program("git")
        if found is None:
            raise SnitfladeError("git is not installed", "a revision is read with it; name two files or folders")
        self._git = found
        self._folder = folder
        run = self._run("rev-parse", "--show-toplevel", seconds=_SECONDS_TO_BEGIN)
        if run.returncode != 0:
            reason = run.stderr.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: ")
            raise SnitfladeError(f"{folder.as_posix()}: no revision can be read here", reason[:200])
        self._top = Path(os.fsdecode(run.stdout).removesuffix("\n"))

    def _run(self, *arguments: str, given: bytes = b"", seconds: int = _SECONDS) -> subprocess.CompletedProcess[bytes]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        kept |= {name: value for name, value in os.environ.items() if name.startswith(_KEPT)}
        settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
        try:
            return subprocess.run(  # noqa: S603 - no shell; what a user typed stands behind --end-of-options
                [self._git, "--no-pager", "--no-replace-objects", "--literal-pathspecs", *settings, *arguments],
                cwd=self._folder, env=kept | _OURS, input=given, capture_output=True, check=False, timeout=seconds,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise SnitfladeError(f"git {arguments[0]} took too long", f"more than {seconds} seconds") from None

    def commit(self, name: str) -> str | None:
        """The hash of the commit that a name means; None when it means none."""
        if not name or name.startswith("-") or len(name) > _MAX_NAME or not name.isprintable():
            return None
        run = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        found = run.stdout.decode("ascii", "replace").strip()
        # Of "^main" git says the hash with "^" before it.
        return found if run.returncode == 0 and _COMMIT.fullmatch(found) else None

    def revision(self, name: str) -> Revision:
        """The files of a commit, by any name that git knows it by. :raises SnitfladeError: when it knows none."""
        commit = self.commit(name)
        if commit is None:
            raise SnitfladeError(f"unknown revision '{name[:60]}'", did_you_mean(name, self._names()))
        return Revision(self, name, commit)

    def _names(self) -> tuple[str, ...]:
        run = self._run("for-each-ref", "--count=300", "--format=%(refname:short)", "refs/heads", "refs/tags")
        return tuple(run.stdout.decode("utf-8", "replace").split("\n")[:-1])

    def find_merge_base(self, one: Revision, other: Revision) -> Revision:
        """The commit where two lines of history parted. :raises SnitfladeError: when they have none in common."""
        run = self._run("merge-base", one.commit, other.commit)
        base = run.stdout.decode("ascii").partition("\n")[0]
        if run.returncode != 0 or not base:
            hint = "in a shallow clone, fetch the history first: git fetch --unshallow"
            raise SnitfladeError(f"'{one.label}' and '{other.label}' have no commit in common", hint)
        return Revision(self, base[:12], base)

    def to_inner_path(self, path: Path) -> Path:
        """A path of this machine as one from the top of the repository; its last part may be missing, or a link.

        :raises SnitfladeError: when it leads out of the repository.
        """
        try:
            inner = os.path.relpath(os.path.realpath(path.parent), os.path.realpath(self._top))
        except ValueError:  # another drive
            inner = ".."
        return self._inside(PurePosixPath(Path(inner, path.name).as_posix()), str(path))

    def to_outer_path(self, inner: Path) -> Path:
        """A path from the top of the repository as one of this machine."""
        return Path(os.path.relpath(self._top / inner))

    def resolve_path(self, inner: str) -> Path:
        """A path as it stands behind a revision and a colon: from the top, or from here when it begins with "./".

        :raises SnitfladeError: when it leads out of the repository.
        """
        if inner in {".", ".."} or inner.startswith(("./", "../")):
            return self.to_inner_path(Path(inner))
        return self._inside(PurePosixPath(inner), inner)

    @staticmethod
    def _inside(inner: PurePosixPath, written: str) -> Path:
        """The path without ".."; ``written``: as the user wrote it, for the message."""
        parts: list[str] = []
        for part in inner.parts:
            if inner.is_absolute() or (part == ".." and not parts):
                raise SnitfladeError(f"{written[:200]}: outside of the repository", "a path begins at its top")
            parts = parts[:-1] if part == ".." else [*parts, part]
        return Path(*parts)

    def listing(self, commit: str, folder: Path) -> dict[str, _Blob] | None:
        """The regular files in a folder of a commit by name; None when it has no such folder."""
        inner = "" if folder == Path() else folder.as_posix()
        tree = f"{commit}:{inner}"
        run = self._run("ls-tree", "-z", "-l", "--full-tree", tree)
        if run.returncode != 0:  # a partial clone that cannot fetch knows no sizes
            run = self._run("ls-tree", "-z", "--full-tree", tree)
        if run.returncode != 0:
            return None
        rows = (row.partition(b"\t") for row in run.stdout.split(b"\0")[:-1])
        found = {}
        for about, _, name in rows:
            mode, _, blob, *size = about.split()
            if mode.startswith(_REGULAR):
                found[name.decode("utf-8", "replace")] = _Blob(blob.decode("ascii"), int(size[0]) if size else 0)
        return found

    def contents(self, blobs: list[_Blob]) -> dict[str, bytes]:
        """What the blobs hold, by hash; without those that are missing here, as in a partial clone."""
        asked = "".join(f"{blob.hash}\n" for blob in blobs).encode("ascii")
        answer, at, found = self._run("cat-file", "--batch", given=asked).stdout, 0, {}
        for blob in blobs:
            end = answer.find(b"\n", at)
            if end < 0:
                break
            head, at = answer[at:end].split(), end + 1
            if head[-1] != b"missing":
                found[blob.hash] = answer[at : at + int(head[-1])]
                at += int(head[-1]) + 1
        return found


@value
class _Blob:
    hash: str
    size: int


@dataclass
class Revision:
    """The files of a commit: a source for the spec reader. Paths are from the top of the repository.

    ``label``: what the user called it.
    """

    repository: Repository
    label: str
    commit: str
    _folders: dict[Path, dict[str, _Blob] | None] = field(default_factory=dict)
    _contents: dict[str, bytes] = field(default_factory=dict)

    def name(self, path: Path) -> str:
        """As git writes it: ``main:specs/a.yaml``."""
        return f"{self.label}:{path.as_posix()}"

    def is_file(self, path: Path) -> bool:
        """Whether the commit has a regular file of this path."""
        return path.name in self._listing(path.parent)

    def is_folder(self, path: Path) -> bool:
        """Whether the commit has a folder of this path."""
        self._listing(path)
        return self._folders[path] is not None

    def files(self, folder: Path) -> tuple[Path, ...]:
        """The regular files in a folder; none when the commit has no such folder."""
        return tuple(folder / name for name in self._listing(folder))

    def read(self, path: Path) -> bytes:
        """The bytes of a file.

        :raises ProblemsFound: when it is missing or too large.
        :raises SnitfladeError: when this clone lacks what it holds; then there is nothing to compare.
        """
        here = Place(self.name(path))
        blob = self._listing(path.parent).get(path.name)
        if blob is None:
            raise ProblemsFound([Problem(here, "missing file")])
        if blob.size <= MAX_FILE_BYTES and blob.hash not in self._contents:
            self._fetch(blob, path)
        data = self._contents.get(blob.hash, b"")
        if max(blob.size, len(data)) > MAX_FILE_BYTES:
            raise ProblemsFound([Problem(here, "invalid size of the file", f"at most {MAX_FILE_BYTES:,} bytes")])
        if blob.hash not in self._contents:
            hint = "this clone lacks it; fetch it first"
            raise SnitfladeError(f"{self.name(path)}: missing contents of the file", hint)
        return data

    def _listing(self, folder: Path) -> dict[str, _Blob]:
        if folder not in self._folders:
            self._folders[folder] = self.repository.listing(self.commit, folder)
        return self._folders[folder] or {}

    def _fetch(self, wanted: _Blob, path: Path) -> None:
        """Read a file and its neighbours of the same kind, which are asked for next: git costs more to start."""
        batch, size = [wanted], wanted.size
        for name, blob in self._listing(path.parent).items():
            alike = PurePosixPath(name).suffix == path.suffix and blob.hash not in self._contents
            if alike and blob != wanted and size + blob.size <= _BATCH_BYTES:
                batch.append(blob)
                size += blob.size
        self._contents |= self.repository.contents(batch)
