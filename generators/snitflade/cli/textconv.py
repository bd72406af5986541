"""``snitflade textconv``: a spec or an SVG as lines that ``git diff`` compares."""

from __future__ import annotations

from pathlib import Path

import click

from snitflade.cli import console


@click.command("textconv", short_help="Print a spec or an SVG as lines, for git diff.")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Print a spec or an SVG as lines that git diff can compare.

    A spec is printed with each fact on a line of its own, so that how the YAML is written makes no difference; an SVG
    that snitflade drew as its title and description. Any other file is printed as it is.

    git calls it for the files that .gitattributes names (specs/*.yaml diff=snitflade), once you allow it in your clone:

    \b
      git config diff.snitflade.textconv "snitflade textconv"

    \b
    Examples:
      snitflade textconv specs/kmd-aktiv-as-is.yaml
      git log -p -- output/kmd-aktiv-as-is.svg
      git diff --no-textconv                  the files themselves
    """
    from snitflade.compare.git_textconv import read_as_lines

    console.write(*(line.expandtabs() for line in read_as_lines(file).splitlines()))
