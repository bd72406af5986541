"""``snitflade new``: a first spec to change."""

from __future__ import annotations

import click

from snitflade.cli import console
from snitflade.cli.spec_argument import FOLDER


@click.command("new", short_help="Write a small, commented spec to start from.")
@click.argument("name")
@click.option(
    "--language", type=click.Choice(["da", "en"]), default="da", show_default=True, help="The language of the example."
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")
def command(name: str, language: str, quiet: bool) -> None:
    """Write specs/NAME.yaml, a small diagram with a comment on each line that needs one, to change into your own.

    NAME is made of a-z, 0-9 and "-", and names the drawings too. The legend and the schemas for editors come with it
    where they are missing. A file that stands already is never changed.

    \b
    Example:
      snitflade new kmd-aktiv-as-is
      snitflade build
    """
    from snitflade.cli.scaffold import new_diagram

    files = new_diagram(name, FOLDER, language)
    if not quiet:
        console.say(*(path.as_posix() for path in files))
        console.tell(f"next: edit {files[0].as_posix()}, then 'snitflade build {name}'")
