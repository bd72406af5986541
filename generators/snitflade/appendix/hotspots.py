"""Finds the codes of an interface in a picture, so that a click on them can lead to its row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from snitflade.diagram import Diagram, Interface, Link
from snitflade.geometry import Rectangle
from snitflade.problems import Place
from snitflade.scene import Scene, Text
from snitflade.typesetting.font_metrics import FRAME_DOWN_EM, FRAME_UP_EM


@dataclass(slots=True, repr=False)
class _Words:
    """The texts of one group of a scene, by their role."""

    codes: list[tuple[str, Rectangle]] = field(default_factory=list)
    labels: list[Rectangle] = field(default_factory=list)
    names: list[Rectangle] = field(default_factory=list)


class HotspotFinder:
    """Finds the interfaces of a diagram in one of its pictures."""

    def __init__(self, diagram: Diagram, scene: Scene) -> None:
        self._words: dict[Place, list[_Words]] = defaultdict(list)
        self._systems = {system.name: system.place for system in diagram.systems}
        found: dict[str, _Words] = {}
        for group, part, dx, dy in scene.flatten():
            if isinstance(part, Text) and group.place is not None:
                if group.id not in found:
                    found[group.id] = _Words()
                    self._words[group.place].append(found[group.id])
                _sort_in(found[group.id], part, _box(part, dx, dy))
        self._coded = {place: [list(words.codes) for words in groups] for place, groups in self._words.items()}

    def codes(self, link: Link, interface: Interface) -> tuple[Rectangle, ...]:
        """The boxes (pt) around the codes of an interface, one for each line of them; each is returned only once."""
        wanted = "".join(", ".join(interface.codes).split())
        for pieces in self._coded.get(link.place, ()):
            for start in range(len(pieces)):
                stop = _end(pieces, start, wanted)
                if wanted and stop:
                    boxes = tuple(box for _, box in pieces[start:stop])
                    del pieces[start:stop]
                    return boxes
        return ()

    def instead(self, link: Link) -> tuple[Rectangle, ...]:
        """The box (pt) for a link without codes: around its first text, or its system's name."""
        for place, kind in ((link.place, "labels"), (self._systems.get(link.system), "names")):
            for words in self._words.get(place, ()) if place else ():
                boxes: list[Rectangle] = getattr(words, kind)
                if boxes:
                    return (boxes[0],)
        return ()


def _sort_in(words: _Words, text: Text, box: Rectangle) -> None:
    if "code" in text.role:
        words.codes.append((text.text, box))
    elif text.role == "name":
        words.names.append(box)
    elif text.role == "label":
        words.labels.append(box)


def _end(pieces: Sequence[tuple[str, Rectangle]], start: int, wanted: str) -> int:
    """The index behind the pieces from ``start`` on that make up ``wanted``, spaces aside; 0 when they do not."""
    for stop, said in enumerate(_join(pieces, start), start=start + 1):
        if said == wanted:
            return stop
        if not wanted.startswith(said):
            return 0
    return 0


def _join(pieces: Sequence[tuple[str, Rectangle]], start: int) -> Iterator[str]:
    said = ""
    for text, _ in pieces[start:]:
        said += "".join(text.split())
        yield said


def _box(text: Text, dx: float, dy: float) -> Rectangle:
    top, bottom = text.baseline - FRAME_UP_EM * text.size, text.baseline + FRAME_DOWN_EM * text.size
    return Rectangle(text.left, top, text.left + text.width, bottom).shift(dx, dy)
