"""``snitflade new``: a first spec, with the legend it names and the schemas that editors read."""

from __future__ import annotations

from pathlib import Path

import click

from snitflade.cli import console
from snitflade.cli.options import quiet_option
from snitflade.cli.spec_argument import FOLDER
from snitflade.names import ID_RULE, LONGEST_ID, is_id, slug, spec_paths
from snitflade.problems import SnitfladeError

_EXAMPLE_ID = "diagram: example "


@click.command("new", short_help="Write a small, commented spec to start from.")
@click.argument("name")
@click.option(
    "--language", type=click.Choice(["da", "en"]), default="da", show_default=True, help="The language of the example."
)
@quiet_option
def command(name: str, language: str, quiet: bool) -> None:
    """Write specs/NAME.yaml, a small diagram with a comment on each line that needs one, to change into your own.

    NAME is made of a-z, 0-9 and "-", and names the drawings too. The legend and the schemas for editors are written
    with it where they are missing. A file that exists is never changed.

    \b
    Example:
      snitflade new kmd-aktiv-as-is
      snitflade build
    """
    files = write_example(name, FOLDER, language)
    if not quiet:
        console.write(*(path.as_posix() for path in files))
        console.report(f"next: edit {files[0].as_posix()}, then 'snitflade build {name}'")


def write_example(name: str, folder: Path, language: str = "da") -> tuple[Path, ...]:
    """Write ``<name>.yaml`` into a folder of specs, and what is missing of the legend and the schemas.

    Returns the files that were written, the spec first.

    :raises SnitfladeError: when the name is no id, the spec exists, or a file cannot be written or would lie outside of
        the project, behind a link.
    """
    from snitflade.spec.sources import refuse_links_out
    from snitflade.writing import write_new

    _check_name(name, folder)
    spec, legend = _read_examples(language)
    files = {folder / f"{name}.yaml": spec.replace(_EXAMPLE_ID, f"diagram: {name} ", 1)}
    others = {folder / "legends" / "as-is.yaml": legend, **_read_schemas(folder / "schema")}
    refuse_links_out((*files, *others))
    files.update((path, text) for path, text in others.items() if not path.exists())
    write_new(files)
    return tuple(files)


def _check_name(name: str, folder: Path) -> None:
    """:raises SnitfladeError: when the name is no id, or a spec has it."""
    if not is_id(name):
        raise SnitfladeError(f"invalid name '{name[:LONGEST_ID]}'", f"{ID_RULE}; try '{slug(name)}'")
    for path in spec_paths(folder, name):
        if path.exists() or path.is_symlink():
            raise SnitfladeError(f"{path.as_posix()}: exists already", "choose another name, or remove the file")


def _read_examples(language: str) -> tuple[str, str]:
    from snitflade.templates import template_folder

    folder = template_folder() / "new" / language
    spec, legend = (folder / "example.yaml", folder / "legends" / "as-is.yaml")
    return spec.read_text(encoding="utf-8"), legend.read_text(encoding="utf-8")


def _read_schemas(folder: Path) -> dict[Path, str]:
    from snitflade.spec import SCHEMA_NAMES, read_schema_text

    return {folder / f"{name}.schema.json": read_schema_text(name) for name in SCHEMA_NAMES}
