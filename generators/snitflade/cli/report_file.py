"""The option ``-o FILE`` of commands that write one report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from snitflade.cli import console


def report_file_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``-o FILE``."""
    return click.option(
        "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
        help="Write to this file, not to the terminal.",
    )(command)  # fmt: skip


def write_report(text: str, output: Path | None) -> None:
    """Write a report to the file, whole or not at all; without a file, to the terminal.

    :raises SnitfladeError: when the file cannot be written.
    """
    if output is None:
        console.write(text.removesuffix("\n"))
        return
    from snitflade.writing import write_files

    write_files(output.parent, {output.name: text.encode("utf-8")})
