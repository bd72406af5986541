"""The text of a link: codes in a bold column, a direction mark, and the text hanging to their right.

          code_column
        |<---------->|
        10a        ← Aktiveringsoplysninger, godtgørelser
                     og negative hændelser
        21, 28, 30a ↔ Registrering af hændelser       (codes wider than the column: the text follows inline)
                     til journalisering

Everything is in em of the label font. A list of four or more short entries may stand in two sub-columns.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from snitflade.diagram import Direction, Interface
from snitflade.geometry import ROUNDING
from snitflade.picture.shown_changes import BADGE_ROOM, BADGE_WIDTH, Badge, ShownInterface
from snitflade.typesetting.font_metrics import FontMetrics
from snitflade.typesetting.line_breaking import Paragraph
from snitflade.typesetting.step_function import Steps
from snitflade.values import value

CODE_GAP = 0.55  # em between codes and text: two spaces; smaller, a bold code runs into its text
MARK_WIDTH = 1.3  # em that a direction's arrow takes with its gap; smaller, it touches the text
SUB_COLUMN_GAP = 1.6  # em: smaller, two sub-columns read as one line; larger, fewer lists can have them
SPLIT_FROM = 4  # entries: with fewer, two sub-columns save no line that is worth the reading to and fro
LONGEST_WORD = 14.0  # em: a longer word is hyphenated; larger, one such word sets the least width of all texts
_CODES_INLINE_SHARE = 0.55  # of a label's width: longer codes stand above their text; larger, texts are squeezed
_GLYPH_WIDTH = 1.0  # em that an arrow is taken to be wide; larger, the gate sees it touch its text
_CODES_IN_COLUMN = 0.7  # share of the labels whose codes fit the column; larger, a few long ones widen it for all
_LEAST_CODE_COLUMN = 2.2  # em: two codes of one digit; larger, diagrams of short codes have a hole before the texts
_CODES_OVER_USUAL = 1.3  # times the usual codes that the column may be wide; larger, texts have less width
_WIDER_LETTERS = 0.05  # em: what a letter is wider than a digit; smaller, "5a" widens the column by a whole digit


@value
class LabelPiece:
    """A run of text in a label: ``x`` in em from the label's left edge, ``line`` counts from 0 at the top.

    ``role`` is code, label or mark; a mark's ``text`` is the direction, as its arrow depends on where the label stands.
    """

    x: float
    line: int
    text: str
    role: str
    width: float


@value
class LabelEntry:
    """One interface as it is set: codes, the direction it is marked with (if any), and its texts, each a paragraph.

    ``struck`` counts the former ones, which stand first.
    """

    codes: Paragraph
    mark: Direction | None
    texts: tuple[Paragraph, ...]
    badge: Badge | None = None
    struck: int = 0

    def is_struck(self, number: int) -> bool:
        """Whether a text is no longer true: it is a former one, or the interface went."""
        return number < self.struck or self.badge is Badge.REMOVED


@dataclass(slots=True, repr=False)
class LinkLabel:
    """The entries above one line.

    ``text_indent`` (em) is where the texts start, right of the code column and the mark, if the label has one;
    ``least_width`` (em) is the width below which some word has no room. In a change picture ``badge_room`` keeps a
    column for badges on the left.
    """

    entries: tuple[LabelEntry, ...]
    metrics: FontMetrics
    code_column: float
    codes: tuple[str, ...]
    text_indent: float = 0.0
    least_width: float = 0.0
    badge_room: float = 0.0
    _counts: Steps[tuple[int, bool]] = field(init=False)

    def __post_init__(self) -> None:
        gap = CODE_GAP if self.code_column else 0.0
        mark = MARK_WIDTH if any(entry.mark for entry in self.entries) else 0.0
        self.text_indent = self.code_column + gap + mark
        self.least_width = max(map(self._least_width, self.entries), default=0.0) + self.badge_room
        self._counts = Steps(self._count)

    def count(self, width: float) -> tuple[int, bool]:
        """The fewest lines at ``width`` (em), and whether they take two sub-columns."""
        return self._counts.at(width - self.badge_room)

    def lines(self, width: float, split: bool) -> int:
        """The number of lines with, or without, sub-columns."""
        return self._lines(width - self.badge_room, split)

    def _lines(self, width: float, split: bool) -> int:
        if split:
            return (len(self.entries) + 1) // 2
        return sum(self._entry_lines(entry, width) for entry in self.entries)

    def place(self, width: float, split: bool) -> tuple[LabelPiece, ...]:
        """Every run of text with its place at ``width`` (em)."""
        room = self.badge_room
        if room:
            pieces = self._column(self.entries, room, width - room)
            return (*pieces, *self._badges(width - room))
        if not split:
            return tuple(self._column(self.entries, 0.0, width))
        half = (len(self.entries) + 1) // 2
        left, right = self.entries[:half], self.entries[half:]
        second = max(width * 0.5, self._natural(left) + SUB_COLUMN_GAP)
        second = min(second, width - self._natural(right))
        return (*self._column(left, 0.0, width), *self._column(right, second, width))

    def _count(self, width: float) -> tuple[int, bool]:
        plain = self._lines(width, split=False)
        if self.badge_room or len(self.entries) < SPLIT_FROM or plain > len(self.entries):
            return plain, False
        if any(len(entry.texts) > 1 for entry in self.entries):
            return plain, False
        half = (len(self.entries) + 1) // 2
        needed = self._natural(self.entries[:half]) + SUB_COLUMN_GAP + self._natural(self.entries[half:])
        return (half, True) if needed <= width else (plain, False)

    def _badges(self, width: float) -> Iterator[LabelPiece]:
        """A badge at the first line of each entry that has one."""
        line = 0
        for entry in self.entries:
            if entry.badge:
                yield LabelPiece(0.0, line, entry.badge.value, "badge", BADGE_WIDTH)
            line += self._entry_lines(entry, width)

    def _natural(self, entries: Sequence[LabelEntry]) -> float:
        """The width of entries that do not wrap."""
        widest = 0.0
        for entry in entries:
            texts = self.text_indent + max((text.natural_width for text in entry.texts), default=0.0)
            widest = max(widest, texts + self._first_indent(entry, 1e9), entry.codes.natural_width)
        return widest

    def _least_width(self, entry: LabelEntry) -> float:
        overhang = max(0.0, entry.codes.natural_width - self.code_column)
        texts = [text.widest_piece + (overhang if n == 0 else 0.0) for n, text in enumerate(entry.texts)]
        inline = self.text_indent + max(texts, default=0.0)
        below = self.text_indent + max((text.widest_piece for text in entry.texts), default=0.0)
        return max(entry.codes.widest_piece + self._behind_codes(entry), min(inline, below / (1 - _CODES_INLINE_SHARE)))

    def _codes_stand_alone(self, entry: LabelEntry, width: float) -> bool:
        """Whether the codes take lines of their own above the text: they are very many, or a list of texts follows."""
        widest = self.code_column if len(entry.texts) > 1 else max(width * _CODES_INLINE_SHARE, self.code_column)
        return bool(entry.texts) and entry.codes.natural_width > widest + ROUNDING

    def _first_indent(self, entry: LabelEntry, width: float) -> float:
        """How far the first line of the text starts right of the others, behind codes wider than their column."""
        if self._codes_stand_alone(entry, width):
            return 0.0
        return max(0.0, entry.codes.natural_width - self.code_column)

    def _behind_codes(self, entry: LabelEntry) -> float:
        """The room that a mark takes behind the codes when no text follows it."""
        return CODE_GAP + MARK_WIDTH if entry.mark and not entry.texts else 0.0

    def _entry_lines(self, entry: LabelEntry, width: float) -> int:
        room = width - self.text_indent
        codes_alone = not entry.texts or self._codes_stand_alone(entry, width)
        own = entry.codes.count(width - self._behind_codes(entry)) if codes_alone else 0
        first = self._first_indent(entry, width)
        return own + sum(text.count(room, first if n == 0 else 0.0) for n, text in enumerate(entry.texts))

    def _column(self, entries: Sequence[LabelEntry], left: float, width: float) -> list[LabelPiece]:
        pieces: list[LabelPiece] = []
        line = 0
        for entry in entries:
            pieces += (
                LabelPiece(left + piece.x, line + piece.line, piece.text, piece.role, piece.width)
                for piece in self._entry(entry, width)
            )
            line += self._entry_lines(entry, width)
        return pieces

    def _entry(self, entry: LabelEntry, width: float) -> list[LabelPiece]:
        bold, plain = self._bold, self._plain
        alone = self._codes_stand_alone(entry, width)
        own_width = width - self._behind_codes(entry)
        codes = entry.codes.lines(own_width) if alone or not entry.texts else (entry.codes.text,)
        role = "struck-code" if entry.badge is Badge.REMOVED else "code"
        pieces = [LabelPiece(0.0, n, text, role, bold(text)) for n, text in enumerate(codes) if text]
        line = len(codes) if alone else 0
        first = self._first_indent(entry, width)
        indent = self.text_indent
        if entry.mark and entry.texts:
            pieces.append(LabelPiece(indent - MARK_WIDTH + first, line, entry.mark.value, "mark", _GLYPH_WIDTH))
        elif entry.mark:
            x = max(indent - MARK_WIDTH, bold(codes[-1]) + CODE_GAP)
            pieces.append(LabelPiece(x, len(codes) - 1, entry.mark.value, "mark", _GLYPH_WIDTH))
        for number, text in enumerate(entry.texts):
            inset = first if number == 0 else 0.0
            role = "struck" if entry.is_struck(number) else "label"
            for n, words in enumerate(text.lines(width - indent, inset)):
                pieces.append(LabelPiece(indent + (inset if n == 0 else 0.0), line, words, role, plain(words)))
                line += 1
        return pieces

    def _bold(self, text: str) -> float:
        return self.metrics.width(text, True)

    def _plain(self, text: str) -> float:
        return self.metrics.width(text)


def label_of(
    interfaces: Sequence[Interface],
    metrics: FontMetrics,
    code_column: float,
    language: str,
    marked: bool,
    default: Direction | None = None,
    shown: Callable[[Interface], ShownInterface | None] | None = None,
) -> LinkLabel:
    """Sets the interfaces of one line as a label; ``marked`` gives each a mark of its direction, or of ``default``.

    :param shown: what a change picture shows of an interface; None: it is no change picture.
    """

    def bold(text: str) -> float:
        return metrics.width(text, True)

    def plain(text: str) -> float:
        return metrics.width(text)

    def entry(interface: Interface) -> LabelEntry:
        change = shown(interface) if shown else None
        struck = change.struck if change else ()
        return LabelEntry(
            Paragraph(", ".join(interface.codes), bold, LONGEST_WORD, language),
            (interface.direction or default) if marked else None,
            tuple(Paragraph(text, plain, LONGEST_WORD, language) for text in (*struck, *interface.texts)),
            change.badge if change else None,
            len(struck),
        )

    entries = tuple(map(entry, interfaces))
    codes = tuple(code for interface in interfaces for code in interface.codes)
    return LinkLabel(entries, metrics, code_column, codes, badge_room=BADGE_ROOM if shown else 0.0)


def code_column_width(code_lists: Sequence[str], metrics: FontMetrics, widest: float) -> float:
    """The width (em) of the code column, ``widest`` at most: most lists fit, and the few long ones do not widen it."""
    widths = sorted(metrics.width(codes, True) for codes in code_lists if codes)
    if not widths:
        return 0.0
    usual = widths[min(len(widths) - 1, int(len(widths) * _CODES_IN_COLUMN))]
    limit = min(max(usual * _CODES_OVER_USUAL, _LEAST_CODE_COLUMN), widest)
    column = max((width for width in widths if width <= limit), default=widths[0])
    # In whole digits, so that one more code, with a wider letter at its end, does not move all texts by a hair.
    digit = metrics.width("0", True)
    return math.ceil((column - _WIDER_LETTERS) / digit) * digit + _WIDER_LETTERS
