"""Icons of systems: files beside the spec, or those of the diagrams package; nothing from elsewhere."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest
from PIL import Image

from snitflade.compare import Act, compare
from snitflade.diagram import Icon
from snitflade.problems import SnitfladeError
from snitflade.spec import Library, check, icons, package_icons, read_diagram
from snitflade.spec.git_revisions import Repository
from tests.cli.repository import commit, git
from tests.spec.specs_for_tests import HEADER, LINKS, write_spec

SQUARE = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'><path d='M0 0h2v1z'/></svg>"
OTHER = SQUARE.replace(b"M0", b"M1")


def text_with(icon: str) -> str:
    return HEADER + f"systems: {{STAR: {{kind: external, icon: {icon}}}}}\n" + LINKS


def spec_with(folder: Path, icon: str, data: bytes | None = SQUARE) -> Path:
    """A spec whose system has the icon; the file of this name holds the data."""
    folder.mkdir(exist_ok=True)
    if data is not None:
        (folder / icon).parent.mkdir(parents=True, exist_ok=True)
        (folder / icon).write_bytes(data)
    return write_spec(folder, text_with(icon))


def icon_of(path: Path) -> Icon:
    icon = read_diagram(path).systems[0].icon
    assert icon is not None
    return icon


def told(path: Path) -> str:
    diagram, problems = check(path)
    assert diagram is None
    return " ".join(map(str, problems))


def png_of(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGBA", (width, height), "#2471a3").save(stream, "PNG")
    return stream.getvalue()


def address_of(data: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


@pytest.mark.parametrize("name", ["icons/star.svg", "star.svg", "deep/er/Star.SVG"])
def test_an_svg_of_the_project_is_embedded_as_it_is(tmp_path: Path, name: str) -> None:
    icon = icon_of(spec_with(tmp_path, name))

    assert (icon.name, icon.address, icon.aspect) == (name, address_of(SQUARE, "svg+xml"), 2.0)


def test_a_png_of_the_project_is_embedded_as_it_is(tmp_path: Path) -> None:
    data = png_of(30, 20)
    icon = icon_of(spec_with(tmp_path, "star.png", data))

    assert (icon.address, icon.aspect) == (address_of(data, "png"), 1.5)


def test_an_icon_of_the_package_is_the_file_of_its_name(tmp_path: Path) -> None:
    icon = icon_of(spec_with(tmp_path, "onprem/database/postgresql", None))
    wheel = metadata.distribution("diagrams")
    data = Path(str(wheel.locate_file("resources/onprem/database/postgresql.png"))).read_bytes()

    assert (icon.name, icon.address) == ("onprem/database/postgresql", address_of(data, "png"))


def test_a_system_without_an_icon_has_none(tmp_path: Path) -> None:
    path = write_spec(tmp_path, HEADER + "systems: {STAR: external}\n" + LINKS)

    assert read_diagram(path).systems[0].icon is None


@pytest.mark.parametrize("name", package_icons.find_names_with("onprem/database"))
def test_every_name_that_the_search_tells_can_be_used(tmp_path: Path, name: str) -> None:
    assert icon_of(spec_with(tmp_path, name, None)).address.startswith("data:image/")


@pytest.mark.parametrize("name", ["OnPrem/database/postgresql", "onprem/../onprem/database/mysql", "onprem", "on prem"])
def test_a_name_is_that_of_the_file_to_the_letter(name: str) -> None:
    assert package_icons.find_icon_file(name) is None


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("postgres", "onprem/database/postgresql"),
        ("onprem/databse/mysql", "onprem/database/mysql"),
        ("OnPrem/Database/MongoDB", "onprem/database/mongodb"),
        ("mongodb", "onprem/database/mongodb"),
    ],
)
def test_an_unknown_name_gets_the_nearest(tmp_path: Path, wrong: str, meant: str) -> None:
    message = told(spec_with(tmp_path, wrong, None))

    assert f"small.yaml:6:40: unknown icon '{wrong}' (did you mean '{meant}'?)" in message


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_bytes(SQUARE)
    path = spec_with(tmp_path / "specs", "icons/star.svg", None)
    (tmp_path / "specs" / "icons").mkdir()
    (tmp_path / "specs" / "icons" / "star.svg").symlink_to(tmp_path / "secret.svg")

    assert "invalid icon 'icons/star.svg' (a file must lie beside the spec, or below its folder)" in told(path)


def test_a_folder_that_is_a_link_out_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "star.svg").write_bytes(SQUARE)
    path = spec_with(tmp_path / "specs", "icons/star.svg", None)
    (tmp_path / "specs" / "icons").symlink_to(tmp_path / "elsewhere")

    assert "a file must lie beside the spec" in told(path)


def test_a_loop_of_links(tmp_path: Path) -> None:
    path = spec_with(tmp_path, "star.svg", None)
    (tmp_path / "star.svg").symlink_to("star.svg")

    assert "icon 'star.svg'" in told(path)


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "star-2.svg").write_bytes(SQUARE)
    path = spec_with(tmp_path, "star.svg", None)
    (tmp_path / "star.svg").symlink_to("star-2.svg")

    assert icon_of(path).aspect == 2.0


def test_too_large_a_file(tmp_path: Path) -> None:
    data = SQUARE + b" " * icons.MAX_BYTES

    assert "invalid size of icon 'star.svg' (at most 200,000 bytes)" in told(spec_with(tmp_path, "star.svg", data))


def test_all_icons_together_have_a_limit(tmp_path: Path) -> None:
    data = SQUARE + b" " * (icons.MAX_BYTES - len(SQUARE))
    count = icons.MAX_BYTES_OF_ALL // icons.MAX_BYTES + 1
    for number in range(count):
        (tmp_path / f"{number}.svg").write_bytes(data)
    systems = "".join(f"  S{number}: {{kind: external, icon: {number}.svg}}\n" for number in range(count))
    links = "".join(f"  - {{system: S{number}, category: weak}}\n" for number in range(count))
    path = write_spec(tmp_path, f"{HEADER}systems:\n{systems}links:\n{links}")

    assert f"invalid icon '{count - 1}.svg' (all icons may have 4,000,000 bytes)" in told(path)


def test_many_systems_may_share_one_large_icon(tmp_path: Path) -> None:
    (tmp_path / "one.svg").write_bytes(SQUARE + b" " * (icons.MAX_BYTES - len(SQUARE)))
    systems = "".join(f"  S{number}: {{kind: external, icon: one.svg}}\n" for number in range(50))
    links = "".join(f"  - {{system: S{number}, category: weak}}\n" for number in range(50))
    diagram = read_diagram(write_spec(tmp_path, f"{HEADER}systems:\n{systems}links:\n{links}"))

    assert len({id(system.icon) for system in diagram.systems}) == 1


def test_an_svg_of_too_many_parts(tmp_path: Path) -> None:
    parts = b"<path d='M0 0h1'/>" * icons.MAX_PARTS
    data = SQUARE.replace(b"</svg>", parts + b"</svg>")

    assert "invalid icon 'star.svg': too many parts" in told(spec_with(tmp_path, "star.svg", data))


def test_names_without_number_are_compared_only_so_often(tmp_path: Path) -> None:
    systems = "".join(f"  S{number}: {{kind: external, icon: onprem/databse/{number}}}\n" for number in range(300))
    path = write_spec(tmp_path, f"{HEADER}systems:\n{systems}links: []\n")

    assert told(path).count("unknown icon") == 300


def test_the_package_may_be_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    path = spec_with(tmp_path, "onprem/database/postgresql", None)
    monkeypatch.setattr(metadata, "distribution", missing)
    package_icons._folder.cache_clear()  # noqa: SLF001 - what an earlier test found
    try:
        with pytest.raises(SnitfladeError, match="missing package 'diagrams'"):
            package_icons.find_icon_file("onprem/database/postgresql")
        assert "6:40: missing package 'diagrams', which has the icons" in told(path)
    finally:
        package_icons._folder.cache_clear()  # noqa: SLF001


def test_a_revision_has_the_icon_that_it_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "--quiet")
    path = spec_with(tmp_path / "specs", "icons/star.svg")
    commit(tmp_path)
    path.with_name("icons").joinpath("star.svg").write_bytes(OTHER)
    monkeypatch.chdir(tmp_path)

    revision = Repository(Path("specs")).revision("HEAD")
    old, problems = check(Path("specs/small.yaml"), Library(revision))

    assert (problems, old and old.systems[0].icon) == ((), Icon("icons/star.svg", address_of(SQUARE, "svg+xml"), 2.0))
    assert icon_of(Path("specs/small.yaml")).address == address_of(OTHER, "svg+xml")


@pytest.mark.parametrize("changed", [None, Icon("b.svg", "data:a", 1.0), Icon("a.svg", "data:b", 1.0)])
def test_another_icon_is_told_as_an_arrangement(tmp_path: Path, changed: Icon | None) -> None:
    plain = read_diagram(write_spec(tmp_path, HEADER + "systems: {STAR: external}\n" + LINKS))
    old = replace(plain, systems=(replace(plain.systems[0], icon=Icon("a.svg", "data:a", 1.0)),))
    new = replace(plain, systems=(replace(plain.systems[0], icon=changed),))

    assert [(change.act, change.field) for change in compare(old, new).changes] == [(Act.ARRANGED, "icon")]
    assert compare(old, old).changes == ()
