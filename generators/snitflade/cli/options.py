"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from snitflade.picture.pages import PAGES
from snitflade.pipeline import FORMATS
from snitflade.problems import did_you_mean

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Command = Callable[..., Any]


def formats_option(command: Command) -> Command:
    return list_option("--format", "formats", FORMATS, default="svg,pdf")(command)


def list_option(
    option: str, name: str, known: Sequence[str], *, default: str | None, otherwise: str = ""
) -> Callable[[Command], Command]:
    """An option with one word of ``known``, or several with commas between them; a tuple, empty when left out.

    :param otherwise: what the command then takes, for the help.
    """

    def checked(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
        if value is None:
            return ()
        words = tuple(dict.fromkeys(word.strip().lower() for word in value.split(",") if word.strip()))
        unknown = [word for word in words if word not in known]
        if unknown or not words:
            word = unknown[0] if unknown else value
            raise click.BadParameter(f"unknown format '{word}' ({did_you_mean(word, known)})", context, parameter)
        return words

    def complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:  # noqa: ARG001
        before, comma, last = begun.rpartition(",")
        return [f"{before}{comma}{word}" for word in known if word.startswith(last)]

    said = f"{', '.join(known)}: one, or several with commas between them"
    return click.option(
        option, name, default=default, show_default=default is not None, metavar="LIST", callback=checked,
        shell_complete=complete, help=f"{said}; else {otherwise}." if otherwise else f"{said}.",
    )  # fmt: skip


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
