"""Groups diagrams into chapters: an as-is diagram with its transitions, where the appendix has both."""

from __future__ import annotations

from collections.abc import Sequence

from snitflade.appendix.wording import Wording
from snitflade.diagram import Diagram, plain
from snitflade.values import value


@value
class DiagramGroup:
    """The diagrams of one chapter: an as-is diagram and its transitions, or a single diagram."""

    diagrams: tuple[Diagram, ...]

    @property
    def as_is(self) -> Diagram | None:
        """The as-is diagram that the others start from; None for a single diagram."""
        return self.diagrams[0] if len(self.diagrams) > 1 else None


def groups_of(diagrams: Sequence[Diagram]) -> tuple[DiagramGroup, ...]:
    """The diagrams by chapter, in the order of the first of each; an as-is diagram comes before its transitions."""
    by_id = {diagram.id: diagram for diagram in diagrams}
    members: dict[str, list[Diagram]] = {}
    for diagram in diagrams:
        origin = diagram.transition_from
        first = origin if origin in by_id and by_id[origin].transition_from not in by_id else diagram.id
        members.setdefault(first or diagram.id, []).append(diagram)
    return tuple(
        DiagramGroup((by_id[first], *(diagram for diagram in found if diagram.id != first)))
        for first, found in members.items()
    )


def hub_of(diagram: Diagram, wording: Wording) -> str:
    """The name of the hub; several names of one hub joined as the language does it."""
    return wording.hubs.join(map(plain, diagram.hub.names))


def titles_of(groups: Sequence[DiagramGroup], wording: Wording) -> list[str]:
    """The titles of the chapters: their hubs, with the title of the first diagram where two chapters share a hub."""
    hubs = [_hubs(group, wording) for group in groups]
    return [
        f"{title}: {plain(group.diagrams[0].title)}" if hubs.count(title) > 1 else title
        for group, title in zip(groups, hubs, strict=True)
    ]


def _hubs(group: DiagramGroup, wording: Wording) -> str:
    """The hubs of a chapter, as-is before transition."""
    hubs = list(dict.fromkeys(hub_of(diagram, wording) for diagram in group.diagrams))
    title = hubs[0]
    for hub in hubs[1:]:
        title = wording.pair.format(old=title, new=hub)
    return title
