"""A list of interfaces and a spec -> the spec as the list has it; with an empty spec, a new one.

What the list does not say stays as it is: a value whose column is missing, the order of parts, breaks in texts.
A row that the list no longer has takes its interface away; with its last interface a link goes, and with its last link
a system.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from snitflade.catalogue.rows import Row, rows_of
from snitflade.diagram import Diagram, plain
from snitflade.importing.entries import Entry
from snitflade.importing.marks import BASES, Told, gather_marks, update_marks
from snitflade.importing.matching import matched, renamed_systems
from snitflade.importing.plan import LinkPart, Part, Plan, Values, as_list, one_or_list, put, typed
from snitflade.importing.system_update import SystemUpdate
from snitflade.importing.words import Words
from snitflade.problems import Problem, did_you_mean
from snitflade.spec.breaks import name_of


@dataclass
class Update:
    """One plan on its way; ``defaults`` has the words of what no column says, ``diagram`` is the spec as it stands."""

    plan: Plan
    words: Words
    defaults: Values
    report: Callable[[Problem], None]
    diagram: Diagram | None = None
    has_systems_sheet: bool = False
    _parts: dict[int, tuple[LinkPart, Part]] = field(default_factory=dict)

    def apply(self, entries: Sequence[Entry]) -> None:
        """Change the plan to what the entries say."""
        rows = rows_of(self.diagram) if self.diagram else ()
        renamed = renamed_systems(entries, rows)
        for old, new in renamed.items():
            self._rename(old, new)
        pairs = matched(entries, rows, renamed)
        standing = self._standing(rows)
        told: dict[int, list[Told]] = {}
        for number, entry in enumerate(entries):
            if number in pairs:
                link, part = standing[pairs[number]]
                self._parts[number] = link, part
                one = Told(part, rows[pairs[number]], entry, self._category(entry) or rows[pairs[number]].category.key)
                told.setdefault(id(link), []).append(one)
        for link in list(self.plan.links):
            if id(link) in told:
                self._update_link(link, told[id(link)])
        self._remove({id(part) for _, part in self._parts.values()})
        self._add_all(entries)
        kinds = {system.name: system.kind for system in self.diagram.systems} if self.diagram else {}
        systems = SystemUpdate(self.plan, self.words, self.report, kinds, self.has_systems_sheet)
        systems.apply(entries, self.defaults.get("kind", "system"))

    # What is there

    def _standing(self, rows: Sequence[Row]) -> list[tuple[LinkPart, Part]]:
        """The parts of the plan, in the order of the rows."""
        parts = [(link, part) for link in self.plan.links for part in (link.parts or [link])]
        if len(parts) != len(rows):
            raise ValueError("the plan is not that of the diagram")
        return parts

    def _rename(self, old: str, new: str) -> None:
        for system in self.plan.systems:
            if system.name == old:
                system.key = typed(new)
            order = system.values.get("order", "") if isinstance(system.values, dict) else ""
            if order.startswith("after ") and name_of(order.removeprefix("after ")) == old:
                system.set("order", f"after {typed(new)}")
        for link in self.plan.links:
            for key in ("system", "from", "to"):
                if name_of(link.values.get(key, "")) == old:
                    link.values[key] = typed(new)

    def _update_link(self, link: LinkPart, told: Sequence[Told]) -> None:
        link.entry = told[0].entry
        for one in told:
            one.part.entry = one.entry
            self._update_part(one, one.part is link)
        _set_categories(link, told)
        update_marks(link, told, self.report)
        self._set_link_words(link, told)

    def _update_part(self, one: Told, is_link: bool) -> None:
        values, entry, row = one.part.values, one.entry, one.row
        if not is_link:
            if entry.codes is not None and entry.codes != row.codes:
                put(values, "codes", one_or_list(entry.codes))
            if entry.texts is not None and entry.texts != row.texts:
                known = dict(zip(row.texts, as_list(values.get("text")), strict=False))
                put(values, "text", one_or_list([known.get(text, typed(text)) for text in entry.texts]))
            if entry.replaces is not None and entry.replaces != row.replaces:
                put(values, "replaces", one_or_list(entry.replaces))
        if "direction" in one.changed:
            put(values, "direction", entry.direction or None)

    def _set_link_words(self, link: LinkPart, told: Sequence[Told]) -> None:
        old = told[0].row.link
        for key, before in (("highlight", old.highlight), ("note", plain(old.note or ""))):
            said = [one for one in told if getattr(one.entry, key) is not None]
            now = {getattr(one.entry, key) for one in said}
            if len(now) > 1:
                other = next(one for one in said if getattr(one.entry, key) != before)
                hint = "it is said of the link as a whole: write the same in all rows of the link"
                self.report(Problem(other.entry.place_of(key), f"the rows of a link differ in {key}", hint))
            elif now and now != {before}:
                content = now.pop()
                put(link.values, key, (typed(content) if isinstance(content, str) else content) or None)

    def _remove(self, kept: set[int]) -> None:
        """Take away what no row has any more."""
        links = []
        for link in self.plan.links:
            had_parts = bool(link.parts)
            link.parts = [part for part in link.parts if id(part) in kept]
            if link.parts or (not had_parts and id(link) in kept):
                links.append(link)
        self.plan.links = links

    # What is new

    def _add_all(self, entries: Sequence[Entry]) -> None:
        places: dict[str | None, LinkPart] = {
            entry.link: link for n, entry in enumerate(entries) if (link := self._link_of(n)) and entry.link
        }
        before: LinkPart | None = None
        new: list[LinkPart] = []
        for number, entry in enumerate(entries):
            known = self._link_of(number)
            if known is None:
                known = self._home(entry, places, new)
                if known is None:
                    known = self._new_link(entry, before)
                    new.append(known)
                    if entry.link:
                        places[entry.link] = known
                self._add(entry, known)
            before = known
        for link in new:
            _gather(link)

    def _link_of(self, number: int) -> LinkPart | None:
        return self._parts[number][0] if number in self._parts else None

    def _home(self, entry: Entry, places: dict[str | None, LinkPart], new: Sequence[LinkPart]) -> LinkPart | None:
        """The link that a new interface belongs to: the one with the same number, else one of the same systems."""
        if not entry.is_interface:
            return None
        category = self._category(entry)
        if entry.link and entry.link in places:
            same = places[entry.link]
            return same if same.ends == entry.ends and same.parts and _is_marked_so(same, entry, category) else None
        candidates = [
            link
            for link in self.plan.links
            if link.ends == entry.ends and link.parts and _is_marked_so(link, entry, category)
        ]
        if entry.link:
            candidates = [link for link in candidates if not any(link is other for other in new)]
        alike = [link for link in candidates if link.values.get("category") == category]
        found = alike or candidates
        return found[-1] if found else None

    def _new_link(self, entry: Entry, before: LinkPart | None) -> LinkPart:
        ends = {"from": typed(entry.system), "to": typed(entry.to)} if entry.to else {"system": typed(entry.system)}
        link = LinkPart({**ends, "category": self._category(entry) or self._default_category(entry)}, entry=entry)
        put(link.values, "highlight", entry.highlight or None)
        put(link.values, "note", typed(entry.note or "") or None)
        at = next((n for n, other in enumerate(self.plan.links, 1) if other is before), len(self.plan.links))
        self.plan.links.insert(at, link)
        return link

    def _add(self, entry: Entry, link: LinkPart) -> None:
        if not entry.is_interface:
            put(link.values, "direction", entry.direction or None)
            for basis in BASES:
                put(link.values, basis, list(getattr(entry, basis) or ()))
            return
        part = Part({}, None, entry)
        put(part.values, "codes", one_or_list(entry.codes or ()))
        put(part.values, "direction", entry.direction or None)
        put(part.values, "text", one_or_list([typed(text) for text in entry.texts or ()]))
        category = self._category(entry) or self._default_category(entry)
        if link.origin is None or category != link.values.get("category"):
            part.values["category"] = category
        put(part.values, "replaces", one_or_list(entry.replaces or ()))
        for basis in BASES:
            of_link = _marks_of(link, category, basis) if link.origin is not None else []
            put(part.values, basis, [mark for mark in getattr(entry, basis) or () if mark not in of_link])
        link.parts.append(part)

    # Words

    def _category(self, entry: Entry) -> str | None:
        """The key of the entry's category; None where it says none, or an unknown one, which is reported."""
        if not entry.category:
            return None
        key = self.words.category(entry.category)
        if key is None:
            hint = did_you_mean(entry.category, tuple(self.words.categories))
            self.report(Problem(entry.place_of("category"), f"unknown category '{entry.category[:60]}'", hint))
        return key

    def _default_category(self, entry: Entry) -> str:
        default: str | None = self.defaults.get("category")
        keys = set(self.words.categories.values())
        if default is None and len(keys) == 1:
            return keys.pop()
        if default is None and not entry.category:
            hint = "write it in the row, or give a default in a mapping file"
            self.report(Problem(entry.place_of("category"), "missing category", hint))
        return default or ""


