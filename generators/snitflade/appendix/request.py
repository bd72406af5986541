"""What the user asks of an appendix: the texts of the cover, the logo, the template; checked all at once."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from pathlib import Path

from snitflade.characters import clean_text, number_of, without_wishes
from snitflade.problems import Place, Problem, ProblemsFound, SnitfladeError
from snitflade.spec.logos import logo_of
from snitflade.spec.sources import WORKING_TREE
from snitflade.spec.theme_files import MAX_LOGO_BYTES
from snitflade.theme import Logo
from snitflade.values import value

FORMATS = ("pdf", "docx")
LONGEST_TEXT = 200
"""Characters of an option: two lines on the cover. A longer text would push the rest off the page."""
_MOST_READ = 10 * LONGEST_TEXT
"""Characters that are looked at: to compose more (NFC) takes time with the square of their marks."""
_TEXTS = (("title", "--title"), ("municipality", "--municipality"), ("date", "--date"), ("version", "--doc-version"))


@value
class AppendixRequest:
    """What an appendix is to be. A text that is None is left out; ``title`` has a default.

    ``template``: the organisation's own Word document or template, for the DOCX.
    """

    formats: tuple[str, ...] = ("pdf",)
    title: str | None = None
    municipality: str | None = None
    date: str | None = None
    version: str | None = None
    logo: Path | None = None
    template: Path | None = None
    theme: str | None = None
    show_assumed: bool = False


def check_texts(request: AppendixRequest) -> list[Problem]:
    """The problems with the texts that the user has given."""
    found: list[Problem] = []
    for field, option in _TEXTS:
        text = getattr(request, field)
        if text is None:
            continue
        words = read_option(text[:_MOST_READ])
        if not words:
            found.append(Problem(Place(option), "missing text", "leave the option out instead"))
        elif len(words) > LONGEST_TEXT:
            hint = f"at most {LONGEST_TEXT} characters"
            found.append(Problem(Place(option), f"invalid length {len(words)}", hint))
        elif odd := [c for c in words if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Cn", "Co")]:
            hint = "it is a control character, or not a character at all"
            found.append(Problem(Place(option), f"invalid character {number_of(odd[0])}", hint))
    return found


def read_option(text: str) -> str:
    """The text of an option on one line, with composed characters (NFC) and without those that do not show.

    Where the locale is not UTF-8, the command line has the bytes of a letter as surrogates; they become the letter.
    """
    with suppress(UnicodeError):
        text = text.encode("utf-8", "surrogateescape").decode("utf-8")
    return without_wishes(clean_text(unicodedata.normalize("NFC", " ".join(text.split()))))


def read_logo(path: Path) -> Logo:
    """Read the logo from a file of the project.

    :raises ProblemsFound: when the file is elsewhere, cannot be read, is too large, or is not a valid PNG or SVG.
    """
    place = Place(path.as_posix())
    try:
        inside = path.resolve().is_relative_to(Path.cwd().resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links; a name that no file can have
        inside = True  # reading it says what is wrong
    if not inside:
        raise ProblemsFound([Problem(place, "invalid logo", "it must be in this folder or below")])
    data = WORKING_TREE.read(path)
    if len(data) > MAX_LOGO_BYTES:
        raise ProblemsFound([Problem(place, "invalid size of the logo", f"at most {MAX_LOGO_BYTES:,} bytes")])
    try:
        return logo_of(data)
    except SnitfladeError as error:
        raise ProblemsFound([Problem(place, f"invalid logo: {error.message}", error.hint)]) from None
