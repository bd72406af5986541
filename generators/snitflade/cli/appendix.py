"""``snitflade appendix``: a set of diagrams as one document, for a tender."""

from __future__ import annotations

from pathlib import Path

import click

from snitflade.cli import console
from snitflade.cli.counting import count
from snitflade.cli.options import list_option, quiet_option, refuse_link_out, theme_option
from snitflade.cli.spec_argument import find_specs, specs_argument
from snitflade.problems import has_errors

_FORMATS = ("pdf", "docx")
_STEM = "appendix"


@click.command("appendix", short_help="Write diagrams and their tables as one PDF or Word document.")
@specs_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True,
    callback=refuse_link_out, metavar="FILE|DIR",
    help="A file that ends in .pdf or .docx, or the folder for appendix.pdf and appendix.docx.",
)  # fmt: skip
@list_option("--format", "formats", _FORMATS, default=None, otherwise="pdf")
@click.option("--title", metavar="TEXT", help="The title on the cover; else that of the specs' language.")
@click.option("--municipality", metavar="TEXT", help="The municipality whose appendix it is; else the theme's owner.")
@click.option("--date", metavar="TEXT", help="The date on the cover, as you write it; without it there is none.")
@click.option("--doc-version", "version", metavar="TEXT", help="The version on the cover; without it there is none.")
@click.option(
    "--logo", type=click.Path(path_type=Path), metavar="FILE",
    help="An SVG or PNG file in this folder or below; else the theme's.",
)  # fmt: skip
@click.option(
    "--template", type=click.Path(path_type=Path), metavar="FILE",
    help="Your own .docx or .dotx: its styles, header and footer are used. The appendix replaces {{snitflade}} in it, "
    "else comes last.",
)  # fmt: skip
@theme_option
@click.option("--show-assumed", is_flag=True, help="Mark the links that hold a guess.")
@quiet_option
def command(  # noqa: PLR0913, PLR0917 - a parameter for every option is how click hands them over
    specs: tuple[str, ...], output: Path, formats: tuple[str, ...], title: str | None, municipality: str | None,
    date: str | None, version: str | None, logo: Path | None, template: Path | None, theme: str | None,
    show_assumed: bool, quiet: bool,
) -> int:  # fmt: skip
    """Write a tender appendix: cover, contents, each diagram with its interfaces in a table, legends, assumptions.

    SPEC is a file, a folder, or the id of a diagram in specs/. Without one, all of specs/ is taken. An as-is diagram
    and its transition make one chapter.

    The PDF is tagged (PDF/UA-1 and PDF/A-2a); the Word document can be edited, and its table of contents is updated
    when it is opened. Figures keep to the layout records in the folder.

    \b
    Examples:
      snitflade appendix --municipality "Sorø Kommune" --date "1. marts 2026"
      snitflade appendix kmd-aktiv-as-is ky-transition -o bilag.pdf
      snitflade appendix --format docx --template vores.dotx --doc-version 1.0
    """
    from snitflade.appendix.request import AppendixRequest
    from snitflade.appendix.run import write_appendix

    folder, stem, formats = _find_target(output, formats)
    if template is not None and "docx" not in formats:
        raise click.BadOptionUsage("template", "only the Word document has a template (add --format docx)")
    paths = find_specs(specs)
    request = AppendixRequest(formats, title, municipality, date, version, logo, template, theme, show_assumed)
    made = write_appendix(paths, folder, stem, request)
    console.report(*made.problems)
    if has_errors(made.problems):
        errors = sum(problem.is_error for problem in made.problems)
        console.report(f"{count(errors, 'error')} in {count(len(paths), 'spec')}; nothing was written")
        return 2
    if not quiet:
        console.write(*(path.as_posix() for path in made.files))
        console.report(f"{count(len(paths), 'diagram')}, {count(len(made.files), 'file')}")
    return 0


def _find_target(output: Path, formats: tuple[str, ...]) -> tuple[Path, str, tuple[str, ...]]:
    """The folder, the name without its ending, and the formats to write."""
    ending = output.suffix.lower().removeprefix(".")
    if ending in _FORMATS and not output.is_dir():
        if formats not in {(), (ending,)}:
            raise click.BadOptionUsage("output", f"'{output}' is one file, of format {ending} (name a folder)")
        return output.parent, output.stem, (ending,)
    return output, _STEM, formats or _FORMATS[:1]
