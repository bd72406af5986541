"""``snitflade review``: what a pull request changes in the diagrams, as a comment and pictures."""

from __future__ import annotations

from pathlib import Path

import click

from snitflade.cli import console
from snitflade.cli.counting import count
from snitflade.cli.options import fit_option, page_option, quiet_option, refuse_link_out, theme_option
from snitflade.problems import has_errors


@click.command("review", short_help="Write a comment and pictures for a pull request.")
@click.argument("base", metavar="BASE")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), default=Path("review"), show_default=True, metavar="DIR",
    callback=refuse_link_out, help="The folder to write to; it is created when missing.",
)  # fmt: skip
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True, metavar="DIR",
    callback=refuse_link_out, help="The folder of the last build: its layout records keep the systems where they are.",
)  # fmt: skip
@page_option
@fit_option
@theme_option
@quiet_option
def command(base: str, out: Path, output: Path, page: str | None, fit: bool, theme: str | None, quiet: bool) -> int:
    """Compare the diagrams of specs/ with a git revision, and write what a pull request can show.

    \b
    comment.md            the changes in words
    summary.json          the changes for programs ('snitflade schema changes')
    DIAGRAM.svg           each diagram that differs, as it is now
    DIAGRAM-changes.svg   that diagram with its changes marked

    BASE is a revision, which is compared with the working tree, or BASE...HEAD, which compares HEAD with where the two
    parted. Nothing is checked out, and nothing is written in the folder of --output.

    The exit code is 0 when all is the same, 1 when something differs, and 2 when a diagram has errors: these are
    reported, also in the comment, and all else is written.

    \b
    Examples:
      snitflade review main
      snitflade review origin/main...HEAD --out review
    """
    if out.resolve() == output.resolve():
        raise click.BadOptionUsage("out", "a review needs a folder of its own, not that of --output")
    from snitflade.building import run
    from snitflade.building.review_files import write_review
    from snitflade.compare.review import Status, compare_sides
    from snitflade.compare.sides import find_sides

    sides = find_sides((base,))
    comparison = compare_sides(*sides)
    written = write_review(comparison, sides[1], output, out, run.BuildOptions(page=page, theme=theme, fit=fit))
    console.report(*(problem for review in comparison.reviews for problem in review.problems), *written.problems)
    if not quiet:
        console.write(*(path.as_posix() for path in written.files))
        differing = sum(review.status is not Status.SAME for review in comparison.reviews)
        console.report(f"differing: {differing} of {count(len(comparison.reviews), 'diagram')}")
    return 2 if has_errors(written.problems) else comparison.exit_code
