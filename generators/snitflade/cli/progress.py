"""A progress bar on the terminal, for a run that takes seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def show_progress(length: int, label: str, quiet: bool) -> Iterator[Callable[[], None]]:
    """Show a bar, and give a function to call after each of ``length`` items. Without a terminal nothing is shown."""
    if quiet or length < 2 or sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    import click

    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield lambda: bar.update(1)
