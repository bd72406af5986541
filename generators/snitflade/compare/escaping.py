"""A text of a spec inside Markdown: what it says is shown, and nothing in it is read as Markdown, HTML or a mention."""

from __future__ import annotations

import re

# Encoded as character references these are letters to every Markdown: "entity references cannot be used in place of
# symbols indicating structure" (CommonMark 0.31, 6.2), nor do they end the cell of a table or open a tag.
_STRUCTURE = re.compile(r"[\\`*_\[\](){}<>|~&$#@!^:'\"+=]")
# GitHub and GitLab look for mentions and references once all is HTML, where a reference is its character again. They
# stop at a zero-width space: after @ # ! $ % & ~ ^ : before a word, in www. and GH-1.
_ZERO_WIDTH_SPACE = "\u200b"
_SIGIL = re.compile(r"(?<=[@#!$%&~^:])(?=[\w\"'{\[/])|(?<=\bwww)(?=\.)|(?<=\bgh-)(?=\d)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
# Control characters, and those that turn the direction of a text: a file's name can hold them, a spec cannot.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def make_harmless(text: str) -> str:
    """On one line, without characters that do not show."""
    return _SPACE.sub(" ", _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))


def escape_markdown(text: str) -> str:
    """For anywhere in a line of Markdown, in a cell of a table, or in HTML.

    >>> escape_markdown("a | <b> *c*").replace("&#", "&")
    'a &124; &60;b&62; &42;c&42;'
    """
    safe = _SIGIL.sub(_ZERO_WIDTH_SPACE, make_harmless(text).strip())
    return _STRUCTURE.sub(lambda match: f"&#{ord(match.group())};", safe).replace(_ZERO_WIDTH_SPACE, "&#8203;")
