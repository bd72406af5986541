"""A change as the tests of random edits compare it."""

from __future__ import annotations

from typing import NamedTuple

from snitflade.compare import Act, Part
from snitflade.problems import Place


class Told(NamedTuple):
    """A change as the test compares it."""

    act: Act
    part: Part
    name: str = ""
    to: str | None = None
    codes: tuple[str, ...] = ()
    field: str = ""
    before: str = ""
    after: str = ""
    old: Place | None = None
    new: Place | None = None
