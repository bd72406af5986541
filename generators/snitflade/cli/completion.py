"""``snitflade completion``: the script with which a shell completes commands, options and the ids of diagrams."""

from __future__ import annotations

import click

from snitflade.cli import console

_SHELLS = ("bash", "zsh", "fish")


@click.command("completion", short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(_SHELLS))
def command(shell: str) -> None:
    """Print the script that makes a shell complete commands, options and the ids of diagrams.

    \b
    To have it in every new shell:
      bash   echo 'eval "$(snitflade completion bash)"' >> ~/.bashrc
      zsh    echo 'eval "$(snitflade completion zsh)"' >> ~/.zshrc
      fish   snitflade completion fish > ~/.config/fish/completions/snitflade.fish
    """
    from click.shell_completion import get_completion_class

    from snitflade.cli.running import PROGRAM, commands

    kind = get_completion_class(shell)
    if kind is None:  # impossible: click has these shells since it completes words
        raise click.UsageError(f"unknown shell '{shell}'")
    console.write(kind(commands, {}, PROGRAM, f"_{PROGRAM}_COMPLETE".upper()).source())
