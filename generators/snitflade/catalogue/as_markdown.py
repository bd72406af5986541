"""The catalogue as Markdown: a table a diagram and a row a line, so that a pull request shows what changed."""

from __future__ import annotations

from markupsafe import Markup

from snitflade.catalogue.columns import BY_KEY, columns_of_one
from snitflade.catalogue.tables import Catalogue, DiagramTable
from snitflade.compare.markdown import to_markup
from snitflade.diagram import plain

# Of no meaning in the cell of a table once brackets and backticks are made safe; the raw file is read in pull requests.
_PLAIN_IN_A_CELL = {f"&#{ord(character)};": character for character in "()'\"+="}
_ALWAYS = ("codes", "system", "direction", "text", "category")
_NEVER = ("diagram", "variant", "hub", "inferred", "link", "kind")


def as_markdown(catalogue: Catalogue) -> str:
    """The file; each diagram in its own language. A column that is empty in all rows is left out."""
    from snitflade.templates import template

    text = template("catalogue.md.j2").render(
        heading=catalogue.wording.heading, sections=[_section(table) for table in catalogue.tables]
    )
    return text.rstrip("\n") + "\n"


def _section(table: DiagramTable) -> dict[str, object]:
    diagram, cells = table.diagram, table.cells()
    keys = [
        column.key
        for column in columns_of_one(diagram.variant.value)
        if column.key in _ALWAYS or (column.key not in _NEVER and any(row[column.key] for row in cells))
    ]
    return {
        "title": to_markup(plain(diagram.title)),
        "about": _about(table),
        "columns": [BY_KEY[key].headings[diagram.language] for key in keys],
        "rows": [[_cell(key, row[key]) for key in keys] for row in cells],
    }


def _about(table: DiagramTable) -> Markup:
    diagram = table.diagram
    hub = to_markup(" = ".join(map(plain, diagram.hub.names)))
    count = to_markup(table.wording.interface.count(sum(row.interface is not None for row in table.rows)))
    return Markup(" · ").join([Markup("<code>{}</code>").format(to_markup(diagram.id)), hub, count])


def _cell(key: str, text: str) -> Markup:
    cell = Markup("<br>").join(_make_readable(to_markup(line)) for line in text.split("\n"))
    return Markup("<b>") + cell + Markup("</b>") if key == "codes" and cell else cell


def _make_readable(markup: Markup) -> Markup:
    text = str(markup)
    for reference, character in _PLAIN_IN_A_CELL.items():
        text = text.replace(reference, character)
    return Markup(text)  # noqa: S704 - made safe before
