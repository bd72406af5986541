"""``snitflade import``: an interface list into specs."""

from __future__ import annotations

from pathlib import Path

import click

from snitflade.cli import console
from snitflade.cli.counting import count
from snitflade.cli.spec_argument import FOLDER


@click.command("import", short_help="Read an interface list from Excel or CSV into specs.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="SPEC",
    help="The spec to put the rows into: changed in place if it exists, else created.",
)  # fmt: skip
@click.option(
    "--specs", "folder", type=click.Path(path_type=Path), default=FOLDER, show_default=True, metavar="DIR",
    help="Without --into: the folder of specs to put the diagrams of the list into.",
)  # fmt: skip
@click.option("--sheet", metavar="NAME", help="The sheet to read; else the first with a list of interfaces.")
@click.option(
    "--mapping", type=click.Path(path_type=Path), metavar="FILE",
    help="A YAML file that says what columns and words mean.",
)  # fmt: skip
@click.option("--name", metavar="ID", help="The diagram, if the list names none, or several.")
@click.option("--hub", metavar="NAME", help="Of a new diagram: the system in the middle, if the list does not say it.")
@click.option("--legend", metavar="ID", help="Of a new diagram: its legend, if the list does not say it.")
@click.option("--dry-run", is_flag=True, help="Report what would change, and write nothing.")
def command(  # noqa: PLR0913, PLR0917 - a parameter for every option is how click hands them over
    file: Path, into: Path | None, folder: Path, sheet: str | None, mapping: Path | None, name: str | None,
    hub: str | None, legend: str | None, dry_run: bool,
) -> None:  # fmt: skip
    """Read an interface list, an Excel workbook or a CSV file, into specs, and report what that changes.

    A row is an interface, or a link without one. Columns are recognised by their headings in Danish or English, such as
    those of 'snitflade catalogue': Kode, System, Til system, Retning, Tekst, Kategori, Type, Erstatter, Antaget and so
    on. In one cell, put commas between several codes, and each of several texts on a line of its own.

    An existing spec is changed in place: its comments, its order and all lines that the list does not change stay as
    they are, and so does what has no column. A row that is missing removes its interface. A changed value is no longer
    a guess, unless the column Antaget says so.

    All problems are reported at once, each at its cell, and then nothing is written. A code that a spreadsheet has
    turned into a number or a date is an error.

    \b
    A mapping file:
      columns: {codes: Snitflade-ID, system: Fagsystem}
      values: {category: {Kritisk: strong}, direction: {Til KMD: in}}
      defaults: {category: weak, hub: KMD Aktiv, legend: as-is}

    \b
    Examples:
      snitflade import output/catalogue.xlsx --dry-run
      snitflade import snitflader.csv --into specs/kmd-aktiv-as-is.yaml
      snitflade import liste.xlsx --name opus --hub "KMD OPUS" --legend as-is
    """
    from snitflade.compare.text import as_text
    from snitflade.importing.importer import ImportOptions, import_list
    from snitflade.importing.mapping_file import NO_MAPPING, read_mapping
    from snitflade.importing.storing import write_specs

    columns = read_mapping(mapping) if mapping else NO_MAPPING
    imported = import_list(file, ImportOptions(folder, into, sheet, columns, name, hub, legend))
    console.report(*imported.warnings)
    console.write(as_text(imported.comparison).removesuffix("\n"))
    if not dry_run:
        write_specs(imported.files)
    outcome = "would be written" if dry_run else "written"
    console.report(*(f"{path.as_posix()}: {outcome}" for path in imported.files))
    console.report(f"{count(len(imported.files), 'spec')} {outcome}")
