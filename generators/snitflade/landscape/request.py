"""What a picture of a landscape is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from snitflade.picture.pages import Page


class Titles(NamedTuple):
    """The words of the picture: its id and title band; ``description`` is its alternative text."""

    id: str
    title: str
    subtitle: str
    description: str
    language: str


class Asked(NamedTuple):
    """``page``: None for the smallest of A3 and larger that does. ``group_of``: titles of systems by name."""

    titles: Titles
    page: Page | None
    labels: bool
    group_of: Mapping[str, str]
