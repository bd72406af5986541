"""``snitflade trace``: what becomes of the codes of an as-is diagram."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from snitflade.cli.report_file import report_file_option, write_report
from snitflade.cli.spec_argument import FOLDER, complete_specs, find_specs
from snitflade.problems import SnitfladeError

if TYPE_CHECKING:
    from snitflade.compare import Trace
    from snitflade.diagram import Diagram

_MOST = 2


@click.command("trace", short_help="Report what becomes of the codes of an as-is diagram.")
@click.argument("specs", nargs=-1, metavar="[AS-IS TRANSITION]", shell_complete=complete_specs)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True,
    help="For the terminal, or for a page or comment.",
)  # fmt: skip
@report_file_option
def command(specs: tuple[str, ...], form: str, output: Path | None) -> None:
    """Print for each transition a table of what becomes of the codes of its as-is diagram.

    It shows as what each code is carried over ('replaces' in the transition's spec), which codes retire, which are not
    accounted for, and which are new. Guesses are marked.

    A code retires with a link without interfaces in the category 'retired', or with an interface in it that replaces
    the code.

    AS-IS and TRANSITION are files or ids of diagrams in specs/; a transition alone is enough. Without both, all
    transitions of specs/ are taken.

    \b
    Examples:
      snitflade trace
      snitflade trace kmd-aktiv-as-is ky-transition --format markdown
    """
    from snitflade.compare.trace_table import trace_as_markdown, trace_as_text

    if len(specs) > _MOST:
        raise click.UsageError("at most an as-is diagram and its transition can be named")
    traces = _read_traces(specs)
    write_report(trace_as_markdown(traces) if form == "markdown" else trace_as_text(traces), output)


def _read_traces(words: tuple[str, ...]) -> list[Trace]:
    from snitflade.compare import trace
    from snitflade.compare.baseline import baseline_of
    from snitflade.spec import Library, read_diagrams

    diagrams = read_diagrams(find_specs(words))
    transitions = [diagram for diagram in diagrams if diagram.transition_from]
    if not transitions:
        where = ", ".join(words) or f"{FOLDER.as_posix()}/"
        raise SnitfladeError(f"missing transition in {where}", "a transition says 'transition_from: DIAGRAM'")
    _check_pair(words, diagrams)
    library = Library()
    return [trace(baseline_of(diagram, library), diagram) for diagram in transitions]


def _check_pair(words: tuple[str, ...], diagrams: tuple[Diagram, ...]) -> None:
    if len(words) == _MOST and len(diagrams) == _MOST:
        as_is, transition = diagrams
        if transition.transition_from != as_is.id:
            hint = f"it starts from '{transition.transition_from}'" if transition.transition_from else "name it last"
            raise SnitfladeError(f"'{transition.id}' is not a transition from '{as_is.id}'", hint)
