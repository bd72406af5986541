"""``snitflade icons``: the names of the icons that a spec can ask for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import project, snitflade
from tests.spec.specs_for_tests import HEADER, LINKS

WITHOUT_THE_PACKAGE = """
import sys
from importlib import metadata

def missing(name):
    raise metadata.PackageNotFoundError(name)

metadata.distribution = missing
from snitflade.cli import main
sys.exit(main())
"""
LISTING = "import sys\nfrom snitflade.cli import main\nmain()\nprint(sorted(sys.modules), file=sys.stderr)"
OF_PACKAGE = HEADER + "systems: {STAR: {kind: external, icon: onprem/database/postgresql}}\n" + LINKS


def run_python(program: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_names_that_hold_a_word_are_printed_in_order(tmp_path: Path) -> None:
    run = snitflade("icons", "postgresql", cwd=tmp_path)

    names = run.out.split()
    assert (run.code, run.err) == (0, "")
    assert "onprem/database/postgresql" in names
    assert names == sorted(names)
    assert all("postgresql" in name for name in names)


def test_several_words_must_all_be_there(tmp_path: Path) -> None:
    run = snitflade("icons", "Azure", "sql", cwd=tmp_path)

    names = run.out.split()
    assert run.code == 0
    assert names
    assert all("azure" in name and "sql" in name for name in names)


def test_without_a_word_all_names_are_printed(tmp_path: Path) -> None:
    names = snitflade("icons", cwd=tmp_path).out.split()

    assert len(names) > 1000
    assert len(set(names)) == len(names)


def test_a_word_that_no_name_holds_gets_near_names(tmp_path: Path) -> None:
    run = snitflade("icons", "postgresqll", cwd=tmp_path)

    assert run.code == 0
    assert run.out.split()[0] == "onprem/database/postgresql"
    assert run.err == "no icon's name contains 'postgresqll'; similar names:\n"


@pytest.mark.parametrize("word", ["qqqqqqqqqq", "\x1b[31m", "../../etc/passwd-qqqq"])
def test_a_word_like_no_name(word: str, tmp_path: Path) -> None:
    run = snitflade("icons", word, cwd=tmp_path)

    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("snitflade: no icon has a name like '")
    assert "\x1b" not in run.err


def test_without_the_package_the_search_says_how_to_get_it(tmp_path: Path) -> None:
    run = run_python(WITHOUT_THE_PACKAGE, "icons", "sql", cwd=tmp_path)

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == (
        "snitflade: missing package 'diagrams', which has the icons"
        ' (get it with: pip install "snitflade[landscape]")\n'
    )


def test_without_the_package_a_check_names_the_line_and_how_to_get_it(tmp_path: Path) -> None:
    run = run_python(WITHOUT_THE_PACKAGE, "check", cwd=project(tmp_path, small=OF_PACKAGE))

    assert run.returncode == 2
    assert "specs/small.yaml:6:40: missing package 'diagrams'" in run.stderr
    assert 'pip install "snitflade[landscape]"' in run.stderr


def test_without_the_package_an_own_file_is_drawn(tmp_path: Path) -> None:
    text = HEADER + "systems: {STAR: {kind: external, icon: icons/star.svg}}\n" + LINKS
    folder = project(tmp_path, small=text) / "specs" / "icons"
    folder.mkdir()
    square = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0 0h1v1z'/></svg>"
    (folder / "star.svg").write_text(square, encoding="utf-8")

    run = run_python(WITHOUT_THE_PACKAGE, "build", "--format", "svg", cwd=tmp_path)

    assert (run.returncode, run.stderr.strip()) == (0, "1 diagram, 2 files in output")
    assert 'class="icon"' in (tmp_path / "output" / "small.svg").read_text(encoding="utf-8")


def test_the_package_is_never_imported(tmp_path: Path) -> None:
    run = run_python(LISTING, "build", "--format", "svg", cwd=project(tmp_path, small=OF_PACKAGE))

    assert "'snitflade.spec.package_icons'" in run.stderr
    assert "'diagrams'" not in run.stderr
    assert "'resources'" not in run.stderr
    assert (tmp_path / "output" / "small.svg").is_file()


def test_a_folder_of_the_same_name_is_not_mistaken_for_the_package(tmp_path: Path) -> None:
    (tmp_path / "resources" / "onprem" / "database").mkdir(parents=True)
    (tmp_path / "resources" / "onprem" / "database" / "own.png").write_bytes(b"")

    assert "onprem/database/own" not in snitflade("icons", "database", cwd=tmp_path).out.split()
