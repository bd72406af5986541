"""The project's templates: beside the package in a wheel, at the repository's root in an editable install."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket

from snitflade.problems import SnitfladeError


def template_folder() -> Path:
    """The folder of the templates. :raises SnitfladeError: when the installation lacks it."""
    package = Path(__file__).resolve().parent
    for folder in (package / "templates", package.parent.parent / "templates"):
        if folder.is_dir():
            return folder
    raise SnitfladeError("the templates are missing from this installation", "install snitflade again")


class _CompiledTemplates(FileSystemBytecodeCache):
    """Templates compiled once, as Python keeps its modules: beside them in ``__pycache__``, if that can be written."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)


@cache
def environment() -> Environment:
    """How all templates are read: a variable that is missing is an error."""
    folder = template_folder()
    return Environment(
        loader=FileSystemLoader(folder),
        bytecode_cache=_CompiledTemplates(str(folder / "__pycache__"), "%s.jinja.pyc"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        keep_trailing_newline=True,
    )


@cache
def template(name: str) -> Template:
    """A template by its file name; everything that it prints is escaped for XML."""
    return environment().get_template(name)


def compile_all() -> None:
    """Compile every template that a command may need, so that the first of them starts as fast as the next."""
    for path in template_folder().glob("*.j2"):
        template(path.name)
