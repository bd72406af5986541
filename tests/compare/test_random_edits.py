"""500 random scripts of one to five edits over the six specs: each is told exactly, no more and no less."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

import pytest

from snitflade.compare import Act, Change, WordFate, compare
from snitflade.diagram import Diagram
from snitflade.spec import read_diagram
from tests.compare.edits import EDITS, edited
from tests.compare.told import Told

SPECS = sorted((Path(__file__).parents[2] / "specs").glob("*.yaml"))
SCRIPTS = 500


@cache
def diagram_of(path: Path) -> Diagram:
    return read_diagram(path)


def told(change: Change) -> Told:
    subject = change.subject
    whose = subject.part, subject.name, subject.to, subject.codes
    return Told(change.act, *whose, change.field, change.before, change.after, change.old, change.new)


def script(seed: int) -> tuple[Diagram, Diagram, list[Told], list[str]]:
    random = Random(seed)  # noqa: S311 - repeatable edits, no secret
    old = diagram_of(random.choice(SPECS))
    return (old, *edited(old, random, random.randint(1, 5)))


@pytest.mark.parametrize("block", range(10))
def test_every_edit_is_told_and_nothing_else(block: int) -> None:
    size = SCRIPTS // 10
    for seed in range(block * size, (block + 1) * size):
        old, new, must, names = script(seed)
        changes = compare(old, new).changes

        missing = Counter(must) - Counter(map(told, changes))
        extra = Counter(map(told, changes)) - Counter(must)
        assert (list(missing), list(extra)) == ([], []), (seed, old.id, names)
        for change in changes:
            check_words(change)


def check_words(change: Change) -> None:
    """Without the words that came it is the text before, without those that went the text now."""
    if change.act is Act.REWORDED:
        for fate, text in ((WordFate.ADDED, change.before), (WordFate.REMOVED, change.after)):
            assert " ".join(word.text for word in change.words if word.fate is not fate) == " ".join(text.split())


def test_the_scripts_hold_every_kind_of_edit() -> None:
    names = Counter(name for seed in range(SCRIPTS) for name in script(seed)[3])

    assert set(names) == set(EDITS)
    assert min(names.values()) >= 10
    assert names.total() > 1000


def test_a_diagram_is_the_same_as_itself() -> None:
    for path in SPECS:
        assert compare(diagram_of(path), read_diagram(path)).changes == ()
