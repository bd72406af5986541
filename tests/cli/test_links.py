"""A link that leads out of the project is refused by every command, and nothing of its target is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from snitflade.cli import running
from tests.cli.command import SMALL, files, named, project
from tests.cli.repository import commit, git
from tests.spec.specs_for_tests import LEGEND

TARGET = "root:x:0:0:hemmelig"
REFUSED = "it is a link that leads out of the project, or to a hidden file; put the file itself there"
Command = Callable[..., "Said"]


class Said(NamedTuple):
    code: int
    text: str


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, and beside it a folder of secrets under every name that is asked for."""
    folder = tmp_path / "work"
    folder.mkdir()
    project(folder)
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("secret.txt", "other.yaml", "small.yaml", "short.yaml", "dark.yaml", "star.svg"):
        (outside / name).write_text(TARGET + "\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def command(here: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command; nothing that it says or writes may hold the secret."""

    def call(*words: str) -> Said:
        code = running.run(words)
        text = "".join(capsys.readouterr())
        written = [data for path in here.rglob("*") if path.is_file() and not path.is_symlink()
                   for data in [path.read_bytes()]]  # fmt: skip
        assert not [data for data in (text.encode(), *written) if b"hemmelig" in data or b"root:" in data]
        return Said(code, text)

    return call


def link(path: Path, target: str = "secret.txt") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(Path("../" * len(path.relative_to(Path.cwd()).parts)) / "outside" / target)


COMMANDS = [
    "check", "build", "build --format pptx", "catalogue", "appendix", "landscape", "systems", "diff specs other",
    "import list.csv --into other", "build other", "check specs/other.yaml", "layout",
]  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS)
def test_a_spec_that_is_a_link_out(words: str, here: Path, command: Command) -> None:
    link(here / "specs" / "other.yaml")
    (here / "list.csv").write_text("Kode;System\n1;STAR\n", encoding="utf-8")

    said = command(*words.split())

    assert said.code == (0 if words == "layout" else 2)  # it lists what there is, and reports no problems
    assert words == "layout" or f"specs/other.yaml: invalid file ({REFUSED})" in said.text
    assert not list(here.glob("output/*"))


@pytest.mark.parametrize("words", ["check", "build", "catalogue", "appendix", "landscape", "systems"])
@pytest.mark.parametrize("is_folder", [False, True], ids=["file", "folder"])
def test_a_legend_that_is_a_link_out(words: str, is_folder: bool, here: Path, command: Command) -> None:
    shutil.rmtree(here / "specs" / "legends")
    link(here / "specs" / ("legends" if is_folder else "legends/short.yaml"), "." if is_folder else "secret.txt")

    said = command(words)

    assert said.code == 2
    assert f"specs/legends/short.yaml: invalid file ({REFUSED})" in said.text


@pytest.mark.parametrize("is_folder", [False, True], ids=["file", "folder"])
def test_a_theme_that_is_a_link_out(is_folder: bool, here: Path, command: Command) -> None:
    link(here / "specs" / ("themes" if is_folder else "themes/dark.yaml"), "." if is_folder else "secret.txt")

    for theme in ("dark", "specs/themes/dark.yaml"):
        said = command("build", "--theme", theme)
        assert (said.code, f"specs/themes/dark.yaml: invalid file ({REFUSED})" in said.text) == (2, True)


@pytest.mark.parametrize("what", ["regular", "logo"])
def test_a_file_of_a_theme_that_is_a_link_out(what: str, here: Path, command: Command) -> None:
    link(here / "specs" / "themes" / "star.svg")
    text = {"regular": "font: {family: Own, regular: star.svg, bold: star.svg}\n",
            "logo": "owner: {name: Sorø, logo: star.svg}\n"}[what]  # fmt: skip
    (here / "specs" / "themes" / "own.yaml").write_text(f"theme: own\n{text}", encoding="utf-8")

    said = command("build", "--theme", "own")

    assert said.code == 2
    assert "invalid file 'star.svg' (it must lie beside the theme)" in said.text


@pytest.mark.parametrize("is_folder", [False, True], ids=["file", "folder"])
def test_an_icon_that_is_a_link_out(is_folder: bool, here: Path, command: Command) -> None:
    link(here / "specs" / ("icons" if is_folder else "icons/star.svg"), "." if is_folder else "star.svg")
    text = SMALL.replace("STAR: external", "STAR: {kind: external, icon: icons/star.svg}")
    assert text != SMALL
    (here / "specs" / "small.yaml").write_text(text, encoding="utf-8")

    said = command("build")

    assert said.code == 2
    assert "invalid icon 'icons/star.svg' (a file must lie beside the spec, or below its folder)" in said.text


def test_an_as_is_diagram_that_is_a_link_out(here: Path, command: Command) -> None:
    later = named("later").replace("variant: as-is", "variant: transition\ntransition_from: other")
    (here / "specs" / "later.yaml").write_text(later, encoding="utf-8")
    link(here / "specs" / "other.yaml")

    for words in (("check", "later"), ("build", "later", "--pair"), ("trace", "later"), ("diff", "specs", "later")):
        assert command(*words).code == 2


def test_a_mapping_file_that_is_a_link_out(here: Path, command: Command) -> None:
    (here / "list.csv").write_text("Kode;System\n1;STAR\n", encoding="utf-8")
    link(here / "mapping.yaml")

    said = command("import", "list.csv", "--into", "small", "--mapping", "mapping.yaml")

    assert (said.code, f"mapping.yaml: invalid file ({REFUSED})" in said.text) == (2, True)


