"""Files appear together, whole, or not at all."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from snitflade.building import parallel, run
from snitflade.problems import SnitfladeError
from snitflade.writing import staging, write_new
from tests.cli.command import files, pictures, project


def fail_with(code: int) -> Callable[..., Any]:
    def failing(*_: object, **__: object) -> Any:
        raise OSError(code, os.strerror(code))

    return failing


def full_after(count: int, real: Callable[..., Any]) -> Callable[..., Any]:
    """The real function, until the disk is full."""
    calls = iter(range(count))

    def limited(*arguments: object, **options: object) -> Any:
        if next(calls, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*arguments, **options)

    return limited


def write(folder: Path, **texts: str) -> None:
    with staging(folder) as stage:
        for name, text in texts.items():
            (stage.area / name).write_text(text, encoding="utf-8")
        stage.commit(texts)


def test_files_come_with_the_folders_they_need_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "a/b", one="1", two="2")

    assert files(tmp_path) == {"a": b"", "a/b": b"", "a/b/one": b"1", "a/b/two": b"2"}


def test_files_replace_what_stood_there(tmp_path: Path) -> None:
    write(tmp_path, one="1", other="o")
    write(tmp_path, one="2", two="2")

    assert files(tmp_path) == {"one": b"2", "other": b"o", "two": b"2"}


def test_new_files_can_be_read_by_those_who_may_read_new_files(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("", encoding="utf-8")

    write(tmp_path, one="1")

    assert (tmp_path / "one").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_failure_on_the_way_leaves_nothing(error: type[BaseException], tmp_path: Path) -> None:
    with pytest.raises(error), staging(tmp_path / "a/b") as stage:  # noqa: PT012 - the block is what is tested
        (stage.area / "one").write_text("1", encoding="utf-8")
        raise error

    assert files(tmp_path) == {}


@pytest.mark.parametrize("renames", range(5))
def test_when_a_rename_fails_what_stood_there_stands_again(
    renames: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, one="1", three="3", five="5")
    before = files(tmp_path)

    with pytest.raises(SnitfladeError, match="no space left on device"), staging(tmp_path) as stage:  # noqa: PT012 - so it is here
        for name in ("one", "two", "three", "four", "five"):
            (stage.area / name).write_text("new", encoding="utf-8")
        real = Path.replace
        count = iter(range(renames))

        def limited(path: Path, target: Path) -> Path:
            if path.name.endswith("~") or next(count, None) is not None:
                return real(path, target)
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(Path, "replace", limited)
        stage.commit(("one", "two", "three", "four", "five"))

    assert files(tmp_path) == before


def test_a_file_system_without_second_names_keeps_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, one="1")
    (tmp_path / "two").mkdir()
    monkeypatch.setattr(os, "link", fail_with(errno.EPERM))

    with pytest.raises(SnitfladeError, match="two: cannot be written"):
        write(tmp_path, one="new", two="2")

    assert files(tmp_path) == {"one": b"1", "two": b""}


@pytest.mark.parametrize("can_link", [True, False])
def test_a_link_that_is_put_back_is_still_a_link(
    can_link: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "out" / "one").symlink_to("../secret")
    (tmp_path / "out" / "two").mkdir()
    if not can_link:
        monkeypatch.setattr(os, "link", fail_with(errno.EPERM))

    with pytest.raises(SnitfladeError, match="two: cannot be written"):
        write(tmp_path / "out", one="new", two="2")

    assert (tmp_path / "out" / "one").readlink() == Path("../secret")
    assert (tmp_path / "secret").read_text(encoding="utf-8") == "secret"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_between_renames_waits_for_the_last(
    number: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, one="1", two="2")
    real = Path.replace

    def interrupted(path: Path, target: Path) -> Path:
        signal.raise_signal(number)
        return real(path, target)

    def ended(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(number, ended)
    monkeypatch.setattr(Path, "replace", interrupted)
    try:
        with pytest.raises(KeyboardInterrupt):
            write(tmp_path, one="new", two="new")
    finally:
        signal.signal(number, before)

    assert files(tmp_path) == {"one": b"new", "two": b"new"}


def test_another_run_in_the_same_folder_is_left_alone(tmp_path: Path) -> None:
    with staging(tmp_path) as first, staging(tmp_path) as second:
        assert first.area != second.area
        (first.area / "one").write_text("1", encoding="utf-8")
        (second.area / "two").write_text("2", encoding="utf-8")
        second.commit(["two"])
        first.commit(["one"])

    assert files(tmp_path) == {"one": b"1", "two": b"2"}


@pytest.mark.parametrize("folder", ["file", "file/below", "loop/x"])
def test_a_folder_that_cannot_be_is_reported(folder: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    before = sorted(tmp_path.iterdir())

    with pytest.raises(SnitfladeError, match=f"{folder}: cannot be written"):
        write(tmp_path / folder, one="1")

    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_a_folder_that_takes_nothing_is_reported(code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "mkdir", fail_with(code))

    with pytest.raises(SnitfladeError, match=os.strerror(code).lower()) as caught:
        write(tmp_path, one="1")

    assert caught.value.hint == "choose another folder with -o"
    assert files(tmp_path) == {}


@pytest.mark.parametrize("written", range(4))
def test_a_disk_that_fills_up_while_drawing_leaves_output_as_it_was(
    written: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    specs = [project(tmp_path) / "specs/small.yaml"]
    run.build(specs, tmp_path / "output", run.BuildOptions(("svg",)))
    before = files(tmp_path)
    monkeypatch.setattr(Path, "write_bytes", full_after(written, Path.write_bytes))
    monkeypatch.setattr(os, "link", fail_with(errno.EPERM))  # so that what is kept needs room too

    with pytest.raises(SnitfladeError, match="cannot be written: no space left on device"):
        run.build(specs, tmp_path / "output", run.BuildOptions(("svg", "pdf"), page="a3"))

    assert files(tmp_path) == before
    assert pictures(tmp_path / "output") == {"small.svg"}


def test_new_text_files_are_all_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("as it was", encoding="utf-8")

    with pytest.raises(SnitfladeError, match="there: cannot be written: file exists"):
        write_new({tmp_path / "a/one": "1", tmp_path / "there": "new"})

    assert files(tmp_path) == {"there": b"as it was"}


def test_a_worker_that_dies_is_reported() -> None:
    with pytest.raises(SnitfladeError, match="a worker process ended by itself"):
        parallel.run_each(_deadly_work, [1, 2], 2, lambda: None)


def _deadly_work() -> Callable[[int], None]:
    return os._exit
