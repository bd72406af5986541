"""Edits of interfaces."""

from __future__ import annotations

from dataclasses import replace

from snitflade.compare import Act, Part
from snitflade.diagram import (
    Direction,
)
from tests.compare.edits.tools import Tools
from tests.compare.told import Told


class InterfaceEdits(Tools):
    """Edits of interfaces."""

    def edit_add_interface(self) -> bool:
        found = [link for link in self.links("content") if link.was and not self.is_renamed(link)]
        if not found:
            return False
        link = self.random.choice(found)
        link.now = replace(link.now, direction=None)
        link.interfaces.insert(self.random.randint(0, len(link.interfaces)), self.new_interface(link.now.category))
        link.touched |= {"presence", "category", "grown"}
        for end in link.ends():
            end.touched |= {"presence", "name"}
        return True

    def edit_remove_interface(self) -> bool:
        found = [
            (link, i)
            for link, i in self.interfaces("presence")
            if not i.touched and self.is_single(i.now) and not self.is_renamed(link)
        ]
        if not found:
            return False
        link, interface = self.random.choice(found)
        to = link.now.to
        told = Told(Act.REMOVED, Part.INTERFACE, link.now.system, to, interface.now.codes, before=interface.label())
        self.draft.removed.append(told._replace(old=interface.now.place))
        self.draft.gone.append(interface.now)
        link.interfaces.remove(interface)
        link.touched |= {"presence", "category"}
        for end in link.ends():
            end.touched |= {"presence", "name"}
        return True

    def edit_move_interface(self) -> bool:
        found = [
            (link, i)
            for link, i in self.interfaces("presence")
            if not i.touched and i.now.codes and self.is_single(i.now) and not self.is_renamed(link)
        ]
        if not found:
            return False
        link, interface = self.random.choice(found)
        targets = [
            other
            for other in self.links("content")
            if set(other.ends()) != set(link.ends())
            and not self.is_renamed(other)
            and not any(set(interface.now.codes) & set(i.now.codes) for i in other.interfaces)
        ]
        if not targets:
            return False
        target = self.random.choice(targets)
        self.draft.gone.append(interface.now)
        link.interfaces.remove(interface)
        target.interfaces.append(interface)
        interface.touched |= {"codes", "text"}
        for each in (link, target):
            each.touched |= {"presence", "category"}
            for end in each.ends():
                end.touched |= {"presence", "name"}
        return self.touch(target, interface, "system", Act.MOVED, "system")

    def edit_recode(self) -> bool:
        found = [(link, i) for link, i in self.interfaces("codes") if i.now.codes and i.now.texts]
        found = [(link, i) for link, i in found if self.is_single(i.now)]
        if not found:
            return False
        link, interface = self.random.choice(found)
        codes = list(interface.now.codes)
        if self.random.random() < 0.3:
            codes.append(self.word())
        else:
            codes = [self.word() for _ in codes]
            interface.touched.add("text")
            self.draft.gone.append(interface.now)
        interface.now = replace(interface.now, codes=tuple(codes))
        return self.touch(link, interface, "codes", Act.RECODED, "codes")

    def edit_redirect(self) -> bool:
        found = self.interfaces("direction")
        if not found:
            return False
        link, interface = self.random.choice(found)
        others = [None, *Direction]
        others.remove(interface.now.direction)
        interface.now = replace(interface.now, direction=self.random.choice(others))
        return self.touch(link, interface, "direction", Act.REDIRECTED, "direction")

    def edit_reword(self) -> bool:
        found = [(link, i) for link, i in self.interfaces("text") if i.now.codes]
        if not found:
            return False
        link, interface = self.random.choice(found)
        interface.now = replace(interface.now, texts=self.reworded(interface.now.texts))
        return self.touch(link, interface, "text", Act.REWORDED, "text")

    def edit_recolour_interface(self) -> bool:
        found = [(x, i) for x, i in self.interfaces("category") if "category" not in x.touched]
        keys = [c.now.key for c in self.draft.categories if "key" not in c.touched and c.was]
        if not found:
            return False
        link, interface = self.random.choice(found)
        keys = [key for key in keys if key != interface.now.category]
        if not keys:
            return False
        category = self.random.choice(keys)
        interface.now = replace(interface.now, category=category)
        self.pin(category)
        link.touched.add("category")
        return self.touch(link, interface, "category", Act.RECOLOURED, "category")

    def edit_replaces(self) -> bool:
        found = self.interfaces("replaces")
        if not found:
            return False
        link, interface = self.random.choice(found)
        interface.now = replace(interface.now, replaces=(*interface.now.replaces[:1], self.word()))
        return self.touch(link, interface, "replaces", Act.RETRACED, "replaces")

    def edit_break_text(self) -> bool:
        found = [(x, i) for x, i in self.interfaces("text") if any(" " in text for text in i.now.texts)]
        if not found:
            return False
        link, interface = self.random.choice(found)
        texts = tuple(text.replace(" ", "\u00a0", 1) for text in interface.now.texts)
        interface.now = replace(interface.now, texts=texts)
        return self.touch(link, interface, "text", Act.ARRANGED, "breaks")
