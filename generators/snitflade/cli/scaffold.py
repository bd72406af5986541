"""A first spec, with the legend it names and the schemas that editors read: what an empty folder lacks."""

from __future__ import annotations

import re
from pathlib import Path

from snitflade.names import slug
from snitflade.problems import SnitfladeError
from snitflade.writing import write_new

LANGUAGES = ("da", "en")
LONGEST_ID = 60
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EXAMPLE_ID = "diagram: example "


def new_diagram(name: str, folder: Path, language: str = "da") -> tuple[Path, ...]:
    """Write ``<name>.yaml`` into a folder of specs, and what is missing of the legend and the schemas.

    Returns the files that were written, the spec first.

    :raises SnitfladeError: when the name is no id, the spec stands already, or a file cannot be written.
    """
    _check_name(name, folder)
    spec, legend = _examples(language)
    files = {folder / f"{name}.yaml": spec.replace(_EXAMPLE_ID, f"diagram: {name} ", 1)}
    others = {folder / "legends" / "as-is.yaml": legend, **_schemas(folder / "schema")}
    files.update((path, text) for path, text in others.items() if not path.exists())
    write_new(files)
    return tuple(files)


def _check_name(name: str, folder: Path) -> None:
    if len(name) > LONGEST_ID or not _ID.fullmatch(name):
        raise SnitfladeError(
            f"invalid name '{name[:LONGEST_ID]}'",
            f"a-z, 0-9 and '-' between them, at most {LONGEST_ID} characters; try '{slug(name)}'",
        )
    for suffix in (".yaml", ".yml"):
        path = folder / f"{name}{suffix}"
        if path.exists() or path.is_symlink():
            raise SnitfladeError(f"{path.as_posix()}: stands already", "choose another name, or remove the file")


def _examples(language: str) -> tuple[str, str]:
    from snitflade.templates import template_folder

    folder = template_folder() / "new" / language
    spec, legend = (folder / "example.yaml", folder / "legends" / "as-is.yaml")
    return spec.read_text(encoding="utf-8"), legend.read_text(encoding="utf-8")


def _schemas(folder: Path) -> dict[Path, str]:
    from snitflade.spec import SCHEMA_NAMES, schema_text

    return {folder / f"{name}.schema.json": schema_text(name) for name in SCHEMA_NAMES}
