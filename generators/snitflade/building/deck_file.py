"""The file that holds the slides of all diagrams of a run: its name, and the deck that it is made from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from snitflade.problems import SnitfladeError
from snitflade.spec.sources import refuse_links_out

if TYPE_CHECKING:
    from snitflade.renderers.slides import File
    from snitflade.scene import Scene

DECK = "slides.pptx"
_MOST_BYTES = 200_000_000  # a larger deck is refused: it is held in memory several times while it is changed


def make_deck(figures: Sequence[tuple[str, tuple[Scene, ...]]], existing: Path, template: Path | None = None) -> bytes:
    """The deck with the slides of these diagrams, each an id and its scenes.

    :param existing: where the deck of an earlier run may be; its other slides are kept.
    :param template: the deck or template to begin with.
    :raises SnitfladeError: when one of the two cannot be read or is not a valid deck, or slides would be lost.
    """
    from snitflade.renderers.slides import Figure, deck

    refuse_links_out([existing])
    begin = _read(template) if template else None
    earlier = _read(existing) if existing.exists() else None
    return deck([Figure(diagram, scenes) for diagram, scenes in figures], begin, earlier)


def is_own_deck(path: Path) -> bool:
    """Whether a file holds slides that an earlier run made.

    :raises SnitfladeError: when it cannot be read or is not a valid deck.
    """
    from snitflade.renderers.slides import is_own

    return is_own(_read(path))


def _read(path: Path) -> File:
    """:raises SnitfladeError: when it is too large or cannot be read."""
    from snitflade.renderers.slides import File

    name = path.as_posix()
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise SnitfladeError(f"{name}: too large", f"at most {_MOST_BYTES // 1_000_000} MB")
        return File(name, path.read_bytes())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SnitfladeError(f"{name}: cannot be read: {reason}", "is the path right?") from None
