"""Updates the systems of a plan: those that its links need, with the kinds that the rows say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from snitflade.importing.entries import ListEntry
from snitflade.importing.grid import ReportProblem
from snitflade.importing.marks import BASES
from snitflade.importing.plan import SpecPlan, SystemPart, escape_marks, to_list
from snitflade.importing.words import SpecWords
from snitflade.problems import Problem, did_you_mean


@dataclass
class SystemUpdate:
    """``kinds``: of the systems in the spec so far; ``has_sheet``: whether the list has a sheet of systems."""

    plan: SpecPlan
    words: SpecWords
    report: ReportProblem
    kinds: Mapping[str, str]
    has_sheet: bool

    def apply(self, entries: Sequence[ListEntry], default: str) -> None:
        """Remove systems without a link, add new ones, and set the kinds that differ.

        :param default: the kind of a new system, where no row says it.
        """
        linked = {name for link in self.plan.links for name in link.ends if name}
        self.plan.systems = [system for system in self.plan.systems if system.name in linked]
        for entry in entries:
            self._set_system(entry.system, entry, self._kind(entry), default)
        for entry in entries:  # the kind in a row is that of its first system
            if entry.to:
                self._set_system(entry.to, entry, None, default)

    def _set_system(self, name: str, entry: ListEntry, kind: str | None, default: str) -> None:
        system = self.plan.system(name)
        if system is None:
            self.plan.systems.append(SystemPart(escape_marks(name), kind or default, None, entry))
            return
        now = system.values if isinstance(system.values, str) else system.values.get("kind", "")
        is_first, system.entry = system.entry is None, system.entry or entry
        differs = kind not in (None, now, self.kinds.get(name))
        if differs and is_first and not self.has_sheet:
            self._set_kind(system, kind)
        elif differs and (system.origin is not None or not is_first):
            other = "the sheet of systems" if self.has_sheet else str(system.entry.place_of("kind"))
            message = f"the kind of system '{name[:60]}' differs from {other}"
            self.report(Problem(entry.place_of("kind"), message, "write the same kind in both"))

    def _set_kind(self, system: SystemPart, kind: str | None) -> None:
        """Set a kind; as it is stated now, it is no longer assumed or inferred."""
        system.set("kind", kind)
        for basis in BASES:
            marks = system.values.get(basis) if isinstance(system.values, dict) else None
            if marks:
                system.set(basis, [mark for mark in to_list(marks) if mark != "kind"] or None)

    def _kind(self, entry: ListEntry) -> str | None:
        if not entry.kind:
            return None
        key = self.words.kind(entry.kind)
        if key is None:
            hint = did_you_mean(entry.kind, tuple(self.words.kinds))
            self.report(Problem(entry.place_of("kind"), f"unknown kind '{entry.kind[:60]}'", hint))
        return key
