"""The project's templates: beside the package in a wheel, at the repository's root in an editable install."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from snitflade.problems import SnitfladeError


def template_folder() -> Path:
    """The folder of the templates. :raises SnitfladeError: when the installation lacks it."""
    package = Path(__file__).resolve().parent
    for folder in (package / "templates", package.parent.parent / "templates"):
        if folder.is_dir():
            return folder
    raise SnitfladeError("the templates are missing from this installation", "install snitflade again")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(template_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        keep_trailing_newline=True,
    )


@cache
def template(name: str) -> Template:
    """A template by its file name; everything that it prints is escaped for XML."""
    return _environment().get_template(name)
