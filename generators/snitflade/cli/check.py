"""``snitflade check``: the problems of specs, what in them is a guess, and whether their output is stale."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from snitflade.cli import console
from snitflade.cli.built_folder import add_built_folder_option, compare_built, refuse_spec
from snitflade.cli.counting import count, count_problems
from snitflade.cli.options import fit_option, page_option, quiet_option, theme_option
from snitflade.cli.progress import show_progress
from snitflade.cli.spec_argument import find_specs, specs_argument
from snitflade.problems import has_errors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from snitflade.spec import MarkedValue


@click.command("check", short_help="Report problems of specs, and what is a guess.")
@specs_argument
@click.option("--assumed", is_flag=True, help="List the values marked as assumed or inferred, then count them.")
@add_built_folder_option
@click.option("--show-assumed", is_flag=True, help="With --output: the folder was built with --show-assumed.")
@page_option
@fit_option
@theme_option
@quiet_option
def command(  # noqa: PLR0913, PLR0917 - a parameter for every option is how click hands them over
    specs: tuple[str, ...], assumed: bool, output: Path | None, show_assumed: bool, page: str | None, fit: bool,
    theme: str | None, quiet: bool,
) -> int:  # fmt: skip
    """Check specs and the legends they name, whether their colours can be told apart, and that each fits its page.

    SPEC is a file, a folder, or the id of a diagram in specs/. Without one, all of specs/ is checked.

    Each problem is one line, FILE:LINE:COLUMN: MESSAGE (HINT). The exit code is 2 when one is an error; warnings alone
    leave it 0. With --output it is 1 when a file there is not what a build would write now, is missing, or, when all
    specs are checked, belongs to a diagram that was removed. Nothing is written.

    \b
    Examples:
      snitflade check
      snitflade check kmd-aktiv-as-is --page a4
      snitflade check --output
      snitflade check --assumed | grep direction
    """
    from snitflade.building import run

    paths = find_specs(specs)
    refuse_spec(output)
    options = run.BuildOptions(page=page, theme=theme, show_assumed=show_assumed, fit=fit)
    with show_progress(len(paths), "Checking", quiet) as done:
        report = run.check(paths, options, done)
    console.report(*report.problems)
    if assumed:
        _list(report.marked)
    if not quiet:
        console.report(f"{count_problems(report.problems)} in {count(len(paths), 'spec')}")
    if has_errors(report.problems):
        return 2
    if output is None:
        return 0
    code = compare_built(paths, specs, output, options, report)
    if code == 0 and not quiet:
        console.report(f"{output.as_posix()} is fresh")
    return code


def _list(marked: Sequence[MarkedValue]) -> None:
    console.write(*(f"{value.place}: {value.what}: {value.value} ({value.basis})" for value in marked))
    numbers = Counter(value.basis for value in marked)
    console.write(*(f"{basis}: {number}" for basis, number in sorted(numbers.items())))
