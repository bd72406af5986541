"""``snitflade systems``: a table of the systems of all diagrams, or everything about one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from snitflade.cli.report_file import report_file_option, write_report
from snitflade.cli.spec_argument import FOLDER, find_specs
from snitflade.problems import SnitfladeError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from snitflade.diagram import Diagram
    from snitflade.landscape.inventory import InventoryEntry

_FORMATS = ("text", "md", "csv", "json")


@click.command("systems", short_help="List the systems, or show everything about one.")
@click.argument("name", required=False, metavar="[NAME]")
@click.option(
    "--specs", multiple=True, metavar="SPEC", default=(FOLDER.as_posix(),), show_default=True,
    help="A file, a folder, or the id of a diagram in specs/; may be given several times.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True,
    help="For the terminal, a page, a spreadsheet or a program.",
)  # fmt: skip
@click.option("--variant", type=click.Choice(["as-is", "transition"]), help="Only the diagrams of this variant.")
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND",
    help="Only systems of this kind, such as kmd-system; may be given several times.",
)  # fmt: skip
@click.option("--owner", metavar="OWNER", help="Only systems with this 'owner:'.")
@click.option(
    "--without", multiple=True, metavar="CATEGORY", help="Leave out lines in this category; may be given several times."
)
@report_file_option
def command(  # noqa: PLR0913, PLR0917 - a parameter for every option is how click hands them over
    name: str | None, specs: tuple[str, ...], form: str, variant: str | None, kinds: tuple[str, ...],
    owner: str | None, without: tuple[str, ...], output: Path | None,
) -> None:  # fmt: skip
    """Print a table of the systems: kind, diagrams, and in each its codes and categories.

    With NAME, print everything about that system: its lines in each diagram, their codes, directions and texts, what
    becomes of them in the transition, and which of that is a guess.

    Systems are the same when their names are, or a spec says so with 'aliases:'.

    \b
    Examples:
      snitflade systems
      snitflade systems "KMD P-Data"
      snitflade systems --format csv -o systems.csv

    Which KMD systems still have links when all moves are done? Those with a line in the transition diagrams that is in
    none of the categories for what is removed:

    \b
      snitflade systems --variant transition --kind kmd-system --kind data-store
                        --without retired --without not-relevant
    """
    from snitflade.landscape.graph import merge_diagrams
    from snitflade.landscape.inventory import inventory
    from snitflade.landscape.inventory_forms import FORMS, one_markdown, one_text
    from snitflade.landscape.selection import find_name, of_variant
    from snitflade.spec import read_diagrams

    diagrams = of_variant(read_diagrams(find_specs(specs)), variant)
    _check_words(diagrams, kinds, without)
    graph = merge_diagrams(diagrams)
    entries = inventory(graph, without)
    if name is not None:
        wanted = find_name(graph, name)
        entries = tuple(entry for entry in entries if entry.node.name == wanted)
    entries = tuple(entry for entry in entries if _is_wanted(entry, kinds, owner))
    if not entries:
        raise SnitfladeError("missing system: none matches", "leave out one of --kind, --owner, --without, --variant")
    if name is not None and form in ("text", "md"):
        write_report((one_markdown if form == "md" else one_text)(entries[0]), output)
    else:
        write_report(FORMS[form](entries), output)


def _is_wanted(entry: InventoryEntry, kinds: tuple[str, ...], owner: str | None) -> bool:
    own = entry.node.kind.key if entry.node.kind else None
    return (not kinds or own in kinds) and owner in (None, entry.node.owner)


def _check_words(diagrams: Iterable[Diagram], kinds: tuple[str, ...], without: tuple[str, ...]) -> None:
    """:raises SnitfladeError: when no diagram has such a kind or category."""
    known_kinds = dict.fromkeys(k.key for diagram in diagrams for k in diagram.kinds)
    categories = dict.fromkeys(c.key for diagram in diagrams for c in diagram.categories)
    for noun, words, known in (("kind", kinds, known_kinds), ("category", without, categories)):
        for word in words:
            if word not in known:
                raise SnitfladeError(f"unknown {noun} '{word[:60]}'", did_you_mean(word, tuple(known)))
