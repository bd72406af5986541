"""Random edits of a diagram, each with what the comparison must tell of it.

An edit does one thing to one piece, and marks what a later edit of the same script must leave alone, so that no edit
undoes another and each has one reading: words, names and codes that come are new to the diagram, and of two interfaces
that could be taken for one another only one goes.
"""

from __future__ import annotations

from random import Random

from snitflade.diagram import Diagram
from tests.compare.edits.interfaces import InterfaceEdits
from tests.compare.edits.legend import LegendEdits
from tests.compare.edits.links import LinkEdits
from tests.compare.edits.systems import SystemEdits
from tests.compare.edits.whole import WholeEdits
from tests.compare.expected import expected
from tests.compare.told import Told


class Editor(SystemEdits, LinkEdits, InterfaceEdits, LegendEdits, WholeEdits):
    """Edits one draft. Every ``edit_…`` method returns whether it found something to edit."""


EDITS = tuple(sorted(name for name in dir(Editor) if name.startswith("edit_")))


def edited(diagram: Diagram, random: Random, count: int) -> tuple[Diagram, list[Told], list[str]]:
    """The diagram after ``count`` edits, what must be told of them, and their names."""
    editor = Editor(diagram, random)
    names: list[str] = []
    while len(names) < count:
        name = random.choice(EDITS)
        if getattr(editor, name)():
            names.append(name)
    if random.random() < 0.5:
        editor.shuffle()
    new = editor.draft.diagram()
    return new, expected(editor.draft), names
