"""Edits of the diagram itself."""

from __future__ import annotations

from dataclasses import replace

from snitflade.compare import Act
from snitflade.diagram import (
    Diagram,
    DirectionMarks,
    LayoutKind,
)
from tests.compare.edits.tools import Tools


class WholeEdits(Tools):
    """Edits of the diagram itself."""

    def edit_title(self) -> bool:
        key = self.random.choice(("title", "subtitle"))
        if key in self.draft.touched:
            return False
        value = self.reworded((getattr(self.draft.now, key),))[0]
        self.draft.now = replace(self.draft.now, **{key: value})  # type: ignore[arg-type]
        self.draft.touched.add(key)
        self.draft.acts.append((Act.REWORDED, key))
        return True

    def edit_hub(self) -> bool:
        if "hub" in self.draft.touched:
            return False
        names = (*self.draft.now.hub.names[:-1], f"{self.draft.now.hub.names[-1]} {self.word()}")
        self.draft.now = replace(self.draft.now, hub=replace(self.draft.now.hub, names=names))
        self.draft.touched.add("hub")
        self.draft.acts.append((Act.RENAMED, "hub"))
        return True

    def edit_arrange_diagram(self) -> bool:
        if "hint" in self.draft.touched:
            return False
        now = self.draft.now
        marks = [marks for marks in DirectionMarks if marks is not now.direction_marks]
        values: dict[str, Diagram] = {
            "page": replace(now, page="a3"),
            "layout": replace(now, layout=LayoutKind.STAR),
            "direction_marks": replace(now, direction_marks=self.random.choice(marks)),
            "unused": replace(now, show_unused=not now.show_unused),
        }
        key = self.random.choice(sorted(values))
        self.draft.now = values[key]
        self.draft.touched.add("hint")
        self.draft.acts.append((Act.ARRANGED, key))
        return True

    def edit_language(self) -> bool:
        if "language" in self.draft.touched:
            return False
        self.draft.now = replace(self.draft.now, language="en")
        self.draft.touched.add("language")
        self.draft.acts.append((Act.SET, "language"))
        return True

    def shuffle(self) -> None:
        """The order of keys: what makes no difference."""
        self.random.shuffle(self.draft.systems)
        self.random.shuffle(self.draft.categories)
        self.random.shuffle(self.draft.links)
