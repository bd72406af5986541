"""Edits of links."""

from __future__ import annotations

from dataclasses import replace

from snitflade.compare import Act, Part
from tests.compare.edits.tools import Tools
from tests.compare.told import Told


class LinkEdits(Tools):
    """Edits of links."""

    def edit_recolour_link(self) -> bool:
        found = [link for link in self.links("category") if self.can_be_recoloured(link)]
        keys = [c.now.key for c in self.draft.categories if not c.touched & {"key"} and c.was]
        if not found or len(keys) < 2:
            return False
        link = self.random.choice(found)
        keys = [key for key in keys if key != link.now.category]
        self.recolour(link, self.random.choice(keys))
        return True

    def edit_add_link(self) -> bool:
        systems = self.systems("presence")
        joined = {frozenset(link.ends()) for link in self.draft.links}
        pairs = [(a, b) for a in systems for b in systems if a is not b and frozenset((a, b)) not in joined]
        if not pairs:
            return False
        one, other = self.random.choice(pairs)
        if "content" in {*one.touched, *other.touched} or "name" in {*one.touched, *other.touched}:
            return False
        self.add_link(one, other, self.random.randint(0, 2))
        for end in (one, other):
            end.touched |= {"presence", "name"}
        return True

    def edit_remove_link(self) -> bool:
        found = [
            link
            for link in self.links("presence")
            if not link.touched
            and not any(i.touched for i in link.interfaces)
            and not any("name" in end.touched for end in link.ends())
            and all(self.is_single(i.now) for i in link.interfaces)
        ]
        if not found:
            return False
        link = self.random.choice(found)
        codes = ", ".join(i.label() for i in link.interfaces)
        to = link.now.to
        self.draft.removed.append(Told(Act.REMOVED, Part.LINK, link.now.system, to, before=codes, old=link.now.place))
        self.draft.gone += [i.now for i in link.interfaces]
        self.draft.links.remove(link)
        for end in link.ends():
            end.touched |= {"name", "presence", "links"}
        return True

    def edit_reorder_link(self) -> bool:
        found = [x for x in self.links("content") if sum(i.was is not None for i in x.interfaces) > 1]
        found = [x for x in found if not any("presence" in i.touched for i in x.interfaces)]
        if not found:
            return False
        link = self.random.choice(found)
        link.interfaces.reverse()
        for interface in link.interfaces:
            interface.touched |= {"presence", "codes"}
        link.touched |= {"presence", "content"}
        for end in link.ends():
            end.touched.add("presence")
        link.acts.append((Act.REORDERED, "interfaces"))
        return True

    def edit_arrange_link(self) -> bool:
        found = self.links("hint")
        if not found:
            return False
        link = self.random.choice(found)
        key = self.random.choice(("highlight", "note"))
        value: object = self.sentence() if key == "note" else not link.now.highlight
        link.now = replace(link.now, **{key: value})  # type: ignore[arg-type]
        link.touched |= {"hint", "presence"}
        link.acts.append((Act.ARRANGED, key))
        return True
