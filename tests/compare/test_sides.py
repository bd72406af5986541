"""What the words of a call mean: files, folders, ids, revisions; and how these are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from snitflade.compare.review import Comparison, Status, compare_sides
from snitflade.compare.sides import find_sides
from snitflade.problems import SnitfladeError
from tests.cli.command import files
from tests.compare.repositories import SMALL, Project, project
from tests.spec.specs_for_tests import LEGEND


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return project(tmp_path)


def compared(*words: str) -> Comparison:
    return compare_sides(*find_sides(words))


def told(*words: str) -> list[tuple[str, str, list[str]]]:
    """Each diagram with its status and what changed in it."""
    reviews = compared(*words).reviews
    acts = [[change.act.value for change in review.changes.changes] if review.changes else [] for review in reviews]
    return [(review.name, review.status.value, found) for review, found in zip(reviews, acts, strict=True)]


REWORDED = SMALL.replace("text: AMS", "text: AMS og mere")
RETITLED = SMALL.replace("Prøve", "Anden prøve")


def test_without_words_the_last_commit_is_compared_with_what_stands_here(repository: Project) -> None:
    assert told() == [("small", "same", [])]
    repository.write("specs/small.yaml", REWORDED)
    assert told() == [("small", "changed", ["reworded"])]


@pytest.mark.parametrize(
    "words", [("HEAD~1",), ("old",), ("old", "HEAD"), ("old..HEAD",), ("old..",), ("old", "specs")]
)
def test_a_revision_by_any_name(repository: Project, words: tuple[str, ...]) -> None:
    repository.git("tag", "old")
    repository.write("specs/small.yaml", REWORDED)
    repository.commit()

    assert told(*words) == [("small", "changed", ["reworded"])]


def test_three_dots_compare_with_where_the_two_parted(repository: Project) -> None:
    repository.git("switch", "--quiet", "-c", "work")
    repository.write("specs/small.yaml", REWORDED)
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.write("specs/small.yaml", RETITLED)
    repository.commit()

    assert told("main...work") == [("small", "changed", ["reworded"])]
    assert told("main..work") == [("small", "changed", ["reworded", "reworded"])]
    assert told("work...") == [("small", "changed", ["reworded"])]
    assert compared("main...work").old_label == repository.git("rev-parse", "--short=12", "main~1")


@pytest.mark.parametrize(
    "words",
    [
        ("HEAD", "small"),
        ("small", "HEAD"),
        ("HEAD", "specs/small.yaml"),
        ("HEAD:specs/small.yaml", "small"),
        ("HEAD:specs", "specs/small.yaml"),
        ("HEAD:specs/../specs/small.yaml",),
    ],
)
def test_paths_and_ids_beside_a_revision(repository: Project, words: tuple[str, ...]) -> None:
    repository.write("specs/small.yaml", REWORDED)
    repository.write("specs/other.yaml", SMALL.replace("diagram: small", "diagram: other"))

    assert told(*words) == [("small", "changed", ["reworded"])]


def test_two_folders_by_names_and_two_files_whatever_their_names(repository: Project) -> None:
    repository.write("specs/other.yaml", RETITLED.replace("diagram: small", "diagram: other"))

    assert told("HEAD:./specs", "specs") == [("other", "added", []), ("small", "same", [])]
    assert told("small", "other") == [("other", "changed", ["set", "reworded"])]


def test_the_legend_is_that_of_the_revision(repository: Project) -> None:
    repository.write("specs/legends/short.yaml", LEGEND.replace("Ingen virkning", "Stor virkning"))

    review = compared("HEAD").reviews[0]

    assert review.changes
    change = review.changes.changes[0]
    assert (change.before, change.after) == ("Ingen virkning.", "Stor virkning.")
    assert str(change.old).startswith("HEAD:specs/legends/short.yaml:3:")
    assert str(change.new).startswith("specs/legends/short.yaml:3:")


def test_the_transition_is_checked_against_the_as_is_diagram_of_its_revision(repository: Project) -> None:
    transition = SMALL.replace("diagram: small", "diagram: ny").replace("as-is", "transition")
    text = transition.replace("hub:", "transition_from: small\nhub:").replace("codes: 9", "codes: S9, replaces: 9")
    repository.write("specs/ny.yaml", text)
    repository.commit()
    repository.write("specs/small.yaml", SMALL.replace("codes: 9", "codes: 10"))

    reviews = {review.name: review for review in compared("HEAD").reviews}

    assert reviews["ny"].status is Status.INVALID
    assert [str(problem) for problem in reviews["ny"].problems] == [
        "specs/ny.yaml:8:75: unknown code '9' (known: 10)",
    ]
    assert reviews["small"].status is Status.CHANGED


def test_from_a_folder_below_and_from_elsewhere(
    repository: Project, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repository.write("specs/small.yaml", REWORDED)
    monkeypatch.chdir(repository.folder / "specs")
    assert told("HEAD", "small.yaml") == [("small", "changed", ["reworded"])]
    assert told("HEAD:./small.yaml") == [("small", "changed", ["reworded"])]
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert told("HEAD", str(repository.folder / "specs")) == [("small", "changed", ["reworded"])]


def test_diagrams_that_came_went_and_got_another_name(repository: Project) -> None:
    repository.write("specs/other.yaml", SMALL.replace("diagram: small", "diagram: other").replace("STAR", "DST"))
    repository.commit()
    (repository.folder / "specs/small.yaml").rename(repository.folder / "specs/large.yaml")
    repository.write("specs/large.yaml", SMALL.replace("diagram: small", "diagram: large"))
    (repository.folder / "specs/other.yaml").unlink()
    apart = SMALL.replace("diagram: small", "diagram: apart").replace("STAR", "ADIR").replace("AMS", "Udtræk")
    repository.write("specs/apart.yaml", apart.replace("codes: 9", "codes: 77"))

    assert told("HEAD") == [
        ("apart", "added", []),
        ("large", "changed", ["set"]),
        ("other", "removed", []),
    ]


def test_a_revision_without_specs_is_an_empty_one(repository: Project) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.git("rm", "-r", "--quiet", "specs")
    repository.commit()

    assert told(first, "HEAD") == [("small", "removed", [])]
    assert told("HEAD", first) == [("small", "added", [])]
    with pytest.raises(SnitfladeError, match="neither side has any"):
        compared("HEAD", "HEAD")


def test_a_diagram_with_errors_is_told_and_the_others_are_compared(repository: Project) -> None:
    repository.write("specs/bad.yaml", "diagram: [")
    repository.commit()
    repository.write("specs/small.yaml", REWORDED)

    comparison = compared("HEAD")
    assert [(review.name, review.status) for review in comparison.reviews] == [
        ("bad", Status.INVALID),
        ("small", Status.CHANGED),
    ]
    assert [problem.place.file for problem in comparison.reviews[0].problems] == [
        "HEAD:specs/bad.yaml",
        "specs/bad.yaml",
    ]
    assert comparison.exit_code == 2

    repository.write("specs/bad.yaml", SMALL.replace("diagram: small", "diagram: bad"))
    assert compared("HEAD").exit_code == 1  # it was mended: a difference
    assert compared("HEAD").reviews[0].status is Status.INVALID


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nowhere",), "unknown revision 'nowhere'"),
        (("man",), "did you mean 'main'"),
        (("smal", "HEAD"), "did you mean 'small'"),
        (("specs",), "'specs' alone is no revision"),
        (("HEAD:none.yaml",), "HEAD:none.yaml: missing in this revision"),
        (("HEAD:../specs",), "outside of the repository"),
        (("HEAD:/specs",), "outside of the repository"),
        (("--all",), "unknown revision '--all'"),
        (("--output=stolen", "HEAD"), "unknown revision '--output=stolen'"),
        (("-h...HEAD",), "unknown revision '-h'"),
        (("HEAD\n", "HEAD"), "unknown revision"),
        (("main..main..main",), "unknown revision"),
        (("", "HEAD"), "unknown revision ''"),
    ],
)
def test_words_that_mean_nothing(repository: Project, words: tuple[str, ...], message: str) -> None:
    before = files(repository.folder)

    with pytest.raises(SnitfladeError) as raised:
        compared(*words)

    assert message in str(raised.value)
    assert files(repository.folder) == before


def test_nothing_is_written_or_checked_out(repository: Project) -> None:
    repository.git("switch", "--quiet", "-c", "work")
    repository.write("specs/small.yaml", REWORDED)
    repository.commit()
    repository.write("specs/small.yaml", RETITLED)
    before = files(repository.folder)

    assert told("main") == [("small", "changed", ["reworded"])]
    assert told("main...work") == [("small", "changed", ["reworded"])]

    assert files(repository.folder) == before


def test_the_environment_of_a_hook_leads_to_no_other_repository(
    repository: Project, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = project(tmp_path_factory.mktemp("other"))
    other.write("specs/small.yaml", RETITLED)
    other.commit()
    repository.write("specs/small.yaml", REWORDED)
    for name, value in (
        ("GIT_DIR", other.folder / ".git"),
        ("GIT_WORK_TREE", other.folder),
        ("GIT_INDEX_FILE", other.folder / "none"),
        ("GIT_OBJECT_DIRECTORY", other.folder / ".git/objects"),
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("GIT_TRACE", "1"),
    ):
        monkeypatch.setenv(name, str(value))

    assert told("HEAD") == [("small", "changed", ["reworded"])]


def test_odd_files_of_a_revision(repository: Project) -> None:
    repository.write("specs/blåbær æ.yaml", SMALL)
    repository.write("specs/line\nbreak.yaml", SMALL)
    (repository.folder / "specs/link.yaml").symlink_to("small.yaml")
    repository.write("specs/large.yaml", b"#" * 2_000_001)
    (repository.folder / "specs/folder.yaml").mkdir()
    repository.write("specs/folder.yaml/inner.yaml", SMALL)
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{repository.commit()},specs/module.yaml")
    repository.git("commit", "--quiet", "-m", "a module")

    reviews = {review.name: review for review in compared("HEAD", "HEAD:specs").reviews}

    assert sorted(reviews) == ["blåbær æ", "large", "line\nbreak", "small"]  # neither link nor folder nor module
    assert {name for name, review in reviews.items() if review.problems} == {"large"}
    assert {str(problem) for problem in reviews["large"].problems} == {
        "HEAD:specs/large.yaml: invalid size of the file (at most 2,000,000 bytes)"
    }


def test_histories_without_a_common_commit(repository: Project) -> None:
    repository.git("switch", "--quiet", "--orphan", "apart")
    repository.commit()

    with pytest.raises(SnitfladeError, match="no commit in common"):
        compared("main...apart")


def test_without_a_repository_or_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(SnitfladeError, match="no revision can be read here"):
        compared("HEAD")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SnitfladeError, match="git is not installed"):
        compared("HEAD")


def test_contents_that_a_partial_clone_lacks(
    repository: Project, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = Project(tmp_path_factory.mktemp("clone"))
    source = repository.folder.as_uri()
    clone.git("clone", "--quiet", "--filter=blob:none", "--no-checkout", source, ".")
    repository.folder.rename(repository.folder.with_name("gone"))
    monkeypatch.chdir(clone.folder)

    with pytest.raises(SnitfladeError) as found:
        compared("HEAD", "HEAD:specs")

    assert str(found.value) == (
        "HEAD:specs/small.yaml: missing contents of the file (this clone lacks it; fetch it first)"
    )
