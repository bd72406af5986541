"""Texts in the cells of a CSV file, which a spreadsheet may take for a formula.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return gets an apostrophe before it, after which
spreadsheets read text (OWASP, *CSV Injection*). So does one that begins with an apostrophe, so that taking away the
first one gives back every text.
"""

from __future__ import annotations

_DANGEROUS = tuple("=+-@\t\r'")


def protect_cell(text: str) -> str:
    """A text as the cell of a CSV file that no spreadsheet takes for a formula.

    >>> protect_cell("=1+1"), protect_cell("9")
    ("'=1+1", '9')
    """
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def restore_cell(text: str) -> str:
    """What :func:`protect_cell` was given.

    >>> restore_cell("'=1+1"), restore_cell("'n")
    ('=1+1', "'n")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(_DANGEROUS) else text
