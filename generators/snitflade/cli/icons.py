"""``snitflade icons``: the names of the icons that a spec can ask for."""

from __future__ import annotations

import click

from snitflade.cli.console import report, write
from snitflade.problems import SnitfladeError


@click.command("icons", short_help="Search the names of the icons for systems.")
@click.argument("words", nargs=-1, metavar="[WORD…]")
def command(words: tuple[str, ...]) -> None:
    """Print the names of the icons in the 'diagrams' package that contain every WORD, or all names.

    \b
    To give a system of a spec an icon:
      KMD P-Data: {kind: data-store, icon: onprem/database/postgresql}

    When no name contains the words, the most similar names are printed. An SVG or PNG file of your own needs no
    package: icon: icons/sapa.svg, a path relative to the spec.

    \b
    Examples:
      snitflade icons database
      snitflade icons azure sql
    """
    from snitflade.spec.package_icons import find_names_with, find_near_names

    wanted = " ".join(words)
    found = find_names_with(wanted)
    if not found:
        found = find_near_names(wanted)
        if not found:
            raise SnitfladeError(f"no icon has a name like '{wanted[:60]}'", "the names are English, such as database")
        report(f"no icon's name contains '{wanted[:60]}'; similar names:")
    write(*found)
