"""The option ``-o FILE`` of commands that write one report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from snitflade.cli import console


def report_file_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
        help="Write to this file, not to the terminal.",
    )(command)  # fmt: skip


def write_report(text: str, output: Path | None) -> None:
    """To the file, whole or not at all; to the terminal without one.

    :raises SnitfladeError: when the file cannot be written.
    """
    if output is None:
        console.say(text.removesuffix("\n"))
        return
    from snitflade.writing import write_files

    write_files(output.parent, {output.name: text.encode("utf-8")})
