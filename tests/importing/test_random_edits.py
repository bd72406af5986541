"""Random edits of a catalogue: the changed spec says what the list says, and a second import changes nothing."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from random import Random

import pytest

from snitflade.catalogue.as_csv import as_csv
from snitflade.catalogue.tables import read_catalogue
from snitflade.pipeline import load
from tests.catalogue.catalogues import SIX
from tests.edits import repeatable
from tests.importing.lists import Row, catalogue_csv, copied, imported

WORDS = (
    "sager",
    "ydelser: nu",
    "# kopi",
    "=1+1",
    "{x}",
    "a|b",
    "til ~ dato",
    "- punkt",
    "ja",
    "010",
    "'citat'",
    "“æøå”",
)
DIRECTIONS = ("ind", "ud", "begge veje", "ikke angivet")


def some_words(random: Random) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.choice((1, 2, 30))))


def edit(rows: list[Row], random: Random, diagram: str, categories: list[str]) -> None:
    """A few edits of rows of one diagram that the checker has nothing against."""
    for number in range(random.randint(1, 6)):
        _edit(rows, random, diagram, categories, number)


def _edit(rows: list[Row], random: Random, diagram: str, categories: list[str], number: int) -> None:
    if random.random() < 0.1:
        random.shuffle(rows)
    own = [row for row in rows if row["Diagram"] == diagram]
    row = random.choice(own)
    kind = random.choice(("text", "texts", "direction", "category", "new", "new system", "remove", "note"))
    same_link = [other for other in own if other["Forbindelse"] == row["Forbindelse"]]
    if kind == "text" and row["Kode"]:
        row["Tekst"] = some_words(random)
    elif kind == "texts" and row["Kode"]:
        row["Tekst"] = f"{some_words(random)}\n{some_words(random)}"
    elif kind == "direction" and row["Udledt"] == "":
        row["Retning"] = random.choice(DIRECTIONS)
    elif kind == "category":
        row["Kategori"] = random.choice(categories)
    elif kind.startswith("new"):
        new = {**row, "Kode": f"N{number}", "Tekst": some_words(random), "Erstatter": "", "Forbindelse": ""}
        new |= {"Antaget": "", "Udledt": ""}
        rows.insert(random.randrange(len(rows)), new | ({"System": f"Ny {number}"} if kind == "new system" else {}))
    elif kind == "remove" and diagram.endswith("transition") and len(own) > 3:
        rows.remove(row)
    elif kind == "note":
        words = some_words(random)
        for other in same_link:
            other["Note"] = words


def said(rows: list[Row], diagram: str) -> list[tuple[str, ...]]:
    keys = ("System", "Til system", "Kode", "Tekst", "Retning", "Kategori", "Antaget", "Udledt", "Erstatter", "Note")
    return sorted(tuple(row[key] for key in keys) for row in rows if row["Diagram"] == diagram)


@pytest.mark.parametrize("seed", range(60))
def test_the_spec_says_what_the_list_says(seed: int, tmp_path: Path) -> None:
    random = repeatable(seed)
    source = SIX[seed % len(SIX)]
    edited: list[Row] = []

    def change(rows: list[Row]) -> None:
        categories = sorted({row["Kategori"] for row in rows if row["Diagram"] == source.stem})
        edit(rows, random, source.stem, categories)
        edited.extend(rows)

    specs = copied(tmp_path)
    path = catalogue_csv(tmp_path, change)
    imported(path, specs, into=specs / source.name)

    data = as_csv(read_catalogue([specs / file.name for file in SIX])[0]).decode("utf-8-sig")
    again = list(csv.DictReader(io.StringIO(data, newline=""), delimiter=";"))
    assert [row[2:4] for row in said(again, source.stem)] == [row[2:4] for row in said(decoded(edited), source.stem)]
    assert said(again, source.stem) == said(decoded(edited), source.stem)
    assert imported(path, specs, into=specs / source.name).files == {}
    assert load(specs / source.name).title == load(source).title


def decoded(rows: list[Row]) -> list[Row]:
    """The rows as the catalogue writes them: a cell that begins like a formula has an apostrophe before it."""
    return [
        {key: f"'{text}" if text.startswith(("=", "+", "-", "@", "'")) else text for key, text in row.items()}
        for row in rows
    ]
