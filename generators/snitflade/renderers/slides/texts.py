"""Which texts of a scene are one text box, what room each has, and how much smaller they are set to be safe.

A deck names its font, and where a reader's machine lacks it, another one is taken in silence. Most are wider. So
every box gets all the room there is to its right, and all texts of a slide are set smaller by the share that such a
font would need.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from snitflade.geometry import Rectangle
from snitflade.scene import Group, Line, Outline, Scene, Text
from snitflade.shapes.forms import form_of
from snitflade.typesetting.font_metrics import FRAME_DOWN_EM, FRAME_UP_EM
from snitflade.values import value

TITLE_BAND = "title-band"
# How much wider Arial sets the texts of the built-in font: codes are digits, which are about as wide in both.
_GROWTH, _BOLD_GROWTH, _CODE_GROWTH = 1.12, 1.2, 1.1
# Wide fonts are wider still when they are bold.
_BOLD_SPREAD = 1.06
_SMALLEST_SHARE = 0.7
_PAD_PT = 1.5
_PAGE_PAD_PT = 8.0
_NEAR = 0.5
_MOST_PITCH = 2.2
_LINE_EM, _SLACK_EM = 0.61, 0.25
_HUB_ROLES = ("hub-name", "hub-aside", "sync")
_LEGEND_ROLES = ("legend-heading", "legend-text", "key-name")


@value
class Piece:
    """A text and its left end and baseline on the page."""

    text: Text
    left: float
    baseline: float

    @property
    def right(self) -> float:
        """Where its letters end (pt from the left of the page)."""
        return self.left + self.text.width

    @property
    def middle(self) -> float:
        """Half way between its first and last letter (pt from the left of the page)."""
        return self.left + self.text.width / 2

    @property
    def kind(self) -> str:
        """Texts of one kind are set in one size."""
        role = self.text.role
        if role in _LEGEND_ROLES:
            return "legend"
        if role in _HUB_ROLES:
            return "hub"
        return {"name": "name", "struck-name": "name", "group-title": "group"}.get(role, "label")

    @property
    def ink(self) -> Rectangle:
        """The frame (pt) that its letters may reach into."""
        up, down = FRAME_UP_EM * self.text.size, FRAME_DOWN_EM * self.text.size
        return Rectangle(self.left, self.baseline - up, self.right, self.baseline + down)

    def width_in(self, wider: float) -> float:
        """Its width in Arial, or in a font that is ``wider`` times as wide as that."""
        if not self.text.bold:
            return self.text.width * _GROWTH * wider
        is_code = self.text.role in ("code", "struck-code")
        spread = _BOLD_SPREAD if wider > 1.0 else 1.0
        return self.text.width * (_CODE_GROWTH if is_code else _BOLD_GROWTH) * wider * spread


@dataclass(slots=True, repr=False)
class Block:
    """Texts that stand together: lines of one or more pieces. ``limit`` is where the room to their right ends.

    ``lean``: how far right of the middle of their outline they are centred, as an icon may stand beside them.
    """

    group: Group
    lines: list[list[Piece]]
    limit: float = 0.0
    lean: float = 0.0

    @property
    def pieces(self) -> Iterator[Piece]:
        """All pieces, line by line."""
        return (piece for line in self.lines for piece in line)

    @property
    def left(self) -> float:
        """Where its first letters begin (pt from the left of the page)."""
        return min(piece.left for piece in self.pieces)

    @property
    def last(self) -> Piece:
        """The piece that it ends with."""
        return self.lines[-1][-1]

    def takes(self, piece: Piece) -> bool:
        """Whether a text goes on where the block ends: beside its last piece, or on a line below; if so, adds it."""
        down = piece.baseline - self.last.baseline
        if piece.text.role != self.last.text.role and TITLE_BAND in self.group.classes:
            return False
        if down == 0 and piece.left > self.last.left and not piece.text.centred:
            self.lines[-1].append(piece)
            return True
        if 0 < down < _MOST_PITCH * max(piece.text.size, self.last.text.size):
            self.lines.append([piece])
            return True
        return False


@dataclass(slots=True, repr=False)
class Words:
    """The blocks of a scene: by the identity of their first text, or of the outline that they are centred in.

    ``shares``: of their sizes, at which the texts of each kind are safe.
    """

    blocks: dict[int, Block] = field(default_factory=dict)
    inside: dict[int, Block] = field(default_factory=dict)
    shares: dict[str, float] = field(default_factory=dict)

    def limit_share(self, kind: str, share: float) -> None:
        """Lets texts of a kind be no larger than this share of their size."""
        self.shares[kind] = max(min(self.shares.get(kind, 1.0), share), _SMALLEST_SHARE)


def words_of(scene: Scene, wider: float = 1.0) -> Words:
    """The texts of a scene in blocks, with the share of its size at which each kind stays in its room.

    :param wider: how many times as wide as Arial the font may be.
    """
    words = Words()
    for group, dx, dy in _groups(scene):
        _add_blocks(words, group, dx, dy, wider)
    obstacles = list(_obstacles(scene))
    for block in words.blocks.values():
        block.limit = min(_limit(line[-1], obstacles, scene.width) for line in block.lines)
        for line in block.lines if TITLE_BAND not in block.group.classes else ():
            words.limit_share(line[0].kind, (block.limit - line[0].left) / _length(line, wider))
    return words


def _groups(scene: Scene) -> Iterator[tuple[Group, float, float]]:
    def walk(group: Group, dx: float, dy: float) -> Iterator[tuple[Group, float, float]]:
        dx, dy = dx + group.x, dy + group.y
        yield group, dx, dy
        for part in group.parts:
            if isinstance(part, Group):
                yield from walk(part, dx, dy)

    for group in scene.groups:
        yield from walk(group, 0.0, 0.0)


def _add_blocks(words: Words, group: Group, dx: float, dy: float, wider: float) -> None:
    """Adds the blocks of a group; those that are centred in an outline have its width as their room."""
    current: Block | None = None
    outlines = {id(part): part for part in group.parts if isinstance(part, Outline)}
    for part in group.parts:
        if not isinstance(part, Text):
            current = None
            continue
        piece = Piece(part, part.left + dx, part.baseline + dy)
        around = _around(part, outlines.values()) if part.centred else None
        if around is None:
            if current is None or not current.takes(piece):
                current = words.blocks[id(part)] = Block(group, [[piece]])
        else:
            words.inside.setdefault(id(around), Block(group, [])).lines.append([piece])
    for outline in outlines.values():
        if block := words.inside.get(id(outline)):
            block.lean = block.lines[0][0].middle - (outline.box.left + outline.box.right) / 2 - dx
            for piece in block.pieces:
                words.limit_share(piece.kind, _inner_width(outline, block) / piece.width_in(wider))


def _around(text: Text, outlines: Iterable[Outline]) -> Outline | None:
    """The smallest outline around the middle of a centred text."""
    middle = Rectangle(text.x, text.baseline, text.x, text.baseline)
    holding = [outline for outline in outlines if outline.box.holds(middle)]
    return min(holding, key=lambda outline: outline.box.width * outline.box.height, default=None)


def _inner_width(outline: Outline, block: Block) -> float:
    """How wide an outline is over the height of the texts in its middle."""
    size = max(piece.text.size for piece in block.pieces)
    up = max((len(block.lines) * _LINE_EM - _SLACK_EM) * size, 0.0) / (outline.box.height / 2)
    inset = form_of(outline.shape).side_inset(outline.rim, outline.box.height / 2, -min(up, 1.0))
    return max(outline.box.width - 2 * inset - 2 * _PAD_PT - 2 * abs(block.lean), 1.0)


def _obstacles(scene: Scene) -> Iterator[Rectangle]:
    """What a text must not run into: outlines, upright lines and other texts."""
    for _, part, dx, dy in scene.flatten():
        if isinstance(part, Text):
            yield Piece(part, part.left + dx, part.baseline + dy).ink
        elif isinstance(part, Outline):
            yield part.box.shift(dx, dy)
        elif isinstance(part, Line):
            for (x1, y1), (x2, y2) in zip(part.points, part.points[1:], strict=False):
                if abs(x1 - x2) < _NEAR:
                    yield Rectangle(x1, min(y1, y2), x2, max(y1, y2)).shift(dx, dy)


def _limit(piece: Piece, obstacles: list[Rectangle], width: float) -> float:
    """How far right a text may reach: up to what stands beside it, or to the edge of the outline that it is in."""
    ink = piece.ink
    nearest = width - _PAGE_PAD_PT
    for other in obstacles:
        if other.top < ink.bottom and ink.top < other.bottom:
            if other.left >= ink.right - _NEAR:
                nearest = min(nearest, other.left - _PAD_PT)
            elif other.left <= ink.left and ink.right <= other.right and other.width > ink.width + _NEAR:
                nearest = min(nearest, other.right - _PAD_PT)
    return nearest


def _length(line: list[Piece], wider: float) -> float:
    """How long a line gets: each piece starts at its place, or behind the one before it."""
    end = start = line[0].left
    for piece in line:
        end = max(piece.left, end) + piece.width_in(wider)
    return max(end - start, 1.0)
