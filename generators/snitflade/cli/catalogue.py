"""``snitflade catalogue``: the interfaces as tables."""

from __future__ import annotations

from pathlib import Path

import click

from snitflade.cli import console
from snitflade.cli.counting import count
from snitflade.cli.options import list_option, output_option, quiet_option
from snitflade.cli.spec_argument import find_specs, specs_argument

_FORMATS = ("xlsx", "csv", "md", "json")


@click.command("catalogue", short_help="List the interfaces, for Excel, pull requests and programs.")
@specs_argument
@output_option
@list_option("--format", "formats", _FORMATS, default="xlsx,md")
@quiet_option
def command(specs: tuple[str, ...], output: Path, formats: tuple[str, ...], quiet: bool) -> int:
    """List the interfaces of specs in tables.

    They say code, system, direction, text, category, what an as-is code is carried over as, and what is a guess. First
    each diagram is drawn and compared with its table: every code must be in both.

    SPEC is a file, a folder, or the id of a diagram in specs/. Without one, all of specs/ is listed.

    \b
    catalogue.xlsx   a sheet of all diagrams, one for each, and their settings
    catalogue.md     a table for each diagram, to commit: git shows changes
    catalogue.csv    one table, with semicolons when the first diagram is Danish
    catalogue.json   for programs ('snitflade schema catalogue')

    'snitflade import' reads the first and the third back.

    \b
    Examples:
      snitflade catalogue
      snitflade catalogue kmd-aktiv-as-is ky-transition --format xlsx -o tender
    """
    from snitflade.catalogue.run import write_catalogue
    from snitflade.catalogue.tables import read_catalogue

    catalogue, problems = read_catalogue(find_specs(specs))
    console.report(*problems)
    files = write_catalogue(catalogue, output, formats)
    if not quiet:
        console.write(*(path.as_posix() for path in files))
        rows = sum(len(table.rows) for table in catalogue.tables)
        console.report(f"{count(len(catalogue.tables), 'diagram')}, {count(rows, 'row')}")
    return 0
