"""``snitflade schema``: the JSON Schemas, for an editor or another program."""

from __future__ import annotations

import click

from snitflade.cli import console
from snitflade.problems import SnitfladeError, did_you_mean

_NAMES = ("diagram", "legend", "theme", "changes", "catalogue")


def _complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:  # noqa: ARG001
    return [name for name in _NAMES if name.startswith(begun)]


@click.command("schema", short_help="Print a JSON Schema, for completion in an editor.")
@click.argument("name", default="diagram", metavar=f"[{'|'.join(_NAMES)}]", shell_complete=_complete)
def command(name: str) -> None:
    """Print the JSON Schema of a diagram, a legend or a theme, or of what a command writes.

    'changes' is the schema of 'snitflade diff --format json', 'catalogue' that of 'snitflade catalogue --format json'.

    An editor with a YAML language server completes and checks a spec whose first line names the schema:

    \b
      # yaml-language-server: $schema=schema/diagram.schema.json

    'snitflade new' puts the schemas there. To renew one after an update of snitflade:

    \b
      snitflade schema legend > specs/schema/legend.schema.json
    """
    if name not in _NAMES:
        raise SnitfladeError(f"unknown schema '{name}'", did_you_mean(name, _NAMES))
    console.write(_read_schema(name).removesuffix("\n"))


def _read_schema(name: str) -> str:
    if name == "changes":
        from snitflade.compare.as_json import read_changes_schema

        return read_changes_schema()
    if name == "catalogue":
        from snitflade.catalogue.as_json import read_catalogue_schema

        return read_catalogue_schema()
    if name == "theme":
        from snitflade.spec.themes import SCHEMA

        return SCHEMA.read_text(encoding="utf-8")
    from snitflade.spec import read_schema_text

    return read_schema_text(name)
