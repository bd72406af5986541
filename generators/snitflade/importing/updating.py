"""Updates the plan of a spec from a list of interfaces; an empty plan becomes a new spec.

What the list does not say stays as it is: a value whose column is missing, the order of parts, breaks in texts.
An interface that has no row is removed; a link goes with its last interface, and a system with its last link.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from snitflade.catalogue.rows import CatalogueRow, rows_of
from snitflade.diagram import Diagram, plain
from snitflade.importing.entries import ListEntry
from snitflade.importing.grid import ReportProblem
from snitflade.importing.marks import BASES, MatchedRow, gather_marks, update_marks
from snitflade.importing.matching import find_renamed_systems, match_rows
from snitflade.importing.plan import LinkPart, SpecPart, SpecPlan, Values, escape_marks, put, to_list, to_one_or_list
from snitflade.importing.system_update import SystemUpdate
from snitflade.importing.words import SpecWords
from snitflade.problems import Problem, did_you_mean
from snitflade.spec.breaks import name_of


@dataclass
class SpecUpdate:
    """Changes a plan. ``defaults``: words for what no column says; ``diagram``: the spec so far, None for a new one."""

    plan: SpecPlan
    words: SpecWords
    defaults: Values
    report: ReportProblem
    diagram: Diagram | None = None
    has_systems_sheet: bool = False
    _parts: dict[int, tuple[LinkPart, SpecPart]] = field(default_factory=dict)

    def apply(self, entries: Sequence[ListEntry]) -> None:
        """Change the plan to what the entries say.

        :raises ValueError: when the plan and the diagram are not of the same spec.
        """
        rows = rows_of(self.diagram) if self.diagram else ()
        renamed = find_renamed_systems(entries, rows)
        for old, new in renamed.items():
            self._rename(old, new)
        pairs = match_rows(entries, rows, renamed)
        standing = self._find_parts(rows)
        matches: dict[int, list[MatchedRow]] = {}
        for number, entry in enumerate(entries):
            if number in pairs:
                link, part = standing[pairs[number]]
                self._parts[number] = link, part
                one = MatchedRow(
                    part, rows[pairs[number]], entry, self._category(entry) or rows[pairs[number]].category.key
                )
                matches.setdefault(id(link), []).append(one)
        for link in list(self.plan.links):
            if id(link) in matches:
                self._update_link(link, matches[id(link)])
        self._remove({id(part) for _, part in self._parts.values()})
        self._add_all(entries)
        kinds = {system.name: system.kind for system in self.diagram.systems} if self.diagram else {}
        systems = SystemUpdate(self.plan, self.words, self.report, kinds, self.has_systems_sheet)
        systems.apply(entries, self.defaults.get("kind", "system"))

    # Parts that the spec has already

    def _find_parts(self, rows: Sequence[CatalogueRow]) -> list[tuple[LinkPart, SpecPart]]:
        """The interfaces of the plan with their links, in the order of the rows."""
        parts = [(link, part) for link in self.plan.links for part in (link.parts or [link])]
        if len(parts) != len(rows):
            raise ValueError("the plan is not that of the diagram")
        return parts

    def _rename(self, old: str, new: str) -> None:
        for system in self.plan.systems:
            if system.name == old:
                system.key = escape_marks(new)
            order = system.values.get("order", "") if isinstance(system.values, dict) else ""
            if order.startswith("after ") and name_of(order.removeprefix("after ")) == old:
                system.set("order", f"after {escape_marks(new)}")
        for link in self.plan.links:
            for key in ("system", "from", "to"):
                if name_of(link.values.get(key, "")) == old:
                    link.values[key] = escape_marks(new)

    def _update_link(self, link: LinkPart, matches: Sequence[MatchedRow]) -> None:
        link.entry = matches[0].entry
        for one in matches:
            one.part.entry = one.entry
            self._update_part(one, one.part is link)
        _set_categories(link, matches)
        update_marks(link, matches, self.report)
        self._set_link_words(link, matches)

    def _update_part(self, one: MatchedRow, is_link: bool) -> None:
        values, entry, row = one.part.values, one.entry, one.row
        if not is_link:
            if entry.codes is not None and entry.codes != row.codes:
                put(values, "codes", to_one_or_list(entry.codes))
            if entry.texts is not None and entry.texts != row.texts:
                known = dict(zip(row.texts, to_list(values.get("text")), strict=False))
                put(values, "text", to_one_or_list([known.get(text, escape_marks(text)) for text in entry.texts]))
            if entry.replaces is not None and entry.replaces != row.replaces:
                put(values, "replaces", to_one_or_list(entry.replaces))
        if "direction" in one.changed:
            put(values, "direction", entry.direction or None)

    def _set_link_words(self, link: LinkPart, matches: Sequence[MatchedRow]) -> None:
        old = matches[0].row.link
        for key, before in (("highlight", old.highlight), ("note", plain(old.note or ""))):
            said = [one for one in matches if getattr(one.entry, key) is not None]
            now = {getattr(one.entry, key) for one in said}
            if len(now) > 1:
                other = next(one for one in said if getattr(one.entry, key) != before)
                hint = "it belongs to the whole link: write the same in all its rows"
                self.report(Problem(other.entry.place_of(key), f"the rows of a link differ in {key}", hint))
            elif now and now != {before}:
                content = now.pop()
                put(link.values, key, (escape_marks(content) if isinstance(content, str) else content) or None)

    def _remove(self, kept: set[int]) -> None:
        """Remove interfaces and links that have no row."""
        links = []
        for link in self.plan.links:
            had_parts = bool(link.parts)
            link.parts = [part for part in link.parts if id(part) in kept]
            if link.parts or (not had_parts and id(link) in kept):
                links.append(link)
        self.plan.links = links

    # New parts

    def _add_all(self, entries: Sequence[ListEntry]) -> None:
        places: dict[str | None, LinkPart] = {
            entry.link: link for n, entry in enumerate(entries) if (link := self._link_of(n)) and entry.link
        }
        before: LinkPart | None = None
        new: list[LinkPart] = []
        for number, entry in enumerate(entries):
            known = self._link_of(number)
            if known is None:
                known = self._find_link(entry, places, new)
                if known is None:
                    known = self._new_link(entry, before)
                    new.append(known)
                    if entry.link:
                        places[entry.link] = known
                self._add(entry, known)
            before = known
        for link in new:
            _gather_shared(link)

    def _link_of(self, number: int) -> LinkPart | None:
        return self._parts[number][0] if number in self._parts else None

    def _find_link(
        self, entry: ListEntry, places: dict[str | None, LinkPart], new: Sequence[LinkPart]
    ) -> LinkPart | None:
        """The link that a new interface belongs to: by the number in its row, else one between the same systems."""
        if not entry.is_interface:
            return None
        category = self._category(entry)
        if entry.link and entry.link in places:
            same = places[entry.link]
            return same if same.ends == entry.ends and same.parts and _shares_marks(same, entry, category) else None
        candidates = [
            link
            for link in self.plan.links
            if link.ends == entry.ends and link.parts and _shares_marks(link, entry, category)
        ]
        if entry.link:
            candidates = [link for link in candidates if not any(link is other for other in new)]
        alike = [link for link in candidates if link.values.get("category") == category]
        found = alike or candidates
        return found[-1] if found else None

    def _new_link(self, entry: ListEntry, before: LinkPart | None) -> LinkPart:
        ends = (
            {"from": escape_marks(entry.system), "to": escape_marks(entry.to)}
            if entry.to
            else {"system": escape_marks(entry.system)}
        )
        link = LinkPart({**ends, "category": self._category(entry) or self._default_category(entry)}, entry=entry)
        put(link.values, "highlight", entry.highlight or None)
        put(link.values, "note", escape_marks(entry.note or "") or None)
        at = next((n for n, other in enumerate(self.plan.links, 1) if other is before), len(self.plan.links))
        self.plan.links.insert(at, link)
        return link

    def _add(self, entry: ListEntry, link: LinkPart) -> None:
        if not entry.is_interface:
            put(link.values, "direction", entry.direction or None)
            for basis in BASES:
                put(link.values, basis, list(getattr(entry, basis) or ()))
            return
        part = SpecPart({}, None, entry)
        put(part.values, "codes", to_one_or_list(entry.codes or ()))
        put(part.values, "direction", entry.direction or None)
        put(part.values, "text", to_one_or_list([escape_marks(text) for text in entry.texts or ()]))
        category = self._category(entry) or self._default_category(entry)
        if link.origin is None or category != link.values.get("category"):
            part.values["category"] = category
        put(part.values, "replaces", to_one_or_list(entry.replaces or ()))
        for basis in BASES:
            of_link = _marks_of(link, category, basis) if link.origin is not None else []
            put(part.values, basis, [mark for mark in getattr(entry, basis) or () if mark not in of_link])
        link.parts.append(part)

    # Words

    def _category(self, entry: ListEntry) -> str | None:
        """The key of the entry's category; None where it has none or an unknown one, which is reported."""
        if not entry.category:
            return None
        key = self.words.category(entry.category)
        if key is None:
            hint = did_you_mean(entry.category, tuple(self.words.categories))
            self.report(Problem(entry.place_of("category"), f"unknown category '{entry.category[:60]}'", hint))
        return key

    def _default_category(self, entry: ListEntry) -> str:
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
    marks = to_list(link.values.get(basis))
    return marks if category == link.values.get("category") else [mark for mark in marks if mark != "category"]


