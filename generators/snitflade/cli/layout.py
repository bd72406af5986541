"""``snitflade layout``: shows where the systems were in the last build, or forgets it."""

from __future__ import annotations

from pathlib import Path

import click

from snitflade.cli import console
from snitflade.cli.counting import count
from snitflade.cli.options import refuse_link_out
from snitflade.cli.spec_argument import find_specs, specs_argument
from snitflade.problems import has_errors


@click.command("layout", short_help="Show, or forget, where the systems were in the last build.")
@specs_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True, metavar="DIR",
    callback=refuse_link_out, help="The folder that was built into.",
)  # fmt: skip
@click.option("--fresh", is_flag=True, help="Forget it: the next build lays the diagrams out from scratch.")
def command(specs: tuple[str, ...], output: Path, fresh: bool) -> int:
    """Show the layout records beside the output: the label size, and the systems of both sides from the top down.

    SPEC is a file, a folder, or the id of a diagram in specs/. Without one, all of specs/ is taken.

    A build keeps to these records, so that an edit moves as little as possible. Commit them with the pictures.

    \b
    Examples:
      snitflade layout kmd-aktiv-as-is
      snitflade layout --fresh && snitflade build
    """
    from snitflade.building.layout_records import forget, read_record, record_name
    from snitflade.spec import check

    diagrams = [diagram.id for diagram, _ in map(check, find_specs(specs)) if diagram]
    if fresh:
        console.report(f"{count(forget(output, diagrams), 'layout record')} forgotten")
        return 0
    failed = False
    for diagram in diagrams:
        pages, problems = read_record(output / record_name(diagram), diagram)
        console.report(*problems)
        failed |= has_errors(problems)
        for page, anchor in pages.items():
            console.write(f"{diagram} {page}: {anchor.size:g} pt")
            for side, stands in (("left", anchor.left), ("right", anchor.right)):
                console.write(*(f"  {side:5} {stand.y:7.2f}  {stand.system}" for stand in stands))
    return 2 if failed else 0
