"""``snitflade schema``: the JSON Schemas, for an editor or another program."""

from __future__ import annotations

import click

from snitflade.cli import console
from snitflade.problems import SnitfladeError, did_you_mean


def _complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:  # noqa: ARG001
    from snitflade.spec import SCHEMA_NAMES

    return [name for name in SCHEMA_NAMES if name.startswith(begun)]


@click.command("schema", short_help="Print a JSON Schema, for completion in an editor.")
@click.argument("name", default="diagram", metavar="[diagram|legend|theme]", shell_complete=_complete)
def command(name: str) -> None:
    """Print the JSON Schema of a diagram, a legend or a theme.

    An editor with a YAML language server completes and checks a spec whose first line names the schema:

    \b
      # yaml-language-server: $schema=schema/diagram.schema.json

    'snitflade new' puts the schemas there. To renew one after an update:

    \b
      snitflade schema legend > specs/schema/legend.schema.json
    """
    from snitflade.spec import SCHEMA_NAMES, schema_text

    if name not in SCHEMA_NAMES:
        raise SnitfladeError(f"unknown schema '{name}'", did_you_mean(name, SCHEMA_NAMES))
    console.say(schema_text(name).removesuffix("\n"))
