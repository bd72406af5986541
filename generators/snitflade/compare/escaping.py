"""A text of a spec inside Markdown: what it says is shown, and nothing in it is read as Markdown, HTML or a mention."""

from __future__ import annotations

import re

from snitflade.characters import show_hidden

# Encoded as character references these are letters to every Markdown: "entity references cannot be used in place of
# symbols indicating structure" (CommonMark 0.31, 6.2), nor do they end the cell of a table or open a tag.
_STRUCTURE = re.compile(r"[\\`*_\[\](){}<>|~&$#@!^:'\"+=]")
# GitHub and GitLab look for mentions and references once all is HTML, where a reference is its character again. They
# stop at a zero-width space: after @ # ! $ % & ~ ^ : before a word, in www. and GH-1.
_ZERO_WIDTH_SPACE = "\u200b"
_SIGIL = re.compile(r"(?<=[@#!$%&~^:])(?=[\w\"'{\[/])|(?<=\bwww)(?=\.)|(?<=\bgh-)(?=\d)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def make_harmless(text: str) -> str:
    """On one line, with each character that must not be printed as its number; the breaks of a text are spaces.

    >>> make_harmless("Sager\\n \\u202etil")
    'Sager <U+202E>til'
    """
    return show_hidden(_SPACE.sub(" ", text))


def escape_markdown(text: str) -> str:
    """For anywhere in a line of Markdown, in a cell of a table, or in HTML.

    >>> escape_markdown("a | <b> *c*").replace("&#", "&")
    'a &124; &60;b&62; &42;c&42;'
    """
    safe = _SIGIL.sub(_ZERO_WIDTH_SPACE, make_harmless(text).strip())
    return _STRUCTURE.sub(lambda match: f"&#{ord(match.group())};", safe).replace(_ZERO_WIDTH_SPACE, "&#8203;")