def _shares_marks(link: LinkPart, entry: ListEntry, category: str | None) -> bool:
    """Whether the entry has all marks of the link: else it becomes a link of its own."""
    if link.origin is None:
        return True
    pairs = ((getattr(entry, basis), _marks_of(link, category, basis)) for basis in BASES)
    return all(matches is None or set(of_link) <= set(matches) for matches, of_link in pairs)


def _set_categories(link: LinkPart, matches: Sequence[MatchedRow]) -> None:
    """Set categories: of the link where all interfaces without their own agree, else of the interface."""
    if link.parts:
        inherited = {one.category for one in matches if "category" not in one.part.values}
        silent = len([p for p in link.parts if "category" not in p.values]) > len(
            [one for one in matches if "category" not in one.part.values]
        )
        if len(inherited) == 1 and not silent:
            link.values["category"] = inherited.pop()
        for one in matches:
            own = one.part.values.get("category", link.values["category"])
            if own != one.category:
                one.part.values["category"] = one.category
    elif matches[0].category != matches[0].row.category.key:
        link.values["category"] = matches[0].category


def _gather_shared(link: LinkPart) -> None:
    """Move the category that most interfaces of a new link have to the link, with the marks that all share."""
    if not link.parts:
        return
    numbers = Counter(part.values["category"] for part in link.parts)
    link.values["category"] = numbers.most_common(1)[0][0]
    for part in link.parts:
        if part.values["category"] == link.values["category"]:
            del part.values["category"]
    gather_marks(link)
