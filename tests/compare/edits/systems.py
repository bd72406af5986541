"""Edits of systems."""

from __future__ import annotations

from dataclasses import replace

from snitflade.compare import Act, Part
from snitflade.diagram import (
    Marks,
    Side,
    System,
    Wishes,
)
from tests.compare.drafts import (
    SystemDraft,
)
from tests.compare.edits.tools import NOWHERE, Tools
from tests.compare.told import Told


class SystemEdits(Tools):
    """Edits of systems."""

    def edit_add_system(self) -> bool:
        name = " ".join(self.word() for _ in range(self.random.randint(1, 2)))
        system = SystemDraft(None, System(name, self.random.choice(self.draft.kinds).key, Marks(), NOWHERE), {"all"})
        self.draft.systems.insert(self.random.randint(0, len(self.draft.systems)), system)
        self.add_link(system, None, self.random.randint(0, 2))
        return True

    def edit_remove_system(self) -> bool:
        found = [s for s in self.systems("presence") if not s.touched and self.is_untouched(s)]
        if len(self.draft.systems) < 3 or not found:
            return False
        system = self.random.choice(found)
        links = self.draft.links_of(system)
        codes = ", ".join(i.label() for link in links for i in link.interfaces)
        self.draft.removed.append(Told(Act.REMOVED, Part.SYSTEM, system.now.name, before=codes, old=system.now.place))
        self.draft.gone += [i.now for link in links for i in link.interfaces]
        self.draft.links = [link for link in self.draft.links if link not in links]
        self.draft.systems.remove(system)
        return True

    def edit_rename_system(self) -> bool:
        found = self.systems("name")
        if not found:
            return False
        system = self.random.choice(found)
        links = self.draft.links_of(system)
        labelled = any(link.interfaces for link in links) and self.is_untouched(system)
        if labelled and self.random.random() < 0.5:  # wholly new: then what is exchanged must tell
            name = f"{self.word()} {self.word()}"
            for link in links:
                link.touched |= {"presence", "content"}
                for interface in link.interfaces:
                    interface.touched |= {"presence", "codes", "text"}
        else:
            extra = "Ny" if self.random.random() < 0.5 else "II"
            name = f"{system.now.name} {extra}"
        if any(other.now.name == name for other in self.draft.systems):
            return False
        system.now = replace(system.now, name=name)
        system.touched |= {"name", "presence"}
        system.acts.append((Act.RENAMED, "systems"))
        return True

    def edit_retype_system(self) -> bool:
        found = self.systems("kind")
        kinds = [kind.key for kind in self.draft.kinds]
        if not found or len(kinds) < 2:
            return False
        system = self.random.choice(found)
        kind = self.random.choice([key for key in kinds if key != system.now.kind])
        system.now = replace(system.now, kind=kind)
        system.touched.add("kind")
        system.acts.append((Act.RETYPED, "kind"))
        return True

    def edit_former_name(self) -> bool:
        found = self.systems("was")
        if not found:
            return False
        system = self.random.choice(found)
        was = None if system.now.was and self.random.random() < 0.5 else self.word()
        system.now = replace(system.now, was=was)
        system.touched.add("was")
        system.acts.append((Act.RETRACED, "was"))
        return True

    def edit_other_names(self) -> bool:
        found = self.systems("aliases")
        if not found:
            return False
        system = self.random.choice(found)
        system.now = replace(system.now, aliases=() if system.now.aliases else (self.word(), self.word()))
        system.touched.add("aliases")
        system.acts.append((Act.RETRACED, "aliases"))
        return True

    def edit_owner(self) -> bool:
        found = self.systems("owner")
        if not found:
            return False
        system = self.random.choice(found)
        system.now = replace(system.now, owner=self.word())
        system.touched.add("owner")
        system.acts.append((Act.RETRACED, "owner"))
        return True

    def edit_arrange_system(self) -> bool:
        found = self.systems("hint")
        if not found:
            return False
        system = self.random.choice(found)
        now = system.now
        side = Side.LEFT if now.wishes.side is not Side.LEFT else Side.RIGHT
        values: dict[str, System] = {
            "side": replace(now, wishes=replace(now.wishes, side=side)),
            "order": replace(now, wishes=Wishes(now.wishes.side, first=not now.wishes.first)),
            "group": replace(now, group=self.word()),
            "highlight": replace(now, highlight=not now.highlight),
            "note": replace(now, note=self.sentence()),
        }
        key = self.random.choice(sorted(values))
        system.now = values[key]
        system.touched.add("hint")
        system.acts.append((Act.ARRANGED, key))
        return True
