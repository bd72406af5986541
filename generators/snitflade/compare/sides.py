"""The two sides of a comparison, from what a user calls them: files, folders, diagrams' ids, git revisions.

    (nothing)             HEAD and the working tree
    main                  that revision and the working tree
    main...HEAD           where the two parted, and the second
    OLD NEW               each a file, a folder, an id in specs/, a revision, or REVISION:PATH

Beside a file or folder, a revision means the same path then; else its ``specs/``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from snitflade.names import SPEC_SUFFIXES
from snitflade.problems import SnitfladeError, did_you_mean
from snitflade.project import follow_named
from snitflade.spec.git_revisions import Repository, Revision
from snitflade.spec.library import find_spec_files
from snitflade.spec.sources import WORKING_TREE, Source

FOLDER = Path("specs")


@dataclass(frozen=True)
class ComparedSide:
    """Specs of one source. ``label`` is what to call it; "" is the working tree. ``single``: one file was named."""

    label: str
    source: Source = WORKING_TREE
    paths: tuple[Path, ...] = ()
    single: bool = False


@dataclass
class _Argument:
    """What a word means: a path of this machine, or a revision, with the path after its colon."""

    text: str
    path: Path | None = None
    revision: Revision | None = None
    inner: str | None = None


@dataclass
class _ArgumentReader:
    """Finds out what words mean, with a repository for each folder."""

    repositories: dict[Path, Repository] = field(default_factory=dict)

    def repository(self, beside: Path | None = None) -> Repository:
        folder = Path() if beside is None else beside if beside.is_dir() else beside.parent
        folder = folder if folder.is_dir() else Path()
        if folder not in self.repositories:
            self.repositories[folder] = Repository(folder)
        return self.repositories[folder]

    def path(self, text: str) -> Path | None:
        """The file or folder that a word names, by its path or as an id; None when it names none."""
        path = Path(text)
        try:
            if not text:
                return None
            if path.exists() or (path.suffix in SPEC_SUFFIXES and ":" not in text):
                return follow_named(path)
        except (OSError, ValueError):  # a name that no file can have
            return None
        if len(path.parts) == 1 and path.name == text:
            return next((file for file in find_spec_files(FOLDER) if file.stem == text), None)
        return None

    def revision(self, text: str, beside: Path | None = None) -> _Argument:
        """:raises SnitfladeError: when git knows no such revision."""
        name, colon, inner = text.partition(":")
        return _Argument(text, revision=self.repository(beside).revision(name), inner=inner if colon else None)


def find_sides(words: Sequence[str]) -> tuple[ComparedSide, ComparedSide]:
    """The sides that the words of a call mean; see above.

    :raises SnitfladeError: when a word means nothing, or what it names has no specs.
    """
    reader = _ArgumentReader()
    if len(words) == 2:
        sides = _two(reader, *words)
    elif words and ".." in words[0].partition(":")[0]:
        sides = _range(reader, words[0])
    else:
        sides = _against_working_tree(reader, words[0] if words else "HEAD")
    if not sides[0].paths and not sides[1].paths:
        raise SnitfladeError("missing specs: neither side has any", "name a folder, a file or another revision")
    return sides


def _against_working_tree(reader: _ArgumentReader, text: str) -> tuple[ComparedSide, ComparedSide]:
    path = reader.path(text)
    try:
        word = reader.revision(text)
    except SnitfladeError as error:
        if path is None:
            raise
        hint = f"two are compared: name another, or a revision, such as HEAD {text}"
        raise SnitfladeError(f"'{text[:60]}' alone is no revision", hint) from error
    here = FOLDER if word.inner is None else _from_top(reader, word)
    return _in_revision(word, FOLDER), _in_tree(here, "")


def _from_top(reader: _ArgumentReader, word: _Argument) -> Path:
    """The path after the colon as one of the working tree."""
    repository = reader.repository()
    return repository.to_outer_path(repository.resolve_path(word.inner or ""))


def _range(reader: _ArgumentReader, text: str) -> tuple[ComparedSide, ComparedSide]:
    dots = "..." if "..." in text else ".."
    names = [name or "HEAD" for name in text.split(dots, 1)]
    repository = reader.repository()
    one, other = (repository.revision(name) for name in names)
    if dots == "...":
        one = repository.find_merge_base(one, other)
    return _in_revision(_Argument(text, revision=one), FOLDER), _in_revision(_Argument(text, revision=other), FOLDER)


def _two(reader: _ArgumentReader, one: str, other: str) -> tuple[ComparedSide, ComparedSide]:
    paths = reader.path(one), reader.path(other)
    beside = paths[0] or paths[1]
    words = [
        _Argument(text, path) if path else _read_revision(reader, text, beside)
        for text, path in zip((one, other), paths, strict=True)
    ]
    default = beside or FOLDER
    sides = [_in_tree(word.path, word.text) if word.path else _in_revision(word, default) for word in words]
    return _only(sides[0], sides[1]), _only(sides[1], sides[0])


def _read_revision(reader: _ArgumentReader, text: str, beside: Path | None) -> _Argument:
    try:
        return reader.revision(text, beside)
    except SnitfladeError as error:
        ids = tuple(file.stem for file in find_spec_files(FOLDER))
        hint = did_you_mean(text, ids)
        if hint.startswith("did you mean"):
            raise SnitfladeError(f"unknown spec or revision '{text[:60]}'", hint) from error
        raise


def _only(side: ComparedSide, other: ComparedSide) -> ComparedSide:
    """Of a folder beside one file, the diagram of that name."""
    if side.single or not other.single:
        return side
    name = other.paths[0].stem
    return ComparedSide(side.label, side.source, tuple(path for path in side.paths if path.stem == name))


def _in_tree(path: Path, label: str) -> ComparedSide:
    if path.is_dir():
        return ComparedSide(label, WORKING_TREE, find_spec_files(path))
    if path == FOLDER:  # there is none: all was removed
        return ComparedSide(label)
    return ComparedSide(label, WORKING_TREE, (path,), single=True)


def _in_revision(word: _Argument, beside: Path) -> ComparedSide:
    """The specs of a revision: those at the path after its colon, else where ``beside`` is."""
    revision = word.revision
    if revision is None:
        raise ValueError("the word is no revision")
    repository = revision.repository
    named = word.inner is not None
    path = repository.resolve_path(word.inner or "") if named else repository.to_inner_path(beside)
    if revision.is_folder(path):
        return ComparedSide(revision.label, revision, find_spec_files(path, revision))
    if revision.is_file(path):
        return ComparedSide(revision.label, revision, (path,), single=True)
    if named:
        raise SnitfladeError(f"{revision.name(path)}: missing in this revision")
    return ComparedSide(revision.label, revision)
