"""From the words of a call to an exit code: the commands and their help, and how failures are reported."""

from __future__ import annotations

import importlib
import io
import os
from collections.abc import Sequence

import click

from snitflade.characters import show_hidden
from snitflade.cli import INTERRUPTED, console
from snitflade.problems import SnitfladeError, did_you_mean
from snitflade.version import __version__

PROGRAM = "snitflade"
_COMMANDS = (
    "build", "check", "diff", "trace", "review", "catalogue", "appendix", "import", "landscape", "systems", "new",
    "icons", "layout", "textconv", "schema", "completion",
)  # fmt: skip
_MODULES = {"import": "import_"}  # a keyword of Python cannot name a module

_HELP = """Draw interface overviews of IT systems from YAML specs, as pictures, slides, documents and tables.

\b
Two lines to a first diagram, in an empty folder:
  snitflade new my-diagram     write specs/my-diagram.yaml, commented; edit it
  snitflade build              draw every spec of specs/ into output/

\b
More:
  snitflade build my-diagram --format png --width 2400
  snitflade build specs/a.yaml specs/b.yaml -o drawings --page a3
  snitflade build --format pptx --template our.potx
  snitflade check --assumed    list the guesses that somebody must confirm
  snitflade diff               report what changed since the last commit
  snitflade diff main          report what changed since a git revision
  snitflade trace              report what becomes of the codes of an as-is diagram
  snitflade catalogue          list the interfaces, for Excel and pull requests
  snitflade import list.xlsx   read an interface list into specs
  snitflade appendix           write a tender appendix of all diagrams, as PDF or Word
  snitflade landscape          draw all systems of all diagrams in one picture
  snitflade systems "KMD Sag"  show everything that the diagrams say about a system
  snitflade COMMAND --help     the options of a command, with examples

\b
Exit codes:
  0    done, perhaps with warnings
  1    differences were found, by a command that compares
  2    a spec, the call or a file is at fault; nothing was written
  130  interrupted (Ctrl-C); nothing was written
"""


class _Commands(click.Group):
    """Imports the module of a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands, in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name; None when there is none."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"snitflade.cli.{_MODULES.get(cmd_name, cmd_name)}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words of a call name.

        :raises click.UsageError: when there is none, with the nearest name.
        """
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(f"unknown command '{args[0]}' ({did_you_mean(args[0], _COMMANDS)})", ctx)
        return super().resolve_command(ctx, args)


@click.command(PROGRAM, cls=_Commands, help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
def commands() -> None:
    """The group that all commands belong to."""


def run(arguments: Sequence[str]) -> int:
    """Run a command, report how it failed, if it did, and return the exit code."""
    console.prepare()
    code = _run_command(arguments)
    try:
        console.finish()
    except SnitfladeError as error:
        console.report(f"{PROGRAM}: {error}")
        code = code or error.exit_code
    return code


def _run_command(arguments: Sequence[str]) -> int:
    try:
        returned = commands.main(list(arguments), prog_name=PROGRAM, standalone_mode=False)
    except click.Abort:
        console.report("interrupted")
        return INTERRUPTED
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        console.report(said.getvalue().removesuffix("\n"))
        return error.exit_code
    except SnitfladeError as error:
        console.report(f"{PROGRAM}: {error}")
        return error.exit_code
    except OSError as error:
        console.report(f"{PROGRAM}: {error.strerror or error}: {_name_of_file(error)}")
        return SnitfladeError.exit_code
    except MemoryError:
        console.report(f"{PROGRAM}: too little memory (try fewer specs, or --jobs 1)")
        return SnitfladeError.exit_code
    return returned if isinstance(returned, int) else 0


def _name_of_file(error: OSError) -> str:
    """The file that an error is about, on one line."""
    return show_hidden(os.fsdecode(error.filename)) if error.filename else "the system refused"
