"""Turns the rows of a list into entries: what each says of an interface, and in which cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from snitflade.catalogue.columns import BY_KEY
from snitflade.characters import clean_text
from snitflade.importing.grid import CellPlace, GridCell
from snitflade.importing.headings import Header
from snitflade.importing.mapping_file import ColumnMapping
from snitflade.importing.words import DIRECTIONS, FIELDS, parse_yes_no, split_codes
from snitflade.problems import Problem, did_you_mean, quote
from snitflade.values import value

_CODE_COLUMNS = ("codes", "replaces")
_FOR_PEOPLE = ("text", "note")
_ON_ONE_LINE = ("system", "to", "category", "kind", "note", "diagram")


@value
class ListEntry:
    """A row of the list: an interface, or a link without interfaces. A field is None where the list has no such column.

    ``direction`` is "" where the row says that it is not stated. ``category`` and ``kind`` are as written.
    """

    place: CellPlace
    cells: dict[str, GridCell]
    diagram: str | None
    variant: str | None
    hub: tuple[str, ...] | None
    system: str
    to: str | None
    codes: tuple[str, ...] | None
    texts: tuple[str, ...] | None
    direction: str | None
    category: str | None
    kind: str | None
    replaces: tuple[str, ...] | None
    assumed: tuple[str, ...] | None
    inferred: tuple[str, ...] | None
    highlight: bool | None
    note: str | None
    link: str | None

    @property
    def is_interface(self) -> bool:
        """Whether it has a code or a text; else it is a link without interfaces."""
        return bool(self.codes or self.texts)

    @property
    def ends(self) -> tuple[str, str]:
        """The names of the two systems; the second is "" for a link to the hub."""
        return self.system, self.to or ""

    def place_of(self, key: str) -> CellPlace:
        """The cell in this column; the row's first cell when there is no such column."""
        return self.cells[key].place if key in self.cells else self.place


def entries_of(header: Header, mapping: ColumnMapping) -> tuple[list[ListEntry], list[Problem]]:
    """The entries of a table, and the problems with its cells."""
    problems = list(header.problems)
    entries: list[ListEntry] = []
    for row in header.rows:
        cells = {key: row[number] for key, number in header.columns.items() if number < len(row)}
        if any(cell.text or cell.fault for cell in cells.values()) and not _is_heading_again(cells, header):
            entry, found = _entry(cells, mapping)
            problems += found
            entries += [entry] if entry else []
    if not entries and not problems:
        problems.append(Problem(header.row[0].place, "missing rows", "the table has no interface below its headings"))
    return entries, problems


def _is_heading_again(cells: dict[str, GridCell], header: Header) -> bool:
    """Whether a row repeats the headings, as printed lists do."""
    return all(cell.text == header.row[header.columns[key]].text for key, cell in cells.items())


def _entry(cells: dict[str, GridCell], mapping: ColumnMapping) -> tuple[ListEntry | None, list[Problem]]:
    problems = [Problem(cell.place, *_fault(key, cell)) for key, cell in cells.items() if _is_faulty(key, cell)]
    problems += [
        Problem(cell.place, f"invalid character in {quote(cell.text)}", cell.hidden)
        for key, cell in cells.items()
        if cell.hidden and key not in _FOR_PEOPLE and not BY_KEY[key].derived
    ]
    texts = {key: clean_text(cell.text) if key == "note" else cell.text for key, cell in cells.items()}
    for key in _ON_ONE_LINE:
        if key in texts:
            texts[key] = texts[key].replace("\n", " ")
    place = min((cell.place for cell in cells.values()), key=lambda p: p.column)
    if not texts["system"] and not cells["system"].fault:
        hint = "every row names its system; a cell that is merged over several rows counts for all of them"
        problems.append(Problem(cells["system"].place, "missing system", hint))
    reader = _RowReader(cells, texts, mapping)
    entry = ListEntry(
        place=place,
        cells=cells,
        diagram=texts.get("diagram"),
        variant=texts.get("variant"),
        hub=reader.lines("hub"),
        system=texts["system"],
        to=texts.get("to"),
        codes=reader.codes("codes"),
        texts=reader.texts("text"),
        direction=reader.direction(),
        category=reader.translate("category"),
        kind=reader.translate("kind"),
        replaces=reader.codes("replaces"),
        assumed=reader.fields("assumed"),
        inferred=reader.fields("inferred"),
        highlight=reader.parse_yes_no("highlight"),
        note=texts.get("note"),
        link=texts.get("link"),
    )
    problems += reader.problems
    return (None if problems else entry), problems


def _is_faulty(key: str, cell: GridCell) -> bool:
    """A derived column is not read, so anything may stand in it; a spoilt code counts in columns of codes only."""
    return bool(cell.fault) and not BY_KEY[key].derived and (cell.is_sure or key in _CODE_COLUMNS)


def _fault(key: str, cell: GridCell) -> tuple[str, str]:
    message, hint = cell.fault or ("", "")
    return message.replace("invalid number", "invalid code") if key in _CODE_COLUMNS else message, hint


class _RowReader:
    """The values of one row."""

    def __init__(self, cells: dict[str, GridCell], texts: dict[str, str], mapping: ColumnMapping) -> None:
        self._cells, self._texts, self._mapping = cells, texts, mapping
        self.problems: list[Problem] = []

    def codes(self, key: str) -> tuple[str, ...] | None:
        return split_codes(self._texts[key]) if key in self._texts else None

    def lines(self, key: str) -> tuple[str, ...] | None:
        return tuple(self._texts[key].splitlines()) if key in self._texts else None

    def texts(self, key: str) -> tuple[str, ...] | None:
        """The lines of a cell as the reader of specs takes them, with one kind of bullet."""
        lines = self.lines(key)
        return None if lines is None else tuple(filter(None, map(clean_text, lines)))

    def translate(self, key: str) -> str | None:
        """The word of a cell, or the word that a mapping file puts in its place."""
        text = self._texts.get(key)
        return self._mapping.values.get(key, {}).get((text or "").casefold(), text)

    def direction(self) -> str | None:
        text = self.translate("direction")
        if text is None or not text:
            return text
        known = DIRECTIONS.get(" ".join(text.split()).casefold())
        if known is None:
            self._unknown("direction", text, tuple(DIRECTIONS))
        return known

    def parse_yes_no(self, key: str) -> bool | None:
        if key not in self._texts:
            return None
        said = parse_yes_no(self._texts[key])
        if said is None:
            self._unknown(key, self._texts[key], ("ja", "nej"))
        return said

    def fields(self, key: str) -> tuple[str, ...] | None:
        """The fields that a cell names as assumed or inferred."""
        if key not in self._texts:
            return None
        return tuple(self._fields(key, split_codes(self._texts[key])))

    def _fields(self, key: str, words: Sequence[str]) -> Iterator[str]:
        for word in words:
            field = FIELDS.get(word.casefold())
            if field is None:
                self._unknown(key, word, tuple(FIELDS))
            else:
                yield field

    def _unknown(self, key: str, word: str, known: Sequence[str]) -> None:
        hint = did_you_mean(word, known)
        self.problems.append(Problem(self._cells[key].place, f"unknown {key} '{word[:60]}'", hint))