def _marks_of(link: LinkPart, category: str | None, basis: str) -> list[str]:
    """The marks of a link that are about an interface of this category."""
    marks = as_list(link.values.get(basis))
    return marks if category == link.values.get("category") else [mark for mark in marks if mark != "category"]


def _is_marked_so(link: LinkPart, entry: Entry, category: str | None) -> bool:
    """Whether all that is a guess of the link is one of the entry too: else it is a link of its own."""
    if link.origin is None:
        return True
    marked = ((getattr(entry, basis), _marks_of(link, category, basis)) for basis in BASES)
    return all(told is None or set(of_link) <= set(told) for told, of_link in marked)


def _set_categories(link: LinkPart, told: Sequence[Told]) -> None:
    """The category of the link where all its interfaces without their own have the same, else of the interface."""
    if link.parts:
        inherited = {one.category for one in told if "category" not in one.part.values}
        silent = len([p for p in link.parts if "category" not in p.values]) > len(
            [one for one in told if "category" not in one.part.values]
        )
        if len(inherited) == 1 and not silent:
            link.values["category"] = inherited.pop()
        for one in told:
            own = one.part.values.get("category", link.values["category"])
            if own != one.category:
                one.part.values["category"] = one.category
    elif told[0].category != told[0].row.category.key:
        link.values["category"] = told[0].category


def _gather(link: LinkPart) -> None:
    """Of a new link: the category that most of its interfaces have is that of the link, and so with their marks."""
    if not link.parts:
        return
    numbers = Counter(part.values["category"] for part in link.parts)
    link.values["category"] = numbers.most_common(1)[0][0]
    for part in link.parts:
        if part.values["category"] == link.values["category"]:
            del part.values["category"]
    gather_marks(link)
