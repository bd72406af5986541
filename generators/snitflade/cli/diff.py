"""``snitflade diff``: what changed between two states of the specs, in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from snitflade.cli import console
from snitflade.cli.options import find_usual_folder, page_option, theme_option
from snitflade.cli.report_file import write_report
from snitflade.cli.spec_argument import complete_specs

if TYPE_CHECKING:
    from snitflade.compare.review import Comparison

_MOST = 2
_WORDS = ("text", "markdown", "json")
_PICTURES = ("svg", "png", "pdf")


@click.command("diff", short_help="Report what changed between two states of the specs.")
@click.argument("sides", nargs=-1, metavar="[OLD [NEW]]", shell_complete=complete_specs)
@click.option(
    "--format", "form", type=click.Choice([*_WORDS, *_PICTURES]), default="text", show_default=True,
    help="Words for the terminal, for a comment on a pull request, for a program; or a change picture of each diagram.",
)  # fmt: skip
@click.option("--beside", is_flag=True, help="With a picture: before, after and the changes on one page.")
@page_option
@theme_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE|DIR",
    help="Write words to this file, not to the terminal; pictures to this folder, not to output/.",
)  # fmt: skip
def command(
    sides: tuple[str, ...], form: str, beside: bool, page: str | None, theme: str | None, output: Path | None
) -> int:
    """Compare diagrams, not their text.

    Reported are systems, links and interfaces that were added, removed or changed, changes of the legend, and guesses
    that were confirmed. How the YAML is written makes no difference.

    OLD and NEW are each a file, a folder, the id of a diagram in specs/, a git revision, or REVISION:PATH. A revision
    is read with git; nothing is checked out. Without NEW, OLD is a revision that is compared with the working tree;
    OLD...NEW compares NEW with where the two parted. Without both it is HEAD and the working tree.

    Between an as-is diagram and its transition it reports what becomes of each interface.

    The pictures are written to the folder of -o, else to output/, as DIAGRAM-changes.svg: a badge marks what was added,
    removed or changed, and what no longer applies is struck through.

    The exit code is 0 when all is the same, 1 when something differs, and 2 when a diagram of the new side has errors:
    these are reported, and the others are still compared.

    \b
    Examples:
      snitflade diff                          since the last commit
      snitflade diff main...HEAD --format markdown -o comment.md
      snitflade diff HEAD~3 ky-transition
      snitflade diff kmd-aktiv-as-is ky-transition
      snitflade diff main --format svg -o changes
    """
    from snitflade.compare.review import compare_sides
    from snitflade.compare.sides import find_sides

    if len(sides) > _MOST:
        raise click.UsageError("at most two sides can be compared")
    comparison = compare_sides(*find_sides(sides))
    if form in _PICTURES:
        return _draw(comparison, form, beside, page, theme, output or find_usual_folder("output"))
    if form == "text" and output is None and console.takes_colours():
        from snitflade.compare.text import as_text

        console.write_coloured(as_text(comparison, coloured=True))
    else:
        write_report(_put_in_words(comparison, form), output)
    if form != "text" or output:
        console.report(*(problem for review in comparison.reviews for problem in review.problems))
    return comparison.exit_code


def _draw(comparison: Comparison, form: str, beside: bool, page: str | None, theme: str | None, folder: Path) -> int:
    """Write a picture of each diagram that differs, all of them or none, and return the exit code."""
    from snitflade.compare.picture import draw_beside, draw_changes
    from snitflade.pipeline import page_of, render, sound_theme
    from snitflade.writing import write_files

    draw = draw_beside if beside else draw_changes
    console.report(*(problem for review in comparison.reviews for problem in review.problems))
    files: dict[str, bytes] = {}
    for changes in (review.changes for review in comparison.reviews if review.changes and review.changes.changes):
        scene = draw(changes, sound_theme(changes.new, theme), page_of(changes.new, page))
        files[f"{scene.id}.{form}"] = render(scene, form)
    console.write(*(path.as_posix() for path in write_files(folder, files)))
    return comparison.exit_code


def _put_in_words(comparison: Comparison, form: str) -> str:
    if form == "json":
        from snitflade.compare.as_json import as_json

        return as_json(comparison)
    if form == "markdown":
        from snitflade.compare.markdown import as_markdown

        return as_markdown(comparison)
    from snitflade.compare.text import as_text

    return as_text(comparison)
