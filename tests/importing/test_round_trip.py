"""Catalogue → import → the same diagrams."""

from __future__ import annotations

from pathlib import Path

import pytest

from snitflade.catalogue.as_csv import as_csv
from snitflade.catalogue.as_xlsx import as_xlsx
from snitflade.catalogue.tables import read_catalogue
from snitflade.pipeline import load
from tests.catalogue.catalogues import HOSTILE, SIX, hostile
from tests.importing.lists import catalogue_csv, catalogue_xlsx, copied, imported, written
from tests.spec.specs_for_tests import VALID, without_places, write_spec


def test_a_workbook_becomes_the_same_six_diagrams(tmp_path: Path) -> None:
    specs = copied(tmp_path, with_specs=False)

    found = imported(catalogue_xlsx(tmp_path), specs)
    assert len(found.files) == len(SIX)
    for path in SIX:
        assert without_places(load(specs / path.name)) == without_places(load(path))


@pytest.mark.parametrize("make", [catalogue_csv, catalogue_xlsx])
def test_an_unchanged_catalogue_leaves_every_byte_of_the_specs(make: object, tmp_path: Path) -> None:
    specs = copied(tmp_path)
    path = catalogue_csv(tmp_path) if make is catalogue_csv else catalogue_xlsx(tmp_path)

    found = imported(path, specs)
    assert found.files == {}
    assert found.comparison.exit_code == 0
    assert [(specs / path.name).read_bytes() for path in SIX] == [path.read_bytes() for path in SIX]


def test_each_diagram_of_a_csv_becomes_one_with_the_same_interfaces(tmp_path: Path) -> None:
    specs = copied(tmp_path, with_specs=False)
    for path in SIX:
        text = path.read_text(encoding="utf-8")
        head, _, _ = text.partition("\nsystems:")
        bare = f"{head}\nsystems: {{Nobody: external}}\nlinks: [{{system: Nobody, category: {first_category(text)}}}]\n"
        written(specs, path.name, bare.replace("transition_from", "# transition_from"))
        imported(catalogue_csv(tmp_path, without_replaces), specs, into=specs / path.name)
        new, old = load(specs / path.name), load(path)
        said = [[(i.codes, i.texts, i.direction, i.category) for i in link.interfaces] for link in new.links]
        assert said == [[(i.codes, i.texts, i.direction, i.category) for i in link.interfaces] for link in old.links]
        assert [(s.name, s.kind) for s in new.systems] == unordered(new, old)


def first_category(text: str) -> str:
    return text.partition("category: ")[2].partition("\n")[0]


def without_replaces(rows: list[dict[str, str]]) -> None:
    for row in rows:
        row["Erstatter"] = row["Antaget"] = row["Udledt"] = ""


def unordered(new: object, old: object) -> list[tuple[str, str]]:
    """The systems of the old diagram in the order of the new one."""
    kinds = {system.name: system.kind for system in old.systems}  # type: ignore[attr-defined]
    return [(system.name, kinds[system.name]) for system in new.systems]  # type: ignore[attr-defined]


def test_whatever_a_spec_says_beside_its_interfaces_comes_back(tmp_path: Path) -> None:
    """The specs of the tests of the checker: own kinds, notes, wishes, footnotes, several categories of a link."""
    for name in ("whole.yaml", "wishes.yaml"):
        specs = tmp_path / name
        (specs / "legends").mkdir(parents=True)
        written(specs, "minimal.yaml", (VALID / "minimal.yaml").read_bytes())
        for legend in (VALID / "legends").iterdir():
            written(specs / "legends", legend.name, legend.read_bytes())
        catalogue, _ = read_catalogue([VALID / name])
        imported(written(tmp_path, "list.xlsx", as_xlsx(catalogue)), specs)
        assert told(specs / name) == told(VALID / name)


def told(path: Path) -> object:
    """What a diagram says; breaks in the texts of interfaces and footnotes of links are not in a catalogue."""
    text = repr(without_places(load(path)))
    return text.replace("\\xa0", " ").replace("\\n", " ")


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_hostile_texts_come_back(form: str, tmp_path: Path) -> None:
    catalogue = hostile(tmp_path)
    data = as_xlsx(catalogue) if form == "xlsx" else as_csv(catalogue)
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    write_spec(fresh, "", "unused").unlink()

    imported(written(tmp_path, f"list.{form}", data), fresh)
    new = load(fresh / "small.yaml")
    assert tuple(system.name for system in new.systems) == HOSTILE
    assert tuple(link.interfaces[0].texts[0] for link in new.links) == HOSTILE
    assert without_places(new.links) == without_places(catalogue.tables[0].diagram.links)
