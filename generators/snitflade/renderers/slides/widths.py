"""How wide the font of a deck may turn out, against Arial: where it is missing, another one is taken in silence."""

from __future__ import annotations

# Fonts that are everywhere, or have a stand-in as wide. Calibri is none: LibreOffice may lack both it and Carlito.
_EVERYWHERE = frozenset({"arial", "arial narrow", "helvetica", "times new roman"})
# Verdana and DejaVu Sans, the widest fonts that office programs fall back on.
_WIDEST = 1.18


def wider_than_arial(family: str) -> float:
    """1 for what is no wider than Arial anywhere; else what the widest stand-in would be."""
    return 1.0 if family.strip().lower() in _EVERYWHERE else _WIDEST
