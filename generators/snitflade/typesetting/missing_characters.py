"""Characters that the font cannot draw: named with their place, before anything is drawn without them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from snitflade.diagram import Diagram
from snitflade.problems import Place, Problem
from snitflade.scene import Scene, Text
from snitflade.typesetting.font_metrics import FontMetrics

_HINT = "say it in words, or choose a font that has it in the theme"
_NAMED_AT_ONCE = 3  # characters in a message; more make it longer than a line
_MOST_PROBLEMS = 100  # a diagram in another script has one for each text; nobody reads more


def check_characters(diagram: Diagram, metrics: FontMetrics) -> tuple[Problem, ...]:
    """A problem for each part of the diagram whose text holds characters that the font lacks, in reading order.

    The place is that of the part: link, interface, system, category or note; the diagram's own for the rest.
    """
    return _problems(_texts(diagram), metrics)


def check_drawn_characters(scene: Scene, metrics: FontMetrics, place: Place) -> tuple[Problem, ...]:
    """A problem for each text of a finished scene that holds characters that the font lacks.

    It finds what layout and theme add, such as arrows and the owner's name.

    :param place: of the diagram, for what belongs to no part of it.
    """
    texts = ((group.place or place, part.text) for group, part, _, _ in scene.flatten() if isinstance(part, Text))
    return _problems(texts, metrics)


def characters_of(diagram: Diagram) -> frozenset[str]:
    """The characters of all texts that are drawn."""
    return frozenset("".join(text for _, text in _texts(diagram)))


def _problems(texts: Iterable[tuple[Place, str]], metrics: FontMetrics) -> tuple[Problem, ...]:
    texts = list(texts)
    if not _missing("".join({character for _, text in texts for character in text}), metrics):
        return ()  # nearly always: each character is looked up once, not each text
    found: dict[Problem, None] = {}
    for place, text in texts:
        missing = _missing(text, metrics)
        if missing:
            found[Problem(place, _message(missing), _HINT)] = None
    return tuple(found)[:_MOST_PROBLEMS]


def _missing(text: str, metrics: FontMetrics) -> str:
    """The characters that cannot be drawn, each once.

    A combining mark is one of them even where the font has it: texts are composed (NFC), so it is a mark that no letter
    of the font takes, and PDF cannot say what its glyph means.
    """
    lone = (character for character in text if unicodedata.combining(character))
    # A line break of the author's is not drawn.
    return "".join(dict.fromkeys((*metrics.missing(text.replace("\n", "")), *lone)))


def _message(missing: str) -> str:
    """What is missing, the first few by name.

    >>> _message("😀")
    "the font has no character '😀' (U+1F600)"
    """
    named = ", ".join(_describe(character) for character in missing[:_NAMED_AT_ONCE])
    more = len(missing) - _NAMED_AT_ONCE
    if more > 0:
        named += f" and {more} more"
    return f"the font has no character {named}" if len(missing) == 1 else f"the font has no characters {named}"


def _describe(character: str) -> str:
    """Its number, and itself where it shows anything by itself."""
    number = f"U+{ord(character):04X}"
    return number if unicodedata.category(character)[0] in "CMZ" else f"'{character}' ({number})"


def _texts(diagram: Diagram) -> Iterator[tuple[Place, str]]:
    """Every text that is drawn, with the place of its part."""
    yield diagram.place, f"{diagram.title}{diagram.subtitle}"
    yield diagram.hub.place, "".join(diagram.hub.names)
    for system in diagram.systems:
        yield system.place, "".join((system.name, system.label, system.group or "", system.note or ""))
    for link in diagram.links:
        yield link.place, link.note or ""
        for interface in link.interfaces:
            yield interface.place, "".join((*interface.codes, *interface.texts))
    for kind in diagram.drawn_kinds:
        yield diagram.place, kind.name
    for category in diagram.drawn_categories:
        yield category.place, f"{category.heading}{category.text}"
    for note in diagram.notes:
        yield note.place, f"{note.heading}{note.text}"
