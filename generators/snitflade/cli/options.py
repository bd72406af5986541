"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from snitflade.layout.pages import PAGES
from snitflade.pipeline import FORMATS
from snitflade.problems import did_you_mean

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Command = Callable[..., Any]


def formats_option(command: Command) -> Command:
    return click.option(
        "--format", "formats", default="svg,pdf", show_default=True, metavar="LIST",
        callback=_formats, shell_complete=_complete_formats,
        help="svg, pdf, png, pptx: one, or several with commas between them.",
    )(command)  # fmt: skip


def _formats(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(word.strip().lower() for word in value.split(",") if word.strip()))
    unknown = [word for word in words if word not in FORMATS]
    if unknown or not words:
        word = unknown[0] if unknown else value
        raise click.BadParameter(f"unknown format '{word}' ({did_you_mean(word, FORMATS)})", context, parameter)
    return words


def _complete_formats(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:  # noqa: ARG001
    before, comma, last = begun.rpartition(",")
    return [f"{before}{comma}{name}" for name in FORMATS if name.startswith(last)]


def page_option(command: Command) -> Command:
    return click.option(
        "--page", type=click.Choice(list(PAGES)), help="The page, landscape; else what the spec says, else 16x9."
    )(command)


def fit_option(command: Command) -> Command:
    return click.option(
        "--fit", is_flag=True,
        help="Make what does not fit its page fit: the first that helps of a larger page (without --page), a condensed "
        "setting, one box for systems with identical links, several pages, texts in a table.",
    )(command)  # fmt: skip


def theme_option(command: Command) -> Command:
    return click.option(
        "--theme", metavar="NAME|FILE", shell_complete=_complete_theme,
        help="The id of a theme in themes/ beside the spec, or a file; else what the spec says.",
    )(command)  # fmt: skip


def _complete_theme(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:  # noqa: ARG001
    from click.shell_completion import CompletionItem

    built_in = Path(__file__).resolve().parent.parent / "themes"
    names = {path.stem for folder in (built_in, Path("specs/themes")) for path in folder.glob("*.yaml")}
    found = [CompletionItem(name) for name in sorted(names) if name.startswith(begun)]
    return found or [CompletionItem(begun, type="file")]
