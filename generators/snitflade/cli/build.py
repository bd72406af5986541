"""``snitflade build``: specs in, pictures out."""

from __future__ import annotations

from pathlib import Path

import click

from snitflade.cli import console
from snitflade.cli.counting import count, count_problems
from snitflade.cli.options import fit_option, formats_option, output_option, page_option, quiet_option, theme_option
from snitflade.cli.progress import show_progress
from snitflade.cli.spec_argument import find_specs, specs_argument
from snitflade.problems import has_errors
from snitflade.renderers.png_limits import LEAST_WIDTH_PX, MOST_WIDTH_PX


@click.command("build", short_help="Draw specs as SVG, PDF, PNG and PPTX.")
@specs_argument
@output_option
@formats_option
@page_option
@fit_option
@theme_option
@click.option(
    "--template", type=click.Path(path_type=Path), metavar="FILE",
    help="The deck or template (.pptx, .potx) to begin slides.pptx with: its master, fonts, colours and slides.",
)  # fmt: skip
@click.option(
    "--width", type=click.IntRange(LEAST_WIDTH_PX, MOST_WIDTH_PX), metavar="PX", help="The width of a PNG in pixels."
)
@click.option("--show-assumed", is_flag=True, help="Mark the links that hold a guess.")
@click.option(
    "--pair", is_flag=True,
    help="Also draw each transition on one page with its as-is diagram (A3 or A4; never a slide).",
)  # fmt: skip
@click.option("--fresh", is_flag=True, help="Forget where the systems were in the last build.")
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N",
    help="How many processes share the work; else as many as make it shorter. The files are the same.",
)  # fmt: skip
@quiet_option
def command(  # noqa: PLR0913, PLR0917 - a parameter for every option is how click hands them over
    specs: tuple[str, ...], output: Path, formats: tuple[str, ...], page: str | None, fit: bool,
    theme: str | None, template: Path | None, width: int | None, show_assumed: bool, pair: bool, fresh: bool,
    jobs: int | None, quiet: bool,
) -> int:  # fmt: skip
    """Draw specs into a folder, as DIAGRAM.FORMAT, each with a record of its layout, DIAGRAM.layout.yaml.

    SPEC is a file, a folder, or the id of a diagram in specs/. Without one, all of specs/ is drawn.

    All problems of all specs are reported at once, with file, line and column. If one is an error, nothing is written
    and the folder stays as it was. A warning does not stop the build.

    A diagram that does not fit its page is an error that names what would help; with --fit that is done, and reported.
    One on several pages is drawn as DIAGRAM-1.svg, DIAGRAM-2.svg and so on, and as one PDF.

    A diagram that was drawn before keeps its look: systems stay where they were, as far as the change allows, and those
    of a transition are where they are in its as-is diagram.

    The format pptx makes one deck of all diagrams, slides.pptx, with a native slide for each. If there is a deck
    already, or one is given as --template, only the slides of these diagrams are replaced, each in its place.

    \b
    Examples:
      snitflade build
      snitflade build --format pptx --template kommune.potx
      snitflade build kmd-aktiv-as-is --page a3 --format pdf
      snitflade build specs/kmd-aktiv-as-is.yaml --format png --width 2400 -o slides
    """
    from snitflade.building import run

    if width is not None and "png" not in formats:
        raise click.BadOptionUsage("width", "only a PNG has a width in pixels (add --format png)")
    if template is not None and "pptx" not in formats:
        raise click.BadOptionUsage("template", "only slides have a template (add --format pptx)")
    paths = find_specs(specs)
    options = run.BuildOptions(formats, page, theme, width, show_assumed, fresh, pair, fit, template)
    with show_progress(len(paths), "Drawing", quiet) as done:
        report = run.build(paths, output, options, jobs, done)
    console.report(*report.problems)
    if not quiet:
        console.write(*(path.as_posix() for path in report.files))
    failed = has_errors(report.problems)
    if failed:
        console.report(f"{count_problems(report.problems)} in {count(len(paths), 'spec')}; nothing was written")
    elif not quiet:
        written = f"{count(len(paths), 'diagram')}, {count(len(report.files), 'file')} in {output.as_posix()}"
        console.report(f"{written}; {count_problems(report.problems)}" if report.problems else written)
    return 2 if failed else 0
