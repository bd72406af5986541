"""The file that holds the slides of all diagrams of a run: what it begins with, and what it is called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from snitflade.problems import SnitfladeError

if TYPE_CHECKING:
    from snitflade.renderers.slides import File
    from snitflade.scene import Scene

DECK = "slides.pptx"
_MOST_BYTES = 200_000_000


def deck_bytes(figures: Sequence[tuple[str, tuple[Scene, ...]]], standing: Path, template: Path | None = None) -> bytes:
    """The deck with these diagrams, each an id and its scenes.

    :param standing: where the deck of an earlier run may stand.
    :param template: the deck or template to begin with.
    :raises SnitfladeError: when one of both cannot be read or is no sound deck, or slides would be lost.
    """
    from snitflade.renderers.slides import Figure, deck

    begun = _file(template) if template else None
    earlier = _file(standing) if standing.exists() else None
    return deck([Figure(diagram, scenes) for diagram, scenes in figures], begun, earlier)


def is_own_deck(path: Path) -> bool:
    """Whether a file holds slides that an earlier run made."""
    from snitflade.renderers.slides import is_own

    return is_own(_file(path))


def _file(path: Path) -> File:
    from snitflade.renderers.slides import File

    name = path.as_posix()
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise SnitfladeError(f"{name}: too large", f"at most {_MOST_BYTES // 1_000_000} MB")
        return File(name, path.read_bytes())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SnitfladeError(f"{name}: cannot be read: {reason}", "is the path right?") from None
