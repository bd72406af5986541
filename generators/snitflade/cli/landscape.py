"""``snitflade landscape``: the systems of many diagrams in one picture."""

from __future__ import annotations

from pathlib import Path

import click

from snitflade.cli import console
from snitflade.cli.counting import count
from snitflade.cli.options import formats_option, output_option, quiet_option, theme_option
from snitflade.cli.spec_argument import find_specs, specs_argument
from snitflade.renderers.png_limits import LEAST_WIDTH_PX, MOST_WIDTH_PX

_PAGES = ("16x9", "a4", "a3", "a2", "a1", "a0")
_MOST_HOPS = 9


@click.command("landscape", short_help="Draw the systems of many diagrams in one picture.")
@specs_argument
@output_option
@formats_option
@click.option("--variant", type=click.Choice(["as-is", "transition"]), help="Only the diagrams of this variant.")
@click.option("--focus", metavar="SYSTEM", help="Only one system and what is around it, such as 'KMD P-Data'.")
@click.option(
    "--hops", type=click.IntRange(1, _MOST_HOPS), metavar="N",
    help="With --focus: over how many lines to go.  [default: 1]",
)  # fmt: skip
@click.option(
    "--group-by",
    type=click.Choice(["kind", "owner"]),
    help="Put systems of one kind, or of one 'owner:', together.",
)
@click.option(
    "--labels",
    type=click.Choice(["codes", "none"]),
    default="codes",
    show_default=True,
    help="What to write at lines.",
)
@click.option("--page", type=click.Choice(_PAGES), help="The page; else A3, or a larger one if needed.")
@theme_option
@click.option(
    "--width", type=click.IntRange(LEAST_WIDTH_PX, MOST_WIDTH_PX), metavar="PX", help="The width of a PNG in pixels."
)
@quiet_option
def command(  # noqa: PLR0913, PLR0917 - a parameter for every option is how click hands them over
    specs: tuple[str, ...], output: Path, formats: tuple[str, ...], variant: str | None, focus: str | None,
    hops: int | None, group_by: str | None, labels: str, page: str | None, theme: str | None, width: int | None,
    quiet: bool,
) -> int:  # fmt: skip
    """Draw all systems and hubs of specs in one picture.

    A system that several diagrams have is drawn once, between the hubs that it is linked to. Systems are the same when
    their names are, or when a spec says so with 'aliases:'.

    SPEC is a file, a folder, or the id of a diagram in specs/. Without one, all of specs/ is drawn. The files are
    landscape.svg and so on; landscape-as-is.svg with --variant, landscape-kmd-p-data.svg with --focus.

    Where categories of different legends look alike, the later one gets another dash; the picture's legend shows it.

    It needs Graphviz, which 'pip install "snitflade[landscape]"' installs.

    \b
    Examples:
      snitflade landscape --variant as-is
      snitflade landscape --focus "KMD P-Data" --hops 2 --format png
      snitflade landscape ky-transition ksd-transition --group-by kind --page a3
    """
    from snitflade.landscape.run import Options, landscape, write_landscape
    from snitflade.spec import read_diagrams

    if width is not None and "png" not in formats:
        raise click.BadOptionUsage("width", "only a PNG has a width in pixels (add --format png)")
    if hops is not None and focus is None:
        raise click.BadOptionUsage("hops", "--hops needs a system to start from (add --focus SYSTEM)")
    options = Options(variant, focus, hops or 1, group_by, labels == "codes", page, theme)
    found = landscape(read_diagrams(find_specs(specs)), options)
    console.report(*found.problems)
    files = write_landscape(found, output, formats, width)
    if not quiet:
        diagrams, systems, lines = found.counts
        console.write(*(path.as_posix() for path in files))
        counts = (count(diagrams, "diagram"), count(systems, "system"), count(lines, "line"))
        console.report(", ".join(counts))
    return 0
