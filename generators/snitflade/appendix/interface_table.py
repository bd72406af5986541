"""The interfaces of a diagram as a table, which says in words what the figure shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from snitflade.appendix.document import Cell, Column, Line, Run, Sample, Table
from snitflade.appendix.wording import Wording
from snitflade.catalogue.rows import Fate, Row
from snitflade.compare.joints import ends_told
from snitflade.compare.tracing import Outcome
from snitflade.diagram import Category, Diagram, plain
from snitflade.palette import line_colour
from snitflade.theme import CategoryColours
from snitflade.values import value

NOTHING = "–"
_PAPER = "#ffffff"
_STAR = "*"
_SHARES = (0.095, 0.185, 0.12, 0.26, 0.22, 0.12)
_SHARES_ALONE = (0.11, 0.21, 0.125, 0.335, 0.22)


@value
class Listed:
    """A diagram with its rows, and what its rows lead to and are led to by.

    ``row_anchors``: of each row; ``spots``: the place in the figure of each row, "" where it has none; ``codes``: the
    row of each code at a system of the diagram that it carries over from, or that carries it over; see ``composing``.
    """

    diagram: Diagram
    rows: tuple[Row, ...]
    row_anchors: tuple[str, ...]
    spots: tuple[str, ...]
    codes: Mapping[tuple[str, str], str]
    has_transition: bool
    colours: CategoryColours


def interface_table(listed: Listed, anchor: str, number: int, caption: str, wording: Wording) -> Table:
    """The table of a diagram: code, system, direction, text, category and, where there is another, as what it goes on.

    A value that is assumed has a star.
    """
    last = _last_heading(listed, wording)
    headings = (*wording.interface_columns, *((last,) if last else ()))
    shares = _SHARES if last else _SHARES_ALONE
    columns = tuple(Column(heading, share) for heading, share in zip(headings, shares, strict=True))
    rows = tuple(_cells(listed, number, wording) for number in range(len(listed.rows)))
    marked = any(row.assumed for row in listed.rows)
    return Table(anchor, number, caption, columns, rows, wording.assumed_mark if marked else "")


def _last_heading(listed: Listed, wording: Wording) -> str:
    if listed.has_transition:
        return wording.carried_as
    return wording.carries if listed.diagram.transition_from else ""


def _cells(listed: Listed, number: int, wording: Wording) -> tuple[Cell, ...]:
    row = listed.rows[number]
    codes = _code(listed, number)
    direction = wording.directions[row.direction]
    category = _starred(category_name(row.category, listed.diagram, wording), "category", row)
    cells = [
        Cell((codes,), anchor=listed.row_anchors[number]),
        Cell(_system(listed, number, wording)),
        Cell(((Run(_starred(direction, "direction", row), faint=row.direction is None),),)),
        Cell(_texts(listed, number, wording)),
        Cell(((Run(category),),), sample_of(row.category, listed.colours)),
    ]
    if listed.has_transition:
        cells.append(Cell(_fates(listed, row, wording)))
    elif listed.diagram.transition_from:
        cells.append(Cell((_replaced(listed, row),)))
    return tuple(cells)


def _code(listed: Listed, number: int) -> Line:
    row = listed.rows[number]
    target = listed.spots[number]
    codes = ", ".join(row.codes)
    return (Run(_starred(codes, "pairing", row) if codes else NOTHING, bold=bool(codes), target=target),)


def _system(listed: Listed, number: int, wording: Wording) -> tuple[Line, ...]:
    """The system and its kind; its footnote where it stands for the first time."""
    row, diagram = listed.rows[number], listed.diagram
    by_name = {system.name: system for system in diagram.systems}
    system = by_name[row.link.system]
    lines: list[Line] = [(Run(plain(ends_told(row.link))),)]
    if row.link.to is None:
        lines.append((Run(diagram.kind(system.kind).name, faint=True),))
    is_first = all(other.link.system != system.name for other in listed.rows[:number])
    if system.note and is_first:
        lines.append((Run(wording.note.format(text=plain(system.note)), faint=True),))
    return tuple(lines)


def _texts(listed: Listed, number: int, wording: Wording) -> tuple[Line, ...]:
    """The texts, and the footnote of the link at the last of its rows, where the figure has its number."""
    row = listed.rows[number]
    lines: list[Line] = [(Run(text),) for text in row.texts] or [(Run(NOTHING),)]
    is_last = number + 1 == len(listed.rows) or listed.rows[number + 1].link is not row.link
    if row.link.note and is_last:
        lines.append((Run(wording.note.format(text=plain(row.link.note)), faint=True),))
    return tuple(lines)


def _fates(listed: Listed, row: Row, wording: Wording) -> tuple[Line, ...]:
    """A line for each of the fates; where they differ, each says which codes it is of."""
    lines = [_fate(listed, row, fate, wording) for fate in row.fates]
    return tuple(lines) or ((Run(NOTHING),),)


def _fate(listed: Listed, row: Row, fate: Fate, wording: Wording) -> Line:
    whose = f"{', '.join(fate.codes)}: " if fate.codes != row.codes else ""
    star = _STAR if fate.assumed else ""
    if fate.outcome is Outcome.CARRIED and fate.successors:
        return (*((Run(whose, faint=True),) if whose else ()), *_linked(listed, row, fate.successors, star))
    return (Run(f"{whose}{wording.outcomes[fate.outcome]}{star}", faint=bool(whose)),)


def _replaced(listed: Listed, row: Row) -> Line:
    star = _STAR if "replaces" in row.assumed else ""
    return _linked(listed, row, row.replaces, star) if row.replaces else (Run(NOTHING),)


def _linked(listed: Listed, row: Row, names: Sequence[str], star: str) -> Line:
    """Codes with commas between; each leads to its row in the other table."""
    system = row.link.system
    former = next((one.was or system for one in listed.diagram.systems if one.name == system), system)
    runs: list[Run] = []
    for number, name in enumerate(names, start=1):
        found = (listed.codes.get((name, at)) for at in (system, former, ""))
        runs.append(Run(name, target=next(filter(None, found), "")))
        end = star if number == len(names) else ", "
        if end:
            runs.append(Run(end))
    return tuple(runs)


def _starred(text: str, field: str, row: Row) -> str:
    return text + _STAR if field in row.assumed else text


def category_name(category: Category, diagram: Diagram, wording: Wording) -> str:
    """The heading of a category, else its text; with its dash where another category drawn is called the same."""
    name = _plain_name(category)
    alike = [other for other in diagram.drawn_categories() if _plain_name(other) == name]
    return f"{name} ({wording.dashes[category.dash]})" if len(alike) > 1 else name


def _plain_name(category: Category) -> str:
    return plain(category.heading or category.text).rstrip(":. ")


def sample_of(category: Category, colours: CategoryColours) -> Sample:
    """Its line as it is seen on white paper."""
    return Sample(line_colour(category.colour, _PAPER, colours), category.dash)
