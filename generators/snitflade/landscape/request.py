"""What a picture of a landscape is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from snitflade.picture.page_frame import SceneWords
from snitflade.picture.pages import Page


class Asked(NamedTuple):
    """``page``: None for the smallest of A3 and larger that does. ``group_of``: titles of systems by name."""

    words: SceneWords
    page: Page | None
    labels: bool
    group_of: Mapping[str, str]
