"""Which diagrams belong together: an as-is diagram and its transition, if both are among those of the appendix."""

from __future__ import annotations

from collections.abc import Sequence

from snitflade.appendix.wording import Wording
from snitflade.diagram import Diagram, plain
from snitflade.values import value


@value
class Group:
    """The diagrams of one chapter: an as-is diagram and its transitions, or one that stands alone."""

    diagrams: tuple[Diagram, ...]

    @property
    def as_is(self) -> Diagram | None:
        """The as-is diagram that the others start from; None when there are no others."""
        return self.diagrams[0] if len(self.diagrams) > 1 else None


def groups_of(diagrams: Sequence[Diagram]) -> tuple[Group, ...]:
    """The diagrams by chapter, in the order of the first of each; an as-is diagram stands before its transitions."""
    by_id = {diagram.id: diagram for diagram in diagrams}
    members: dict[str, list[Diagram]] = {}
    for diagram in diagrams:
        origin = diagram.transition_from
        first = origin if origin in by_id and by_id[origin].transition_from not in by_id else diagram.id
        members.setdefault(first or diagram.id, []).append(diagram)
    return tuple(
        Group((by_id[first], *(diagram for diagram in found if diagram.id != first)))
        for first, found in members.items()
    )


def hub_of(diagram: Diagram, wording: Wording) -> str:
    """The system in the middle, in words."""
    return wording.hubs.join(map(plain, diagram.hub.names))


def titles_of(groups: Sequence[Group], wording: Wording) -> list[str]:
    """What the chapters are called: by their hubs; by their first diagram, too, where hubs are the same."""
    hubs = [_hubs(group, wording) for group in groups]
    return [
        f"{title}: {plain(group.diagrams[0].title)}" if hubs.count(title) > 1 else title
        for group, title in zip(groups, hubs, strict=True)
    ]


def _hubs(group: Group, wording: Wording) -> str:
    """The hubs of a chapter, in the order of time."""
    hubs = list(dict.fromkeys(hub_of(diagram, wording) for diagram in group.diagrams))
    title = hubs[0]
    for hub in hubs[1:]:
        title = wording.pair.format(old=title, new=hub)
    return title
