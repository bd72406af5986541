"""Makes the table of a diagram's interfaces, which says in words what the figure shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from snitflade.appendix.document import NumberedTable, Run, Sample, TableCell, TableColumn, TextLine
from snitflade.appendix.wording import Wording
from snitflade.catalogue.rows import CatalogueRow, CodeFate
from snitflade.compare.linked_interfaces import describe_ends
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
class InterfaceList:
    """A diagram with its rows and their links.

    ``row_anchors``: the anchor of each row; ``spots``: the anchor of each row's place in the figure, or "";
    ``codes``: by code and system, the anchor of the row in the as-is diagram or transition at the other end.
    """

    diagram: Diagram
    rows: tuple[CatalogueRow, ...]
    row_anchors: tuple[str, ...]
    spots: tuple[str, ...]
    codes: Mapping[tuple[str, str], str]
    has_transition: bool
    colours: CategoryColours


def make_interface_table(
    listed: InterfaceList, anchor: str, number: int, caption: str, wording: Wording
) -> NumberedTable:
    """Make the table of a diagram: code, system, direction, text, category, and what replaces the code or is replaced.

    An assumed value has a star.
    """
    last = _last_heading(listed, wording)
    headings = (*wording.interface_columns, *((last,) if last else ()))
    shares = _SHARES if last else _SHARES_ALONE
    columns = tuple(TableColumn(heading, share) for heading, share in zip(headings, shares, strict=True))
    rows = tuple(_cells(listed, number, wording) for number in range(len(listed.rows)))
    marked = any(row.assumed for row in listed.rows)
    return NumberedTable(anchor, number, caption, columns, rows, wording.assumed_mark if marked else "")


def _last_heading(listed: InterfaceList, wording: Wording) -> str:
    if listed.has_transition:
        return wording.carried_as
    return wording.carries if listed.diagram.transition_from else ""


def _cells(listed: InterfaceList, number: int, wording: Wording) -> tuple[TableCell, ...]:
    row = listed.rows[number]
    codes = _code(listed, number)
    direction = wording.directions[row.direction]
    category = _add_star(category_name_of(row.category, listed.diagram, wording), "category", row)
    cells = [
        TableCell((codes,), anchor=listed.row_anchors[number]),
        TableCell(_system(listed, number, wording)),
        TableCell(((Run(_add_star(direction, "direction", row), faint=row.direction is None),),)),
        TableCell(_texts(listed, number, wording)),
        TableCell(((Run(category),),), sample_of(row.category, listed.colours)),
    ]
    if listed.has_transition:
        cells.append(TableCell(_fates(listed, row, wording)))
    elif listed.diagram.transition_from:
        cells.append(TableCell((_codes_replaced_by(listed, row),)))
    return tuple(cells)


def _code(listed: InterfaceList, number: int) -> TextLine:
    row = listed.rows[number]
    target = listed.spots[number]
    codes = ", ".join(row.codes)
    return (Run(_add_star(codes, "pairing", row) if codes else NOTHING, bold=bool(codes), target=target),)


def _system(listed: InterfaceList, number: int, wording: Wording) -> tuple[TextLine, ...]:
    """The system and its kind, with its footnote in the first of its rows."""
    row, diagram = listed.rows[number], listed.diagram
    by_name = {system.name: system for system in diagram.systems}
    system = by_name[row.link.system]
    lines: list[TextLine] = [(Run(plain(describe_ends(row.link))),)]
    if row.link.to is None:
        lines.append((Run(diagram.kind(system.kind).name, faint=True),))
    is_first = all(other.link.system != system.name for other in listed.rows[:number])
    if system.note and is_first:
        lines.append((Run(wording.note.format(text=plain(system.note)), faint=True),))
    return tuple(lines)


def _texts(listed: InterfaceList, number: int, wording: Wording) -> tuple[TextLine, ...]:
    """The texts; in the last row of a link also its footnote, as that is where the figure has the number."""
    row = listed.rows[number]
    lines: list[TextLine] = [(Run(text),) for text in row.texts] or [(Run(NOTHING),)]
    is_last = number + 1 == len(listed.rows) or listed.rows[number + 1].link is not row.link
    if row.link.note and is_last:
        lines.append((Run(wording.note.format(text=plain(row.link.note)), faint=True),))
    return tuple(lines)


def _fates(listed: InterfaceList, row: CatalogueRow, wording: Wording) -> tuple[TextLine, ...]:
    """A line for each fate; where the codes of a row have different fates, each line names its codes."""
    lines = [_fate(listed, row, fate, wording) for fate in row.fates]
    return tuple(lines) or ((Run(NOTHING),),)


def _fate(listed: InterfaceList, row: CatalogueRow, fate: CodeFate, wording: Wording) -> TextLine:
    whose = f"{', '.join(fate.codes)}: " if fate.codes != row.codes else ""
    star = _STAR if fate.assumed else ""
    if fate.outcome is Outcome.CARRIED and fate.successors:
        return (*((Run(whose, faint=True),) if whose else ()), *_link_codes(listed, row, fate.successors, star))
    return (Run(f"{whose}{wording.outcomes[fate.outcome]}{star}", faint=bool(whose)),)


def _codes_replaced_by(listed: InterfaceList, row: CatalogueRow) -> TextLine:
    star = _STAR if "replaces" in row.assumed else ""
    return _link_codes(listed, row, row.replaces, star) if row.replaces else (Run(NOTHING),)


def _link_codes(listed: InterfaceList, row: CatalogueRow, names: Sequence[str], star: str) -> TextLine:
    """Codes with commas between them; each links to its row in the other table."""
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


def _add_star(text: str, field: str, row: CatalogueRow) -> str:
    return text + _STAR if field in row.assumed else text


def category_name_of(category: Category, diagram: Diagram, wording: Wording) -> str:
    """The heading of a category, or its text; with its dash where another category of the diagram has the same name."""
    name = _plain_name(category)
    alike = [other for other in diagram.drawn_categories if _plain_name(other) == name]
    return f"{name} ({wording.dashes[category.dash]})" if len(alike) > 1 else name


def _plain_name(category: Category) -> str:
    return plain(category.heading or category.text).rstrip(":. ")


def sample_of(category: Category, colours: CategoryColours) -> Sample:
    """A sample of the category's line, as it is drawn on white paper."""
    return Sample(line_colour(category.colour, _PAPER, colours), category.dash)
