"""A property with many slow examples as several tests, so that the cores of a machine share them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, seed, settings
from hypothesis.strategies import SearchStrategy

Check = Callable[..., None]


def in_parts(parts: int, examples: int, *strategies: SearchStrategy[Any]) -> Callable[[Check], Check]:
    """Make a check of drawn values a test that runs ``parts`` times, each with its share of the examples.

    Each part has a seed of its own and so tries examples of its own, every time the same. A campaign draws new ones.
    """

    def split(check: Check) -> Check:
        def test(part: int) -> None:
            run = settings(max_examples=examples // parts)(given(*strategies)(check))
            (seed(part)(run) if settings().derandomize else run)()

        test.__name__, test.__doc__, test.__module__ = check.__name__, check.__doc__, check.__module__
        return pytest.mark.parametrize("part", range(parts))(test)

    return split
