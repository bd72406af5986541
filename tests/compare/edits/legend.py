"""Edits of the legend and its kinds, and of marks."""

from __future__ import annotations

from dataclasses import replace

from snitflade.compare import Act, Part
from snitflade.diagram import (
    Category,
    Dash,
    Marks,
    Note,
    plain,
)
from tests.compare.drafts import (
    CategoryDraft,
    InterfaceDraft,
    LinkDraft,
    NoteDraft,
    SystemDraft,
)
from tests.compare.edits.tools import NOWHERE, Tools
from tests.compare.told import Told


class LegendEdits(Tools):
    """Edits of the legend and its kinds, and of marks."""

    def edit_mark(self) -> bool:
        pieces: list[tuple[SystemDraft | LinkDraft | InterfaceDraft | CategoryDraft, tuple[str, ...]]] = [
            *((s, ("kind",)) for s in self.systems("marks")),
            *((x, ("category", "pairing")) for x in self.links("marks")),
            *((i, ("category", "direction")) for _, i in self.interfaces("marks")),
            *((c, ("colour", "dash")) for c in self.draft.categories if c.was and "marks" not in c.touched),
        ]
        piece, fields = self.random.choice(pieces)
        key = self.random.choice(fields)
        marks: Marks = piece.now.marks
        basis = "assumed" if key in marks.assumed else "inferred" if key in marks.inferred else "stated"
        after = self.random.choice([b for b in ("assumed", "inferred", "stated") if b != basis])
        assumed, inferred = (tuple(f for f in fields if f != key) for fields in (marks.assumed, marks.inferred))
        added = Marks(
            (*assumed, key) if after == "assumed" else assumed, (*inferred, key) if after == "inferred" else inferred
        )
        piece.now = replace(piece.now, marks=added)
        act = {"assumed": Act.ASSUMED, "inferred": Act.INFERRED, "stated": Act.CONFIRMED}[after]
        piece.acts.append((act, key))
        piece.touched |= {"marks", "presence"}
        self.keep(piece)
        return True

    def edit_add_category(self) -> bool:
        colour = f"#{self.random.randrange(0x1000000):06x}"
        category = Category(
            self.word(), colour, self.random.choice(list(Dash)), self.word(), self.sentence(), Marks(), NOWHERE
        )
        self.draft.categories.append(CategoryDraft(None, category, {"all"}))
        return True

    def edit_remove_category(self) -> bool:
        """One of few links, which get another."""
        found = [c for c in self.categories("presence") if not c.touched and self._links_to_free(c.now.key) is not None]
        if not found:
            return False
        category = self.random.choice(found)
        others = [c.now.key for c in self.categories("key") if c is not category]
        links = self._links_to_free(category.now.key) or []
        if not others:
            return False
        for link in links:
            self.recolour(link, self.random.choice(others))
        told = plain(f"{category.now.heading} {category.now.text}").strip()
        self.draft.removed.append(
            Told(Act.REMOVED, Part.CATEGORY, category.now.key, before=told, old=category.now.place)
        )
        self.draft.categories.remove(category)
        return True

    def _links_to_free(self, key: str) -> list[LinkDraft] | None:
        """The links of a category; None when they are many, or cannot be recoloured."""
        links = [x for x in self.draft.links if key in {x.now.category, *(i.now.category for i in x.interfaces)}]
        free = self.links("category")
        sound = len(links) <= 3 and all(link in free and self.can_be_recoloured(link) for link in links)
        return links if sound else None

    def edit_rename_category(self) -> bool:
        found = [c for c in self.categories("key") if not c.touched]
        if not found:
            return False
        category, key = self.random.choice(found), self.word()
        was = category.now.key
        for link in self.draft.links:
            if link.now.category == was:
                link.now = replace(link.now, category=key)
                link.touched.add("category")
        for _, interface in self.draft.linked_interfaces():
            if interface.now.category == was:
                interface.now = replace(interface.now, category=key)
                interface.touched.add("category")
        category.now = replace(category.now, key=key)
        category.touched.add("all")
        category.acts.append((Act.RENAMED, "categories"))
        return True

    def edit_category(self) -> bool:
        key = self.random.choice(("heading", "text", "colour", "dash"))
        found = self.categories(key)
        if not found:
            return False
        category = self.random.choice(found)
        dashes = [dash for dash in Dash if dash is not category.now.dash]
        values: dict[str, tuple[Act, object]] = {
            "heading": (Act.REWORDED, f"{category.now.heading} {self.word()}".strip()),
            "text": (Act.REWORDED, self.reworded((category.now.text,))[0]),
            "colour": (Act.RECOLOURED, f"#{self._number:06x}"),
            "dash": (Act.RESTYLED, self.random.choice(dashes)),
        }
        act, value = values[key]
        category.now = replace(category.now, **{key: value})  # type: ignore[arg-type]
        category.touched |= {key, "presence", "key"}
        category.acts.append((act, key))
        return True

    def edit_add_note(self) -> bool:
        self.draft.notes.append(NoteDraft(None, Note(self.word(), self.sentence(), NOWHERE), {"all"}))
        return True

    def edit_remove_note(self) -> bool:
        found = [note for note in self.draft.notes if note.was and not note.touched]
        if not found:
            return False
        note = self.random.choice(found)
        heading, text = plain(note.now.heading), plain(note.now.text)
        self.draft.removed.append(Told(Act.REMOVED, Part.NOTE, heading, before=text, old=note.now.place))
        self.draft.notes.remove(note)
        return True

    def edit_note(self) -> bool:
        found = [note for note in self.draft.notes if note.was and not note.touched]
        if not found:
            return False
        note, key = self.random.choice(found), self.random.choice(("heading", "text"))
        if key == "text":
            note.now = replace(note.now, text=self.reworded((note.now.text,))[0])
        else:
            note.now = replace(note.now, heading=f"{note.now.heading} {self.word()}")
        note.touched.add("all")
        note.acts.append((Act.REWORDED, key))
        return True

    def edit_kind(self) -> bool:
        if "kinds" in self.draft.touched:
            return False
        at = self.random.randrange(len(self.draft.kinds))
        self.draft.kinds[at] = replace(self.draft.kinds[at], name=self.word())
        self.draft.touched.add("kinds")
        return True