@pytest.mark.parametrize("words", ["build", "check --output", "build --format pptx", "layout"])
def test_a_record_or_deck_that_is_a_link_out(words: str, here: Path, command: Command) -> None:
    name = "slides.pptx" if "pptx" in words else "small.layout.yaml"
    link(here / "output" / name)

    said = command(*words.split())

    assert (said.code, f"output/{name}: invalid file ({REFUSED})" in said.text) == (2, True)
    assert (here / "output" / name).is_symlink()


@pytest.mark.parametrize("words", ["check", "build", "build small", "catalogue", "diff specs small", "new ny"])
def test_specs_that_are_a_link_out(words: str, here: Path, tmp_path: Path, command: Command) -> None:
    shutil.rmtree(here / "specs")
    link(here / "specs", ".")
    before = files(tmp_path / "outside")

    said = command(*words.split())

    assert (said.code, REFUSED in said.text) == (2, True)
    assert [name for name in before if name.removesuffix(".yaml") in said.text.replace("small", "")] == []
    assert files(tmp_path / "outside") == before


@pytest.mark.parametrize(
    ("words", "folder"),
    [("build", "output"), ("catalogue", "output"), ("appendix", "output"), ("landscape", "output"),
     ("diff specs small --format svg", "output"), ("layout --fresh", "output")],
)  # fmt: skip
def test_output_that_is_a_link_out_is_written_to_only_when_it_is_named(
    words: str, folder: str, here: Path, tmp_path: Path, command: Command
) -> None:
    link(here / folder, ".")
    before = files(tmp_path / "outside")

    said = command(*words.split())

    assert (said.code, f"{folder}: invalid folder (it is a link that leads out of the project" in said.text) == (
        2,
        True,
    )
    assert files(tmp_path / "outside") == before
    assert command(*words.split(), "-o", folder).code in {0, 1}


def test_a_picture_that_is_a_link_is_replaced_and_not_written_through(
    here: Path, tmp_path: Path, command: Command
) -> None:
    for name in ("small.svg", "small.pdf", "catalogue.md", "catalogue.xlsx"):
        link(here / "output" / name)
    before = files(tmp_path / "outside")

    assert "output/small.svg: missing" in command("check", "--output").text
    assert command("build").code == 0
    assert not [path for path in (here / "output").iterdir() if path.is_symlink() and path.stem == "small"]

    command("catalogue")  # may refuse to take the place of a file that it has not written

    assert files(tmp_path / "outside") == before


def test_links_within_the_project_keep_working(here: Path, command: Command) -> None:
    (here / "shared").mkdir()
    (here / "shared" / "legend.yaml").write_text(LEGEND, encoding="utf-8")
    (here / "shared" / "spec.yaml").write_text(named("linked"), encoding="utf-8")
    (here / "specs" / "legends" / "short.yaml").unlink()
    (here / "specs" / "legends" / "short.yaml").symlink_to("../../shared/legend.yaml")
    (here / "specs" / "linked.yaml").symlink_to("../shared/spec.yaml")

    assert command("build").code == 0
    assert (here / "output" / "linked.svg").is_file()


def test_what_a_person_names_may_be_anywhere(here: Path, tmp_path: Path, command: Command) -> None:
    project(tmp_path / "outside")
    (here / "mine.yaml").symlink_to(tmp_path / "outside" / "specs" / "small.yaml")

    assert command("build", "mine.yaml", "-o", str(tmp_path / "outside" / "drawn")).code == 0
    assert (tmp_path / "outside" / "drawn" / "small.svg").is_file()


@pytest.mark.parametrize(
    "target", ["../specs/legends/gone.yaml", "other.yaml", "/dev/zero"], ids=["gone", "loop", "device"]
)
def test_odd_links_end_in_a_message(target: str, here: Path, command: Command) -> None:
    (here / "specs" / "other.yaml").symlink_to(target)

    said = command("build")

    assert (said.code, "specs/other.yaml: " in said.text) == (2, True)


@pytest.mark.parametrize("words", ["review main --out ../review", "diff main", "diff main HEAD", "diff HEAD"])
@pytest.mark.parametrize("name", ["specs/other.yaml", "specs/legends/short.yaml"])
def test_links_of_a_branch_are_not_told_in_a_review(words: str, name: str, here: Path, command: Command) -> None:
    git(here, "init", "--quiet", "--initial-branch", "main")
    commit(here)
    git(here, "switch", "--quiet", "--create", "branch")
    (here / name).unlink(missing_ok=True)
    link(here / name)
    commit(here)

    said = command(*words.split())

    comment = here.parent / "review" / "comment.md"
    told = comment.read_text(encoding="utf-8") if comment.exists() else said.text
    assert said.code == (0 if words == "diff main HEAD" and "other" in name else 2)  # in a commit it is no file
    assert "hemmelig" not in told


@pytest.mark.parametrize("name", ["../../outside/specs/small", "/etc/hosts", "..", "a/b", "C:\\a"])
@pytest.mark.parametrize("is_option", [False, True], ids=["list", "option"])
def test_a_list_cannot_name_a_spec_of_another_folder(
    name: str, is_option: bool, here: Path, tmp_path: Path, command: Command
) -> None:
    project(tmp_path / "outside")
    before = files(tmp_path)
    column, cell = ("", "") if is_option else ("Diagram;", f"{name};")
    (here / "list.csv").write_text(f"{column}System;Kode;Kategori\n{cell}STAR;10;weak\n", encoding="utf-8")

    said = command("import", "list.csv", "--hub", "A", "--legend", "short", *(["--name", name] if is_option else []))

    (here / "list.csv").unlink()
    assert (said.code, f"invalid diagram '{name}'" in said.text) == (2, True)
    assert files(tmp_path) == before
