"""The measures of a theme's font."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from snitflade.theme import Theme
from snitflade.typesetting.font_metrics import FontMetrics, default_metrics, metrics_of

# What nearly every diagram has, so that most diagrams of a run share one measuring.
_COMMON = frozenset("".join(map(chr, range(0x20, 0x7F))) + "æøåÆØÅéÉäöüÄÖÜ§–—‘’“”•…€←↑→↓↔↕⇄")


def metrics_for(theme: Theme, characters: Iterable[str]) -> FontMetrics:
    """The measures of the theme's font: the shipped table, or the user's own files measured for these characters.

    Those of the owner's name, of the layout's arrows and of common texts are measured in any case.

    :raises SnitfladeError: when a file cannot be read or is no TrueType or OpenType font.
    """
    font = theme.font
    if not (font.regular and font.bold):
        return default_metrics()
    return _own_metrics(font.regular, font.bold, _COMMON.union(characters, theme.owner.name if theme.owner else ""))


@lru_cache(maxsize=8)
def _own_metrics(regular: Path, bold: Path, characters: frozenset[str]) -> FontMetrics:
    return metrics_of(regular, bold, characters)
