"""Where a project ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from snitflade.problems import ProblemsFound
from snitflade.project import find_program, find_project, follow_named, leads_out, open_inside
from snitflade.spec.sources import WORKING_TREE


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A project, and a secret beside it."""
    folder = tmp_path / "work"
    (folder / "specs" / "legends").mkdir(parents=True)
    (folder / "output").mkdir()
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("token", encoding="utf-8")
    (folder / "shared.yaml").write_text("shared", encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("secret", encoding="utf-8")
    return folder


def link(path: Path, target: str | Path) -> Path:
    path.symlink_to(target)
    return path


@pytest.mark.parametrize(
    "folder", ["specs", "specs/legends", "specs/themes", "specs/sub", "specs/sub/legends", "output"]
)
def test_the_project_is_the_folder_that_holds_specs(folder: str, here: Path) -> None:
    assert find_project(here / folder) == here


@pytest.mark.parametrize("folder", ["drawings", "drawings/legends", "drawings/themes"])
def test_specs_in_a_folder_of_another_name_are_a_project_of_their_own(folder: str, here: Path) -> None:
    assert find_project(here / folder) == here / "drawings"


def test_the_project_is_found_from_within_the_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here / "specs")

    assert find_project(Path()) == here


def test_output_elsewhere_is_a_project_of_its_own(here: Path, tmp_path: Path) -> None:
    (here / "output").rmdir()
    (tmp_path / "web").mkdir()
    link(here / "output", tmp_path / "web")

    assert find_project(here / "output") == tmp_path / "web"
    assert leads_out(here / "output")
    assert not leads_out(here / "output" / "a.layout.yaml")


@pytest.mark.parametrize(
    "target",
    ["../../secret.yaml", "../../nowhere.yaml", "/etc/passwd", "/dev/zero", "../../work-2/a.yaml", "../.git/config",
     "../.env", "/proc/self/environ", "/"],
)  # fmt: skip
def test_a_link_out_is_not_followed(target: str, here: Path) -> None:
    path = link(here / "specs" / "a.yaml", target)

    assert leads_out(path)
    assert WORKING_TREE.is_file(path)  # whether there is something at its end is not said
    with pytest.raises(ProblemsFound, match="a link that leads out of the project"):
        WORKING_TREE.read(path)
    with pytest.raises(ValueError, match=r"not in the subpath|hidden"):
        open_inside(path)


@pytest.mark.parametrize("target", ["../shared.yaml", "../specs/../shared.yaml"])
def test_a_link_within_the_project_is_followed(target: str, here: Path) -> None:
    assert WORKING_TREE.read(link(here / "specs" / "a.yaml", target)) == b"shared"
    assert WORKING_TREE.read(link(here / "specs" / "b.yaml", here / "shared.yaml")) == b"shared"


def test_a_project_may_itself_be_reached_through_a_link(here: Path, tmp_path: Path) -> None:
    link(here / "specs" / "a.yaml", "../shared.yaml")
    link(tmp_path / "other", here)

    assert WORKING_TREE.read(tmp_path / "other" / "specs" / "a.yaml") == b"shared"


def test_a_hidden_file_that_is_named_is_read(here: Path) -> None:
    (here / "specs" / ".a.yaml").write_text("own", encoding="utf-8")

    assert WORKING_TREE.read(here / "specs" / ".a.yaml") == b"own"


def test_a_folder_that_is_a_link_out_is_not_listed(here: Path, tmp_path: Path) -> None:
    folder = link(here / "specs" / "themes", tmp_path)

    assert WORKING_TREE.is_file(folder / "nothing.yaml")
    for ask in (lambda: WORKING_TREE.files(folder), lambda: WORKING_TREE.read(folder / "secret.yaml")):
        with pytest.raises(ProblemsFound, match="a link that leads out of the project") as found:
            ask()
        assert "secret" not in str(found.value).replace("secret.yaml", "")


def test_links_to_nowhere_are_listed_but_for_the_locks_of_editors(here: Path) -> None:
    link(here / "specs" / "a.yaml", "nowhere.yaml")
    link(here / "specs" / ".#b.yaml", "person@host.1")
    os.mkfifo(here / "specs" / "c.yaml")

    assert sorted(path.name for path in WORKING_TREE.files(here / "specs")) == ["a.yaml", "c.yaml"]


def test_a_link_that_comes_after_the_check_is_not_followed(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = here / "specs" / "legends" / "l.yaml"
    path.write_text("own", encoding="utf-8")
    (tmp_path / "l.yaml").write_text("secret", encoding="utf-8")
    real = os.open

    def swapping(path: str | Path, *arguments: int, **options: int) -> int:
        if not (here / "specs" / "old").exists():
            (here / "specs" / "legends").rename(here / "specs" / "old")
            link(here / "specs" / "legends", tmp_path)
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, "open", swapping)

    with pytest.raises(NotADirectoryError):
        open_inside(path)
    assert (here / "specs" / "old" / "l.yaml").exists()


def test_a_person_may_name_a_link_to_anywhere_but_in_specs(here: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"

    assert follow_named(link(here / "mine.yaml", "../secret.yaml")) == secret
    inside = link(here / "specs" / "a.yaml", secret)
    assert follow_named(inside) == inside
    assert follow_named(here / "specs" / "b.yaml") == here / "specs" / "b.yaml"
    assert follow_named(Path("a\0b")) == Path("a\0b")


def test_no_program_of_the_folder_at_hand_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (tmp_path, tmp_path / "bin"):
        folder.mkdir(exist_ok=True)
        (folder / "git").write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / "git").chmod(0o755)
    monkeypatch.chdir(tmp_path)

    monkeypatch.setenv("PATH", os.pathsep.join(("", ".", "bin")))
    assert find_program("git") is None
    monkeypatch.setenv("PATH", os.pathsep.join((".", str(tmp_path / "bin"))))
    assert find_program("git") == str(tmp_path / "bin" / "git")
