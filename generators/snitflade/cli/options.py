"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from snitflade.picture.pages import PAGES
from snitflade.pipeline import FORMATS
from snitflade.problems import SnitfladeError, did_you_mean
from snitflade.project import leads_out

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Command = Callable[..., Any]


def formats_option(command: Command) -> Command:
    """Add ``--format``: one or several formats of pictures."""
    return list_option("--format", "formats", FORMATS, default="svg,pdf")(command)


def list_option(
    option: str, name: str, known: Sequence[str], *, default: str | None, otherwise: str = ""
) -> Callable[[Command], Command]:
    """Make an option of one or several known words, with commas between them; its value is a tuple.

    :param default: the words that are taken when the option is left out; None for none.
    :param otherwise: for the help: what the command takes when the option is left out and has no default.
    """

    def check(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
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

    text = f"{', '.join(known)}: one, or several with commas between them"
    return click.option(
        option, name, default=default, show_default=default is not None, metavar="LIST", callback=check,
        shell_complete=complete, help=f"{text}; else {otherwise}." if otherwise else f"{text}.",
    )  # fmt: skip


def output_option(command: Command) -> Command:
    """Add ``-o``: the folder to write to."""
    return click.option(
        "-o", "--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True, metavar="DIR",
        callback=refuse_link_out, help="The folder to write to; it is created when missing.",
    )(command)  # fmt: skip


def refuse_link_out(context: click.Context, parameter: click.Parameter, value: Path) -> Path:
    """The folder of an option. By default it is not one that a link in the project leads to elsewhere.

    :raises SnitfladeError: when it is. Who names the folder in the call may mean any.
    """
    from_default = context.get_parameter_source(parameter.name or "") is click.core.ParameterSource.DEFAULT
    return find_usual_folder(value.name, parameter.opts[0]) if from_default else value


def find_usual_folder(name: str, option: str = "-o") -> Path:
    """The folder that a command writes to when the call names none.

    :raises SnitfladeError: when it is a link that leads out of the project.
    """
    if leads_out(Path(name)):
        hint = f"it is a link that leads out of the project; {option} {name} takes it all the same"
        raise SnitfladeError(f"{name}: invalid folder", hint)
    return Path(name)


def quiet_option(command: Command) -> Command:
    """Add ``--quiet``: print only problems."""
    return click.option("-q", "--quiet", is_flag=True, help="Print only problems.")(command)


def page_option(command: Command) -> Command:
    """Add ``--page``: the size of the page."""
    return click.option(
        "--page", type=click.Choice(list(PAGES)), help="The page, landscape; else what the spec says, else 16x9."
    )(command)


def fit_option(command: Command) -> Command:
    """Add ``--fit``: change what does not fit its page."""
    return click.option(
        "--fit", is_flag=True,
        help="Fit what is too large for its page, by the first that helps: a larger page (without --page), a condensed "
        "font, one box for systems with identical links, several pages, texts in a table.",
    )(command)  # fmt: skip


def theme_option(command: Command) -> Command:
    """Add ``--theme``: colours, font and sizes."""
    return click.option(
        "--theme", metavar="NAME|FILE", shell_complete=_complete_theme,
        help="The id of a theme in themes/ beside the spec, or a file; else what the spec says.",
    )(command)  # fmt: skip


def _complete_theme(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:  # noqa: ARG001
    from click.shell_completion import CompletionItem

    built_in = Path(__file__).resolve().parent.parent / "themes"
    folders = (folder for folder in (built_in, Path("specs/themes")) if not leads_out(folder / "any"))
    names = {path.stem for folder in folders for path in folder.glob("*.yaml")}
    found = [CompletionItem(name) for name in sorted(names) if name.startswith(begun)]
    return found or [CompletionItem(begun, type="file")]
