"""The public calls: files that are not there, several files, warnings."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from snitflade.problems import ProblemsFound, Severity, SnitfladeError
from snitflade.spec import Library, check, find_specs, library, read_diagram, read_diagrams
from snitflade.spec.sources import Source
from snitflade.spec.yaml_reader import Reading, read_yaml
from tests.spec.specs_for_tests import HEADER, LINKS, SYSTEMS, VALID, without_places, write_spec

SMALL = HEADER + SYSTEMS + LINKS


def problems_of(path: Path) -> list[str]:
    with pytest.raises(ProblemsFound) as caught:
        read_diagram(path)
    return [str(problem).removeprefix(path.as_posix()) for problem in caught.value.problems]


def test_a_missing_file(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "none.yaml") == [": missing file"]


def test_a_folder(tmp_path: Path) -> None:
    assert problems_of(tmp_path)[0].startswith(": invalid file (")


def test_a_named_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert problems_of(pipe) == [": invalid file (neither a folder nor a device can be read)"]


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert problems_of(tmp_path / "x.yaml") == [": invalid file (cannot be read: permission denied)"]


def test_a_name_with_nul() -> None:
    assert "invalid file" in problems_of(Path("a\0b.yaml"))[0]


def test_invalid_utf8_has_a_place(tmp_path: Path) -> None:
    path = write_spec(tmp_path, "title: x\nsubtitle: æ".encode() + b"\xe6\n")
    assert problems_of(path) == [":2:12: invalid UTF-8 (save the file as UTF-8)"]


def test_places_name_the_file_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_spec(tmp_path, SMALL + "subtitel: x\n")
    monkeypatch.chdir(tmp_path)
    assert problems_of(Path("small.yaml")) == [":8:1: unknown key 'subtitel' (did you mean 'subtitle'?)"]
    assert problems_of(Path("..") / tmp_path.name / "small.yaml")[0].startswith(":8:1: ")


def test_all_files_are_checked_before_any_is_refused(tmp_path: Path) -> None:
    first = write_spec(tmp_path, SMALL.replace("weak", "wek"), "first")
    second = write_spec(tmp_path, SMALL.replace("as-is", "asis"), "second")
    with pytest.raises(ProblemsFound) as caught:
        read_diagrams([second, first, tmp_path / "third.yaml"])
    errors = [problem for problem in caught.value.problems if problem.severity is Severity.ERROR]
    assert [Path(problem.place.file).name for problem in errors] == ["first.yaml", "second.yaml", "third.yaml"]


def test_equal_ids_are_refused(tmp_path: Path) -> None:
    first, second = write_spec(tmp_path, SMALL), write_spec(tmp_path, SMALL, "other")
    with pytest.raises(ProblemsFound, match=r"other.yaml:1:10: duplicate diagram 'small' \(first at .*small.yaml:1:10"):
        read_diagrams([first, second])


def test_a_path_given_twice_counts_once(tmp_path: Path) -> None:
    path = write_spec(tmp_path, SMALL)
    assert len(read_diagrams([path, path])) == 1


def test_diagrams_come_in_the_order_given() -> None:
    paths = [VALID / "verbatim.yaml", VALID / "anchors.yaml"]
    assert [diagram.id for diagram in read_diagrams(paths)] == ["verbatim", "anchors"]


def test_a_shared_legend_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def read_and_note(path: Path, source: Source) -> Reading:
        read.append(path.name)
        return read_yaml(path, source=source)

    monkeypatch.setattr(library, "read_yaml", read_and_note)
    read_diagrams([VALID / "minimal.yaml", VALID / "verbatim.yaml", VALID / "anchors.yaml"])
    assert sorted(read) == ["anchors.yaml", "minimal.yaml", "short.yaml", "verbatim.yaml"]


def test_warnings_do_not_refuse(tmp_path: Path) -> None:
    path = write_spec(tmp_path, SMALL + "terms: {spare: x}\n", "renamed")
    diagram, problems = check(path, Library())
    assert diagram == read_diagram(path)
    assert [str(problem).removeprefix(path.as_posix()) for problem in problems] == [
        ":1:10: warning: invalid diagram 'small' (the file is named 'renamed')",
        ":8:9: warning: unused term 'spare' (no text of the legend has {spare})",
    ]


def test_specs_of_a_folder_are_sorted_and_without_legends(tmp_path: Path) -> None:
    for name in ("b", "a"):
        write_spec(tmp_path, SMALL, name)
    (tmp_path / "c.yml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "README.md").write_text("", encoding="utf-8")
    assert [path.name for path in find_specs(tmp_path)] == ["a.yaml", "b.yaml", "c.yml"]


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(SnitfladeError, match="missing folder"):
        find_specs(tmp_path / "none")


NAMED_BY_THE_AUTHOR = {"systems", "terms", "kinds", "categories"}


def shuffled(value: Any, chance: random.Random, key: str = "") -> Any:
    """The same data with the keys of the language in another order; names of the author keep theirs."""
    if isinstance(value, list):
        return [shuffled(item, chance) for item in value]
    if not isinstance(value, dict):
        return value
    entries = [(name, shuffled(inner, chance, name)) for name, inner in value.items()]
    if key not in NAMED_BY_THE_AUTHOR:
        chance.shuffle(entries)
    return dict(entries)


@pytest.mark.parametrize("name", ["whole", "wishes"])
@given(chance=st.randoms(use_true_random=False), style=st.sampled_from([None, '"', "'"]), flow=st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_quotes_and_layout_do_not_matter(
    tmp_path: Path, name: str, chance: random.Random, style: str | None, flow: bool
) -> None:
    original = VALID / f"{name}.yaml"
    data = yaml.load(original.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
    text = yaml.safe_dump(
        shuffled(data, chance), default_style=style, default_flow_style=flow, sort_keys=False, allow_unicode=True
    )
    text = re.sub(r"""(highlight["']?: )["'](true|false)["']""", r"\1\2", text)
    write_spec(tmp_path, text.replace("\n", "  # a comment\n") if not flow and style == '"' else text, name)
    for other in ("minimal.yaml", "legends/full.yaml", "legends/broken.yaml"):
        (tmp_path / other).write_bytes((VALID / other).read_bytes())
    assert without_places(read_diagram(tmp_path / f"{name}.yaml")) == without_places(read_diagram(original))


WHOLE = (VALID / "whole.yaml").read_text(encoding="utf-8")


@given(
    start=st.integers(0, len(WHOLE)),
    length=st.integers(0, 40),
    put=st.text(st.sampled_from("[]{}:,-?&*!#'\"| \nabc{}true"), max_size=8),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_spec_is_read_or_told(tmp_path: Path, start: int, length: int, put: str) -> None:
    path = write_spec(tmp_path, WHOLE[:start] + put + WHOLE[start + length :], "whole")
    (tmp_path / "legends" / "full.yaml").write_bytes((VALID / "legends" / "full.yaml").read_bytes())
    diagram, problems = check(path)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert (diagram is None) == bool(errors)
    assert all(problem.place.line > 0 for problem in errors)
